import { refusalStatus } from '../bot/conversations.ts'
import { mayPass } from '../bot/reach.ts'
import type { Context } from '../context.ts'
import { holding } from '../store/hold.ts'
import { approvalCard } from './approval-card.ts'
import { type CopyRecord, saveDrawn } from './asks-store.ts'
import { forgetUndrawn, keepUndrawn } from './draw-again.ts'
import { markOf, placeOf, toLook, toOwnLook } from './look-at-approval.ts'
import { gatherApprovals } from './present.ts'
import { questionCard } from './question-card.ts'
import { readRequestWithCopies, type Request, type SentCopy } from './read-request.ts'

/** Brings every message about a request up to date, for everybody who was asked and for whoever it is about, wherever it was decided. */
export async function redrawApproval(context: Context, enrolmentId: string): Promise<void> {
  await holding(context.db, 'drawing a request', [enrolmentId], async () => {
    await redrawAll(context, enrolmentId)
  })
}

/** What the cards about a request show, read for everybody at once. */
export type Drawing = Request & { copies: SentCopy[]; shownTo: Awaited<ReturnType<typeof gatherApprovals>> }

/** Reads it for a caller who holds the request; whatever changes meanwhile orders a redraw of its own. */
export async function readDrawing(context: Pick<Context, 'db' | 'now'>, enrolmentId: string): Promise<Drawing | null> {
  const request = await readRequestWithCopies(context.db, enrolmentId)
  if (!request) return null
  const { record, copies } = request
  return { ...request, shownTo: await gatherApprovals(context, [record], [record.personId, ...copies.map(({ personId }) => personId)], request) }
}

/** The same for a caller who holds the request. What cannot be drawn of the one kind keeps nothing of the other from being drawn. */
export async function redrawAll(context: Context, enrolmentId: string, known?: Drawing | null): Promise<void> {
  const failures: unknown[] = []
  for (const redraw of [redrawCopies, redrawQuestions]) await redraw(context, enrolmentId, known).catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw new Error('Not every card about a request is drawn yet.', { cause: failures[0] })
}

/**
 * Draws each copy anew that does not show what its reader must see now. The caller holds the request, so that nothing older is drawn
 * over what is newer.
 * @throws Error when some could not be drawn for now; the others are, and drawing again does the rest.
 */
export async function redrawCopies(context: Context, enrolmentId: string, known?: Drawing | null): Promise<void> {
  const drawing = known ?? (await readDrawing(context, enrolmentId))
  if (!drawing) return
  const { asks, copies } = drawing
  const failures: unknown[] = []
  for (const [personId, theirs] of Map.groupBy(copies, (copy) => copy.personId)) {
    const look = toLook(context, drawing.shownTo(personId), asks, personId)
    if (!look) continue
    for (const copy of theirs) {
      const message = approvalCard(context, look.approval, look.view, { place: placeOf(copy, theirs, asks) })
      const mark = markOf(message)
      if (copy.drawn === mark) {
        // What it could not be drawn to is no longer so.
        if (copy.undrawnSince !== null) await forgetUndrawn(context.db, 'approvalCopies', copy)
        continue
      }
      try {
        await context.bot.updateCard(copy, message)
        await saveDrawn(context.db, copy, mark)
      } catch (error) {
        if (isGone(error)) await saveDrawn(context.db, copy, mark)
        else {
          await keepUndrawn(context.db, 'approvalCopies', copy, context.now())
          failures.push(error)
        }
        logUndrawn(context, enrolmentId, copy, error)
      }
    }
  }
  if (failures.length > 0) throw new Error(`${failures.length} of ${copies.length} copies of a request are not drawn yet.`, { cause: failures[0] })
}

/**
 * Sends first, then draws, as a card that cannot be drawn for now must not keep news from arriving. `send` says whether a repetition would not
 * send again; where it might, what could not be drawn is left to the next redraw. The caller holds the request.
 * @throws Error of either, once both were tried.
 */
export async function sendThenDraw(send: () => Promise<boolean>, draw: () => Promise<void>): Promise<void> {
  const failures: unknown[] = []
  const repeatable = await send().catch((error: unknown) => {
    failures.push(error)
    return true
  })
  await draw().catch((error: unknown) => {
    if (repeatable) failures.push(error)
  })
  if (failures.length > 0) throw new Error('Not everything about a request is sent and drawn yet.', { cause: failures[0] })
}

/** Brings the questions in their owner's chat up to date. The caller holds the request. */
export async function redrawQuestions(context: Context, enrolmentId: string, known?: Drawing | null): Promise<void> {
  const drawing = known ?? (await readDrawing(context, enrolmentId))
  if (!drawing) return
  const sent = drawing.questions.flatMap(({ id, conversationId, activityId }) => (conversationId === null || activityId === null ? [] : [{ id, conversationId, activityId }]))
  const { approval, reader } = toOwnLook(drawing.shownTo(drawing.record.personId), drawing.record.personId)
  const failures: unknown[] = []
  for (const card of sent) {
    const question = approval?.questions.find((entry) => entry.id === card.id)
    if (!approval || !question) continue
    try {
      await context.bot.updateCard(card, questionCard(context, approval, question, reader))
      await forgetUndrawn(context.db, 'enrolmentQuestions', card)
    } catch (error) {
      if (isGone(error)) await forgetUndrawn(context.db, 'enrolmentQuestions', card)
      else {
        await keepUndrawn(context.db, 'enrolmentQuestions', card, context.now())
        failures.push(error)
      }
      logUndrawn(context, enrolmentId, card, error)
    }
  }
  if (failures.length > 0) throw new Error(`${failures.length} of ${sent.length} questions are not drawn yet.`, { cause: failures[0] })
}

/** The message was deleted, the app removed, or Teams refuses the change for another reason that will not pass: trying again cannot help. */
function isGone(error: unknown): boolean {
  const status = refusalStatus(error)
  return status !== null && status >= 400 && status < 500 && !mayPass(error)
}

function logUndrawn(context: Context, enrolmentId: string, { activityId }: Pick<CopyRecord, 'activityId'>, error: unknown): void {
  context.log.warn({ event: 'enrolment.card-not-drawn', enrolmentId, activityId, message: error instanceof Error ? error.message.slice(0, 200) : '' })
}
