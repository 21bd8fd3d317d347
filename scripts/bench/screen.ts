import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { openCohort, openProgram } from '../../api/programs/contract.ts'
import { openStore } from '../../api/store/open.ts'
import { migrate } from '../../api/store/migrate.ts'
import { findBrowser } from '../browser.ts'
import { buildAll } from '../build.ts'
import { startPostgres } from '../postgres.ts'
import { organizerOf, waitForPeople } from '../rehearsal/crowd.ts'
import { type Rehearsal, startRehearsal } from '../rehearsal/rehearsal.ts'
import type { Cast } from '../tenant/cast/types.ts'
import { makeLargeCompany, writeRun } from './screen-company.ts'
import { measureList } from './screen-list.ts'
import { count, duration, type Table } from './table.ts'

export type ScreenOrder = { people: number }
export type ScreenReport = { command: string; machine: string; absent: string[]; failures: string[]; tables: Table[] }

/** Reading a large directory takes its time. */
const patienceMs = 600_000
/** No frame may take longer, in milliseconds. */
const mostMs = 50

/** Opens a finished run of so many people as its organizer, and counts frames while the list is scrolled, leapt through and filtered. */
export async function benchScreen({ people }: ScreenOrder, command: string, say: (line: string) => void): Promise<ScreenReport> {
  await using stack = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'crosspath-screen-'))
  stack.defer(() => rm(folder, { recursive: true, force: true }))
  await buildAll()
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), database: 'crosspath', durable: false })
  stack.defer(() => postgres.stop())
  const { db } = openStore(postgres.url, { maxConnections: 1 })
  await migrate(db)
  await db.destroy()
  const cast = makeLargeCompany(people)
  const company = await startRehearsal({ cast, databaseUrl: postgres.url, folder, ports: { tenant: 0, host: 0, api: 0 }, logLevel: 'warn' })
  stack.defer(() => company.close())
  const path = await openRun(company, postgres.url, cast, say)
  const found = await findBrowser()
  const browser = await chromium.launch({ executablePath: found.executablePath, args: found.args, env: found.env })
  stack.defer(() => browser.close())
  say('Scrolling and filtering')
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.setDefaultTimeout(60_000)
  await page.goto(`${company.hostUrl}/?person=${organizerOf(cast)}&app=tab&path=${encodeURIComponent(path)}`)
  const measured = await measureList(page, company.apiUrl)
  return {
    command,
    machine: `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}`,
    absent: [],
    failures: measured.flatMap(({ doing, figures }) => (figures.longest > mostMs ? [`${doing}: a frame took ${duration(figures.longest)}, where ${mostMs} ms are allowed.`] : [])),
    tables: [
      {
        question: `Does the screen of a match run with ${count(people)} people stay fluent?`,
        notes: [`Frames as the page's requestAnimationFrame sees them, in ${browser.version()} without a graphics card; rows in the page: how many of the circles are drawn at a time.`],
        head: ['', 'frames', 'longest frame', `over ${mostMs} ms`, 'longest task', 'rows in the page'],
        rows: measured.map(({ doing, figures, rows }) => [doing, count(figures.frames), duration(figures.longest), String(figures.over50), figures.longestTask === 0 ? 'under 50 ms' : duration(figures.longestTask), String(rows)]),
      },
    ],
  }
}

/** The path of a run over the whole company. */
export async function openRun({ callAs, running }: Rehearsal, databaseUrl: string, cast: Cast, say: (line: string) => void): Promise<string> {
  const organizerId = organizerOf(cast)
  say(`Reading ${count(cast.people.length)} people from the directory`)
  await waitForPeople(callAs, organizerId, patienceMs)
  const program = await callAs(organizerId, openProgram, { input: { name: 'Bridges', purpose: 'Learn from another part of the company.' } })
  const now = running.tenant.clock.now()
  const start = now.toZonedDateTimeISO('UTC').toPlainDate().add({ days: 10 }).toString()
  const { id: cohortId } = await callAs(organizerId, openCohort, { params: { programId: program.id }, input: { name: 'Spring', enrolUntilOn: start, startsOn: start, circleSize: 3 } })
  const runId = crypto.randomUUID()
  await writeRun(databaseUrl, cohortId, runId, cast, now.epochMilliseconds)
  return `/manage/${cohortId}/match/${runId}`
}
