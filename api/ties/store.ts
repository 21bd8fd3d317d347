import { sql } from 'kysely'
import type { Db, Trx } from '../store/open.ts'
import type { TiesReport } from './contract.ts'

export type Facts = {
  people: { id: string; department: string | null }[]
  /** The oldest first. */
  cohorts: { id: string; programId: string }[]
  /** Who is or was in a circle; `leftAt` null while they are. */
  places: { circleId: string; cohortId: string; personId: string; leftAt: number | null }[]
  /** When each closed session of a circle was closed. */
  sessions: { circleId: string; completedAt: number }[]
  answers: { cohortId: string; personId: string; circleId: string; answeredAt: number; skipped: boolean }[]
  names: { cohortId: string; personId: string; otherId: string }[]
  asked: { cohortId: string; people: number }[]
}

/** Says the same as long as nothing changed that ties are counted from; cheap. */
export async function markOfFacts(db: Db, now: number, finalAfter: number): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select concat_ws(' ',
      (select count(*) || '-' || coalesce(max(formed_at), 0) from circles), (select count(*) from circle_members), (select count(*) from circle_departures),
      (select count(*) || '-' || coalesce(max(completed_at), 0) from sessions), (select count(*) from tie_answers where answered_at <= ${now - finalAfter}),
      (select count(*) from people where removed_at is not null), (select count(*) from circles where formed_at <= ${now - askAfter})) as mark`.execute(db)
  return rows[0]?.mark ?? ''
}

const day = 86_400_000
/** So long after a circle was formed its members are asked. */
export const askAfter = 90 * day
/** So long the question can be answered. */
export const askFor = 30 * day

/** Everything that ties are counted from. Answers only once they are final. */
export async function readFacts(db: Db, now: number, finalAfter: number): Promise<Facts> {
  const [people, cohorts, places, sessions, answers, names, asked] = await Promise.all([
    sql<Facts['people'][number]>`select id, department from people where id in (select person_id from circle_members union select person_id from circle_departures union select other_id from tie_names) order by id`.execute(db),
    sql<Facts['cohorts'][number]>`select id, program_id as "programId" from cohorts order by starts_on, created_at, id`.execute(db),
    sql<Facts['places'][number]>`
      select circle_id as "circleId", circles.cohort_id as "cohortId", person_id as "personId", left_at as "leftAt"
      from (select circle_id, person_id, null::bigint as left_at from circle_members union all select circle_id, person_id, left_at from circle_departures) as place
        join circles on circles.id = place.circle_id`.execute(db),
    sql<Facts['sessions'][number]>`select circle_id as "circleId", completed_at as "completedAt" from sessions`.execute(db),
    sql<Facts['answers'][number]>`
      select answer.cohort_id as "cohortId", answer.person_id as "personId", answered_at as "answeredAt", skipped,
        coalesce((select circle_id from circle_members join circles on circles.id = circle_id where circle_members.person_id = answer.person_id and circles.cohort_id = answer.cohort_id order by formed_at, circle_id limit 1), answer.cohort_id) as "circleId"
      from tie_answers answer where answered_at <= ${now - finalAfter} order by answered_at, person_id`.execute(db),
    sql<Facts['names'][number]>`select cohort_id as "cohortId", person_id as "personId", other_id as "otherId" from tie_names`.execute(db),
    sql<Facts['asked'][number]>`select cohort_id as "cohortId", count(distinct person_id)::integer as people from circle_members join circles on circles.id = circle_id where formed_at <= ${now - askAfter} group by cohort_id`.execute(db),
  ])
  return { people: people.rows, cohorts: cohorts.rows, places: places.rows, sessions: sessions.rows, answers: answers.rows, names: names.rows, asked: asked.rows }
}

export async function saveReports(trx: Trx, reports: ReadonlyMap<string, TiesReport>, facts: string, countedAt: number): Promise<void> {
  await trx.deleteFrom('tieReports').execute()
  const rows = [...reports].map(([cut, report]) => ({ cut, report: JSON.stringify(report), facts, countedAt }))
  for (let first = 0; first < rows.length; first += 500) await trx.insertInto('tieReports').values(rows.slice(first, first + 500)).execute()
}

export async function findReport(db: Db, cut: string): Promise<{ report: TiesReport; facts: string; countedAt: number } | null> {
  return (await db.selectFrom('tieReports').select(['report', 'facts', 'countedAt']).where('cut', '=', cut).executeTakeFirst()) ?? null
}

export type Asked = { cohortId: string; cohort: string; program: string; firstAt: number; colleagueIds: string[]; answered: boolean; skipped: boolean | null; named: string[] }

/** What somebody is asked: each cohort in whose circles they were for long enough, with the people of other departments in them. */
export async function listAsked(db: Db, personId: string, now: number): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select cohorts.id as "cohortId", cohorts.name as cohort, programs.name as program, min(circles.formed_at) as "firstAt",
      coalesce(array_agg(distinct other.person_id) filter (where people.removed_at is null and people.department is distinct from me.department), '{}') as "colleagueIds",
      bool_or(answer.person_id is not null) as answered, bool_or(answer.skipped) as skipped,
      array(select other_id from tie_names where tie_names.cohort_id = cohorts.id and tie_names.person_id = ${personId}) as named
    from circle_members mine
      join people me on me.id = mine.person_id
      join circles on circles.id = mine.circle_id and circles.state in ('active', 'completed')
      join cohorts on cohorts.id = circles.cohort_id join programs on programs.id = cohorts.program_id
      join circle_members other on other.circle_id = circles.id and other.person_id <> mine.person_id
      join people on people.id = other.person_id
      left join tie_answers answer on answer.cohort_id = cohorts.id and answer.person_id = mine.person_id
    where mine.person_id = ${personId} and circles.formed_at between ${now - askAfter - askFor} and ${now - askAfter}
    group by cohorts.id, programs.name
    order by 4 desc, 1`.execute(db)
  return rows
}

/** Keeps what somebody said; when they said it first stays. */
export async function saveAnswer(trx: Trx, { cohortId, personId, named, skipped, now }: { cohortId: string; personId: string; named: readonly string[]; skipped: boolean; now: number }): Promise<{ answeredAt: number }> {
  const row = await trx.insertInto('tieAnswers').values({ cohortId, personId, answeredAt: now, changedAt: now, skipped }).onConflict((conflict) => conflict.columns(['cohortId', 'personId']).doUpdateSet({ changedAt: now, skipped })).returning('answeredAt').executeTakeFirstOrThrow()
  await trx.deleteFrom('tieNames').where('cohortId', '=', cohortId).where('personId', '=', personId).execute()
  if (named.length > 0) await trx.insertInto('tieNames').values(named.map((otherId) => ({ cohortId, personId, otherId }))).execute()
  return row
}
