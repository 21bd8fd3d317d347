import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { moveMeeting } from '../graph/meetings.ts'
import { moveOccurrences } from '../graph/occurrences.ts'
import { listCirclesById } from '../matching/list-circles.ts'
import { granularityMinutes } from '../programs/planning-span.ts'
import { holding } from '../store/hold.ts'
import type { StoredOccurrence } from '../store/stored.ts'
import { settleQuestions } from './healing-store.ts'
import { readMembers } from './member-calendars.ts'
import { checkWindow, homeMonth, movableOccurrence } from './move-window.ts'
import { isFree } from './rank-times.ts'
import { findSeries, lockSeries, saveOccurrence } from './store.ts'
import { tellMoved } from './tell-members.ts'

export type Move = {
  circleId: string
  number: number
  /** New start, epoch milliseconds; the length stays. */
  startAt: number
  /** One sentence for those who ask why it moved; everybody in the circle reads it. */
  because: string
  /** Where it stands in Outlook, when somebody has moved it there. */
  standing?: { startAt: number; endAt: number }
  /** Who moves it, and need not be told. */
  byPersonId?: string
}

/**
 * Moves one occurrence to a time at which everybody can come: decided here and kept with the order to Outlook in one
 * transaction, so that it is moved exactly once whatever happens. From then on the new time counts for everybody; Outlook
 * follows in a moment. Who may ask is the caller's to check.
 * @throws AppError not_found | occurrence_not_movable | time_taken
 */
export async function moveOccurrence(context: Context, { circleId, number, startAt, because, standing, byPersonId }: Move): Promise<void> {
  const [circle] = await listCirclesById(context, [circleId])
  if (!circle) throw new AppError('not_found', 'There is no such circle.')
  const { series, occurrence: seen } = movableOccurrence(await findSeries(context.db, circle.id), number, context.now())
  const from = standing ?? seen
  if (from.startAt === startAt) return
  checkWindow(series, seen, startAt, context.now())
  if (byPersonId !== undefined) checkClock(startAt, series.timeZone)
  const minutes = Math.round((seen.endAt - seen.startAt) / 60_000)
  const calendars = await readMembers(context, {
    memberIds: circle.members.map((member) => member.personId),
    from: startAt,
    to: startAt + minutes * 60_000,
    leaving: { circleId: circle.id, number, organizerId: series.mailboxId, stretches: [from] },
  })
  if (!isFree(calendars.schedule, startAt, minutes)) throw new AppError('time_taken', 'This time is no longer free for everybody. Here are the times as they are now.')

  await context.db.transaction().execute(async (trx) => {
    const { series: held, occurrence } = movableOccurrence(await lockSeries(trx, circle.id), number, context.now())
    if (occurrence.startAt !== seen.startAt) throw new AppError('occurrence_not_movable', 'Somebody moved this session a moment ago. Look at its new time first.')
    // Its neighbours may have moved since.
    checkWindow(held, occurrence, startAt, context.now())
    const moved: StoredOccurrence = {
      ...occurrence,
      startAt,
      endAt: startAt + (occurrence.endAt - occurrence.startAt),
      exception: true,
      // What a circle decides for itself does not use up what Crosspath may do for it.
      moves: (occurrence.moves ?? 0) + (byPersonId === undefined ? 1 : 0),
      movedAt: context.now(),
      movedFromAt: from.startAt,
      because,
      note: null,
      move: { fromStartAt: from.startAt, fromEndAt: from.endAt, because },
    }
    await saveOccurrence(trx, circle.id, moved, context.now())
    await settleQuestions(trx, { circleId: circle.id, number }, 'closed', context.now())
    await tellMoved(context, trx, circle.id, { number, fromStartAt: from.startAt, startAt, because, ...(byPersonId !== undefined && { exceptId: byPersonId }) })
    await context.jobs.publish(trx, 'occurrence.move-intended', { circleId: circle.id, number })
  })
}

/** @throws AppError occurrence_not_movable for a start between the times that are offered */
function checkClock(startAt: number, timeZone: string | null): void {
  const { minute, second, millisecond } = Temporal.Instant.fromEpochMilliseconds(startAt).toZonedDateTimeISO(timeZone ?? 'Europe/London')
  if (minute % granularityMinutes !== 0 || second !== 0 || millisecond !== 0) throw new AppError('occurrence_not_movable', `Sessions begin every ${granularityMinutes} minutes from the full hour on. Choose one of the offered times.`)
}

/**
 * Lets Outlook follow an intended move. The circle is held meanwhile; an occurrence that stands where it should is left alone,
 * so a crash at any point is repaired by doing this again. What Exchange refuses goes back to where it stands there.
 */
export async function carryOutMove(context: Context, { circleId, number }: { circleId: string; number: number }): Promise<void> {
  await holding(context.db, 'booking a circle', [circleId], async () => {
    const series = await findSeries(context.db, circleId)
    const occurrence = series?.occurrences.find((candidate) => candidate.number === number)
    if (series?.state !== 'booked' || !series.mailboxId || !series.eventId || !series.timeZone || !occurrence?.move || occurrence.move.alone !== undefined) return
    const { mailboxId, eventId, timeZone } = series
    const { move: _done, ...rest } = occurrence
    if (occurrence.alone && occurrence.eventId) {
      await moveMeeting(context.graph, { mailboxId, eventId: occurrence.eventId, timeZone }, occurrence)
      await saveOccurrence(context.db, circleId, rest, context.now())
      return
    }
    const [stays] = await moveOccurrences(context.graph, { mailboxId, eventId, timeZone }, [{ ...occurrence, month: homeMonth(series, occurrence) }])
    const note = 'Outlook would not move this session, so it stays where it was. Please move it in Outlook.'
    await saveOccurrence(context.db, circleId, stays ? { ...rest, startAt: stays.startAt, endAt: stays.endAt, note } : rest, context.now())
  })
}
