import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { cancelRun, findRun, type MatchRunRecord } from './store.ts'

/**
 * Stops a run that is under way; the thread that works on it notices within a second, whichever process it is in. Doing
 * it twice is as good as once.
 * @throws AppError not_found | match_run_over.
 */
export async function cancelMatchRun(context: Pick<Context, 'db' | 'now'>, runId: string): Promise<MatchRunRecord> {
  await cancelRun(context.db, runId, context.now())
  const run = await findRun(context.db, runId)
  if (!run) throw new AppError('not_found', 'There is no such match run.')
  if (run.state !== 'cancelled') throw new AppError('match_run_over', 'This run is over already; there is nothing to stop.')
  return run
}
