import { parseArgs } from 'node:util'
import { WrongInput } from '../../json-input.ts'

export const usage = 'npm run bench -- tab [--rounds 9] [--json FILE] [--markdown]'

export type TabOrder = { rounds: number }

/** What the words after `tab` ask for. Throws WrongInput with one sentence. */
export function readOrder(args: string[]): { order: TabOrder; output: { json?: string; markdown: boolean } } {
  const values = parse(args)
  const rounds = Number(values.rounds ?? 9)
  if (!Number.isInteger(rounds) || rounds < 1) throw new WrongInput('--rounds takes a whole number from 1 on.')
  return { order: { rounds }, output: { ...(values.json !== undefined && { json: values.json }), markdown: values.markdown === true } }
}

function parse(args: string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({ args, options: { rounds: text, json: text, markdown: { type: 'boolean' } } }).values
  } catch (error) {
    throw new WrongInput(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}
