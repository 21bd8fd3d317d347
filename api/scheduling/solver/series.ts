import { DAY, MINUTE, parseDate } from '../../time/calendar.ts'
import { buildCalendar, buildStarts, freeStarts } from './availability.ts'
import type { Calendar, Overlook, Starts } from './availability.ts'
import { buildClock, listCandidates } from './candidates.ts'
import type { Candidate, Clock } from './candidates.ts'
import { placeOccurrences } from './exceptions.ts'
import type { ExceptionRules, Placement } from './exceptions.ts'
import { COST_UNIT, buildGrid } from './grid.ts'
import type { Grid } from './grid.ts'
import type { ScheduleRules, ScheduleWeights, SeriesCase, SeriesRequest } from './types.ts'

const DEFAULT_WEIGHTS: ScheduleWeights = { tentative: 8, protected: 4, edge: 1, exceptionDay: 2 }
const DEFAULT_DAYS_BETWEEN = 14

/** A case made ready for search: instants and cells instead of words. */
export type Problem = {
  readonly series: SeriesRequest
  readonly clock: Clock
  readonly candidates: readonly Candidate[]
  readonly calendars: readonly Calendar[]
  readonly people: readonly Starts[]
  readonly weights: ScheduleWeights
  readonly exceptions: ExceptionRules
  /** First day a moved occurrence may use, counted from the clock's first day. */
  readonly notBefore: number
}

/** The best pattern with its placement; `free` occurrences stay on the pattern. */
export type Choice = { readonly candidate: Candidate; readonly slot: number; readonly free: number; readonly placement: Placement }

/** Reads a case over ready calendars (they must cover the clock's horizon). */
export function buildProblemOver(series: SeriesRequest, clock: Clock, calendars: readonly Calendar[], rules: ScheduleRules): Problem {
  const weights = { ...DEFAULT_WEIGHTS, ...rules.weights }
  return {
    series,
    clock,
    candidates: listCandidates(series, clock),
    calendars,
    people: calendars.map((calendar) => buildStarts(calendar, series.durationMinutes * MINUTE, clock.horizon)),
    weights,
    exceptions: {
      allowed: rules.exceptions ?? true,
      minDaysBetween: rules.minDaysBetween ?? DEFAULT_DAYS_BETWEEN,
      dayCost: Math.round(weights.exceptionDay * COST_UNIT),
    },
    notBefore: series.notBefore === undefined ? 0 : parseDate(series.notBefore) - clock.firstDay,
  }
}

/** Reads a case. Throws RangeError for what is no zone, date or time. */
export function buildProblem({ series, people, rules = {} }: SeriesCase): Problem {
  const clock = buildClock(series)
  const horizon = { start: clock.horizon.start - DAY, end: clock.horizon.end + DAY }
  return buildProblemOver(series, clock, people.map((person) => buildCalendar(person, horizon)), rules)
}

/** How many occurrences are free at every start of one candidate. */
function countFree(grid: Grid, candidate: Candidate, counts: Uint8Array): void {
  counts.fill(0)
  for (const day of candidate.days) {
    const base = day * grid.clock.slots
    for (let slot = 0; slot < counts.length; slot++) counts[slot] = (counts[slot] as number) + (grid.free[base + slot] as number)
  }
}

/** For each number of free occurrences, how many patterns have it: how much choice a circle has. */
export function countPatterns(grid: Grid, candidates: readonly Candidate[], occurrences: number): number[] {
  const tally = new Array<number>(occurrences + 1).fill(0)
  const counts = new Uint8Array(grid.clock.slots)
  for (const candidate of candidates) {
    countFree(grid, candidate, counts)
    for (const count of counts) tally[count] = (tally[count] as number) + 1
  }
  return tally
}

function isPreferred(a: Choice, b: Choice): boolean {
  if (a.placement.placed !== b.placement.placed) return a.placement.placed > b.placement.placed
  if (a.placement.cost !== b.placement.cost) return a.placement.cost < b.placement.cost
  const first = (a.candidate.days[0] as number) - (b.candidate.days[0] as number)
  // Equal days and starts: the candidates come in the order of their index, the one already held is the lower.
  return first !== 0 ? first < 0 : a.slot < b.slot
}

/**
 * The optimum over every pattern: most occurrences free, most exceptions placed, least soft cost, earliest first date, earliest
 * start, lowest index. Null when no pattern has a free occurrence.
 */
export function chooseSeries(grid: Grid, candidates: readonly Candidate[], exceptions: ExceptionRules): Choice | null {
  const counts = new Uint8Array(grid.clock.slots)
  let most = 0
  let best: Choice | null = null
  for (const candidate of candidates) {
    countFree(grid, candidate, counts)
    for (let slot = 0; slot < counts.length; slot++) {
      const free = counts[slot] as number
      if (free === 0 || free < most) continue
      const choice = { candidate, slot, free, placement: placeOccurrences(grid, candidate.days, slot, exceptions) }
      if (free > most || best === null || isPreferred(choice, best)) best = choice
      most = free
    }
  }
  return best
}

export function gridOf(problem: Problem): Grid {
  return buildGrid(problem.clock, freeStarts(problem.people), problem.people, problem.weights, problem.notBefore)
}

/** How many occurrences would be free and placed if some rules were overlooked. */
export function reach(problem: Problem, overlook: Overlook, exceptions: ExceptionRules = problem.exceptions): { free: number; placed: number } {
  const grid = buildGrid(problem.clock, freeStarts(problem.people, overlook), problem.people, null, problem.notBefore)
  const choice = chooseSeries(grid, problem.candidates, exceptions)
  return { free: choice?.free ?? 0, placed: choice?.placement.placed ?? 0 }
}
