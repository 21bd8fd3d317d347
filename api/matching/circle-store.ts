import type { Selectable, SelectQueryBuilder } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { renamed } from '../store/nested.ts'
import type { Db, Trx } from '../store/open.ts'
import type { Schema } from '../store/schema.ts'
import type { StoredReason } from '../store/stored.ts'

export type MemberRecord = { circleId: string; personId: string; enrolmentId: string; role: 'mentor' | 'mentee'; reasons: StoredReason[] }
export type Departure = { circleId: string; personId: string; role: 'mentor' | 'mentee'; leftAt: number }
export type CircleRecord = { id: string; cohortId: string; runId: string; name: string; state: 'active' | 'ended' | 'completed'; formedAt: number; members: MemberRecord[] }

export async function insertCircle(trx: Trx, circle: CircleRecord): Promise<void> {
  const { members, ...row } = circle
  await trx.insertInto('circles').values(row).execute()
  await insertMembers(trx, members)
}

/** Adds people to a circle. */
export async function insertMembers(trx: Trx, members: MemberRecord[]): Promise<void> {
  await trx.insertInto('circleMembers').values(members.map((member) => ({ ...member, reasons: JSON.stringify(member.reasons) }))).execute()
}

/** Series that stand in Outlook, of these circles: only what says whether somebody could still come to them. */
export async function listBookedSeries(db: Db, circleIds: string[]): Promise<Pick<Selectable<Schema['series']>, 'circleId' | 'pattern' | 'startsOn' | 'timeZone' | 'occurrences'>[]> {
  return db.selectFrom('series').select(['circleId', 'pattern', 'startsOn', 'timeZone', 'occurrences']).where('circleId', 'in', circleIds).where('state', '=', 'booked').execute()
}

export async function listDepartures(db: Db, circleIds: string[]): Promise<Departure[]> {
  return circleIds.length === 0 ? [] : db.selectFrom('circleDepartures').select(['circleId', 'personId', 'role', 'leftAt']).where('circleId', 'in', circleIds).execute()
}

type Circles = SelectQueryBuilder<Schema, 'circles', object>

/** These circles with everybody in them, from one statement. */
async function readCircles(db: Db, chosen: (circles: Circles) => Circles): Promise<CircleRecord[]> {
  const rows = await chosen(db.selectFrom('circles'))
    .selectAll('circles')
    .select((e) => jsonArrayFrom(e.selectFrom('circleMembers').selectAll().whereRef('circleMembers.circleId', '=', 'circles.id').orderBy('personId')).as('members'))
    .execute()
  return rows.map((row) => ({ ...row, members: renamed(row.members) }))
}

export async function listCircles(db: Db, cohortId: string): Promise<CircleRecord[]> {
  return readCircles(db, (circles) => circles.where('cohortId', '=', cohortId).where('state', '=', 'active').orderBy('name').orderBy('id'))
}

export async function findCircles(db: Db, ids: string[]): Promise<CircleRecord[]> {
  if (ids.length === 0) return []
  return readCircles(db, (circles) => circles.where('id', 'in', ids).where('state', '=', 'active').orderBy('id'))
}

/** A circle that goes on, or has ended well. */
export async function findReadable(db: Db, id: string): Promise<CircleRecord | null> {
  return (await readCircles(db, (circles) => circles.where('id', '=', id).where('state', 'in', ['active', 'completed'])))[0] ?? null
}

/** Somebody's circles that go on; `completed` ones too, which their members may read. */
export async function listCirclesOf(db: Db, personId: string, more: { completed?: boolean } = {}): Promise<CircleRecord[]> {
  const mine = db.selectFrom('circleMembers').select('circleId').where('personId', '=', personId)
  return readCircles(db, (circles) => circles.where('id', 'in', mine).where('state', 'in', more.completed ? ['active', 'completed'] : ['active']).orderBy('formedAt').orderBy('id'))
}

/** Holds a circle that goes on until the transaction ends: two members who leave at once take turns. False when there is none. */
export async function lockActiveCircle(trx: Trx, id: string): Promise<boolean> {
  return (await trx.selectFrom('circles').select('id').where('id', '=', id).where('state', '=', 'active').forUpdate().executeTakeFirst()) !== undefined
}

