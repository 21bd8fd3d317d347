import { reachSeries, solveSeries } from '../scheduling/solver/solve.ts'
import type { SchedulePerson, SeriesAnswer, SeriesCase, SeriesRequest } from '../scheduling/solver/types.ts'
import { usualHours } from '../programs/planning-span.ts'
import type { StoredSlot } from '../store/schema.ts'
import type { PoolPerson } from './engine/types.ts'

/** Busy times of one calendar as the scheduling solver takes them; null when it cannot be read. */
export type BusyTimes = NonNullable<SchedulePerson['busy']> | null
/** A series without its zone, which is the mentor's. */
export type SeriesWish = Omit<SeriesRequest, 'timeZone'>
export type FoundTime = { meets: true; slot: StoredSlot } | { meets: false; failing: string[] }

/**
 * Whether a circle has a monthly time for its whole series, sessions that clash moved within their month; else the fewest of
 * its members, of those tried, who cannot meet. Whose calendar cannot be read counts with their working hours alone.
 * @param circle the mentor first.
 */
export function findTime(circle: PoolPerson[], busyOf: Map<string, BusyTimes>, wish: SeriesWish): FoundTime {
  const series = { ...wish, timeZone: zoneOf(circle) }
  const answer = solveSeries(toCase(circle, busyOf, series))
  if (answer.placed === series.occurrences) return { meets: true, slot: toSlot(answer, series, circle.filter((person) => !busyOf.get(person.id)).map((person) => person.id)) }
  const alone = circle.find((person) => reachSeries(toCase([person], busyOf, { ...wish, timeZone: zoneOf([person]) })).placed < series.occurrences)
  if (alone) return { meets: false, failing: [alone.id] }
  // The mentor stays in: with another one the series would stand in another zone, and that is another question.
  let failing = circle
  for (const mentee of circle.slice(1)) {
    const others = failing.filter((other) => other !== mentee)
    if (others.length > 1 && reachSeries(toCase(others, busyOf, series)).placed < series.occurrences) failing = others
  }
  return { meets: false, failing: failing.map((person) => person.id) }
}

function toCase(members: PoolPerson[], busyOf: Map<string, BusyTimes>, series: SeriesRequest): SeriesCase {
  return {
    series,
    people: members.map((person) => ({ id: person.id, timeZone: person.timeZone ?? 'Europe/London', workingHours: person.workingHours ?? usualHours, busy: busyOf.get(person.id) ?? [], protected: [['12:00', '13:00']] })),
  }
}

/** The mentor's zone; a series must never stand in UTC, where it would drift an hour when the clocks change. */
function zoneOf(circle: PoolPerson[]): string {
  return circle.flatMap((person) => person.timeZone ?? []).find((zone) => zone !== 'UTC' && !zone.startsWith('Etc/')) ?? 'Europe/London'
}

function toSlot(answer: SeriesAnswer, series: SeriesRequest, unseen: string[]): StoredSlot {
  const [first] = answer.occurrences
  if (!answer.pattern || !answer.start || !first?.start) throw new RangeError('A series whose sessions are all placed has a pattern and a start.')
  const { index, daysOfWeek: [weekday] } = answer.pattern
  return {
    words: `${capital(index)} ${capital(weekday)} of the month, ${answer.start.dateTime.slice(11, 16)}`,
    firstAt: Temporal.Instant.from(first.start).epochMilliseconds,
    timeZone: series.timeZone,
    sessions: series.occurrences,
    minutes: series.durationMinutes,
    onPattern: answer.free,
    unseen,
  }
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
