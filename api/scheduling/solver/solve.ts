import { solveProblem } from './answer.ts'
import { readMember } from './member.ts'
import { createDesk, problemOf } from './planner.ts'
import type { Problem } from './problem.ts'
import { reach } from './series.ts'
import type { SeriesAnswer, SeriesCase } from './types.ts'

export { solveCohort } from './solve-cohort.ts'

/**
 * Chooses one monthly recurrence for the whole series of a circle: the optimum over all patterns, every occurrence checked on its
 * own date in every member's own zone. Same case, same answer. Throws RangeError for what is no zone, date or time.
 */
export function solveSeries(seriesCase: SeriesCase): SeriesAnswer {
  return solveProblem(readProblem(seriesCase))
}

/** How many sessions of the best series would be free on its pattern, and placed with exceptions: what `solveSeries` says of it, without its dates and reasons. */
export function reachSeries(seriesCase: SeriesCase): { free: number; placed: number } {
  return reach(readProblem(seriesCase))
}

function readProblem({ series, people, rules = {} }: SeriesCase): Problem {
  const desk = createDesk([series], rules)
  return problemOf(desk, series, people.map((person) => readMember(desk.roster, person, false)))
}
