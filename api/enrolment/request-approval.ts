import { refusalStatus, sendToPerson } from '../bot/conversations.ts'
import type { Context } from '../context.ts'
import { findRecord } from '../people/get-person.ts'
import { approvalCard, decisionCard } from './cards.ts'
import type { Approval } from './contract.ts'
import { presentApprovals } from './present.ts'
import { findApprovalCard, findEnrolment, saveApprovalCard } from './store.ts'

/**
 * Sends the approval card to the approver's Teams chat, once. Where Teams cannot be reached for that person the
 * question stands in their tab alone, and the organizer sees why.
 */
export async function requestApproval(context: Context, enrolmentId: string): Promise<void> {
  const record = await findEnrolment(context.db, enrolmentId)
  if (record?.state !== 'submitted' || record.approverId === null) return
  if (await findApprovalCard(context.db, enrolmentId)) return
  const [approval] = await presentApprovals(context, [record])
  if (!approval) return
  const approver = await findRecord(context, record.approverId)
  const card = { enrolmentId, approverId: record.approverId, conversationId: null, activityId: null, problem: null, redrawnState: record.state, sentAt: context.now() }
  try {
    const sent = await sendToPerson(context, record.approverId, approvalCard(context, approval, { viewerId: record.approverId, language: approver?.language ?? null }))
    await saveApprovalCard(context.db, { ...card, ...sent, delivery: 'card' })
  } catch (error) {
    if (mayPass(error)) throw error
    context.log.warn({ event: 'enrolment.card-undeliverable', enrolmentId, message: reasonOf(error) })
    await saveApprovalCard(context.db, { ...card, delivery: 'tab', problem: problemOf(error) })
  }
  // Decided or taken back while the card was on its way: the order to redraw found no card yet.
  await redrawApproval(context, enrolmentId)
}

/** Redraws the approver's card with the outcome, wherever it was decided. */
export async function redrawApproval(context: Context, enrolmentId: string): Promise<void> {
  const [record, sent] = await Promise.all([findEnrolment(context.db, enrolmentId), findApprovalCard(context.db, enrolmentId)])
  if (!record || !sent?.conversationId || !sent.activityId || sent.redrawnState === record.state) return
  const [approval] = await presentApprovals(context, [record])
  if (!approval) return
  const approver = await findRecord(context, sent.approverId)
  await context.bot.updateCard({ conversationId: sent.conversationId, activityId: sent.activityId }, approvalCard(context, approval, { viewerId: sent.approverId, language: approver?.language ?? null }))
  await saveApprovalCard(context.db, { ...sent, redrawnState: record.state })
}

/** Tells the owner of an enrolment what was decided. Their tab says it too, so a person without Teams misses nothing. */
export async function tellDecision(context: Context, enrolmentId: string): Promise<void> {
  const record = await findEnrolment(context.db, enrolmentId)
  if (!record || record.decidedAt === null) return
  const [approval]: (Approval | undefined)[] = await presentApprovals(context, [record])
  if (!approval) return
  try {
    await sendToPerson(context, record.personId, decisionCard(context, approval))
  } catch (error) {
    if (mayPass(error)) throw error
    context.log.warn({ event: 'enrolment.owner-unreachable', enrolmentId, message: reasonOf(error) })
  }
}

/** Whether trying again later can help: throttling, a token that ran out, a fault at Microsoft's side or a broken line; not a refusal. */
function mayPass(error: unknown): boolean {
  const status = refusalStatus(error)
  return status === null ? !(error instanceof Error && error.message.includes('catalogue')) : [401, 408, 429].includes(status) || status >= 500
}

/** What is in the way, in a sentence for the organizer. */
function problemOf(error: unknown): string {
  const status = refusalStatus(error)
  if (status === 403) return 'Teams does not let Crosspath write to them: they have no Teams licence, or the app is blocked for them.'
  if (status === 404) return 'Teams does not know them.'
  return status === null ? reasonOf(error) : 'Teams refused the message.'
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'Teams did not say why.'
}
