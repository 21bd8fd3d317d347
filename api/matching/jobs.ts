import type { Context } from '../context.ts'
import { runMatching } from './run-matching.ts'

export function registerMatchingJobs(context: Context): void {
  context.jobs.on('match-run.requested', 'run-matching', ({ runId }) => runMatching(context, runId))
}
