import type { Context } from '../context.ts'
import { closeAsks } from './asks-store.ts'
import { listGone } from './due-store.ts'
import { givePlaces, lockWithCohort } from './give-places.ts'
import { isInCircle, mayMove } from './state.ts'
import { moveEnrolment } from './store.ts'

/**
 * Takes everybody who has left the company, and has no circle, out of their cohorts: their place goes to whoever waits for one, and nobody
 * is asked about them any more. Looked for in what is known of people now, so a crash in between loses nobody; who has a circle leaves it there.
 */
export async function letApplicantsGo(context: Context): Promise<void> {
  for (const enrolmentId of await listGone(context.db)) {
    await context.db.transaction().execute(async (trx) => {
      const found = await lockWithCohort(trx, enrolmentId)
      if (!found || isInCircle(found.record.state, found.record.pausedFrom) || !mayMove(found.record.state, 'withdrawn', 'system')) return
      const now = context.now()
      await moveEnrolment(trx, found.record, { to: 'withdrawn', byPersonId: null, door: 'system', why: 'left-company', now }, { untilOn: null, pausedFrom: null, waitsFor: null, dueWhat: null, dueAt: null })
      await closeAsks(trx, enrolmentId, now)
      await givePlaces(context, trx, found.cohort)
      await context.jobs.publish(trx, 'enrolment.withdrawn', { enrolmentId })
    })
  }
}
