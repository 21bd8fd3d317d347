import { z } from 'zod'
import { endpoint, Instant } from '../http/endpoint.ts'
import { Circle } from '../matching/contract.ts'

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

export const CircleSeries = z.object({ circle: Circle, series: Series })

export const listSeries = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/series', summary: 'All circles of a cohort with the state of their booking (organizer)', params: z.object({ cohortId: z.uuid() }), output: z.object({ circles: z.array(CircleSeries) }) })
export const retrySeries = endpoint({ method: 'POST', path: '/api/circles/:circleId/series/retry', summary: 'Look for a time and book again after a failure (organizer)', params: z.object({ circleId: z.uuid() }), output: Series })
