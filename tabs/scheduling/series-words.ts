import type { z } from 'zod'
import type { CircleSeries as Row, Occurrence, SeriesState } from '../../api/scheduling/contract.ts'
import { membersOf } from '../parts/circle-people.ts'
import { locale } from '../texts/language.ts'
import { say } from '../texts/scheduling.ts'

export type CircleSeries = z.infer<typeof Row>

/** In the order in which a booking goes on; what needs the organizer comes last. */
export const seriesStates = ['planning', 'intended', 'booked', 'no-time', 'failed'] as const satisfies readonly SeriesState[]

/** How many circles are in each state; together always all circles. */
export function countByState(rows: readonly CircleSeries[]): Record<SeriesState, number> {
  const counts: Record<SeriesState, number> = { planning: 0, intended: 0, booked: 0, 'no-time': 0, failed: 0 }
  for (const { series } of rows) counts[series.state] += 1
  return counts
}

/** Whether anything will still change by itself, so that asking again is worth it. */
export function isUnderWay(rows: readonly CircleSeries[]): boolean {
  return rows.some(({ series }) => series.state === 'planning' || series.state === 'intended')
}

/** Whether the organizer can do something about this circle. */
export function needsOrganizer(row: CircleSeries): boolean {
  return row.series.state === 'no-time' || row.series.state === 'failed'
}

/** What needs the organizer first, a circle without a mentor before all, then what is under way, then the booked ones; by name within each. */
export function inOrderOfNeed(rows: readonly CircleSeries[]): CircleSeries[] {
  const rank: Record<SeriesState, number> = { failed: 0, 'no-time': 1, planning: 2, intended: 3, booked: 4 }
  const needOf = ({ circle, series }: CircleSeries) => (circle.mentor === null ? -1 : rank[series.state])
  return [...rows].sort((a, b) => needOf(a) - needOf(b) || a.circle.name.localeCompare(b.circle.name, locale()))
}

/** The first session that has not ended. */
export function nextOccurrence(occurrences: readonly Occurrence[], now: number): Occurrence | null {
  return occurrences.find((occurrence) => occurrence.endAt > now) ?? null
}

/** How far the bookings of a cohort are, as one sentence. */
export function bookingSentence(rows: readonly CircleSeries[]): string {
  const counts = countByState(rows)
  const all = rows.length
  if (counts.booked === all) return say('allBooked', { count: all })
  return say('someBooked', { booked: counts.booked, all })
}

/** The circle's members, the mentor first. */
export function peopleOf({ circle }: CircleSeries): CircleSeries['circle']['mentees'] {
  return membersOf(circle)
}
