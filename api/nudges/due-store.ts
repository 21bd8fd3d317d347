import { sql } from 'kysely'
import type { Db } from '../store/open.ts'

export type SessionAround = { circleId: string; number: number; personId: string; startAt: number; endAt: number }

/** A session that moved by less is the same occasion; the message says where it stands. */
export const sameOccasion = 12 * 3_600_000

/**
 * Sessions of booked series that start between two moments and are not closed, for each member who has no nudge about it yet. One that
 * moved by more than half a day is another occasion to prepare.
 */
export async function listToPrepare(db: Db, from: number, to: number): Promise<SessionAround[]> {
  const { rows } = await sql<SessionAround>`
    ${sessionsAround('startAt', from, to)}
    select around.*, member.person_id as "personId"
    from around join circle_members member on member.circle_id = around."circleId"
    where not exists (select from sessions where sessions.circle_id = around."circleId" and sessions.number = around.number)
      and not exists (select from nudges where nudges.circle_id = around."circleId" and nudges.kind = 'prepare' and nudges.person_id = member.person_id and nudges.number = around.number and abs(nudges.about_at - around."startAt") <= ${sameOccasion})
    order by 1, 2, 5`.execute(db)
  return rows
}

/** Sessions that ended between two moments, for each member who has no pulse of it yet. */
export async function listToAsk(db: Db, from: number, to: number): Promise<SessionAround[]> {
  const { rows } = await sql<SessionAround>`
    ${sessionsAround('endAt', from, to)}
    select around.*, member.person_id as "personId"
    from around join circle_members member on member.circle_id = around."circleId"
    where not exists (select from nudges where nudges.circle_id = around."circleId" and nudges.kind = 'pulse' and nudges.person_id = member.person_id and nudges.number = around.number)
    order by 1, 2, 5`.execute(db)
  return rows
}

/** Members of circles that were formed between two moments, once for each cohort, who were not asked yet whom they keep talking to. */
export async function listToAskOfTies(db: Db, from: number, to: number): Promise<{ circleId: string; cohortId: string; personId: string; formedAt: number }[]> {
  const { rows } = await sql<{ circleId: string; cohortId: string; personId: string; formedAt: number }>`
    select distinct on (circles.cohort_id, member.person_id) circles.id as "circleId", circles.cohort_id as "cohortId", member.person_id as "personId", circles.formed_at as "formedAt"
    from circles join circle_members member on member.circle_id = circles.id
    where circles.state in ('active', 'completed') and circles.formed_at between ${from} and ${to}
      and not exists (select from nudges where nudges.kind = 'kept-ties' and nudges.person_id = member.person_id and nudges.key = 'kept-ties:' || circles.cohort_id || ':' || member.person_id)
    order by circles.cohort_id, member.person_id, circles.formed_at, circles.id`.execute(db)
  return rows
}

function sessionsAround(field: 'startAt' | 'endAt', from: number, to: number) {
  return sql`
    with around as materialized (
      select series.circle_id as "circleId", (entry ->> 'number')::integer as number, (entry ->> 'startAt')::bigint as "startAt", (entry ->> 'endAt')::bigint as "endAt"
      from series join circles on circles.id = series.circle_id, jsonb_array_elements(series.occurrences) as entry
      where series.state = 'booked' and circles.state = 'active' and (entry ->> ${sql.lit(field)})::bigint between ${from} and ${to})`
}
