import { type Selectable, sql } from 'kysely'
import type { Db, Trx } from '../store/open.ts'
import type { Schema } from '../store/schema.ts'

export type ExerciseRecord = Selectable<Schema['exercises']>
export type NoteRecord = Selectable<Schema['sessionNotes']>
export type ActionRecord = Selectable<Schema['actions']>
export type RunRecord = Selectable<Schema['sessionRuns']>
export type IdeaRecord = Selectable<Schema['ideas']>

/** What these members filled in of every session of a circle. Nobody reads it but through `visible.ts`. */
export async function listExercises(db: Db, circleId: string, personIds: readonly string[]): Promise<ExerciseRecord[]> {
  if (personIds.length === 0) return []
  return db.selectFrom('exercises').selectAll().where('circleId', '=', circleId).where('personId', 'in', personIds).orderBy('number').orderBy('formId').orderBy('personId').execute()
}

/**
 * Keeps an exercise as its next version. False when it has another version than `expected` by now: somebody else, or the same person in
 * another window, was here.
 */
export async function saveExercise(trx: Trx, row: ExerciseRecord, expected: number): Promise<boolean> {
  const values = { ...row, answers: JSON.stringify(row.answers) }
  if (expected === 0) {
    const result = await trx.insertInto('exercises').values(values).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
    return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const { circleId, personId, number, formId, ...changes } = values
  const result = await trx.updateTable('exercises').set(changes).where('circleId', '=', circleId).where('personId', '=', personId).where('number', '=', number).where('formId', '=', formId).where('version', '=', expected).executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function findExercise(db: Db, { circleId, personId, number, formId }: Pick<ExerciseRecord, 'circleId' | 'personId' | 'number' | 'formId'>): Promise<ExerciseRecord | null> {
  return (await db.selectFrom('exercises').selectAll().where('circleId', '=', circleId).where('personId', '=', personId).where('number', '=', number).where('formId', '=', formId).executeTakeFirst()) ?? null
}

/** Feedback that anybody who is or was in the circle marked as ready after an instant, for counting; without who gave it. */
export async function listReadyAnswers(db: Db, circleId: string, formId: string, since: number): Promise<ExerciseRecord['answers'][]> {
  const rows = await db.selectFrom('exercises').select('answers').where('circleId', '=', circleId).where('formId', '=', formId).where('readyAt', '>', since).execute()
  return rows.map((row) => row.answers)
}

/** Somebody's own note of a session. */
export async function findNote(db: Db, { circleId, number, personId }: Pick<NoteRecord, 'circleId' | 'number' | 'personId'>): Promise<NoteRecord | null> {
  return (await db.selectFrom('sessionNotes').selectAll().where('circleId', '=', circleId).where('number', '=', number).where('personId', '=', personId).executeTakeFirst()) ?? null
}

/** Notes that these people share; those they keep to themselves are not read at all. */
export async function listSharedNotes(db: Db, circleId: string, number: number, personIds: readonly string[]): Promise<NoteRecord[]> {
  if (personIds.length === 0) return []
  return db.selectFrom('sessionNotes').selectAll().where('circleId', '=', circleId).where('number', '=', number).where('personId', 'in', personIds).where('shared', '=', true).where('text', '<>', '').orderBy('changedAt').execute()
}

/** As {@link saveExercise}. */
export async function saveNote(db: Db, row: NoteRecord, expected: number): Promise<boolean> {
  if (expected === 0) {
    const result = await db.insertInto('sessionNotes').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
    return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const { circleId, number, personId, ...changes } = row
  const result = await db.updateTable('sessionNotes').set(changes).where('circleId', '=', circleId).where('number', '=', number).where('personId', '=', personId).where('version', '=', expected).executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Holds the circle's row until the transaction ends, so that a list has no more entries than it may. */
export async function holdCircle(trx: Trx, circleId: string): Promise<void> {
  await trx.selectFrom('circles').select('id').where('id', '=', circleId).forNoKeyUpdate().executeTakeFirst()
}

export async function listActions(db: Db, circleId: string): Promise<ActionRecord[]> {
  return db.selectFrom('actions').selectAll().where('circleId', '=', circleId).orderBy('dueOn').orderBy('createdAt').orderBy('id').execute()
}

export async function findAction(db: Db, id: string): Promise<ActionRecord | null> {
  return (await db.selectFrom('actions').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function insertAction(db: Db, action: ActionRecord): Promise<void> {
  await db.insertInto('actions').values(action).execute()
}

/** Changes what is named and nothing else; null when the action was removed meanwhile. */
export async function updateAction(db: Db, id: string, changes: Partial<Omit<ActionRecord, 'id'>>): Promise<ActionRecord | null> {
  return (await db.updateTable('actions').set(changes).where('id', '=', id).returningAll().executeTakeFirst()) ?? null
}

export async function deleteAction(db: Db, id: string): Promise<void> {
  await db.deleteFrom('actions').where('id', '=', id).execute()
}

export async function findRun(db: Db, circleId: string, number: number): Promise<RunRecord | null> {
  return (await db.selectFrom('sessionRuns').selectAll().where('circleId', '=', circleId).where('number', '=', number).executeTakeFirst()) ?? null
}

/** The session of a circle that was begun since an instant and is not through; null when none is. */
export async function findRunning(db: Db, circleId: string, since: number): Promise<number | null> {
  const run = await db.selectFrom('sessionRuns').select('number').where('circleId', '=', circleId).where('finishedAt', 'is', null).where('startedAt', '>=', since).orderBy('number', 'desc').executeTakeFirst()
  return run?.number ?? null
}

/** As {@link saveExercise}: of two who press at once, one is first. */
export async function saveRun(db: Db, row: RunRecord, expected: number): Promise<boolean> {
  if (expected === 0) {
    const result = await db.insertInto('sessionRuns').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
    return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const { circleId, number, ...changes } = row
  const result = await db.updateTable('sessionRuns').set(changes).where('circleId', '=', circleId).where('number', '=', number).where('version', '=', expected).executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function listIdeas(db: Db, circleId: string): Promise<IdeaRecord[]> {
  return db.selectFrom('ideas').selectAll().where('circleId', '=', circleId).orderBy('createdAt').orderBy('id').execute()
}

export async function findIdea(db: Db, id: string): Promise<IdeaRecord | null> {
  return (await db.selectFrom('ideas').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function insertIdea(db: Db, idea: IdeaRecord): Promise<void> {
  await db.insertInto('ideas').values(idea).execute()
}

/** As {@link updateAction}. */
export async function updateIdea(db: Db, id: string, changes: Partial<Omit<IdeaRecord, 'id'>>): Promise<IdeaRecord | null> {
  return (await db.updateTable('ideas').set(changes).where('id', '=', id).returningAll().executeTakeFirst()) ?? null
}

/** Exercises that stay with the circle they were written in, as they are about the people in it. */
const aboutTheCircle = ['expectations', 'agreement', 'midway-review', 'mentor-feedback', 'thanks', 'closing']

/**
 * What people wrote goes with them: whoever goes on in another circle of the same cohort takes their exercises, notes and actions along.
 * Whom it was shown to does not carry over, so it is theirs alone there until they share it anew. Safe to repeat.
 */
export async function bringAlong(trx: Trx, circleIds: readonly string[]): Promise<void> {
  if (circleIds.length === 0) return
  const ids = sql.val([...circleIds])
  const movedOn = (owner: string, table: string) => sql`
    from circle_members seat join circles now_in on now_in.id = seat.circle_id, circles was_in
    where seat.circle_id = any(${ids}::uuid[]) and now_in.state = 'active' and seat.role = 'mentee'
      and ${sql.ref(`${table}.${owner}`)} = seat.person_id and was_in.id = ${sql.ref(`${table}.circle_id`)} and was_in.cohort_id = now_in.cohort_id
      and was_in.id <> seat.circle_id
      and not exists (select 1 from circle_members other where other.circle_id = was_in.id and other.person_id = seat.person_id)`
  await sql`
    update exercises set circle_id = seat.circle_id, shared = false, ready_at = null, version = version + 1 ${movedOn('person_id', 'exercises')}
      and form_id <> all(${sql.val(aboutTheCircle)}::text[])
      and not exists (select 1 from exercises there where there.circle_id = seat.circle_id and there.person_id = seat.person_id and there.number = exercises.number and there.form_id = exercises.form_id)`.execute(trx)
  await sql`
    update session_notes set circle_id = seat.circle_id, shared = false, version = version + 1 ${movedOn('person_id', 'session_notes')}
      and not exists (select 1 from session_notes there where there.circle_id = seat.circle_id and there.person_id = seat.person_id and there.number = session_notes.number)`.execute(trx)
  await sql`update actions set circle_id = seat.circle_id ${movedOn('owner_id', 'actions')}`.execute(trx)
}
