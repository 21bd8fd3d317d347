import { timingSafeEqual } from 'node:crypto'
import type { Context } from '../context.ts'
import type { Lifecycle, Notice } from '../graph/notifications.ts'
import type { Trx } from '../store/open.ts'
import { findWatches, requestCheckOf, requestChecksOf, requestDueChecks, saveWatch } from './watch-store.ts'

/** Changes come in bursts: booking one meeting is told several times in every mailbox. What comes within this time is one look. */
const gatherSeconds = 2
/** Most series that one look at the clock sends to be checked. */
const dueAtOnce = 500

/** Asks for the series of these people to be looked at; those that wait for it already are not asked for twice. */
export async function requestChecks(context: Context, personIds: string[]): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    for (const circleId of await requestChecksOf(trx, personIds, context.now())) await context.jobs.publish(trx, 'series.check-requested', { circleId }, { afterSeconds: gatherSeconds })
  })
}

/** The same for one series, in the caller's transaction. */
export async function requestCheck(context: Context, trx: Trx, circleId: string): Promise<void> {
  for (const id of await requestCheckOf(trx, circleId, context.now())) await context.jobs.publish(trx, 'series.check-requested', { circleId: id })
}

/**
 * Looks behind the notifications, for what got lost: every series that nobody has looked at for the configured time is looked at.
 * Free/busy and our own meeting are compared, and not Graph's calendar delta, which would bring the subjects and bodies of everybody's meetings.
 */
export async function requestSweep(context: Context): Promise<void> {
  const now = context.now()
  await context.db.transaction().execute(async (trx) => {
    for (const circleId of await requestDueChecks(trx, now - context.config.calendarSweepMinutes * 60_000, now, dueAtOnce)) await context.jobs.publish(trx, 'series.check-requested', { circleId })
  })
}

/** Takes Graph's word that calendars changed. It is kept in one short transaction, and acted on afterwards. */
export async function receiveChanges(context: Context, notices: Notice[]): Promise<void> {
  await requestChecks(context, (await ownersOf(context, notices)).map(({ personId }) => personId))
}

/** Takes Graph's word about the subscriptions themselves: what was missed is looked for, what ended is made anew by the clock. */
export async function receiveLifecycle(context: Context, news: Lifecycle[]): Promise<void> {
  const owners = await ownersOf(context, news)
  for (const { personId, subscriptionId, expiresAt } of owners) {
    const events = news.filter((entry) => entry.subscriptionId === subscriptionId).map(({ event }) => event)
    // An end of 0 lets the next look at the clock prolong it, which answers the demand.
    if (events.includes('subscriptionRemoved')) await saveWatch(context.db, personId, { subscriptionId: null, expiresAt: 0, problem: null })
    else if (events.includes('reauthorizationRequired')) await saveWatch(context.db, personId, { subscriptionId, expiresAt: Math.min(expiresAt, context.now()), problem: null })
  }
  await requestChecks(context, owners.map(({ personId }) => personId))
}

/** Whose calendars these are about: only where the secret is the one that was given to Graph with the subscription. */
async function ownersOf(context: Context, notices: Notice[]) {
  const watches = await findWatches(context.db, [...new Set(notices.map(({ subscriptionId }) => subscriptionId))])
  const trusted = watches.filter((watch) => notices.some((notice) => notice.subscriptionId === watch.subscriptionId && equalSecrets(notice.clientState, watch.clientState)))
  const strangers = new Set(notices.map(({ subscriptionId }) => subscriptionId)).size - trusted.length
  if (strangers > 0) context.log.warn({ event: 'notifications.strangers', strangers })
  return trusted
}

function equalSecrets(a: string, b: string): boolean {
  const [first, second] = [Buffer.from(a), Buffer.from(b)]
  return first.length === second.length && timingSafeEqual(first, second)
}
