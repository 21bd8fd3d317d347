import type { Db, Trx } from '../store/open.ts'
import type { Schema } from '../store/schema.ts'

export type AskWhy = Schema['approvalAsks']['why']
export type AskWay = NonNullable<Schema['approvalAsks']['way']>
export type Attempt = { way: string; problem: string }
/** Somebody who is asked, or was, to decide on an enrolment. */
export type AskRecord = {
  id: string
  enrolmentId: string
  personId: string
  why: AskWhy
  byPersonId: string | null
  askedAt: number
  closedAt: number | null
  way: AskWay | null
  attempts: Attempt[]
  reachedAt: number | null
  remindedAt: number | null
  superseded: boolean
  awayUntilOn: string | null
  reminderOrderedAt: number | null
}
/** A message that shows the request; `drawn` says what it shows. */
export type CopyRecord = { askId: string; conversationId: string; activityId: string; sentAt: number; drawn: string }

/** Asks somebody; without effect on whoever is asked already. True when it is new. */
export async function openAsk(trx: Trx, ask: { id: string; enrolmentId: string; personId: string; why: AskWhy; byPersonId: string | null; askedAt: number; awayUntilOn?: string | null }): Promise<boolean> {
  const result = await trx
    .insertInto('approvalAsks')
    .values({ ...ask, closedAt: null, way: null, attempts: '[]', reachedAt: null, remindedAt: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Asks nobody any more; of one person alone with `personId`. */
export async function closeAsks(trx: Trx, enrolmentId: string, closedAt: number, personId?: string): Promise<void> {
  let query = trx.updateTable('approvalAsks').set({ closedAt }).where('enrolmentId', '=', enrolmentId).where('closedAt', 'is', null)
  if (personId !== undefined) query = query.where('personId', '=', personId)
  await query.execute()
}

/** Takes back what somebody was asked, as somebody else is asked instead: it gives no right to answer any more. */
export async function supersedeAsk(trx: Trx, id: string, closedAt: number): Promise<void> {
  await trx.updateTable('approvalAsks').set({ superseded: true, closedAt }).where('id', '=', id).execute()
}

/** What was asked in an earlier round counts no more: the request is asked anew. */
export async function supersedeClosed(trx: Trx, enrolmentId: string): Promise<void> {
  await trx.updateTable('approvalAsks').set({ superseded: true }).where('enrolmentId', '=', enrolmentId).where('closedAt', 'is not', null).execute()
}

/** Keeps that a reminder was set going. */
export async function saveReminderOrdered(trx: Trx, id: string, at: number): Promise<void> {
  await trx.updateTable('approvalAsks').set({ reminderOrderedAt: at }).where('id', '=', id).execute()
}

/** Everybody who is or was asked, oldest first. */
export async function listAsks(db: Db, enrolmentIds: readonly string[]): Promise<AskRecord[]> {
  if (enrolmentIds.length === 0) return []
  return db.selectFrom('approvalAsks').selectAll().where('enrolmentId', 'in', enrolmentIds).orderBy('askedAt').orderBy('id').execute()
}

export async function findAsk(db: Db, id: string): Promise<AskRecord | null> {
  return (await db.selectFrom('approvalAsks').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** How somebody was reached, and what was tried before. */
export async function saveReached(db: Db, id: string, reached: { way: AskWay | null; attempts: Attempt[]; reachedAt: number | null }): Promise<void> {
  await db.updateTable('approvalAsks').set({ ...reached, attempts: JSON.stringify(reached.attempts) }).where('id', '=', id).execute()
}

/** Keeps of a message what is to be kept, in one statement: where it stands, how its reader was reached, and that it was a reminder. */
export async function saveSent(db: Db, askId: string, { copy, reached, remindedAt }: { copy: CopyRecord | null; reached: { way: AskWay | null; attempts: Attempt[]; reachedAt: number } | null; remindedAt: number | null }): Promise<void> {
  const changes = { ...(reached && { ...reached, attempts: JSON.stringify(reached.attempts) }), ...(remindedAt !== null && { remindedAt }) }
  if (Object.keys(changes).length === 0) return
  if (!copy) {
    await db.updateTable('approvalAsks').set(changes).where('id', '=', askId).execute()
    return
  }
  await db
    .with('copy', (cte) => cte.insertInto('approvalCopies').values(copy).onConflict((conflict) => conflict.doNothing()).returning('askId'))
    .updateTable('approvalAsks')
    .set(changes)
    .where('id', '=', askId)
    .execute()
}

export async function saveDrawn(db: Db, copy: Pick<CopyRecord, 'conversationId' | 'activityId'>, drawn: string): Promise<void> {
  await db.updateTable('approvalCopies').set({ drawn, undrawnSince: null, redrawAt: null }).where('conversationId', '=', copy.conversationId).where('activityId', '=', copy.activityId).execute()
}

export type QuestionRecord = { id: string; enrolmentId: string; byPersonId: string; question: string; askedAt: number; answer: string | null; answeredAt: number | null; conversationId: string | null; activityId: string | null; attempts: Attempt[]; reachedAt: number | null }

export async function insertQuestion(trx: Trx, question: Pick<QuestionRecord, 'id' | 'enrolmentId' | 'byPersonId' | 'question' | 'askedAt'>): Promise<void> {
  await trx.insertInto('enrolmentQuestions').values({ ...question, answer: null, answeredAt: null, conversationId: null, activityId: null }).execute()
}

/** Oldest first. */
export async function listQuestions(db: Db, enrolmentIds: readonly string[]): Promise<QuestionRecord[]> {
  if (enrolmentIds.length === 0) return []
  return db.selectFrom('enrolmentQuestions').selectAll().where('enrolmentId', 'in', enrolmentIds).orderBy('askedAt').orderBy('id').execute()
}

export async function findQuestion(db: Db, id: string): Promise<QuestionRecord | null> {
  return (await db.selectFrom('enrolmentQuestions').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** That a question has reached its owner, with where the card stands that brings it, if it was one. */
export async function saveQuestionReached(db: Db, id: string, reachedAt: number, card: { conversationId: string; activityId: string } | null): Promise<void> {
  await db.updateTable('enrolmentQuestions').set({ reachedAt, ...card }).where('id', '=', id).execute()
}

/** By which ways its owner could not be reached so far. */
export async function saveQuestionAttempts(db: Db, id: string, attempts: readonly Attempt[]): Promise<void> {
  await db.updateTable('enrolmentQuestions').set({ attempts: JSON.stringify(attempts) }).where('id', '=', id).execute()
}

/** Answers every open question about an enrolment; false when there was none. */
export async function saveAnswer(trx: Trx, enrolmentId: string, answer: string, answeredAt: number): Promise<boolean> {
  const result = await trx.updateTable('enrolmentQuestions').set({ answer, answeredAt }).where('enrolmentId', '=', enrolmentId).where('answeredAt', 'is', null).executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Whom somebody named to answer for them while they are away; null for nobody. */
export async function findDelegate(db: Db, personId: string): Promise<string | null> {
  return (await db.selectFrom('approvalDelegates').select('delegateId').where('personId', '=', personId).executeTakeFirst())?.delegateId ?? null
}

/** The same of several people; whoever named nobody is left out. */
export async function listDelegates(db: Db, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await db.selectFrom('approvalDelegates').select(['personId', 'delegateId']).where('personId', 'in', personIds).execute()
  return new Map(rows.map(({ personId, delegateId }) => [personId, delegateId]))
}

export async function saveDelegate(db: Db, personId: string, delegateId: string | null, namedAt: number): Promise<void> {
  if (delegateId === null) {
    await db.deleteFrom('approvalDelegates').where('personId', '=', personId).execute()
    return
  }
  const row = { personId, delegateId, namedAt }
  await db.insertInto('approvalDelegates').values(row).onConflict((conflict) => conflict.column('personId').doUpdateSet(row)).execute()
}
