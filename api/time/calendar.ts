/** Civil dates as whole numbers: days since 1970-01-01, and wall clocks as "local milliseconds" (the reading as if it were UTC). */

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
export type Weekday = (typeof WEEKDAYS)[number]

export const WEEK_INDEXES = ['first', 'second', 'third', 'fourth', 'last'] as const
/** Graph's weekIndex: there is no fifth, `last` is the fourth or fifth. */
export type WeekIndex = (typeof WEEK_INDEXES)[number]

export type CivilDate = { year: number; month: number; day: number }

/** Days since 1970-01-01 in the proleptic Gregorian calendar; month 1..12. Method: Howard Hinnant, "chrono-compatible low-level date algorithms". */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The inverse of dayNumber. */
export function civilDate(days: number): CivilDate {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** 0 = Sunday … 6 = Saturday; 1970-01-01 was a Thursday. */
export function weekdayNumber(days: number): number {
  return (((days + 4) % 7) + 7) % 7
}

export function weekdayOf(days: number): Weekday {
  return WEEKDAYS[weekdayNumber(days)] as Weekday
}

export function daysInMonth(year: number, month: number): number {
  return monthStart(year, month + 1) - monthStart(year, month)
}

/** Day number of the first of a month; `month` may run past 1..12 and carries into the year. */
export function monthStart(year: number, month: number): number {
  const months = year * 12 + month - 1
  const wholeYear = Math.floor(months / 12)
  return dayNumber(wholeYear, months - wholeYear * 12 + 1, 1)
}

/** The index-th day of a month among the named weekdays (MS-OXOCAL 2.2.1.44.1.6: the Nth day of the set). Always exists for first..fourth and last. */
export function relativeDay(year: number, month: number, weekdays: readonly Weekday[], index: WeekIndex): number {
  const first = monthStart(year, month)
  const next = monthStart(year, month + 1)
  const isMeant = (day: number) => weekdays.includes(weekdayOf(day))
  if (index === 'last') {
    let day = next - 1
    while (!isMeant(day)) day--
    return day
  }
  let left = WEEK_INDEXES.indexOf(index)
  let day = first
  while (!isMeant(day) || left-- > 0) day++
  return day
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0')
}

/** The whole number written between two positions, NaN for anything but digits. By hand, since a planned cohort reads millions of instants. */
function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) return NaN
    value = value * 10 + digit
  }
  return value
}

/** '2026-01-13' → day number. Throws RangeError when there is no such date. */
export function parseDate(text: string): number {
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  const day = digits(text, 8, 10)
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-' || Number.isNaN(year + month + day)) throw new RangeError(`"${text}" is not a date like 2026-01-13.`)
  if (month < 1 || month > 12 || day < 1 || (day > 28 && day > daysInMonth(year, month))) throw new RangeError(`There is no date ${text}.`)
  return dayNumber(year, month, day)
}

export function formatDate(days: number): string {
  const { year, month, day } = civilDate(days)
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`
}

/** '09:30' (or with seconds, as Graph writes them, with up to nine fractional digits) → milliseconds after midnight; '24:00' is the end of the day. Throws RangeError. */
export function parseTime(text: string): number {
  const hour = digits(text, 0, 2)
  const minute = digits(text, 3, 5)
  const second = text.length === 5 ? 0 : digits(text, 6, 8)
  const hasFraction = text.length > 8
  const milliseconds = hasFraction ? digits(text.slice(9, 12).padEnd(3, '0'), 0, 3) + 0 * digits(text, 9, text.length) : 0
  const time = hour * HOUR + minute * MINUTE + second * 1000 + milliseconds
  const isWritten = text[2] === ':' && (text.length === 5 || text[5] === ':') && (!hasFraction || (text[8] === '.' && text.length > 9 && text.length <= 18))
  if (!isWritten || !(minute <= 59 && second <= 59 && time <= DAY)) throw new RangeError(`"${text}" is not a time of day like 09:30.`)
  return time
}

/** '2026-01-13T09:30:00' (Graph adds up to seven fractional digits) → local milliseconds. Throws RangeError. */
export function parseLocal(text: string): number {
  if (text[10] !== 'T') throw new RangeError(`"${text}" is not a wall clock like 2026-01-13T09:30:00.`)
  return parseDate(text.slice(0, 10)) * DAY + parseTime(text.slice(11))
}

/** Local milliseconds → '2026-01-13T09:30:00'. */
export function formatLocal(local: number): string {
  const days = Math.floor(local / DAY)
  const time = local - days * DAY
  return `${formatDate(days)}T${pad(Math.floor(time / HOUR))}:${pad(Math.floor(time / MINUTE) % 60)}:${pad(Math.floor(time / 1000) % 60)}`
}

/** Two digits as a number, NaN for anything else. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : NaN
}

const COLON = 58
const HYPHEN = 45

/** The common form '2026-01-13T09:30:00Z' read in place; NaN for any other, and for a date or time that may not be. */
function parsePlainInstant(text: string): number {
  if (text.length !== 20 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN || text[10] !== 'T' || text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON || text[19] !== 'Z') return NaN
  const year = 100 * twoDigits(text, 0) + twoDigits(text, 2)
  const month = twoDigits(text, 5)
  const day = twoDigits(text, 8)
  const hour = twoDigits(text, 11)
  const minute = twoDigits(text, 14)
  const second = twoDigits(text, 17)
  const isDate = month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= daysInMonth(year, month))
  if (!isDate || !(hour <= 23 && minute <= 59 && second <= 59)) return NaN
  return dayNumber(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second * 1000
}

/** RFC 3339 instant ('…Z' or '…+05:30') → epoch milliseconds. Throws RangeError. */
export function parseInstant(text: string): number {
  const plain = parsePlainInstant(text)
  if (!Number.isNaN(plain)) return plain
  if (text.endsWith('Z')) return parseLocal(text.slice(0, -1))
  const sign = text[text.length - 6]
  const offset = sign === '+' || sign === '-' ? parseTime(text.slice(-5)) : NaN
  if (Number.isNaN(offset) || text.length < 16) throw new RangeError(`"${text}" is not an instant like 2026-01-13T09:30:00Z.`)
  return parseLocal(text.slice(0, -6)) - (sign === '-' ? -offset : offset)
}

/** Epoch milliseconds → '2026-01-13T09:30:00Z'. */
export function formatInstant(instant: number): string {
  return `${formatLocal(instant)}Z`
}
