import { z } from 'zod'
import { endpoint, Instant } from '../http/endpoint.ts'
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

export const CircleSeries = z.object({ circle: Circle, series: Series })

export const listSeries = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/series', summary: 'All circles of a cohort with the state of their booking (organizer)', params: z.object({ cohortId: z.uuid() }), output: z.object({ circles: z.array(CircleSeries) }) })
export const retrySeries = endpoint({ method: 'POST', path: '/api/circles/:circleId/series/retry', summary: 'Look for a time and book again after a failure (organizer)', params: z.object({ circleId: z.uuid() }), output: Series })

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
