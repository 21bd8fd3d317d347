import { z } from 'zod'
import { Enrolment, EnrolmentRole } from '../enrolment/contract.ts'
import { Done, endpoint, Instant, LocalDate } from '../http/endpoint.ts'
import { Circle } from '../matching/contract.ts'
import { Person } from '../people/contract.ts'
import { Cohort } from '../programs/contract.ts'
import { Occurrence, Series } from '../scheduling/contract.ts'

/** planned: ahead · completed: held and closed by a member. */
export const SessionState = z.enum(['planned', 'completed'])

/** With `exercise`, it is that exercise of the session which is to be filled in, or the goals; it is done when that is ready, or ticked. */
export const PreparationItem = z.object({ id: z.string(), text: z.string(), minutes: z.int(), exercise: z.string().optional(), done: z.boolean() })
export type PreparationItem = z.infer<typeof PreparationItem>

export const AgendaItem = z.object({ minutes: z.int(), text: z.string() })

/** One stage of the roadmap with the session in which it happens. */
export const Stage = z.object({
  number: z.int(),
  /** 1 trust and goals · 2 strengths and growth areas · 3 solutions · 4 review and plan forward. */
  phase: z.int().min(1).max(4),
  title: z.string(),
  /** One or two words for tight places. */
  shortTitle: z.string(),
  aim: z.string(),
  outcome: z.string(),
  state: z.enum(['done', 'current', 'ahead']),
  session: z.object({
    number: z.int(),
    /** null while the series is not booked. */
    startAt: Instant.nullable(),
    endAt: Instant.nullable(),
    state: SessionState,
    completedAt: Instant.nullable(),
    completedBy: Person.nullable(),
    /** What the circle agreed, shared with its members. */
    agreed: z.string(),
  }),
  agenda: z.array(AgendaItem),
  /** What the caller, in their role, is asked to prepare. */
  preparation: z.array(PreparationItem),
})
export type Stage = z.infer<typeof Stage>

export const GoalKind = z.enum(['skill', 'knowledge', 'contact', 'result', 'decision'])
/** `dropped` on purpose is no failure. */
export const GoalOutcome = z.enum(['reached', 'moved', 'unchanged', 'dropped'])

export const Goal = z.object({
  id: z.uuid(),
  owner: Person,
  title: z.string(),
  measure: z.string(),
  baseline: z.number(),
  target: z.number(),
  current: z.number(),
  evidence: z.string(),
  dueOn: LocalDate,
  why: z.string(),
  kind: GoalKind,
  /** 1 to 5: how far it is in its owner's hands; null until they say. */
  inMyHands: z.int().nullable(),
  /** What -2, -1, 0, +1 and +2 would look like, in this order: 0 is what is expected, -1 usually where it starts. */
  levels: z.array(z.string()).nullable(),
  /** At the review in the last session: what became of it, and which of the levels; null before. */
  outcome: GoalOutcome.nullable(),
  level: z.int().nullable(),
  reviewedAt: Instant.nullable(),
  mine: z.boolean(),
})
export type Goal = z.infer<typeof Goal>

export const GoalInput = z.object({
  title: z.string().trim().min(5).max(120),
  measure: z.string().trim().min(1).max(80),
  baseline: z.number(),
  target: z.number(),
  current: z.number().optional(),
  evidence: z.string().trim().max(160).default(''),
  dueOn: LocalDate,
  /** What is left out of these stays as it was. */
  why: z.string().trim().max(240).optional(),
  kind: GoalKind.optional(),
  inMyHands: z.int().min(1).max(5).nullable().optional(),
  levels: z.array(z.string().trim().max(120)).length(5).nullable().optional(),
  /** From the last session's opening on. */
  outcome: GoalOutcome.nullable().optional(),
  level: z.int().min(-2).max(2).nullable().optional(),
}).refine((goal) => goal.baseline !== goal.target, { path: ['target'], message: 'The target must differ from where you start.' })
export type GoalInput = z.infer<typeof GoalInput>

export const Roadmap = z.object({
  circle: Circle,
  cohort: Cohort,
  role: EnrolmentRole,
  series: Series,
  /** Number of the stage the circle is in; null when all are done. */
  currentStage: z.int().nullable(),
  stages: z.array(Stage),
  goals: z.array(Goal),
  nowAt: Instant,
})
export type Roadmap = z.infer<typeof Roadmap>

