import type { Context } from '../context.ts'
import { inviteToSeries } from '../graph/series-attendees.ts'
import { isMailboxGone, isMissingItem } from '../graph/series-end.ts'
import { type CircleRecord, listCirclesById } from '../matching/list-circles.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { holding } from '../store/hold.ts'
import { describeBookings } from './describe-bookings.ts'
import { endFormer } from './end-former-series.ts'
import { handOverSeries, withFormer } from './hand-over-series.ts'
import { requestCheck } from './request-checks.ts'
import { findSeries, listToFollow, saveSeries, type SeriesRecord } from './store.ts'

const ended = 'The circle has ended, and its meetings are called off.'

/**
 * Brings a series to the people who are in its circle now: Outlook invites who joined and takes back the invitation of
 * who left; a series in the mailbox of somebody who left is handed over; the series of a circle that ended is called off.
 * A series that is not booked yet is booked with the people of that moment anyway. Everything is read anew, so this can be
 * repeated, and only the last change counts.
 */
export async function followCircle(context: Context, circleId: string): Promise<void> {
  await holding(context.db, 'booking a circle', [circleId], async () => {
    const series = await findSeries(context.db, circleId)
    if (!series) return
    const [circle] = await listCirclesById(context, [circleId])
    if (!circle) return callOff(context, series)
    if (series.mailboxId === null) return
    if (await isElsewhere(context, circle, series.mailboxId)) return handOverSeries(context, circle, series.mailboxId)
    if (series.state === 'booked' && series.eventId !== null) await invite(context, circle, series, { mailboxId: series.mailboxId, eventId: series.eventId })
  })
}

/** Neither a member's mailbox nor the program's own. */
async function isElsewhere(context: Context, { cohortId, members }: CircleRecord, mailboxId: string): Promise<boolean> {
  if (members.some((member) => member.personId === mailboxId)) return false
  return (await getCohort(context, cohortId)).program.seriesMailbox !== mailboxId
}

async function invite(context: Context, circle: CircleRecord, series: SeriesRecord, place: { mailboxId: string; eventId: string }): Promise<void> {
  const [booking] = await describeBookings(context, [series])
  if (!booking) return
  try {
    await inviteToSeries(context.graph, place, booking.request.attendees)
    for (const { alone, eventId, endAt } of series.occurrences) {
      if (alone && eventId && endAt > context.now()) await inviteToSeries(context.graph, { ...place, eventId }, booking.request.attendees)
    }
  } catch (error) {
    if (isMailboxGone(error)) return handOverSeries(context, circle, place.mailboxId)
    // Somebody deleted it in Outlook, which is for the look at the series to find.
    if (!isMissingItem(error)) throw error
  }
  // Whoever joined has a calendar of their own.
  await context.db.transaction().execute((trx) => requestCheck(context, trx, circle.id))
}

/** Called off once: what is left of it, wherever it stands; what has taken place stays. */
async function callOff(context: Context, series: SeriesRecord): Promise<void> {
  if (series.problem === ended) return
  for (const former of withFormer(series, context.now())) await endFormer(context, series.circleId, former, ended)
  await saveSeries(context.db, series.circleId, { state: 'failed', problem: ended, former: [], changedAt: context.now() })
}

/** Looks for series that a change of their circle has not reached: booked while somebody left, or half handed over when every repetition was used up. */
export async function requestFollowing(context: Context): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const found = await listToFollow(trx)
    for (const circleId of found.elsewhere) await context.jobs.publish(trx, 'circle.changed', { circleId })
    for (const circleId of found.unended) await context.jobs.publish(trx, 'series.booked', { circleId })
  })
}
