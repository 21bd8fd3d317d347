import type { EnrolmentRow } from '../../api/enrolment/contract.ts'
import { type Reader, sayDay, sayMoment } from '../parts/moments.ts'
import { say } from '../texts/programs-enrolments.ts'
import type { Step } from './enrolment-figures.ts'

type Ask = EnrolmentRow['asks'][number]

/** An approver is reminded at most once in this time, however often somebody presses. */
const REMIND_PAUSE_MS = 24 * 60 * 60_000

const askedBy = { card: 'askedByCard', feed: 'askedByFeed', mail: 'askedByMail', tab: 'askedByTab' } as const
const steps = { asked: 'stepAsked', declined: 'stepDeclined', 'put-off': 'stepPutOff', joined: 'stepJoined', approved: 'stepApproved' } as const

/** Who was asked last and by which way, for the small line under the last step. */
export function howAsked({ asks }: EnrolmentRow): string {
  const last = asks.at(-1)
  if (!last) return say('nobodyAskedShort')
  return say(last.way === null ? 'askedSoon' : askedBy[last.way], { name: last.person.displayName, before: asks.length - 1 })
}

/** How somebody was reached, as a sentence: the worse it went, the more it says. */
export function wayWords({ way }: Pick<Ask, 'way'>): string {
  switch (way) {
    case 'card':
      return say('wayCard')
    case 'feed':
      return say('wayFeed')
    case 'mail':
      return say('wayMail')
    case 'tab':
      return say('wayTab')
    case null:
      return say('waySoon')
  }
}

/** When somebody was asked, and reminded if they were: "Asked yesterday at 09:00, reminded today at 10:32." */
export function askedWords({ askedAt, remindedAt }: Pick<Ask, 'askedAt' | 'remindedAt'>, now: number, reader: Reader): string {
  const when = sayMoment(askedAt, now, reader)
  return remindedAt === null ? say('asked', { when }) : say('askedReminded', { when, again: sayMoment(remindedAt, now, reader) })
}

/**
 * Whether a reminder can go out now, and what the cap says; null where nobody's answer is waited for.
 * `pressedAt`: when it was pressed here, as a reminder that is on its way is not in the row yet.
 */
export function remindWords({ enrolment, asks }: EnrolmentRow, now: number, reader: Reader, pressedAt: number | null = null): { possible: boolean; words: string } | null {
  if (enrolment.state !== 'submitted') return null
  if (asks.length === 0) return { possible: false, words: say('remindNobodyYet') }
  const last = Math.max(pressedAt ?? -Infinity, ...asks.map(({ remindedAt }) => remindedAt ?? -Infinity))
  if (last === -Infinity) return { possible: true, words: say('remindNotYet') }
  const nextAt = last + REMIND_PAUSE_MS
  if (nextAt <= now) return { possible: true, words: say('reminded', { day: sayDay(last, now, reader) }) }
  return { possible: false, words: say('remindedNext', { day: sayDay(last, now, reader), next: sayMoment(nextAt, now, reader) }) }
}

/** What the person said on the form, as facts; never what was asked and answered between them and an approver. */
export function factsOf({ enrolment: { answers, questions } }: EnrolmentRow): { label: string; words: string }[] {
  const mentor = answers.role === 'mentor'
  const open = questions.filter(({ answeredAt }) => answeredAt === null).length
  const facts = [
    { label: say('takesPartAs'), words: mentor ? say('mentorOf', { mentees: answers.capacity }) : say('mentee') },
    { label: mentor ? say('offers') : say('toLearn'), words: (mentor ? answers.skillsOffered : answers.skillsWanted).join(', ') },
    { label: say('fromFunctions'), words: mentor ? '' : answers.functionsToExplore.join(', ') },
    { label: say('questions'), words: questions.length === 0 ? '' : open === 0 ? say('questionsAnswered', { count: questions.length }) : say('questionsOpen', { count: questions.length, open }) },
  ]
  return facts.filter(({ words }) => words !== '')
}

/** A step with its distance in days: "Asked today", "Approved yesterday", "Put off 6 days ago". */
export function stepWords(step: Step, daysAgo: number): string {
  return say(steps[step], { days: Math.max(0, daysAgo) })
}
