import { sql } from 'kysely'
import { type Db, locksOf } from './open.ts'

/** What may be held; the number keeps locks of different kinds apart. 4 is taken by api/scheduling/check-in-store.ts and 5 by api/nudges/store.ts, within transactions. */
const kinds = { 'choosing times': 1, 'booking a circle': 2, 'booking a check-in': 3, 'drawing a request': 6 } as const

/**
 * Does some work while nobody else, in this process or another, works on the same things. It holds a connection, but no transaction: what the
 * work saves is saved at once, and work that waits for Microsoft holds up no database. When the process dies, the lock goes with its connection.
 * @param ids in any order; taken in one order by everybody, so that two workers never wait for each other.
 */
export async function holding<Answer>(db: Db, kind: keyof typeof kinds, ids: readonly string[], work: () => Promise<Answer>): Promise<Answer> {
  return locksOf(db).connection().execute(async (connection) => {
    const keys = sql`select distinct hashtextextended(id, ${kinds[kind]}) as key from unnest(${sql.val([...ids])}::text[]) as id order by 1`
    await sql`select pg_advisory_lock(key) from (${keys}) as keys`.execute(connection)
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock_all()`.execute(connection)
    }
  })
}
