import type { Context } from '../context.ts'
import type { Trx } from '../store/open.ts'
import { listSent, lockReceivers } from './store.ts'
import { day } from './timing.ts'

const mostAWeek = 2

/**
 * Takes a place of somebody's week for a message that is no nudge, so that both together keep within two in seven days and one a day.
 * @returns false where their week, or day, is full; then nothing is taken, and it can be asked again later.
 */
export async function takePlaceOfWeek(context: Pick<Context, 'now' | 'newId'>, trx: Trx, personId: string): Promise<boolean> {
  await lockReceivers(trx, [personId])
  const now = context.now()
  const sent = (await listSent(trx, [personId], now - 7 * day)).get(personId) ?? []
  if (sent.length >= mostAWeek || sent.some(({ at }) => at > now - day)) return false
  await trx.insertInto('nudgeAttempts').values({ nudgeId: context.newId(), personId, claimedAt: now, sentAt: now }).execute()
  return true
}
