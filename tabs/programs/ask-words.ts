import type { EnrolmentRow } from '../../api/enrolment/contract.ts'
import { type Reader, sayDay, sayMoment } from '../parts/moments.ts'

type Ask = EnrolmentRow['asks'][number]

/** An approver is reminded at most once in this time, however often somebody presses. */
const REMIND_PAUSE_MS = 24 * 60 * 60_000

const ways = { card: 'card in Teams', feed: 'activity in Teams', mail: 'by mail', tab: 'only in their tab' } as const

/** Who was asked last and by which way, for the small line under the last step. */
export function howAsked({ asks }: EnrolmentRow): string {
  const last = asks.at(-1)
  if (!last) return 'Nobody had to be asked'
  const others = asks.length > 1 ? ` and ${asks.length - 1} before` : ''
  return `${last.person.displayName}${others}, ${last.way === null ? 'on its way' : ways[last.way]}`
}

/** How somebody was reached, as a sentence: the worse it went, the more it says. */
export function wayWords({ way }: Pick<Ask, 'way'>): string {
  switch (way) {
    case 'card':
      return 'Has a card in Teams.'
    case 'feed':
      return 'Teams took no card, so an activity leads them to their tab.'
    case 'mail':
      return 'Teams could not be reached, so a mail leads them to their tab.'
    case 'tab':
      return 'Could not be reached. They only see it when they open Crosspath.'
    case null:
      return 'The question is on its way.'
  }
}

/** When somebody was asked, and reminded if they were: "Asked yesterday at 09:00, reminded today at 10:32." */
export function askedWords({ askedAt, remindedAt }: Pick<Ask, 'askedAt' | 'remindedAt'>, now: number, reader: Reader): string {
  const asked = `Asked ${sayMoment(askedAt, now, reader)}`
  return remindedAt === null ? `${asked}.` : `${asked}, reminded ${sayMoment(remindedAt, now, reader)}.`
}

/**
 * Whether a reminder can go out now, and what the cap says; null where nobody's answer is waited for.
 * `pressedAt`: when it was pressed here, as a reminder that is on its way is not in the row yet.
 */
export function remindWords({ enrolment, asks }: EnrolmentRow, now: number, reader: Reader, pressedAt: number | null = null): { possible: boolean; words: string } | null {
  if (enrolment.state !== 'submitted') return null
  if (asks.length === 0) return { possible: false, words: 'Nobody has been asked yet. It takes a moment.' }
  const last = Math.max(pressedAt ?? -Infinity, ...asks.map(({ remindedAt }) => remindedAt ?? -Infinity))
  if (last === -Infinity) return { possible: true, words: 'Not reminded yet. At most once a day.' }
  const nextAt = last + REMIND_PAUSE_MS
  if (nextAt <= now) return { possible: true, words: `Reminded ${sayDay(last, now, reader)}.` }
  return { possible: false, words: `Reminded ${sayDay(last, now, reader)}. Next possible ${sayMoment(nextAt, now, reader)}.` }
}

/** What the person said on the form, as facts; never what was asked and answered between them and an approver. */
export function factsOf({ enrolment: { answers, questions } }: EnrolmentRow): { label: string; words: string }[] {
  const mentor = answers.role === 'mentor'
  const open = questions.filter(({ answeredAt }) => answeredAt === null).length
  const facts = [
    { label: 'Takes part as', words: mentor ? (answers.capacity === 1 ? 'Mentor of one' : `Mentor of up to ${answers.capacity}`) : 'Mentee' },
    { label: mentor ? 'Offers' : 'To learn', words: (mentor ? answers.skillsOffered : answers.skillsWanted).join(', ') },
    { label: 'From', words: mentor ? '' : answers.functionsToExplore.join(', ') },
    { label: 'Questions', words: questions.length === 0 ? '' : open === 0 ? `${questions.length} asked and answered` : `${questions.length} asked, ${open} without an answer yet` },
  ]
  return facts.filter(({ words }) => words !== '')
}
