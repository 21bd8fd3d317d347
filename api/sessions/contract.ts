import { z } from 'zod'
import { EnrolmentRole } from '../enrolment/contract.ts'
import { Done, endpoint, Instant, LocalDate } from '../http/endpoint.ts'
import { Circle } from '../matching/contract.ts'
import { Person } from '../people/contract.ts'
import { Stage } from '../roadmap/contract.ts'
import type { Form } from '../roadmap/plan/content.ts'

const answers = z.record(z.string().max(40), z.union([z.string().max(2000), z.number(), z.boolean(), z.array(z.string().max(100)).max(30), z.array(z.record(z.string().max(40), z.union([z.string().max(2000), z.number(), z.boolean(), z.array(z.string().max(100)).max(30)]))).max(30)]))

/** One exercise of a session as the caller sees it: the form of the pack, and what they have filled in. */
export const Exercise = z.object({
  /** As in a pack, see `api/roadmap/plan/content.ts`. */
  form: z.custom<Form>((value) => typeof value === 'object' && value !== null),
  answers,
  shared: z.boolean(),
  /** null until its owner marks it as ready. */
  readyAt: Instant.nullable(),
  /** Counts the times it was saved; 0 before the first. */
  version: z.int(),
  changedAt: Instant.nullable(),
  /** What earlier exercises suggest for this one, by field; the owner may take it over. */
  suggested: answers,
  /** Where a suggestion comes from, or what can be read from what is filled in. */
  notes: z.array(z.string()),
  /** How many members have theirs ready, of how many who are asked. Never who. */
  ready: z.object({ count: z.int(), of: z.int() }),
})
export type Exercise = z.infer<typeof Exercise>

/** What a session finds on the table: made of what earlier ones, and the members, left for it. */
export const Brought = z.object({
  id: z.string(),
  title: z.string(),
  /** The session in which it was written. */
  from: z.int(),
  owner: Person.nullable(),
  lines: z.array(z.object({ label: z.string(), text: z.string() })),
  /** What is missing, in a sentence; nothing is ever locked by it. */
  missing: z.string().nullable(),
})
export type Brought = z.infer<typeof Brought>

export const Action = z.object({
  id: z.uuid(),
  what: z.string(),
  doneWhen: z.string(),
  owner: Person,
  dueOn: LocalDate,
  doneAt: Instant.nullable(),
  /** The session in which it was agreed. */
  number: z.int(),
  /** Agreed in an earlier session and not done yet. */
  carriedOver: z.boolean(),
})
export type Action = z.infer<typeof Action>

const action = { what: z.string().trim().min(3).max(120), doneWhen: z.string().trim().max(100), ownerId: z.guid(), dueOn: LocalDate, done: z.boolean() }
export const ActionInput = z.object({ ...action, doneWhen: action.doneWhen.default(''), done: action.done.default(false) })
export type ActionInput = z.infer<typeof ActionInput>
/** What is left out stays as it is, so that a tick does not undo what somebody else wrote meanwhile. */
export const ActionChange = z.object(action).partial()
export type ActionChange = z.infer<typeof ActionChange>

/** One stretch of an agenda: a line of it, or one person's turn in a line whose time is shared out. */
export const Step = z.object({
  text: z.string(),
  seconds: z.int(),
  turnOf: Person.nullable(),
  /** Whose turn it would be who is not here: the time is everybody's. */
  insteadOf: Person.nullable(),
  line: z.int(),
})
export type Step = z.infer<typeof Step>

/** A session while it is held; all members see the same. */
export const SessionRun = z.object({
  version: z.int(),
  state: z.enum(['not-begun', 'running', 'paused', 'finished']),
  /** Index into the steps. */
  step: z.int(),
  /** What is left of this step at `nowAt`; negative when it is over its time. */
  secondsLeft: z.int(),
  startedAt: Instant.nullable(),
  pressedBy: Person.nullable(),
})
export type SessionRun = z.infer<typeof SessionRun>

