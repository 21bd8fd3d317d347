import { z } from 'zod'
import type { CardAction, CardMessage } from '../bot/bot.ts'
import { card, facts, heading, line, openTab, plain, press } from '../bot/card-parts.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { CircleRecord } from '../matching/list-circles.ts'
import { listRecords, type PersonRecord } from '../people/get-person.ts'
import type { StoredNotice } from '../store/schema.ts'
import { answerMove } from './answer-move.ts'
import { findQuestion, type Question } from './healing-store.ts'
import { findSeries } from './store.ts'

type Reader = Pick<PersonRecord, 'timeZone' | 'language'>

/** A moment as its reader's own clock shows it: "Tue, 3 Mar, 14:00". */
export function momentWords(at: number, reader: Reader): string {
  const format = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: reader.timeZone ?? 'Europe/London' } as const
  return new Intl.DateTimeFormat('en-GB', format).format(at)
}

/** News of a circle and its calendar, for one member. @param people whom it names. */
export function noticeCard(context: Pick<Context, 'config'>, circle: CircleRecord, notice: StoredNotice, reader: Reader, people: Pick<PersonRecord, 'id' | 'displayName'>[] = []): CardMessage {
  const { title, text, entries } = words(notice, reader, people)
  return {
    summary: title,
    card: card({
      spoken: `${title}. ${text}`,
      body: [heading(plain(title)), ...(entries.length > 0 ? [facts(entries)] : []), line(plain(text)), line(plain(circle.name), { subtle: true })],
      actions: [openTab(context.config, 'Open your roadmap', `/circle/${circle.id}/roadmap`)],
    }),
  }
}

function words(notice: StoredNotice, reader: Reader, people: Pick<PersonRecord, 'id' | 'displayName'>[]): { title: string; text: string; entries: [string, string][] } {
  if (notice.what === 'moved') {
    return {
      title: `Session ${notice.number} has moved`,
      text: `${notice.because} Outlook is up to date; you need to do nothing.`,
      entries: [['New time', momentWords(notice.startAt, reader)], ['Before', momentWords(notice.fromStartAt, reader)]],
    }
  }
  if (notice.what === 'joined') {
    const names = notice.personIds.map((id) => people.find((person) => person.id === id)?.displayName ?? 'Somebody').sort()
    return {
      title: `${new Intl.ListFormat('en-GB', { style: 'long' }).format(names)} ${names.length === 1 ? 'has' : 'have'} joined your circle`,
      text: 'Your meetings stay as they are, and Outlook has invited them. You need to do nothing.',
      entries: [],
    }
  }
  return {
    title: `Session ${notice.number} may not suit everybody`,
    text: `${notice.because} It stays where it is. You can look for another time together, or meet without whoever cannot come.`,
    entries: [['Planned', momentWords(notice.startAt, reader)]],
  }
}

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
  const question = about.success ? await findQuestion(context.db, about.data.circleId, about.data.number, action.personId) : null
  const reader = (await listRecords(context, [action.personId])).get(action.personId)
  if (!question || !reader) throw new AppError('not_found', 'You were not asked about this session.')
  if (question.state !== 'asked') return answeredCard(context, question, reader).card
  const series = await findSeries(context.db, question.circleId)
  const planned = series?.occurrences.find(({ number }) => number === question.number)
  return questionCard(context, question, planned?.startAt ?? question.startAt, reader).card
}
