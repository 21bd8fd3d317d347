import { shortened } from '../bot/card-parts.ts'
import { NotYetReached, reachPerson } from '../bot/reach.ts'
import type { Context } from '../context.ts'
import { holding } from '../store/hold.ts'
import { findQuestion, saveQuestionAttempts, saveQuestionReached } from './asks-store.ts'
import { lookAsOwner } from './look-at-approval.ts'
import { isWaitedOut } from './patience.ts'
import { questionCard } from './question-card.ts'
import { redrawCopies, sendThenDraw } from './redraw-approval.ts'
import { findEnrolment } from './store.ts'

/** Brings an approver's question to the person who enrolled, once; everybody who is asked sees in their card that it was put. */
export async function bringQuestion(context: Context, questionId: string): Promise<void> {
  const enrolmentId = (await findQuestion(context.db, questionId))?.enrolmentId
  if (enrolmentId === undefined) return
  await holding(context.db, 'drawing a request', [enrolmentId], async () => {
    const bring = async () => {
      await send(context, enrolmentId, questionId)
      return true
    }
    await sendThenDraw(bring, () => redrawCopies(context, enrolmentId))
  })
}

async function send(context: Context, enrolmentId: string, questionId: string): Promise<void> {
  const [record, kept] = await Promise.all([findEnrolment(context.db, enrolmentId), findQuestion(context.db, questionId)])
  if (record?.state !== 'submitted' || !kept || kept.answeredAt !== null || kept.activityId !== null || kept.reachedAt !== null) return
  const { approval, reader } = await lookAsOwner(context, record)
  const question = approval?.questions.find((entry) => entry.id === questionId)
  if (!approval || !question) return
  const text = `${question.by.displayName} asks: “${question.question}”`
  const path = `/enrol/${record.cohortId}`
  const news = {
    card: questionCard(context, approval, question, reader),
    feed: { activityType: 'questionAsked', text: shortened(text, 140), path },
    mail: { subject: shortened(`${question.by.displayName} has a question about your request`, 120), lines: [text, `It is about your request to join ${approval.cohort.program.name}. Only those who decide on it read your answer.`], path, button: 'Answer in Crosspath' },
  }
  try {
    const { sent } = await reachPerson(context, record.personId, news, kept.attempts, { givenUp: isWaitedOut(kept.askedAt, context.now()) })
    await saveQuestionReached(context.db, questionId, context.now(), sent)
  } catch (error) {
    if (error instanceof NotYetReached) await saveQuestionAttempts(context.db, questionId, error.attempts)
    throw error
  }
}
