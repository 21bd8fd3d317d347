/**
 * Local dates and wall clocks as plain strings (`YYYY-MM-DD`, `YYYY-MM-DDTHH:mm`). The server has already put everything into the
 * person's zone; here a date is only counted and printed, so the browser's own zone never plays a part.
 */
const dayMilliseconds = 86_400_000

function asUtc(local: string): Date {
  return new Date(`${local.length === 10 ? `${local}T00:00` : local.slice(0, 16)}Z`)
}

const print = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options })
  return (local: string): string => format.format(asUtc(local))
}

export const longDay = print({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
export const dayOfMonth = print({ day: 'numeric' })
export const dayAndMonth = print({ day: 'numeric', month: 'short' })
export const shortWeekday = print({ weekday: 'short' })
export const monthAndYear = print({ month: 'long', year: 'numeric' })
export const clockTime = print({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const dayWords = print({ weekday: 'long', day: 'numeric', month: 'long' })
const shortDay = print({ weekday: 'short', day: 'numeric', month: 'short' })

export function dayAndTime(local: string): string {
  return `${dayWords(local)}, ${clockTime(local)}`
}

export function shortDayAndTime(local: string): string {
  return `${shortDay(local)}, ${clockTime(local)}`
}

export function dateOf(local: string): string {
  return local.slice(0, 10)
}

export function addDays(date: string, days: number): string {
  return new Date(asUtc(date).getTime() + days * dayMilliseconds).toISOString().slice(0, 10)
}

/** Same day of the month some months away; the last day where the month is shorter. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10)
}

export function mondayOf(date: string): string {
  return addDays(date, -((asUtc(date).getUTCDay() + 6) % 7))
}

export function firstOfMonth(date: string): string {
  return `${date.slice(0, 7)}-01`
}

/** Minutes since midnight of a wall clock. */
export function minuteOfDay(local: string): number {
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16))
}

export function daysBetween(from: string, to: string): number {
  return Math.round((asUtc(dateOf(to)).getTime() - asUtc(dateOf(from)).getTime()) / dayMilliseconds)
}
