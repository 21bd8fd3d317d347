import { z } from 'zod'
import { endpoint, Instant, LocalDate } from '../http/endpoint.ts'
import { FoundPerson, Person } from '../people/contract.ts'
import { Cohort } from '../programs/contract.ts'

export const EnrolmentRole = z.enum(['mentee', 'mentor'])
export type EnrolmentRole = z.infer<typeof EnrolmentRole>

export const EnrolmentState = z.enum(['draft', 'submitted', 'approved', 'declined', 'not-until', 'paused', 'waitlisted', 'matched', 'active', 'completed', 'withdrawn'])
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

/** What an approver wants to know before answering, and what came back. */
export const Question = z.object({
  id: z.uuid(),
  by: Person,
  question: z.string(),
  askedAt: Instant,
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
})
export type Question = z.infer<typeof Question>

export const Enrolment = z.object({
  id: z.uuid(),
  cohortId: z.uuid(),
  person: Person,
  state: EnrolmentState,
  /** It is withdrawn because the season ended, and not by its owner. */
  seasonOver: z.boolean(),
  /** The state in one plain sentence, for its owner. */
  sentence: z.string(),
  answers: Answers,
  /** Who decides; null when nobody is asked (mentors, unless the program says so). */
  approver: Person.nullable(),
  savedAt: Instant,
  submittedAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  decidedBy: Person.nullable(),
  /** The approver's words on declining, or on asking to wait. */
  reason: z.string().nullable(),
  /** Until when it rests, where it does: the approver's date, or the owner's break. */
  untilOn: LocalDate.nullable(),
  /** When the request closes if nobody answers; null when that cannot be told yet, or it is decided. */
  expiresAt: Instant.nullable(),
  /** Questions of approvers, oldest first. */
  questions: z.array(Question),
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
  /** It is withdrawn because the season ended, and not by whom it is about. */
  seasonOver: z.boolean(),
  submittedAt: Instant,
  decidedAt: Instant.nullable(),
  decidedBy: Person.nullable(),
  reason: z.string().nullable(),
  untilOn: LocalDate.nullable(),
  questions: z.array(Question),
  /** Why this person is asked, in one sentence, where it is not simply as the manager: "Priya is away and named you." */
  why: z.string().nullable(),
  /** Everybody who may answer now, the viewer included. */
  askedOf: z.array(Person),
  /** When the request closes if nobody answers; null when that cannot be told or it is decided. */
  expiresAt: Instant.nullable(),
  /** Whether the viewer may still change the decision. */
  changeable: z.boolean(),
})
export type Approval = z.infer<typeof Approval>

/** An enrolment as the organizer sees it: state and dates, and how the approver was reached. */
export const EnrolmentRow = z.object({
  enrolment: Enrolment,
  /** Who is asked or was, oldest first, why they, and the way that reached them: card: in Teams · feed: Teams activity · mail · tab: only in their tab; null while it is on its way. */
  asks: z.array(z.object({ person: Person, why: z.string().nullable(), way: z.enum(['card', 'feed', 'mail', 'tab']).nullable(), askedAt: Instant, remindedAt: Instant.nullable() })),
  /** What is in the way, in one sentence. */
  stuck: z.string().nullable(),
})
export type EnrolmentRow = z.infer<typeof EnrolmentRow>

export const Decision = z
  .object({
    decision: z.enum(['approve', 'decline', 'not-until']),
    reason: z.string().trim().max(200).default(''),
    /** For not-until: the day on which the approver is asked again. */
    untilOn: LocalDate.nullable().default(null),
    /** The decision that stands was seen and is changed. Without it whoever comes second changes nothing, as their card or page may have been drawn before. */
    change: z.boolean().default(false),
  })
  .refine((decision) => decision.decision !== 'not-until' || decision.untilOn !== null, { path: ['untilOn'], message: 'Choose a day on which to ask again.' })
export type Decision = z.infer<typeof Decision>

/** One move of an enrolment, as its owner and the organizer read it. */
export const EnrolmentMove = z.object({ at: Instant, from: EnrolmentState, to: EnrolmentState, /** Null: by the system. */ by: Person.nullable(), sentence: z.string() })
export type EnrolmentMove = z.infer<typeof EnrolmentMove>

