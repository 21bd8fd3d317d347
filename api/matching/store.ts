import type { Db, Trx } from '../store/open.ts'
import type { StoredReason } from '../store/schema.ts'

export type MatchRunRecord = {
  id: string
  cohortId: string
  state: 'requested' | 'running' | 'ready' | 'published' | 'failed'
  requestedBy: string
  requestedAt: number
  finishedAt: number | null
  mentors: number
  mentees: number
  circles: number
  matched: number
  score: number
  bound: number
  problem: string | null
}
export type ProposalRecord = { number: number; mentorEnrolmentId: string; menteeEnrolmentId: string; score: number; reasons: StoredReason[] }
export type UnmatchedRecord = { enrolmentId: string; reasons: string[]; remedies: string[] }

/** Adds a run; false when one is under way already (the database allows one a cohort). */
export async function insertRun(db: Db, run: { id: string; cohortId: string; requestedBy: string; requestedAt: number }): Promise<boolean> {
  const result = await db
    .insertInto('matchRuns')
    .values({ ...run, state: 'requested', mentors: 0, mentees: 0, circles: 0, matched: 0, score: 0, bound: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function findRun(db: Db, id: string): Promise<MatchRunRecord | null> {
  return (await db.selectFrom('matchRuns').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** The same, holding the row until the transaction ends. */
export async function lockRun(trx: Trx, id: string): Promise<MatchRunRecord | null> {
  return (await trx.selectFrom('matchRuns').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
}

/** All runs of a cohort, held: two organizers who publish at once, be it the same run or two, wait for each other. */
export async function lockRuns(trx: Trx, cohortId: string): Promise<MatchRunRecord[]> {
  return trx.selectFrom('matchRuns').selectAll().where('cohortId', '=', cohortId).orderBy('id').forUpdate().execute()
}

/** Takes a run up; false when it is over already, so that a job that comes twice cannot open a published run again. */
export async function beginRun(db: Db, id: string): Promise<boolean> {
  const result = await db.updateTable('matchRuns').set({ state: 'running' }).where('id', '=', id).where('state', 'in', ['requested', 'running']).executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Ends a run without a result, unless it has one already. */
export async function failRun(db: Db, id: string, finishedAt: number, problem: string): Promise<void> {
  await db.updateTable('matchRuns').set({ state: 'failed', finishedAt, problem }).where('id', '=', id).where('state', '=', 'running').execute()
}

/** Runs that were asked for and are not over. */
export async function listOpenRuns(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('matchRuns').select('id').where('state', 'in', ['requested', 'running']).execute()
  return rows.map((row) => row.id)
}

export async function listRuns(db: Db, cohortId: string): Promise<MatchRunRecord[]> {
  return db.selectFrom('matchRuns').selectAll().where('cohortId', '=', cohortId).orderBy('requestedAt', 'desc').execute()
}

export async function setRun(db: Db, id: string, values: Partial<Omit<MatchRunRecord, 'id' | 'cohortId'>>): Promise<void> {
  await db.updateTable('matchRuns').set(values).where('id', '=', id).execute()
}

/** Replaces what a run proposes: a run that is repeated after a crash starts clean. */
export async function saveProposals(trx: Trx, runId: string, proposals: ProposalRecord[], unmatched: UnmatchedRecord[]): Promise<void> {
  await trx.deleteFrom('matchProposals').where('runId', '=', runId).execute()
  await trx.deleteFrom('matchUnmatched').where('runId', '=', runId).execute()
  for (const part of chunks(proposals)) {
    await trx.insertInto('matchProposals').values(part.map((proposal) => ({ ...proposal, runId, reasons: JSON.stringify(proposal.reasons) }))).execute()
  }
  for (const part of chunks(unmatched)) {
    await trx
      .insertInto('matchUnmatched')
      .values(part.map((person) => ({ runId, enrolmentId: person.enrolmentId, reasons: JSON.stringify(person.reasons), remedies: JSON.stringify(person.remedies) })))
      .execute()
  }
}

/** PostgreSQL takes at most 65,535 parameters in one statement. */
function chunks<Item>(items: Item[], size = 1_000): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}

export async function listProposals(db: Db, runId: string): Promise<ProposalRecord[]> {
  return db.selectFrom('matchProposals').select(['number', 'mentorEnrolmentId', 'menteeEnrolmentId', 'score', 'reasons']).where('runId', '=', runId).orderBy('number').orderBy('score', 'desc').execute()
}

export async function listUnmatched(db: Db, runId: string): Promise<UnmatchedRecord[]> {
  return db.selectFrom('matchUnmatched').select(['enrolmentId', 'reasons', 'remedies']).where('runId', '=', runId).orderBy('enrolmentId').execute()
}

export type MemberRecord = { circleId: string; personId: string; enrolmentId: string; role: 'mentor' | 'mentee'; reasons: StoredReason[] }
export type CircleRecord = { id: string; cohortId: string; runId: string; name: string; state: 'active' | 'ended'; formedAt: number; members: MemberRecord[] }

export async function insertCircle(trx: Trx, circle: CircleRecord): Promise<void> {
  const { members, ...row } = circle
  await trx.insertInto('circles').values(row).execute()
  await trx.insertInto('circleMembers').values(members.map((member) => ({ ...member, reasons: JSON.stringify(member.reasons) }))).execute()
}

async function withMembers(db: Db, rows: Omit<CircleRecord, 'members'>[]): Promise<CircleRecord[]> {
  if (rows.length === 0) return []
  const members = await db.selectFrom('circleMembers').selectAll().where('circleId', 'in', rows.map((row) => row.id)).orderBy('personId').execute()
  return rows.map((row) => ({ ...row, members: members.filter((member) => member.circleId === row.id) }))
}

export async function listCircles(db: Db, cohortId: string): Promise<CircleRecord[]> {
  return withMembers(db, await db.selectFrom('circles').selectAll().where('cohortId', '=', cohortId).orderBy('name').orderBy('id').execute())
}

export async function findCircles(db: Db, ids: string[]): Promise<CircleRecord[]> {
  if (ids.length === 0) return []
  return withMembers(db, await db.selectFrom('circles').selectAll().where('id', 'in', ids).orderBy('id').execute())
}

export async function listCirclesOf(db: Db, personId: string): Promise<CircleRecord[]> {
  const mine = db.selectFrom('circleMembers').select('circleId').where('personId', '=', personId)
  return withMembers(db, await db.selectFrom('circles').selectAll().where('id', 'in', mine).orderBy('formedAt').orderBy('id').execute())
}
