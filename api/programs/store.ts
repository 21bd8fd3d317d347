import { type Expression, expressionBuilder } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Pack } from '../roadmap/plan/content.ts'
import { renamed } from '../store/nested.ts'
import type { Db, Trx } from '../store/open.ts'
import type { Schema } from '../store/schema.ts'
import type { ChangedCohort, ChangedProgram, Cohort, CohortState, NewCohort, Program } from './contract.ts'

const programColumns = ['id', 'name', 'theme', 'purpose', 'sessions', 'sessionMinutes', 'mentorNeedsApproval', 'seriesMailbox', 'movesPerSession', 'remindAfterDays', 'escalateAfterDays', 'expireAfterDays'] as const

export async function listPrograms(db: Db): Promise<Program[]> {
  return db.selectFrom('programs').select(programColumns).orderBy('createdAt').execute()
}

export async function findProgram(db: Db, id: string): Promise<Program | null> {
  return (await db.selectFrom('programs').select(programColumns).where('id', '=', id).executeTakeFirst()) ?? null
}

export async function insertProgram(db: Db, program: Program, { pack, createdBy, createdAt }: { pack: Pack; createdBy: string; createdAt: number }): Promise<void> {
  await db.insertInto('programs').values({ ...program, pack: JSON.stringify(pack), createdBy, createdAt }).execute()
}

/** Whether circles of a program were ever published. */
export async function hasCircles(db: Db, programId: string): Promise<boolean> {
  const row = await db.selectFrom('cohorts').select('id').where('programId', '=', programId).where('state', 'in', ['running', 'finished']).limit(1).executeTakeFirst()
  return row !== undefined
}

export async function updateProgram(db: Db, id: string, changes: ChangedProgram): Promise<void> {
  await db.updateTable('programs').set(changes).where('id', '=', id).execute()
}

export async function updateCohort(db: Db, id: string, changes: ChangedCohort): Promise<void> {
  await db.updateTable('cohorts').set(changes).where('id', '=', id).execute()
}

/** Cohorts with their program, newest start first; all of them, or those with the given ids. */
export async function listCohorts(db: Db, ids?: string[]): Promise<Cohort[]> {
  if (ids?.length === 0) return []
  const query = withProgram(db).orderBy('startsOn', 'desc').orderBy('cohorts.createdAt', 'desc')
  return (await (ids ? query.where('cohorts.id', 'in', ids) : query).execute()).map(toCohort)
}

/** One of them, held until the transaction ends. Nobody is kept from enrolling meanwhile: what refers to the row may still be written. */
export async function holdCohort(trx: Trx, id: string | Expression<string>): Promise<Cohort | null> {
  const row = await withProgram(trx).where('cohorts.id', '=', id).forNoKeyUpdate('cohorts').executeTakeFirst()
  return row ? toCohort(row) : null
}

/** One cohort as a column of whatever names it, for a statement of somebody else; `cohortIn` reads it. */
export function cohortColumn(id: Expression<string>) {
  return jsonArrayFrom(withProgram(expressionBuilder<Schema>()).where('cohorts.id', '=', id))
}

/** The cohort of a column made by `cohortColumn`; null where there is none. */
export function cohortIn(column: readonly object[]): Cohort | null {
  const [row] = renamed(column)
  return row ? toCohort(row as Row) : null
}

function withProgram(db: Pick<Db, 'selectFrom'>) {
  return db
    .selectFrom('cohorts')
    .innerJoin('programs', 'programs.id', 'cohorts.programId')
    .select(['cohorts.id', 'cohorts.name', 'cohorts.state', 'enrolUntilOn', 'startsOn', 'endsOn', 'circleSize', 'places', 'programs.id as programId', 'programs.name as programName', 'theme', 'purpose', 'sessions', 'sessionMinutes', 'mentorNeedsApproval', 'seriesMailbox', 'movesPerSession', 'remindAfterDays', 'escalateAfterDays', 'expireAfterDays'])
}

type Row = Omit<Cohort, 'program'> & Omit<Program, 'id' | 'name'> & { programId: string; programName: string }

function toCohort({ programId, programName, theme, purpose, sessions, sessionMinutes, mentorNeedsApproval, seriesMailbox, movesPerSession, remindAfterDays, escalateAfterDays, expireAfterDays, ...cohort }: Row): Cohort {
  return { ...cohort, program: { id: programId, name: programName, theme, purpose, sessions, sessionMinutes, mentorNeedsApproval, seriesMailbox, movesPerSession, remindAfterDays, escalateAfterDays, expireAfterDays } }
}

export async function insertCohort(db: Db, cohort: NewCohort & { id: string; programId: string; endsOn: string; createdBy: string; createdAt: number }): Promise<void> {
  await db.insertInto('cohorts').values({ ...cohort, state: 'enrolling' }).execute()
}

export async function setCohortState(db: Db, id: string, state: CohortState): Promise<void> {
  await db.updateTable('cohorts').set({ state }).where('id', '=', id).execute()
}

/** Cohorts that are not finished and whose last day lies before a local date. */
export async function listEndedBefore(db: Db, on: string): Promise<string[]> {
  const rows = await db.selectFrom('cohorts').select('id').where('state', '<>', 'finished').where('endsOn', '<', on).orderBy('endsOn').execute()
  return rows.map(({ id }) => id)
}

/** Who opened each of these cohorts. */
export async function listCohortOrganizers(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('cohorts').select(['id', 'createdBy']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, createdBy }) => [id, createdBy]))
}

export async function findCohortOrganizer(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom('cohorts').select('createdBy').where('id', '=', id).executeTakeFirst()
  return row?.createdBy ?? null
}
