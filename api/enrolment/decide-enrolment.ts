import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { Decision } from './contract.ts'
import { closeAsks, listAsks } from './asks-store.ts'
import { mayMove } from './state.ts'
import { type EnrolmentRecord, lockEnrolment, moveEnrolment } from './store.ts'

export type DecideRequest = Decision & { enrolmentId: string; byPersonId: string; door: 'tab' | 'card' }

/**
 * Takes the approver's decision, from the card or from the tab alike. A second press finds the outcome and changes
 * nothing: `changed` is false and the record says what was decided.
 * @throws AppError not_found to anybody who is not asked.
 */
export async function decideEnrolment(context: Context, request: DecideRequest): Promise<{ record: EnrolmentRecord; changed: boolean }> {
  return context.db.transaction().execute(async (trx) => {
    const record = await lockEnrolment(trx, request.enrolmentId)
    const asked = record ? (await listAsks(trx, [record.id])).some((ask) => ask.personId === request.byPersonId) : false
    if (!record || !asked || record.submittedAt === null) throw new AppError('not_found', 'There is no request for you here.')
    if (record.personId === request.byPersonId) throw new AppError('own_approval', 'You cannot approve your own enrolment. The organizer can help.')
    const to = request.decision === 'approve' ? 'approved' : 'declined'
    const open = record.state === 'submitted' || record.state === 'not-until'
    if (!open || !mayMove(record.state, to, 'approver')) return { record, changed: false }
    const now = context.now()
    const reason = request.decision === 'decline' ? request.reason || null : null
    await closeAsks(trx, record.id, now)
    await moveEnrolment(trx, { id: record.id, from: record.state, to, byPersonId: request.byPersonId, door: request.door, reason, now }, { decidedAt: now, decidedBy: request.byPersonId, reason })
    await context.jobs.publish(trx, 'enrolment.decided', { enrolmentId: record.id })
    return { record: { ...record, state: to, decidedAt: now, decidedBy: request.byPersonId, reason }, changed: true }
  })
}
