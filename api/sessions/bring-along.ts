import type { Context } from '../context.ts'
import { bringAlong } from './store.ts'

/** Lets what somebody wrote follow them into these circles, out of those that they are no longer in. Safe to repeat. */
export async function followPeople(context: Pick<Context, 'db'>, circleIds: readonly string[]): Promise<void> {
  await context.db.transaction().execute((trx) => bringAlong(trx, circleIds))
}
