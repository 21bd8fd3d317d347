import { DAY } from '../../time/calendar.ts'
import { getZone, instantOf, localOf } from '../../time/zone.ts'
import type { Zone } from '../../time/zone.ts'

const SECOND = 1000
export const DAY_SECONDS = 86_400

/**
 * The stretch of time that a search looks at. Inside the solver an instant is a whole number of seconds since `epoch` (epoch
 * milliseconds, on a whole second), small enough for 32-bit integers.
 */
export type Horizon = { readonly epoch: number; readonly seconds: number; readonly zones: Map<string, ZoneDays> }

/** The local dates of one zone that touch a horizon, by day number: when each begins. One more midnight than there are days. */
export type ZoneDays = { readonly zone: Zone; readonly firstDay: number; readonly days: number; readonly midnights: Int32Array }

/** A horizon from one instant to another (epoch milliseconds). */
export function createHorizon(from: number, to: number): Horizon {
  const epoch = Math.floor(from / SECOND) * SECOND
  return { epoch, seconds: Math.ceil((to - epoch) / SECOND), zones: new Map() }
}

/** Instant (epoch milliseconds) → seconds of the horizon; a fraction where it is not on a whole second. */
export function secondsAt(horizon: Horizon, instant: number): number {
  return (instant - horizon.epoch) / SECOND
}

/** Seconds of the horizon → epoch milliseconds. */
export function instantAt(horizon: Horizon, seconds: number): number {
  return horizon.epoch + seconds * SECOND
}

/** The days of a zone over the horizon, worked out once. Throws RangeError for what is no time zone. */
export function zoneDays(horizon: Horizon, timeZone: string): ZoneDays {
  const known = horizon.zones.get(timeZone)
  if (known) return known
  const zone = getZone(timeZone)
  const firstDay = Math.floor(localOf(zone, horizon.epoch) / DAY)
  const days = Math.floor(localOf(zone, instantAt(horizon, horizon.seconds)) / DAY) + 1 - firstDay
  const midnights = new Int32Array(days + 1)
  for (let day = 0; day <= days; day++) midnights[day] = secondsAt(horizon, instantOf(zone, (firstDay + day) * DAY))
  const made = { zone, firstDay, days, midnights }
  horizon.zones.set(timeZone, made)
  return made
}

/** Whether the clocks change on the day (counted from the zone's first), so that its wall clock does not run evenly. */
export function isUneven({ midnights }: ZoneDays, day: number): boolean {
  return midnights[day + 1]! - midnights[day]! !== DAY_SECONDS
}

/** A wall clock (whole seconds after midnight) on a day counted from the zone's first → seconds of the horizon. */
export function wallClockAt(horizon: Horizon, of: ZoneDays, day: number, seconds: number): number {
  if (!isUneven(of, day)) return of.midnights[day]! + seconds
  return secondsAt(horizon, instantOf(of.zone, (of.firstDay + day) * DAY + seconds * SECOND))
}
