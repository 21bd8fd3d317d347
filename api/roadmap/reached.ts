import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Db } from '../store/open.ts'

/** What a circle has behind it, in numbers; what its members wrote is theirs. */
export async function countReached(context: Pick<Context, 'db'>, circleId: string): Promise<{ sessions: number; goals: number }> {
  const count = async (table: 'sessions' | 'goals') => (await context.db.selectFrom(table).select((e) => e.fn.countAll<number>().as('count')).where('circleId', '=', circleId).executeTakeFirstOrThrow()).count
  const [sessions, goals] = await Promise.all([count('sessions'), count('goals')])
  return { sessions, goals }
}

/**
 * Goals belong to people: whoever goes on in another circle of the same cohort takes theirs along. What a circle agreed stays with it.
 * Looks at these circles for goals that their members have elsewhere, in circles they are no longer in. Safe to repeat.
 */
export async function bringGoals(db: Db, circleIds: readonly string[]): Promise<void> {
  if (circleIds.length === 0) return
  await sql`
    update goals set circle_id = seat.circle_id
    from circle_members seat join circles now_in on now_in.id = seat.circle_id, circles was_in
    where seat.circle_id = any(${sql.val([...circleIds])}::uuid[]) and now_in.state = 'active' and seat.role = 'mentee'
      and goals.person_id = seat.person_id and was_in.id = goals.circle_id and was_in.cohort_id = now_in.cohort_id
      and goals.circle_id <> seat.circle_id
      and not exists (select 1 from circle_members other where other.circle_id = goals.circle_id and other.person_id = goals.person_id)`.execute(db)
}
