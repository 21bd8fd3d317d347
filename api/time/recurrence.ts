import { DAY, civilDate, daysInMonth, monthStart, parseDate, parseLocal, relativeDay, weekdayNumber, weekdayOf, WEEKDAYS } from './calendar.ts'
import type { Weekday, WeekIndex } from './calendar.ts'
import { getZone, instantOf, localOf } from './zone.ts'

/** Graph's patternedRecurrence (https://learn.microsoft.com/graph/api/resources/patternedrecurrence). */
export type Recurrence = { pattern: RecurrencePattern; range: RecurrenceRange }
export type RecurrencePattern = {
  type: 'daily' | 'weekly' | 'absoluteMonthly' | 'relativeMonthly' | 'absoluteYearly' | 'relativeYearly'
  interval: number
  daysOfWeek?: readonly Weekday[] | undefined
  index?: WeekIndex | undefined
  dayOfMonth?: number | undefined
  month?: number | undefined
  firstDayOfWeek?: Weekday | undefined
}
export type RecurrenceRange = {
  type: 'numbered' | 'endDate' | 'noEnd'
  startDate: string
  endDate?: string | undefined
  numberOfOccurrences?: number | undefined
  recurrenceTimeZone?: string | undefined
}
export type CalendarEvent = {
  start: { dateTime: string; timeZone: string }
  end: { dateTime: string; timeZone: string }
  recurrence?: Recurrence | null | undefined
}

/** A series without end is followed this far unless the caller says otherwise. */
export const NO_END_LIMIT = 24

/** Day of the month, the last day where the month is shorter: Exchange clamps where RFC 5545 skips (EWS AbsoluteMonthlyRecurrence, DayOfMonth). */
function absoluteDay(year: number, month: number, day: number): number {
  return monthStart(year, month) + Math.min(day, daysInMonth(year, month)) - 1
}

function dayInMonth(pattern: RecurrencePattern, year: number, month: number, start: number): number {
  if (pattern.type === 'relativeMonthly' || pattern.type === 'relativeYearly') {
    return relativeDay(year, month, pattern.daysOfWeek?.length ? pattern.daysOfWeek : [weekdayOf(start)], pattern.index ?? 'first')
  }
  return absoluteDay(year, month, pattern.dayOfMonth ?? civilDate(start).day)
}

/** The pattern's days from `start` on, without end. The interval counts from the first real occurrence, not from a start off the pattern (Graph, "Schedule repeating appointments"). */
function* daysOf(pattern: RecurrencePattern, start: number): Generator<number> {
  const interval = Math.max(1, pattern.interval)
  if (pattern.type === 'daily') {
    for (let day = start; ; day += interval) yield day
  }
  if (pattern.type === 'weekly') {
    const meant = pattern.daysOfWeek?.length ? pattern.daysOfWeek : [weekdayOf(start)]
    let first = start
    while (!meant.includes(weekdayOf(first))) first++
    const firstWeekday = WEEKDAYS.indexOf(pattern.firstDayOfWeek ?? 'sunday')
    for (let week = first - ((weekdayNumber(first) - firstWeekday + 7) % 7); ; week += 7 * interval) {
      for (let day = week; day < week + 7; day++) if (day >= first && meant.includes(weekdayOf(day))) yield day
    }
  }
  const yearly = pattern.type === 'absoluteYearly' || pattern.type === 'relativeYearly'
  const step = yearly ? 12 * interval : interval
  const { year, month: startMonth } = civilDate(start)
  let month = yearly ? (pattern.month ?? startMonth) : startMonth
  while (monthsDay(month) < start) month += yearly ? 12 : 1
  for (; ; month += step) yield monthsDay(month)

  function monthsDay(monthOfStartYear: number): number {
    const { year: ofYear, month: ofMonth } = civilDate(monthStart(year, monthOfStartYear))
    return dayInMonth(pattern, ofYear, ofMonth, start)
  }
}

/**
 * Local dates (day numbers) of a recurrence, at most `limit` when it has no end. `endDate` is inclusive and local; `numbered`
 * counts real occurrences.
 */
export function expandDates({ pattern, range }: Recurrence, limit = NO_END_LIMIT): number[] {
  const most = range.type === 'numbered' ? (range.numberOfOccurrences ?? 0) : range.type === 'noEnd' ? limit : Infinity
  const last = range.type === 'endDate' && range.endDate !== undefined ? parseDate(range.endDate) : Infinity
  const dates: number[] = []
  if (most <= 0 || (most === Infinity && last === Infinity)) return dates
  for (const day of daysOf(pattern, parseDate(range.startDate))) {
    if (day > last) break
    dates.push(day)
    if (dates.length >= most) break
  }
  return dates
}

/**
 * UTC starts (epoch milliseconds) of a calendar event in Graph's shape, as Exchange holds them: every occurrence keeps the wall
 * clock of the recurrence's zone. Without recurrence: its one start. Throws RangeError for an unknown zone or no such date.
 */
export function expandEvent(event: CalendarEvent, limit = NO_END_LIMIT): number[] {
  const written = parseLocal(event.start.dateTime.replace(/Z$/, ''))
  const startAt = instantOf(getZone(event.start.timeZone), written)
  if (!event.recurrence) return [startAt]
  const zone = getZone(event.recurrence.range.recurrenceTimeZone || event.start.timeZone)
  const local = zone.id === getZone(event.start.timeZone).id ? written : localOf(zone, startAt)
  const time = local - Math.floor(local / DAY) * DAY
  return expandDates(event.recurrence, limit).map((day) => instantOf(zone, day * DAY + time))
}
