import { DAY, MINUTE, parseDate, parseTime } from '../../time/calendar.ts'
import { getZone, instantOf } from '../../time/zone.ts'
import type { Weekday, WorkingHours } from './types.ts'

/** In the order of the week that begins on a Monday. */
export const weekdays: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** A worked day as instants, in epoch minutes, half-open. */
export type WorkedDay = { start: number; end: number }

/** `bestDay` and `week` in minutes. */
export type SharedHours = { bestDay: number; week: number }

/**
 * The days worked in the week that begins on `monday` (`YYYY-MM-DD`), on the person's own local dates.
 * A wall time that a clock change skips or repeats is read as everywhere in the product (`instantOf`).
 */
export function workedDays(hours: WorkingHours, timeZone: string, monday: string): WorkedDay[] {
  const zone = getZone(timeZone)
  const first = parseDate(monday) * DAY
  const days: WorkedDay[] = []
  weekdays.forEach((weekday, index) => {
    const worked = hours[weekday]
    if (!worked) return
    const at = (wallTime: string): number => instantOf(zone, first + index * DAY + parseTime(wallTime)) / MINUTE
    days.push({ start: at(worked[0]), end: at(worked[1]) })
  })
  return days
}

/**
 * How long two people are both at work: in the whole week, and on the best single day of either of them
 * (one person's day can overlap two of the other's when their zones lie far apart).
 */
export function sharedHours(one: WorkedDay[], other: WorkedDay[]): SharedHours {
  const otherTotals = other.map(() => 0)
  let bestDay = 0
  let week = 0
  for (const day of one) {
    let total = 0
    other.forEach((otherDay, index) => {
      const overlap = Math.max(0, Math.min(day.end, otherDay.end) - Math.max(day.start, otherDay.start))
      total += overlap
      otherTotals[index] = (otherTotals[index] ?? 0) + overlap
    })
    bestDay = Math.max(bestDay, total)
    week += total
  }
  return { bestDay: Math.max(bestDay, ...otherTotals), week }
}
