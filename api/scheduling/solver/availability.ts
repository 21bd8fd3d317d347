import { DAY, MINUTE, parseDate, parseInstant, parseTime, weekdayOf } from '../../time/calendar.ts'
import { intersect, merge, subtract } from '../../time/interval.ts'
import type { Interval } from '../../time/interval.ts'
import { getZone, instantOf, localOf } from '../../time/zone.ts'
import type { Zone } from '../../time/zone.ts'
import type { BusyKind, HardKind, SchedulePerson } from './types.ts'

/** How close to the beginning or end of somebody's day counts as its edge. */
const EDGE = 30 * MINUTE

/** The working hours of one local date (a day number). */
export type WorkingDay = Interval & { readonly date: number }

/** A person's time as instants over a horizon: every list sorted and disjoint, but `days`, one stretch per working day. */
export type Calendar = {
  readonly id: string
  readonly days: readonly WorkingDay[]
  readonly protected: readonly Interval[]
  readonly holidays: readonly Interval[]
  readonly busy: readonly Interval[]
  readonly oof: readonly Interval[]
  readonly tentative: readonly Interval[]
}

/**
 * The same seen from a session's **start** for one duration: instants at which it may begin (`hours`), or at which it would run
 * into something (the rest). Whether a session fits is then one look-up of its start.
 */
export type Starts = {
  readonly id: string
  readonly span: readonly Interval[]
  readonly hours: readonly Interval[]
  readonly busy: readonly Interval[]
  readonly oof: readonly Interval[]
  readonly holiday: readonly Interval[]
  readonly tentative: readonly Interval[]
  readonly protected: readonly Interval[]
  readonly edge: readonly Interval[]
}

function stretch(zone: Zone, day: number, [start, end]: readonly [number, number]): Interval {
  return { start: instantOf(zone, day * DAY + start), end: instantOf(zone, day * DAY + end) }
}

function isNotEmpty({ start, end }: Interval): boolean {
  return start < end
}

/** A person's calendar on every local date that touches the horizon, each with the offset of its own date. Throws RangeError for what is no zone, date or time. */
export function buildCalendar(person: SchedulePerson, horizon: Interval): Calendar {
  const zone = getZone(person.timeZone)
  const firstDay = Math.floor(localOf(zone, horizon.start) / DAY) - 1
  const lastDay = Math.floor(localOf(zone, horizon.end) / DAY) + 1
  const hours = new Map(Object.entries(person.workingHours).map(([weekday, [start, end]]) => [weekday, [parseTime(start), parseTime(end)] as const]))
  const breaks = (person.protected ?? []).map(([start, end]) => [parseTime(start), parseTime(end)] as const)
  const days: WorkingDay[] = []
  const protectedTimes: Interval[] = []
  for (let day = firstDay; day <= lastDay; day++) {
    const worked = hours.get(weekdayOf(day))
    if (!worked) continue
    days.push({ date: day, ...stretch(zone, day, worked) })
    for (const held of breaks) protectedTimes.push(stretch(zone, day, held))
  }
  const entries: Record<BusyKind, Interval[]> = { busy: [], oof: [], tentative: [], workingElsewhere: [] }
  for (const [from, to, kind] of person.busy ?? []) {
    const start = parseInstant(from)
    const end = parseInstant(to)
    if (end > horizon.start && start < horizon.end) entries[kind].push({ start, end })
  }
  return {
    id: person.id,
    days: days.filter(isNotEmpty),
    protected: merge(protectedTimes),
    holidays: merge((person.holidays ?? []).map((date) => stretch(zone, parseDate(date), [0, DAY]))),
    busy: merge(entries.busy),
    oof: merge(entries.oof),
    tentative: merge(entries.tentative),
  }
}

/** The calendar with more meetings of our own in it. */
export function withMeetings(calendar: Calendar, meetings: readonly Interval[]): Calendar {
  return { ...calendar, busy: merge([...calendar.busy, ...meetings]) }
}

/** Starts of sessions of `duration` ms that would overlap one of the stretches. */
function startsThatMeet(stretches: readonly Interval[], duration: number): Interval[] {
  return merge(stretches.map(({ start, end }) => ({ start: start - duration + 1, end })))
}

/** Starts of sessions of `duration` ms within the horizon, seen through one person's calendar. */
export function buildStarts(calendar: Calendar, duration: number, horizon: Interval): Starts {
  const edges = calendar.days.flatMap(({ start, end }) => [
    { start, end: start + EDGE },
    { start: end - EDGE - duration + 1, end: end - duration + 1 },
  ])
  return {
    id: calendar.id,
    span: [horizon],
    hours: merge(merge(calendar.days).map(({ start, end }) => ({ start, end: end - duration + 1 }))),
    busy: startsThatMeet(calendar.busy, duration),
    oof: startsThatMeet(calendar.oof, duration),
    holiday: startsThatMeet(calendar.holidays, duration),
    tentative: startsThatMeet(calendar.tentative, duration),
    protected: startsThatMeet(calendar.protected, duration),
    edge: merge(edges),
  }
}

/** Which hard kinds to overlook for whom; the default overlooks nothing. */
export type Overlook = (person: string, kind: HardKind) => boolean

/** Starts at which everybody can come. */
export function freeStarts(people: readonly Starts[], overlook: Overlook = () => false): Interval[] {
  let free: Interval[] | null = null
  for (const person of people) {
    let own: readonly Interval[] = overlook(person.id, 'hours') ? person.span : person.hours
    for (const kind of ['busy', 'oof', 'holiday'] as const) {
      if (person[kind].length > 0 && !overlook(person.id, kind)) own = subtract(own, person[kind])
    }
    free = intersect(free ?? person.span, own)
  }
  return free ?? []
}
