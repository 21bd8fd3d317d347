import { type Selectable, sql } from 'kysely'
import type { Db, Trx } from '../store/open.ts'
import type { Schema } from '../store/schema.ts'
import type { BenchWeight, NewCriticalRole, NewKnowledgeItem, Readiness, SuccessionChange } from './contract.ts'

export type RoleRecord = Selectable<Schema['criticalRoles']>
export type CandidateRecord = Selectable<Schema['benchCandidates']>
export type ItemRecord = Selectable<Schema['knowledgeItems']>
export type ChangeRecord = Selectable<Schema['successionChanges']>

/** Roles on the list, by title. */
export async function listRoles(db: Db): Promise<RoleRecord[]> {
  return db.selectFrom('criticalRoles').selectAll().where('removedAt', 'is', null).orderBy('title').orderBy('id').execute()
}

export async function findRole(db: Db, id: string): Promise<RoleRecord | null> {
  return (await db.selectFrom('criticalRoles').selectAll().where('id', '=', id).where('removedAt', 'is', null).executeTakeFirst()) ?? null
}

/** The same, holding the row until the transaction ends. */
export async function lockRole(trx: Trx, id: string): Promise<RoleRecord | null> {
  return (await trx.selectFrom('criticalRoles').selectAll().where('id', '=', id).where('removedAt', 'is', null).forUpdate().executeTakeFirst()) ?? null
}

export async function insertRole(trx: Trx, { functions, ...role }: NewCriticalRole & { id: string; createdBy: string; createdAt: number }): Promise<void> {
  await trx.insertInto('criticalRoles').values({ ...role, functions: JSON.stringify(functions) }).execute()
}

export async function updateRole(trx: Trx, id: string, { functions, ...role }: NewCriticalRole & { holderLeftAt: number | null }): Promise<void> {
  await trx.updateTable('criticalRoles').set({ ...role, functions: JSON.stringify(functions) }).where('id', '=', id).execute()
}

export async function setHolderLeft(trx: Trx, id: string, holderLeftAt: number | null): Promise<void> {
  await trx.updateTable('criticalRoles').set({ holderLeftAt }).where('id', '=', id).execute()
}

export async function setRoleRemoved(trx: Trx, id: string, removedAt: number): Promise<void> {
  await trx.updateTable('criticalRoles').set({ removedAt }).where('id', '=', id).execute()
}

/** The benches of these roles, whoever was added first first. */
export async function listBench(db: Db, roleIds: string[]): Promise<CandidateRecord[]> {
  if (roleIds.length === 0) return []
  return db.selectFrom('benchCandidates').selectAll().where('roleId', 'in', roleIds).orderBy('addedAt').orderBy('personId').execute()
}

export async function saveCandidate(trx: Trx, candidate: { roleId: string; personId: string; readiness: Readiness; note: string; addedAt: number }): Promise<void> {
  const { readiness, note } = candidate
  await trx.insertInto('benchCandidates').values(candidate).onConflict((conflict) => conflict.columns(['roleId', 'personId']).doUpdateSet({ readiness, note })).execute()
}

export async function setCandidateLeft(trx: Trx, roleId: string, personId: string, leftAt: number | null): Promise<void> {
  await trx.updateTable('benchCandidates').set({ leftAt }).where('roleId', '=', roleId).where('personId', '=', personId).execute()
}

export async function deleteCandidate(trx: Trx, roleId: string, personId: string): Promise<void> {
  await trx.deleteFrom('benchCandidates').where('roleId', '=', roleId).where('personId', '=', personId).execute()
}

/** Everybody who is on some bench. For the lot alone. */
export async function listAllCandidates(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('benchCandidates').innerJoin('criticalRoles', 'criticalRoles.id', 'benchCandidates.roleId').select('personId').distinct().where('removedAt', 'is', null).execute()
  return new Set(rows.map(({ personId }) => personId))
}

export async function insertChange(trx: Trx, change: Omit<ChangeRecord, 'kind'> & Pick<SuccessionChange, 'kind'>): Promise<void> {
  await trx.insertInto('successionChanges').values(change).execute()
}

/** What happened to these roles, the newest first. */
export async function listChanges(db: Db, roleIds: string[], kind?: SuccessionChange['kind']): Promise<ChangeRecord[]> {
  if (roleIds.length === 0) return []
  const all = db.selectFrom('successionChanges').selectAll().where('roleId', 'in', roleIds).orderBy('at', 'desc').orderBy('id')
  return kind ? all.where('kind', '=', kind).execute() : all.limit(200).execute()
}

export async function listEarlierPosts(db: Db, personIds: string[]): Promise<{ personId: string; functionKey: string }[]> {
  if (personIds.length === 0) return []
  return db.selectFrom('earlierPosts').select(['personId', 'functionKey']).where('personId', 'in', personIds).execute()
}

