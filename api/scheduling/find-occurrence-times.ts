import type { Context } from '../context.ts'
import { getMyCircle } from '../matching/list-circles.ts'
import { granularityMinutes } from '../programs/planning-span.ts'
import type { OccurrenceTimes } from './contract.ts'
import { readMembers } from './member-calendars.ts'
import { movableOccurrence, moveWindow } from './move-window.ts'
import { presentOccurrence } from './present.ts'
import { presentTimes } from './present-times.ts'
import { rankTimes } from './rank-times.ts'
import { findSeries } from './store.ts'

const shown = 3

/**
 * Up to three better times for one session, best first, from the calendars as they are now; for members of the circle.
 * @throws AppError not_found | occurrence_not_movable
 */
export async function findOccurrenceTimes(context: Context, personId: string, request: { circleId: string; number: number }): Promise<OccurrenceTimes> {
  const circle = await getMyCircle(context, personId, request.circleId)
  const now = context.now()
  const { series, occurrence } = movableOccurrence(await findSeries(context.db, circle.id), request.number, now)
  const window = moveWindow(series, occurrence, now)
  if (window.from > window.to) return { occurrence: presentOccurrence(occurrence), times: [], problem: 'There is no room left in this month: a session keeps two weeks from its neighbours and a day’s notice.' }
  const minutes = Math.round((occurrence.endAt - occurrence.startAt) / 60_000)
  const calendars = await readMembers(context, {
    memberIds: circle.members.map((member) => member.personId),
    from: window.from,
    to: window.to + minutes * 60_000,
    leaving: { circleId: circle.id, number: occurrence.number, organizerId: series.mailboxId, stretches: [occurrence] },
  })
  const times = rankTimes({ people: calendars.schedule, minutes, ...window, timeZone: series.timeZone ?? 'Europe/London', granularityMinutes, count: shown, near: occurrence.startAt })
  return { occurrence: presentOccurrence(occurrence), times: await presentTimes(context, times, calendars.unseen), problem: times.length === 0 ? 'No other hour of this month is free for everybody.' : null }
}
