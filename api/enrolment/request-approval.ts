import type { CardMessage } from '../bot/bot.ts'
import { shortened } from '../bot/card-parts.ts'
import { type News, NotYetReached, reachPerson } from '../bot/reach.ts'
import type { Context } from '../context.ts'
import { holding } from '../store/hold.ts'
import { approvalCard, type Place } from './approval-card.ts'
import { type AskRecord, type Attempt, findAsk, findQuestion, saveReached, saveSent } from './asks-store.ts'
import { approvalPath, hoursWords, spanWords } from './card-words.ts'
import { type Look, lookAt, markOf } from './look-at-approval.ts'
import { isWaitedOut } from './patience.ts'
import { readRequest, readRequestWithCopies, type Request } from './read-request.ts'
import { redrawAll, redrawCopies, sendThenDraw } from './redraw-approval.ts'

/**
 * Brings a request to everybody who is asked and has not got it yet: by card, else by activity feed, else by mail; whom nothing reaches
 * finds it in their tab. Each way is tried once, and what was done is kept before the next is begun, so doing this again only does the rest.
 * @throws Error when somebody could not be reached for now; the others have it.
 */
export async function requestApproval(context: Context, enrolmentId: string): Promise<void> {
  await holding(context.db, 'drawing a request', [enrolmentId], async () => {
    const request = await readRequest(context.db, enrolmentId)
    if (!request) return
    const { record, asks } = request
    const waiting = record.state === 'submitted' ? asks.filter((ask) => ask.closedAt === null && ask.way === null) : []
    const failures: unknown[] = []
    for (const ask of waiting) await send(context, request, ask, 'sent').catch((error: unknown) => failures.push(error))
    // Others see that somebody is asked beside them. Whoever alone was asked has what is true now; what changes orders a redraw, which waits for us.
    if (asks.length > 1) await redrawCopies(context, enrolmentId)
    if (failures.length > 0) throw new Error(`${failures.length} of ${waiting.length} people are not reached yet.`, { cause: failures[0] })
  })
}

/** Asks somebody again in a fresh message, which Teams announces; the older ones fold up. Once for each time it was ordered. */
export async function remindAsked(context: Context, askId: string): Promise<void> {
  const enrolmentId = (await findAsk(context.db, askId))?.enrolmentId
  if (enrolmentId === undefined) return
  await holding(context.db, 'drawing a request', [enrolmentId], async () => {
    const request = await readRequest(context.db, enrolmentId)
    const ask = request?.asks.find((entry) => entry.id === askId)
    if (request?.record.state !== 'submitted' || !ask || ask.closedAt !== null) return
    if (ask.remindedAt === null || ask.remindedAt < (ask.reminderOrderedAt ?? 0)) await send(context, request, ask, 'reminder')
    await redrawCopies(context, enrolmentId)
  })
}

/** Brings an answer to whoever asked: redraws make no sound in Teams, so they get the request once more, with the answer. */
export async function bringAnswer(context: Context, questionId: string): Promise<void> {
  const question = await findQuestion(context.db, questionId)
  if (!question) return
  const { enrolmentId } = question
  const bring = async () => {
    const request = await readRequestWithCopies(context.db, enrolmentId)
    const ask = request?.asks.findLast((entry) => entry.personId === question.byPersonId && entry.closedAt === null)
    const answeredAt = question.answeredAt
    if (request?.record.state !== 'submitted' || !ask || answeredAt === null) return true
    if (request.copies.some((copy) => copy.personId === question.byPersonId && copy.sentAt >= answeredAt)) return true
    return send(context, request, ask, 'answer', question.answer ?? '')
  }
  await holding(context.db, 'drawing a request', [enrolmentId], () => sendThenDraw(bring, () => redrawAll(context, enrolmentId)))
}

type Occasion = Exclude<Place, 'above'> | 'answer'

/** False where no card keeps that it has arrived. */
async function send(context: Context, request: Request, ask: AskRecord, occasion: Occasion, answer = ''): Promise<boolean> {
  const look = await lookAt(context, request, ask.personId)
  if (!look) return true
  const message = approvalCard(context, look.approval, look.view, { place: occasion === 'reminder' ? 'reminder' : 'sent' })
  const first = occasion === 'sent'
  const now = context.now()
  const since = first ? ask.askedAt : occasion === 'reminder' ? (ask.reminderOrderedAt ?? now) : now
  try {
    const reached = await reachPerson(context, ask.personId, newsOf(look, message, occasion, answer), first ? ask.attempts : [], { givenUp: isWaitedOut(since, now) })
    const sentAt = context.now()
    await saveSent(context.db, ask.id, {
      copy: reached.sent ? { ...reached.sent, askId: ask.id, sentAt, drawn: markOf(message) } : null,
      // A later message that nothing could carry does not undo that the first one arrived.
      reached: first || reached.way !== 'tab' ? { way: reached.way, attempts: reached.attempts, reachedAt: sentAt } : null,
      remindedAt: occasion === 'reminder' ? sentAt : null,
    })
    if (reached.attempts.length > 0) context.log.warn({ event: 'enrolment.reached-otherwise', enrolmentId: request.record.id, way: reached.way })
    return reached.sent !== null
  } catch (error) {
    if (first && error instanceof NotYetReached) await keepAttempts(context, ask, error.attempts)
    throw error
  }
}

async function keepAttempts(context: Context, ask: AskRecord, attempts: Attempt[]): Promise<void> {
  await saveReached(context.db, ask.id, { way: null, attempts, reachedAt: null })
}

/** The same words for every way; the mail says them once more, as its reader may not open Teams. */
function newsOf({ approval, view }: Look, card: CardMessage, occasion: Occasion, answer: string): News {
  const name = approval.person.displayName
  const request = `${name} asks to join ${approval.cohort.program.name}`
  const text = occasion === 'answer' ? `${name} answers: “${answer}”` : request
  const message = occasion === 'answer' ? { ...card, summary: shortened(text, 80) } : occasion === 'reminder' ? { ...card, summary: shortened(`Still open: ${request}`, 80) } : card
  const lines = [
    `${text}.`,
    ...(approval.why === null ? [] : [approval.why]),
    ...(approval.goals ? [`In their words: “${approval.goals}”`] : []),
    `It takes ${hoursWords(approval)}, ${spanWords(approval, view.reader)}.`,
    'You can approve, ask for time, decline, ask something or hand it on. If nobody answers in time, the request closes.',
  ]
  return {
    card: message,
    feed: { activityType: occasion === 'reminder' ? 'approvalReminder' : 'approvalAsked', text: shortened(text, 140), path: approvalPath(approval.enrolmentId) },
    mail: { subject: shortened(occasion === 'reminder' ? `Still open: ${request}` : text, 120), lines, path: approvalPath(approval.enrolmentId), button: 'Open the request' },
  }
}
