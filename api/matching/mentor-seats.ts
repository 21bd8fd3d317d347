import type { Context } from '../context.ts'
import { type EnrolmentRecord, hasCircle, isReady } from '../enrolment/list-enrolments.ts'
import { listRecords } from '../people/get-person.ts'
import type { CircleRecord } from './circle-store.ts'

/** A mentor of a cohort who could take somebody more, and how many. */
export type OpenMentor = { enrolment: EnrolmentRecord; seats: number; /** Whether they lead no circle yet. */ waits: boolean }

/**
 * Mentors of a cohort who are in the company, in the season and have free seats; of a break nobody is taken back.
 * @param enrolments everybody's in the cohort. @param circles all of it that go on.
 */
export async function listOpenMentors(context: Pick<Context, 'db'>, enrolments: EnrolmentRecord[], circles: CircleRecord[]): Promise<OpenMentor[]> {
  const mentors = enrolments.filter((enrolment) => enrolment.answers.role === 'mentor' && enrolment.state !== 'paused' && (isReady(enrolment) || hasCircle(enrolment)))
  const people = await listRecords(context, mentors.map(({ personId }) => personId))
  return mentors
    .filter(({ personId }) => people.get(personId)?.enabled === true)
    .map((enrolment) => ({ enrolment, seats: enrolment.answers.capacity - seatsTaken(circles, enrolment.id), waits: isReady(enrolment) }))
    .filter(({ seats }) => seats > 0)
}

/** Mentees in all circles of a mentor. */
export function seatsTaken(circles: CircleRecord[], mentorEnrolmentId: string): number {
  const own = circles.filter(({ members }) => members.some(({ enrolmentId, role }) => role === 'mentor' && enrolmentId === mentorEnrolmentId))
  return own.reduce((sum, { members }) => sum + members.filter(({ role }) => role === 'mentee').length, 0)
}
