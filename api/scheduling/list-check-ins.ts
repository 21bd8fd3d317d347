import type { Context } from '../context.ts'
import { getMyCircle } from '../matching/list-circles.ts'
import { getPeople } from '../people/get-person.ts'
import { type CheckInRecord, listCheckIns } from './check-in-store.ts'
import type { CheckIn } from './contract.ts'

/**
 * The coming check-ins of a circle in which somebody takes part, the next first: one between two others is not there, and one that
 * Outlook refused only for who booked it.
 * @throws AppError not_found
 */
export async function listMyCheckIns(context: Pick<Context, 'db' | 'now'>, personId: string, circleId: string): Promise<CheckIn[]> {
  const circle = await getMyCircle(context, personId, circleId)
  const all = await listCheckIns(context.db, circle.id, context.now())
  return presentCheckIns(context, personId, all.filter((checkIn) => checkIn.byPersonId === personId || (checkIn.state !== 'failed' && (checkIn.withId === null || checkIn.withId === personId))))
}

/** Check-ins as somebody sees them who takes part. */
export async function presentCheckIns(context: Pick<Context, 'db'>, personId: string, records: CheckInRecord[]): Promise<CheckIn[]> {
  const person = await getPeople(context, records.flatMap((record) => [record.byPersonId, record.withId]))
  return records.map(({ id, circleId, startAt, endAt, state, byPersonId, withId, joinUrl, problem }) => {
    const mine = byPersonId === personId
    return { id, circleId, startAt, endAt, state, by: person(byPersonId), with: withId === null ? null : person(withId), mine, joinUrl, problem: mine ? problem : null }
  })
}
