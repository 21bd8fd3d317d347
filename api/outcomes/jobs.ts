import type { Context } from '../context.ts'
import { computeResults } from './compute-results.ts'

export function registerOutcomeJobs(context: Context): void {
  context.jobs.on('results.due', 'compute-results', ({ cohortId }) => computeResults(context, cohortId))
}
