import type { Context } from '../context.ts'
import { lockCohort, lockCohortOf } from '../programs/get-cohort.ts'
import type { Cohort } from '../programs/contract.ts'
import type { Trx } from '../store/open.ts'
import { findDraw } from './draw-store.ts'
import { cohortOf, countPlacesTaken, type EnrolmentRecord, listWaitingForPlace, lockEnrolment, moveEnrolment, type MoveWhy } from './store.ts'

/**
 * Holds an enrolment, and before it the cohort whose places it may take or free. Null when there is none by that id.
 * Everything that lets somebody in or out goes through here, so that a hundred yeses at once give no more places than there are.
 */
export async function lockWithCohort(trx: Trx, enrolmentId: string): Promise<{ record: EnrolmentRecord; cohort: Cohort } | null> {
  const cohort = await lockCohortOf(trx, cohortOf(enrolmentId))
  const record = cohort && (await lockEnrolment(trx, enrolmentId))
  return record ? { record, cohort } : null
}

/**
 * Whether one more may be let in. Whoever waits for a place goes first: a place that came free a moment ago may not have been given yet.
 * Mentors have no limit: the more there are, the more circles. The caller holds the cohort.
 */
export async function hasPlace(context: Pick<Context, 'now' | 'jobs'>, trx: Trx, cohort: Cohort, role: EnrolmentRecord['answers']['role']): Promise<boolean> {
  if (role === 'mentor') return true
  return (await givePlaces(context, trx, cohort)) > 0
}

/**
 * Gives places that are free to whoever waits for one, in the order of approval, or as the lot was drawn; each hears of it. The caller holds the cohort.
 * @returns how many are free then; none while a draw is still to come.
 */
export async function givePlaces(context: Pick<Context, 'now' | 'jobs'>, trx: Trx, cohort: Cohort, why: Extract<MoveWhy, 'place-free' | 'drawn'> = 'place-free'): Promise<number> {
  if (await waitsForDraw(trx, cohort.id)) return 0
  let free = cohort.places === null ? Number.MAX_SAFE_INTEGER : cohort.places - (await countPlacesTaken(trx, cohort.id))
  if (free <= 0 || cohort.state === 'finished') return free
  for (const id of await listWaitingForPlace(trx, cohort.id, Math.min(free, 100_000))) {
    const waiting = await lockEnrolment(trx, id)
    if (waiting?.state !== 'waitlisted' || waiting.waitsFor !== 'place') continue
    await moveEnrolment(trx, waiting, { to: 'approved', byPersonId: null, door: 'system', why, now: context.now() }, { waitsFor: null })
    await context.jobs.publish(trx, 'enrolment.decided', { enrolmentId: id })
    if (waiting.answers.role === 'mentee') free -= 1
  }
  return free
}

/** Whether places go by lot, and the lot is not drawn yet. */
export async function waitsForDraw(trx: Trx, cohortId: string): Promise<boolean> {
  const draw = await findDraw(trx, cohortId)
  return draw !== null && draw.drawnAt === null
}

/** The same for a cohort whose number of places has changed. */
export async function givePlacesOf(context: Context, cohortId: string): Promise<void> {
  await context.db.transaction().execute(async (trx) => givePlaces(context, trx, await lockCohort(trx, cohortId)))
}
