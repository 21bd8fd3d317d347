import type { Context } from '../context.ts'
import { letGo } from './leave-circle.ts'
import { listGoneMembers } from './circle-store.ts'

/**
 * Takes everybody who has left the company out of their circles, each in a transaction of their own. Looked for in what is known of people
 * now and not in what the last sync brought: so a crash in between loses nobody.
 */
export async function letLeaversGo(context: Context): Promise<void> {
  for (const { personId, circleId } of await listGoneMembers(context.db)) {
    context.log.info({ event: 'matching.left-the-company', circleId })
    await letGo(context, personId, circleId)
  }
}
