/** The days for which calendars are filled, as local dates. */
export type Period = {
  /** Every date in order; the last one is included. */
  dates: string[]
  last: string
  /** Monday is 0. */
  weekdayOf(index: number): number
  /** Index of the first date on or after `index` that falls on the weekday; may lie beyond the end. */
  firstOn(weekday: number, index?: number): number
}

/**
 * Thirteen months that begin two weeks before the rehearsal's first day, so that a page turned back is not empty.
 * @throws RangeError when `startsOn` is no date (`YYYY-MM-DD`).
 */
export function calendarPeriod(startsOn: string): Period {
  const first = Temporal.PlainDate.from(startsOn).subtract({ weeks: 2 })
  const length = first.until(first.add({ months: 13 }), { largestUnit: 'day' }).days
  const dates = Array.from({ length }, (_, index) => first.add({ days: index }).toString())
  const offset = first.dayOfWeek - 1
  const weekdayOf = (index: number) => (index + offset) % 7
  return {
    dates,
    last: dates.at(-1) ?? startsOn,
    weekdayOf,
    firstOn: (weekday, index = 0) => index + ((weekday - weekdayOf(index) + 7) % 7),
  }
}
