import { sql } from 'kysely'
import type { Db, Trx } from '../store/open.ts'

export type EncouragementRecord = { cohortId: string; seed: string; seedHash: string; chosenAt: number; drawnAt: number | null }
export type EncouragementLot = { personId: string; stratum: string; invited: boolean }

export async function findEncouragement(db: Db, cohortId: string): Promise<EncouragementRecord | null> {
  return (await db.selectFrom('encouragements').select(['cohortId', 'seed', 'seedHash', 'chosenAt', 'drawnAt']).where('cohortId', '=', cohortId).executeTakeFirst()) ?? null
}

export async function insertEncouragement(trx: Trx, record: { cohortId: string; seed: string; seedHash: string; chosenBy: string; chosenAt: number }): Promise<void> {
  await trx.insertInto('encouragements').values(record).execute()
}

export async function deleteEncouragement(trx: Trx, cohortId: string): Promise<void> {
  await trx.deleteFrom('encouragements').where('cohortId', '=', cohortId).execute()
}

/** Who could take part and has not asked to: active people with a mailbox, by department. A draft is its owner's alone and counts as nothing. */
export async function listEligible(trx: Trx, cohortId: string): Promise<{ id: string; stratum: string }[]> {
  const asked = trx.selectFrom('enrolments').select('personId').where('cohortId', '=', cohortId).where('submittedAt', 'is not', null)
  const rows = await trx
    .selectFrom('people')
    .select(['id', 'department'])
    .where('removedAt', 'is', null)
    .where('accountEnabled', '=', true)
    .where('guest', '=', false)
    .where('mailbox', '<>', 'none')
    .where('id', 'not in', asked)
    .orderBy('id')
    .execute()
  return rows.map(({ id, department }) => ({ id, stratum: department ?? '' }))
}

export async function saveEncouraged(trx: Trx, cohortId: string, drawnAt: number, lots: readonly EncouragementLot[]): Promise<void> {
  await trx.updateTable('encouragements').set({ drawnAt }).where('cohortId', '=', cohortId).execute()
  await sql`
    insert into encouragement_lots (cohort_id, person_id, stratum, invited)
    select ${cohortId}::uuid, person_id, stratum, invited
    from unnest(${sql.val(lots.map(({ personId }) => personId))}::uuid[], ${sql.val(lots.map(({ stratum }) => stratum))}::text[], ${sql.val(lots.map(({ invited }) => invited))}::boolean[]) as lot (person_id, stratum, invited)`.execute(trx)
}

export async function listEncouraged(db: Db, cohortId: string): Promise<EncouragementLot[]> {
  return db.selectFrom('encouragementLots').select(['personId', 'stratum', 'invited']).where('cohortId', '=', cohortId).orderBy('personId').execute()
}

export async function countReached(db: Db, cohortId: string): Promise<number> {
  const row = await db.selectFrom('encouragementLots').select((e) => e.fn.countAll<number>().as('count')).where('cohortId', '=', cohortId).where('toldAt', 'is not', null).executeTakeFirstOrThrow()
  return row.count
}

/** Cohorts in which somebody still waits for their invitation. */
export async function listInviting(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('encouragementLots').select('cohortId').distinct().where('invited', '=', true).where('claimedAt', 'is', null).execute()
  return rows.map(({ cohortId }) => cohortId)
}

/** Who is to be invited and was not yet; not whoever has asked to take part meanwhile. */
export async function listToInvite(db: Db, cohortId: string, most: number): Promise<{ personId: string; attempts: { way: string; problem: string }[] }[]> {
  const asked = db.selectFrom('enrolments').select('personId').where('cohortId', '=', cohortId).where('submittedAt', 'is not', null)
  return db.selectFrom('encouragementLots').select(['personId', 'attempts']).where('cohortId', '=', cohortId).where('invited', '=', true).where('claimedAt', 'is', null).where('personId', 'not in', asked).orderBy('personId').limit(most).execute()
}

/** Takes somebody's invitation to send it; false where somebody else has. */
export async function claimInvitation(trx: Trx, cohortId: string, personId: string, claimedAt: number): Promise<boolean> {
  const { numUpdatedRows } = await trx.updateTable('encouragementLots').set({ claimedAt }).where('cohortId', '=', cohortId).where('personId', '=', personId).where('claimedAt', 'is', null).executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function releaseInvitation(trx: Trx, cohortId: string, personId: string): Promise<void> {
  await trx.updateTable('encouragementLots').set({ claimedAt: null }).where('cohortId', '=', cohortId).where('personId', '=', personId).execute()
}

/** Keeps how an invitation arrived; or, with `claimedAt` null, that it is to be tried again. */
export async function saveInvited(db: Db, cohortId: string, personId: string, { attempts, ...told }: { claimedAt?: null; toldAt: number | null; way: 'card' | 'feed' | 'mail' | 'tab' | null; attempts: readonly { way: string; problem: string }[] }): Promise<void> {
  await db.updateTable('encouragementLots').set({ ...told, attempts: JSON.stringify(attempts) }).where('cohortId', '=', cohortId).where('personId', '=', personId).execute()
}
