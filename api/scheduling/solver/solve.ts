import { solveProblem } from './answer.ts'
import { readMember } from './member.ts'
import { createDesk, problemOf } from './planner.ts'
import type { SeriesAnswer, SeriesCase } from './types.ts'

export { solveCohort } from './solve-cohort.ts'

/**
 * Chooses one monthly recurrence for the whole series of a circle: the optimum over all patterns, every occurrence checked on its
 * own date in every member's own zone. Same case, same answer. Throws RangeError for what is no zone, date or time.
 */
export function solveSeries({ series, people, rules = {} }: SeriesCase): SeriesAnswer {
  const desk = createDesk([series], rules)
  return solveProblem(problemOf(desk, series, people.map((person) => readMember(desk.roster, person, false))))
}
