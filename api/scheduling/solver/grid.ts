import { DAY } from '../../time/calendar.ts'
import type { Interval } from '../../time/interval.ts'
import { localOf } from '../../time/zone.ts'
import type { Starts } from './availability.ts'
import { isUneven, startAt } from './candidates.ts'
import type { Clock } from './candidates.ts'
import type { ScheduleWeights } from './types.ts'

/** Costs are counted in millionths, so that sums of any order are equal and ties are ties. */
export const COST_UNIT = 1_000_000

/** Every start of the horizon, cell = day × slots + slot: whether all can come, and its soft cost in millionths. */
export type Grid = {
  readonly clock: Clock
  readonly free: Uint8Array
  readonly cost: Float64Array
  /** Cheapest real start of each day, the earliest of equals; -1 where the day has none. */
  readonly daySlot: Int32Array
}

/** Adds `amount` to every cell whose start lies in one of the (sorted, disjoint) ranges. */
function addOver(clock: Clock, ranges: readonly Interval[], cells: Uint8Array | Float64Array, amount: number): void {
  let first = 0
  for (let day = 0; day < clock.days; day++) {
    const midnight = clock.midnights[day] as number
    const next = clock.midnights[day + 1] as number
    while (first < ranges.length && (ranges[first] as Interval).end <= midnight) first++
    for (let at = first; at < ranges.length; at++) {
      const { start, end } = ranges[at] as Interval
      if (start >= next) break
      const base = day * clock.slots
      if (isUneven(clock, day)) {
        for (let slot = 0; slot < clock.slots; slot++) {
          const instant = startAt(clock, day, slot)
          if (instant >= start && instant < end) cells[base + slot] = (cells[base + slot] as number) + amount
        }
        continue
      }
      const from = Math.max(0, Math.ceil((start - midnight) / clock.step))
      const to = Math.min(clock.slots, Math.ceil((end - midnight) / clock.step))
      for (let slot = from; slot < to; slot++) cells[base + slot] = (cells[base + slot] as number) + amount
    }
  }
}

/** A wall clock that a gap swallows is some other start of that day: good for a pattern, no start of its own for an exception. */
function isReal(clock: Clock, day: number, slot: number): boolean {
  return !isUneven(clock, day) || localOf(clock.zone, startAt(clock, day, slot)) === (clock.firstDay + day) * DAY + slot * clock.step
}

function cheapestSlots(clock: Clock, free: Uint8Array, cost: Float64Array, notBefore: number): Int32Array {
  const daySlot = new Int32Array(clock.days).fill(-1)
  for (let day = Math.max(0, notBefore); day < clock.days; day++) {
    const base = day * clock.slots
    let best = -1
    for (let slot = 0; slot < clock.slots; slot++) {
      if (free[base + slot] === 0 || (best >= 0 && (cost[base + slot] as number) >= (cost[base + best] as number))) continue
      if (isReal(clock, day, slot)) best = slot
    }
    daySlot[day] = best
  }
  return daySlot
}

/** The grid of the given free starts. `notBefore` is the first day an exception may use, counted from the clock's first day; without `weights` all costs are nothing. */
export function buildGrid(clock: Clock, free: readonly Interval[], people: readonly Starts[], weights: ScheduleWeights | null, notBefore: number): Grid {
  const cells = clock.days * clock.slots
  const isFree = new Uint8Array(cells)
  const cost = new Float64Array(cells)
  addOver(clock, free, isFree, 1)
  for (const person of weights ? people : []) {
    for (const kind of ['tentative', 'protected', 'edge'] as const) {
      const weight = weights ? Math.round(weights[kind] * COST_UNIT) : 0
      if (weight > 0) addOver(clock, person[kind], cost, weight)
    }
  }
  return { clock, free: isFree, cost, daySlot: cheapestSlots(clock, isFree, cost, notBefore) }
}
