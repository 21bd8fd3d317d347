import type { FoundPerson } from '../../api/people/contract.ts'
import { say } from '../texts/programs.ts'

/**
 * What size and dates mean for people, as one sentence that follows the form while it is filled in.
 * `startsOn` in words ("7 December"), null while it is not chosen.
 */
export function openingSentence(circleSize: number, startsOn: string | null): string {
  return startsOn === null ? say('openingUndated', { most: circleSize }) : say('opening', { most: circleSize, day: startsOn })
}

/** `places` as typed; empty for no limit. */
export type CohortDraft = { programId: string; name: string; enrolUntilOn: string; startsOn: string; circleSize: number; places: string }
export type Faults = Partial<Record<string, string>>

/** What is missing or impossible in a cohort before it is opened, by field, each with what would be right. */
export function faultsOfCohort(draft: CohortDraft, today: string): Faults {
  const faults: Faults = {}
  if (draft.programId === '') faults['programId'] = say('faultNoProgram')
  if (draft.name.trim().length < 3) faults['name'] = say('faultCohortName')
  if (draft.enrolUntilOn === '') faults['enrolUntilOn'] = say('faultNoLastDay')
  else if (draft.enrolUntilOn < today) faults['enrolUntilOn'] = say('faultDayPassed')
  if (draft.startsOn === '') faults['startsOn'] = say('faultNoStart')
  else if (draft.startsOn <= (draft.enrolUntilOn || today)) faults['startsOn'] = say('faultStartTooEarly')
  if (placesOf(draft.places) === undefined) faults['places'] = say('faultPlaces')
  return faults
}

/** The places that were typed: a number, null for no limit, undefined for what is no number of places. */
export function placesOf(typed: string): number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  return /^[1-9]\d{0,4}$|^100000$/.test(text) ? Number(text) : undefined
}

/** How full a cohort is: "142 of 200 places taken", "142 mentees, no limit"; with how many wait for a place, where some do. */
export function placesWords(taken: number, places: number | null, waiting = 0): string {
  if (places === null) return say('placesUnlimited', { taken })
  return waiting > 0 ? say('placesTakenSomeWait', { taken, places, waiting }) : say('placesTaken', { taken, places })
}

/** How many working days of an approver go by before each step. */
export type Waits = { remindAfterDays: number; escalateAfterDays: number; expireAfterDays: number }

/** What the waits mean, as one sentence that follows the form. */
export function waitsSentence({ remindAfterDays, escalateAfterDays, expireAfterDays }: Waits): string {
  return say('waits', { remind: remindAfterDays, escalate: escalateAfterDays, expire: expireAfterDays })
}

/** `mailbox`: where the monthly meetings stand; `owner` is whose, once chosen, where it is one for all. */
export type ProgramDraft = { name: string; theme: string; purpose: string; mentorNeedsApproval: boolean; mailbox: 'mentor' | 'one'; owner: FoundPerson | null } & Waits

/** The same for a program. */
export function faultsOfProgram(draft: ProgramDraft): Faults {
  const faults: Faults = {}
  if (draft.name.trim().length < 3) faults['name'] = say('faultProgramName')
  if (draft.purpose.trim().length < 10) faults['purpose'] = say('faultPurpose')
  if (draft.mailbox === 'one' && draft.owner === null) faults['seriesMailbox'] = say('faultMailbox')
  return { ...faults, ...faultsOfWaits(draft) }
}

function faultsOfWaits({ remindAfterDays, escalateAfterDays, expireAfterDays }: Waits): Faults {
  const faults: Faults = {}
  if (escalateAfterDays <= remindAfterDays) faults['escalateAfterDays'] = say('faultAskedTooEarly')
  if (expireAfterDays <= escalateAfterDays) faults['expireAfterDays'] = say('faultClosedTooEarly')
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
