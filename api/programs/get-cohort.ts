import type { Expression } from 'kysely'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { Db, Trx } from '../store/open.ts'
import type { Cohort, CohortState, Program } from './contract.ts'
import { findCohortOrganizer, findProgram, holdCohort, listCohortOrganizers, listCohorts, listEndedBefore, setCohortState } from './store.ts'

/** @throws AppError not_found */
export async function getCohort(context: { db: Db }, id: string): Promise<Cohort> {
  const [cohort] = await listCohorts(context.db, [id])
  if (!cohort) throw new AppError('not_found', 'There is no such cohort.')
  return cohort
}

export { cohortColumn, cohortIn } from './store.ts'

/** @throws AppError not_found */
export async function getProgram(context: { db: Db }, id: string): Promise<Program> {
  const program = await findProgram(context.db, id)
  if (!program) throw new AppError('not_found', 'There is no such program.')
  return program
}

/** Cohorts by id, for screens that list several. */
export function getCohorts(context: { db: Db }, ids?: string[]): Promise<Cohort[]> {
  return listCohorts(context.db, ids)
}

/** Today where the day ends last (UTC-12): whoever still has the last day on their own calendar may still enrol. */
export function latestToday(now: number): string {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('-12:00').toPlainDate().toString()
}

/** Whether people may still enrol: the cohort is open and its last day is not over everywhere. */
export function isEnrolling(context: Pick<Context, 'now'>, cohort: Cohort): boolean {
  return cohort.state === 'enrolling' && latestToday(context.now()) <= cohort.enrolUntilOn
}

/** Whether a cohort has had its last day, everywhere: nobody is let in any more. It is finished once its circles are through, too. */
export function isOver(context: Pick<Context, 'now'>, cohort: Pick<Cohort, 'state' | 'endsOn'>): boolean {
  return cohort.state === 'finished' || cohort.endsOn < latestToday(context.now())
}

/** Cohorts whose last day is over everywhere, and which are not finished yet. */
export function listRunOut(context: Pick<Context, 'db' | 'now'>): Promise<string[]> {
  return listEndedBefore(context.db, latestToday(context.now()))
}

/** Moves a cohort on; called with the transaction of the step that causes it. */
export function moveCohort(db: Db, id: string, state: CohortState): Promise<void> {
  return setCohortState(db, id, state)
}

/**
 * Holds a cohort until the transaction ends, so that whoever gives or frees a place waits for the other. To be taken before any enrolment
 * of it is held: in the other order two could wait for each other.
 * @throws AppError not_found
 */
export async function lockCohort(trx: Trx, id: string): Promise<Cohort> {
  const cohort = await holdCohort(trx, id)
  if (!cohort) throw new AppError('not_found', 'There is no such cohort.')
  return cohort
}

/** The same of a cohort that something else says, such as whom it is about; null where there is none. */
export function lockCohortOf(trx: Trx, id: Expression<string>): Promise<Cohort | null> {
  return holdCohort(trx, id)
}

/** Who opened the cohort: asked where nobody else can be. @throws AppError not_found */
export async function getCohortOrganizer(db: Db, id: string): Promise<string> {
  const organizerId = await findCohortOrganizer(db, id)
  if (!organizerId) throw new AppError('not_found', 'There is no such cohort.')
  return organizerId
}

/** The same of several cohorts. */
export function getCohortOrganizers(db: Db, ids: string[]): Promise<Map<string, string>> {
  return listCohortOrganizers(db, ids)
}
