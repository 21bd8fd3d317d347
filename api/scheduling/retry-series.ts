import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { listCirclesById } from '../matching/list-circles.ts'
import { chooseMailbox, mayHold } from './choose-mailbox.ts'
import { withFormer } from './hand-over-series.ts'
import { newGeneration } from './new-generation.ts'
import { circlesTogether } from './plan-series.ts'
import { takeUnsentNotices } from './healing-store.ts'
import { beginSeries, listUnfinished, listWaitingMoves, lockSeries, saveSeries, touchSeries } from './store.ts'

/**
 * Tries again after a failure: a booking that Outlook refused is booked again as it was intended, what was deleted in Outlook or
 * stood in a mailbox that is no more is begun anew with the sessions that are left, a circle without a time is planned again
 * from fresh calendars.
 * Returns the circle's id as it is kept.
 * @throws AppError not_found | series_not_retriable
 */
export async function retrySeries(context: Context, wantedId: string): Promise<string> {
  const [circle] = await listCirclesById(context, [wantedId])
  if (!circle) throw new AppError('not_found', 'There is no such circle.')
  const circleId = circle.id
  await context.db.transaction().execute(async (trx) => {
    const series = await lockSeries(trx, circleId)
    const mailboxId = await chooseMailbox(context, circle, null)
    if (series?.state === 'failed' && (series.transactionId === null || (mailboxId !== null && !(await mayHold(context, circle, series.mailboxId))))) {
      const rest = mailboxId === null ? null : newGeneration(series, mailboxId, context.newId(), context.now())
      if (rest === null) throw new AppError('series_not_retriable', mailboxId === null ? 'Nobody in this circle has a mailbox in Exchange Online, so no meeting can be booked.' : 'All sessions of this circle have taken place.')
      await saveSeries(trx, circleId, { ...rest, former: withFormer(series, context.now()), changedAt: context.now() })
      await context.jobs.publish(trx, 'series.intended', { circleIds: [circleId] })
    } else if (series?.state === 'failed') {
      // The event may be gone; where it still stands it is found again by what we left on it.
      await saveSeries(trx, circleId, { state: 'intended', eventId: null, problem: null, changedAt: context.now() })
      await context.jobs.publish(trx, 'series.intended', { circleIds: [circleId] })
    } else if (series?.state === 'no-time') {
      await saveSeries(trx, circleId, { state: 'planning', problem: null, changedAt: context.now() })
      await context.jobs.publish(trx, 'circles.formed', { cohortId: circle.cohortId, circleIds: [circleId] })
    } else {
      throw new AppError('series_not_retriable', 'There is nothing to try again: this series is booked or on its way.')
    }
  })
  return circleId
}

/** How long a planned or intended series may stand still before it is taken up again. */
const stillMilliseconds = 5 * 60_000

/**
 * Takes up what stands still: after a crash, or when every repetition of a job was used up while Outlook was away.
 * @param everything also what was touched a moment ago: right for a process that has just started.
 */
export async function resumeSeries(context: Context, everything: boolean): Promise<void> {
  const unfinished = await listUnfinished(context.db, everything ? Number.MAX_SAFE_INTEGER : context.now() - stillMilliseconds)
  if (unfinished.length === 0) return
  const circleIds = unfinished.map((entry) => entry.circleId)
  await context.db.transaction().execute(async (trx) => {
    await beginSeries(trx, circleIds, context.now())
    // Touched, so that the clock does not order the same again a moment later.
    await touchSeries(trx, circleIds, context.now())
    const planning = Map.groupBy(unfinished.filter((entry) => entry.state === 'planning'), (entry) => entry.cohortId)
    for (const [cohortId, entries] of planning) await context.jobs.publish(trx, 'circles.formed', { cohortId, circleIds: entries.map((entry) => entry.circleId) })
    const intended = unfinished.filter((entry) => entry.state === 'intended').map((entry) => entry.circleId)
    for (let from = 0; from < intended.length; from += circlesTogether) await context.jobs.publish(trx, 'series.intended', { circleIds: intended.slice(from, from + circlesTogether) })
  })
}

/** By then every repetition of a job is used up (23 minutes), so what still waits waits for nobody. */
const givenUpMilliseconds = 30 * 60_000

/**
 * Takes up single sessions that were to move or to be made up for, and news that was to be sent, after every repetition of their
 * job was used up while Outlook or Teams was away. What is done twice does nothing the second time.
 */
export async function resumeMoves(context: Context): Promise<void> {
  const now = context.now()
  const waiting = await listWaitingMoves(context.db, now - givenUpMilliseconds)
  await context.db.transaction().execute(async (trx) => {
    // Touched, so that the clock does not order the same again a moment later.
    await touchSeries(trx, [...new Set(waiting.map(({ circleId }) => circleId))], now)
    for (const { circleId, number, alone } of waiting) await context.jobs.publish(trx, alone ? 'session.make-up-intended' : 'occurrence.move-intended', { circleId, number })
    for (const noticeId of await takeUnsentNotices(trx, now - givenUpMilliseconds, now)) await context.jobs.publish(trx, 'notice.written', { noticeId })
  })
}
