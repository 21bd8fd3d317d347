import type { Context } from '../context.ts'
import type { Trx } from '../store/open.ts'
import { isInCircle } from './state.ts'
import { lockEnrolment, moveEnrolment } from './store.ts'

/**
 * An organizer repaired a circle, and somebody in it waits for another one, or has completed the season. Called in the transaction that
 * repairs; without effect on whoever is in no circle. Whoever waits has their place in the cohort already; whoever takes a break goes on with
 * it, and waits when it is over.
 */
export async function markByOrganizer(context: Pick<Context, 'now'>, trx: Trx, organizerId: string, enrolmentId: string, to: 'waitlisted' | 'completed'): Promise<void> {
  const record = await lockEnrolment(trx, enrolmentId)
  if (!record || !isInCircle(record.state, record.pausedFrom)) return
  const by = { byPersonId: organizerId, door: 'tab' as const, now: context.now() }
  const over = { pausedFrom: null, untilOn: null }
  if (to === 'completed') {
    await moveEnrolment(trx, record, { ...by, to, why: 'ended-well' }, over)
    return
  }
  const waiting = await moveEnrolment(trx, record, { ...by, to, why: 'circle-ended' }, { ...over, waitsFor: 'circle' })
  if (record.state !== 'paused') return
  await moveEnrolment(trx, waiting, { byPersonId: null, door: 'system', now: context.now(), to: 'paused', why: 'break-goes-on', untilOn: record.untilOn }, { pausedFrom: 'waitlisted', untilOn: record.untilOn })
}