/** Where the caller stands in one cohort: the Home screen shows one of these at a time. */
export const Journey = z.object({
  cohort: Cohort,
  enrolment: Enrolment.nullable(),
  circle: Circle.nullable(),
  series: Series.nullable(),
  /** The stage that is current, with its session; null before a circle exists and after the end. */
  stage: Stage.nullable(),
  /** All stages in short, for the small path. */
  path: z.array(z.object({ number: z.int(), shortTitle: z.string(), state: z.enum(['done', 'current', 'ahead']) })),
  /** The session of this circle at which the caller was not, and which a check-in could catch up on; null when there is none. */
  missed: z.int().nullable(),
})
export type Journey = z.infer<typeof Journey>

export const Home = z.object({
  nowAt: Instant,
  journeys: z.array(Journey),
  /** Approvals that wait for me. */
  waitingApprovals: z.int(),
})
export type Home = z.infer<typeof Home>

/** A session of a circle of mine, as Outlook asks for it beside the meeting. */
export const SessionAt = z.object({
  circle: Circle,
  program: z.string(),
  /** How many sessions the series has. */
  sessions: z.int(),
  stage: Stage,
  occurrence: Occurrence,
  joinUrl: z.string().nullable(),
  /** The session in the tab, as a link that Teams opens. */
  tabUrl: z.string(),
  /** Whether it lies ahead, so that a better time can be asked for. */
  movable: z.boolean(),
})
export type SessionAt = z.infer<typeof SessionAt>

/** A circle of mine that meets, for choosing one. */
export const MyCircle = z.object({ circle: Circle, program: z.string(), tabUrl: z.string() })
export type MyCircle = z.infer<typeof MyCircle>

const circleId = z.object({ circleId: z.uuid() })
const session = z.object({ circleId: z.uuid(), number: z.coerce.number().int().min(1).max(12) })

export const getHome = endpoint({ method: 'GET', path: '/api/home', summary: 'Where I stand in each cohort, and what waits for me', output: Home })
export const getRoadmap = endpoint({ method: 'GET', path: '/api/circles/:circleId/roadmap', summary: 'The roadmap of a circle of mine', params: circleId, output: Roadmap })
export const setPreparation = endpoint({ method: 'PUT', path: '/api/circles/:circleId/sessions/:number/preparation', summary: 'Tick or untick one thing to prepare; only I see my ticks', params: session, input: z.object({ itemId: z.string().max(40), done: z.boolean() }), output: Stage })
export const completeSession = endpoint({ method: 'POST', path: '/api/circles/:circleId/sessions/:number/complete', summary: 'Close a session that was held; the next stage begins', params: session, input: z.object({ agreed: z.string().trim().max(1000).default('') }), output: Roadmap })
export const addGoal = endpoint({ method: 'POST', path: '/api/circles/:circleId/goals', summary: 'Write a goal of mine; my circle sees it', params: circleId, input: GoalInput, output: Goal })
export const changeGoal = endpoint({ method: 'PUT', path: '/api/goals/:goalId', summary: 'Change a goal of mine', params: z.object({ goalId: z.uuid() }), input: GoalInput, output: Goal })
export const removeGoal = endpoint({ method: 'DELETE', path: '/api/goals/:goalId', summary: 'Remove a goal of mine', params: z.object({ goalId: z.uuid() }), output: Done })
export const findSession = endpoint({
  method: 'GET',
  path: '/api/sessions/at',
  summary: 'Which session of which circle of mine a meeting in my calendar is; null when it is none, or not mine to know',
  query: z.object({
    /** When the meeting starts; of a whole series: its first. */
    startAt: z.coerce.number().int(),
    /** SMTP address of the meeting's organizer. */
    organizer: z.string().max(320),
    /** The meeting is the series itself, not one of its dates: answers with the session that comes next. */
    series: z.enum(['true', 'false']).default('false'),
  }),
  output: z.object({ session: SessionAt.nullable() }),
})
export const listMyCircles = endpoint({ method: 'GET', path: '/api/my-circles', summary: 'The circles I am a member of', output: z.object({ circles: z.array(MyCircle) }) })