/** Everything about one session of a circle of mine. */
export const SessionRoom = z.object({
  circle: Circle,
  program: z.string(),
  role: EnrolmentRole,
  sessions: z.int(),
  stage: Stage,
  /** Whether it can be written in: from the end of the session before on, and until the circle ends. */
  open: z.boolean(),
  questions: z.array(z.string()),
  brought: z.array(Brought),
  exercises: z.array(Exercise),
  /** What this session does with the mentees' goals (api/roadmap): its pack names `goals` or `goal-review` among its exercises. */
  goals: z.enum(['none', 'write', 'review']),
  /** What other members have shared of their exercises of this session. */
  shared: z.array(z.object({ owner: Person.nullable(), formId: z.string(), title: z.string(), lines: z.array(z.object({ label: z.string(), text: z.string() })) })),
  steps: z.array(Step),
  /** Members who are marked as not here. */
  absent: z.array(z.guid()),
  /** I was not here, and a check-in could catch up on it. */
  toCatchUp: z.boolean(),
  run: SessionRun,
  note: z.object({ text: z.string(), shared: z.boolean(), version: z.int(), changedAt: Instant.nullable() }),
  /** Notes that other members have shared. */
  sharedNotes: z.array(z.object({ owner: Person, text: z.string(), changedAt: Instant })),
  /** Open ones of the whole circle, and those agreed in this session. */
  actions: z.array(Action),
  /** The first step of my plan, while it is no action yet. */
  suggestedActions: z.array(z.object({ what: z.string(), doneWhen: z.string(), ownerId: z.guid(), dueOn: LocalDate })),
  joinUrl: z.string().nullable(),
  nowAt: Instant,
})
export type SessionRoom = z.infer<typeof SessionRoom>

/** What a circle makes together, followed to an outcome. */
export const Idea = z.object({
  id: z.uuid(),
  problem: z.string(),
  forWhom: z.string(),
  smallestTest: z.string(),
  testBy: LocalDate.nullable(),
  /** null: whoever had it has left the circle, and nobody has taken it over yet. */
  owner: Person.nullable(),
  state: z.enum(['idea', 'testing', 'adopted', 'parked', 'stopped']),
  outcome: z.string(),
  evidence: z.string(),
  changedAt: Instant,
})
export type Idea = z.infer<typeof Idea>
const idea = {
  problem: z.string().trim().min(5).max(160),
  forWhom: z.string().trim().max(80),
  smallestTest: z.string().trim().max(160),
  testBy: LocalDate.nullable(),
  ownerId: z.guid(),
  state: z.enum(['idea', 'testing', 'adopted', 'parked', 'stopped']),
  outcome: z.string().trim().max(200),
  evidence: z.string().trim().max(160),
}
export const IdeaInput = z.object({
  ...idea,
  forWhom: idea.forWhom.default(''),
  smallestTest: idea.smallestTest.default(''),
  testBy: idea.testBy.default(null),
  state: idea.state.default('idea'),
  outcome: idea.outcome.default(''),
  evidence: idea.evidence.default(''),
})
export type IdeaInput = z.infer<typeof IdeaInput>
/** What is left out stays as it is. */
export const IdeaChange = z.object(idea).partial()
export type IdeaChange = z.infer<typeof IdeaChange>

/** What somebody has been part of, for showing to others; no goals and nothing that was said. */
export const Certificate = z.object({
  name: z.string(),
  program: z.string(),
  cohort: z.string(),
  role: EnrolmentRole,
  /** Departments of the others, each once. */
  functions: z.array(z.string()),
  sessions: z.int(),
  hours: z.number(),
  /** When the first session took place, and the last. */
  fromAt: Instant,
  untilAt: Instant,
})
export type Certificate = z.infer<typeof Certificate>

const Tally = z.object({ id: z.string(), label: z.string(), count: z.int() })
/** What a mentor can learn from a circle: counts, and mentees' words without names. */
export const Insight = z.object({
  sessionsHeld: z.int(),
  sessionsMoved: z.int(),
  /** How often mentees gave their mentor feedback. */
  answers: z.int(),
  more: z.array(Tally),
  less: z.array(Tally),
  helpedMost: z.array(z.string()),
  goals: z.object({ reached: z.int(), moved: z.int(), unchanged: z.int(), dropped: z.int() }),
  /** Mean level of attainment, -2 to 2; null with fewer than three mentees, where it would be one person's. */
  meanLevel: z.number().nullable(),
  suggestions: z.array(z.string()),
})
export type Insight = z.infer<typeof Insight>

const circleId = z.object({ circleId: z.uuid() })
const session = z.object({ circleId: z.uuid(), number: z.coerce.number().int().min(1).max(12) })
const actionId = z.object({ actionId: z.uuid() })
/** PostgreSQL counts to 2,147,483,647; nobody saves that often. */
const version = z.int().min(0).max(2_000_000_000)

