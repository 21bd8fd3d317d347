import type { Selectable, Updateable } from 'kysely'
import type { Db, Trx } from '../store/open.ts'
import type { Schema } from '../store/schema.ts'
import type { StoredPair, StoredReason, StoredRemedy, StoredSlot } from '../store/stored.ts'
import type { PairIds, Rules, SignedManifest, Weights } from './contract.ts'

export type MatchRunRecord = Selectable<Schema['matchRuns']>
export type ProposalRecord = { number: number; mentorEnrolmentId: string; menteeEnrolmentId: string; score: number; reasons: StoredReason[]; locked: boolean }
export type UnmatchedRecord = { enrolmentId: string; reasons: string[]; remedies: StoredRemedy[] }
export type SlotRecord = { number: number; slot: StoredSlot }
export type NewRunRecord = { id: string; cohortId: string; name: string; requestedBy: string; requestedAt: number; rules: Rules; weights: Weights; locks: StoredPair[]; forbidden: StoredPair[]; standingRunId: string | null; move: PairIds | null }

/** Adds a run; false when one is under way already (the database allows one a cohort). */
export async function insertRun(db: Db, run: NewRunRecord): Promise<boolean> {
  const result = await db
    .insertInto('matchRuns')
    .values({
      ...run,
      rules: JSON.stringify(run.rules),
      weights: JSON.stringify(run.weights),
      locks: JSON.stringify(run.locks),
      forbidden: JSON.stringify(run.forbidden),
      move: run.move === null ? null : JSON.stringify(run.move),
      state: 'requested',
      progressStage: 'Waiting to start',
      progressShare: 0,
      mentors: 0,
      mentees: 0,
      circles: 0,
      matched: 0,
      score: 0,
      bound: 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function countRuns(db: Db, cohortId: string): Promise<number> {
  return (await db.selectFrom('matchRuns').select((e) => e.fn.countAll<number>().as('count')).where('cohortId', '=', cohortId).executeTakeFirstOrThrow()).count
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
  await db.updateTable('matchRuns').set({ state: 'failed', finishedAt, problem, progressStage: null, progressShare: null }).where('id', '=', id).where('state', '=', 'running').execute()
}

/** Stops a run that is under way; false when it is over already. */
export async function cancelRun(db: Db, id: string, finishedAt: number): Promise<boolean> {
  const result = await db.updateTable('matchRuns').set({ state: 'cancelled', finishedAt, progressStage: null, progressShare: null }).where('id', '=', id).where('state', 'in', ['requested', 'running']).executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Says how far a run has come; false when it is running no longer, so that its worker can stop. */
export async function setProgress(db: Db, id: string, progressStage: string, progressShare: number): Promise<boolean> {
  const result = await db.updateTable('matchRuns').set({ progressStage, progressShare }).where('id', '=', id).where('state', '=', 'running').executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Runs that were asked for and are not over. */
export async function listOpenRuns(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('matchRuns').select('id').where('state', 'in', ['requested', 'running']).execute()
  return rows.map((row) => row.id)
}

export async function listRuns(db: Db, cohortId: string): Promise<MatchRunRecord[]> {
  return db.selectFrom('matchRuns').selectAll().where('cohortId', '=', cohortId).orderBy('requestedAt', 'desc').orderBy('id').execute()
}

export async function setRun(db: Db, id: string, values: Updateable<Omit<Schema['matchRuns'], 'id' | 'cohortId'>>): Promise<void> {
  await db.updateTable('matchRuns').set(values).where('id', '=', id).execute()
}

export type RunAnswerRecord = { proposals: ProposalRecord[]; unmatched: UnmatchedRecord[]; slots: SlotRecord[] }

/** Replaces what a run proposes: a run that is repeated after a crash starts clean. */
export async function saveAnswer(trx: Trx, runId: string, { proposals, unmatched, slots }: RunAnswerRecord): Promise<void> {
  for (const table of ['matchProposals', 'matchUnmatched', 'matchSlots'] as const) await trx.deleteFrom(table).where('runId', '=', runId).execute()
  for (const part of chunks(proposals)) {
    await trx.insertInto('matchProposals').values(part.map((proposal) => ({ ...proposal, runId, reasons: JSON.stringify(proposal.reasons) }))).execute()
  }
  for (const part of chunks(unmatched)) {
    await trx
      .insertInto('matchUnmatched')
      .values(part.map((person) => ({ runId, enrolmentId: person.enrolmentId, reasons: JSON.stringify(person.reasons), remedies: JSON.stringify(person.remedies) })))
      .execute()
  }
  for (const part of chunks(slots)) {
    await trx.insertInto('matchSlots').values(part.map(({ number, slot }) => ({ runId, number, slot: JSON.stringify(slot) }))).execute()
  }
}

/** PostgreSQL takes at most 65,535 parameters in one statement. */
function chunks<Item>(items: Item[], size = 1_000): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}

export async function listProposals(db: Db, runId: string): Promise<ProposalRecord[]> {
  return db.selectFrom('matchProposals').select(['number', 'mentorEnrolmentId', 'menteeEnrolmentId', 'score', 'reasons', 'locked']).where('runId', '=', runId).orderBy('number').orderBy('score', 'desc').orderBy('menteeEnrolmentId').execute()
}

export async function listUnmatched(db: Db, runId: string): Promise<UnmatchedRecord[]> {
  return db.selectFrom('matchUnmatched').select(['enrolmentId', 'reasons', 'remedies']).where('runId', '=', runId).orderBy('enrolmentId').execute()
}

export async function listSlots(db: Db, runId: string): Promise<SlotRecord[]> {
  return db.selectFrom('matchSlots').select(['number', 'slot']).where('runId', '=', runId).orderBy('number').execute()
}

/** Every pair that some run of a cohort has proposed, of those asked for. */
export async function listProposed(db: Db, cohortId: string, pairs: StoredPair[]): Promise<StoredPair[]> {
  if (pairs.length === 0) return []
  const rows = await db
    .selectFrom('matchProposals')
    .innerJoin('matchRuns', 'matchRuns.id', 'matchProposals.runId')
    .select(['mentorEnrolmentId', 'menteeEnrolmentId'])
    .distinct()
    .where('matchRuns.cohortId', '=', cohortId)
    .where('menteeEnrolmentId', 'in', pairs.map((pair) => pair.menteeEnrolmentId))
    .execute()
  const proposed = new Set(rows.map((row) => `${row.mentorEnrolmentId} ${row.menteeEnrolmentId}`))
  return pairs.filter((pair) => proposed.has(`${pair.mentorEnrolmentId} ${pair.menteeEnrolmentId}`))
}

export async function findProgramSettings(db: Db, programId: string): Promise<{ rules: Rules; weights: Weights } | null> {
  return (await db.selectFrom('programMatchSettings').select(['rules', 'weights']).where('programId', '=', programId).executeTakeFirst()) ?? null
}

export async function saveProgramSettings(db: Db, programId: string, settings: { rules: Rules; weights: Weights }, changedBy: string, changedAt: number): Promise<void> {
  const values = { rules: JSON.stringify(settings.rules), weights: JSON.stringify(settings.weights), changedBy, changedAt }
  await db.insertInto('programMatchSettings').values({ programId, ...values }).onConflict((conflict) => conflict.column('programId').doUpdateSet(values)).execute()
}

export type PairWishRecord = { mentorEnrolmentId: string; menteeEnrolmentId: string; wish: 'lock' | 'forbid'; byPersonId: string; wishedAt: number }

export async function listPairWishes(db: Db, cohortId: string): Promise<PairWishRecord[]> {
  return db.selectFrom('matchPairWishes').select(['mentorEnrolmentId', 'menteeEnrolmentId', 'wish', 'byPersonId', 'wishedAt']).where('cohortId', '=', cohortId).orderBy('wishedAt').orderBy('menteeEnrolmentId').orderBy('mentorEnrolmentId').execute()
}

export async function savePairWish(db: Db, wish: PairWishRecord & { cohortId: string }): Promise<void> {
  const { wish: what, byPersonId, wishedAt } = wish
  await db.insertInto('matchPairWishes').values(wish).onConflict((conflict) => conflict.columns(['mentorEnrolmentId', 'menteeEnrolmentId']).doUpdateSet({ wish: what, byPersonId, wishedAt })).execute()
}

export async function deletePairWish(db: Db, mentorEnrolmentId: string, menteeEnrolmentId: string): Promise<void> {
  await db.deleteFrom('matchPairWishes').where('mentorEnrolmentId', '=', mentorEnrolmentId).where('menteeEnrolmentId', '=', menteeEnrolmentId).execute()
}

/** Takes a lock away that was wished for by then; a newer one stays. */
export async function deleteLock(trx: Trx, { mentorEnrolmentId, menteeEnrolmentId }: StoredPair, by: number): Promise<void> {
  await trx.deleteFrom('matchPairWishes').where('mentorEnrolmentId', '=', mentorEnrolmentId).where('menteeEnrolmentId', '=', menteeEnrolmentId).where('wish', '=', 'lock').where('wishedAt', '<=', by).execute()
}

export type LotSettings = { secret: string; heldBackPerMille: number }

/** The cohort's secret; whoever asks first brings one, and everybody gets the same. */
export async function secretOf(db: Db, cohortId: string, fresh: string): Promise<LotSettings> {
  await db.insertInto('matchSecrets').values({ cohortId, secret: fresh }).onConflict((conflict) => conflict.doNothing()).execute()
  return db.selectFrom('matchSecrets').select(['secret', 'heldBackPerMille']).where('cohortId', '=', cohortId).executeTakeFirstOrThrow()
}

export type KeyPair = { privateKey: string; publicKey: string }

/** The key pair for a purpose; whoever asks first brings one, and everybody gets the same. */
export async function keyPairOf(trx: Trx, purpose: string, make: () => KeyPair, madeAt: number): Promise<KeyPair> {
  const find = () => trx.selectFrom('signingKeys').select(['privateKey', 'publicKey']).where('purpose', '=', purpose).executeTakeFirst()
  const known = await find()
  if (known) return known
  await trx.insertInto('signingKeys').values({ purpose, ...make(), madeAt }).onConflict((conflict) => conflict.doNothing()).execute()
  const kept = await find()
  if (!kept) throw new Error('A key pair that was just kept is missing.')
  return kept
}

export async function saveManifest(trx: Trx, { manifest, signature, publicKey }: SignedManifest): Promise<void> {
  await trx.insertInto('matchManifests').values({ runId: manifest.runId, manifest: JSON.stringify(manifest), signature, publicKey }).execute()
}

export async function findManifest(db: Db, runId: string): Promise<SignedManifest | null> {
  return (await db.selectFrom('matchManifests').select(['manifest', 'signature', 'publicKey']).where('runId', '=', runId).executeTakeFirst()) ?? null
}
