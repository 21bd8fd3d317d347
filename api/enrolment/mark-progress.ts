import type { Context } from '../context.ts'
import type { Trx } from '../store/open.ts'
import { isInCircle, mayMove } from './state.ts'
import { lockEnrolment, moveEnrolment } from './store.ts'

/** A circle was published: its members are matched. Called in the transaction that forms the circles. */
export async function markMatched(context: Pick<Context, 'now'>, trx: Trx, enrolmentId: string): Promise<boolean> {
  const record = await lockEnrolment(trx, enrolmentId)
  if (!record || !mayMove(record.state, 'matched')) return false
  await moveEnrolment(trx, { id: record.id, from: record.state, to: 'matched', byPersonId: null, door: 'system', reason: null, now: context.now() })
  return true
}

/** Circles were published, and none was found for this person: they wait for the next run. Called in the same transaction. */
export async function markWaitlisted(context: Pick<Context, 'now'>, trx: Trx, enrolmentId: string): Promise<void> {
  const record = await lockEnrolment(trx, enrolmentId)
  if (!record || isInCircle(record.state, record.pausedFrom) || !mayMove(record.state, 'waitlisted')) return
  await moveEnrolment(trx, { id: record.id, from: record.state, to: 'waitlisted', byPersonId: null, door: 'system', reason: null, now: context.now() })
}

/** The last session was closed: the mentorship is complete. */
export async function markCompleted(context: Pick<Context, 'now'>, trx: Trx, enrolmentId: string): Promise<void> {
  const record = await lockEnrolment(trx, enrolmentId)
  if (!record || !mayMove(record.state, 'completed')) return
  await moveEnrolment(trx, { id: record.id, from: record.state, to: 'completed', byPersonId: null, door: 'system', reason: null, now: context.now() })
}

/** Somebody left their circle: they are out of the cohort, and may come back. Called in the transaction that frees the seat. */
export async function markLeft(context: Pick<Context, 'now'>, trx: Trx, enrolmentId: string, byPersonId: string): Promise<void> {
  const record = await lockEnrolment(trx, enrolmentId)
  if (!record || !isInCircle(record.state, record.pausedFrom)) return
  await moveEnrolment(trx, { id: record.id, from: record.state, to: 'withdrawn', byPersonId, door: 'tab', reason: null, now: context.now() })
}

/** Somebody has left the company: they are out of the cohort. Called in the transaction that frees the seat. */
export async function markGone(context: Pick<Context, 'now'>, trx: Trx, enrolmentId: string): Promise<void> {
  const record = await lockEnrolment(trx, enrolmentId)
  if (!record || !isInCircle(record.state, record.pausedFrom)) return
  await moveEnrolment(trx, { id: record.id, from: record.state, to: 'withdrawn', byPersonId: null, door: 'system', reason: null, now: context.now() })
}

/** The circle ended around somebody: they wait for the next run. Called in the same transaction. */
export async function markWaiting(context: Pick<Context, 'now'>, trx: Trx, enrolmentId: string): Promise<void> {
  const record = await lockEnrolment(trx, enrolmentId)
  if (!record || !isInCircle(record.state, record.pausedFrom)) return
  await moveEnrolment(trx, { id: record.id, from: record.state, to: 'waitlisted', byPersonId: null, door: 'system', reason: null, now: context.now() })
}
