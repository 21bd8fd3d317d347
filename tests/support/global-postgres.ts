import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '#scripts/postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a database on the server of this test run; make your own beside it with `freshDatabase` or `createFromTemplate`. */
    postgresUrl: string
  }
}

type Shared = { url: string; end(): Promise<void>; users: number }
const held = globalThis as typeof globalThis & { crosspathPostgres?: Promise<Shared> }

/** Starts one PostgreSQL for the whole run, whichever projects ask for it, and ends it with the last of them. */
export default async function shareOneServer(project: {
  provide(key: 'postgresUrl', value: string): void
}): Promise<() => Promise<void>> {
  held.crosspathPostgres ??= start()
  const shared = await held.crosspathPostgres
  shared.users += 1
  project.provide('postgresUrl', shared.url)
  return async () => {
    shared.users -= 1
    if (shared.users === 0) await shared.end()
  }
}

async function start(): Promise<Shared> {
  const folder = await mkdtemp(join(tmpdir(), 'crosspath-tests-'))
  const server = await startPostgres({ folder, database: 'crosspath', durable: false }).catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true })
    throw error
  })
  return {
    url: server.url,
    users: 0,
    async end() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
