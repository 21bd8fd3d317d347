import type { Context } from '../context.ts'
import { markActive } from '../enrolment/mark-progress.ts'
import { listBegun, lockCircle } from './store.ts'

/** Whoever is in a circle whose first session has begun is under way from then on, one circle at a time. */
export async function beginCircles(context: Context): Promise<void> {
  const begun = Map.groupBy(await listBegun(context.db, context.now()), ({ circleId }) => circleId)
  for (const [circleId, members] of begun) {
    await context.db.transaction().execute(async (trx) => {
      await lockCircle(trx, circleId)
      await markActive(context, trx, members.map(({ enrolmentId }) => enrolmentId))
    })
  }
}
