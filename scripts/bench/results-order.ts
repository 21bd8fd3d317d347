import { parseArgs } from 'node:util'
import { WrongInput } from '../json-input.ts'
import type { ResultsOrder } from './results.ts'

export const usage = 'npm run bench -- results [--sizes 1000,10000,100000] [--requests 200] [--json FILE] [--markdown]'

/** What the words after `results` ask for. Throws WrongInput with one sentence. */
export function readOrder(args: string[]): { order: ResultsOrder; output: { json?: string; markdown: boolean } } {
  const values = parse(args)
  const sizes = (values.sizes ?? '1000,10000,100000').split(',').map(Number)
  if (!sizes.every((size) => Number.isInteger(size) && size >= 1_000)) throw new WrongInput('--sizes takes whole numbers from 1000 on with commas between, as in --sizes 1000,10000.')
  const requests = Number(values.requests ?? '200')
  if (!Number.isInteger(requests) || requests < 20) throw new WrongInput('--requests takes one whole number from 20 on, as in --requests 200.')
  return { order: { sizes, requests }, output: { ...(values.json !== undefined && { json: values.json }), markdown: values.markdown === true } }
}

function parse(args: string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({ args, options: { sizes: text, requests: text, json: text, markdown: { type: 'boolean' } } }).values
  } catch (error) {
    throw new WrongInput(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}
