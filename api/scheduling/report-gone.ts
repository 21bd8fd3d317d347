import type { Context } from '../context.ts'
import { lockSeries, saveSeries } from './store.ts'

/** What the organizer reads, and what helps. */
const problems = {
  gone: 'These meetings were deleted in Outlook. Nothing is booked again against somebody’s will; press Try again if the circle goes on.',
  'mailbox-gone': 'The mailbox in which these meetings stood no longer answers. Press Try again once the circle has a mentor with a mailbox.',
}

/** A series that is not in Outlook any more is not made anew by itself: the organizer decides. */
export async function reportSeriesGone(context: Context, circleId: string, how: keyof typeof problems): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const series = await lockSeries(trx, circleId)
    if (series?.state !== 'booked') return
    context.log.warn({ event: 'scheduling.series-gone', circleId, how })
    await saveSeries(trx, circleId, { state: 'failed', problem: problems[how], changedAt: context.now() })
  })
}
