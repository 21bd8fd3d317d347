import { AppError } from '../errors.ts'
import type { Pack, SessionContent } from '../roadmap/plan/content.ts'
import type { Db } from '../store/open.ts'
import { usualPack } from './packs/built-in.ts'
import type { ProgramOfPack } from './contract.ts'
import { listPacksOf } from './pack-store.ts'
import { listPrograms } from './store.ts'

/**
 * What the roadmap of a program is made of, as it was when the program was set up; a program from before there were packs has the usual one.
 * @throws AppError not_found
 */
export async function getPack(context: { db: Db }, programId: string): Promise<Pack> {
  const pack = (await getPacks(context, [programId])).get(programId)
  if (!pack) throw new AppError('not_found', 'There is no such program.')
  return pack
}

/** The same of several programs, by their ids. */
export async function getPacks(context: { db: Db }, programIds: string[]): Promise<Map<string, Pack>> {
  const kept = await listPacksOf(context.db, [...new Set(programIds)])
  return new Map(kept.map(({ id, pack }) => [id, pack ?? usualPack()]))
}

/** All programs, each with the pack it was set up with. */
export async function listProgramsOfPacks(context: { db: Db }): Promise<ProgramOfPack[]> {
  const programs = await listPrograms(context.db)
  const packs = await getPacks(context, programs.map(({ id }) => id))
  return programs.map((program) => ({ ...program, pack: packs.get(program.id) ?? usualPack() }))
}

/** The content of one session, from 1. */
export function sessionOf(pack: Pack, number: number): SessionContent {
  const session = pack.sessions[number - 1]
  if (!session) throw new Error(`The pack ${pack.id} has no session ${number}.`)
  return session
}
