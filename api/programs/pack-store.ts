import type { Pack } from '../roadmap/plan/content.ts'
import type { Db } from '../store/open.ts'

/** An imported pack: what was brought, and what it says with everything written out. */
export type PackRecord = { pack: Pack; importedAt: number }

/** The packs that programs were set up with; null in those from before there were packs. */
export async function listPacksOf(db: Db, programIds: string[]): Promise<{ id: string; pack: Pack | null }[]> {
  return programIds.length === 0 ? [] : db.selectFrom('programs').select(['id', 'pack']).where('id', 'in', programIds).execute()
}

/** Imported packs, newest version first; all of them, or those of one id. */
export async function listImported(db: Db, id?: string): Promise<PackRecord[]> {
  const all = db.selectFrom('packs').select(['pack', 'importedAt']).orderBy('version', 'desc')
  return (id === undefined ? all : all.where('id', '=', id)).execute()
}

/** Keeps a version of a pack. False when it was kept already, also by somebody at the same moment. */
export async function insertPack(db: Db, { pack, text, importedBy, importedAt }: PackRecord & { text: string; importedBy: string }): Promise<boolean> {
  const { id, version } = pack
  const kept = await db.insertInto('packs').values({ id, version, text, pack: JSON.stringify(pack), importedBy, importedAt }).onConflict((conflict) => conflict.doNothing()).returning('id').execute()
  return kept.length > 0
}
