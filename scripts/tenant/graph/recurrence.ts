/**
 * Expansion of Graph's recurrence patterns on the calendar alone: which local dates a series falls on. Wall clocks and
 * zones are the caller's. Rules: Microsoft "recurrencePattern resource type", Exchange "AbsoluteMonthlyRecurrence"
 * (a day beyond the month means its last day), [MS-OXOCAL] 2.2.1.44.1 (Nth day among the given weekdays).
 */
export type PatternType = 'daily' | 'weekly' | 'absoluteMonthly' | 'relativeMonthly' | 'absoluteYearly' | 'relativeYearly'
export type WeekIndex = 'first' | 'second' | 'third' | 'fourth' | 'last'

export const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
export type WeekdayName = (typeof weekdays)[number]

export type Recurrence = {
  pattern: {
    type: PatternType
    interval: number
    /** 1–12, yearly patterns only; otherwise 0. */
    month: number
    /** 1–31, absolute patterns only; otherwise 0. */
    dayOfMonth: number
    daysOfWeek: WeekdayName[]
    firstDayOfWeek: WeekdayName
    index: WeekIndex
  }
  range: {
    type: 'endDate' | 'numbered' | 'noEnd'
    /** `YYYY-MM-DD`; the first occurrence may be later. */
    startDate: string
    /** Inclusive; `0001-01-01` unless the type is endDate. */
    endDate: string
    numberOfOccurrences: number
    recurrenceTimeZone: string
  }
}

const dayMilliseconds = 86_400_000
const dates = new Map<number, string>()

/** Days since 1970-01-01 of `YYYY-MM-DD`. */
function dayNumber(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / dayMilliseconds)
}

function dateOf(day: number): string {
  let date = dates.get(day)
  if (date === undefined) dates.set(day, (date = new Date(day * dayMilliseconds).toISOString().slice(0, 10)))
  return date
}

function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

/**
 * Local dates of a series in order, all of them for `numbered` and `endDate`.
 * @param within only dates from `from` to `until` (inclusive, `YYYY-MM-DD`), at most `limit` of them; a series without
 * end needs `until` or `limit`.
 */
export function occurrenceDates(recurrence: Recurrence, within: { from?: string; until?: string; limit?: number } = {}): string[] {
  const { range } = recurrence
  if (range.type === 'noEnd' && within.until === undefined && within.limit === undefined) {
    throw new RangeError('A series without end can only be listed up to a date or a number.')
  }
  const from = within.from === undefined ? -Infinity : dayNumber(within.from)
  const until = Math.min(within.until === undefined ? Infinity : dayNumber(within.until), range.type === 'endDate' ? dayNumber(range.endDate) : Infinity)
  const count = range.type === 'numbered' ? range.numberOfOccurrences : Infinity
  const limit = within.limit ?? Infinity
  const found: string[] = []
  let passed = 0
  for (const day of days(recurrence)) {
    if (day > until || passed >= count || found.length >= limit) break
    passed += 1
    if (day >= from) found.push(dateOf(day))
  }
  return found
}

/** Does the series happen on this local date? */
export function happensOn(recurrence: Recurrence, date: string): boolean {
  return occurrenceDates(recurrence, { from: date, until: date }).length === 1
}

function* days(recurrence: Recurrence): Generator<number> {
  const { pattern, range } = recurrence
  const start = dayNumber(range.startDate)
  if (pattern.type === 'daily') {
    for (let day = start; ; day += pattern.interval) yield day
  }
  if (pattern.type === 'weekly') {
    const wanted = new Set(pattern.daysOfWeek.map((name) => weekdays.indexOf(name)))
    const weekStart = start - ((weekdayOf(start) - weekdays.indexOf(pattern.firstDayOfWeek) + 7) % 7)
    for (let week = weekStart; ; week += 7 * pattern.interval) {
      for (let day = week; day < week + 7; day += 1) if (day >= start && wanted.has(weekdayOf(day))) yield day
    }
  }
  yield* monthlyDays(recurrence, start)
}

function* monthlyDays({ pattern, range }: Recurrence, start: number): Generator<number> {
  const yearly = pattern.type === 'absoluteYearly' || pattern.type === 'relativeYearly'
  const step = pattern.interval * (yearly ? 12 : 1)
  let month = Number(range.startDate.slice(0, 4)) * 12 + Number(range.startDate.slice(5, 7)) - 1
  if (yearly) month += (pattern.month - 1 - (month % 12) + 12) % 12
  // The interval counts from the first real occurrence, not from a start that lies after this month's.
  while (dayInMonth(pattern, month) < start) month += yearly ? 12 : 1
  for (; ; month += step) yield dayInMonth(pattern, month)
}

function dayInMonth(pattern: Recurrence['pattern'], month: number): number {
  const first = Math.floor(Date.UTC(Math.floor(month / 12), month % 12, 1) / dayMilliseconds)
  const length = Math.floor(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 1) / dayMilliseconds) - first
  if (pattern.type === 'absoluteMonthly' || pattern.type === 'absoluteYearly') return first + Math.min(pattern.dayOfMonth, length) - 1
  const wanted = new Set(pattern.daysOfWeek.map((name) => weekdays.indexOf(name)))
  const matching: number[] = []
  for (let day = first; day < first + length; day += 1) if (wanted.has(weekdayOf(day))) matching.push(day)
  const place = pattern.index === 'last' ? matching.length - 1 : ['first', 'second', 'third', 'fourth'].indexOf(pattern.index)
  return matching[place] ?? first + length - 1
}
