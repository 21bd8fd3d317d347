import type { Context } from '../context.ts'
import { listAll } from '../enrolment/list-enrolments.ts'
import { markMatched } from '../enrolment/mark-progress.ts'
import { AppError } from '../errors.ts'
import type { Person } from '../people/contract.ts'
import { getPeople } from '../people/get-person.ts'
import { getCohort, lockCohort } from '../programs/get-cohort.ts'
import { addMember, type CircleRecord, findCircles, listCircles, lockActiveCircle } from './circle-store.ts'
import { loadPermits } from './load-permits.ts'
import { listOpenMentors, type OpenMentor } from './mentor-seats.ts'
import { lockRuns } from './store.ts'

/**
 * Who may become the mentor of a circle that lost its own: mentors of its cohort with room for all of it, whom the program's rules, the
 * company's lines and everybody's wishes allow. Who wait for a circle come first, then by name. Whoever may not is not named, nor why.
 * @throws AppError not_found
 */
export async function listMentorCandidates(context: Context, circleId: string): Promise<Person[]> {
  const [circle] = await findCircles(context.db, [circleId])
  if (!circle) throw new AppError('not_found', 'There is no such circle.')
  const candidates = await findCandidates(context, circle)
  const person = await getPeople(context, candidates.map(({ enrolment }) => enrolment.personId))
  return candidates
    .map(({ enrolment, waits }) => ({ rank: waits ? 0 : 1, person: person(enrolment.personId) }))
    .sort((a, b) => a.rank - b.rank || a.person.displayName.localeCompare(b.person.displayName, 'en') || (a.person.id < b.person.id ? -1 : 1))
    .map((candidate) => candidate.person)
}

/**
 * Makes somebody the mentor of a circle that has none, and the circle theirs by name. Whoever looks after the calendars and whoever tells
 * people hear of it in the same transaction. Whoever gives seats of a cohort waits for the others, so nobody leads more than they offered.
 * @throws AppError not_found | pair_not_free for whoever is not offered, whatever the reason.
 */
export async function nameMentor(context: Context, circleId: string, personId: string): Promise<void> {
  const refused = new AppError('pair_not_free', 'This person cannot be named here now. Choose one of those who are offered.')
  const missing = new AppError('not_found', 'There is no such circle.')
  const [wanted] = await findCircles(context.db, [circleId])
  if (!wanted) throw missing
  const person = await getPeople(context, [personId])
  await context.db.transaction().execute(async (trx) => {
    await lockRuns(trx, wanted.cohortId)
    await lockCohort(trx, wanted.cohortId)
    const [circle] = (await lockActiveCircle(trx, circleId)) ? await findCircles(trx, [circleId]) : []
    if (!circle) throw missing
    const candidate = (await findCandidates({ ...context, db: trx }, circle)).find(({ enrolment }) => enrolment.personId === personId)
    if (!candidate) throw refused
    const { enrolment, waits } = candidate
    if (waits && !(await markMatched(context, trx, enrolment.id))) throw refused
    await addMember(trx, { circleId: circle.id, personId, enrolmentId: enrolment.id, role: 'mentor', reasons: [] }, `${person(personId).displayName}’s circle`)
    await context.jobs.publish(trx, 'circle.mentor-named', { circleId: circle.id, personId })
    await context.jobs.publish(trx, 'circle.changed', { circleId: circle.id })
  })
}

async function findCandidates(context: Context, circle: CircleRecord): Promise<OpenMentor[]> {
  if (circle.members.some((member) => member.role === 'mentor')) return []
  const [cohort, enrolments, circles] = await Promise.all([getCohort(context, circle.cohortId), listAll(context, circle.cohortId), listCircles(context.db, circle.cohortId)])
  const open = await listOpenMentors(context, enrolments, circles)
  const menteeIds = new Set(circle.members.map((member) => member.enrolmentId))
  const mentees = enrolments.filter(({ id }) => menteeIds.has(id))
  const able = open.filter(({ seats }) => seats >= mentees.length)
  const permits = await loadPermits(context, cohort, able.map(({ enrolment }) => enrolment), mentees)
  return able.filter(({ enrolment }) => mentees.every((mentee) => permits.maySeat(enrolment.personId, mentee.personId)))
}
