import { z } from 'zod'
import { endpoint, Instant, LocalDate } from '../http/endpoint.ts'
import { Circle } from '../matching/contract.ts'
import { Person } from '../people/contract.ts'

/** planning: looking for a time · intended: time chosen, booking under way · booked · no-time: nothing fits · failed: Outlook refused. */
export const SeriesState = z.enum(['planning', 'intended', 'booked', 'no-time', 'failed'])
export type SeriesState = z.infer<typeof SeriesState>

export const Occurrence = z.object({
  /** 1 is the first session. */
  number: z.int(),
  startAt: Instant,
  endAt: Instant,
  /** Whether it lies off the monthly pattern. */
  exception: z.boolean(),
  /** Where it stood before somebody moved it; null when nobody has. */
  movedFromAt: Instant.nullable(),
  /** Why it has another time than at first, in one sentence; null when nobody moved it. */
  because: z.string().nullable(),
  /** What is in the way of it, in one sentence; null when nothing is. */
  note: z.string().nullable(),
})
export type Occurrence = z.infer<typeof Occurrence>

export const Series = z.object({
  circleId: z.uuid(),
  state: SeriesState,
  /** "Second Tuesday of the month, 14:00 (London)"; null while planning. */
  pattern: z.string().nullable(),
  occurrences: z.array(Occurrence),
  joinUrl: z.string().nullable(),
  webLink: z.string().nullable(),
  /** What is in the way and what helps, in one sentence. */
  problem: z.string().nullable(),
})
export type Series = z.infer<typeof Series>

/** A time at which everybody can come. */
export const FreeTime = z.object({
  startAt: Instant,
  endAt: Instant,
  /** Who has tentative meetings then, and how many of them. */
  tentative: z.array(z.object({ person: Person, meetings: z.int() })),
  /** Whose calendar cannot be seen; the time lies in their working hours. */
  unseen: z.array(Person),
})
export type FreeTime = z.infer<typeof FreeTime>

/** `problem`: why there are no times, in one sentence; null when there are some. */
const times = { times: z.array(FreeTime), problem: z.string().nullable() }
export const OccurrenceTimes = z.object({ occurrence: Occurrence, ...times })
export type OccurrenceTimes = z.infer<typeof OccurrenceTimes>

export const FreeTimes = z.object({
  /** Whom to invite besides the caller, with the address of their mailbox. */
  invitees: z.array(z.object({ person: Person, address: z.string() })),
  ...times,
})
export type FreeTimes = z.infer<typeof FreeTimes>

const Span = z.object({ startAt: Instant, endAt: Instant })

/** When the members of a circle work, from Monday to Sunday of the week of its next session, by the caller's clock. */
export const SharedWeek = z.object({
  /** The caller's zone, an IANA name: days begin and end at its midnights. */
  timeZone: z.string(),
  /** `known`: whether their working hours are stated; else the usual ones are assumed. */
  members: z.array(z.object({ person: Person, timeZone: z.string(), known: z.boolean() })),
  days: z.array(z.object({ on: LocalDate, /** Its midnights. */ startAt: Instant, endAt: Instant, worked: z.array(z.object({ personId: z.string(), spans: z.array(Span) })), shared: z.array(Span) })),
  /** null while no session lies ahead; then the days are those of this week. */
  session: z.object({ number: z.int(), on: LocalDate, startAt: Instant, endAt: Instant }).nullable(),
  /** The first session later on whose day they share other hours by the caller's clock, because clocks change or days differ; null when none. */
  later: z.object({ number: z.int(), on: LocalDate, shared: z.array(Span) }).nullable(),
})
export type SharedWeek = z.infer<typeof SharedWeek>

export const CircleSeries = z.object({ circle: Circle, series: Series })

/**
 * not-booked: no time yet, or Outlook refused · problem: booked, but something needs a look · session: one session does not suit everybody ·
 * question: a member has been asked about one session (whom, is theirs to say) · moves-used: one session is not moved again by itself.
 */
export const HealthKind = z.enum(['not-booked', 'problem', 'session', 'question', 'moves-used'])
export type HealthKind = z.infer<typeof HealthKind>

/** `number` and `startAt` name a session; null where the whole series is meant. `detail`: what is in the way, in one sentence. */
export const HealthConcern = z.object({ circleId: z.uuid(), kind: HealthKind, number: z.int().nullable(), startAt: Instant.nullable(), detail: z.string().nullable() })
export type HealthConcern = z.infer<typeof HealthConcern>

export const CalendarHealth = z.object({
  /** Circles of the cohort, and how many of them are booked. */
  total: z.int(),
  booked: z.int(),
  /** The circles that a concern is about. */
  circles: z.array(CircleSeries),
  concerns: z.array(HealthConcern),
  /** Calendars that cannot be seen, or whose changes are not reported: what IT has to know. */
  calendars: z.array(z.object({ person: Person, problem: z.string() })),
  /** Since when at the latest every series with sessions ahead has been compared with Outlook; null: not all of them yet. */
  lookedAt: Instant.nullable(),
})
export type CalendarHealth = z.infer<typeof CalendarHealth>

