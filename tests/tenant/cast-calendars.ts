import type { Cast, CastEvent, CastPerson } from '#scripts/tenant/cast/types.ts'

const daysOfWeek = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const quarter = 15 * 60_000
const day = 86_400_000

/** Quarter hours of real time from `from` for `days` days: per person, which are worked and which are taken. */
export type Hours = { worked: Uint8Array; taken: Uint8Array }

/**
 * Works out every mailbox's hours independently of how the cast was made: each entry's wall clock is turned into an instant
 * with the zone's offset at noon of its date (no entry stands in the hour in which clocks change). Busy, tentative and oof take time.
 */
export function measureHours(cast: Cast, from: string, days: number): Map<string, Hours> {
  const start = Date.parse(`${from}T00:00:00Z`)
  const size = days * 96
  const instant = clockReader()
  const hours = new Map<string, Hours>()
  for (const person of cast.people) {
    if (person.mailbox && person.accountEnabled) hours.set(person.id, { worked: workedHours(person, start, days, instant), taken: new Uint8Array(size) })
  }
  for (const event of cast.events) {
    if (event.showAs === 'free' || event.showAs === 'workingElsewhere') continue
    for (const [begins, ends] of occurrences(event)) {
      const first = Math.max(0, (instant(begins, event.timeZone) - start) / quarter)
      const last = (instant(ends, event.timeZone) - start) / quarter
      if (last <= first) continue
      for (const id of [event.ownerId, ...event.attendeeIds]) hours.get(id)?.taken.fill(1, first, last)
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
    busy += taken[index] ?? 0
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

type ClockReader = (wallClock: string, timeZone: string) => number

function clockReader(): ClockReader {
  const offsets = new Map<string, number>()
  return (wallClock, timeZone) => {
    const date = wallClock.slice(0, 10)
    const key = `${timeZone} ${date}`
    let offset = offsets.get(key)
    if (offset === undefined) {
      offset = Temporal.PlainDateTime.from(`${date}T12:00:00`).toZonedDateTime(timeZone).offsetNanoseconds / 1_000_000
      offsets.set(key, offset)
    }
    return Date.parse(`${wallClock}Z`) - offset
  }
}

function workedHours(person: CastPerson, start: number, days: number, instant: ClockReader): Uint8Array {
  const worked = new Uint8Array(days * 96)
  if (!person.mailbox) return worked
  const { workingHours, ianaTimeZone } = person.mailbox
  for (let index = 0; index < days; index++) {
    const date = new Date(start + index * day)
    const name = daysOfWeek[(date.getUTCDay() + 6) % 7]
    if (!name || !workingHours.daysOfWeek.includes(name)) continue
    const on = date.toISOString().slice(0, 10)
    const first = Math.max(0, (instant(`${on}T${workingHours.startTime.slice(0, 8)}`, ianaTimeZone) - start) / quarter)
    worked.fill(1, first, (instant(`${on}T${workingHours.endTime.slice(0, 8)}`, ianaTimeZone) - start) / quarter)
  }
  return worked
}

function occurrences(event: CastEvent): [string, string][] {
  const found: [string, string][] = [[event.start, event.end]]
  for (let weeks = 1; event.repeatsWeeklyUntil !== null; weeks++) {
    const later = (wallClock: string) => new Date(Date.parse(`${wallClock}Z`) + weeks * 7 * day).toISOString().slice(0, 19)
    const begins = later(event.start)
    if (begins.slice(0, 10) > event.repeatsWeeklyUntil) break
    found.push([begins, later(event.end)])
  }
  return found
}
