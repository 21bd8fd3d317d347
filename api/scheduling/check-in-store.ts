import { type Selectable, sql } from 'kysely'
import type { Db, Trx } from '../store/open.ts'
import type { Schema } from '../store/schema.ts'

export type CheckInRecord = Selectable<Schema['checkIns']>

export async function insertCheckIn(trx: Trx, checkIn: CheckInRecord): Promise<void> {
  await trx.insertInto('checkIns').values(checkIn).execute()
}

export async function findCheckIn(db: Db, id: string): Promise<CheckInRecord | null> {
  return (await db.selectFrom('checkIns').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Check-ins of a circle that are not over, the next first. */
export async function listCheckIns(db: Db, circleId: string, now: number): Promise<CheckInRecord[]> {
  return db.selectFrom('checkIns').selectAll().where('circleId', '=', circleId).where('endAt', '>', now).where('state', '!=', 'cancelled').orderBy('startAt').orderBy('id').execute()
}

/** Whether somebody takes part in a check-in of a circle that begins after an instant, Outlook knowing yet or not. */
export async function hasCheckInAfter(db: Db, { circleId, personId, after }: { circleId: string; personId: string; after: number }): Promise<boolean> {
  const found = await db
    .selectFrom('checkIns')
    .select('id')
    .where('circleId', '=', circleId)
    .where('startAt', '>', after)
    .where('state', 'in', ['intended', 'booked'])
    .where((e) => e.or([e('withId', 'is', null), e('withId', '=', personId), e('byPersonId', '=', personId)]))
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Moves a check-in on from one of some states; false when it was in none of them, and then nothing is saved. */
export async function saveCheckInFrom(db: Db, id: string, states: CheckInRecord['state'][], values: Partial<Omit<CheckInRecord, 'id'>>): Promise<boolean> {
  const saved = await db.updateTable('checkIns').set(values).where('id', '=', id).where('state', 'in', states).executeTakeFirst()
  return saved.numUpdatedRows > 0n
}

/** When people have promised to check in, whether Outlook knows yet or not. */
export async function listPromisedCheckIns(db: Db, personIds: string[]): Promise<{ personId: string; startAt: number; endAt: number }[]> {
  if (personIds.length === 0) return []
  return db
    .selectFrom('checkIns')
    .innerJoin('circleMembers', 'circleMembers.circleId', 'checkIns.circleId')
    .select(['circleMembers.personId', 'checkIns.startAt', 'checkIns.endAt'])
    .where('circleMembers.personId', 'in', personIds)
    .where('checkIns.state', 'in', ['intended', 'booked'])
    .where((e) => e.or([e('checkIns.withId', 'is', null), e('checkIns.withId', '=', e.ref('circleMembers.personId')), e('checkIns.byPersonId', '=', e.ref('circleMembers.personId'))]))
    .execute()
}

/** Whoever promises time to some of these people waits here until the others have kept what they promised, or given up. */
export async function holdTimeOf(trx: Trx, personIds: string[]): Promise<void> {
  const keys = sql`select distinct hashtextextended(id, 4) as key from unnest(${sql.val(personIds)}::text[]) as id order by 1`
  await sql`select pg_advisory_xact_lock(key) from (${keys}) as keys`.execute(trx)
}
