import type { Context } from '../context.ts'
import { markLeft, markWaiting } from '../enrolment/mark-progress.ts'
import { AppError } from '../errors.ts'
import { endCircle, findCircles, lockActiveCircle, type MemberRecord, removeMember } from './store.ts'

/**
 * Lets a member go; no reason is asked. A mentee's seat is free for the next run, and the circle goes on. Where nobody is
 * left to meet, because the mentor goes or the last mentee does, the circle ends, and those who remain wait for the next
 * run. What was agreed and reached together stays; whoever looks after the calendars hears of it in the same transaction.
 * @throws AppError not_found for whoever is no member, also after leaving.
 */
export async function leaveCircle(context: Context, personId: string, wantedId: string): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const [circle] = (await lockActiveCircle(trx, wantedId)) ? await findCircles(trx, [wantedId]) : []
    const leaver = circle?.members.find((member) => member.personId === personId)
    if (!circle || !leaver) throw new AppError('not_found', 'There is no such circle of yours.')
    const stay = circle.members.filter((member) => member !== leaver)
    const ends = leaver.role === 'mentor' || !stay.some((member) => member.role === 'mentee')
    await markLeft(context, trx, leaver.enrolmentId, personId)
    const gone: MemberRecord[] = ends ? circle.members : [leaver]
    for (const member of gone) await removeMember(trx, member, context.now())
    if (ends) {
      await endCircle(trx, circle.id)
      for (const member of stay) await markWaiting(context, trx, member.enrolmentId)
    }
    await context.jobs.publish(trx, 'circle.changed', { circleId: circle.id })
  })
}
