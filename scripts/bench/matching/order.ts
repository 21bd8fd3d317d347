import { parseArgs } from 'node:util'
import { WrongInput } from '../../json-input.ts'
import { isFamily, parts, type BenchOrder, type Part } from './bench.ts'
import { families, type Family } from './make-instance.ts'

export const usage = `npm run bench -- matching [--quick] [--sizes 1000,10000] [--families three,tight,scarce] [--peers none|npm|lemon|all]
    [--parts ${parts.join(',')}] [--limit SECONDS] [--json FILE] [--markdown]`

export type Output = { json?: string; markdown: boolean }

/** What the words after `matching` ask for. Throws WrongInput with one sentence. */
export function readOrder(args: string[]): { order: BenchOrder; output: Output } {
  const values = parse(args)
  const isQuick = values.quick === true
  const sizes = numbersOf('sizes', values.sizes) ?? (isQuick ? [1_000, 10_000] : [1_000, 10_000, 30_000, 75_000])
  const most = Math.max(...sizes)
  const peers = values.peers ?? (isQuick ? 'lemon' : 'all')
  if (peers !== 'none' && peers !== 'npm' && peers !== 'lemon' && peers !== 'all') throw new WrongInput('--peers is none, npm, lemon or all.')
  const limitSeconds = numbersOf('limit', values.limit)?.[0] ?? (isQuick ? 10 : 20)
  const order: BenchOrder = {
    sizes,
    families: listOf('families', values.families, isFamily, Object.keys(families)) as Family[] | undefined ?? ['three', 'tight', 'scarce'],
    peers,
    parts: listOf('parts', values.parts, isPart, [...parts]) as Part[] | undefined ?? parts,
    late: { mentees: most, changes: 1_000 },
    employees: [1_000, 3_000, 10_000, 30_000, 100_000].filter((employees) => employees <= (most * 4) / 3),
    proven: [10_000, 75_000].filter((mentees) => mentees <= most),
    runs: isQuick ? 1 : 3,
    limitSeconds,
    patienceSeconds: Math.max(limitSeconds, isQuick ? 30 : 90),
  }
  return { order, output: { ...(values.json !== undefined && { json: values.json }), markdown: values.markdown === true } }
}

function parse(args: string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  try {
    return parseArgs({ args, options: { quick: flag, sizes: text, families: text, peers: text, parts: text, limit: text, json: text, markdown: flag } }).values
  } catch (error) {
    throw new WrongInput(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

function numbersOf(option: string, value: string | undefined): number[] | undefined {
  if (value === undefined) return undefined
  const numbers = value.split(',').map(Number)
  if (!numbers.every((number) => Number.isInteger(number) && number > 0)) throw new WrongInput(`--${option} takes whole numbers above 0, as in --${option} 1000,10000.`)
  return numbers.sort((one, other) => one - other)
}

function listOf(option: string, value: string | undefined, isKnown: (name: string) => boolean, known: string[]): string[] | undefined {
  const names = value?.split(',')
  const stranger = names?.find((name) => !isKnown(name))
  if (stranger !== undefined) throw new WrongInput(`--${option} knows no "${stranger}", only ${known.join(', ')}.`)
  return names
}

function isPart(name: string): boolean {
  return parts.some((part) => part === name)
}
