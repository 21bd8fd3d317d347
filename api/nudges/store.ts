import { type Selectable, sql } from 'kysely'
import type { Db, Trx } from '../store/open.ts'
import type { Schema } from '../store/schema.ts'
import type { NudgeKind } from './contract.ts'

const columns = ['id', 'personId', 'kind', 'circleId', 'cohortId', 'number', 'key', 'aboutAt', 'untilAt', 'state', 'sentAt', 'answer'] as const
export type NudgeRecord = Pick<Selectable<Schema['nudges']>, (typeof columns)[number]>
export type NewNudge = Omit<NudgeRecord, 'state' | 'sentAt' | 'answer'> & { dueAt: number }

/** As many rows as one statement takes with ease. */
const rowsAtOnce = 2_000

/** Writes what became due; what was written before under the same key stays as it is. */
export async function insertNudges(trx: Trx, nudges: NewNudge[]): Promise<void> {
  for (let first = 0; first < nudges.length; first += rowsAtOnce) {
    await trx.insertInto('nudges').values(nudges.slice(first, first + rowsAtOnce)).onConflict((conflict) => conflict.column('key').doNothing()).execute()
  }
}

/**
 * Takes up what is to be looked at, so that nobody else does for a while, and returns whom it concerns. What a process claimed and never
 * reported as sent comes back with it: the process died, and the message may or may not have gone out.
 */
export async function takeUpDue(trx: Trx, now: number, until: { againAt: number; claimedBefore: number }, most: number): Promise<string[]> {
  await trx.updateTable('nudges').set({ state: 'due', dueAt: now }).where('state', '=', 'claimed').where('claimedAt', '<', until.claimedBefore).execute()
  const due = trx.selectFrom('nudges').select('id').where('state', '=', 'due').where('dueAt', '<=', now).orderBy('dueAt').limit(most).forUpdate().skipLocked()
  const rows = await trx.updateTable('nudges').set({ dueAt: until.againAt }).where('id', 'in', due).returning('personId').execute()
  return [...new Set(rows.map((row) => row.personId))].sort()
}

/** Lets nobody else decide about these people until the transaction ends: two deciders at once could send three in a week. */
export async function lockReceivers(trx: Trx, personIds: readonly string[]): Promise<void> {
  const keys = sql`select distinct hashtextextended(id, 5) as key from unnest(${sql.val([...personIds])}::text[]) as id order by 1`
  await sql`select pg_advisory_xact_lock(key) from (${keys}) as keys`.execute(trx)
}

/** What a nudge stands on, as it is now. */
export type DueNudge = NudgeRecord & {
  /** Whether its receiver is still in the circle, and the circle goes on; true for what concerns a cohort. */
  present: boolean
  paused: boolean
  /** Where the session stands now; null when there is none any more. */
  startAt: number | null
  endAt: number | null
  sessionClosed: boolean
  pulseOver: boolean
}

/** Everything that waits for some people, also what is due later. */
export async function listDue(db: Db, personIds: readonly string[]): Promise<DueNudge[]> {
  const { rows } = await sql<DueNudge>`
    select nudges.id, nudges.person_id as "personId", nudges.kind, nudges.circle_id as "circleId", nudges.cohort_id as "cohortId", nudges.number, nudges.key,
      nudges.about_at as "aboutAt", nudges.until_at as "untilAt", nudges.state, nudges.sent_at as "sentAt", nudges.answer,
      (nudges.circle_id is null or ((circles.state = 'active' or (circles.state = 'completed' and nudges.kind in ('story', 'kept-ties'))) and member.person_id is not null)) as present,
      coalesce(enrolments.state = 'paused', false) as paused,
      (session.entry ->> 'startAt')::bigint as "startAt", (session.entry ->> 'endAt')::bigint as "endAt",
      sessions.circle_id is not null as "sessionClosed",
      coalesce(pulses.skipped or (pulses.worth is not null and pulses.next_step is not null and pulses.help is not null), false) as "pulseOver"
    from nudges
      left join circles on circles.id = nudges.circle_id
      left join circle_members member on member.circle_id = nudges.circle_id and member.person_id = nudges.person_id
      left join enrolments on enrolments.id = member.enrolment_id
      left join series on series.circle_id = nudges.circle_id and series.state = 'booked'
      left join lateral (select entry from jsonb_array_elements(series.occurrences) as entry where (entry ->> 'number')::integer = nudges.number limit 1) session on true
      left join sessions on sessions.circle_id = nudges.circle_id and sessions.number = nudges.number
      left join pulses on pulses.circle_id = nudges.circle_id and pulses.number = nudges.number and pulses.person_id = nudges.person_id
    where nudges.state = 'due' and nudges.person_id = any(${sql.val([...personIds])}::uuid[])
    order by nudges.key`.execute(db)
  return rows
}

