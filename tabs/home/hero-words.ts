import type { Enrolment } from '../../api/enrolment/contract.ts'
import type { Me } from '../../api/people/contract.ts'
import type { Journey } from '../../api/roadmap/contract.ts'
import { membersOf } from '../parts/circle-people.ts'
import { canJoin } from '../parts/joining.ts'
import { answerUntil } from '../parts/answer-until.ts'
import { movedSentence } from '../parts/moved-words.ts'
import { firstNameOf, listNames } from '../parts/person-words.ts'
import { openQuestionOf } from '../parts/question-words.ts'
import { dateOf, dayOf, daysUntil, monthOf, type Reader, sayMoment, spanOf, timeOf } from '../parts/moments.ts'

/** Something to press: `to` a page of ours, `url` elsewhere, or `act` on the spot. */
export type Move = { label: string } & ({ to: string } | { url: string } | { act: 'answer' | 'come-back' })

/** The one message of Home. The lower `rank`, the more urgent. */
export type HeroWords = { rank: number; headline: string; line: string; primary: Move | null; second: Move | null }

type View = { now: number; reader: Reader; me: Me }

/** What a journey asks of its person now, in words. */
export function heroWordsOf(journey: Journey, view: View): HeroWords {
  // Whoever is on a break, or out of a season that is over, is not asked for anything, whatever their circle does meanwhile.
  return journey.circle && journey.enrolment?.state !== 'paused' && journey.enrolment?.seasonOver !== true ? circleWords(journey, journey.circle, view) : enrolmentWords(journey, view)
}

function circleWords(journey: Journey, circle: NonNullable<Journey['circle']>, { now, reader, me }: View): HeroWords {
  const { series, stage } = journey
  const roadmap = `/circle/${circle.id}/roadmap`
  const members = membersOf(circle).filter((person) => person.id !== me.person.id)
  const pair = circle.mentees.length === 1
  if (!stage)
    return {
      rank: 50,
      headline: 'What you did together',
      line: `${journey.path.length} sessions${members.length === 0 ? '' : ` with ${listNames(members.map(firstNameOf))}`}. Your goals and what you agreed stay here.`,
      primary: { label: 'Look back', to: roadmap },
      second: { label: pair ? 'Your pair' : 'Your circle', to: `/circle/${circle.id}` },
    }
  const { number, startAt, endAt } = stage.session
  const session = `/circle/${circle.id}/session/${number}`
  const outlook: Move | null = series?.webLink ? { label: 'Open in Outlook', url: series.webLink } : null
  if (startAt === null || endAt === null || series?.state !== 'booked') return unbookedWords(journey, circle, members.map(firstNameOf))
  if (now >= endAt)
    return {
      rank: 1,
      headline: `How did session ${number} go?`,
      line: 'Two minutes: write down what you agreed, and the next stage opens.',
      primary: { label: `Close session ${number}`, to: `${session}?view=close` },
      second: { label: 'Roadmap', to: roadmap },
    }
  const open = stage.preparation.filter((item) => !item.done)
  const minutes = open.reduce((sum, item) => sum + item.minutes, 0)
  const prepare: Move = open.length > 0 ? { label: `Prepare (${minutes} min)`, to: session } : { label: 'Open the roadmap', to: roadmap }
  if (canJoin(startAt, endAt, now))
    return {
      rank: 0,
      headline: now >= startAt ? `Session ${number} is on now` : `Session ${number} starts at ${timeOf(startAt, reader)}`,
      line: `${stage.title}. ${spanOf(startAt, endAt, reader)}, in Teams.`,
      primary: series.joinUrl ? { label: 'Join', url: series.joinUrl } : prepare,
      second: { label: 'Agenda', to: `${session}?view=run` },
    }
  const days = daysUntil(startAt, now, reader)
  const ready = readiness(open.length, stage.preparation.length)
  if (days === 0) return { rank: 0, headline: `Today at ${timeOf(startAt, reader)}`, line: `Session ${number}: ${stage.title}. ${ready}`, primary: prepare, second: outlook }
  const occurrence = series.occurrences.find((candidate) => candidate.number === number)
  const moved = occurrence ? movedSentence(occurrence, reader) : null
  const dated = `${dayOf(startAt, reader)}, ${timeOf(startAt, reader)}`
  return {
    rank: 10,
    headline: number === 1 ? `First session ${dated}` : `Session ${number} ${days === 1 ? 'is tomorrow' : `in ${days} days`}`,
    line: [number === 1 ? `${stage.title}.` : `${stage.title}, ${dated}.`, moved, ready].filter(Boolean).join(' '),
    primary: prepare,
    second: outlook,
  }
}

