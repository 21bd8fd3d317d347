import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>
/** A transaction is just another db; functions that must run in one ask for it by this type. */
export type Trx = Transaction<Schema>

/** bigint: our instants in milliseconds and counts, all below 2^53. */
const bigint = 20
/** date: local dates stay text, a Date object would shift them by the machine's zone. */
const date = 1082

/**
 * Opens a pool on a PostgreSQL URL.
 * Columns are snake_case in the database and camelCase in code; the keys inside jsonb values are left alone.
 */
export function openStore(databaseUrl: string, options: { maxConnections?: number } = {}): { db: Db; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: options.maxConnections ?? 10,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
        if (oid === bigint) return Number
        if (oid === date) return (value: string) => value
        return pg.types.getTypeParser(oid, format as 'text')
      }) as typeof pg.types.getTypeParser,
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
