import { WEEKDAYS, parseTime, weekdayNumber } from '../../time/calendar.ts'
import { createPlane, setBits } from './bits.ts'
import type { Plane } from './bits.ts'
import { wallClockAt, zoneDays } from './horizon.ts'
import type { Horizon, ZoneDays } from './horizon.ts'
import { bitFrom } from './lattice.ts'
import type { Lattice } from './lattice.ts'
import { NO_STRETCHES, mergeStretches } from './stretches.ts'
import type { Stretches } from './stretches.ts'
import type { SchedulePerson } from './types.ts'

/** How close to the beginning or end of somebody's day counts as its edge, in seconds. */
const EDGE = 30 * 60
const SECOND = 1000

/** Working hours and protected times of one zone, over the horizon: what most people of a company share with many others. */
export type WorkingWeek = {
  readonly timeZone: string
  readonly dates: ZoneDays
  /** One stretch per working date, in order, and its day number. */
  readonly windows: Stretches
  readonly workedOn: Int32Array
  /** The same, with stretches that touch at midnight joined. */
  readonly hours: Stretches
  readonly protected: Stretches
  readonly planes: Map<string, WeekPlanes>
}

/** By the start of a session of one length: whether it lies in the hours, at the edge of a day, in protected time. Null: nowhere. */
export type WeekPlanes = { readonly hours: Plane; readonly edge: Plane; readonly protected: Plane | null }

/** What tells two weeks apart. */
export function weekKey({ timeZone, workingHours, protected: held }: SchedulePerson): string {
  let key = timeZone
  for (const [weekday, hours] of Object.entries(workingHours).sort(([a], [b]) => (a < b ? -1 : 1))) key += `|${weekday} ${hours[0]} ${hours[1]}`
  for (const times of held ?? []) key += `/${times.join(' ')}`
  return key
}

/** A working week on every local date of the horizon, each with the offset of its own date. Throws RangeError for what is no zone or time. */
export function buildWorkingWeek(horizon: Horizon, { timeZone, workingHours, protected: held = [] }: SchedulePerson): WorkingWeek {
  const dates = zoneDays(horizon, timeZone)
  // Whole seconds lie within hours that are rounded inward, and outside of times that are rounded outward, just as within and outside of the exact ones.
  const rows = WEEKDAYS.map((weekday) => {
    const hours = workingHours[weekday]
    if (!hours) return null
    const breaks = held.filter(([, , only]) => only === undefined || only === weekday)
    return {
      from: Math.ceil(parseTime(hours[0]) / SECOND),
      to: Math.floor(parseTime(hours[1]) / SECOND),
      breaks: breaks.flatMap(([from, to]) => [Math.floor(parseTime(from) / SECOND), Math.ceil(parseTime(to) / SECOND)]),
    }
  })
  const windows: number[] = []
  const workedOn: number[] = []
  const protectedTimes: number[] = []
  for (let day = 0; day < dates.days; day++) {
    const row = rows[weekdayNumber(dates.firstDay + day)]
    if (!row) continue
    const from = wallClockAt(horizon, dates, day, row.from)
    const to = wallClockAt(horizon, dates, day, row.to)
    if (from < to) {
      windows.push(from, to)
      workedOn.push(dates.firstDay + day)
    }
    for (const seconds of row.breaks) protectedTimes.push(wallClockAt(horizon, dates, day, seconds))
  }
  return {
    timeZone: dates.zone.id,
    dates,
    windows: Int32Array.from(windows),
    workedOn: Int32Array.from(workedOn),
    hours: mergeStretches(windows),
    protected: protectedTimes.length === 0 ? NO_STRETCHES : mergeStretches(protectedTimes),
    planes: new Map(),
  }
}

/** The week's planes for sessions of `duration` seconds, drawn once. */
export function weekPlanes(week: WorkingWeek, lattice: Lattice, duration: number): WeekPlanes {
  const name = `${lattice.name}/${duration}`
  const known = week.planes.get(name)
  if (known) return known
  const made = drawPlanes(week, lattice, duration)
  week.planes.set(name, made)
  return made
}

function drawPlanes({ windows, hours, protected: held }: WorkingWeek, lattice: Lattice, duration: number): WeekPlanes {
  const planes = { hours: createPlane(lattice.bits), edge: createPlane(lattice.bits), protected: held.length === 0 ? null : createPlane(lattice.bits) }
  const draw = (plane: Plane, from: number, to: number) => setBits(plane, bitFrom(lattice, from), bitFrom(lattice, to))
  for (let at = 0; at < hours.length; at += 2) draw(planes.hours, hours[at]!, hours[at + 1]! - duration + 1)
  for (let at = 0; at < windows.length; at += 2) {
    const from = windows[at]!
    const to = windows[at + 1]!
    draw(planes.edge, from, from + EDGE)
    draw(planes.edge, to - EDGE - duration + 1, to - duration + 1)
  }
  if (planes.protected) for (let at = 0; at < held.length; at += 2) draw(planes.protected, held[at]! - duration + 1, held[at + 1]!)
  return planes
}
