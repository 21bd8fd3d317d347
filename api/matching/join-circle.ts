import type { Context } from '../context.ts'
import type { EnrolmentRecord } from '../enrolment/list-enrolments.ts'
import { AppError } from '../errors.ts'
import type { Trx } from '../store/open.ts'
import type { StoredSlot } from '../store/stored.ts'
import { findFreeSeats } from './free-seats.ts'
import { findCircles, insertMembers, listCircles, lockActiveCircle } from './circle-store.ts'
import type { ProposalRecord } from './store.ts'

export type Joining = { joins: NonNullable<StoredSlot['joins']>; mentees: ProposalRecord[] }

/**
 * Takes mentees into a circle that runs, in the transaction that publishes; nothing else about the circle changes, and
 * whoever looks after the calendars hears of it. Refused where the circle has ended, a seat is taken, or somebody is in it
 * with whom the run did not reckon; that somebody has left it is no hindrance.
 * @throws AppError match_run_outdated
 */
export async function joinCircle(context: Pick<Context, 'jobs'>, trx: Trx, { joins, mentees }: Joining, circleSize: number, enrolmentOf: Map<string, EnrolmentRecord>): Promise<void> {
  const { circleId, beside } = joins
  const [circle] = (await lockActiveCircle(trx, circleId)) ? await findCircles(trx, [circleId]) : []
  const inside = (circle?.members ?? []).filter((member) => member.role === 'mentee')
  const mentor = circle?.members.find((member) => member.role === 'mentor')
  const isAsItWas = mentor !== undefined && mentees.every(({ mentorEnrolmentId }) => mentorEnrolmentId === mentor.enrolmentId) && inside.every(({ enrolmentId }) => beside.includes(enrolmentId))
  const capacity = enrolmentOf.get(mentor?.enrolmentId ?? '')?.answers.capacity ?? 0
  const free = circle && mentor ? findFreeSeats(await listCircles(trx, circle.cohortId), mentor.enrolmentId, capacity, circleSize) : null
  if (!isAsItWas || free?.circleId !== circleId || mentees.length > free.seats) throw new AppError('match_run_outdated', 'A circle that somebody was to join has changed since this run. Run the match again, then publish.')
  const members = mentees.map(({ menteeEnrolmentId, reasons }) => {
    const enrolment = enrolmentOf.get(menteeEnrolmentId)
    if (!enrolment) throw new Error(`Enrolment ${menteeEnrolmentId} of a proposal is missing.`)
    return { circleId, personId: enrolment.personId, enrolmentId: menteeEnrolmentId, role: 'mentee' as const, reasons }
  })
  await insertMembers(trx, members)
  await context.jobs.publish(trx, 'circle.changed', { circleId, joined: members.map((member) => member.personId) })
}
