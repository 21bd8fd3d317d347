import type { Context } from '../context.ts'
import { countTies } from './count-ties.ts'

export function registerTieJobs(context: Context): void {
  context.jobs.on('ties.count-due', 'count-ties', () => countTies(context), { concurrency: 1 })
}
