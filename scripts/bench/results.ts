import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import express from 'express'
import pg from 'pg'
import { getResults, updateResults } from '../../api/outcomes/contract.ts'
import { migrate } from '../../api/store/migrate.ts'
import { openStore } from '../../api/store/open.ts'
import { startPostgres } from '../postgres.ts'
import { organizerOf, waitForPeople } from '../rehearsal/crowd.ts'
import { type Rehearsal, startRehearsal } from '../rehearsal/rehearsal.ts'
import { castCompany } from '../tenant/cast/company.ts'
import { writeYears } from './results-company.ts'
import { count, duration, type Table, times } from './table.ts'

export type ResultsOrder = { sizes: number[]; requests: number }
export type ResultsReport = { command: string; machine: string; absent: string[]; failures: string[]; tables: Table[] }

/** What the slowest request may take at any size, in milliseconds. */
const mostMs = 300
const warmUp = 20

type Timed = { half: number; most: number; longest: number }
type Row = { people: number; of: string; timed: Timed; bare: Timed }

/** How long the results of companies of several sizes take over HTTP, beside an endpoint that reads one row. */
export async function benchResults({ sizes, requests }: ResultsOrder, command: string, say: (line: string) => void): Promise<ResultsReport> {
  await using stack = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'crosspath-results-'))
  stack.defer(() => rm(folder, { recursive: true, force: true }))
  const rows: Row[] = []
  const counting: string[][] = []
  for (const people of sizes) {
    say(`${count(people)} people and three years of cohorts`)
    const found = await measureCompany(join(folder, String(people)), people, requests)
    rows.push(...found.rows)
    counting.push([count(people), count(found.cohorts), duration(found.countedMs / found.cohorts)])
  }
  const failures = rows.flatMap(({ people, of, timed }) => (timed.longest > mostMs ? [`${of} of ${count(people)} people: a request took ${duration(timed.longest)}, where ${mostMs} ms are allowed.`] : []))
  return {
    command,
    machine: `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}`,
    absent: [],
    failures,
    tables: [
      {
        question: 'How long does the results screen wait for the API?',
        notes: [`${requests} requests each after ${warmUp} to warm up, one after the other, signed in, over HTTP; a bare Express with pg that selects one row by its key is asked in turn with ours.`],
        head: ['people', 'results of', 'half within', '95 % within', 'longest', 'bare: half within', 'ours beside it'],
        rows: rows.map(({ people, of, timed, bare }) => [count(people), of, duration(timed.half), duration(timed.most), duration(timed.longest), duration(bare.half), times(timed.half / bare.half)]),
      },
      { question: 'How long does it take to count a cohort anew?', notes: ['By the job, all cohorts one after the other, until the last one is there.'], head: ['people', 'cohorts', 'a cohort'], rows: counting },
    ],
  }
}

async function measureCompany(folder: string, people: number, requests: number): Promise<{ rows: Row[]; cohorts: number; countedMs: number }> {
  await using stack = new AsyncDisposableStack()
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), database: 'crosspath', durable: false })
  stack.defer(() => postgres.stop())
  const { db } = openStore(postgres.url, { maxConnections: 1 })
  await migrate(db)
  await db.destroy()
  const cast = castCompany({ startsOn: Temporal.Now.plainDateISO('UTC').toString() })
  // Nothing is to be counted meanwhile but what is asked for.
  const company = await startRehearsal({ cast, databaseUrl: postgres.url, folder, ports: { tenant: 0, host: 0, api: 0 }, logLevel: 'warn', tickSeconds: 3_600 })
  stack.defer(() => company.close())
  const organizer = organizerOf(cast)
  await waitForPeople(company.callAs, organizer)
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  stack.defer(() => client.end())
  const cohorts = await writeYears(client, people, organizer, Date.now())
  const countedMs = await countAll(company, organizer, cohorts)
  const bare = await serveBare(postgres.url)
  stack.defer(() => bare.close())
  const token = await company.running.entra.issueUserToken(organizer)
  const newest = cohorts.at(-1) ?? ''
  const asked = { 'one cohort': { cohortId: newest }, 'one function of it': { cohortId: newest, function: 'Department 3' }, 'it beside another': { cohortId: newest, compareWith: cohorts[0] ?? '' }, 'the company': {}, 'one site of the company': { site: 'Site 3' } }
  const rows: Row[] = []
  for (const [of, query] of Object.entries(asked)) {
    const address = `${company.apiUrl}${getResults.path}?${new URLSearchParams(query)}`
    rows.push({ people, of, ...(await timeBoth(address, token, `${bare.url}/${newest}`, requests)) })
  }
  return { rows, cohorts: cohorts.length, countedMs }
}

async function countAll({ callAs }: Rehearsal, organizer: string, cohorts: readonly string[]): Promise<number> {
  const began = performance.now()
  for (const cohortId of cohorts) await callAs(organizer, updateResults, { params: { cohortId } })
  for (;;) {
    const { updating, cohorts: counted } = await callAs(organizer, getResults)
    if (!updating && counted === cohorts.length) return performance.now() - began
    await pause(100)
  }
}

/** The least that an endpoint on this stack can do. */
async function serveBare(databaseUrl: string): Promise<{ url: string; close(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: databaseUrl })
  const app = express()
  app.get('/:id', async (request, response) => {
    const { rows } = await pool.query<object>('select id, name, state from cohorts where id = $1', [request.params.id])
    response.json(rows[0])
  })
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await pool.end()
    },
  }
}

/** In turn, so that whatever else the machine does falls on both. */
async function timeBoth(ours: string, token: string, bare: string, requests: number): Promise<{ timed: Timed; bare: Timed }> {
  const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] }
  for (let at = -warmUp; at < requests; at += 1) {
    const [one, other] = [await timeOne(ours, { authorization: `Bearer ${token}` }), await timeOne(bare, {})]
    if (at < 0) continue
    times.ours.push(one)
    times.bare.push(other)
  }
  return { timed: summary(times.ours), bare: summary(times.bare) }
}

async function timeOne(address: string, headers: Record<string, string>): Promise<number> {
  const began = performance.now()
  const answer = await fetch(address, { headers })
  await answer.text()
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`)
  return performance.now() - began
}

function summary(values: readonly number[]): Timed {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { half: at(0.5), most: at(0.95), longest: at(1) }
}
