import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFromTemplate, dropDatabase } from '#scripts/postgres.ts'
import { type Rehearsal, type RehearsalOptions, startRehearsal } from '#scripts/rehearsal/rehearsal.ts'
import { castCompany } from '#scripts/tenant/cast/company.ts'
import { migrate } from '#api/store/migrate.ts'
import { openStore } from '#api/store/open.ts'

/** The first day of every test's company, unless it says otherwise: today, so that tokens and jobs live on one clock. */
function today(): string {
  return Temporal.Now.plainDateISO('UTC').toString()
}

export type World = Rehearsal & { databaseUrl: string } & AsyncDisposable

/** A whole company with the API beside it, on a database and ports of its own: `await using world = await startWorld(...)`. */
export async function startWorld(postgresUrl: string, options: Partial<Omit<RehearsalOptions, 'databaseUrl'>> = {}): Promise<World> {
  const databaseUrl = await freshStore(postgresUrl)
  const folder = await mkdtemp(join(tmpdir(), 'crosspath-world-'))
  const rehearsal = await startRehearsal({ cast: castCompany({ startsOn: today() }), folder, ports: { tenant: 0, host: 0, api: 0 }, tickSeconds: 1, logLevel: 'warn', ...options, databaseUrl })
  return Object.assign(rehearsal, {
    databaseUrl,
    [Symbol.asyncDispose]: async () => {
      await rehearsal.close()
      await dropDatabase(databaseUrl)
      await rm(folder, { recursive: true, force: true })
    },
  })
}

/** A migrated, empty database of its own. */
export function freshStore(postgresUrl: string): Promise<string> {
  return createFromTemplate(postgresUrl, {
    name: 'migrated',
    async prepare(url) {
      const { db } = openStore(url, { maxConnections: 1 })
      await migrate(db)
      await db.destroy()
    },
  })
}

/** Asks again and again until `ready` says yes, and returns that answer; fails with what it saw last. */
export async function eventually<Answer>(ask: () => Promise<Answer>, ready: (answer: Answer) => boolean, patience = 60_000): Promise<Answer> {
  const until = performance.now() + patience
  for (;;) {
    const answer = await ask()
    if (ready(answer)) return answer
    if (performance.now() > until) throw new Error(`Still not so after ${patience} ms: ${JSON.stringify(answer ?? null).slice(0, 2_000)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
