import type { Enrolment } from '../../api/enrolment/contract.ts'
import type { Me } from '../../api/people/contract.ts'
import type { Journey } from '../../api/roadmap/contract.ts'
import { membersOf } from '../parts/circle-people.ts'
import { canJoin } from '../parts/joining.ts'
import { answerUntil } from '../parts/answer-until.ts'
import { movedSentence } from '../parts/moved-words.ts'
import { firstNameOf } from '../parts/person-words.ts'
import { openQuestionOf } from '../parts/question-words.ts'
import { dateOf, dayOf, daysUntil, monthOf, type Reader, sayMoment, spanOf, timeOf } from '../parts/moments.ts'
import { say } from '../texts/home.ts'
import { listOf } from '../texts/language.ts'

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
      headline: say('togetherDone'),
      line: members.length === 0 ? say('togetherAlone', { sessions: journey.path.length }) : say('togetherWith', { sessions: journey.path.length, names: listOf(members.map(firstNameOf)) }),
      primary: { label: say('lookBack'), to: roadmap },
      second: { label: say(pair ? 'yourPair' : 'yourCircle'), to: `/circle/${circle.id}` },
    }
  const { number, startAt, endAt } = stage.session
  const session = `/circle/${circle.id}/session/${number}`
  const outlook: Move | null = series?.webLink ? { label: say('openInOutlook'), url: series.webLink } : null
  if (startAt === null || endAt === null || series?.state !== 'booked') return unbookedWords(journey, circle, members.map(firstNameOf))
  if (now >= endAt)
    return {
      rank: 1,
      headline: say('howDidItGo', { number }),
      line: say(number === journey.path.length ? 'howDidItGoLastDetail' : 'howDidItGoDetail'),
      primary: { label: say('closeSession', { number }), to: `${session}?view=close` },
      second: { label: say('roadmap'), to: roadmap },
    }
  const open = stage.preparation.filter((item) => !item.done)
  const minutes = open.reduce((sum, item) => sum + item.minutes, 0)
  const prepare: Move = open.length > 0 ? { label: say('prepare', { minutes }), to: session } : { label: say('openRoadmap'), to: roadmap }
  if (canJoin(startAt, endAt, now))
    return {
      rank: 0,
      headline: now >= startAt ? say('onNow', { number }) : say('startsAt', { number, time: timeOf(startAt, reader) }),
      line: say('inTeams', { title: stage.title, span: spanOf(startAt, endAt, reader) }),
      primary: series.joinUrl ? { label: say('join'), url: series.joinUrl } : prepare,
      second: { label: say('agenda'), to: `${session}?view=run` },
    }
  const days = daysUntil(startAt, now, reader)
  const [day, time] = [dayOf(startAt, reader), timeOf(startAt, reader)]
  const { title } = stage
  const ready = readiness(open.length, stage.preparation.length)
  if (days === 0) return { rank: 0, headline: say('todayAt', { time }), line: say('todayLine', { number, title, readiness: ready }), primary: prepare, second: outlook }
  const occurrence = series.occurrences.find((candidate) => candidate.number === number)
  const moved = occurrence ? movedSentence(occurrence, reader) : null
  return {
    rank: 10,
    headline: number === 1 ? say('firstSessionOn', { day, time }) : say('sessionInDays', { number, days }),
    line: [number === 1 ? say('titleAlone', { title }) : say('titleDated', { title, day, time }), moved, ready].filter(Boolean).join(' '),
    primary: prepare,
    second: outlook,
  }
}

/** "3 things to prepare." before the first tick, "2 of 3 things left to prepare." after it. */
function readiness(open: number, all: number): string {
  if (open === 0) return say('prepared')
  return open < all ? say('thingsLeft', { open, all }) : say('thingsToPrepare', { open })
}

function unbookedWords(journey: Journey, circle: NonNullable<Journey['circle']>, others: string[]): HeroWords {
  const pair = circle.mentees.length === 1
  const meet: Move = { label: say(pair ? 'meetPair' : 'meetCircle'), to: `/circle/${circle.id}` }
  const roadmap: Move = { label: say('roadmap'), to: `/circle/${circle.id}/roadmap` }
  const { series } = journey
  if (series?.state === 'no-time')
    return { rank: 5, headline: say('noTime'), line: series.problem ?? say('noTimeDetail'), primary: meet, second: roadmap }
  if (series?.state === 'failed')
    return { rank: 5, headline: say('notInvited'), line: series.problem ?? say('notInvitedDetail'), primary: meet, second: roadmap }
  const time = say(series?.state === 'intended' ? 'timeFound' : 'timeSought')
  return { rank: 5, headline: say(pair ? 'pairReady' : 'circleReady'), line: others.length === 0 ? time : `${say('youAreWith', { names: listOf(others) })} ${time}`, primary: meet, second: roadmap }
}