export async function saveEarlierPost(trx: Trx, post: Selectable<Schema['earlierPosts']>): Promise<void> {
  await trx.insertInto('earlierPosts').values(post).onConflict((conflict) => conflict.doNothing()).execute()
}

export async function deleteEarlierPost(trx: Trx, personId: string, functionKey: string): Promise<void> {
  await trx.deleteFrom('earlierPosts').where('personId', '=', personId).where('functionKey', '=', functionKey).execute()
}

export async function saveMet(db: Db, met: { personId: string; functionKey: string; firstAt: number }[]): Promise<void> {
  if (met.length > 0) await db.insertInto('exposures').values(met).onConflict((conflict) => conflict.doNothing()).execute()
}

/** The functions that these people have met in circles, by the names under which they are compared. */
export async function listMet(db: Db, personIds: string[]): Promise<Map<string, Set<string>>> {
  const rows = await db.selectFrom('exposures').select(['personId', 'functionKey']).where(sql<boolean>`person_id = any(${sql.val(personIds)}::uuid[])`).execute()
  return new Map([...Map.groupBy(rows, ({ personId }) => personId)].map(([personId, met]) => [personId, new Set(met.map(({ functionKey }) => functionKey))]))
}

export async function listItems(db: Db, roleId: string): Promise<ItemRecord[]> {
  return db.selectFrom('knowledgeItems').selectAll().where('roleId', '=', roleId).orderBy('riskIfLost', 'desc').orderBy('createdAt').orderBy('id').execute()
}

export async function findItem(db: Db, id: string): Promise<ItemRecord | null> {
  return (await db.selectFrom('knowledgeItems').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function saveItem(trx: Trx, { heldById: heldBy, check: checkedBy, steps, ...rest }: NewKnowledgeItem & { id: string; roleId: string; createdAt: number; changedAt: number }): Promise<void> {
  const { id, roleId, createdAt, ...said } = { ...rest, heldBy, checkedBy, steps: JSON.stringify(steps) }
  await trx.insertInto('knowledgeItems').values({ id, roleId, createdAt, ...said }).onConflict((conflict) => conflict.column('id').doUpdateSet(said)).execute()
}

export async function deleteItem(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('knowledgeItems').where('id', '=', id).execute()
}

/** Every function that a role on the list asks for, as it is spelled there. */
export async function listAskedFunctions(db: Db): Promise<string[]> {
  return (await listRoles(db)).flatMap((role) => role.functions)
}

export async function findObjective(db: Db, programId: string): Promise<{ weight: BenchWeight } | null> {
  return (await db.selectFrom('benchObjectives').select('weight').where('programId', '=', programId).executeTakeFirst()) ?? null
}

export async function listObjectives(db: Db): Promise<Map<string, BenchWeight>> {
  return new Map((await db.selectFrom('benchObjectives').select(['programId', 'weight']).execute()).map(({ programId, weight }) => [programId, weight]))
}

export async function saveObjective(db: Db, { programId, ...values }: Selectable<Schema['benchObjectives']>): Promise<void> {
  await db.insertInto('benchObjectives').values({ programId, ...values }).onConflict((conflict) => conflict.column('programId').doUpdateSet(values)).execute()
}

/** What a cohort's runs go by: whoever asks first brings it, and everybody gets the same. */
export async function beginObjective(db: Db, { functions, ...begun }: { cohortId: string; weight: BenchWeight; functions: string[]; begunAt: number }): Promise<{ weight: BenchWeight; functions: string[] }> {
  await db.insertInto('benchObjectivesBegun').values({ ...begun, functions: JSON.stringify(functions) }).onConflict((conflict) => conflict.doNothing()).execute()
  return db.selectFrom('benchObjectivesBegun').select(['weight', 'functions']).where('cohortId', '=', begun.cohortId).executeTakeFirstOrThrow()
}

export async function listBegun(db: Db): Promise<Map<string, BenchWeight>> {
  return new Map((await db.selectFrom('benchObjectivesBegun').select(['cohortId', 'weight']).execute()).map(({ cohortId, weight }) => [cohortId, weight]))
}

export type DrawRecord = Selectable<Schema['successionDraws']>

/** What the lot answered for these people, the oldest first. */
export async function listDraws(db: Db, personIds: string[]): Promise<DrawRecord[]> {
  return db.selectFrom('successionDraws').selectAll().where(sql<boolean>`person_id = any(${sql.val(personIds)}::uuid[])`).orderBy('drawnAt').orderBy('cohortId').execute()
}

/** What was drawn once is never drawn again. */
export async function saveDraws(db: Db, draws: DrawRecord[]): Promise<void> {
  for (let at = 0; at < draws.length; at += 1_000) await db.insertInto('successionDraws').values(draws.slice(at, at + 1_000)).onConflict((conflict) => conflict.doNothing()).execute()
}
