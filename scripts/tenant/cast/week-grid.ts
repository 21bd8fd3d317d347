import { offices, type OfficeName } from './offices.ts'
import type { Random } from './random.ts'
import type { CastPerson } from './types.ts'

const daysOfWeek = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const slotsPerDay = 48

/** One person's usual week in half hours of winter UTC (slot 0 is Monday 00:00): what is worked, what is taken. */
export type Week = {
  person: CastPerson
  zone: string
  halfHoursAhead: number
  worked: Uint8Array
  taken: Uint8Array
}

/** The empty week of a person with a mailbox. */
export function emptyWeek(person: CastPerson & { mailbox: NonNullable<CastPerson['mailbox']> }): Week {
  const { halfHoursAhead } = offices[person.officeLocation as OfficeName]
  const { workingHours, ianaTimeZone } = person.mailbox
  const worked = new Uint8Array(7 * slotsPerDay)
  for (const name of workingHours.daysOfWeek) {
    const midnight = daysOfWeek.indexOf(name) * slotsPerDay - halfHoursAhead
    worked.fill(1, midnight + halfHours(workingHours.startTime), midnight + halfHours(workingHours.endTime))
  }
  return { person, zone: ianaTimeZone, halfHoursAhead, worked, taken: new Uint8Array(7 * slotsPerDay) }
}

/** The same person's week as it stands, to be filled differently in each season. */
export function copyWeek(week: Week): Week {
  return { ...week, taken: week.taken.slice() }
}

/** Share of the working week that is taken. */
export function takenShare(week: Week): number {
  let worked = 0
  let taken = 0
  for (let slot = 0; slot < week.worked.length; slot++) {
    worked += week.worked[slot] ?? 0
    taken += (week.worked[slot] ?? 0) & (week.taken[slot] ?? 0)
  }
  return worked === 0 ? 1 : taken / worked
}

/**
 * The first slot of a random place of `length` half hours on one of `days` at which everybody works and is free, or null.
 * `from` and `until` bound it in half hours of the first person's own clock.
 */
export function findPlace(
  weeks: readonly Week[],
  length: number,
  random: Random,
  { days = [0, 1, 2, 3, 4], from = 0, until = slotsPerDay }: { days?: readonly number[]; from?: number; until?: number } = {},
): number | null {
  const ahead = weeks[0]?.halfHoursAhead ?? 0
  const found: number[] = []
  for (const day of days) {
    const midnight = day * slotsPerDay - ahead
    let run = 0
    for (let slot = midnight + from; slot < midnight + until; slot++) {
      run = isOpen(weeks, slot) ? run + 1 : 0
      if (run >= length) found.push(slot - length + 1)
    }
  }
  return found.length === 0 ? null : random.pick(found)
}

/** Marks a place as taken for everybody. */
export function take(weeks: readonly Week[], slot: number, length: number): void {
  for (const week of weeks) week.taken.fill(1, slot, slot + length)
}

/** A slot as a wall clock of the person: day 0 is Monday, minutes count from midnight. */
export function onTheClockOf(week: Week, slot: number): { day: number; minutes: number } {
  const own = slot + week.halfHoursAhead
  return { day: Math.floor(own / slotsPerDay), minutes: (own % slotsPerDay) * 30 }
}

function isOpen(weeks: readonly Week[], slot: number): boolean {
  // An indexed loop: this runs millions of times while a company is cast, and an iterator doubles its time.
  for (let index = 0; index < weeks.length; index++) {
    const week = weeks[index] as Week
    if (week.worked[slot] !== 1 || week.taken[slot] === 1) return false
  }
  return true
}

function halfHours(time: string): number {
  return Number(time.slice(0, 2)) * 2 + (Number(time.slice(3, 5)) >= 30 ? 1 : 0)
}
