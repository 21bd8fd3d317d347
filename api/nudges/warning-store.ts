import { sql } from 'kysely'
import type { Db, Trx } from '../store/open.ts'
import type { WarningOutcome, WarningRule } from './contract.ts'

export type WarningRecord = {
  id: string
  circleId: string
  rule: WarningRule
  number: number | null
  personId: string | null
  sentence: string
  raisedAt: number
  toldAt: number | null
  snoozedUntil: number | null
  closedAt: number | null
  outcome: WarningOutcome | 'passed' | null
}

/** A circle to which a rule applies. `aboutAt`: when the session was planned, or null for the whole series. */
export type Finding = { circleId: string; cohortId: string; rule: WarningRule; number: number | null; aboutAt: number | null; moves: number; mentorId: string | null }
export type Ages = { quietBefore: number; unclosedBefore: number; formedBefore: number; begunBefore: number; soon: number; noTimeBefore: number; now: number }

/**
 * Every circle to which a rule applies now, from metadata alone: dates of sessions, moves, closings. Sessions are closed in order, so
 * the first that is not closed says how far a circle has come.
 */
export async function findConcerns(db: Db, at: Ages): Promise<Finding[]> {
  const { rows } = await sql<Finding>`
    with alive as materialized (
      select circles.id as circle_id, circles.cohort_id, circles.formed_at, series.state, coalesce(series.changed_at, circles.formed_at) as changed_at, series.occurrences,
        (select count(*) from sessions where sessions.circle_id = circles.id) as closed
      from circles left join series on series.circle_id = circles.id
      where circles.state = 'active'
    ), entries as materialized (
      select alive.circle_id, (entry ->> 'number')::integer as number, (entry ->> 'startAt')::bigint as start_at, (entry ->> 'endAt')::bigint as end_at,
        coalesce((entry ->> 'moves')::integer, 0) as moves, entry ->> 'note' is not null as hindered, alive.closed
      from alive, jsonb_array_elements(alive.occurrences) as entry
      where alive.state = 'booked' and (entry ->> 'number')::integer > alive.closed
    ), next as (
      select distinct on (circle_id) circle_id, number, end_at, number = max(number) over (partition by circle_id) as is_last from entries order by circle_id, number
    ), found as (
      select circle_id, case when is_last then 'not-closed' else 'quiet' end as rule, number, end_at as about_at, 0 as moves from next where end_at <= case when is_last then ${at.unclosedBefore}::bigint else ${at.quietBefore}::bigint end
      union all
      select alive.circle_id, 'not-begun', 1, next.end_at, 0 from alive left join next using (circle_id)
      where alive.closed = 0 and alive.formed_at <= ${at.formedBefore}::bigint and (next.end_at between ${at.quietBefore}::bigint + 1 and ${at.begunBefore}::bigint or (next.end_at is null and alive.state is distinct from 'no-time'))
      union all
      select circle_id, 'moved-twice', number, start_at, moves from entries where moves >= 2 and end_at > ${at.quietBefore}::bigint
      union all
      select circle_id, 'no-time', number, start_at, 0 from entries where hindered and start_at between ${at.now}::bigint and ${at.soon}::bigint
      union all
      select circle_id, 'no-time', null, null, 0 from alive where state = 'no-time' and changed_at <= ${at.noTimeBefore}::bigint
    )
    select found.circle_id as "circleId", alive.cohort_id as "cohortId", found.rule, found.number, found.about_at as "aboutAt", found.moves, mentor.person_id as "mentorId"
    from found join alive using (circle_id) left join circle_members mentor on mentor.circle_id = found.circle_id and mentor.role = 'mentor'
    order by 1, 3, 4`.execute(db)
  return rows
}

const columns = ['id', 'circleId', 'rule', 'number', 'personId', 'sentence', 'raisedAt', 'toldAt', 'snoozedUntil', 'closedAt', 'outcome'] as const

/** All of some rules that are open, and those that a person closed: they are not raised again. */
export async function listRaised(db: Db): Promise<Pick<WarningRecord, 'id' | 'circleId' | 'rule' | 'number' | 'closedAt'>[]> {
  return db.selectFrom('warnings').innerJoin('circles', 'circles.id', 'warnings.circleId').select(['warnings.id', 'circleId', 'rule', 'number', 'closedAt']).where('rule', '!=', 'help-asked').where((e) => e.or([e('closedAt', 'is', null), e.and([e('outcome', 'is distinct from', 'passed'), e('circles.state', '=', 'active')])])).execute()
}

