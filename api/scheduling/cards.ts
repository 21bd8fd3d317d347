import { z } from 'zod'
import type { CardAction, CardMessage } from '../bot/bot.ts'
import { card, heading, line, openTab, press } from '../bot/card-parts.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { getMyCircle } from '../matching/list-circles.ts'
import { listRecords } from '../people/get-person.ts'
import { answerMove } from './answer-move.ts'
import { findQuestion, type Question } from './healing-store.ts'
import { momentWords, type Reader } from './notice-cards.ts'
import { findSeries } from './store.ts'

/** Asks one member whether their tentative meeting may give way; nobody else sees that they were asked. */
export function questionCard(context: Pick<Context, 'config'>, question: Question, plannedAt: number, reader: Reader): CardMessage {
  const about = { circleId: question.circleId, number: question.number }
  const title = `Can session ${question.number} move?`
  const text = `${momentWords(plannedAt, reader)} no longer suits everybody. ${momentWords(question.startAt, reader)} would, but you have something tentative then. Nobody else needs to act.`
  return {
    summary: title,
    card: card({
      spoken: `${title} ${text}`,
      refresh: { verb: 'session.show-question', data: about },
      body: [heading(title), line(text), line('Only you see this question.', { subtle: true })],
      actions: [press('Use this time', 'session.answer-move', { ...about, agrees: true }), press('I need that time', 'session.answer-move', { ...about, agrees: false }), openTab(context.config, 'Open your roadmap', `/circle/${question.circleId}/roadmap`)],
    }),
  }
}

function answeredCard(context: Pick<Context, 'config'>, question: Question, reader: Reader): CardMessage {
  const title = question.state === 'agreed' ? 'Thank you, we use this time' : question.state === 'refused' ? 'Thank you, your time stays yours' : 'This question is over'
  const text =
    question.state === 'agreed'
      ? `Session ${question.number} moves to ${momentWords(question.startAt, reader)} once everybody who was asked agrees. Outlook follows by itself.`
      : question.state === 'refused'
        ? 'We look for another time. There is nothing more for you to do.'
        : 'The session found a time without it. There is nothing for you to do.'
  return {
    summary: title,
    card: card({ spoken: `${title}. ${text}`, body: [heading(title), line(text)], actions: [openTab(context.config, 'Open your roadmap', `/circle/${question.circleId}/roadmap`)] }),
  }
}

const About = z.object({ circleId: z.uuid(), number: z.number().int() })
const Answer = About.extend({ agrees: z.boolean() })

/** What the buttons of these cards do. A card shows its question to the person asked, and to nobody else. */
export function registerSchedulingCards(context: Context): void {
  context.bot.onCardAction('session.show-question', (action) => show(context, action))
  context.bot.onCardAction('session.answer-move', async (action) => {
    const answer = Answer.safeParse(action.data)
    if (!answer.success) throw new AppError('invalid_input', 'This card is not complete. Open Crosspath to go on.')
    await answerMove(context, action.personId, answer.data)
    return show(context, action)
  })
}

async function show(context: Context, action: CardAction) {
  const about = About.safeParse(action.data)
  // Who has left the circle learns nothing more of its times.
  if (about.success) await getMyCircle(context, action.personId, about.data.circleId)
  const question = about.success ? await findQuestion(context.db, about.data.circleId, about.data.number, action.personId) : null
  const reader = (await listRecords(context, [action.personId])).get(action.personId)
  if (!question || !reader) throw new AppError('not_found', 'You were not asked about this session.')
  if (question.state !== 'asked') return answeredCard(context, question, reader).card
  const series = await findSeries(context.db, question.circleId)
  const planned = series?.occurrences.find(({ number }) => number === question.number)
  return questionCard(context, question, planned?.startAt ?? question.startAt, reader).card
}
