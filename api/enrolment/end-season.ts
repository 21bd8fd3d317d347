import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { findRecord } from '../people/get-person.ts'
import type { Cohort } from '../programs/contract.ts'
import { isOver } from '../programs/get-cohort.ts'
import type { Trx } from '../store/open.ts'
import { closeAsks } from './asks-store.ts'
import { lockWithCohort } from './give-places.ts'
import { type EnrolmentRecord, lockEnrolment, moveEnrolment } from './store.ts'
import { close } from './take-next-step.ts'

/**
 * Lets go whoever is still in a cohort that is finished. Whose circle has met has completed the season, whether or not every session was
 * closed; whoever had none leaves without their doing, and reads so. Safe to repeat.
 */
export async function endSeason(context: Pick<Context, 'db' | 'now' | 'jobs'>, enrolmentId: string): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const found = await lockWithCohort(trx, enrolmentId)
    if (found?.cohort.state !== 'finished') return
    const now = context.now()
    const { record } = found
    const present = record.state === 'paused' ? record.pausedFrom : record.state
    if (present !== 'approved' && present !== 'waitlisted' && present !== 'matched' && present !== 'active') return
    const rests = { pausedFrom: null, untilOn: null, waitsFor: null, dueWhat: null, dueAt: null }
    await moveEnrolment(trx, record, { to: present === 'active' ? 'completed' : 'withdrawn', byPersonId: null, door: 'system', why: 'season-over', now }, rests)
    await closeAsks(trx, enrolmentId, now)
    // Their approver's cards are drawn anew.
    await context.jobs.publish(trx, 'enrolment.withdrawn', { enrolmentId })
  })
}

/** Closes what nobody decided in a cohort that is over. */
export async function closeLeftOver(context: Context, enrolmentId: string): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const record = await lockEnrolment(trx, enrolmentId)
    if (record) await closeIfOpen(context, trx, record)
  })
}

async function closeIfOpen(context: Pick<Context, 'now' | 'jobs'>, trx: Trx, record: EnrolmentRecord): Promise<void> {
  if (record.state === 'submitted' || record.state === 'not-until') await close(context, trx, record, 'cohort-finished', null)
}

/**
 * For whoever answers, asks or hands on after the last day: what is open closes at once, without waiting for the clock.
 * Null while the season is not over; else the refusal, to be thrown once the caller's transaction is through.
 */
export async function refuseOnceOver(context: Pick<Context, 'now' | 'jobs'>, trx: Trx, record: EnrolmentRecord, cohort: Cohort): Promise<AppError | null> {
  if (!isOver(context, cohort)) return null
  await closeIfOpen(context, trx, record)
  const name = (await findRecord({ db: trx }, record.personId))?.displayName ?? 'They'
  return new AppError('season_over', `This season is over, so there is nothing to answer any more. ${name} can ask to join the next one.`)
}
