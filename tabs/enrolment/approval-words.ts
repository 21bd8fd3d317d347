import type { Approval } from '../../api/enrolment/contract.ts'
import type { ApiError } from '../client.ts'
import { dateOf, dayOf, monthOf, type Reader, sayMoment, sentence, todayOn } from '../parts/moments.ts'
import { firstNameOf, listNames } from '../parts/person-words.ts'

/** Who reads, and when. */
export type View = { meId: string; now: number; reader: Reader }

/** Whether somebody still waits for an answer. */
export function isWaiting({ state }: Pick<Approval, 'state'>): boolean {
  return state === 'submitted'
}

/** "Ana Ruiz asks to join Bridges". */
export function headlineOf({ person, cohort, role, state }: Approval): string {
  const verb = state === 'submitted' ? 'asks' : 'asked'
  return `${person.displayName} ${verb} to ${role === 'mentee' ? 'join' : 'be a mentor in'} ${cohort.program.name}`
}

/** "4 hours in all: 4 sessions, December 2026 to April 2027, in working time". */
export function timeInWords({ hours, cohort }: Approval, reader: Reader): string {
  return `${hours} ${hours === 1 ? 'hour' : 'hours'} in all: ${cohort.program.sessions} sessions, ${monthOf(cohort.startsOn, reader)} to ${monthOf(cohort.endsOn, reader)}, in working time`
}

/** Until when one can answer, and what happens without an answer. Before the last wait has begun nobody can name the day, as days away do not count. */
export function answerBy({ expiresAt, person, cohort: { program } }: Approval, { reader }: View): string {
  const closes = `the request closes, and ${firstNameOf(person)} may ask again`
  if (expiresAt !== null) return `${dayOf(expiresAt, reader)}. Without an answer ${closes}.`
  return `Within ${workingDays(program.escalateAfterDays)}. Then somebody else is asked too, and after ${program.expireAfterDays} ${closes}.`
}

function workingDays(days: number): string {
  return days === 1 ? 'one working day' : `${days} working days`
}

/** Why the reader is asked, and who else may answer. */
export function whyAsked({ why, askedOf, person }: Approval, { meId }: View): string {
  const others = askedOf.filter(({ id }) => id !== meId).map(({ displayName }) => displayName)
  const reason = why ?? `You are asked as ${firstNameOf(person)}'s manager.`
  return others.length === 0 ? reason : `${reason} ${listNames(others)} may answer too; the first answer counts.`
}

/** What became of a request, by whom and when. */
export function outcomeOf(approval: Approval, { meId, now, reader }: View): string {
  const { state, decidedAt, decidedBy, person, untilOn } = approval
  const name = firstNameOf(person)
  if (state === 'withdrawn' && approval.seasonOver) return `This season is over, and there was no circle for ${name}. There is nothing to do.`
  if (state === 'withdrawn') return decidedAt === null ? `${name} took this back. There is nothing to do.` : `${name} has left. There is nothing to do.`
  if (decidedAt === null) return 'There is nothing to do.'
  const when = sayMoment(decidedAt, now, reader)
  const mine = decidedBy?.id === meId
  if (state === 'not-until') {
    const until = untilOn === null ? 'later' : dateOf(untilOn, reader, now)
    return `${mine ? 'You' : (decidedBy?.displayName ?? 'Somebody')} asked ${name} ${when} to wait until ${until}. On that day the request comes back.`
  }
  if (state === 'declined') {
    if (decidedBy === null) return `${sentence(when)} this closed, because nobody had answered. ${name} may ask again.`
    return mine ? `Declined by you ${when}.` : `${decidedBy.displayName} declined this ${when}.`
  }
  if (decidedBy === null) return `Approved ${when}.`
  return mine ? `Approved by you ${when}.` : `${decidedBy.displayName} approved this ${when}.`
}

/** What the decider wrote, with whose words they are; null when they wrote nothing. */
export function reasonLine({ reason, decidedBy }: Approval, { meId }: View): string | null {
  if (reason === null || reason === '') return null
  return decidedBy?.id === meId ? `Your words: “${reason}”` : `${decidedBy?.displayName ?? 'Their words'} wrote: “${reason}”`
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
  if (pressed === 'approve') return state === 'waitlisted' ? `Approved. All places are taken, so ${name} is on the waitlist` : `Approved. ${name} is told now`
  return pressed === 'decline' ? `Answered. ${name} is told now` : `${name} is told now, and asks again on that day`
}

/** What is said where a press came after somebody else's. */
export const lateSentence = 'Your answer came after that, so nothing was changed.'

/** What a no means for the person, and for their circle where they have one. */
export function declineMeans({ person, state }: Pick<Approval, 'person' | 'state'>): string {
  const name = firstNameOf(person)
  if (state === 'submitted' || state === 'not-until') return `${name} can ask again for the next start. A short reason helps.`
  if (state === 'matched' || state === 'active' || state === 'paused') return `${name} then leaves the circle, and the others go on without them. A short reason helps.`
  return `${name}'s place becomes free for somebody else. A short reason helps.`
}

const takingPart: readonly Approval['state'][] = ['approved', 'waitlisted', 'matched', 'active', 'paused', 'completed']

/** Those of one's own people who take part, by name; whoever one answered for as somebody else's stand-in is not among them. */
export function whoTakesPart(approvals: readonly Approval[]): Approval[] {
  return approvals.filter(({ state, why }) => why === null && takingPart.includes(state)).sort((a, b) => a.person.displayName.localeCompare(b.person.displayName, 'en'))
}

/** Since when somebody takes part: "Since 2 March". */
export function sinceWhen({ decidedAt, submittedAt }: Approval, { now, reader }: View): string {
  return `Since ${dateOf(todayOn(decidedAt ?? submittedAt, reader), reader, now)}`
}

/** How many other requests wait, as a link says it. */
export function moreWaiting(others: number): string {
  return others === 1 ? 'One more person is waiting for your answer' : `${others} more people are waiting for your answer`
}
