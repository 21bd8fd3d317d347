import type { Context } from '../context.ts'
import { markGone, markLeft, markWaiting } from '../enrolment/mark-progress.ts'
import { AppError } from '../errors.ts'
import type { Trx } from '../store/open.ts'
import { type CircleRecord, endCircle, findCircles, lockActiveCircle, type MemberRecord, removeMember } from './store.ts'

/**
 * Lets a member go; no reason is asked. A mentee's seat is free for the next run, and the circle goes on. Where nobody is
 * left to meet, because the mentor goes or the last mentee does, the circle ends, and those who remain wait for the next
 * run. What was agreed and reached together stays; whoever looks after the calendars hears of it in the same transaction.
 * @throws AppError not_found for whoever is no member, also after leaving.
 */
export async function leaveCircle(context: Context, personId: string, wantedId: string): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const found = await findMember(trx, personId, wantedId)
    if (!found) throw new AppError('not_found', 'There is no such circle of yours.')
    const { circle, leaver } = found
    await markLeft(context, trx, leaver.enrolmentId, personId)
    if (leaver.role === 'mentor' || isLastMentee(circle, leaver)) await end(context, trx, circle, leaver)
    else await removeMember(trx, leaver, context.now())
    await context.jobs.publish(trx, 'circle.changed', { circleId: circle.id })
  })
}

/**
 * Lets a member go who has left the company. Unlike one who leaves the circle, a mentor did not say that it is over: the circle goes on with
 * its remaining sessions, and needs another mentor. Without effect on whoever is no member.
 */
export async function letGo(context: Context, personId: string, circleId: string): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const found = await findMember(trx, personId, circleId)
    if (!found) return
    const { circle, leaver } = found
    await markGone(context, trx, leaver.enrolmentId)
    if (isLastMentee(circle, leaver)) await end(context, trx, circle, leaver)
    else await removeMember(trx, leaver, context.now())
    if (leaver.role === 'mentor') await context.jobs.publish(trx, 'circle.mentor-left', { circleId: circle.id, personId })
    await context.jobs.publish(trx, 'circle.changed', { circleId: circle.id })
  })
}

async function findMember(trx: Trx, personId: string, circleId: string): Promise<{ circle: CircleRecord; leaver: MemberRecord } | null> {
  const [circle] = (await lockActiveCircle(trx, circleId)) ? await findCircles(trx, [circleId]) : []
  const leaver = circle?.members.find((member) => member.personId === personId)
  return circle && leaver ? { circle, leaver } : null
}

function isLastMentee({ members }: CircleRecord, leaver: MemberRecord): boolean {
  return leaver.role === 'mentee' && !members.some((member) => member !== leaver && member.role === 'mentee')
}

async function end(context: Context, trx: Trx, circle: CircleRecord, leaver: MemberRecord): Promise<void> {
  for (const member of circle.members) await removeMember(trx, member, context.now())
  await endCircle(trx, circle.id)
  for (const member of circle.members) if (member !== leaver) await markWaiting(context, trx, member.enrolmentId)
}