export async function endCircle(trx: Trx, id: string, state: 'ended' | 'completed' = 'ended'): Promise<void> {
  await trx.updateTable('circles').set({ state }).where('id', '=', id).execute()
}

/** Circles that go on in which somebody has a seat by this enrolment. */
export async function listCirclesOfEnrolment(db: Db, enrolmentId: string): Promise<string[]> {
  const rows = await db.selectFrom('circleMembers').innerJoin('circles', 'circles.id', 'circleMembers.circleId').select('circles.id').where('enrolmentId', '=', enrolmentId).where('circles.state', '=', 'active').orderBy('circles.id').execute()
  return rows.map((row) => row.id)
}

/** Whether somebody has a seat by this enrolment in a circle that goes on besides this one. */
export async function isInOtherCircle(db: Db, enrolmentId: string, circleId: string): Promise<boolean> {
  return (await listCirclesOfEnrolment(db, enrolmentId)).some((id) => id !== circleId)
}

/** Takes somebody out of a circle, and remembers that they were in it. */
export async function removeMember(trx: Trx, { circleId, personId, enrolmentId, role }: MemberRecord, leftAt: number): Promise<void> {
  await trx.deleteFrom('circleMembers').where('circleId', '=', circleId).where('enrolmentId', '=', enrolmentId).execute()
  await trx.insertInto('circleDepartures').values({ circleId, personId, enrolmentId, role, leftAt }).onConflict((conflict) => conflict.columns(['circleId', 'enrolmentId']).doUpdateSet({ leftAt })).execute()
}

/** Puts somebody into a circle, which is called anew. */
export async function addMember(trx: Trx, member: MemberRecord, name: string): Promise<void> {
  await trx.insertInto('circleMembers').values({ ...member, reasons: JSON.stringify(member.reasons) }).execute()
  await trx.deleteFrom('circleDepartures').where('circleId', '=', member.circleId).where('enrolmentId', '=', member.enrolmentId).execute()
  await trx.updateTable('circles').set({ name }).where('id', '=', member.circleId).execute()
}

export async function setReasons(trx: Trx, { circleId, enrolmentId, reasons }: MemberRecord): Promise<void> {
  await trx.updateTable('circleMembers').set({ reasons: JSON.stringify(reasons) }).where('circleId', '=', circleId).where('enrolmentId', '=', enrolmentId).execute()
}

/** Ids of everybody who is or was in a circle. */
export async function listEverMembers(db: Db, circleId: string): Promise<string[]> {
  const members = db.selectFrom('circleMembers').select('personId').where('circleId', '=', circleId)
  const rows = await members.union(db.selectFrom('circleDepartures').select('personId').where('circleId', '=', circleId)).orderBy('personId').execute()
  return rows.map((row) => row.personId)
}

/** Members of circles that go on who have left the company: their account is disabled or deleted. Mentors first. */
export async function listGoneMembers(db: Db): Promise<{ circleId: string; personId: string }[]> {
  return db
    .selectFrom('circleMembers')
    .innerJoin('circles', 'circles.id', 'circleMembers.circleId')
    .innerJoin('people', 'people.id', 'circleMembers.personId')
    .select(['circleMembers.circleId', 'circleMembers.personId'])
    .where('circles.state', '=', 'active')
    .where((e) => e.or([e('people.accountEnabled', '=', false), e('people.removedAt', 'is not', null)]))
    .orderBy((e) => e('circleMembers.role', '=', 'mentor'), 'desc')
    .orderBy('circleMembers.circleId')
    .orderBy('circleMembers.personId')
    .execute()
}

/** Everybody who is or was together in the circles of a cohort, ended ones included. */
export async function listEverTogether(db: Db, cohortId: string): Promise<Pick<MemberRecord, 'circleId' | 'personId' | 'role'>[]> {
  const ofCohort = db.selectFrom('circles').select('id').where('cohortId', '=', cohortId)
  const members = db.selectFrom('circleMembers').select(['circleId', 'personId', 'role']).where('circleId', 'in', ofCohort)
  return members.union(db.selectFrom('circleDepartures').select(['circleId', 'personId', 'role']).where('circleId', 'in', ofCohort)).orderBy('circleId').orderBy('personId').execute()
}
