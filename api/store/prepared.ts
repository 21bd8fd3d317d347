import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'

/** From this many times on a statement counts as one of those that come again and again. */
const oftenFrom = 8
/** Each takes room on every connection, so there is an end to them. */
const mostPrepared = 400
/** Longer ones are written for so many rows at once, and seldom for as many again. */
const longestText = 4_000
/** Statements that are counted at a time. */
const mostCounted = 4_000

/** PostgreSQL says so of a prepared statement whose table was changed meanwhile, by a newer version of Crosspath that migrates. */
const stale = /cached plan must not change result type/

const uses = new Map<string, number>()
const names = new Map<string, string>()
let generation = 0

type Runner = Pick<pg.Pool, 'query'> | Pick<pg.ClientBase, 'query'>
type Run = (query: { text: string; values: unknown[]; name?: string }) => Promise<pg.QueryResult>

/**
 * Runs a statement which PostgreSQL reads and plans once a connection, if it comes often, and then only runs: planning takes as long as running for
 * most of ours. Statements are told apart by their text. One that is refused because its table was changed is done once more.
 * Source: postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-EXT-QUERY, node-postgres.com/features/queries#prepared-statements
 * @param alone false within a transaction: it is lost by the refusal, which goes to the caller then; the next attempt succeeds.
 */
export async function runPrepared(runner: Runner, text: string, values: readonly unknown[], alone = true): Promise<pg.QueryResult> {
  const run: Run = (query) => runner.query(query)
  const name = nameOf(text)
  if (name === undefined) return run({ text, values: [...values] })
  try {
    return await run({ text, values: [...values], name })
  } catch (error) {
    if (!(error instanceof Error) || !stale.test(error.message)) throw error
    forgetNames()
    if (!alone) throw error
    return run({ text, values: [...values] })
  }
}

/** Connections for statements that are written elsewhere. Closing them twice is as good as once. */
export function openPrepared(databaseUrl: string, options: { maxConnections: number }): { executeSql(text: string, values?: unknown[]): Promise<pg.QueryResult>; close(): Promise<void> } {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: options.maxConnections })
  pool.on('error', () => undefined)
  let closed: Promise<void> | undefined
  return { executeSql: (text, values = []) => runPrepared(pool, text, values), close: () => (closed ??= pool.end()) }
}

/** A pool for Kysely whose connections prepare what comes often. */
export function preparing(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect()
      const connection = known.get(client) ?? onConnection(client)
      known.set(client, connection)
      return connection
    },
    end: () => pool.end(),
  }
}

function onConnection(client: pg.PoolClient): PostgresPoolClient {
  let alone = true
  const query = (text: string, values: readonly unknown[]): Promise<pg.QueryResult> => {
    if (/^(begin|start transaction)/.test(text)) alone = false
    if (/^(commit|rollback)$/.test(text)) alone = true
    // What has no values is said by us word for word, such as several statements of a migration, which cannot be prepared.
    return values.length === 0 ? client.query(text) : runPrepared(client, text, values, alone)
  }
  // Kysely's cursors, which we do not use, would come by the same door.
  return { query: query as unknown as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) }
}

/** The name under which a statement is prepared; undefined while it is not known to come often. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostPrepared || text.length > longestText) return known
  const count = (uses.get(text) ?? 0) + 1
  if (count < oftenFrom) {
    if (uses.size >= mostCounted) uses.clear()
    uses.set(text, count)
    return undefined
  }
  uses.delete(text)
  const name = `often_${generation}_${names.size}`
  names.set(text, name)
  return name
}

/** Everything is prepared under other names from now on, on whichever connection. */
function forgetNames(): void {
  generation += 1
  names.clear()
}
