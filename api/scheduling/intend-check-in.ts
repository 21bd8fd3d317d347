import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { type CircleRecord, getMyCircle, listCirclesById } from '../matching/list-circles.ts'
import { type CheckInRecord, findCheckIn, holdTimeOf, insertCheckIn, listCheckIns, saveCheckInFrom } from './check-in-store.ts'
import { readMembers } from './member-calendars.ts'
import { isFree } from './rank-times.ts'
import { listPromised } from './store.ts'

const day = 86_400_000
/** As far ahead as free times are looked for. */
const mostDaysAhead = 42

export type WantedCheckIn = { circleId: string; withId: string | null; startAt: number; minutes: number }

/** Who meets: the booker first, then whom they asked. @throws AppError not_found for somebody outside the circle, or oneself */
export function participantsOf(circle: CircleRecord, byPersonId: string, withId: string | null): string[] {
  const others = circle.members.map((member) => member.personId).filter((id) => id !== byPersonId && (withId === null || id === withId))
  if (others.length === 0) throw new AppError('not_found', 'There is no such member in this circle.')
  return [byPersonId, ...others]
}

/**
 * Decides on a meeting besides the sessions: looked at again in the calendars of everybody who is to come, then kept with the order to
 * book it in one transaction. From then on the time is promised; Outlook follows in a moment.
 * @throws AppError not_found | check_in_not_possible | time_taken
 */
export async function intendCheckIn(context: Context, personId: string, wanted: WantedCheckIn): Promise<CheckInRecord> {
  const circle = await getMyCircle(context, personId, wanted.circleId)
  if (circle.state !== 'active') throw new AppError('check_in_not_possible', 'This circle has ended. Write to each other in Teams.')
  const withId = wanted.withId?.toLowerCase() ?? null
  const memberIds = participantsOf(circle, personId, withId)
  const now = context.now()
  const { startAt, minutes } = wanted
  const endAt = startAt + minutes * 60_000
  if (startAt <= now || startAt > now + mostDaysAhead * day) throw new AppError('check_in_not_possible', `A check-in lies ahead, within the next ${mostDaysAhead} days. Choose one of the times as they are now.`)
  const calendars = await readMembers(context, { memberIds, from: startAt, to: endAt })
  if (calendars.people.get(personId)?.mailbox !== 'cloud') throw new AppError('check_in_not_possible', 'You have no mailbox in Exchange Online in which the meeting could stand. Ask another member to book it.')
  const taken = new AppError('time_taken', 'This time is no longer free for all of you. Here are the times as they are now.')
  if (!isFree(calendars.schedule, startAt, minutes)) throw taken

  const checkIn: CheckInRecord = { id: context.newId(), circleId: circle.id, byPersonId: personId, withId, startAt, endAt, state: 'intended', mailboxId: personId, transactionId: context.newId(), eventId: null, joinUrl: null, problem: null, changedAt: now }
  await context.db.transaction().execute(async (trx) => {
    await holdTimeOf(trx, memberIds)
    // Whoever was quicker has kept it by now.
    const promised = (await listPromised(trx, memberIds, [])).flatMap(({ occurrences }) => occurrences)
    if (promised.some((entry) => entry.startAt < endAt && entry.endAt > startAt)) throw taken
    await insertCheckIn(trx, checkIn)
    await context.jobs.publish(trx, 'check-in.intended', { checkInId: checkIn.id })
  })
  return checkIn
}

/**
 * Calls a check-in off, once, for whoever booked it; to anybody else it is not there.
 * @throws AppError not_found | check_in_not_possible when it is over
 */
export async function cancelCheckIn(context: Context, personId: string, checkInId: string): Promise<CheckInRecord> {
  const checkIn = await findCheckIn(context.db, checkInId)
  if (checkIn?.byPersonId !== personId) throw new AppError('not_found', 'There is no such check-in of yours.')
  if (checkIn.state !== 'cancelled' && checkIn.endAt <= context.now()) throw new AppError('check_in_not_possible', 'This check-in is over, so there is nothing to call off.')
  await cancel(context, checkIn)
  return { ...checkIn, state: 'cancelled' }
}

/** Somebody left a circle: what they booked there, and what one had booked with them, is called off. Safe to repeat. */
export async function endCheckInsOfLeavers(context: Context, circleId: string): Promise<void> {
  const [circle] = await listCirclesById(context, [circleId])
  const members = new Set(circle?.state === 'active' ? circle.members.map((member) => member.personId) : [])
  for (const checkIn of await listCheckIns(context.db, circleId, context.now())) {
    if (!members.has(checkIn.byPersonId) || (checkIn.withId !== null && !members.has(checkIn.withId))) await cancel(context, checkIn)
  }
}

async function cancel(context: Context, { id }: CheckInRecord): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const cancelled = await saveCheckInFrom(trx, id, ['intended', 'booked', 'failed'], { state: 'cancelled', changedAt: context.now() })
    if (cancelled) await context.jobs.publish(trx, 'check-in.cancelled', { checkInId: id })
  })
}
