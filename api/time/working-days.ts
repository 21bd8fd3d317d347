import { DAY, formatDate, parseTime, weekdayOf, type Weekday } from './calendar.ts'
import { getZone, instantOf, localOf, type Zone } from './zone.ts'

/** When somebody works: local hours ("09:00" to "17:00") on each day that is worked, in a time zone. */
export type WorkingWeek = { timeZone: string; hours: Partial<Record<Weekday, readonly [start: string, end: string]>> }
/** Half-open, epoch milliseconds. */
export type Absence = { startAt: number; endAt: number }
/** One working day: its number, and from when to when it is worked. */
type WorkingDay = { day: number; startAt: number; endAt: number }

/** Beyond this nobody's absence is known; a calendar tells of 62 days. */
const farthest = 1_000
const usualHours: WorkingWeek['hours'] = { monday: ['09:00', '17:00'], tuesday: ['09:00', '17:00'], wednesday: ['09:00', '17:00'], thursday: ['09:00', '17:00'], friday: ['09:00', '17:00'] }

/**
 * The instant at which so many working days of a person have passed since another: on the nth working day after the one on which it began, at the
 * same time of day, within its hours. What begins outside working hours begins with the next working day.
 * Weekends are those of their own week. Days on which the whole of their hours is covered by absences are none; so a public holiday counts
 * as one exactly if their mailbox shows it as out of office, for there is no other source of it.
 * @param from epoch milliseconds.
 * @param count 0 or more whole days.
 */
export function afterWorkingDays(from: number, count: number, week: WorkingWeek, absences: readonly Absence[] = []): number {
  const { zone, hours } = read(week)
  let day = nextWorkingDay(zone, hours, from, absences)
  const clock = day.startAt <= from ? timeOfDay(zone, from) : timeOfDay(zone, day.startAt)
  for (let left = count; left > 0; left -= 1) day = nextWorkingDay(zone, hours, day.endAt, absences)
  const same = instantOf(zone, day.day * DAY + clock)
  return Math.min(Math.max(same, day.startAt), day.endAt - 1)
}

/** Whether somebody is away for the rest of their working day, or, outside their hours, for all of the next one. */
export function isAwayAt(at: number, week: WorkingWeek, absences: readonly Absence[]): boolean {
  const { zone, hours } = read(week)
  const day = nextWorkingDay(zone, hours, at, [])
  return covers(absences, Math.max(at, day.startAt), day.endAt)
}

/** The first day from an instant on which they are at work again, `YYYY-MM-DD` in their own zone: the one after a day of which the rest is covered. */
export function backOn(at: number, week: WorkingWeek, absences: readonly Absence[]): string {
  const { zone, hours } = read(week)
  const today = nextWorkingDay(zone, hours, at, [])
  const from = covers(absences, Math.max(at, today.startAt), today.endAt) ? today.endAt : at
  return formatDate(nextWorkingDay(zone, hours, from, absences).day)
}

function read({ timeZone, hours }: WorkingWeek): { zone: Zone; hours: WorkingWeek['hours'] } {
  const worked = Object.values(hours).some((span) => parseTime(span[0]) < parseTime(span[1]))
  return { zone: getZone(timeZone), hours: worked ? hours : usualHours }
}

/** The first working day that ends after an instant and is not wholly covered by absences. */
function nextWorkingDay(zone: Zone, hours: WorkingWeek['hours'], at: number, absences: readonly Absence[]): WorkingDay {
  const first = Math.floor(localOf(zone, at) / DAY) - 1
  for (let day = first; ; day += 1) {
    const span = hours[weekdayOf(day)]
    if (!span) continue
    const startAt = instantOf(zone, day * DAY + parseTime(span[0]))
    const endAt = instantOf(zone, day * DAY + parseTime(span[1]))
    if (startAt < endAt && endAt > at && (day > first + farthest || !covers(absences, startAt, endAt))) return { day, startAt, endAt }
  }
}

function timeOfDay(zone: Zone, at: number): number {
  const local = localOf(zone, at)
  return local - Math.floor(local / DAY) * DAY
}

/** Whether absences together leave nothing of a stretch. */
function covers(absences: readonly Absence[], startAt: number, endAt: number): boolean {
  let from = startAt
  for (const absence of [...absences].sort((a, b) => a.startAt - b.startAt)) {
    if (absence.startAt > from) break
    from = Math.max(from, absence.endAt)
  }
  return from >= endAt
}
