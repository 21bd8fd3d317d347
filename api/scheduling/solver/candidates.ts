import { DAY, MINUTE, WEEK_INDEXES, civilDate, monthStart, parseDate, relativeDay } from '../../time/calendar.ts'
import type { Interval } from '../../time/interval.ts'
import { getZone, instantOf } from '../../time/zone.ts'
import type { Zone } from '../../time/zone.ts'
import type { SeriesRequest, Weekday, WeekIndex } from './types.ts'

const BOOKABLE: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
const DEFAULT_FIRST_DAYS = 30

/** One monthly pattern and the days it falls on, counted from the horizon's first day. */
export type Candidate = { readonly weekday: Weekday; readonly index: WeekIndex; readonly days: Int32Array }

/** The days and starts a series may use: whole months of its own zone, so that exceptions have their month too. */
export type Clock = {
  readonly zone: Zone
  readonly firstDay: number
  readonly days: number
  /** Starts per day, at `step` ms from midnight. */
  readonly slots: number
  readonly step: number
  /** Instant of each local midnight, one more than there are days. */
  readonly midnights: Float64Array
  /** First and past-the-end day of the month of each day, counted from the first day. */
  readonly monthFrom: Int32Array
  readonly monthTo: Int32Array
  readonly horizon: Interval
}

/** The clock over the months that any candidate of this request can touch. */
export function buildClock(series: SeriesRequest): Clock {
  const zone = getZone(series.timeZone)
  const { year, month } = civilDate(parseDate(series.firstNotBefore))
  const firstDay = monthStart(year, month)
  // A pattern's first date on or after a day is in that day's month or the next.
  const months = series.occurrences + 1
  const days = monthStart(year, month + months) - firstDay
  const midnights = new Float64Array(days + 1)
  for (let day = 0; day <= days; day++) midnights[day] = instantOf(zone, (firstDay + day) * DAY)
  const monthFrom = new Int32Array(days)
  const monthTo = new Int32Array(days)
  for (let ahead = 0; ahead < months; ahead++) {
    const from = monthStart(year, month + ahead) - firstDay
    const to = monthStart(year, month + ahead + 1) - firstDay
    monthFrom.fill(from, from, to)
    monthTo.fill(to, from, to)
  }
  const step = series.granularityMinutes * MINUTE
  const start = midnights[0] as number
  const end = (midnights[days] as number) + series.durationMinutes * MINUTE
  return { zone, firstDay, days, slots: Math.ceil(DAY / step), step, midnights, monthFrom, monthTo, horizon: { start, end } }
}

/** Whether the clocks change on this day, so that its starts are not evenly spaced. */
export function isUneven(clock: Clock, day: number): boolean {
  return (clock.midnights[day + 1] as number) - (clock.midnights[day] as number) !== DAY
}

/** The instant of a wall-clock start. */
export function startAt(clock: Clock, day: number, slot: number): number {
  if (isUneven(clock, day)) return instantOf(clock.zone, (clock.firstDay + day) * DAY + slot * clock.step)
  return (clock.midnights[day] as number) + slot * clock.step
}

/** Every pattern whose first date lies in the asked window, with all its dates; in the order first … last, Monday … Friday. */
export function listCandidates(series: SeriesRequest, clock: Clock): Candidate[] {
  const notBefore = parseDate(series.firstNotBefore)
  const notAfter = series.firstNotAfter === undefined ? notBefore + DEFAULT_FIRST_DAYS : parseDate(series.firstNotAfter)
  const { year, month } = civilDate(notBefore)
  const candidates: Candidate[] = []
  for (const index of WEEK_INDEXES) {
    for (const weekday of BOOKABLE) {
      const dayIn = (ahead: number) => {
        const of = civilDate(monthStart(year, month + ahead))
        return relativeDay(of.year, of.month, [weekday], index)
      }
      const skipped = dayIn(0) < notBefore ? 1 : 0
      if (dayIn(skipped) > notAfter) continue
      const days = new Int32Array(series.occurrences)
      for (let number = 0; number < days.length; number++) days[number] = dayIn(skipped + number) - clock.firstDay
      candidates.push({ weekday, index, days })
    }
  }
  return candidates
}
