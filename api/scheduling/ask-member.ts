import { refusalStatus, sendToPerson } from '../bot/conversations.ts'
import type { Context } from '../context.ts'
import { listRecords } from '../people/get-person.ts'
import type { Trx } from '../store/open.ts'
import { questionCard } from './cards.ts'
import { findQuestion, openQuestions, saveQuestionCard } from './healing-store.ts'
import { findSeries } from './store.ts'

/** Asks those whose tentative meeting a session would take; each of them once for a session, whatever time is found for it later. */
export async function askMembers(context: Context, trx: Trx, about: { circleId: string; number: number; startAt: number }, personIds: string[]): Promise<void> {
  const asked = await openQuestions(trx, personIds.map((personId) => ({ ...about, personId })), context.now())
  for (const personId of asked) await context.jobs.publish(trx, 'move.asked', { circleId: about.circleId, number: about.number, personId })
}

/** Sends the question as a card. Somebody whom Teams does not reach finds it in the tab. */
export async function sendQuestion(context: Context, { circleId, number, personId }: { circleId: string; number: number; personId: string }): Promise<void> {
  const question = await findQuestion(context.db, circleId, number, personId)
  if (question?.state !== 'asked' || question.activityId !== null) return
  const planned = (await findSeries(context.db, circleId))?.occurrences.find((occurrence) => occurrence.number === number)
  const person = (await listRecords(context, [personId])).get(personId)
  if (!planned || !person?.enabled) return
  try {
    await saveQuestionCard(context.db, question, await sendToPerson(context, personId, questionCard(context, question, planned.startAt, person)))
  } catch (error) {
    const status = refusalStatus(error)
    if (status !== 403 && status !== 404) throw error
  }
}