/** What people were sent since a moment, by person: every attempt that may have gone out, also several of one nudge. */
export async function listSent(db: Db, personIds: readonly string[], since: number): Promise<Map<string, { key: string; at: number; settled: boolean }[]>> {
  const rows = await db
    .selectFrom('nudgeAttempts as attempt')
    .leftJoin('nudges', 'nudges.id', 'attempt.nudgeId')
    .select((e) => ['attempt.personId', 'attempt.nudgeId', 'key', 'state', e.fn.coalesce('attempt.sentAt', 'attempt.claimedAt').as('at')])
    .where('attempt.personId', 'in', personIds)
    .where((e) => e(e.fn.coalesce('attempt.sentAt', 'attempt.claimedAt'), '>', since))
    .execute()
  const found = new Map<string, { key: string; at: number; settled: boolean }[]>()
  for (const { personId, nudgeId, key, at, state } of rows) found.set(personId, [...(found.get(personId) ?? []), { key: key ?? nudgeId, at, settled: state !== 'due' }])
  return found
}

export async function listOff(db: Db, personIds: readonly string[]): Promise<Map<string, NudgeKind[]>> {
  const rows = await db.selectFrom('nudgeSettings').select(['personId', 'off']).where('personId', 'in', personIds).execute()
  return new Map(rows.map((row) => [row.personId, row.off]))
}

export async function saveOff(trx: Trx, personId: string, off: NudgeKind[], changedAt: number): Promise<void> {
  const values = { off: JSON.stringify(off), changedAt }
  await trx.insertInto('nudgeSettings').values({ personId, ...values }).onConflict((conflict) => conflict.column('personId').doUpdateSet(values)).execute()
}

/** Takes nudges to send, before they are sent. From here on they count as sent, until Teams refuses them for certain. */
export async function claimNudges(trx: Trx, nudges: Pick<NudgeRecord, 'id' | 'personId'>[], claimedAt: number): Promise<void> {
  if (nudges.length === 0) return
  await trx.updateTable('nudges').set({ state: 'claimed', claimedAt, why: null }).where('id', 'in', nudges.map(({ id }) => id)).execute()
  await trx.insertInto('nudgeAttempts').values(nudges.map(({ id, personId }) => ({ nudgeId: id, personId, claimedAt }))).onConflict((conflict) => conflict.doNothing()).execute()
}

/** Forgets an attempt that reached nobody for certain. */
export async function forgetAttempt(db: Db, nudgeId: string, claimedAt: number): Promise<void> {
  await db.deleteFrom('nudgeAttempts').where('nudgeId', '=', nudgeId).where('claimedAt', '=', claimedAt).where('sentAt', 'is', null).execute()
}

export async function keepNudges(trx: Trx, ids: readonly string[], dueAt: number, why: string): Promise<void> {
  await trx.updateTable('nudges').set({ dueAt, why }).where('id', 'in', ids).execute()
}

export async function dropNudges(db: Db, ids: readonly string[], why: string): Promise<void> {
  await db.updateTable('nudges').set({ state: 'dropped', why }).where('id', 'in', ids).execute()
}

/** Drops what waits under keys that begin so, of one person or of all. */
export async function dropDueBy(trx: Trx, keyPrefix: string, personId: string | null, why: string): Promise<void> {
  const due = trx.updateTable('nudges').set({ state: 'dropped', why }).where('state', '=', 'due').where((e) => e.fn('starts_with', ['key', e.val(keyPrefix)]))
  await (personId === null ? due : due.where('personId', '=', personId)).execute()
}

export async function saveSent(db: Db, id: string, claimedAt: number, sent: { sentAt: number; conversationId: string; activityId: string }): Promise<void> {
  await db
    .with('nudge', (cte) => cte.updateTable('nudges').set({ ...sent, state: 'sent' }).where('id', '=', id).returning('id'))
    .updateTable('nudgeAttempts')
    .set({ sentAt: sent.sentAt })
    .where('nudgeId', '=', id)
    .where('claimedAt', '=', claimedAt)
    .execute()
}

/** Gives back what Teams could not take just now. Whether the attempt counts is another matter. */
export async function releaseNudge(db: Db, id: string, dueAt: number): Promise<void> {
  await db.updateTable('nudges').set({ state: 'due', claimedAt: null, dueAt }).where('id', '=', id).where('state', '=', 'claimed').execute()
}

export async function findNudge(db: Db, id: string): Promise<NudgeRecord | null> {
  return (await db.selectFrom('nudges').select(columns).where('id', '=', id).executeTakeFirst()) ?? null
}

/** Whether somebody was asked how a session was. */
export async function hasPulseNudge(db: Db, { circleId, number, personId }: { circleId: string; number: number; personId: string }): Promise<boolean> {
  const asked = db.selectFrom('nudges').select('id').where('circleId', '=', circleId).where('number', '=', number).where('personId', '=', personId)
  return (await asked.where('kind', '=', 'pulse').limit(1).executeTakeFirst()) !== undefined
}

export async function saveAnswer(trx: Trx, id: string, answer: string, answeredAt: number): Promise<void> {
  await trx.updateTable('nudges').set({ answer, answeredAt }).where('id', '=', id).execute()
}
