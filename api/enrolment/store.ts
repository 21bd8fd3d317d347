import type { Db, Trx } from '../store/open.ts'
import type { Answers, EnrolmentRole, EnrolmentState } from './contract.ts'

export type EnrolmentRecord = {
  id: string
  cohortId: string
  personId: string
  state: EnrolmentState
  answers: Answers
  approverId: string | null
  savedAt: number
  submittedAt: number | null
  decidedAt: number | null
  decidedBy: string | null
  reason: string | null
  untilOn: string | null
  pausedFrom: 'approved' | 'waitlisted' | 'matched' | 'active' | null
  waitsFor: 'place' | 'circle' | null
  dueWhat: 'remind' | 'escalate' | 'expire' | null
  dueAt: number | null
}

type Row = Omit<EnrolmentRecord, 'answers'> & Answers

function toRecord(row: Row): EnrolmentRecord {
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

/** The newest enrolment of a person in a cohort, ended ones included. */
export async function findMine(db: Db, cohortId: string, personId: string): Promise<EnrolmentRecord | null> {
  const row = await db.selectFrom('enrolments').selectAll().where('cohortId', '=', cohortId).where('personId', '=', personId).orderBy('savedAt', 'desc').limit(1).executeTakeFirst()
  return row ? toRecord(row) : null
}

export async function listByPerson(db: Db, personId: string): Promise<EnrolmentRecord[]> {
  const rows = await db.selectFrom('enrolments').selectAll().where('personId', '=', personId).orderBy('savedAt').execute()
  return rows.map(toRecord)
}

/** What somebody was asked about, newest first; what was asked of somebody else instead stays theirs while they may answer, or if they did. */
export async function listByApprover(db: Db, approverId: string): Promise<EnrolmentRecord[]> {
  const asked = db.selectFrom('approvalAsks').select('enrolmentId').where('personId', '=', approverId)
  const rows = await db.selectFrom('enrolments').selectAll().where('id', 'in', asked).where('submittedAt', 'is not', null).orderBy('submittedAt', 'desc').limit(200).execute()
  return rows.map(toRecord)
}

export async function listByCohort(db: Db, cohortId: string, states?: EnrolmentState[]): Promise<EnrolmentRecord[]> {
  let query = db.selectFrom('enrolments').selectAll().where('cohortId', '=', cohortId).orderBy('id')
  // What was never sent is its owner's alone, also after they have thrown it away.
  query = states ? query.where('state', 'in', states) : query.where('submittedAt', 'is not', null)
  return (await query.execute()).map(toRecord)
}

export async function insertDraft(db: Db, draft: { id: string; cohortId: string; personId: string; answers: Answers; savedAt: number }): Promise<void> {
  await db
    .insertInto('enrolments')
    .values({ id: draft.id, cohortId: draft.cohortId, personId: draft.personId, state: 'draft', ...toColumns(draft.answers), savedAt: draft.savedAt })
    // Two tabs saving for the first time at once: the later one finds the place taken, and saves into it next time.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Saves answers into a draft; false when it is no draft any more. */
export async function saveDraft(db: Db, id: string, answers: Answers, savedAt: number): Promise<boolean> {
  const result = await db.updateTable('enrolments').set({ ...toColumns(answers), savedAt }).where('id', '=', id).where('state', '=', 'draft').executeTakeFirst()
  return result.numUpdatedRows > 0n
}

type Move = { id: string; from: EnrolmentState; to: EnrolmentState; byPersonId: string | null; door: 'tab' | 'card' | 'system'; reason: string | null; now: number }

/** Moves an enrolment and records the move; the caller holds the row. */
export async function moveEnrolment(trx: Trx, move: Move, also: Partial<Pick<EnrolmentRecord, 'approverId' | 'submittedAt' | 'decidedAt' | 'decidedBy' | 'reason' | 'untilOn' | 'pausedFrom' | 'waitsFor' | 'dueWhat' | 'dueAt'>> = {}): Promise<void> {
  await trx.updateTable('enrolments').set({ state: move.to, ...also }).where('id', '=', move.id).execute()
  await trx
    .insertInto('enrolmentMoves')
    .values({ enrolmentId: move.id, fromState: move.from, toState: move.to, byPersonId: move.byPersonId, door: move.door, reason: move.reason, movedAt: move.now })
    .execute()
}

/** Of these enrolments, those that wait because their circle ended around them. */
export async function listCircleEnded(db: Db, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db.selectFrom('enrolmentMoves').distinctOn('enrolmentId').select(['enrolmentId', 'fromState']).where('enrolmentId', 'in', ids).orderBy('enrolmentId').orderBy('id', 'desc').execute()
  return new Set(rows.filter((row) => row.fromState === 'matched').map((row) => row.enrolmentId))
}

export async function countRoles(db: Db, cohortId: string, states: EnrolmentState[]): Promise<Record<EnrolmentRole, number>> {
  const rows = await db.selectFrom('enrolments').select(['role', (e) => e.fn.countAll<number>().as('count')]).where('cohortId', '=', cohortId).where('state', 'in', states).groupBy('role').execute()
  const counts = { mentee: 0, mentor: 0 }
  for (const row of rows) counts[row.role] = row.count
  return counts
}
