import { type Selectable, sql } from 'kysely'
import type { Db, Trx } from '../store/open.ts'
import type { Schema } from '../store/schema.ts'

export type SessionRecord = { circleId: string; number: number; completedAt: number; completedBy: string; agreed: string }
export type GoalRecord = Selectable<Schema['goals']>

export async function listSessions(db: Db, circleIds: string[]): Promise<SessionRecord[]> {
  if (circleIds.length === 0) return []
  return db.selectFrom('sessions').selectAll().where('circleId', 'in', circleIds).orderBy('number').execute()
}

/** Holds the circle's row, so that two members who close a session at once wait for each other. */
export async function lockCircle(trx: Trx, circleId: string): Promise<void> {
  await trx.selectFrom('circles').select('id').where('id', '=', circleId).forUpdate().executeTakeFirst()
}

/** Members of circles whose first session has begun by `now` and who still count as about to begin; whoever is on a break is told when they come back. */
export async function listBegun(db: Db, now: number): Promise<{ circleId: string; enrolmentId: string }[]> {
  return db
    .selectFrom('enrolments')
    .innerJoin('circleMembers', 'circleMembers.enrolmentId', 'enrolments.id')
    .innerJoin('circles', 'circles.id', 'circleMembers.circleId')
    .innerJoin('series', 'series.circleId', 'circles.id')
    .select(['circles.id as circleId', 'enrolments.id as enrolmentId'])
    .where((e) => e.or([e('enrolments.state', '=', 'matched'), e.and([e('enrolments.state', '=', 'paused'), e('enrolments.pausedFrom', '=', 'matched')])]))
    .where('circles.state', '=', 'active')
    .where('series.state', '=', 'booked')
    .where(sql<boolean>`exists (select from jsonb_array_elements(series.occurrences) as occurrence where (occurrence ->> 'startAt')::bigint <= ${now})`)
    .orderBy('circles.id')
    .limit(2_000)
    .execute()
}

export async function insertSession(trx: Trx, session: SessionRecord): Promise<void> {
  await trx.insertInto('sessions').values(session).execute()
}

export async function setAgreed(trx: Trx, session: Pick<SessionRecord, 'circleId' | 'number'>, agreed: string): Promise<void> {
  await trx.updateTable('sessions').set({ agreed }).where('circleId', '=', session.circleId).where('number', '=', session.number).execute()
}

/** What one person ticked, as `number:itemId`. Ticks of others are never read together with it. */
export async function listTicks(db: Db, circleId: string, personId: string): Promise<Set<string>> {
  const rows = await db.selectFrom('preparations').select(['number', 'itemId']).where('circleId', '=', circleId).where('personId', '=', personId).execute()
  return new Set(rows.map((row) => `${row.number}:${row.itemId}`))
}

export async function setTick(db: Db, tick: { circleId: string; number: number; personId: string; itemId: string }, doneAt: number | null): Promise<void> {
  if (doneAt === null) {
    await db.deleteFrom('preparations').where('circleId', '=', tick.circleId).where('number', '=', tick.number).where('personId', '=', tick.personId).where('itemId', '=', tick.itemId).execute()
    return
  }
  await db.insertInto('preparations').values({ ...tick, doneAt }).onConflict((conflict) => conflict.doNothing()).execute()
}

export async function listGoals(db: Db, circleId: string): Promise<GoalRecord[]> {
  return db.selectFrom('goals').selectAll().where('circleId', '=', circleId).orderBy('createdAt').orderBy('id').execute()
}

export async function findGoal(db: Db, id: string): Promise<GoalRecord | null> {
  return (await db.selectFrom('goals').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function insertGoal(db: Db, goal: GoalRecord): Promise<void> {
  await db.insertInto('goals').values({ ...goal, levels: goal.levels && JSON.stringify(goal.levels) }).execute()
}

/** A goal that nobody else changes or removes before this transaction ends. */
export async function lockGoal(trx: Db, id: string): Promise<GoalRecord | null> {
  return (await trx.selectFrom('goals').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
}

export async function updateGoal(db: Db, { id, createdAt: _createdAt, ...values }: GoalRecord): Promise<void> {
  await db.updateTable('goals').set({ ...values, levels: values.levels && JSON.stringify(values.levels) }).where('id', '=', id).execute()
}

export async function deleteGoal(db: Db, id: string): Promise<void> {
  await db.deleteFrom('goals').where('id', '=', id).execute()
}
