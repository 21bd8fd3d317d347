import type { Cast, CastEvent, CastPerson } from '#scripts/tenant/cast/types.ts'

const daysOfWeek = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const quarter = 15 * 60_000
const day = 86_400_000

/** Quarter hours of real time from `from` for `days` days: per person, which are worked, and how many entries take them. */
export type Hours = { worked: Uint8Array; taken: Uint8Array }

/**
 * Works out every mailbox's hours independently of how the cast was made: each entry's wall clock is turned into an instant
 * with the zone's offset at noon of its date (no entry stands in the hour in which clocks change). Busy, tentative and oof take time.
 * `only` leaves out entries one does not want to count.
 */
export function measureHours(cast: Cast, from: string, days: number, only: (event: CastEvent) => boolean = () => true): Map<string, Hours> {
  const start = Date.parse(`${from}T00:00:00Z`)
  const size = days * 96
  const instant = clockReader()
  const hours = new Map<string, Hours>()
  for (const person of cast.people) {
    if (person.mailbox && person.accountEnabled) hours.set(person.id, { worked: workedHours(person, start, days, instant), taken: new Uint8Array(size) })
  }
  for (const event of cast.events) {
    if (event.showAs === 'free' || event.showAs === 'workingElsewhere' || !only(event)) continue
    const begins = Date.parse(`${event.start}Z`)
    const lasts = Date.parse(`${event.end}Z`) - begins
    const until = event.repeatsWeeklyUntil ? Date.parse(event.repeatsWeeklyUntil) + day : begins + 1
    const takers = [event.ownerId, ...event.attendeeIds].flatMap((id) => hours.get(id) ?? [])
    for (let wallClock = begins; wallClock < until; wallClock += 7 * day) {
      const first = Math.max(0, (instant(wallClock, event.timeZone) - start) / quarter)
      const last = (instant(wallClock + lasts, event.timeZone) - start) / quarter
      if (last > first) for (const { taken } of takers) for (let index = first; index < last; index++) taken[index] = (taken[index] ?? 0) + 1
    }
  }
  return hours
}

/** Share of the working time that is taken. */
export function busyShare({ worked, taken }: Hours): number {
  let total = 0
  let busy = 0
  for (let index = 0; index < worked.length; index++) {
    if (worked[index] !== 1) continue
    total += 1
    busy += (taken[index] ?? 0) > 0 ? 1 : 0
  }
  return busy / total
}

/** Whether all have a whole free hour inside everybody's working hours within the week (0 is the first). */
export function shareAnHour(group: readonly Hours[], week: number): boolean {
  let run = 0
  for (let index = week * 7 * 96; index < (week + 1) * 7 * 96; index++) {
    run = group.every((hours) => hours.worked[index] === 1 && hours.taken[index] === 0) ? run + 1 : 0
    if (run === 4) return true
  }
  return false
}

/** Turns a wall clock, given as if it were UTC, into the instant at which it is shown in the zone. */
type ClockReader = (wallClock: number, timeZone: string) => number

function clockReader(): ClockReader {
  const offsets = new Map<string, Map<number, number>>()
  return (wallClock, timeZone) => {
    const ofZone = offsets.get(timeZone) ?? new Map<number, number>()
    offsets.set(timeZone, ofZone)
    const noon = (Math.floor(wallClock / day) + 0.5) * day
    const offset = ofZone.get(noon) ?? Temporal.Instant.fromEpochMilliseconds(noon).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1_000_000
    ofZone.set(noon, offset)
    return wallClock - offset
  }
}

function workedHours(person: CastPerson, start: number, days: number, instant: ClockReader): Uint8Array {
  const worked = new Uint8Array(days * 96)
  if (!person.mailbox) return worked
  const { workingHours, ianaTimeZone } = person.mailbox
  const [opens, closes] = [workingHours.startTime, workingHours.endTime].map((time) => Date.parse(`1970-01-01T${time.slice(0, 8)}Z`)) as [number, number]
  for (let midnight = start; midnight < start + days * day; midnight += day) {
    const name = daysOfWeek[(new Date(midnight).getUTCDay() + 6) % 7]
    if (!name || !workingHours.daysOfWeek.includes(name)) continue
    const first = Math.max(0, (instant(midnight + opens, ianaTimeZone) - start) / quarter)
    worked.fill(1, first, (instant(midnight + closes, ianaTimeZone) - start) / quarter)
  }
  return worked
}
