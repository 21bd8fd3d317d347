import type { Context } from '../context.ts'
import { graphStatus } from '../graph/client.ts'
import { callOffSeries, inviteToSeries } from '../graph/series-attendees.ts'
import { listCirclesById } from '../matching/list-circles.ts'
import { holding } from '../store/hold.ts'
import { describeBookings } from './describe-bookings.ts'
import { findSeries, saveSeries, type SeriesRecord } from './store.ts'

const ended = 'The circle has ended, and its meetings are called off.'

/**
 * Brings a series to the people who are in its circle now: Outlook invites who joined and takes back the invitation of
 * who left; the series of a circle that ended is called off. A series that is not booked yet is booked with the people of
 * that moment anyway. Everything is read anew, so this can be repeated, and only the last change counts.
 */
export async function followCircle(context: Context, circleId: string): Promise<void> {
  await holding(context.db, 'booking a circle', [circleId], async () => {
    const series = await findSeries(context.db, circleId)
    if (!series) return
    const [circle] = await listCirclesById(context, [circleId])
    if (!circle) return callOff(context, series)
    if (series.state !== 'booked' || series.eventId === null || series.mailboxId === null) return
    if (!circle.members.some((member) => member.personId === series.mailboxId)) {
      await saveSeries(context.db, circleId, { problem: 'The series stands in the calendar of somebody who has left the circle. Please hand it over in Outlook.', changedAt: context.now() })
    }
    const [booking] = await describeBookings(context, [series])
    if (booking) await inviteToSeries(context.graph, { mailboxId: series.mailboxId, eventId: series.eventId }, booking.request.attendees)
  })
}

/** Called off once: what Outlook no longer has needs no calling off. */
async function callOff({ db, graph, now }: Context, series: SeriesRecord): Promise<void> {
  if (series.eventId !== null && series.mailboxId !== null && series.problem !== ended) {
    try {
      await callOffSeries(graph, { mailboxId: series.mailboxId, eventId: series.eventId }, ended)
    } catch (error) {
      if (graphStatus(error) !== 404) throw error
    }
  }
  await saveSeries(db, series.circleId, { state: 'failed', problem: ended, changedAt: now() })
}
