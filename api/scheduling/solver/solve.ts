import { solveProblem } from './answer.ts'
import { buildProblem } from './series.ts'
import type { SeriesAnswer, SeriesCase } from './types.ts'

export { solveCohort } from './solve-cohort.ts'

/**
 * Chooses one monthly recurrence for the whole series of a circle: the optimum over all patterns, every occurrence checked on its
 * own date in every member's own zone. Same case, same answer. Throws RangeError for what is no zone, date or time.
 */
export function solveSeries(seriesCase: SeriesCase): SeriesAnswer {
  return solveProblem(buildProblem(seriesCase))
}