function enrolmentWords({ cohort, enrolment, circle }: Journey, { now, reader }: View): HeroWords {
  const form = `/enrol/${cohort.id}`
  const open = cohort.state === 'enrolling'
  const program = cohort.program.name
  const date = dateOf(cohort.enrolUntilOn, reader, now)
  const answers: Move = { label: say('seeAnswers'), to: form }
  if (!enrolment)
    return {
      rank: 30,
      headline: say('invited'),
      line: say('invitedDetail', { hours: hoursOf(cohort.program), month: monthOf(cohort.endsOn, reader), date }),
      primary: { label: say('joinProgram', { program }), to: form },
      second: { label: say('becomeMentor'), to: `${form}?role=mentor` },
    }
  switch (enrolment.state) {
    case 'draft':
      return open
        ? { rank: 15, headline: say('draft'), line: say('draftDetail', { moment: sayMoment(enrolment.savedAt, now, reader), date }), primary: { label: say('continue'), to: form }, second: null }
        : { rank: 70, headline: say('enrolmentClosed'), line: say('draftKept'), primary: null, second: answers }
    case 'submitted':
      return waitingWords(enrolment, answers, now, reader)
    case 'approved':
      return cohort.state === 'running'
        ? { rank: 25, headline: say('nextInLine'), line: enrolment.sentence, primary: null, second: answers }
        : { rank: 25, headline: enrolment.decidedBy ? say('saidYes', { name: firstNameOf(enrolment.decidedBy) }) : say('allSet'), line: enrolment.sentence, primary: null, second: answers }
    case 'waitlisted':
      return { rank: 25, headline: say('nextInLine'), line: enrolment.sentence, primary: null, second: answers }
    case 'declined':
      return {
        rank: 60,
        headline: say(enrolment.decidedBy === null ? 'nobodyAnswered' : 'notThisTime'),
        line: declinedLine(enrolment, open ? date : null),
        primary: open ? { label: say('askAgain'), to: form } : null,
        second: { label: say('seeWhatHappened'), to: `${form}?view=sent` },
      }
    case 'withdrawn':
      if (enrolment.seasonOver) return { rank: 45, headline: say('seasonOver'), line: enrolment.sentence, primary: null, second: answers }
      return { rank: open ? 40 : 80, headline: say('left', { program }), line: open ? say('comeBackUntil', { date }) : enrolment.sentence, primary: open ? { label: say('joinAgain'), to: form } : null, second: null }
    case 'not-until':
      return { rank: 35, headline: laterHeadline(enrolment, now, reader), line: laterLine(enrolment), primary: null, second: answers }
    case 'paused':
      return {
        rank: 12,
        headline: enrolment.untilOn ? say('onBreakUntil', { date: dateOf(enrolment.untilOn, reader, now) }) : say('onBreak'),
        line: say(circle ? 'onBreakInCircle' : 'onBreakAlone'),
        primary: { label: say('comeBack'), act: 'come-back' },
        second: circle ? { label: say('roadmap'), to: `/circle/${circle.id}/roadmap` } : answers,
      }
    case 'active':
    case 'matched':
      return { rank: 25, headline: say('circleOnItsWay'), line: enrolment.sentence, primary: null, second: answers }
    case 'completed':
      return { rank: 70, headline: say('finished'), line: enrolment.sentence, primary: null, second: answers }
  }
}

function waitingWords(enrolment: Enrolment, answers: Move, now: number, reader: Reader): HeroWords {
  const question = openQuestionOf(enrolment.questions)
  if (question) return { rank: 2, headline: say('hasQuestion', { name: firstNameOf(question.by) }), line: say('quoted', { words: question.question }), primary: { label: say('answer'), act: 'answer' }, second: answers }
  return {
    rank: 20,
    headline: enrolment.approver ? say('waitingFor', { name: enrolment.approver.displayName }) : say('sentForApproval'),
    line: [enrolment.submittedAt === null ? null : say('sentWhen', { moment: sayMoment(enrolment.submittedAt, now, reader) }), answerUntil(enrolment, reader), enrolment.sentence].filter(Boolean).join(' '),
    primary: null,
    second: answers,
  }
}

/** "Priya asks you to wait until 7 December". */
function laterHeadline({ decidedBy, untilOn }: Enrolment, now: number, reader: Reader): string {
  const who = decidedBy ? firstNameOf(decidedBy) : say('yourManager')
  return untilOn ? say('askedToWaitUntil', { who, date: dateOf(untilOn, reader, now) }) : say('askedToWait', { who })
}

function laterLine({ decidedBy, reason }: Enrolment): string {
  const who = decidedBy ? firstNameOf(decidedBy) : say('yourManager')
  return [reason ? say('wrote', { who, words: reason }) : null, say('waitDetail')].filter(Boolean).join(' ')
}

/** Why it was no, without who said it; `date`: until when one can ask again, null if only at the next start. */
function declinedLine({ decidedBy, reason }: Enrolment, date: string | null): string {
  if (decidedBy === null) return date === null ? say('requestClosed') : say('requestClosedUntil', { date })
  return [reason ? say('reasonGiven', { words: reason }) : null, date === null ? say('askAgainLater') : say('askAgainUntil', { date })].filter(Boolean).join(' ')
}

/** "4 hours", from the program's sessions. */
export function hoursOf(program: { sessions: number; sessionMinutes: number }): string {
  const hours = (program.sessions * program.sessionMinutes) / 60
  return say('hours', { hours: Math.round(hours * 10) / 10 })
}
