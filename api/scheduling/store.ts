import { sql } from 'kysely'
import type { Db, Trx } from '../store/open.ts'
import type { StoredFormer, StoredOccurrence, StoredPattern } from '../store/stored.ts'
import { listPromisedCheckIns } from './check-in-store.ts'

export type SeriesRecord = {
  circleId: string
  state: 'planning' | 'intended' | 'booked' | 'no-time' | 'failed'
  mailboxId: string | null
  transactionId: string | null
  timeZone: string | null
  pattern: StoredPattern | null
  startsOn: string | null
  minutes: number | null
  occurrences: StoredOccurrence[]
  attempts: number
  eventId: string | null
  joinUrl: string | null
  webLink: string | null
  problem: string | null
  changedAt: number
  generation: number
  firstNumber: number
  icalUid: string | null
  former: StoredFormer[]
}

/** As many rows as one statement takes with ease; PostgreSQL's limit is 65,535 values. */
const rowsAtOnce = 5_000

function inParts<Value>(values: readonly Value[]): Value[][] {
  return Array.from({ length: Math.ceil(values.length / rowsAtOnce) }, (_, at) => values.slice(at * rowsAtOnce, (at + 1) * rowsAtOnce))
}

/** Begins the series of circles that have none yet: one row a circle, whoever asks how often. */
export async function beginSeries(db: Db, circleIds: string[], now: number): Promise<void> {
  for (const part of inParts(circleIds)) {
    await db
      .insertInto('series')
      .values(part.map((circleId) => ({ circleId, state: 'planning' as const, occurrences: '[]', attempts: 0, changedAt: now })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

export async function findSeries(db: Db, circleId: string): Promise<SeriesRecord | null> {
  return (await db.selectFrom('series').selectAll().where('circleId', '=', circleId).executeTakeFirst()) ?? null
}

export async function listSeries(db: Db, circleIds: string[]): Promise<SeriesRecord[]> {
  if (circleIds.length === 0) return []
  return db.selectFrom('series').selectAll().where('circleId', 'in', circleIds).execute()
}

/** Holds the row of one series; a second booker of the same circle waits here until the first is done or gone. */
export async function lockSeries(trx: Trx, circleId: string): Promise<SeriesRecord | null> {
  return (await trx.selectFrom('series').selectAll().where('circleId', '=', circleId).forUpdate().executeTakeFirst()) ?? null
}

/** Circles whose series is being planned or booked, or was not even begun, and was not touched since `before`. */
export async function listUnfinished(db: Db, before: number): Promise<{ circleId: string; cohortId: string; state: 'planning' | 'intended' }[]> {
  const rows = await db
    .selectFrom('circles')
    .leftJoin('series', 'series.circleId', 'circles.id')
    .select(['circles.id as circleId', 'circles.cohortId', 'series.state'])
    .where('circles.state', '=', 'active')
    .where((e) => e.or([e('series.circleId', 'is', null), e('series.state', 'in', ['planning', 'intended'])]))
    .where((e) => e.fn.coalesce('series.changedAt', 'circles.formedAt'), '<=', before)
    .execute()
  return rows.map((row) => ({ ...row, state: row.state === 'intended' ? 'intended' : 'planning' }))
}

/** Sessions that were to move or to be made up for, and have waited for Outlook since `before`. */
export async function listWaitingMoves(db: Db, before: number): Promise<{ circleId: string; number: number; alone: boolean }[]> {
  const { rows } = await sql<{ circleId: string; number: number; alone: boolean }>`
    select series.circle_id as "circleId", (entry ->> 'number')::integer as number, entry -> 'move' ->> 'alone' is not null as alone
    from series join circles on circles.id = series.circle_id, jsonb_array_elements(series.occurrences) as entry
    where series.state = 'booked' and circles.state = 'active' and series.changed_at <= ${before} and entry -> 'move' is not null
    order by 1, 2`.execute(db)
  return rows
}

/** Counts one more attempt to book; counted in the database, so that two workers count two. */
export async function countAttempts(db: Db, circleIds: string[], now: number): Promise<void> {
  await db.updateTable('series').set((e) => ({ attempts: e('attempts', '+', 1), changedAt: now })).where('circleId', 'in', circleIds).where('state', '=', 'intended').execute()
}

/** Says that somebody is at work on these, so that the clock leaves them alone. */
export async function touchSeries(db: Db, circleIds: string[], now: number): Promise<void> {
  for (const part of inParts(circleIds)) await db.updateTable('series').set({ changedAt: now }).where('circleId', 'in', part).execute()
}

type Values = Partial<Omit<SeriesRecord, 'circleId'>>

export async function saveSeries(db: Db, circleId: string, values: Values): Promise<void> {
  await db.updateTable('series').set(toColumns(values)).where('circleId', '=', circleId).execute()
}

/** The same for a series that is still in a state; false when it has moved on meanwhile, and then nothing is saved. */
export async function saveSeriesIn(db: Db, circleId: string, state: SeriesRecord['state'], values: Values): Promise<boolean> {
  const result = await db.updateTable('series').set(toColumns(values)).where('circleId', '=', circleId).where('state', '=', state).executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** What planning decides of a series. */
export type PlannedSeries = Pick<SeriesRecord, 'circleId' | 'mailboxId' | 'transactionId' | 'timeZone' | 'pattern' | 'startsOn' | 'minutes' | 'occurrences' | 'problem'> & { state: 'intended' | 'no-time' }

/** Keeps the plans of many circles with one statement; a series that is not being planned any more is left alone. Returns those that were kept. */
export async function savePlans(db: Db, plans: PlannedSeries[], now: number): Promise<Set<string>> {
  const { rows } = await sql<{ circleId: string }>`
    update series set
      state = plan.state, mailbox_id = plan."mailboxId", transaction_id = coalesce(series.transaction_id, plan."transactionId"), time_zone = plan."timeZone", pattern = plan.pattern,
      starts_on = plan."startsOn", minutes = plan.minutes, occurrences = plan.occurrences, problem = plan.problem, changed_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(plans)}::jsonb) as plan (
      "circleId" uuid, state text, "mailboxId" uuid, "transactionId" text, "timeZone" text, pattern jsonb, "startsOn" text, minutes integer, occurrences jsonb, problem text)
    where series.circle_id = plan."circleId" and series.state = 'planning'
    returning series.circle_id`.execute(db)
  return new Set(rows.map((row) => row.circleId))
}

/** Replaces one occurrence, known by its number, and leaves its neighbours to whoever changes them at the same moment. */
export async function saveOccurrence(db: Db, circleId: string, occurrence: StoredOccurrence, now: number): Promise<void> {
  await sql`
    update series set changed_at = ${now}, occurrences = (
      select jsonb_agg(case when (entry ->> 'number')::integer = ${occurrence.number} then ${JSON.stringify(occurrence)}::jsonb else entry end order by (entry ->> 'number')::integer)
      from jsonb_array_elements(occurrences) as entry)
    where circle_id = ${circleId}`.execute(db)
}

function toColumns({ pattern, occurrences, former, ...rest }: Values) {
  return { ...rest, ...(former !== undefined && { former: JSON.stringify(former) }), ...(pattern !== undefined && { pattern: pattern === null ? null : JSON.stringify(pattern) }), ...(occurrences !== undefined && { occurrences: JSON.stringify(occurrences) }) }
}

/** `circleId` is null for a check-in, which is in no series and gives way to none. */
export type Promised = { personId: string; circleId: string | null; occurrences: Pick<StoredOccurrence, 'number' | 'startAt' | 'endAt'>[] }

/** What people have promised already: sessions of other circles and check-ins are busy times, whether Outlook has them yet or not. */
export async function listPromised(db: Db, personIds: string[], except: string[]): Promise<Promised[]> {
  if (personIds.length === 0) return []
  let query = db
    .selectFrom('series')
    .innerJoin('circleMembers', 'circleMembers.circleId', 'series.circleId')
    .select(['circleMembers.personId', 'series.circleId', 'series.occurrences'])
    .where('circleMembers.personId', 'in', personIds)
    .where('series.state', 'in', ['intended', 'booked'])
  if (except.length > 0) query = query.where('series.circleId', 'not in', except)
  const [sessions, checkIns] = await Promise.all([query.execute(), listPromisedCheckIns(db, personIds)])
  return [...sessions, ...checkIns.map(({ personId, startAt, endAt }) => ({ personId, circleId: null, occurrences: [{ number: 0, startAt, endAt }] }))]
}

/** Circles whose series stands in the mailbox of somebody who has left them, and circles whose series was handed over and not yet ended where it was. */
export async function listToFollow(db: Db): Promise<{ elsewhere: string[]; unended: string[] }> {
  const alive = db.selectFrom('series').innerJoin('circles', 'circles.id', 'series.circleId').select('series.circleId').where('circles.state', '=', 'active').orderBy('series.circleId')
  const elsewhere = await alive
    .where('series.state', 'in', ['intended', 'booked', 'failed'])
    .where('series.transactionId', 'is not', null)
    .where((e) => e.exists(e.selectFrom('circleDepartures').select('personId').whereRef('circleDepartures.circleId', '=', 'series.circleId').whereRef('personId', '=', 'series.mailboxId')))
    .where((e) => e.not(e.exists(e.selectFrom('circleMembers').select('personId').whereRef('circleMembers.circleId', '=', 'series.circleId').whereRef('personId', '=', 'series.mailboxId'))))
    .execute()
  const unended = await alive.where('series.state', '=', 'booked').where(sql<boolean>`series.former <> '[]'`).execute()
  return { elsewhere: elsewhere.map((row) => row.circleId), unended: unended.map((row) => row.circleId) }
}
