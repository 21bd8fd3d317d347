import { sql } from 'kysely'
import type { Db, Trx } from '../store/open.ts'
import type { Design, OutcomeKind } from './contract.ts'
import type { Assigned } from './judge.ts'

export type RegistrationRecord = { version: number; design: Design; outcome: string; kind: OutcomeKind; better: 'more' | 'less'; measuredOn: string; registeredAt: number; afterStart: boolean; hash: string }

/** Newest first. */
export async function listRegistrations(db: Db, cohortId: string): Promise<RegistrationRecord[]> {
  return db.selectFrom('impactRegistrations').select(['version', 'design', 'outcome', 'kind', 'better', 'measuredOn', 'registeredAt', 'afterStart', 'hash']).where('cohortId', '=', cohortId).orderBy('version', 'desc').execute()
}

export async function insertRegistration(trx: Trx, cohortId: string, registeredBy: string, registration: RegistrationRecord): Promise<void> {
  await trx.insertInto('impactRegistrations').values({ cohortId, registeredBy, ...registration }).execute()
}

export type ImportRecord = { columns: { name: string; kind: OutcomeKind }[]; people: number; unknown: number; importedAt: number }

export async function findImport(db: Db, cohortId: string): Promise<ImportRecord | null> {
  return (await db.selectFrom('impactImports').select(['columns', 'people', 'unknown', 'importedAt']).where('cohortId', '=', cohortId).executeTakeFirst()) ?? null
}

export type Outcome = { personId: string; outcome: string; value: number }

/** Keeps a file in the place of the one before. Its values travel as one, however many. */
export async function saveImport(trx: Trx, cohortId: string, importedBy: string, record: ImportRecord, outcomes: readonly Outcome[]): Promise<void> {
  await deleteImport(trx, cohortId)
  await trx.insertInto('impactImports').values({ cohortId, importedBy, ...record, columns: JSON.stringify(record.columns) }).execute()
  await sql`
    insert into impact_outcomes (cohort_id, person_id, outcome, value)
    select ${cohortId}::uuid, person_id, outcome, value
    from unnest(${sql.val(outcomes.map(({ personId }) => personId))}::uuid[], ${sql.val(outcomes.map(({ outcome }) => outcome))}::text[], ${sql.val(outcomes.map(({ value }) => value))}::float8[]) as given (person_id, outcome, value)`.execute(trx)
}

export async function deleteImport(db: Db, cohortId: string): Promise<void> {
  await db.deleteFrom('impactImports').where('cohortId', '=', cohortId).execute()
}

/** Whom the directory knows, or knew, by id or user principal name in small letters; whoever is still there first. */
export async function findByName(db: Db, names: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; id: string }>`
    select distinct on (name) name, people.id
    from unnest(${sql.val([...names])}::text[]) as name join people on lower(people.user_principal_name) = name or people.id::text = name
    order by name, people.removed_at is null desc, people.id`.execute(db)
  return new Map(rows.map(({ name, id }) => [name, id]))
}

/** Everybody of a draw with their outcome, whether they ever had a circle of the cohort, and which. */
export async function listAssigned(db: Db, cohortId: string, design: Design, outcome: string | null): Promise<(Assigned & { first: boolean })[]> {
  const drawn =
    design === 'lottery'
      ? sql`select person_id, won as first from place_lots lot join enrolments on enrolments.id = lot.enrolment_id where lot.cohort_id = ${cohortId}`
      : sql`select person_id, invited as first from encouragement_lots where cohort_id = ${cohortId}`
  const { rows } = await sql<{ first: boolean; outcome: number | null; circleId: string | null }>`
    with met as (
      select person_id, circle_id, 0 as left_behind from circle_members
      union all select person_id, circle_id, 1 from circle_departures)
    select drawn.first, outcomes.value as outcome, met.circle_id
    from (${drawn}) as drawn
    left join impact_outcomes outcomes on outcomes.cohort_id = ${cohortId} and outcomes.person_id = drawn.person_id and outcomes.outcome = ${outcome ?? ''}
    left join lateral (select circle_id from met join circles on circles.id = met.circle_id where met.person_id = drawn.person_id and circles.cohort_id = ${cohortId} order by left_behind, circles.formed_at limit 1) met on true`.execute(db)
  return rows.map(({ first, outcome: value, circleId }) => ({ first, outcome: value, tookPart: circleId !== null, circleId }))
}
