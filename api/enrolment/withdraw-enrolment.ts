import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { closeAsks } from './asks-store.ts'
import { givePlaces, lockWithCohort } from './give-places.ts'
import { isInCircle, mayMove } from './state.ts'
import { type EnrolmentRecord, moveEnrolment } from './store.ts'

/**
 * Takes one's own enrolment back; no reason is asked. Doing it twice is as good as once.
 * @throws AppError not_found | enrolment_wrong_state
 */
export async function withdrawEnrolment(context: Context, personId: string, enrolmentId: string): Promise<EnrolmentRecord> {
  return context.db.transaction().execute(async (trx) => {
    const found = await lockWithCohort(trx, enrolmentId)
    if (found?.record.personId !== personId) throw new AppError('not_found', 'There is no such enrolment of yours.')
    const { record, cohort } = found
    if (record.state === 'withdrawn') return record
    // Whoever has a circle leaves the circle, so that its seat and its meetings are seen to.
    if (isInCircle(record.state, record.pausedFrom) || !mayMove(record.state, 'withdrawn', 'owner')) throw new AppError('enrolment_wrong_state', 'Your circle is formed already, or this was decided. If you cannot go on, leave the circle on its page.')
    const now = context.now()
    const withdrawn = await moveEnrolment(trx, record, { to: 'withdrawn', byPersonId: personId, door: 'tab', why: 'taken-back', now }, { untilOn: null, pausedFrom: null, waitsFor: null, dueWhat: null, dueAt: null })
    await closeAsks(trx, record.id, now)
    await givePlaces(context, trx, cohort)
    if (record.state !== 'draft') await context.jobs.publish(trx, 'enrolment.withdrawn', { enrolmentId: record.id })
    return withdrawn
  })
}