export const getSession = endpoint({ method: 'GET', path: '/api/circles/:circleId/sessions/:number', summary: 'A session of a circle of mine: what to prepare, what is on the table, how it runs', params: session, output: SessionRoom })
export const saveExercise = endpoint({
  method: 'PUT',
  path: '/api/circles/:circleId/sessions/:number/exercises/:formId',
  summary: 'Keep what I filled in of an exercise, also half of it; refused when it was saved elsewhere meanwhile',
  params: session.extend({ formId: z.string().max(40) }),
  input: z.object({ answers, version, shared: z.boolean(), ready: z.boolean() }),
  output: Exercise,
})
export const saveNote = endpoint({ method: 'PUT', path: '/api/circles/:circleId/sessions/:number/note', summary: 'Keep my note of a session; only I read it until I share it with my circle', params: session, input: z.object({ text: z.string().max(4000), shared: z.boolean(), version }), output: SessionRoom })
export const pressRun = endpoint({
  method: 'POST',
  path: '/api/circles/:circleId/sessions/:number/run',
  summary: 'Begin, turn, pause or finish the agenda for everybody in the session; a press on what somebody else has moved already changes nothing',
  params: session,
  input: z.object({ press: z.enum(['start', 'next', 'back', 'pause', 'resume', 'finish']), version }),
  output: SessionRun,
})
export const markAbsent = endpoint({
  method: 'PUT',
  path: '/api/circles/:circleId/sessions/:number/absences/:personId',
  summary: 'Mark a member of my circle as not here in a session, or take that back: their turns become time of everybody',
  params: session.extend({ personId: z.guid() }),
  input: z.object({ absent: z.boolean() }),
  output: SessionRoom,
})
export const listActions = endpoint({ method: 'GET', path: '/api/circles/:circleId/actions', summary: 'What a circle of mine agreed to do', params: circleId, output: z.object({ actions: z.array(Action) }) })
export const addAction = endpoint({ method: 'POST', path: '/api/circles/:circleId/sessions/:number/actions', summary: 'Write down what somebody of my circle will do', params: session, input: ActionInput, output: Action })
export const changeAction = endpoint({ method: 'PUT', path: '/api/actions/:actionId', summary: 'Change or tick off an action of my circle', params: actionId, input: ActionChange, output: Action })
export const removeAction = endpoint({ method: 'DELETE', path: '/api/actions/:actionId', summary: 'Remove an action of my circle', params: actionId, output: Done })
export const listIdeas = endpoint({ method: 'GET', path: '/api/circles/:circleId/ideas', summary: 'What a circle of mine makes together', params: circleId, output: z.object({ ideas: z.array(Idea) }) })
export const addIdea = endpoint({ method: 'POST', path: '/api/circles/:circleId/ideas', summary: 'Write down an idea of my circle', params: circleId, input: IdeaInput, output: Idea })
export const changeIdea = endpoint({ method: 'PUT', path: '/api/ideas/:ideaId', summary: 'Change an idea of my circle, or say what became of it', params: z.object({ ideaId: z.uuid() }), input: IdeaChange, output: Idea })
export const getCertificate = endpoint({ method: 'GET', path: '/api/circles/:circleId/certificate', summary: 'What I have been part of in a circle that has held all its sessions', params: circleId, output: Certificate })
export const getInsight = endpoint({ method: 'GET', path: '/api/circles/:circleId/insight', summary: 'What I can learn as the mentor of a circle', params: circleId, output: Insight })
/** What a circle that meets now is at. */
export const SessionInMeeting = z.object({ circleId: z.uuid(), circleName: z.string(), number: z.int(), /** The session in the tab, as a link that Teams opens. */ tabUrl: z.string() })
export type SessionInMeeting = z.infer<typeof SessionInMeeting>
export const findInMeeting = endpoint({
  method: 'GET',
  path: '/api/sessions/in-meeting',
  summary: 'Which session of which circle of mine a Teams meeting is about now; nothing when it is none, or not mine to know',
  query: z.object({
    /** The meeting's chat as Teams names it, `19:meeting_…@thread.v2`. */
    chatId: z.string().min(1).max(300),
  }),
  output: z.object({
    session: SessionInMeeting.nullable(),
    /** Circles of mine that may meet here for all that can be told: Teams gave their meetings a link that names no chat. Empty once a session is known. */
    perhaps: z.array(SessionInMeeting),
  }),
})
