import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { listStale, listStates, lockState, markRequested } from './store.ts'

/** Figures are computed by themselves at most this often. */
const hourly = 60 * 60_000
/** Looking for cohorts whose figures are due is cheap, and need not be done every few seconds. */
const lookEvery = 5 * 60_000

/** The process's own clock for figures. */
export function createResultsClock(context: Context): { look(): Promise<void> } {
  let last = -Infinity
  return {
    async look() {
      const now = context.now()
      // Also where the clock was put back.
      if (now < last + lookEvery && now >= last) return
      await requestStale(context, now)
      last = now
    },
  }
}

/** Orders the figures of every cohort where something has happened since. Several processes may do so at once; one of them orders. */
async function requestStale(context: Context, now: number): Promise<void> {
  for (const cohortId of await listStale(context.db, now - hourly)) {
    await context.db.transaction().execute(async (trx) => {
      const { requestedAt, final } = await lockState(trx, cohortId, now - hourly)
      if (final || requestedAt > now - hourly) return
      await markRequested(trx, cohortId, now)
      await context.jobs.publish(trx, 'results.due', { cohortId })
    })
  }
}

/** An organizer would like to see the newest. Final figures stay as they are. @throws AppError not_found | season_over */
export async function updateResults(context: Context, cohortId: string): Promise<void> {
  await getCohort(context, cohortId)
  const [state] = await listStates(context.db, [cohortId])
  if (state?.final) throw new AppError('season_over', 'This season is over and its figures are final. They stay as they are.')
  await context.db.transaction().execute(async (trx) => {
    await markRequested(trx, cohortId, context.now())
    await context.jobs.publish(trx, 'results.due', { cohortId })
  })
}
