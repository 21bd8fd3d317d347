import { shortened } from '../bot/card-parts.ts'
import { type Attempt, NotYetReached, reachPerson } from '../bot/reach.ts'
import type { Context } from '../context.ts'
import { holding } from '../store/hold.ts'
import type { Db } from '../store/open.ts'
import { decisionCard, type News } from './decision-card.ts'
import { toOwnLook } from './look-at-approval.ts'
import { isWaitedOut } from './patience.ts'
import { type Drawing, readDrawing, redrawAll, sendThenDraw } from './redraw-approval.ts'

/**
 * Does what a decision asks for: its owner hears of it, and every card about the request is drawn anew. What fails of the one keeps nothing of
 * the other from being done, and a repetition does the rest.
 * @throws Error when not everything is done yet.
 */
export async function followDecision(context: Context, enrolmentId: string): Promise<void> {
  await holding(context.db, 'drawing a request', [enrolmentId], async () => {
    const drawing = await readDrawing(context, enrolmentId)
    if (!drawing) return
    const tell = async () => {
      await tellDecision(context, drawing)
      return true
    }
    await sendThenDraw(tell, () => redrawAll(context, enrolmentId, drawing))
  })
}

/**
 * Tells the owner of an enrolment what was decided, once for each decision; of two that came at once they hear the last. Their tab
 * says it too, so whom nothing reaches misses nothing. The caller holds the request.
 * @throws NotYetReached when they cannot be reached for now.
 */
async function tellDecision(context: Context, { record, shownTo }: Drawing): Promise<void> {
  const decision = await findLastDecision(context.db, record.id)
  if (!decision || decision.told) return
  const { approval, reader } = toOwnLook(shownTo(record.personId), record.personId)
  // Whoever has left meanwhile has no use for it.
  if (approval && record.state !== 'withdrawn') {
    const card = decisionCard(context, approval, decision.news, reader)
    const news = { card, feed: { activityType: 'decision', text: shortened(card.summary, 140), path: '/' }, mail: { subject: card.summary, lines: [String(card.card.fallbackText)], path: '/', button: 'Open Crosspath' } }
    await reachPerson(context, record.personId, news, decision.attempts, { givenUp: isWaitedOut(decision.movedAt, context.now()) }).catch(async (error: unknown) => {
      if (error instanceof NotYetReached) await saveTold(context.db, decision.moveId, { toldAt: null, attempts: error.attempts })
      throw error
    })
  }
  await saveTold(context.db, decision.moveId, { toldAt: context.now(), attempts: decision.attempts })
}

/** Keeps that somebody was told, or by which ways they could not be so far. */
async function saveTold(db: Db, moveId: number, { toldAt, attempts }: { toldAt: number | null; attempts: readonly Attempt[] }): Promise<void> {
  const told = { toldAt, attempts: JSON.stringify(attempts) }
  await db.insertInto('toldMoves').values({ moveId, ...told }).onConflict((conflict) => conflict.column('moveId').doUpdateSet(told)).execute()
}

type Decision = { moveId: number; movedAt: number; told: boolean; attempts: Attempt[]; news: News }

/** The newest move that is news to the owner. */
async function findLastDecision(db: Db, enrolmentId: string): Promise<Decision | null> {
  const moves = await db
    .selectFrom('enrolmentMoves')
    .leftJoin('toldMoves', 'toldMoves.moveId', 'enrolmentMoves.id')
    .select(['enrolmentMoves.id', 'fromState', 'toState', 'why', 'byPersonId', 'movedAt', 'toldAt', 'attempts'])
    .where('enrolmentId', '=', enrolmentId)
    .orderBy('enrolmentMoves.id', 'desc')
    .execute()
  for (const move of moves) {
    const news = newsIn(move)
    if (news) return { moveId: move.id, movedAt: move.movedAt, told: move.toldAt !== null, attempts: move.attempts ?? [], news }
  }
  return null
}

function newsIn({ fromState, toState, why, byPersonId }: { fromState: string; toState: string; why: string | null; byPersonId: string | null }): News | null {
  if (why === 'drawn') return 'drawn'
  // Where nobody was asked, they have just pressed it themselves.
  if (why === 'waits-for-draw') return byPersonId === null ? null : 'approved-draw'
  if (why === 'place-free') return 'place-free'
  if (why === 'nobody-answered' || why === 'cohort-finished') return 'expired'
  const wasOpen = fromState === 'submitted' || fromState === 'not-until'
  if (toState === 'declined') return wasOpen ? 'declined' : 'declined-late'
  if (!wasOpen || why === 'nobody-to-ask') return null
  if (toState === 'not-until') return 'not-until'
  if (toState === 'waitlisted') return 'approved-waiting'
  return toState === 'approved' ? 'approved' : null
}
