import { randomBytes } from 'node:crypto'
import type { Context } from '../context.ts'
import { graphStatus } from '../graph/client.ts'
import { endWatches, listWatches, longestWatchMilliseconds, prolongWatches, watchCalendars } from '../graph/subscriptions.ts'
import { requestChecks } from './request-checks.ts'
import { claimWatches, forgetWatches, listInHand, listNeedless, listUnwatched, saveWatch, type Watch } from './watch-store.ts'

const minute = 60_000
const day = 86_400_000
/** As many as one look at the clock takes on; the rest follows with the next. */
const atOnce = 200

/**
 * Keeps a watch on the calendar of every member of a circle with sessions ahead: makes what is missing, prolongs what ends within
 * two days, ends what is no longer needed. Called by the clock; several processes share the work.
 */
export async function keepWatches(context: Context): Promise<void> {
  const now = context.now()
  const wanting = await listUnwatched(context.db, now, now + 2 * day, now - 60 * minute, atOnce)
  const held = await claimWatches(context.db, wanting.map((personId) => ({ personId, clientState: randomBytes(24).toString('base64url') })), now)
  const expiresAt = now + longestWatchMilliseconds
  const lapsed = await prolong(context, held.filter((watch) => watch.subscriptionId !== null), expiresAt)
  await make(context, [...held.filter((watch) => watch.subscriptionId === null), ...lapsed], expiresAt)
  await endNeedless(context, now)
}

/** Answers those that Graph no longer knows: their subscription had lapsed, and what happened meanwhile was not told. */
async function prolong(context: Context, watches: Watch[], expiresAt: number): Promise<Watch[]> {
  const ids = watches.flatMap(({ subscriptionId }) => subscriptionId ?? [])
  const answers = await prolongWatches(context.graph, ids, expiresAt)
  const lapsed: Watch[] = []
  for (const [at, watch] of watches.entries()) {
    const answer = answers[at]
    if (answer === null) lapsed.push(watch)
    else if (answer instanceof Error) await note(context, watch, answer)
    else if (answer) await saveWatch(context.db, watch.personId, { subscriptionId: answer.id, expiresAt: answer.expiresAt, problem: null })
  }
  return lapsed
}

async function make(context: Context, watches: Watch[], expiresAt: number): Promise<void> {
  const { changes, lifecycle } = context.notifications.urls
  const answers = await watchCalendars(context.graph, watches.map(({ personId, clientState }) => ({ personId, clientState, notificationUrl: changes, lifecycleUrl: lifecycle, expiresAt })))
  for (const [at, watch] of watches.entries()) {
    const answer = answers[at]
    if (answer instanceof Error) await note(context, { ...watch, subscriptionId: null }, answer)
    else if (answer) await saveWatch(context.db, watch.personId, { subscriptionId: answer.id, expiresAt: answer.expiresAt, problem: null })
  }
  // Whatever changed before the watch stood was not told.
  await requestChecks(context, watches.map(({ personId }) => personId))
}

async function note(context: Context, watch: Watch, error: Error): Promise<void> {
  const status = graphStatus(error)
  context.log.warn({ event: 'calendar.not-watched', personId: watch.personId, status, message: error.message.slice(0, 200) })
  await saveWatch(context.db, watch.personId, { subscriptionId: watch.subscriptionId, expiresAt: watch.expiresAt, problem: problemOf(status) })
}

/** What the organizer reads. The series is looked at by the clock all the same, so nothing is lost but time. */
function problemOf(status: number | null): string {
  if (status === 403) return 'Outlook does not report changes of this calendar: it is outside what Crosspath may read. Ask IT to add the mailbox to the app’s scope.'
  if (status === 404) return 'Outlook knows no mailbox for this person. Ask IT about their licence.'
  if (status === 400) return 'Outlook could not reach Crosspath to report changes. Ask IT whether NOTIFICATION_URL is reachable from the internet over https.'
  return 'Outlook did not take the order to report changes of this calendar. It is tried again within the hour.'
}

async function endNeedless(context: Context, now: number): Promise<void> {
  const needless = await listNeedless(context.db, now, atOnce)
  if (needless.length === 0) return
  const left = await endWatches(context.graph, needless.flatMap(({ subscriptionId }) => subscriptionId ?? []))
  await forgetWatches(context.db, needless.filter(({ subscriptionId }) => subscriptionId === null || !left.has(subscriptionId)).map(({ personId }) => personId))
}

/**
 * Sets our list beside Graph's: subscriptions that report to us and are not on it (a crash between Graph's answer and our note)
 * are ended; those that Graph has lost are made anew with the next look at the clock. Called at the start and once a day.
 */
export async function compareWatches(context: Context): Promise<void> {
  const atGraph = await listWatches(context.graph, context.notifications.urls.changes)
  // Those that somebody works on at this moment are left to them.
  const restedAt = context.now() - 5 * minute
  const inHand = await listInHand(context.db)
  const busy = new Set(inHand.filter(({ triedAt }) => triedAt > restedAt).map(({ personId }) => personId))
  const known = new Set(inHand.map(({ subscriptionId }) => subscriptionId))
  await endWatches(context.graph, atGraph.filter(({ id, personId }) => !known.has(id) && !busy.has(personId)).map(({ id }) => id))
  const standing = new Set(atGraph.map(({ id }) => id))
  const lost = inHand.filter(({ personId, subscriptionId }) => subscriptionId !== null && !standing.has(subscriptionId) && !busy.has(personId))
  for (const { personId } of lost) await saveWatch(context.db, personId, { subscriptionId: null, expiresAt: 0, problem: null })
}

export type WatchKeeper = {
  /** Does what is due, unless the last look is not over yet. */
  look(): void
  /** Resolves when nothing is under way. */
  settled(): Promise<void>
}

/** Keeps the watches by the clock, one look at a time: Graph may take longer than the clock. */
export function createWatchKeeper(context: Context): WatchKeeper {
  let underWay: Promise<void> | null = null
  let comparedAt = 0
  const all = async (): Promise<void> => {
    if (context.now() - comparedAt > day) {
      await compareWatches(context)
      comparedAt = context.now()
    }
    await keepWatches(context)
  }
  return {
    look() {
      underWay ??= all()
        .catch((error: unknown) => context.log.error({ event: 'calendar.watch-failed', message: error instanceof Error ? error.message : String(error) }))
        .finally(() => (underWay = null))
    },
    settled: () => underWay ?? Promise.resolve(),
  }
}
