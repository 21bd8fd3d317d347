import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { getMyCircle } from '../matching/list-circles.ts'
import { getSignedIn } from '../people/get-person.ts'
import { toPerson } from '../people/policy.ts'
import { granularityMinutes } from '../programs/planning-span.ts'
import type { FreeTimes } from './contract.ts'
import { readMembers } from './member-calendars.ts'
import { presentTimes } from './present-times.ts'
import { rankTimes } from './rank-times.ts'

/** Who is asked to come needs time to see it. */
const noticeMilliseconds = 60 * 60_000

/**
 * The next times at which the caller is free together with the whole circle, or with one member of it; at most one a day.
 * @throws AppError not_found
 */
export async function findFreeTimes(context: Context, personId: string, request: { circleId: string; withId: string | null; minutes: number; count: number; days: number }): Promise<FreeTimes> {
  const circle = await getMyCircle(context, personId, request.circleId)
  const others = circle.members.map((member) => member.personId).filter((id) => id !== personId && (request.withId === null || id === request.withId.toLowerCase()))
  if (others.length === 0) throw new AppError('not_found', 'There is no such member in this circle.')
  const me = await getSignedIn(context, personId)
  const now = context.now()
  const window = { from: now + noticeMilliseconds, to: now + request.days * 86_400_000 }
  const calendars = await readMembers(context, { memberIds: [personId, ...others], from: window.from, to: window.to + request.minutes * 60_000 })
  const times = rankTimes({ people: calendars.schedule, minutes: request.minutes, ...window, timeZone: me.timeZone ?? 'Europe/London', granularityMinutes, count: request.count, near: null })
  return {
    invitees: others.flatMap((id) => {
      const person = calendars.people.get(id)
      return person ? [{ person: toPerson(person), address: person.mail }] : []
    }),
    times: await presentTimes(context, times, calendars.unseen),
    problem: times.length === 0 ? `No time is free for all of you in the next ${request.days} days.` : null,
  }
}
