import { type Expression, type Selectable, sql } from 'kysely'
import type { Db, Trx } from '../store/open.ts'
import type { Schema } from '../store/schema.ts'
import type { Answers, EnrolmentRole, EnrolmentState } from './contract.ts'
import { mayMove, moversOf } from './state.ts'

type Row = Selectable<Schema['enrolments']>
/** A row, with what its owner fills in by itself. */
export type EnrolmentRecord = Omit<Row, keyof Answers> & { answers: Answers }

/** A row as it is read elsewhere too. */
export function toRecord(row: Row): EnrolmentRecord {
  const { role, goals, skillsWanted, functionsToExplore, skillsOffered, capacity, interests, ...rest } = row
  return { ...rest, answers: { role, goals, skillsWanted, functionsToExplore, skillsOffered, capacity, interests } }
}

function toColumns(answers: Answers) {
  return {
    role: answers.role,
    goals: answers.goals,
    skillsWanted: JSON.stringify(answers.skillsWanted),
    functionsToExplore: JSON.stringify(answers.functionsToExplore),
    skillsOffered: JSON.stringify(answers.skillsOffered),
    capacity: answers.capacity,
    interests: JSON.stringify(answers.interests),
  }
}

export async function findEnrolment(db: Db, id: string): Promise<EnrolmentRecord | null> {
  const row = await db.selectFrom('enrolments').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toRecord(row) : null
}

/** The same, holding the row until the transaction ends: two deciders wait for each other. */
export async function lockEnrolment(trx: Trx, id: string): Promise<EnrolmentRecord | null> {
  const row = await trx.selectFrom('enrolments').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? toRecord(row) : null
}

/** The cohort of an enrolment, for another statement to find it by. */
export function cohortOf(id: string): Expression<string> {
  return sql<string>`(select cohort_id from enrolments where id = ${id})`
}

/** Several of them, by id, held in one order by everybody. */
export async function lockEnrolments(trx: Trx, ids: readonly string[]): Promise<Map<string, EnrolmentRecord>> {
  if (ids.length === 0) return new Map()
  const rows = await trx.selectFrom('enrolments').selectAll().where(sql<boolean>`id = any(${sql.val([...ids])}::uuid[])`).orderBy('id').forUpdate().execute()
  return new Map(rows.map((row) => [row.id, toRecord(row)]))
}

/** The newest enrolment of a person in a cohort, ended ones included. */
export async function findMine(db: Db, cohortId: string, personId: string): Promise<EnrolmentRecord | null> {
  const row = await db.selectFrom('enrolments').selectAll().where('cohortId', '=', cohortId).where('personId', '=', personId).orderBy('savedAt', 'desc').limit(1).executeTakeFirst()
  return row ? toRecord(row) : null
}

export async function listByPerson(db: Db, personId: string): Promise<EnrolmentRecord[]> {
  const rows = await db.selectFrom('enrolments').selectAll().where('personId', '=', personId).orderBy('savedAt').execute()
  return rows.map(toRecord)
}

/** What somebody was asked about, newest first; not what was then asked of somebody else instead. */
export async function listByApprover(db: Db, approverId: string): Promise<EnrolmentRecord[]> {
  const asked = db.selectFrom('approvalAsks').select('enrolmentId').where('personId', '=', approverId).where('superseded', '=', false)
  const rows = await db.selectFrom('enrolments').selectAll().where('id', 'in', asked).where('submittedAt', 'is not', null).orderBy('submittedAt', 'desc').limit(200).execute()
  return rows.map(toRecord)
}

export async function listByCohort(db: Db, cohortId: string, states?: EnrolmentState[]): Promise<EnrolmentRecord[]> {
  let query = db.selectFrom('enrolments').selectAll().where('cohortId', '=', cohortId).orderBy('id')
  // What was never sent is its owner's alone, also after they have thrown it away.
  query = states ? query.where('state', 'in', states) : query.where('submittedAt', 'is not', null)
  return (await query.execute()).map(toRecord)
}