/** Whom somebody would like to be with, and rather not. Only they ever receive it; no other answer has these fields. */
export const MyWishes = z.object({ favourites: z.array(FoundPerson), notWith: z.array(FoundPerson) })
export type MyWishes = z.infer<typeof MyWishes>
const threePeople = z.array(z.guid()).max(3)

/** How a cohort gives its places: in the order of approval, or by lot. */
export const PlaceDraw = z.object({
  by: z.enum(['order', 'lot']),
  /** The first day on which enrolment is closed. */
  drawsOn: LocalDate.nullable(),
  /** SHA-256 of the seed, published when the lot was chosen; null without one. */
  seedHash: z.string().nullable(),
  /** What anybody needs to check the draw. `peopleHash`: SHA-256 of everybody who was in it. */
  drawn: z.object({ at: Instant, seed: z.string(), people: z.int(), places: z.int(), peopleHash: z.string() }).nullable(),
})
export type PlaceDraw = z.infer<typeof PlaceDraw>

/** Somebody's lot, by the id of their enrolment. `stratum`: the department, empty where the directory names none. */
const PlaceLot = z.object({ enrolmentId: z.uuid(), stratum: z.string(), place: z.int(), won: z.boolean() })

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
export const askAboutEnrolment = endpoint({ method: 'POST', path: '/api/enrolments/:enrolmentId/questions', summary: 'Ask the person something before I answer', params: enrolmentId, input: z.object({ question: z.string().trim().min(3).max(300) }), output: Approval })
export const answerQuestion = endpoint({ method: 'POST', path: '/api/enrolments/:enrolmentId/answer', summary: "Answer my approver's question", params: enrolmentId, input: z.object({ answer: z.string().trim().min(1).max(500) }), output: Enrolment })
export const delegateApproval = endpoint({ method: 'POST', path: '/api/enrolments/:enrolmentId/delegate', summary: 'Hand a request on to somebody else', params: enrolmentId, input: z.object({ personId: z.guid() }), output: Approval })
export const pauseEnrolment = endpoint({ method: 'POST', path: '/api/enrolments/:enrolmentId/pause', summary: 'Take a break until a day; no reason needed', params: enrolmentId, input: z.object({ untilOn: LocalDate }), output: Enrolment })
export const resumeEnrolment = endpoint({ method: 'POST', path: '/api/enrolments/:enrolmentId/resume', summary: 'Come back from a break now', params: enrolmentId, output: Enrolment })
export const listEnrolmentMoves = endpoint({ method: 'GET', path: '/api/enrolments/:enrolmentId/moves', summary: 'What became of an enrolment, step by step (its owner, and the organizer)', params: enrolmentId, output: z.object({ moves: z.array(EnrolmentMove) }) })
export const remindApprover = endpoint({ method: 'POST', path: '/api/enrolments/:enrolmentId/remind', summary: 'Remind whoever is asked now, at most once a day (organizer)', params: enrolmentId, output: EnrolmentRow })
export const getMyDelegate = endpoint({ method: 'GET', path: '/api/my-delegate', summary: 'Who answers for me while I am out of office', output: z.object({ delegate: FoundPerson.nullable() }) })
export const saveMyDelegate = endpoint({ method: 'PUT', path: '/api/my-delegate', summary: 'Say who answers for me while I am out of office, or nobody', input: z.object({ personId: z.guid().nullable() }), output: z.object({ delegate: FoundPerson.nullable() }) })
export const listEnrolments = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/enrolments', summary: 'Everybody who enrolled, drafts excepted (organizer)', params: cohortId, output: z.object({ enrolments: z.array(EnrolmentRow) }) })
export const getPlaceDraw = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/place-draw', summary: 'How a cohort gives its places, and what anybody needs to check a draw', params: cohortId, output: PlaceDraw })
export const choosePlacesBy = endpoint({ method: 'PUT', path: '/api/cohorts/:cohortId/place-draw', summary: 'Give places in the order of approval or by lot, before anybody has one (organizer)', params: cohortId, input: z.object({ by: PlaceDraw.shape.by }), output: PlaceDraw })
export const drawPlaces = endpoint({ method: 'POST', path: '/api/cohorts/:cohortId/place-draw', summary: 'Draw who gets the places, once enrolment has closed (organizer)', params: cohortId, output: PlaceDraw })
export const listPlaceLots = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/place-lots', summary: 'What was drawn, in the drawn order, to draw it again from the seed (organizer, auditor)', params: cohortId, output: z.object({ lots: z.array(PlaceLot) }) })
