import type { Answers, Enrolment, EnrolmentRow } from '#api/enrolment/contract.ts'
import type { Circle } from '#api/matching/contract.ts'
import type { Person } from '#api/people/contract.ts'
import type { Cohort } from '#api/programs/contract.ts'

const id = '0b6e1c1e-5f0a-4b7e-9a3c-2f6d1e8b7a90'

/** Somebody of a department; the id follows the name, so that two people are never the same. */
export function person(displayName: string, department: string | null = 'Finance'): Person {
  return { id: displayName, displayName, jobTitle: 'Analyst', department, officeLocation: 'London' }
}

/** A cohort that takes enrolments until 3 December 2026 and runs until April. */
export function cohort(more: Partial<Cohort> = {}): Cohort {
  return {
    id, name: 'Winter', state: 'enrolling', enrolUntilOn: '2026-12-03', startsOn: '2026-12-04', endsOn: '2027-04-03', circleSize: 3, places: null,
    program: { id, name: 'Bridges', theme: null, purpose: 'Learn from another part of the company.', sessions: 4, sessionMinutes: 60, mentorNeedsApproval: false, seriesMailbox: 'mentor', movesPerSession: 2, remindAfterDays: 2, escalateAfterDays: 5, expireAfterDays: 10 },
    ...more,
  }
}

/** What a mentee answers, complete. */
export function answers(more: Partial<Answers> = {}): Answers {
  return { role: 'mentee', goals: 'I want to present our numbers alone.', skillsWanted: ['Storytelling'], functionsToExplore: ['Product'], skillsOffered: [], capacity: 1, interests: [], ...more }
}

/** Somebody's enrolment, waiting for Priya unless said otherwise. */
export function enrolment(more: Partial<Enrolment> = {}): Enrolment {
  return {
    id, cohortId: id, person: person('Ana Ruiz'), state: 'submitted', seasonOver: false, sentence: 'Priya has been asked.', answers: answers(), approver: person('Priya Nair'),
    savedAt: 0, submittedAt: 0, decidedAt: null, decidedBy: null, reason: null, untilOn: null, expiresAt: null, questions: [], ...more,
  }
}

/** The same as an organizer's list shows it. */
export function row(of: Partial<Enrolment> = {}, more: Partial<EnrolmentRow> = {}): EnrolmentRow {
  return { enrolment: enrolment(of), asks: [{ person: person('Priya Nair'), why: null, way: 'card', askedAt: 0, remindedAt: null }], stuck: null, ...more }
}

/** Jon's circle with the given mentees. */
export function circle(mentees: string[], mentor = 'Jon Keller'): Circle {
  return { id: mentor, cohortId: id, name: `${mentor}’s circle`, mentor: person(mentor, 'Product'), mentees: mentees.map((name) => person(name)), reasons: [] }
}