/** Null where two tabs save for the first time at once: the later one finds the place taken, and saves into it next time. */
export async function insertDraft(db: Db, draft: { id: string; cohortId: string; personId: string; answers: Answers; savedAt: number }): Promise<EnrolmentRecord | null> {
  const row = await db
    .insertInto('enrolments')
    .values({ id: draft.id, cohortId: draft.cohortId, personId: draft.personId, state: 'draft', ...toColumns(draft.answers), savedAt: draft.savedAt })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  return row ? toRecord(row) : null
}

/** Saves answers into a draft; null when it is no draft any more. */
export async function saveDraft(db: Db, id: string, answers: Answers, savedAt: number): Promise<EnrolmentRecord | null> {
  const row = await db.updateTable('enrolments').set({ ...toColumns(answers), savedAt }).where('id', '=', id).where('state', '=', 'draft').returningAll().executeTakeFirst()
  return row ? toRecord(row) : null
}

/**
 * What brings a move about, for the history; its words are in describe-moves.ts.
 * `reason` beside it is what a person wrote.
 */
export type MoveWhy =
  | 'sent' | 'nobody-to-ask' | 'decided' | 'decided-again' | 'asked-to-wait' | 'asked-anew' | 'nobody-answered' | 'cohort-finished' | 'season-over' | 'place-free' | 'waits-for-draw' | 'drawn'
  | 'circle-formed' | 'no-circle' | 'first-session' | 'last-session' | 'ended-well' | 'circle-ended' | 'taken-back' | 'left-circle' | 'left-company' | 'break-began' | 'came-back' | 'break-over' | 'break-goes-on'

type Move = {
  to: EnrolmentState
  byPersonId: string | null
  door: 'tab' | 'card' | 'system'
  why: MoveWhy
  reason?: string | null
  /** Until when it rests since. */
  untilOn?: string | null
  /** For how many working days nobody answered. */
  workingDays?: number | null
  now: number
}

export type Changes = Partial<Pick<EnrolmentRecord, 'approverId' | 'submittedAt' | 'decidedAt' | 'decidedBy' | 'reason' | 'untilOn' | 'pausedFrom' | 'waitsFor' | 'dueWhat' | 'dueAt'>>

/**
 * Moves an enrolment and records the move; the caller holds the row. Returns it as it then is.
 * @throws Error when the table of moves knows no such one, whoever asks for it: nothing is to end in a state that its history does not explain.
 */
export async function moveEnrolment(trx: Trx, record: EnrolmentRecord, move: Move, also: Changes = {}): Promise<EnrolmentRecord> {
  const [moved] = await moveEnrolments(trx, [record], move, also)
  return moved ?? record
}

/** The same of several, whose rows the caller holds, in one statement. */
export async function moveEnrolments(trx: Trx, records: readonly EnrolmentRecord[], { to, byPersonId, door, why, reason = null, untilOn = null, workingDays = null, now }: Move, also: Changes = {}): Promise<EnrolmentRecord[]> {
  if (records.length === 0) return []
  for (const { state, personId } of records) {
    if (!moversOf(door, byPersonId, personId).some((mover) => mayMove(state, to, mover))) throw new Error(`An enrolment does not move from ${state} to ${to} this way.`)
  }
  const ids = records.map(({ id }) => id)
  await trx
    .with('moved', (db) => db.updateTable('enrolments').set({ state: to, ...also }).where(sql<boolean>`id = any(${sql.val(ids)}::uuid[])`).returning('id'))
    .insertInto('enrolmentMoves')
    .values(records.map(({ id, state }) => ({ enrolmentId: id, fromState: state, toState: to, byPersonId, door, reason, movedAt: now, why, untilOn, workingDays })))
    .execute()
  return records.map((record) => ({ ...record, ...also, state: to }))
}

/** Changes what is kept of an enrolment besides its state. */
export async function setEnrolment(trx: Trx, id: string, changes: Changes): Promise<void> {
  await trx.updateTable('enrolments').set(changes).where('id', '=', id).execute()
}

