import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Form, Pack, SessionContent } from '../../roadmap/plan/content.ts'
import { FormShape, SessionShape } from './pack-shape.ts'
import { type Blocks, readPack } from './read-pack.ts'

/** What a program has for which nothing else was chosen. */
export const usualPackId = 'four-sessions'

// The files are part of the product, so each is read once; and only when somebody asks, as most of what starts never does.
let blocks: Blocks | null = null
const packs = new Map<string, Pack>()

/** The product's forms and sessions, by id. */
export function productBlocks(): Blocks {
  blocks ??= { forms: readForms(), sessions: readSessions() }
  return blocks
}

export function usualPack(): Pack {
  return readBuiltIn(usualPackId)
}

/** The packs that come with the product, shortest first and those with a theme last. */
export function builtInPacks(): Pack[] {
  const all = namesIn('.').map((name) => readBuiltIn(name.replace('.yaml', '')))
  return all.toSorted((a, b) => Number(a.hashtag !== null) - Number(b.hashtag !== null) || a.sessions.length - b.sessions.length)
}

/** The file is named as its pack. */
function readBuiltIn(id: string): Pack {
  const known = packs.get(id)
  if (known) return known
  const read = readPack(textOf(`${id}.yaml`), productBlocks())
  if ('faults' in read) throw new Error(`${id}.yaml is not right: ${JSON.stringify(read.faults)}`)
  packs.set(id, read.pack)
  return read.pack
}

function readForms(): Map<string, Form> {
  const forms = namesIn('forms').flatMap((name) => FormShape.array().parse(parse(textOf(`forms/${name}`))))
  return new Map(forms.map((form) => [form.id, form]))
}

function readSessions(): Map<string, SessionContent> {
  const named = namesIn('sessions').flatMap((name) => Object.entries(parse(textOf(`sessions/${name}`)) as Record<string, unknown>))
  return new Map(named.map(([id, session]) => [id, SessionShape.parse(session)]))
}

function namesIn(folder: string): string[] {
  return readdirSync(join(import.meta.dirname, folder)).filter((name) => name.endsWith('.yaml')).toSorted()
}

function textOf(name: string): string {
  return readFileSync(join(import.meta.dirname, name), 'utf8')
}
