import { DAY, parseTime, weekdayOf } from './calendar.ts'
import type { WorkingWeek } from './working-days.ts'
import { getZone, instantOf, localOf } from './zone.ts'

/** Half-open, epoch milliseconds. */
export type Span = { startAt: number; endAt: number }

/**
 * When somebody works within one local day of somebody else: two stretches where their working day lies across the other's midnight.
 * @param day number of the local day in `timeZone` (api/time/calendar.ts).
 */
export function workedOn({ timeZone: own, hours }: WorkingWeek, day: number, timeZone: string): Span[] {
  const [theirs, zone] = [getZone(own), getZone(timeZone)]
  const [from, to] = [instantOf(zone, day * DAY), instantOf(zone, (day + 1) * DAY)]
  const first = Math.floor(localOf(theirs, from) / DAY) - 1
  return [first, first + 1, first + 2, first + 3].flatMap((date) => {
    const span = hours[weekdayOf(date)]
    if (!span) return []
    const startAt = Math.max(from, instantOf(theirs, date * DAY + parseTime(span[0])))
    const endAt = Math.min(to, instantOf(theirs, date * DAY + parseTime(span[1])))
    return startAt < endAt ? [{ startAt, endAt }] : []
  })
}

/** The stretches that lie in one of everybody's, in order; none for nobody. */
export function sharedBy(everybody: readonly (readonly Span[])[]): Span[] {
  const [first = [], ...others] = everybody
  return others.reduce<readonly Span[]>((shared, spans) => shared.flatMap((one) => spans.flatMap((other) => overlapOf(one, other))), first).toSorted((one, other) => one.startAt - other.startAt)
}

function overlapOf(one: Span, other: Span): Span[] {
  const [startAt, endAt] = [Math.max(one.startAt, other.startAt), Math.min(one.endAt, other.endAt)]
  return startAt < endAt ? [{ startAt, endAt }] : []
}
