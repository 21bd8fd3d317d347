import type { Context } from '../context.ts'
import { type EnrolmentRecord, hasCircle, isReady, listAll } from '../enrolment/list-enrolments.ts'
import { markMatched } from '../enrolment/mark-progress.ts'
import { AppError } from '../errors.ts'
import type { Person } from '../people/contract.ts'
import { getPeople, listRecords } from '../people/get-person.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { loadPermits } from './load-permits.ts'
import { addMember, type CircleRecord, findCircles, listCircles, lockActiveCircle } from './store.ts'

/**
 * Who may become the mentor of a circle that lost its own: mentors of its cohort with room for all of it, whom the program's rules, the
 * company's lines and everybody's wishes allow. Who wait for a circle come first, then by name. Whoever may not is not named, nor why.
 * @throws AppError not_found
 */
export async function listMentorCandidates(context: Context, circleId: string): Promise<Person[]> {
  const [circle] = await findCircles(context.db, [circleId])
  if (!circle) throw new AppError('not_found', 'There is no such circle.')
  const candidates = await findCandidates(context, circle)
  const person = await getPeople(context, candidates.map(({ personId }) => personId))
  const rank = (enrolment: EnrolmentRecord) => (isReady(enrolment) ? 0 : 1)
  return candidates
    .map((enrolment) => ({ rank: rank(enrolment), person: person(enrolment.personId) }))
    .sort((a, b) => a.rank - b.rank || a.person.displayName.localeCompare(b.person.displayName, 'en') || (a.person.id < b.person.id ? -1 : 1))
    .map((candidate) => candidate.person)
}

/**
 * Makes somebody the mentor of a circle that has none, and the circle theirs by name. Whoever looks after the calendars and whoever tells
 * people hear of it in the same transaction.
 * @throws AppError not_found | pair_not_free for whoever is not offered, whatever the reason.
 */
export async function nameMentor(context: Context, circleId: string, personId: string): Promise<void> {
  const refused = new AppError('pair_not_free', 'This person cannot be named here now. Choose one of those who are offered.')
  const person = await getPeople(context, [personId])
  await context.db.transaction().execute(async (trx) => {
    const [circle] = (await lockActiveCircle(trx, circleId)) ? await findCircles(trx, [circleId]) : []
    if (!circle) throw new AppError('not_found', 'There is no such circle.')
    const enrolment = (await findCandidates(context, circle)).find((candidate) => candidate.personId === personId)
    if (!enrolment) throw refused
    if (!(await markMatched(context, trx, enrolment.id)) && !hasCircle(enrolment)) throw refused
    await addMember(trx, { circleId: circle.id, personId, enrolmentId: enrolment.id, role: 'mentor', reasons: [] }, `${person(personId).displayName}’s circle`)
    await context.jobs.publish(trx, 'circle.mentor-named', { circleId: circle.id, personId })
    await context.jobs.publish(trx, 'circle.changed', { circleId: circle.id })
  })
}

async function findCandidates(context: Context, circle: CircleRecord): Promise<EnrolmentRecord[]> {
  if (circle.members.some((member) => member.role === 'mentor')) return []
  const [cohort, enrolments, circles] = await Promise.all([getCohort(context, circle.cohortId), listAll(context, circle.cohortId), listCircles(context.db, circle.cohortId)])
  const menteeIds = new Set(circle.members.map((member) => member.enrolmentId))
  const mentees = enrolments.filter(({ id }) => menteeIds.has(id))
  const open = enrolments.filter((enrolment) => enrolment.answers.role === 'mentor' && enrolment.state !== 'paused' && (isReady(enrolment) || hasCircle(enrolment)))
  const people = await listRecords(context, open.map(({ personId }) => personId))
  const able = open.filter(({ id, personId, answers }) => people.get(personId)?.enabled === true && answers.capacity - seatsTaken(circles, id) >= mentees.length)
  const isPermitted = await loadPermits(context, cohort, able, mentees)
  return able.filter((mentor) => mentees.every((mentee) => isPermitted(mentor.personId, mentee.personId)))
}

function seatsTaken(circles: CircleRecord[], mentorEnrolmentId: string): number {
  const own = circles.filter(({ members }) => members.some(({ enrolmentId }) => enrolmentId === mentorEnrolmentId))
  return own.reduce((sum, { members }) => sum + members.filter(({ role }) => role === 'mentee').length, 0)
}
