import { sendToPerson } from '../bot/conversations.ts'
import { mayPass, problemOf, reasonOf } from '../bot/reach.ts'
import type { Context } from '../context.ts'
import { findRecord } from '../people/get-person.ts'
import { approvalCard, decisionCard } from './cards.ts'
import type { Approval } from './contract.ts'
import { presentApprovals } from './present.ts'
import { insertCopy, listAsks, listCopies, saveDrawn, saveReached } from './asks-store.ts'
import { findEnrolment } from './store.ts'

/**
 * Sends the approval card to the approver's Teams chat, once. Where Teams cannot be reached for that person the
 * question stands in their tab alone, and the organizer sees why.
 */
export async function requestApproval(context: Context, enrolmentId: string): Promise<void> {
  const record = await findEnrolment(context.db, enrolmentId)
  if (record?.state !== 'submitted') return
  for (const ask of await listAsks(context.db, [enrolmentId])) {
    if (ask.closedAt !== null || ask.way !== null) continue
    const [approval] = await presentApprovals(context, [record], ask.personId)
    if (!approval) return
    const approver = await findRecord(context, ask.personId)
    try {
      const sent = await sendToPerson(context, ask.personId, approvalCard(context, approval, { viewerId: ask.personId, language: approver?.language ?? null }))
      await insertCopy(context.db, { ...sent, askId: ask.id, sentAt: context.now(), drawn: record.state })
      await saveReached(context.db, ask.id, { way: 'card', attempts: ask.attempts, reachedAt: context.now() })
    } catch (error) {
      if (mayPass(error)) throw error
      context.log.warn({ event: 'enrolment.card-undeliverable', enrolmentId, message: reasonOf(error) })
      await saveReached(context.db, ask.id, { way: 'tab', attempts: [...ask.attempts, { way: 'card', problem: problemOf(error) }], reachedAt: context.now() })
    }
  }
  // Decided or taken back while the card was on its way: the order to redraw found no card yet.
  await redrawApproval(context, enrolmentId)
}

/** Redraws every card about a request with the outcome, wherever it was decided. */
export async function redrawApproval(context: Context, enrolmentId: string): Promise<void> {
  const [record, copies] = await Promise.all([findEnrolment(context.db, enrolmentId), listCopies(context.db, enrolmentId)])
  if (!record) return
  for (const copy of copies) {
    if (copy.drawn === record.state) continue
    const [approval] = await presentApprovals(context, [record], copy.personId)
    if (!approval) return
    const viewer = await findRecord(context, copy.personId)
    await context.bot.updateCard(copy, approvalCard(context, approval, { viewerId: copy.personId, language: viewer?.language ?? null }))
    await saveDrawn(context.db, copy, record.state)
  }
}

/** Tells the owner of an enrolment what was decided. Their tab says it too, so a person without Teams misses nothing. */
export async function tellDecision(context: Context, enrolmentId: string): Promise<void> {
  const record = await findEnrolment(context.db, enrolmentId)
  if (!record || record.decidedAt === null) return
  const [approval]: (Approval | undefined)[] = await presentApprovals(context, [record], record.personId)
  if (!approval) return
  try {
    await sendToPerson(context, record.personId, decisionCard(context, approval))
  } catch (error) {
    if (mayPass(error)) throw error
    context.log.warn({ event: 'enrolment.owner-unreachable', enrolmentId, message: reasonOf(error) })
  }
}
