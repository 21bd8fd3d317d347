import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildAll } from './build.ts'
import { hasDatabase, removePostgres, startPostgres } from './postgres.ts'
import { prepareStory, startRehearsal } from './rehearsal/rehearsal.ts'
import { watchSources } from './rehearsal/watch.ts'
import { castCompany } from './tenant/cast/company.ts'
import { forget, type Memory, openMemory } from './tenant/memory.ts'

/**
 * `npm start`: the whole story on this machine, with no account and no internet. Prints one link. A later start goes on where the
 * last one ended; `npm start -- --fresh` begins anew. `npm run dev` is the same, following changes of the sources.
 */
const folder = join(import.meta.dirname, '..', '.data')
const postgresFolder = join(folder, 'postgres')
const tenantFolder = join(folder, 'tenant')
const began = performance.now()

async function main(): Promise<void> {
  const { fresh, watch } = readArguments()
  await mkdir(folder, { recursive: true })
  const memory = await openStory(fresh)
  say(memory.isNew ? 'Starting Crosspath with a rehearsal company of 240 people …' : 'Starting Crosspath again, where the rehearsal was left …')
  const starting = Promise.all([startPostgres({ folder: postgresFolder, database: 'crosspath' }), buildAll()]).then(([postgres]) => postgres)
  const rehearsal = await startRehearsal({
    cast: castCompany({ startsOn: firstDay(memory) }),
    databaseUrl: starting.then((postgres) => postgres.url),
    folder: tenantFolder,
    memory,
    colleaguesLive: true,
    ports: { tenant: port('TENANT_PORT', memory, 4443), host: port('HOST_PORT', memory, 3900), api: port('API_PORT', memory, 3978) },
  })
  await prepareStory(rehearsal)
  say(`Ready after ${Math.round((performance.now() - began) / 1000)} seconds. Open ${rehearsal.hostUrl} and follow the page. Ctrl+C ends it.`)
  if (watch) watchSources(rehearsal, say)

  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    void rehearsal
      .close()
      .then(() => starting)
      .then((postgres) => postgres.stop())
      .finally(() => process.exit(0))
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
}

function readArguments(): { fresh: boolean; watch: boolean } {
  const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false }, watch: { type: 'boolean', default: false } } })
  return values
}

/** The company's memory and the database belong together: where one is missing, the other is taken away as well. */
async function openStory(fresh: boolean): Promise<Memory> {
  const memory = await openMemory(tenantFolder)
  const isTorn = memory.isNew === hasDatabase(postgresFolder)
  if (!fresh && !isTorn) return memory
  if (!fresh) say('Only one of the database and the rehearsal company’s state was left from before, so both begin anew.')
  await removePostgres(postgresFolder)
  await forget(tenantFolder)
  return openMemory(tenantFolder)
}

/** The first day of the rehearsal; on a later start still the same, so that everybody's calendar is, too. */
function firstDay(memory: Memory): string {
  const kept = memory.part('first day', () => startsOn)
  const startsOn: string = kept ?? Temporal.Now.plainDateISO('UTC').toString()
  return startsOn
}

/** What the environment says; else, on the first start, the usual port, and later (0) the one it had. */
function port(name: string, memory: Memory, usual: number): number {
  return Number(process.env[name] ?? (memory.isNew ? usual : 0))
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
