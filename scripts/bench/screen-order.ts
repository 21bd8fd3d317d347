import { parseArgs } from 'node:util'
import { WrongInput } from '../json-input.ts'
import type { ScreenOrder } from './screen.ts'

export const usage = 'npm run bench -- screen [--people 10000] [--json FILE] [--markdown]'

/** What the words after `screen` ask for. Throws WrongInput with one sentence. */
export function readOrder(args: string[]): { order: ScreenOrder; output: { json?: string; markdown: boolean } } {
  const values = parse(args)
  const people = Number(values.people ?? '10000')
  if (!Number.isInteger(people) || people < 8) throw new WrongInput('--people takes one whole number from 8 on, as in --people 10000.')
  return { order: { people }, output: { ...(values.json !== undefined && { json: values.json }), markdown: values.markdown === true } }
}

function parse(args: string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({ args, options: { people: text, json: text, markdown: { type: 'boolean' } } }).values
  } catch (error) {
    throw new WrongInput(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}
