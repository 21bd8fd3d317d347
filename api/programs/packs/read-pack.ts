import type { Form, Pack, SessionContent } from '../../roadmap/plan/content.ts'
import { inWords } from './fault-words.ts'
import { type PackFault, type Path, readLines } from './pack-lines.ts'
import { type Breach, checkPack } from './pack-rules.ts'
import { PackShape } from './pack-shape.ts'

/** Forms and sessions that a pack may name by their id instead of writing them out. */
export type Blocks = { forms: ReadonlyMap<string, Form>; sessions: ReadonlyMap<string, SessionContent> }

/** So many are shown at once: whoever mends the first often mends the rest. */
const mostFaults = 50

/**
 * Reads a pack from YAML or JSON. A form or a session given by its id alone is the product's own; a session with `from` is one of
 * these with other words in it. Faults come in the order of their lines; each line lies within the text.
 */
export function readPack(text: string, blocks: Blocks): { pack: Pack } | { faults: PackFault[] } {
  const read = readLines(text)
  if ('faults' in read) return { faults: inOrder(read.faults) }
  const filled = fillIn(read.value, blocks)
  const toFault = ({ path, message }: Breach): PackFault => ({ line: read.lineOf(path), path: path.map(String).join('.'), message })
  if (filled.breaches.length > 0) return { faults: inOrder(filled.breaches.map(toFault)) }
  const shaped = PackShape.safeParse(filled.value, { reportInput: true })
  if (!shaped.success) return { faults: inOrder(shaped.error.issues.flatMap(inWords).map(toFault)) }
  const breaches = checkPack(shaped.data)
  return breaches.length > 0 ? { faults: inOrder(breaches.map(toFault)) } : { pack: shaped.data }
}

function fillIn(value: unknown, blocks: Blocks): { value: unknown; breaches: Breach[] } {
  if (!isGroup(value)) return { value, breaches: [] }
  const breaches: Breach[] = []
  function named<Block>(from: ReadonlyMap<string, Block>, id: string, path: Path, what: string): Block | undefined {
    const block = from.get(id)
    if (!block) breaches.push({ path, message: `The product has no ${what} “${id}”. Write it out, or name one of: ${[...from.keys()].join(', ')}.` })
    return block
  }
  const forms = mapList(value['forms'], (form, at) => (typeof form === 'string' ? named(blocks.forms, form, ['forms', at], 'form') : form))
  const sessions = mapList(value['sessions'], (session, at) => {
    if (typeof session === 'string') return named(blocks.sessions, session, ['sessions', at], 'session')
    if (!isGroup(session) || typeof session['from'] !== 'string') return session
    const { from, ...own } = session
    return { ...named(blocks.sessions, from, ['sessions', at, 'from'], 'session'), ...own }
  })
  return { value: { ...value, ...(forms && { forms }), ...(sessions && { sessions }) }, breaches }
}

function mapList(list: unknown, change: (item: unknown, at: number) => unknown): unknown[] | null {
  return Array.isArray(list) ? list.map(change) : null
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function inOrder(faults: PackFault[]): PackFault[] {
  return faults.toSorted((a, b) => a.line - b.line).slice(0, mostFaults)
}
