import { WEEK_INDEXES, WEEKDAYS, civilDate, monthStart, parseDate, weekdayNumber } from '../../time/calendar.ts'
import type { SeriesRequest, Weekday, WeekIndex } from './types.ts'

const BOOKABLE: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
const DEFAULT_FIRST_DAYS = 30

/** One monthly pattern, the days it falls on (day numbers) and the place of its first month among the months of its request. */
export type Candidate = { readonly weekday: Weekday; readonly index: WeekIndex; readonly days: Int32Array; readonly firstMonth: number }

/** All that follows from a request's dates alone. */
export type SeriesDates = {
  /** Day number of the first of each month that the request can touch, and of the month after. */
  readonly months: Int32Array
  /** In the order first … last, Monday … Friday. */
  readonly candidates: readonly Candidate[]
}

/** Every pattern whose first date lies in the asked window, with all its dates. Throws RangeError for what is no date. */
export function listDates({ firstNotBefore, firstNotAfter, occurrences }: Pick<SeriesRequest, 'firstNotBefore' | 'firstNotAfter' | 'occurrences'>): SeriesDates {
  const notBefore = parseDate(firstNotBefore)
  const notAfter = firstNotAfter === undefined ? notBefore + DEFAULT_FIRST_DAYS : parseDate(firstNotAfter)
  const { year, month } = civilDate(notBefore)
  // A pattern's first date on or after a day is in that day's month or the next.
  const months = Int32Array.from({ length: occurrences + 2 }, (_, ahead) => monthStart(year, month + ahead))
  const candidates: Candidate[] = []
  for (const [nth, index] of WEEK_INDEXES.entries()) {
    for (const weekday of BOOKABLE) {
      const dayIn = (ahead: number) => {
        const first = months[ahead]!
        const earliest = first + ((WEEKDAYS.indexOf(weekday) - weekdayNumber(first) + 7) % 7)
        if (index !== 'last') return earliest + 7 * nth
        return earliest + 28 < months[ahead + 1]! ? earliest + 28 : earliest + 21
      }
      const firstMonth = dayIn(0) < notBefore ? 1 : 0
      if (dayIn(firstMonth) > notAfter) continue
      candidates.push({ weekday, index, firstMonth, days: Int32Array.from({ length: occurrences }, (_, number) => dayIn(firstMonth + number)) })
    }
  }
  return { months, candidates }
}
