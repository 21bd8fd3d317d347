import { z } from 'zod'
import { endpoint, Instant } from '../http/endpoint.ts'
import { FoundPerson, Person } from '../people/contract.ts'
import { Cohort } from '../programs/contract.ts'

export const EnrolmentRole = z.enum(['mentee', 'mentor'])
export type EnrolmentRole = z.infer<typeof EnrolmentRole>

export const EnrolmentState = z.enum(['draft', 'submitted', 'approved', 'waitlisted', 'declined', 'matched', 'completed', 'withdrawn'])
export type EnrolmentState = z.infer<typeof EnrolmentState>

const words = z.array(z.string().trim().min(1).max(60)).max(10)

/** What a person says when enrolling. Half-filled answers can be saved; `submit` checks that the role's part is complete. */
export const Answers = z.object({
  role: EnrolmentRole,
  /** Mentee: what to reach, in their own words. */
  goals: z.string().trim().max(600).default(''),
  skillsWanted: words.default([]),
  /** Mentee: departments to learn from. */
  functionsToExplore: words.default([]),
  skillsOffered: words.default([]),
  /** Mentor: how many mentees, 1 to 3. */
  capacity: z.int().min(1).max(3).default(1),
  interests: words.default([]),
})
export type Answers = z.infer<typeof Answers>

export const Enrolment = z.object({
  id: z.uuid(),
  cohortId: z.uuid(),
  person: Person,
  state: EnrolmentState,
  /** The state in one plain sentence, for its owner. */
  sentence: z.string(),
  answers: Answers,
  /** Who decides; null when nobody is asked (mentors, unless the program says so). */
  approver: Person.nullable(),
  savedAt: Instant,
  submittedAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  decidedBy: Person.nullable(),
  /** The approver's words on declining. */
  reason: z.string().nullable(),
})
export type Enrolment = z.infer<typeof Enrolment>

/** What a manager is asked: who, what for, how many hours, when. */
export const Approval = z.object({
  enrolmentId: z.uuid(),
  person: Person,
  cohort: Cohort,
  role: EnrolmentRole,
  goals: z.string(),
  skillsWanted: z.array(z.string()),
  functionsToExplore: z.array(z.string()),
  skillsOffered: z.array(z.string()),
  /** Whole series, in hours. */
  hours: z.number(),
  state: EnrolmentState,
  submittedAt: Instant,
  decidedAt: Instant.nullable(),
  decidedBy: Person.nullable(),
  reason: z.string().nullable(),
})
export type Approval = z.infer<typeof Approval>

/** An enrolment as the organizer sees it: state and dates, and how the approver was reached. */
export const EnrolmentRow = z.object({
  enrolment: Enrolment,
  /** card: in Teams · tab: only in the approver's tab · none: nobody needs to be asked. */
  askedBy: z.enum(['card', 'tab', 'none']),
  /** What is in the way, in one sentence. */
  stuck: z.string().nullable(),
})
export type EnrolmentRow = z.infer<typeof EnrolmentRow>

export const Decision = z.object({
  decision: z.enum(['approve', 'decline']),
  reason: z.string().trim().max(200).default(''),
})
export type Decision = z.infer<typeof Decision>

/** Whom somebody would like to be with, and rather not. Only they ever receive it; no other answer has these fields. */
export const MyWishes = z.object({ favourites: z.array(FoundPerson), notWith: z.array(FoundPerson) })
export type MyWishes = z.infer<typeof MyWishes>
const threePeople = z.array(z.guid()).max(3)

const cohortId = z.object({ cohortId: z.uuid() })
const enrolmentId = z.object({ enrolmentId: z.uuid() })
const mine = z.object({ enrolment: Enrolment.nullable(), cohort: Cohort, /** Who would be asked if I enrolled as mentee. */ approver: Person.nullable() })

export const getMyEnrolment = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/my-enrolment', summary: 'My enrolment in a cohort, null when I have none', params: cohortId, output: mine })
export const saveMyEnrolment = endpoint({ method: 'PUT', path: '/api/cohorts/:cohortId/my-enrolment', summary: 'Save my answers as a draft; only I can see it', params: cohortId, input: Answers, output: Enrolment })
export const submitMyEnrolment = endpoint({ method: 'POST', path: '/api/cohorts/:cohortId/my-enrolment/submit', summary: 'Send my enrolment to my manager', params: cohortId, output: Enrolment })
export const getMyWishes = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/my-wishes', summary: 'Whom I would like to be with, and rather not; nobody else can read it', params: cohortId, output: MyWishes })
export const saveMyWishes = endpoint({ method: 'PUT', path: '/api/cohorts/:cohortId/my-wishes', summary: 'Say whom I would like to be with, and rather not, up to three each; nobody else can read it', params: cohortId, input: z.object({ favourites: threePeople.default([]), notWith: threePeople.default([]) }), output: MyWishes })
export const withdrawEnrolment = endpoint({ method: 'POST', path: '/api/enrolments/:enrolmentId/withdraw', summary: 'Take my enrolment back; no reason needed', params: enrolmentId, output: Enrolment })
export const listApprovals = endpoint({ method: 'GET', path: '/api/approvals', summary: 'What I am asked to decide, and what I decided', output: z.object({ approvals: z.array(Approval) }) })
export const decideEnrolment = endpoint({ method: 'POST', path: '/api/enrolments/:enrolmentId/decision', summary: 'Approve or decline as the approver', params: enrolmentId, input: Decision, output: Approval })
export const listEnrolments = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/enrolments', summary: 'Everybody who enrolled, drafts excepted (organizer)', params: cohortId, output: z.object({ enrolments: z.array(EnrolmentRow) }) })
