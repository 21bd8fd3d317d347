import type { Context } from '../context.ts'
import { listCirclesById } from '../matching/list-circles.ts'
import { refreshProfiles } from '../people/refresh-profiles.ts'
import { holding } from '../store/hold.ts'
import { handOverSeries } from './hand-over-series.ts'
import { lockSeries, saveSeries } from './store.ts'

const deleted = 'These meetings were deleted in Outlook. Nothing is booked again against somebody’s will; press Try again if the circle goes on.'

type Place = { circleId: string; mailboxId: string; eventId: string }

/** A series that was deleted in Outlook is not made anew by itself: the organizer decides. */
export async function reportSeriesDeleted(context: Context, { circleId, eventId }: Place): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const series = await lockSeries(trx, circleId)
    if (series?.state !== 'booked' || series.eventId !== eventId) return
    context.log.warn({ event: 'scheduling.series-deleted', circleId })
    // Without the transaction's id: it belongs to what was deleted, and must not bring it back.
    await saveSeries(trx, circleId, { state: 'failed', problem: deleted, transactionId: null, eventId: null, icalUid: null, joinUrl: null, webLink: null, changedAt: context.now() })
  })
}

/** A series whose mailbox answers no more goes on in another one: nobody wanted its end. */
export async function reportMailboxGone(context: Context, { circleId, mailboxId }: Place): Promise<void> {
  context.log.warn({ event: 'scheduling.mailbox-gone', circleId })
  await refreshProfiles(context, [mailboxId])
  await holding(context.db, 'booking a circle', [circleId], async () => {
    const [circle] = await listCirclesById(context, [circleId])
    if (circle) await handOverSeries(context, circle, mailboxId)
  })
}
