import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>
/** A transaction is just another db; functions that must run in one ask for it by this type. */
export type Trx = Transaction<Schema>

/**
 * Opens a pool on a PostgreSQL URL.
 * Columns are snake_case in the database and camelCase in code; the keys inside jsonb values are left alone.
 */
export function openStore(databaseUrl: string, options: { maxConnections?: number } = {}): { db: Db; pool: pg.Pool } {
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
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  return { db, pool }
}
