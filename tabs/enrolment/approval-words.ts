import type { Approval } from '../../api/enrolment/contract.ts'
import type { ApiError } from '../client.ts'
import { dateOf, dayOf, monthOf, type Reader, sayMoment, sentence, todayOn } from '../parts/moments.ts'
import { firstNameOf } from '../parts/person-words.ts'
import { say } from '../texts/enrolment-approvals.ts'
import { listOf, locale } from '../texts/language.ts'

/** Who reads, and when. */
export type View = { meId: string; now: number; reader: Reader }

/** Whether somebody still waits for an answer. */
export function isWaiting({ state }: Pick<Approval, 'state'>): boolean {
  return state === 'submitted'
}

/** "Ana Ruiz asks to join Bridges". */
export function headlineOf({ person, cohort, role, state }: Approval): string {
  return say(state === 'submitted' ? 'asksToJoin' : 'askedToJoin', { name: person.displayName, role, program: cohort.program.name })
}

/** "4 hours in all: 4 sessions, December 2026 to April 2027, in working time". */
export function timeInWords({ hours, cohort }: Approval, reader: Reader): string {
  return say('timeItTakes', { hours: Math.round(hours * 10) / 10, sessions: cohort.program.sessions, from: monthOf(cohort.startsOn, reader), to: monthOf(cohort.endsOn, reader) })
}

/** Until when one can answer, and what happens without an answer. Before the last wait has begun nobody can name the day, as days away do not count. */
export function answerBy({ expiresAt, person, cohort: { program } }: Approval, { reader }: View): string {
  const name = firstNameOf(person)
  return expiresAt === null ? say('answerWithin', { days: program.escalateAfterDays, closes: program.expireAfterDays, name }) : say('answerByDay', { day: dayOf(expiresAt, reader), name })
}

/** Why the reader is asked, and who else may answer. */
export function whyAsked({ why, askedOf, person }: Approval, { meId }: View): string {
  const others = askedOf.filter(({ id }) => id !== meId).map(({ displayName }) => displayName)
  const reason = why ?? say('askedAsManager', { name: firstNameOf(person) })
  return others.length === 0 ? reason : `${reason} ${say('othersMayAnswer', { names: listOf(others) })}`
}

/** What became of a request, by whom and when. */
export function outcomeOf(approval: Approval, { meId, now, reader }: View): string {
  const { state, decidedAt, decidedBy, person, untilOn } = approval
  const name = firstNameOf(person)
  if (state === 'withdrawn' && approval.seasonOver) return say('seasonOver', { name })
  if (state === 'withdrawn') return say(decidedAt === null ? 'tookBack' : 'left', { name })
  if (decidedAt === null) return say('nothingToDo')
  const moment = sayMoment(decidedAt, now, reader)
  const mine = decidedBy?.id === meId
  if (state === 'not-until') {
    const until = untilOn === null ? say('later') : dateOf(untilOn, reader, now)
    return mine ? say('waitAskedByYou', { name, moment, until }) : say('waitAsked', { who: decidedBy?.displayName ?? say('somebody'), name, moment, until })
  }
  if (state === 'declined') {
    if (decidedBy === null) return say('closedUnanswered', { moment: sentence(moment), name })
    return mine ? say('declinedByYou', { moment }) : say('declinedBy', { name: decidedBy.displayName, moment })
  }
  if (decidedBy === null) return say('approved', { moment })
  return mine ? say('approvedByYou', { moment }) : say('approvedBy', { name: decidedBy.displayName, moment })
}

/** What the decider wrote, with whose words they are; null when they wrote nothing. */
export function reasonLine({ reason, decidedBy }: Approval, { meId }: View): string | null {
  if (reason === null || reason === '') return null
  if (decidedBy === null) return say('theirWords', { words: reason })
  return decidedBy.id === meId ? say('yourWords', { words: reason }) : say('wrote', { name: decidedBy.displayName, words: reason })
}

export type Answering = 'approve' | 'decline' | 'not-until'

/** Whether a press found that the request was answered before, by whom ever; `answer` is what the API returned. */
export function cameLate(pressed: Answering, answer: Approval, meId: string): boolean {
  return answer.decidedBy?.id !== meId || !statesAfter[pressed].has(answer.state)
}

const statesAfter: Record<Answering, ReadonlySet<Approval['state']>> = {
  approve: new Set(['approved', 'waitlisted', 'matched', 'active']),
  decline: new Set(['declined']),
  'not-until': new Set(['not-until']),
}

/** Whether a refusal says that somebody else was quicker, or that the season has ended meanwhile. */
export function isLate(error: Pick<ApiError, 'code'>): boolean {
  return error.code === 'season_over' || error.code === 'enrolment_already_decided' || error.code === 'enrolment_wrong_state'
}

/** What is said after a press that counted. */
export function toldAfter(pressed: Answering, { person, state }: Approval): string {
  const name = firstNameOf(person)
  if (pressed === 'approve') return say(state === 'waitlisted' ? 'toldWaitlist' : 'toldApproved', { name })
  return say(pressed === 'decline' ? 'toldDeclined' : 'toldWait', { name })
}

/** What is said where a press came after somebody else's. */
export function lateSentence(): string {
  return say('cameLate')
}

/** What a no means for the person, and for their circle where they have one. */
export function declineMeans({ person, state }: Pick<Approval, 'person' | 'state'>): string {
  const name = firstNameOf(person)
  if (state === 'submitted' || state === 'not-until') return say('declineMeansLater', { name })
  if (state === 'matched' || state === 'active' || state === 'paused') return say('declineMeansLeaving', { name })
  return say('declineMeansFreePlace', { name })
}

const takingPart: readonly Approval['state'][] = ['approved', 'waitlisted', 'matched', 'active', 'paused', 'completed']

/** Those of one's own people who take part, by name; whoever one answered for as somebody else's stand-in is not among them. */
export function whoTakesPart(approvals: readonly Approval[]): Approval[] {
  return approvals.filter(({ state, why }) => why === null && takingPart.includes(state)).sort((a, b) => a.person.displayName.localeCompare(b.person.displayName, locale()))
}

/** Since when somebody takes part: "Since 2 March". */
export function sinceWhen({ decidedAt, submittedAt }: Approval, { now, reader }: View): string {
  return say('since', { date: dateOf(todayOn(decidedAt ?? submittedAt, reader), reader, now) })
}

/** How many other requests wait, as a link says it. */
export function moreWaiting(others: number): string {
  return say('moreWaiting', { people: others })
}
