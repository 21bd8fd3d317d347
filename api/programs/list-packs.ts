import { AppError } from '../errors.ts'
import type { Pack } from '../roadmap/plan/content.ts'
import type { goalExercises } from '../roadmap/plan/known-forms.ts'
import type { Db } from '../store/open.ts'
import type { PackContent, PackSummary } from './contract.ts'
import { listImported } from './pack-store.ts'
import { builtInPacks } from './packs/built-in.ts'
import { writePack } from './packs/write-pack.ts'

/** A pack with when it was brought; null for those that come with the product. */
export type KeptPack = { pack: Pack; importedAt: number | null }

const goalTitles: Record<(typeof goalExercises)[number], string> = { goals: 'Goals', 'goal-review': 'Goals, looked at again' }

/** The newest version of each pack: the product's in their order, then what an organizer brought, by name. */
export async function listPacks(context: { db: Db }): Promise<PackSummary[]> {
  const ours = builtInPacks()
  const imported = await listImported(context.db)
  const others = imported.filter(({ pack }) => ours.every(({ id }) => id !== pack.id)).toSorted((a, b) => a.pack.name.localeCompare(b.pack.name, 'en'))
  const ids = [...ours.map(({ id }) => id), ...others.map(({ pack }) => pack.id)]
  const kept = [...new Set(ids)].map((id) => newestOf(id, imported))
  return kept.flatMap((found) => (found ? [summaryOf(found)] : []))
}

/** One version of a pack, the newest where none is named; null when there is none. */
export async function findPack(context: { db: Db }, id: string, version?: number): Promise<KeptPack | null> {
  return newestOf(id, await listImported(context.db, id), version)
}

/** @throws AppError not_found */
export async function showPack(context: { db: Db }, id: string, version?: number): Promise<PackContent> {
  const kept = await requirePack(context, id, version)
  return { ...summaryOf(kept), road: roadOf(kept.pack) }
}

/** A pack as a file to edit. @throws AppError not_found */
export async function exportPack(context: { db: Db }, id: string, version?: number): Promise<{ fileName: string; text: string }> {
  const { pack } = await requirePack(context, id, version)
  return { fileName: `${pack.id}-${pack.version}.yaml`, text: writePack(pack) }
}

export function summaryOf({ pack, importedAt }: KeptPack): PackSummary {
  const { id, version, name, purpose, hashtag, look, minutes, sessions } = pack
  return { id, version, name, purpose, hashtag, look, minutes, sessions: sessions.length, importedAt }
}

function newestOf(id: string, imported: KeptPack[], version?: number): KeptPack | null {
  const all = [...imported, ...builtInPacks().map((pack) => ({ pack, importedAt: null }))].filter(({ pack }) => pack.id === id && (version === undefined || pack.version === version))
  return all.toSorted((a, b) => b.pack.version - a.pack.version)[0] ?? null
}

async function requirePack(context: { db: Db }, id: string, version?: number): Promise<KeptPack> {
  const kept = await findPack(context, id, version)
  if (!kept) throw new AppError('not_found', 'There is no such pack.')
  return kept
}

function roadOf({ sessions, forms }: Pack): PackContent['road'] {
  const titles: Record<string, string | undefined> = { ...goalTitles, ...Object.fromEntries(forms.map(({ id, title }) => [id, title])) }
  return sessions.map(({ phase, title, aim, outcome, agenda, exercises }, at) => ({ number: at + 1, phase, title, aim, outcome, agenda: agenda.circle, exercises: exercises.map((id) => titles[id] ?? id) }))
}
