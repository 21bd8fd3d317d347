import type { Period } from './period.ts'
import type { CastEvent } from './types.ts'
import { onTheClockOf, type Week } from './week-grid.ts'

type Mark = { showAs?: CastEvent['showAs']; sensitivity?: CastEvent['sensitivity'] }

/** Writes calendar entries in the owner's wall clock; dates are counted from the period's first day. */
export type Diary = {
  events: CastEvent[]
  /** Weekly from the first fitting weekday on or after day `first` until day `last`, both included. The first of `weeks` owns it. */
  weekly(weeks: readonly Week[], slot: number, minutes: number, subject: string, span?: { first?: number; last?: number } & Mark): void
  /** Once, in the calendar week that begins on day `monday`. */
  once(weeks: readonly Week[], slot: number, minutes: number, subject: string, monday: number, mark?: Mark): void
  /** Whole days, midnight to midnight; every week from then on when `weekly` is set. */
  allDay(week: Week, day: number, days: number, subject: string, mark: Mark & { weekly?: boolean }): void
}

/** An empty diary over a period. Entries that would begin outside it are left out. */
export function openDiary(period: Period): Diary {
  const events: CastEvent[] = []

  function write(weeks: readonly Week[], day: number, clock: { minutes: number; length: number }, subject: string, until: string | null, mark: Mark): void {
    const [owner, ...others] = weeks
    const date = period.dates[day]
    if (!owner || date === undefined || (until !== null && until < date)) return
    events.push({
      ownerId: owner.person.id,
      attendeeIds: others.map((week) => week.person.id),
      subject,
      start: wallClock(date, clock.minutes),
      end: wallClock(date, clock.minutes + clock.length),
      timeZone: owner.zone,
      showAs: mark.showAs ?? 'busy',
      isAllDay: false,
      sensitivity: mark.sensitivity ?? 'normal',
      repeatsWeeklyUntil: until,
    })
  }

  return {
    events,
    weekly(weeks, slot, minutes, subject, { first = 0, last, ...mark } = {}) {
      const owner = weeks[0]
      if (!owner) return
      const clock = onTheClockOf(owner, slot)
      const until = last === undefined ? period.last : (period.dates[last] ?? period.last)
      write(weeks, period.firstOn(clock.day, first), { minutes: clock.minutes, length: minutes }, subject, until, mark)
    },
    once(weeks, slot, minutes, subject, monday, mark = {}) {
      const owner = weeks[0]
      if (!owner) return
      const clock = onTheClockOf(owner, slot)
      write(weeks, monday + clock.day, { minutes: clock.minutes, length: minutes }, subject, null, mark)
    },
    allDay(week, day, days, subject, { weekly = false, showAs = 'oof', sensitivity = 'normal' }) {
      const date = period.dates[day]
      if (date === undefined) return
      events.push({
        ownerId: week.person.id,
        attendeeIds: [],
        subject,
        start: `${date}T00:00:00`,
        end: `${period.dates[day + days] ?? Temporal.PlainDate.from(date).add({ days }).toString()}T00:00:00`,
        timeZone: week.zone,
        showAs,
        isAllDay: true,
        sensitivity,
        repeatsWeeklyUntil: weekly ? period.last : null,
      })
    },
  }
}

function wallClock(date: string, minutes: number): string {
  return `${date}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`
}
