import { hasCheckInAfter } from '../scheduling/check-in-store.ts'
import type { Context } from '../context.ts'
import type { Db } from '../store/open.ts'

type SessionKey = { circleId: string; number: number }

/** Who is marked as not here in a session of a circle. */
export async function listAbsent(db: Db, { circleId, number }: SessionKey): Promise<string[]> {
  const rows = await db.selectFrom('sessionAbsences').select('personId').where('circleId', '=', circleId).where('number', '=', number).orderBy('personId').execute()
  return rows.map(({ personId }) => personId)
}

/** Marks somebody as not here, or takes that back. Safe to repeat. */
export async function setAbsent(db: Db, { circleId, number, personId }: SessionKey & { personId: string }, mark: { markedBy: string; markedAt: number } | null): Promise<void> {
  if (mark === null) {
    await db.deleteFrom('sessionAbsences').where('circleId', '=', circleId).where('number', '=', number).where('personId', '=', personId).execute()
    return
  }
  await db.insertInto('sessionAbsences').values({ circleId, number, personId, ...mark }).onConflict((conflict) => conflict.doNothing()).execute()
}

/**
 * The session that somebody missed and may catch up on in a check-in: the last one that their circle closed, until a check-in with them
 * lies after it. Null when there is none. `lastClosed`: number, and when it was closed.
 */
export async function sessionToCatchUp(context: Pick<Context, 'db'>, personId: string, circleId: string, lastClosed: { number: number; completedAt: number } | null): Promise<number | null> {
  if (!lastClosed) return null
  const { number, completedAt } = lastClosed
  const missed = await context.db.selectFrom('sessionAbsences').select('number').where('circleId', '=', circleId).where('number', '=', number).where('personId', '=', personId).executeTakeFirst()
  return missed && !(await hasCheckInAfter(context.db, { circleId, personId, after: completedAt })) ? number : null
}
