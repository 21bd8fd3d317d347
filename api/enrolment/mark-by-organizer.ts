import type { Context } from '../context.ts'
import type { Trx } from '../store/open.ts'
import { isInCircle, mayMove } from './state.ts'
import { lockEnrolment, moveEnrolment } from './store.ts'

/**
 * An organizer repaired a circle, and somebody in it waits for another one, or has completed the season. Called in the transaction that
 * repairs; without effect on whoever is in no circle. Whoever waits has their place in the cohort already; whoever takes a break goes on with
 * it, and waits when it is over.
 */
export async function markByOrganizer(context: Pick<Context, 'now'>, trx: Trx, organizerId: string, enrolmentId: string, to: 'waitlisted' | 'completed'): Promise<void> {
  const record = await lockEnrolment(trx, enrolmentId)
  if (!record || !isInCircle(record.state, record.pausedFrom) || !mayMove(record.state, to, 'organizer')) return
  if (record.state === 'paused' && to === 'waitlisted') {
    await trx.updateTable('enrolments').set({ pausedFrom: 'waitlisted', waitsFor: 'circle' }).where('id', '=', record.id).execute()
    return
  }
  const also = to === 'waitlisted' ? { waitsFor: 'circle' as const } : {}
  await moveEnrolment(trx, { id: record.id, from: record.state, to, byPersonId: organizerId, door: 'tab', reason: null, now: context.now() }, { pausedFrom: null, untilOn: null, ...also })
}