/** Raises a warning; one that was over by itself is opened again, one that a person closed stays closed. */
export async function raiseWarning(trx: Trx, warning: Pick<WarningRecord, 'id' | 'circleId' | 'rule' | 'number' | 'personId' | 'sentence' | 'raisedAt'>, options: { again?: boolean } = {}): Promise<void> {
  const { sentence, raisedAt } = warning
  const insert = trx.insertInto('warnings').values(warning)
  await insert
    .onConflict((conflict) => {
      const update = conflict.columns(['circleId', 'rule', 'number', 'personId']).doUpdateSet({ sentence, raisedAt, toldAt: null, snoozedUntil: null, closedAt: null, closedBy: null, outcome: null })
      return options.again ? update.where('warnings.closedAt', 'is not', null) : update.where('warnings.outcome', '=', 'passed')
    })
    .execute()
}

/** What raised these is over. */
export async function passWarnings(trx: Trx, ids: string[], now: number): Promise<void> {
  if (ids.length > 0) await trx.updateTable('warnings').set({ closedAt: now, outcome: 'passed' }).where('id', 'in', ids).where('closedAt', 'is', null).execute()
}

/** Somebody takes their asking for help back. */
export async function passHelp(trx: Trx, asked: { circleId: string; number: number; personId: string }, now: number): Promise<void> {
  await trx.updateTable('warnings').set({ closedAt: now, outcome: 'passed' }).where('rule', '=', 'help-asked').where('circleId', '=', asked.circleId).where('number', '=', asked.number).where('personId', '=', asked.personId).where('closedAt', 'is', null).execute()
}

/** Cohorts of which an organizer has something new to read, and no message about it is on its way. */
export async function listUntold(db: Db): Promise<{ cohortId: string; organizerId: string; raisedAt: number }[]> {
  return db
    .selectFrom('warnings')
    .innerJoin('circles', 'circles.id', 'warnings.circleId')
    .innerJoin('cohorts', 'cohorts.id', 'circles.cohortId')
    .innerJoin('people', 'people.id', 'cohorts.createdBy')
    .select((e) => ['cohorts.id as cohortId', 'cohorts.createdBy as organizerId', e.fn.max<number>('warnings.raisedAt').as('raisedAt')])
    .where('warnings.closedAt', 'is', null)
    .where('warnings.toldAt', 'is', null)
    .where((e) => e.not(e.exists(e.selectFrom('nudges').select('id').whereRef('nudges.cohortId', '=', 'cohorts.id').where('nudges.kind', '=', 'early-warning').where('nudges.state', 'in', ['due', 'claimed']))))
    .groupBy(['cohorts.id', 'cohorts.createdBy'])
    .execute()
}

/** The organizer has been told of what was raised until a moment, or does not want to be. */
export async function saveTold(db: Db, cohortId: string, raisedUntil: number, now: number): Promise<void> {
  await db.updateTable('warnings').set({ toldAt: now }).where('toldAt', 'is', null).where('raisedAt', '<=', raisedUntil).where('circleId', 'in', db.selectFrom('circles').select('id').where('cohortId', '=', cohortId)).execute()
}

/** What is open in the circles of a cohort that go on, newest first. */
export async function listOpen(db: Db, cohortId: string): Promise<WarningRecord[]> {
  return db.selectFrom('warnings').select(columns).where('closedAt', 'is', null).where('circleId', 'in', db.selectFrom('circles').select('id').where('cohortId', '=', cohortId).where('state', '=', 'active')).orderBy('raisedAt', 'desc').orderBy('id').execute()
}

export async function lockWarning(trx: Trx, id: string): Promise<WarningRecord | null> {
  return (await trx.selectFrom('warnings').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
}

export async function saveWarning(trx: Trx, id: string, values: { snoozedUntil?: number | null; closedAt?: number; closedBy?: string; outcome?: WarningOutcome | null }): Promise<void> {
  await trx.updateTable('warnings').set(values).where('id', '=', id).execute()
}
