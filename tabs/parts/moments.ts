import { locale } from '../texts/language.ts'
import { say } from '../texts/parts.ts'

const DAY_MS = 86_400_000

/** How this person reads times: their language's customs and their mailbox's zone. */
export type Reader = { locale: string; timeZone: string }

function format(at: number, reader: Reader, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(reader.locale, { timeZone: reader.timeZone, ...options }).format(at)
}

/** "Tuesday, 3 March". */
export function dayOf(at: number, reader: Reader): string {
  return format(at, reader, { weekday: 'long', day: 'numeric', month: 'long' })
}

/** "Tue 3 Mar", for tight places. */
export function shortDayOf(at: number, reader: Reader): string {
  return format(at, reader, { weekday: 'short', day: 'numeric', month: 'short' })
}

/** "14:00". */
export function timeOf(at: number, reader: Reader): string {
  const short = new Intl.DateTimeFormat(reader.locale, { timeZone: reader.timeZone, timeStyle: 'short' })
  // Some languages drop the first zero of a 24-hour clock, and "0:15" reads like a duration.
  return short.resolvedOptions().hourCycle === 'h23' ? format(at, reader, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }) : short.format(at)
}

/** "14:00 to 15:00". */
export function spanOf(startAt: number, endAt: number, reader: Reader): string {
  return say('span', { from: timeOf(startAt, reader), to: timeOf(endAt, reader) })
}

/** A local date `YYYY-MM-DD` in words, "3 March", with the year when it is not this one. */
export function dateOf(on: string, reader: Reader, now: number): string {
  const at = Date.parse(`${on}T12:00:00Z`)
  const year = new Date(now).getUTCFullYear() === new Date(at).getUTCFullYear() ? {} : { year: 'numeric' as const }
  return new Intl.DateTimeFormat(reader.locale, { timeZone: 'UTC', day: 'numeric', month: 'long', ...year }).format(at)
}

/** A local date with its weekday, "Monday 7 December", with the year when it is not this one; what is no date stays as it is. */
export function sayDate(on: string, reader: Reader, now: number): string {
  const at = Date.parse(`${on}T12:00:00Z`)
  if (Number.isNaN(at)) return on
  const year = new Date(now).getUTCFullYear() === new Date(at).getUTCFullYear() ? {} : { year: 'numeric' as const }
  return new Intl.DateTimeFormat(reader.locale, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', ...year }).format(at)
}

/** The day after a local date. */
export function dayAfter(on: string): string {
  return new Date(Date.parse(`${on}T12:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
}

/** What is wrong with a chosen day, in words that say what would be right; null when it lies from `first` to `last`, both included. */
export function dayFault(on: string, first: string, last: string, reader: Reader, now: number): string | null {
  if (on >= first && on <= last) return null
  return say('chooseDay', { first: dateOf(first, reader, now), last: dateOf(last, reader, now) })
}

/** A local date's month, "March 2027". */
export function monthOf(on: string, reader: Reader): string {
  return new Intl.DateTimeFormat(reader.locale, { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(Date.parse(`${on}T12:00:00Z`))
}

/** Today's date in the reader's zone, `YYYY-MM-DD`. */
export function todayOn(now: number, reader: Reader): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: reader.timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)
}

/** How many midnights of the reader's zone lie between now and `at`; 0 is today, -1 yesterday. */
export function daysUntil(at: number, now: number, reader: Reader): number {
  return Math.round((Date.parse(todayOn(at, reader)) - Date.parse(todayOn(now, reader))) / DAY_MS)
}

/** The day as people say it: "today", "tomorrow", "on Tuesday, 3 March". */
export function sayDay(at: number, now: number, reader: Reader): string {
  return say('day', { day: nearDay(at, now, reader), date: dayOf(at, reader) })
}

/** A moment as people say it: "today at 14:05", "on Monday, 2 March at 10:32". */
export function sayMoment(at: number, now: number, reader: Reader): string {
  return say('moment', { day: nearDay(at, now, reader), date: dayOf(at, reader), time: timeOf(at, reader) })
}

/** The days that have a word of their own. */
function nearDay(at: number, now: number, reader: Reader): 'today' | 'tomorrow' | 'yesterday' | 'other' {
  const days = daysUntil(at, now, reader)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  return days === -1 ? 'yesterday' : 'other'
}

/** A sentence's beginning: "today at 14:00" becomes "Today at 14:00". */
export function sentence(words: string): string {
  return words.charAt(0).toLocaleUpperCase(locale()) + words.slice(1)
}
