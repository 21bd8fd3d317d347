import type { Context } from '../context.ts'
import { findSeries as findBooked } from '../graph/events.ts'
import { cancelMeeting, findMeeting } from '../graph/meetings.ts'
import { endSeries, isMailboxGone, removeCopies } from '../graph/series-end.ts'
import { listEverIn } from '../matching/list-circles.ts'
import { holding } from '../store/hold.ts'
import type { StoredFormer } from '../store/stored.ts'
import { requestCheck } from './request-checks.ts'
import { findSeries, saveSeries } from './store.ts'

const handedOver = 'These sessions go on at the same times, in a new invitation.'

/** Once the rest of a series stands in its new mailbox, takes it out of the old one: not before, so that no session is ever without a meeting. */
export async function endFormerSeries(context: Context, circleId: string): Promise<void> {
  await holding(context.db, 'booking a circle', [circleId], async () => {
    const series = await findSeries(context.db, circleId)
    if (series?.state !== 'booked' || series.former.length === 0) return
    for (const former of series.former) await endFormer(context, circleId, former, handedOver)
    await context.db.transaction().execute(async (trx) => {
      await saveSeries(trx, circleId, { former: [], changedAt: context.now() })
      await requestCheck(context, trx, circleId)
    })
  })
}

/**
 * Takes what is left of a series out of everybody's calendar, and leaves what has taken place. Where the mailbox it stood in answers no more,
 * nobody can call it off, and each member's own copies are removed. Can be repeated.
 */
export async function endFormer(context: Context, circleId: string, former: StoredFormer, comment: string): Promise<void> {
  try {
    await callOff(context, former, comment)
  } catch (error) {
    if (!isMailboxGone(error)) throw error
    context.log.warn({ event: 'scheduling.former-mailbox-gone', circleId })
    await removeGhosts(context, circleId, former)
  }
}

async function callOff({ graph }: Context, { mailboxId, eventId, key, untilOn, meetings }: StoredFormer, comment: string): Promise<void> {
  const series = eventId ?? (await findBooked(graph, mailboxId, key))?.eventId
  if (series !== undefined) await endSeries(graph, { mailboxId, eventId: series }, untilOn, comment)
  for (const meeting of meetings) {
    const alone = meeting.eventId ?? (meeting.key === null ? null : (await findMeeting(graph, mailboxId, meeting.key))?.eventId)
    if (alone) await cancelMeeting(graph, { mailboxId, eventId: alone }, comment)
  }
}

/** Also from the calendars of those who have left the circle: an invitation that nobody can take back is still in theirs. */
async function removeGhosts(context: Context, circleId: string, former: StoredFormer): Promise<void> {
  const ghost = { timeZone: former.timeZone, from: context.now(), to: former.endsAt }
  for (const personId of await listEverIn(context, circleId)) {
    if (former.icalUid !== null) await removeCopies(context.graph, personId, { ...ghost, icalUid: former.icalUid, untilOn: former.untilOn })
    for (const { icalUid } of former.meetings) if (icalUid !== null) await removeCopies(context.graph, personId, { ...ghost, icalUid, untilOn: null })
  }
}
