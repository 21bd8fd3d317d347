import type { Context } from '../context.ts'
import type { Trx } from '../store/open.ts'
import { closeAsks } from './asks-store.ts'
import { givePlaces, lockWithCohort } from './give-places.ts'
import { isInCircle, mayMove } from './state.ts'
import { lockEnrolment, lockEnrolments, moveEnrolment, moveEnrolments, setEnrolment } from './store.ts'

type Doors = Pick<Context, 'now' | 'jobs'>
const bySystem = { byPersonId: null, door: 'system' as const }

/** A circle was published: its member is matched. Called in the transaction that forms the circle. False for whoever cannot be taken now: they left, are on a break, or have no place. */
export async function markMatched(context: Pick<Context, 'now'>, trx: Trx, enrolmentId: string): Promise<boolean> {
  return (await markAllMatched(context, trx, [enrolmentId])).length === 0
}

/** The same for the members of many circles. Returns whoever cannot be taken now, and takes the others. */
export async function markAllMatched(context: Pick<Context, 'now'>, trx: Trx, enrolmentIds: readonly string[]): Promise<string[]> {
  const held = await lockEnrolments(trx, enrolmentIds)
  const free = [...held.values()].filter((record) => record.state !== 'paused' && record.waitsFor !== 'place' && mayMove(record.state, 'matched'))
  await moveEnrolments(trx, free, { ...bySystem, to: 'matched', why: 'circle-formed', now: context.now() }, { waitsFor: null })
  const taken = new Set(free.map(({ id }) => id))
  return enrolmentIds.filter((id) => !taken.has(id))
}

/** Circles were published, and none was found for these people: they wait for the next run. Called in the same transaction. */
export async function markWaitlisted(context: Pick<Context, 'now'>, trx: Trx, enrolmentIds: readonly string[]): Promise<void> {
  const left = [...(await lockEnrolments(trx, enrolmentIds)).values()].filter(({ state }) => state === 'approved')
  await moveEnrolments(trx, left, { ...bySystem, to: 'waitlisted', why: 'no-circle', now: context.now() }, { waitsFor: 'circle' })
}

/** The first session has begun: the circle is under way. Whoever is on a break finds it so on coming back. */
export async function markActive(context: Pick<Context, 'now'>, trx: Trx, enrolmentIds: readonly string[]): Promise<void> {
  const held = [...(await lockEnrolments(trx, enrolmentIds)).values()]
  for (const { id, state, pausedFrom } of held) if (state === 'paused' && pausedFrom === 'matched') await setEnrolment(trx, id, { pausedFrom: 'active' })
  await moveEnrolments(trx, held.filter(({ state }) => state === 'matched'), { ...bySystem, to: 'active', why: 'first-session', now: context.now() })
}

/** The last session was closed: the mentorship is complete, also for whoever is on a break. */
export async function markCompleted(context: Pick<Context, 'now'>, trx: Trx, enrolmentIds: readonly string[]): Promise<void> {
  const inside = [...(await lockEnrolments(trx, enrolmentIds)).values()].filter(({ state, pausedFrom }) => isInCircle(state, pausedFrom))
  await moveEnrolments(trx, inside, { ...bySystem, to: 'completed', why: 'last-session', now: context.now() }, { pausedFrom: null, untilOn: null })
}

/** Somebody left their circle: they are out of the cohort, and may come back. Called in the transaction that frees the seat. */
export async function markLeft(context: Doors, trx: Trx, enrolmentId: string, byPersonId: string): Promise<void> {
  const found = await lockWithCohort(trx, enrolmentId)
  if (!found || !isInCircle(found.record.state, found.record.pausedFrom)) return
  await moveEnrolment(trx, found.record, { to: 'withdrawn', byPersonId, door: 'tab', why: 'left-circle', now: context.now() }, { pausedFrom: null, untilOn: null })
  await givePlaces(context, trx, found.cohort)
}

/** Somebody has left the company: they are out of the cohort. Called in the transaction that frees the seat. */
export async function markGone(context: Doors, trx: Trx, enrolmentId: string): Promise<void> {
  const found = await lockWithCohort(trx, enrolmentId)
  if (!found || !isInCircle(found.record.state, found.record.pausedFrom)) return
  await moveEnrolment(trx, found.record, { ...bySystem, to: 'withdrawn', why: 'left-company', now: context.now() }, { pausedFrom: null, untilOn: null })
  await closeAsks(trx, enrolmentId, context.now())
  await givePlaces(context, trx, found.cohort)
}

/** The circle ended around somebody: they wait for the next run. A break goes on, and leads there. Called in the same transaction. */
export async function markWaiting(context: Pick<Context, 'now'>, trx: Trx, enrolmentId: string): Promise<void> {
  const record = await lockEnrolment(trx, enrolmentId)
  if (!record || !isInCircle(record.state, record.pausedFrom)) return
  const now = context.now()
  const waiting = await moveEnrolment(trx, record, { ...bySystem, to: 'waitlisted', why: 'circle-ended', now }, { waitsFor: 'circle', pausedFrom: null, untilOn: null })
  if (record.state !== 'paused') return
  await moveEnrolment(trx, waiting, { ...bySystem, to: 'paused', why: 'break-goes-on', untilOn: record.untilOn, now }, { pausedFrom: 'waitlisted', untilOn: record.untilOn })
}