/** "3 things to prepare." before the first tick, "2 of 3 things left to prepare." after it. */
function readiness(open: number, all: number): string {
  if (open === 0) return "You're prepared."
  if (open < all) return `${open} of ${all} things left to prepare.`
  return open === 1 ? 'One thing to prepare.' : `${open} things to prepare.`
}

function unbookedWords(journey: Journey, circle: NonNullable<Journey['circle']>, others: string[]): HeroWords {
  const pair = circle.mentees.length === 1
  const meet: Move = { label: pair ? 'Meet your pair' : 'Meet your circle', to: `/circle/${circle.id}` }
  const roadmap: Move = { label: 'Roadmap', to: `/circle/${circle.id}/roadmap` }
  const { series } = journey
  if (series?.state === 'no-time')
    return { rank: 5, headline: `No time fits all of you yet`, line: series.problem ?? 'The organizer is looking for a way. Nothing for you to do right now.', primary: meet, second: roadmap }
  if (series?.state === 'failed')
    return { rank: 5, headline: "Your invitation isn't out yet", line: series.problem ?? 'Outlook refused the booking. The organizer will try again.', primary: meet, second: roadmap }
  const time = series?.state === 'intended' ? "We've found a time all of you can keep and are booking it in Outlook." : "We're finding a time all of you can keep."
  return { rank: 5, headline: pair ? 'Your pair is ready' : 'Your circle is ready', line: `${others.length === 0 ? '' : `You're with ${listNames(others)}. `}${time}`, primary: meet, second: roadmap }
}

function enrolmentWords({ cohort, enrolment, circle }: Journey, { now, reader }: View): HeroWords {
  const form = `/enrol/${cohort.id}`
  const open = cohort.state === 'enrolling'
  const until = dateOf(cohort.enrolUntilOn, reader, now)
  const answers: Move = { label: 'See my answers', to: form }
  if (!enrolment)
    return {
      rank: 30,
      headline: 'Learn from another part of the company',
      line: `Meet a mentor from a different function once a month. About ${hoursOf(cohort.program)} in all until ${monthOf(cohort.endsOn, reader)}. Enrol until ${until}.`,
      primary: { label: `Join ${cohort.program.name}`, to: form },
      second: { label: 'Become a mentor', to: `${form}?role=mentor` },
    }
  switch (enrolment.state) {
    case 'draft':
      return open
        ? { rank: 15, headline: 'Pick up where you left off', line: `Saved ${sayMoment(enrolment.savedAt, now, reader)}. Only you can see it. Enrol until ${until}.`, primary: { label: 'Continue', to: form }, second: null }
        : { rank: 70, headline: 'Enrolment has closed', line: 'Your draft is kept for next time. Only you can see it.', primary: null, second: answers }
    case 'submitted':
      return waitingWords(enrolment, answers, now, reader)
    case 'approved':
      return cohort.state === 'running'
        ? { rank: 25, headline: "You're next in line", line: enrolment.sentence, primary: null, second: answers }
        : { rank: 25, headline: enrolment.decidedBy ? `${firstNameOf(enrolment.decidedBy)} said yes` : 'All set', line: enrolment.sentence, primary: null, second: answers }
    case 'waitlisted':
      return { rank: 25, headline: "You're next in line", line: enrolment.sentence, primary: null, second: answers }
    case 'declined':
      return {
        rank: 60,
        headline: enrolment.decidedBy === null ? 'Nobody answered in time' : 'Not this time',
        line: declinedLine(enrolment, open ? `until ${until}` : 'at the next start'),
        primary: open ? { label: 'Ask again', to: form } : null,
        second: { label: 'See what happened', to: `${form}?view=sent` },
      }
    case 'withdrawn':
      if (enrolment.seasonOver) return { rank: 45, headline: 'This season is over', line: enrolment.sentence, primary: null, second: answers }
      return { rank: open ? 40 : 80, headline: `You've left ${cohort.program.name}`, line: open ? `You can come back until ${until}.` : enrolment.sentence, primary: open ? { label: 'Join again', to: form } : null, second: null }
    case 'not-until':
      return { rank: 35, headline: laterHeadline(enrolment, now, reader), line: laterLine(enrolment), primary: null, second: answers }
    case 'paused':
      return {
        rank: 12,
        headline: enrolment.untilOn ? `You're on a break until ${dateOf(enrolment.untilOn, reader, now)}` : "You're on a break",
        line: circle ? 'Your circle reads that you are away, never why. The break ends by itself.' : 'Nobody is told why. You are in no new circle meanwhile, and the break ends by itself.',
        primary: { label: 'Come back now', act: 'come-back' },
        second: circle ? { label: 'Roadmap', to: `/circle/${circle.id}/roadmap` } : answers,
      }
    case 'active':
    case 'matched':
      return { rank: 25, headline: 'Your circle is on its way', line: enrolment.sentence, primary: null, second: answers }
    case 'completed':
      return { rank: 70, headline: 'Finished', line: enrolment.sentence, primary: null, second: answers }
  }
}

function waitingWords(enrolment: Enrolment, answers: Move, now: number, reader: Reader): HeroWords {
  const question = openQuestionOf(enrolment.questions)
  if (question) return { rank: 2, headline: `${firstNameOf(question.by)} has a question`, line: `“${question.question}”`, primary: { label: 'Answer', act: 'answer' }, second: answers }
  return {
    rank: 20,
    headline: enrolment.approver ? `With ${enrolment.approver.displayName} for approval` : 'Sent for approval',
    line: [enrolment.submittedAt === null ? null : `Sent ${sayMoment(enrolment.submittedAt, now, reader)}.`, answerUntil(enrolment, reader), enrolment.sentence].filter(Boolean).join(' '),
    primary: null,
    second: answers,
  }
}

/** "Priya asks you to wait until 7 December". */
function laterHeadline({ decidedBy, untilOn }: Enrolment, now: number, reader: Reader): string {
  const who = decidedBy ? firstNameOf(decidedBy) : 'Your manager'
  return `${who} asks you to wait${untilOn ? ` until ${dateOf(untilOn, reader, now)}` : ''}`
}

function laterLine({ decidedBy, reason }: Enrolment): string {
  const words = reason ? `${decidedBy ? firstNameOf(decidedBy) : 'Your manager'} wrote: “${reason}” ` : ''
  return `${words}Your answers are kept, and we ask again on that day. There is nothing to do until then.`
}

/** Why it was no, without who said it; `again`: when one can ask next. */
function declinedLine({ decidedBy, reason }: Enrolment, again: string): string {
  if (decidedBy === null) return `Your request has closed. That says nothing about you, and you may ask again ${again}.`
  return `${reason ? `The reason given: “${reason}” ` : ''}Your answers are kept, and you may ask again ${again}.`
}

/** "4 hours", from the program's sessions. */
export function hoursOf(program: { sessions: number; sessionMinutes: number }): string {
  const hours = (program.sessions * program.sessionMinutes) / 60
  return hours === 1 ? '1 hour' : `${Number.isInteger(hours) ? hours : hours.toFixed(1)} hours`
}
