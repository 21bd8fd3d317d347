import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { getPeople } from '../people/get-person.ts'
import type { Circle } from './contract.ts'
import { type CircleRecord, type Departure, findCircles, findReadable, listCircles, listCirclesOf, listDepartures, listEverMembers } from './circle-store.ts'

export type { CircleRecord } from './circle-store.ts'

const reasonsShown = 4

/** Circles as their members and the organizer see them: people, and the strongest reasons in words. */
export async function presentCircles(context: Pick<Context, 'db'>, records: CircleRecord[]): Promise<Circle[]> {
  const person = await getPeople(context, records.flatMap((record) => record.members.map((member) => member.personId)))
  return records.map((record) => {
    const mentor = record.members.find((member) => member.role === 'mentor')
    const reasons = record.members.flatMap((member) => member.reasons).sort((a, b) => b.points - a.points)
    return {
      id: record.id,
      cohortId: record.cohortId,
      name: record.name,
      mentor: mentor ? person(mentor.personId) : null,
      mentees: record.members.filter((member) => member.role === 'mentee').map((member) => person(member.personId)),
      reasons: [...new Set(reasons.map((reason) => reason.text))].slice(0, reasonsShown),
    }
  })
}

export function listCohortCircles(context: Pick<Context, 'db'>, cohortId: string): Promise<CircleRecord[]> {
  return listCircles(context.db, cohortId)
}

export function listMyCircles(context: Pick<Context, 'db'>, personId: string, more: { completed?: boolean } = {}): Promise<CircleRecord[]> {
  return listCirclesOf(context.db, personId, more)
}

export function listCirclesById(context: Pick<Context, 'db'>, ids: string[]): Promise<CircleRecord[]> {
  return findCircles(context.db, ids)
}

/** Who was in these circles and left them, as what and when. */
export function listGoneFrom(context: Pick<Context, 'db'>, circleIds: string[]): Promise<Departure[]> {
  return listDepartures(context.db, circleIds)
}

/** Ids of everybody who is or was in a circle, also when it has ended. */
export function listEverIn(context: Pick<Context, 'db'>, circleId: string): Promise<string[]> {
  return listEverMembers(context.db, circleId)
}

/** The same, also when it has ended well: what was reached stays to be read. @throws AppError not_found */
export async function readMyCircle(context: Pick<Context, 'db'>, personId: string, circleId: string): Promise<CircleRecord> {
  const circle = (await listCirclesOf(context.db, personId, { completed: true })).find(({ id }) => id === circleId)
  return circle ?? getMyCircle(context, personId, circleId)
}

/** A circle with whoever is in it now, also when it has ended well; null when there is none. */
export function readCircleNow(context: Pick<Context, 'db'>, circleId: string): Promise<CircleRecord | null> {
  return findReadable(context.db, circleId)
}

/** A circle for one of its members. To anybody else it is not there. @throws AppError not_found */
export async function getMyCircle(context: Pick<Context, 'db'>, personId: string, circleId: string): Promise<CircleRecord> {
  const [circle] = await findCircles(context.db, [circleId])
  if (!circle?.members.some((member) => member.personId === personId)) throw new AppError('not_found', 'There is no such circle of yours.')
  return circle
}
