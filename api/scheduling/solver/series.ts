import { hasBit, lowestBit } from './bits.ts'
import type { Plane } from './bits.ts'
import type { Candidate } from './candidates.ts'
import { createDayChoice } from './day-choice.ts'
import { NO_EXCEPTIONS, placeExceptions } from './exceptions.ts'
import type { DayChoice, ExceptionRules, Exceptions } from './exceptions.ts'
import { bitOf, readDay, wordsOfDay } from './lattice.ts'
import type { Clock } from './lattice.ts'
import { borrowPlane } from './member.ts'
import type { Overlook } from './member.ts'
import { createCounts, countFree, greatestCount } from './pattern-counts.ts'
import { drawCommon } from './problem.ts'
import type { Problem } from './problem.ts'
import { buildSoftCost, costAt, drawCostly } from './soft-cost.ts'
import type { SoftCost } from './soft-cost.ts'
import type { ScheduleWeights } from './types.ts'

const NO_WEIGHTS: ScheduleWeights = { tentative: 0, protected: 0, edge: 0, exceptionDay: 0, burden: 0 }

/** The best pattern, how many of its sessions stay on it and how many find a place; cost in millionths. */
type Best = { readonly candidate: Candidate; readonly slot: number; readonly free: number; readonly placed: number; readonly cost: number; readonly exceptions: Exceptions }

/** The same with the bit of every session on the pattern and where it takes place; -1 for one without room. */
export type Choice = Best & { readonly patternBits: Int32Array; readonly bits: Int32Array }

/** A pattern that reaches the most free occurrences, and its starts that do. */
type Tied = { readonly candidate: Candidate; readonly starts: Int32Array }

/** The patterns with the most free occurrences of all; none when no occurrence of any is free. */
function findFreest({ clock, dates, series }: Problem, free: Plane): { most: number; tied: Tied[] } {
  const counts = createCounts(clock, series.occurrences)
  const starts = new Int32Array(counts.words)
  let most = 1
  let tied: Tied[] = []
  for (const candidate of dates.candidates) {
    countFree(counts, clock, free, candidate.days)
    const count = greatestCount(counts, clock.slots, starts)
    if (count < most) continue
    if (count > most) tied = []
    most = count
    tied.push({ candidate, starts: starts.slice() })
  }
  return { most, tied }
}

function listStarts(starts: Int32Array): number[] {
  const slots: number[] = []
  for (const [word, bits] of starts.entries()) for (let left = bits; left !== 0; left &= left - 1) slots.push(32 * word + lowestBit(left))
  return slots
}

function isPreferred(a: Best, b: Best): boolean {
  if (a.placed !== b.placed) return a.placed > b.placed
  if (a.cost !== b.cost) return a.cost < b.cost
  const first = a.candidate.days[0]! - b.candidate.days[0]!
  // Equal days and starts: the candidates come in the order of their index, the one already held is the lower.
  return first !== 0 ? first < 0 : a.slot < b.slot
}

/**
 * The optimum over every pattern: most occurrences free, most exceptions placed, least soft cost, earliest first date, earliest
 * start, lowest index. Null when no pattern has a free occurrence.
 */
export function chooseSeries(problem: Problem, free: Plane, weights: ScheduleWeights = problem.weights, rules: ExceptionRules = problem.exceptions): Choice | null {
  const { clock, series, dates, duration, members } = problem
  const { most, tied } = findFreest(problem, free)
  if (tied.length === 0) return null
  const soft = buildSoftCost(members, clock.lattice, duration, weights)
  if (most === series.occurrences) {
    const costless = chooseCostless(problem, soft, tied)
    if (costless) return withBits(costless, clock, free, null)
  }
  const choice = createDayChoice(clock, free, soft, problem.notBefore)
  const best = tied.reduce<Best | null>((held, { candidate, starts }) => chooseStart(candidate, starts, held), null)
  return best && withBits(best, clock, free, choice)

  /** The better of what is held and the best start of one pattern. */
  function chooseStart(candidate: Candidate, starts: Int32Array, held: Best | null): Best | null {
    const months = dates.months.subarray(candidate.firstMonth)
    // Where the sessions that clash can go does not depend on the time of day of the others.
    const placements = new Map<number, Exceptions>()
    let best = held
    for (const slot of listStarts(starts)) {
      const { clashing, bits } = readPattern(clock, free, candidate.days, slot)
      const exceptions = placements.get(clashing) ?? placeExceptions(candidate.days, clashing, months, choice, rules)
      placements.set(clashing, exceptions)
      const placed = most + exceptions.placed
      if (best && placed < best.placed) continue
      const limit = best && placed === best.placed ? best.cost : Infinity
      let cost = exceptions.cost
      for (let at = 0; at < bits.length && cost <= limit; at++) if (((clashing >>> at) & 1) === 0) cost += costAt(soft, bits[at]!)
      const found = { candidate, slot, free: most, placed, cost, exceptions }
      if (!best || isPreferred(found, best)) best = found
    }
    return best
  }
}

function withBits(best: Best, clock: Clock, free: Plane, choice: DayChoice | null): Choice {
  const { clashing, bits: patternBits } = readPattern(clock, free, best.candidate.days, best.slot)
  const bits = patternBits.map((bit, at) => {
    if (((clashing >>> at) & 1) === 0) return bit
    const day = best.exceptions.days[at] ?? -1
    return day < 0 || !choice ? -1 : bitOf(clock, day - clock.dates.firstDay, choice.slot(day))
  })
  return { ...best, patternBits, bits }
}

/** Which sessions of a pattern clash, and the bit of each. */
function readPattern(clock: Clock, free: Plane, days: Int32Array, slot: number): { clashing: number; bits: Int32Array } {
  const bits = new Int32Array(days.length)
  let clashing = 0
  for (let at = 0; at < days.length; at++) {
    const bit = bitOf(clock, days[at]! - clock.dates.firstDay, slot)
    bits[at] = bit
    if (!hasBit(free, bit)) clashing |= 1 << at
  }
  return { clashing, bits }
}

/** The earliest pattern whose every session is free and costs nothing, if there is one: then no other needs to be weighed. */
function chooseCostless({ roster, clock, series }: Problem, soft: SoftCost, tied: readonly Tied[]): Best | null {
  const costly = borrowPlane(roster, 'costly', clock.lattice)
  if (!drawCostly(soft, costly)) return null
  let best: Best | null = null
  const window = new Int32Array(wordsOfDay(clock))
  for (const { candidate, starts } of tied) {
    if (best && candidate.days[0]! > best.candidate.days[0]!) continue
    const left = starts.slice()
    for (const day of candidate.days) {
      readDay(clock, costly, day - clock.dates.firstDay, window)
      for (let word = 0; word < left.length; word++) left[word]! &= ~window[word]!
    }
    const word = left.findIndex((bits) => bits !== 0)
    if (word < 0) continue
    const found = { candidate, slot: 32 * word + lowestBit(left[word]!), free: series.occurrences, placed: series.occurrences, cost: 0, exceptions: NO_EXCEPTIONS }
    if (!best || isPreferred(found, best)) best = found
  }
  return best
}

/** How many occurrences would be free and placed if something were overlooked. */
export function reach(problem: Problem, overlook?: Overlook, rules: ExceptionRules = problem.exceptions): { free: number; placed: number } {
  const choice = chooseSeries(problem, drawCommon(problem, overlook), NO_WEIGHTS, { ...rules, dayCost: 0 })
  return { free: choice?.free ?? 0, placed: choice?.placed ?? 0 }
}
