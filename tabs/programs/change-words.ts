import type { EnrolmentRow } from '../../api/enrolment/contract.ts'
import type { Cohort, Program } from '../../api/programs/contract.ts'
import { say } from '../texts/programs.ts'
import { placesOf, type ProgramDraft } from './cohort-words.ts'
import { onePerPerson } from './enrolment-figures.ts'

/** A program as its form holds it. The owner of a mailbox that was chosen before is known by id alone. */
export function draftOf(program: Program): ProgramDraft {
  const { name, theme, purpose, mentorNeedsApproval, seriesMailbox, remindAfterDays, escalateAfterDays, expireAfterDays } = program
  const owner = seriesMailbox === 'mentor' ? null : { id: seriesMailbox, displayName: say('mailboxBefore'), jobTitle: null, department: null, officeLocation: null }
  return { name, theme: theme ?? '', purpose, mentorNeedsApproval, mailbox: owner ? 'one' : 'mentor', owner, remindAfterDays, escalateAfterDays, expireAfterDays }
}

/** What a change of a program touches, in a sentence or two. */
export function programTouches(before: Program, draft: ProgramDraft): string {
  const touches: string[] = []
  const waits = ['remindAfterDays', 'escalateAfterDays', 'expireAfterDays'] as const
  if (waits.some((wait) => draft[wait] !== before[wait])) touches.push(say('touchesWaits'))
  if (draft.mentorNeedsApproval && !before.mentorNeedsApproval) touches.push(say('touchesApprovalAsked'))
  if (!draft.mentorNeedsApproval && before.mentorNeedsApproval) touches.push(say('touchesApprovalGone'))
  if (draft.name !== before.name || draft.purpose !== before.purpose || draft.theme !== (before.theme ?? '')) touches.push(say('touchesWords'))
  return touches.length === 0 ? say('touchesWhatever') : touches.join(' ')
}

export type PlacesTaken = { taken: number; waiting: number }

/** How many mentees have a place, and how many wait for one. Before circles are published, whoever is on the waitlist waits for a place. */
export function placesTaken(rows: readonly EnrolmentRow[]): PlacesTaken {
  const mentees = onePerPerson(rows).filter(({ enrolment }) => enrolment.answers.role === 'mentee')
  const inState = (...states: EnrolmentRow['enrolment']['state'][]) => mentees.filter(({ enrolment }) => states.includes(enrolment.state)).length
  return { taken: inState('approved', 'paused', 'matched', 'active', 'completed'), waiting: inState('waitlisted') }
}

/** Whether places are still given in a cohort, so that it matters how many are taken. */
export function givesPlaces({ state, places }: Pick<Cohort, 'state' | 'places'>): boolean {
  return places !== null && (state === 'enrolling' || state === 'matching')
}

export type CohortChange = { name: string; enrolUntilOn: string; places: string }

/** What a change of a cohort touches, in a sentence or two; `inWords` puts a local date into words. */
export function cohortTouches(before: Cohort, draft: CohortChange, { taken, waiting }: PlacesTaken, inWords: (on: string) => string): string {
  const touches: string[] = []
  const places = placesOf(draft.places)
  if (places !== undefined && places !== before.places) {
    const free = places === null ? waiting : Math.min(waiting, Math.max(0, places - taken))
    if (free > 0) touches.push(say('touchesPlacesGiven', { count: free }))
    else if (places !== null && places < taken) touches.push(say('touchesPlacesFewer', { taken, places }))
    else touches.push(places === null ? say('touchesPlacesUnlimited') : say('touchesPlacesMore', { taken, places }))
  }
  if (draft.enrolUntilOn !== before.enrolUntilOn && draft.enrolUntilOn !== '') touches.push(say('touchesLastDay', { day: inWords(draft.enrolUntilOn) }))
  return touches.length === 0 ? say('touchesNobody') : touches.join(' ')
}

/** What is missing or impossible in a change of a cohort, by field. The day only counts where it is changed. */
export function faultsOfChange(before: Cohort, draft: CohortChange, today: string): Partial<Record<string, string>> {
  const faults: Partial<Record<string, string>> = {}
  if (draft.name.trim().length < 3) faults['name'] = say('faultCohortName')
  if (draft.enrolUntilOn !== before.enrolUntilOn) {
    if (draft.enrolUntilOn === '' || draft.enrolUntilOn < today) faults['enrolUntilOn'] = say('faultDayPassed')
    else if (draft.enrolUntilOn > before.startsOn) faults['enrolUntilOn'] = say('faultLastDayTooLate')
  }
  if (placesOf(draft.places) === undefined) faults['places'] = say('faultPlaces')
  return faults
}
