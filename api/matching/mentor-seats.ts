import type { Context } from '../context.ts'
import { type EnrolmentRecord, listAll } from '../enrolment/list-enrolments.ts'
import { listRecords } from '../people/get-person.ts'
import { type CircleRecord, listCircles } from './circle-store.ts'

const waiting = ['approved', 'waitlisted']

/** A mentor of a cohort who could take somebody more, and how many. */
export type OpenMentor = { enrolment: EnrolmentRecord; seats: number; /** Whether they lead no circle yet. */ waits: boolean }

/** Mentors of a cohort who are in the company, in the season and have free seats; of a break nobody is taken back. */
export async function listOpenMentors(context: Pick<Context, 'db'>, cohortId: string): Promise<OpenMentor[]> {
  const [enrolments, circles] = await Promise.all([listAll(context, cohortId), listCircles(context.db, cohortId)])
  const mentors = enrolments.filter(({ answers, state }) => answers.role === 'mentor' && (waiting.includes(state) || state === 'matched' || state === 'active'))
  const people = await listRecords(context, mentors.map(({ personId }) => personId))
  return mentors
    .filter(({ personId }) => people.get(personId)?.enabled === true)
    .map((enrolment) => ({ enrolment, seats: enrolment.answers.capacity - seatsTaken(circles, enrolment.id), waits: waiting.includes(enrolment.state) }))
    .filter(({ seats }) => seats > 0)
}

/** Mentees in all circles of a mentor. */
export function seatsTaken(circles: CircleRecord[], mentorEnrolmentId: string): number {
  const own = circles.filter(({ members }) => members.some(({ enrolmentId, role }) => role === 'mentor' && enrolmentId === mentorEnrolmentId))
  return own.reduce((sum, { members }) => sum + members.filter(({ role }) => role === 'mentee').length, 0)
}
