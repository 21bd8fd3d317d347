import { sql } from 'kysely'
import type { Db, Trx } from '../store/open.ts'
import type { StoredNotice } from '../store/stored.ts'

export type Question = { circleId: string; number: number; personId: string; startAt: number; state: 'asked' | 'agreed' | 'refused' | 'closed'; askedAt: number; answeredAt: number | null; conversationId: string | null; activityId: string | null }

export async function listQuestions(db: Db, circleId: string, number?: number): Promise<Question[]> {
  let query = db.selectFrom('moveQuestions').selectAll().where('circleId', '=', circleId)
  if (number !== undefined) query = query.where('number', '=', number)
  return query.orderBy('number').orderBy('personId').execute()
}

export async function findQuestion(db: Db, circleId: string, number: number, personId: string): Promise<Question | null> {
  return (await db.selectFrom('moveQuestions').selectAll().where('circleId', '=', circleId).where('number', '=', number).where('personId', '=', personId).executeTakeFirst()) ?? null
}

/** What a person has been asked and has not answered. */
export async function listOpenQuestions(db: Db, personId: string): Promise<Question[]> {
  return db.selectFrom('moveQuestions').selectAll().where('personId', '=', personId).where('state', '=', 'asked').orderBy('askedAt').execute()
}

/** Asks people about one session; nobody is asked twice about the same one. Answers those who are asked now. */
export async function openQuestions(trx: Trx, questions: Pick<Question, 'circleId' | 'number' | 'personId' | 'startAt'>[], now: number): Promise<string[]> {
  if (questions.length === 0) return []
  const rows = await trx
    .insertInto('moveQuestions')
    .values(questions.map((question) => ({ ...question, state: 'asked' as const, askedAt: now })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('personId')
    .execute()
  return rows.map((row) => row.personId)
}

/** Moves open questions on; answers how many there were, so that of two presses one counts. */
export async function settleQuestions(db: Db, which: { circleId: string; number: number; personId?: string }, state: 'agreed' | 'refused' | 'closed', now: number): Promise<number> {
  let query = db.updateTable('moveQuestions').set({ state, answeredAt: now }).where('circleId', '=', which.circleId).where('number', '=', which.number)
  query = state === 'closed' ? query.where('state', 'in', ['asked', 'agreed']) : query.where('state', '=', 'asked')
  if (which.personId !== undefined) query = query.where('personId', '=', which.personId)
  return Number((await query.executeTakeFirst()).numUpdatedRows)
}

export async function saveQuestionCard(db: Db, question: Pick<Question, 'circleId' | 'number' | 'personId'>, card: { conversationId: string; activityId: string }): Promise<void> {
  await db.updateTable('moveQuestions').set(card).where('circleId', '=', question.circleId).where('number', '=', question.number).where('personId', '=', question.personId).execute()
}

export type Notice = { id: string; circleId: string; personId: string; about: StoredNotice; sentAt: number | null }

/** Writes news for members; who was told the same before is not told again. Answers the ids of those to be sent. */
export async function insertNotices(trx: Trx, notices: { id: string; circleId: string; personId: string; about: StoredNotice; key: string }[], now: number): Promise<string[]> {
  if (notices.length === 0) return []
  const rows = await trx
    .insertInto('circleNotices')
    .values(notices.map(({ about, ...notice }) => ({ ...notice, what: about.what, about: JSON.stringify(about), writtenAt: now })))
    .onConflict((conflict) => conflict.columns(['circleId', 'personId', 'key']).doNothing())
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/** News of sessions ahead, or of a repair, that was to be sent and has waited since `before`; it counts as tried from now on. */
export async function takeUnsentNotices(trx: Trx, before: number, now: number): Promise<string[]> {
  const rows = await trx
    .updateTable('circleNotices')
    .set({ triedAt: now })
    .where('sentAt', 'is', null)
    .where('problem', 'is', null)
    .where((e) => e(e.fn.coalesce('triedAt', 'writtenAt'), '<=', before))
    .where(sql<boolean>`(what = 'repaired' or (about ->> 'startAt')::bigint > ${now})`)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

export async function findNotice(db: Db, id: string): Promise<Notice | null> {
  return (await db.selectFrom('circleNotices').select(['id', 'circleId', 'personId', 'about', 'sentAt']).where('id', '=', id).executeTakeFirst()) ?? null
}

export async function saveNoticeSent(db: Db, id: string, values: { sentAt: number } | { problem: string }): Promise<void> {
  await db.updateTable('circleNotices').set(values).where('id', '=', id).execute()
}
