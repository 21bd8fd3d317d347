import { formatInstant, parseInstant } from '../../time/calendar.ts'
import { instantAt, secondsAt } from './horizon.ts'
import { bitOf, isReal, readDay, secondsOfBit, wordsOfDay } from './lattice.ts'
import { listTentative, readSession } from './one-session.ts'
import type { SessionWish } from './one-session.ts'
import type { SchedulePerson } from './types.ts'

export type FreeSlotsCase = {
  /** Length, and starts on which granularity of whose clock. */
  session: SessionWish
  people: readonly SchedulePerson[]
  /** The session lies between these instants. */
  from: string
  until: string
  /** How many slots are wanted at most. */
  count: number
  /** At most so many on one date of the session's zone; absent: no limit. */
  perDay?: number | undefined
  /** Whether somebody's tentative time may be touched; false unless said otherwise. */
  allowTentative?: boolean | undefined
}

/** `tentative`: whose tentative time it touches. */
export type FreeSlot = { start: string; end: string; tentative: string[] }

/** The next slots at which everybody is free within their working hours, the earliest first. Throws RangeError for what is no zone, date or time. */
export function nextFreeSlots({ session: wish, people, from, until, count, perDay = Infinity, allowTentative = false }: FreeSlotsCase): FreeSlot[] {
  const earliest = parseInstant(from)
  const session = readSession(wish, people, earliest, Math.max(earliest, parseInstant(until)), { notBefore: earliest, allowTentative })
  const { clock, duration, free, roster } = session
  const latest = secondsAt(roster.horizon, parseInstant(until)) - duration
  const window = new Int32Array(wordsOfDay(clock))
  const slots: FreeSlot[] = []
  for (let day = 0; day < clock.dates.days && slots.length < count; day++) {
    readDay(clock, free, day, window)
    let ofDay = 0
    for (let slot = 0; slot < clock.slots && ofDay < perDay && slots.length < count; slot++) {
      if (((window[slot >>> 5]! >>> (slot & 31)) & 1) === 0 || !isReal(clock, day, slot)) continue
      const start = secondsOfBit(clock.lattice, bitOf(clock, day, slot))
      if (start > latest) return slots
      const [begins, ends] = [start, start + duration].map((seconds) => formatInstant(instantAt(roster.horizon, seconds))) as [string, string]
      slots.push({ start: begins, end: ends, tentative: listTentative(session, start) })
      ofDay++
    }
  }
  return slots
}
