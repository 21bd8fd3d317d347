import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { buildAll } from './build.ts'
import { startPostgres } from './postgres.ts'
import { prepareStory, startRehearsal } from './rehearsal/rehearsal.ts'
import { castCompany } from './tenant/cast/company.ts'

/** `npm start`: the whole story on this machine, with no account and no internet. Prints one link. */
const folder = join(import.meta.dirname, '..', '.data')
const began = performance.now()

async function main(): Promise<void> {
  say('Starting Crosspath with a rehearsal company of 240 people …')
  await mkdir(folder, { recursive: true })
  const [postgres] = await Promise.all([startPostgres({ folder: join(folder, 'postgres'), database: 'crosspath' }), buildAll()])
  const rehearsal = await startRehearsal({
    cast: castCompany({ startsOn: today() }),
    databaseUrl: postgres.url,
    folder: join(folder, 'tenant'),
    ports: { tenant: port('TENANT_PORT', 4443), host: port('HOST_PORT', 3900), api: port('API_PORT', 3978) },
  })
  await prepareStory(rehearsal)
  say(`Ready after ${Math.round((performance.now() - began) / 1000)} seconds. Open ${rehearsal.hostUrl} and follow the page. Ctrl+C ends it.`)

  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    void rehearsal
      .close()
      .then(() => postgres.stop())
      .finally(() => process.exit(0))
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
}

function today(): string {
  return Temporal.Now.plainDateISO('UTC').toString()
}

function port(name: string, fallback: number): number {
  return Number(process.env[name] ?? fallback)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
