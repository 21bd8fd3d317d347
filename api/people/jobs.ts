import type { Context } from '../context.ts'
import { syncPeople } from './sync-people.ts'
import { findSync } from './store.ts'

/** The org chart is read when the process starts, on the clock, and when an organizer asks. */
export function registerPeopleJobs(context: Context): void {
  context.jobs.on('people.sync-requested', 'sync-people', () => syncPeople(context))
}

/** Asks for a sync when the last one is older than the program's interval; called by the clock. */
export async function requestDueSync(context: Context): Promise<void> {
  const last = await findSync(context.db)
  const minutes = context.config.peopleSyncMinutes * 60_000
  if (last && context.now() - last.startedAt < minutes) return
  await context.db.transaction().execute((trx) => context.jobs.publish(trx, 'people.sync-requested', { reason: last ? 'clock' : 'start' }))
}
