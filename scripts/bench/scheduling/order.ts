import { parseArgs } from 'node:util'
import { WrongInput } from '../../json-input.ts'
import type { SchedulingOrder } from './bench.ts'

export const usage = 'npm run bench -- scheduling [--quick] [--cases 6] [--circles 2500,5000,10000] [--bookings 1000] [--json FILE] [--markdown]'

/** What the words after `scheduling` ask for. Throws WrongInput with one sentence. */
export function readOrder(args: string[]): { order: SchedulingOrder; output: { json?: string; markdown: boolean } } {
  const values = parse(args)
  const isQuick = values.quick === true
  const cases = numbersOf('cases', values.cases, 0) ?? [isQuick ? 2 : 6]
  const circles = numbersOf('circles', values.circles, 0) ?? (isQuick ? [1_000] : [2_500, 5_000, 10_000])
  const bookings = numbersOf('bookings', values.bookings, 0) ?? [isQuick ? 100 : 1_000]
  if (bookings.length !== 1) throw new WrongInput('--bookings takes one whole number, as in --bookings 1000.')
  if (cases.length !== 1) throw new WrongInput('--cases takes one whole number, as in --cases 6.')
  return { order: { cases: cases[0]!, circles: circles.filter((count) => count > 0), bookings: bookings[0]! }, output: { ...(values.json !== undefined && { json: values.json }), markdown: values.markdown === true } }
}

function parse(args: string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    return parseArgs({ args, options: { quick: flag, cases: text, circles: text, bookings: text, json: text, markdown: flag } }).values
  } catch (error) {
    throw new WrongInput(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

function numbersOf(option: string, value: string | undefined, least: number): number[] | undefined {
  if (value === undefined) return undefined
  const numbers = value.split(',').map(Number)
  if (!numbers.every((number) => Number.isInteger(number) && number >= least)) throw new WrongInput(`--${option} takes whole numbers from ${least} on.`)
  return numbers
}
