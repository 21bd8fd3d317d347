import type { FoundPerson } from '../../api/people/contract.ts'
import type { Cohort, CohortState } from '../../api/programs/contract.ts'
import type { Tone } from '../parts/status.tsx'

/** What a cohort is doing, in two or three words. */
export const cohortStateWords: Record<CohortState, { words: string; tone: Tone }> = {
  enrolling: { words: 'Open for enrolment', tone: 'waiting' },
  matching: { words: 'Forming circles', tone: 'waiting' },
  running: { words: 'Running', tone: 'good' },
  finished: { words: 'Finished', tone: 'plain' },
}

/** How big the circles are. */
export function sizeInWords(circleSize: number): string {
  return circleSize === 1 ? 'Pairs' : `Circles of up to ${circleSize}`
}

/**
 * What size and dates mean for people, as one sentence that follows the form while it is filled in.
 * `startsOn` in words ("7 December"), null while it is not chosen.
 */
export function openingSentence(circleSize: number, startsOn: string | null): string {
  const when = startsOn === null ? 'choose from when the first sessions happen' : `first sessions in the month from ${startsOn}`
  return `${sizeInWords(circleSize)}; ${when}`
}

/** Where a cohort stands and when that changes; `say` puts a local date into words. */
export function cohortHeadline(cohort: Cohort, today: string, say: (on: string) => string): string {
  switch (cohort.state) {
    case 'enrolling':
      return cohort.enrolUntilOn < today ? `Enrolment ended on ${say(cohort.enrolUntilOn)}` : `Enrolment is open until ${say(cohort.enrolUntilOn)}`
    case 'matching':
      return `Circles are being formed, first sessions from ${say(cohort.startsOn)}`
    case 'running':
      return `Running until ${say(cohort.endsOn)}`
    case 'finished':
      return `Finished on ${say(cohort.endsOn)}`
  }
}

/** The cohort an organizer most likely came for: one that is not finished, the one that starts last. */
export function likeliestCohort(cohorts: readonly Cohort[]): Cohort | null {
  const inOrder = [...cohorts].sort((a, b) => Number(a.state === 'finished') - Number(b.state === 'finished') || b.startsOn.localeCompare(a.startsOn))
  return inOrder[0] ?? null
}

/** `places` as typed; empty for no limit. */
export type CohortDraft = { programId: string; name: string; enrolUntilOn: string; startsOn: string; circleSize: number; places: string }
export type Faults = Partial<Record<string, string>>

/** What is missing or impossible in a cohort before it is opened, by field, each with what would be right. */
export function faultsOfCohort(draft: CohortDraft, today: string): Faults {
  const faults: Faults = {}
  if (draft.programId === '') faults['programId'] = 'Choose a program.'
  if (draft.name.trim().length < 3) faults['name'] = 'Use at least 3 letters, for example “Winter 26”.'
  if (draft.enrolUntilOn === '') faults['enrolUntilOn'] = 'Choose the last day on which people can enrol.'
  else if (draft.enrolUntilOn < today) faults['enrolUntilOn'] = 'Choose today or a later day.'
  if (draft.startsOn === '') faults['startsOn'] = 'Choose the day from which first sessions can happen.'
  else if (draft.startsOn <= (draft.enrolUntilOn || today)) faults['startsOn'] = 'Choose a day after enrolment ends.'
  if (placesOf(draft.places) === undefined) faults['places'] = 'Use a whole number from 1, or leave it empty for no limit.'
  return faults
}

/** The places that were typed: a number, null for no limit, undefined for what is no number of places. */
export function placesOf(typed: string): number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  return /^[1-9]\d{0,4}$|^100000$/.test(text) ? Number(text) : undefined
}

/** How full a cohort is: "142 of 200 places", "142 people, no limit". */
export function placesWords(taken: number, places: number | null): string {
  if (places === null) return taken === 1 ? '1 mentee, no limit' : `${taken} mentees, no limit`
  return `${taken} of ${places} ${places === 1 ? 'place' : 'places'} taken`
}

/** How many working days of an approver go by before each step. */
export type Waits = { remindAfterDays: number; escalateAfterDays: number; expireAfterDays: number }

/** What the waits mean, as one sentence that follows the form. */
export function waitsSentence({ remindAfterDays, escalateAfterDays, expireAfterDays }: Waits): string {
  return `Remind after ${remindAfterDays}, ask the next manager after ${escalateAfterDays}, close after ${expireAfterDays} working days of the manager`
}

/** `mailbox`: where the monthly meetings stand; `owner` is whose, once chosen, where it is one for all. */
export type ProgramDraft = { name: string; theme: string; purpose: string; mentorNeedsApproval: boolean; mailbox: 'mentor' | 'one'; owner: FoundPerson | null } & Waits

/** The same for a program. */
export function faultsOfProgram(draft: ProgramDraft): Faults {
  const faults: Faults = {}
  if (draft.name.trim().length < 3) faults['name'] = 'Use at least 3 letters.'
  if (draft.purpose.trim().length < 10) faults['purpose'] = 'Say in a sentence what people get out of it.'
  if (draft.mailbox === 'one' && draft.owner === null) faults['seriesMailbox'] = 'Choose whose mailbox it is.'
  return { ...faults, ...faultsOfWaits(draft) }
}

function faultsOfWaits({ remindAfterDays, escalateAfterDays, expireAfterDays }: Waits): Faults {
  const faults: Faults = {}
  if (escalateAfterDays <= remindAfterDays) faults['escalateAfterDays'] = 'Ask somebody else later than you remind.'
  if (expireAfterDays <= escalateAfterDays) faults['expireAfterDays'] = 'Close it later than somebody else is asked.'
  return faults
}

/** The faults that a change leaves: what was typed anew is judged anew, and so is what is judged together with it. */
export function faultsLeft(faults: Faults, change: object): Faults {
  const together = [['mailbox', 'owner', 'seriesMailbox'], ['remindAfterDays', 'escalateAfterDays', 'expireAfterDays'], ['enrolUntilOn', 'startsOn']]
  const touched = new Set(Object.keys(change))
  for (const group of together) if (group.some((field) => touched.has(field))) for (const field of group) touched.add(field)
  return Object.fromEntries(Object.entries(faults).filter(([field]) => !touched.has(field)))
}

/** What the API found wrong, by the last word of its path. */
export function faultsOfRefusal(details: readonly { path: string; message: string }[]): Faults {
  return Object.fromEntries(details.map(({ path, message }) => [path.split(/[./]/).at(-1) ?? path, message]))
}
