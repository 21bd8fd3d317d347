import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { CamelCaseRows, SnakeCaseDialect } from './names.ts'
import { preparing } from './prepared.ts'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>
/** A transaction is just another db; functions that must run in one ask for it by this type. */
export type Trx = Transaction<Schema>

/** Connections on which something is held while it is worked on; apart, so that who works never waits for a connection that somebody else holds while waiting for one. */
const locks = new WeakMap<Db, Kysely<never>>()
const mostHeld = 12

/** The connections for holding things, beside a store's own. */
export function locksOf(db: Db): Kysely<never> {
  const found = locks.get(db)
  if (!found) throw new Error('Only a store that was opened can hold something; within a transaction nothing is held.')
  return found
}

/**
 * Opens a pool on a PostgreSQL URL.
 * Columns are snake_case in the database and camelCase in code; the keys inside jsonb values are left alone.
 */
export function openStore(databaseUrl: string, options: { maxConnections?: number } = {}): { db: Db; close: () => Promise<void> } {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: options.maxConnections ?? 10,
    types: {
      getTypeParser(oid: Parameters<typeof pg.types.getTypeParser>[0], format?: 'text' | 'binary'): unknown {
        // Our instants in milliseconds and counts, all below 2^53.
        if (oid === pg.types.builtins.INT8) return Number
        // Local dates stay text; a Date object would shift them by the machine's zone.
        if (oid === pg.types.builtins.DATE) return String
        return pg.types.getTypeParser(oid, format)
      },
    },
  })
  // An idle connection that breaks (server restart) is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  const db = new Kysely<Schema>({
    dialect: new SnakeCaseDialect({ pool: preparing(pool) }),
    plugins: [new CamelCaseRows()],
  })
  const lockPool = new pg.Pool({ connectionString: databaseUrl, max: mostHeld })
  lockPool.on('error', () => undefined)
  const held = new Kysely<never>({ dialect: new PostgresDialect({ pool: preparing(lockPool) }) })
  locks.set(db, held)
  return { db, close: () => Promise.all([db.destroy(), held.destroy()]).then(() => undefined) }
}
