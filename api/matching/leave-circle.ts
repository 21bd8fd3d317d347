import type { Context } from '../context.ts'
import { markGone, markLeft, markWaiting } from '../enrolment/mark-progress.ts'
import { holdEnrolment } from '../enrolment/hold-enrolment.ts'
import { isInCircle } from '../enrolment/state.ts'
import { AppError } from '../errors.ts'
import { lockCohort } from '../programs/get-cohort.ts'
import type { Trx } from '../store/open.ts'
import { type CircleRecord, endCircle, findCircles, isInOtherCircle, listCirclesOfEnrolment, lockActiveCircle, type MemberRecord, removeMember } from './circle-store.ts'

type Leaver = { circle: CircleRecord; leaver: MemberRecord }

/**
 * Lets a member go; no reason is asked. A mentee's seat is free for the next run, and the circle goes on; when a mentor goes it looks for
 * another. Where nobody is left to mentor, the circle ends, and its mentor waits for the next run. What was agreed and reached together
 * stays; whoever looks after the calendars and whoever tells people hear of it in the same transaction.
 * @throws AppError not_found for whoever is no member, also after leaving.
 */
export async function leaveCircle(context: Context, personId: string, circleId: string): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const found = await findMember(trx, circleId, (member) => member.personId === personId)
    if (!found) throw new AppError('not_found', 'There is no such circle of yours.')
    await free(context, trx, found, 'circle')
    if (!(await leadsOn(trx, found.leaver))) await markLeft(context, trx, found.leaver.enrolmentId, personId)
  })
}

/** Lets a member go who has left the company; the others keep their circle. Without effect on whoever is no member. */
export async function letGo(context: Context, personId: string, circleId: string): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const found = await findMember(trx, circleId, (member) => member.personId === personId)
    if (!found) return
    await free(context, trx, found, 'company')
    await markGone(context, trx, found.leaver.enrolmentId)
  })
}

/**
 * Frees the seat of somebody who is out of the cohort already: an approver's no came after the circle was formed. Their own circles change
 * as if they had left them, and no other does. Without effect where they have no seat, or were taken back meanwhile.
 */
export async function freeSeat(context: Context, enrolmentId: string): Promise<void> {
  for (const circleId of await listCirclesOfEnrolment(context.db, enrolmentId)) {
    await context.db.transaction().execute(async (trx) => {
      const found = await findMember(trx, circleId, (member) => member.enrolmentId === enrolmentId)
      const enrolment = found && (await holdEnrolment(trx, enrolmentId))
      if (found && enrolment && !isInCircle(enrolment.state, enrolment.pausedFrom)) await free(context, trx, found, 'circle')
    })
  }
}

async function findMember(trx: Trx, circleId: string, is: (member: MemberRecord) => boolean): Promise<Leaver | null> {
  const [known] = await findCircles(trx, [circleId])
  if (!known) return null
  // The cohort, then the circle, then people: in this order everybody holds them who gives or frees seats.
  await lockCohort(trx, known.cohortId)
  const [circle] = (await lockActiveCircle(trx, circleId)) ? await findCircles(trx, [circleId]) : []
  const leaver = circle?.members.find(is)
  return circle && leaver ? { circle, leaver } : null
}

async function free(context: Context, trx: Trx, { circle, leaver }: Leaver, because: 'company' | 'circle'): Promise<void> {
  const goesOn = circle.members.some((member) => member !== leaver && member.role === 'mentee')
  if (goesOn) await removeMember(trx, leaver, context.now())
  else await end(context, trx, circle, leaver)
  if (goesOn && leaver.role === 'mentor') await context.jobs.publish(trx, 'circle.mentor-left', { circleId: circle.id, personId: leaver.personId, because })
  await context.jobs.publish(trx, 'circle.changed', { circleId: circle.id })
}

async function end(context: Context, trx: Trx, circle: CircleRecord, leaver: MemberRecord): Promise<void> {
  for (const member of circle.members) await removeMember(trx, member, context.now())
  await endCircle(trx, circle.id)
  for (const member of circle.members) if (member !== leaver && !(await leadsOn(trx, member))) await markWaiting(context, trx, member.enrolmentId)
}

/** Whether a mentor of two circles has the other one still. Their enrolment is held, so that of two circles left at once one is the last. */
async function leadsOn(trx: Trx, { enrolmentId, circleId }: MemberRecord): Promise<boolean> {
  await holdEnrolment(trx, enrolmentId)
  return isInOtherCircle(trx, enrolmentId, circleId)
}
