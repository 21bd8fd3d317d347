import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { createMeeting, findMeeting } from '../graph/meetings.ts'
import { holding } from '../store/hold.ts'
import type { StoredOccurrence } from '../store/stored.ts'
import { describeBookings } from './describe-bookings.ts'
import { movableOccurrence } from './move-window.ts'
import { findSeries, lockSeries, saveOccurrence } from './store.ts'
import { tellMoved } from './tell-members.ts'

/**
 * Gives a session that was called off in Outlook a meeting of its own: Exchange brings no occurrence back. Decided here with the
 * transaction id of the meeting, and kept with the order to book it.
 * @throws AppError not_found | occurrence_not_movable
 */
export async function makeUpSession(context: Context, { circleId, judged, startAt, because }: { circleId: string; judged: StoredOccurrence; startAt: number; because: string }): Promise<void> {
  const { number } = judged
  await context.db.transaction().execute(async (trx) => {
    const { occurrence } = movableOccurrence(await lockSeries(trx, circleId), number, context.now())
    if (occurrence.startAt !== judged.startAt || occurrence.eventId !== judged.eventId) throw new AppError('occurrence_not_movable', 'Somebody gave this session a new date a moment ago.')
    const endAt = startAt + (occurrence.endAt - occurrence.startAt)
    await saveOccurrence(
      trx,
      circleId,
      {
        ...occurrence,
        startAt,
        endAt,
        exception: true,
        moves: (occurrence.moves ?? 0) + 1,
        movedAt: context.now(),
        movedFromAt: occurrence.startAt,
        because,
        note: null,
        move: { fromStartAt: occurrence.startAt, fromEndAt: occurrence.endAt, because, alone: context.newId() },
      },
      context.now(),
    )
    await tellMoved(context, trx, circleId, { number, fromStartAt: occurrence.startAt, startAt, because })
    await context.jobs.publish(trx, 'session.make-up-intended', { circleId, number })
  })
}

/** What is left on a meeting of its own, to find it again. */
export function keyOfAlone(circleId: string, number: number, transactionId: string): string {
  return `${circleId}/${number}/${transactionId}`
}

/** Books the meeting of a session that is made up for: exactly one, whatever happens in between. */
export async function bookMadeUpSession(context: Context, { circleId, number }: { circleId: string; number: number }): Promise<void> {
  await holding(context.db, 'booking a circle', [circleId], async () => {
    const series = await findSeries(context.db, circleId)
    const occurrence = series?.occurrences.find((candidate) => candidate.number === number)
    const transactionId = occurrence?.move?.alone
    if (series?.state !== 'booked' || !series.mailboxId || !series.timeZone || !occurrence || transactionId === undefined) return
    const [booking] = await describeBookings(context, [series])
    const session = booking?.sessions.find((candidate) => candidate.number === number)
    if (!booking || !session) throw new AppError('not_found', 'There is no such session in this series.')
    const request = { mailboxId: series.mailboxId, key: keyOfAlone(circleId, number, transactionId), transactionId, subject: session.subject, bodyHtml: session.bodyHtml, startAt: session.startAt, endAt: session.endAt, timeZone: series.timeZone, attendees: booking.request.attendees }
    const booked = (await findMeeting(context.graph, series.mailboxId, request.key)) ?? (await createMeeting(context.graph, request))
    const { move: _done, ...rest } = occurrence
    await saveOccurrence(context.db, circleId, { ...rest, alone: true, eventId: booked.eventId, icalUid: booked.icalUid }, context.now())
  })
}