export const getCalendarHealth = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/calendar-health', summary: 'What stands between the circles of a cohort and their next dates (organizer)', params: z.object({ cohortId: z.uuid() }), output: CalendarHealth })
export const listSeries = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/series', summary: 'All circles of a cohort with the state of their booking (organizer)', params: z.object({ cohortId: z.uuid() }), output: z.object({ circles: z.array(CircleSeries) }) })
export const retrySeries = endpoint({ method: 'POST', path: '/api/circles/:circleId/series/retry', summary: 'Look for a time and book again after a failure (organizer)', params: z.object({ circleId: z.uuid() }), output: Series })

export const getSharedWeek = endpoint({ method: 'GET', path: '/api/circles/:circleId/week', summary: 'When the members of a circle of mine work, in the week of its next session', params: z.object({ circleId: z.uuid() }), output: SharedWeek })

const occurrence = z.object({ circleId: z.uuid(), number: z.coerce.number().int().min(1).max(12) })
export const findOccurrenceTimes = endpoint({ method: 'GET', path: '/api/circles/:circleId/occurrences/:number/times', summary: 'Up to three better times for one session of a circle of mine, best first', params: occurrence, output: OccurrenceTimes })
export const moveOccurrence = endpoint({ method: 'POST', path: '/api/circles/:circleId/occurrences/:number/move', summary: 'Move one session of a circle of mine to a time at which everybody can come', params: occurrence, input: z.object({ startAt: Instant }), output: Series })
export const findFreeTimes = endpoint({
  method: 'GET',
  path: '/api/circles/:circleId/free-times',
  summary: 'The next times at which a circle of mine, or one member of it, is free together with me',
  params: z.object({ circleId: z.uuid() }),
  query: z.object({ with: z.guid().optional(), minutes: z.coerce.number().int().min(15).max(120).default(30), count: z.coerce.number().int().min(1).max(5).default(3), days: z.coerce.number().int().min(1).max(42).default(14) }),
  output: FreeTimes,
})

/** intended: promised, on its way to Outlook · booked · cancelled · failed: Outlook refused. */
export const CheckInState = z.enum(['intended', 'booked', 'cancelled', 'failed'])

/** A meeting besides the sessions. */
export const CheckIn = z.object({
  id: z.uuid(),
  circleId: z.uuid(),
  startAt: Instant,
  endAt: Instant,
  state: CheckInState,
  /** Who booked it. */
  by: Person,
  /** null: the whole circle. With one member only the two see it. */
  with: Person.nullable(),
  /** Whether the caller booked it, and may call it off. */
  mine: z.boolean(),
  joinUrl: z.string().nullable(),
  /** What is in the way, in one sentence, for who booked it. */
  problem: z.string().nullable(),
})
export type CheckIn = z.infer<typeof CheckIn>

/** A session would suit everybody at another time, if only something tentative of the caller's gave way. */
export const MoveQuestion = z.object({ number: z.int(), plannedAt: Instant, startAt: Instant, endAt: Instant })
export type MoveQuestion = z.infer<typeof MoveQuestion>
const MoveQuestions = z.object({ questions: z.array(MoveQuestion) })

const circle = z.object({ circleId: z.uuid() })
const slot = z.int().multipleOf(5 * 60_000, 'A check-in starts on five minutes.')
export const bookCheckIn = endpoint({
  method: 'POST',
  path: '/api/circles/:circleId/check-ins',
  summary: 'Book a meeting besides the sessions, with a circle of mine or one member of it, at a time that is free for all of us',
  params: circle,
  input: z.object({ with: z.guid().nullable().default(null), minutes: z.int().min(15).max(120), startAt: slot }),
  output: CheckIn,
})
export const listCheckIns = endpoint({ method: 'GET', path: '/api/circles/:circleId/check-ins', summary: 'The coming check-ins of a circle of mine in which I take part', params: circle, output: z.object({ checkIns: z.array(CheckIn) }) })
export const cancelCheckIn = endpoint({ method: 'POST', path: '/api/check-ins/:checkInId/cancel', summary: 'Call off a check-in that I booked', params: z.object({ checkInId: z.uuid() }), output: CheckIn })
export const listMoveQuestions = endpoint({ method: 'GET', path: '/api/circles/:circleId/move-questions', summary: 'What I am asked about moving sessions of a circle of mine; nobody else sees it', params: circle, output: MoveQuestions })
export const answerMoveQuestion = endpoint({ method: 'POST', path: '/api/circles/:circleId/move-questions/:number/answer', summary: 'Say whether a session may take the place of something tentative of mine', params: occurrence, input: z.object({ agrees: z.boolean() }), output: MoveQuestions })
