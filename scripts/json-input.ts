import { readFileSync } from 'node:fs'
import type { z } from 'zod'

/** An input that cannot be answered; the message is the whole sentence for the person. */
export class WrongInput extends Error {}

/** `['mentors', 3, 'capacity']` → `mentors[3].capacity`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (written, part) => (typeof part === 'number' ? `${written}[${part}]` : written === '' ? String(part) : `${written}.${String(part)}`),
    '',
  )
}

/** The file's JSON in the schema's shape. Throws WrongInput with the path of the first fault. */
export function readJson<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  return shaped(readAnyJson(file), schema)
}

/** The file's JSON as it is. A byte order mark, with which some editors begin a file, is passed over. Throws WrongInput. */
export function readAnyJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new WrongInput(`${file} cannot be read as JSON: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`)
  }
}

/** The value in the schema's shape. Throws WrongInput with the path of the first fault. */
export function shaped<Schema extends z.ZodType>(value: unknown, schema: Schema): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  if (issue?.code === 'unrecognized_keys') throw new WrongInput(`${formatPath([...issue.path, issue.keys[0] ?? ''])}: This name is not known here. Check its spelling.`)
  throw new WrongInput(`${formatPath(issue?.path ?? []) || 'The whole file'}: ${issue?.message ?? 'it is wrong'}`)
}