export type MoveRecord = { fromState: EnrolmentState; toState: EnrolmentState; byPersonId: string | null; door: 'tab' | 'card' | 'system'; reason: string | null; movedAt: number; why: MoveWhy | null; untilOn: string | null; workingDays: number | null }

/** Every move of an enrolment, oldest first. */
export async function listMoves(db: Db, enrolmentId: string): Promise<MoveRecord[]> {
  const rows = await db.selectFrom('enrolmentMoves').select(['fromState', 'toState', 'byPersonId', 'door', 'reason', 'movedAt', 'why', 'untilOn', 'workingDays']).where('enrolmentId', '=', enrolmentId).orderBy('id').execute()
  return rows as MoveRecord[]
}

/** Of these enrolments, those that wait because their circle ended around them. */
export async function listCircleEnded(db: Db, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db.selectFrom('enrolmentMoves').distinctOn('enrolmentId').select(['enrolmentId', 'fromState', 'why']).where('enrolmentId', 'in', ids).where('toState', '=', 'waitlisted').where((e) => e.or([e('why', 'is', null), e('why', 'not in', ['came-back', 'break-over'])])).orderBy('enrolmentId').orderBy('id', 'desc').execute()
  return new Set(rows.filter((row) => row.why === 'circle-ended' || (row.why === null && row.fromState === 'matched')).map((row) => row.enrolmentId))
}

/** Of these enrolments, those that the end of the season took out of their cohort, with what they were until then. */
export async function listSeasonOver(db: Db, ids: string[]): Promise<Map<string, EnrolmentState>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('enrolmentMoves').select(['enrolmentId', 'fromState']).where('enrolmentId', 'in', ids).where('why', '=', 'season-over').where('toState', '=', 'withdrawn').execute()
  return new Map(rows.map((row) => [row.enrolmentId, row.fromState as EnrolmentState]))
}

/** How many mentees hold a place of their cohort: whoever was let in and has neither left nor been told no. Whoever waits for a place holds none, also during a break. */
export async function countPlacesTaken(trx: Trx, cohortId: string): Promise<number> {
  const row = await trx
    .selectFrom('enrolments')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('cohortId', '=', cohortId)
    .where('role', '=', 'mentee')
    .where('state', 'in', ['approved', 'waitlisted', 'paused', 'matched', 'active', 'completed'])
    .where((e) => e.or([e('waitsFor', 'is', null), e('waitsFor', '=', 'circle')]))
    .executeTakeFirstOrThrow()
  return row.count
}

/** Who waits for a place and is not on a break: as the lot was drawn, and then in the order of approval. */
export async function listWaitingForPlace(trx: Trx, cohortId: string, most: number): Promise<string[]> {
  const rows = await trx
    .selectFrom('enrolments')
    .leftJoin('placeLots', 'placeLots.enrolmentId', 'enrolments.id')
    .select('enrolments.id')
    .where('enrolments.cohortId', '=', cohortId)
    .where('state', '=', 'waitlisted')
    .where('waitsFor', '=', 'place')
    .orderBy('place', (order) => order.asc().nullsLast())
    .orderBy('decidedAt')
    .orderBy('enrolments.id')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}

/** How many of each role wait for a circle. */
export async function countReadyRoles(db: Db, cohortId: string): Promise<Record<EnrolmentRole, number>> {
  const rows = await db
    .selectFrom('enrolments')
    .select(['role', (e) => e.fn.countAll<number>().as('count')])
    .where('cohortId', '=', cohortId)
    .where('state', 'in', ['approved', 'waitlisted'])
    .where((e) => e.or([e('waitsFor', 'is', null), e('waitsFor', '=', 'circle')]))
    .groupBy('role')
    .execute()
  const counts = { mentee: 0, mentor: 0 }
  for (const row of rows) counts[row.role] = row.count
  return counts
}
