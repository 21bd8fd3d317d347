import { lowestBit } from './bits.ts'
import type { Plane } from './bits.ts'
import type { DayChoice } from './exceptions.ts'
import { bitOf, isReal, readDay, wordsOfDay } from './lattice.ts'
import type { Clock } from './lattice.ts'
import { costAt } from './soft-cost.ts'
import type { SoftCost } from './soft-cost.ts'

const UNKNOWN = -2

/** The cheapest free start of each day from `notBefore` on, the earliest of equals; worked out when first asked for. Days are day numbers. */
export function createDayChoice(clock: Clock, free: Plane, soft: SoftCost, notBefore: number): DayChoice {
  const { firstDay, days } = clock.dates
  const slots = new Int32Array(days).fill(UNKNOWN)
  const costs = new Float64Array(days)
  const window = new Int32Array(wordsOfDay(clock))

  function look(day: number): void {
    let best = -1
    let least = Infinity
    readDay(clock, free, day, window)
    for (let word = 0; word < window.length; word++) {
      for (let left = window[word]!; left !== 0 && least > 0; left &= left - 1) {
        const slot = 32 * word + lowestBit(left)
        const cost = costAt(soft, bitOf(clock, day, slot))
        if (cost >= least || !isReal(clock, day, slot)) continue
        best = slot
        least = cost
      }
    }
    slots[day] = best
    costs[day] = least
  }

  function slot(day: number): number {
    if (day < notBefore) return -1
    if (slots[day - firstDay] === UNKNOWN) look(day - firstDay)
    return slots[day - firstDay]!
  }

  return { slot, cost: (day) => (slot(day) < 0 ? Infinity : costs[day - firstDay]!) }
}
