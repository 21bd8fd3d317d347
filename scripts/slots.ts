import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { z } from 'zod'
import { solveCohort, solveSeries } from '#api/scheduling/solver/solve.ts'
import { formatInstant } from '#api/time/calendar.ts'
import { expandEvent } from '#api/time/recurrence.ts'
import { SlotsCase, SlotsCohort, SlotsEvents } from './slots-input.ts'

const USAGE = 'Name one file: slots CASE.json, slots --expand EVENTS.json or slots --cohort COHORT.json.'

/** An input that cannot be answered; the message is the whole sentence for the person. */
class WrongInput extends Error {}

function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((written, part) => (typeof part === 'number' ? `${written}[${part}]` : written === '' ? String(part) : `${written}.${String(part)}`), '')
}

function read<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new WrongInput(`${file} cannot be read as JSON: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new WrongInput(`${formatPath(issue?.path ?? []) || 'The whole file'}: ${issue?.message ?? 'it is wrong'}`)
}

function parseArguments(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { expand: { type: 'string' }, cohort: { type: 'string' } } })
  } catch {
    throw new WrongInput(USAGE)
  }
}

/** The answer to the command line's question, as plain data. */
function answer(args: string[]): unknown {
  const { values, positionals } = parseArguments(args)
  const [file] = positionals
  if (positionals.length + Object.keys(values).length !== 1) throw new WrongInput(USAGE)
  if (values.expand !== undefined) return read(values.expand, SlotsEvents).map((event) => expandEvent(event).map(formatInstant))
  if (values.cohort !== undefined) return solveCohort(read(values.cohort, SlotsCohort))
  return solveSeries(read(file ?? '', SlotsCase))
}

try {
  process.stdout.write(`${JSON.stringify(answer(process.argv.slice(2)), null, 2)}\n`)
} catch (error) {
  if (!(error instanceof WrongInput)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
