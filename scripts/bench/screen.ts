import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type Frame, type Page } from 'playwright-core'
import { getMatchRun, startMatchRun } from '../../api/matching/contract.ts'
import { openCohort, openProgram } from '../../api/programs/contract.ts'
import { openStore } from '../../api/store/open.ts'
import { migrate } from '../../api/store/migrate.ts'
import { findBrowser } from '../browser.ts'
import { buildAll } from '../build.ts'
import { startPostgres } from '../postgres.ts'
import { organizerOf, waitForPeople } from '../rehearsal/crowd.ts'
import { type Rehearsal, startRehearsal } from '../rehearsal/rehearsal.ts'
import { enrolEverybody, makeLargeCompany } from './screen-company.ts'
import { countFrames, type FrameFigures } from './screen-frames.ts'
import { count, duration, type Table } from './table.ts'

export type ScreenOrder = { people: number }
export type ScreenReport = { command: string; machine: string; absent: string[]; failures: string[]; tables: Table[] }

const organizersPatience = 600_000
/** No frame may take longer, in milliseconds. */
const mostMs = 50

/** Matches so many people, opens the run as its organizer, and counts frames while the list is scrolled, leapt through and filtered. */
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
  const path = await matchEverybody(company, postgres.url, cast, say)
  const found = await findBrowser()
  const browser = await chromium.launch({ executablePath: found.executablePath, args: found.args, env: found.env })
  stack.defer(() => browser.close())
  say('Scrolling and filtering')
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.setDefaultTimeout(60_000)
  await page.goto(`${company.hostUrl}/?person=${organizerOf(cast)}&app=tab&path=${encodeURIComponent(path)}`)
  const measured = await measure(page, company.apiUrl)
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
async function matchEverybody({ callAs, running }: Rehearsal, databaseUrl: string, cast: ReturnType<typeof makeLargeCompany>, say: (line: string) => void): Promise<string> {
  const organizerId = organizerOf(cast)
  say(`Reading ${count(cast.people.length)} people from the directory`)
  await waitForPeople(callAs, organizerId, organizersPatience)
  const program = await callAs(organizerId, openProgram, { input: { name: 'Bridges', purpose: 'Learn from another part of the company.' } })
  const start = running.tenant.clock.now().toZonedDateTimeISO('UTC').toPlainDate().add({ days: 10 }).toString()
  const { id: cohortId } = await callAs(organizerId, openCohort, { params: { programId: program.id }, input: { name: 'Spring', enrolUntilOn: start, startsOn: start, circleSize: 3 } })
  await enrolEverybody(databaseUrl, cohortId, cast, running.tenant.clock.now().epochMilliseconds)
  say('Matching them')
  const { id: runId } = await callAs(organizerId, startMatchRun, { params: { cohortId } })
  for (;;) {
    const { state, problem } = await callAs(organizerId, getMatchRun, { params: { runId } })
    if (state === 'ready') return `/manage/${cohortId}/match/${runId}`
    if (state === 'failed') throw new Error(problem ?? 'The run failed.')
    await pause(1_000)
  }
}

type Measured = { doing: string; figures: FrameFigures; rows: number }

async function measure(page: Page, apiUrl: string): Promise<Measured[]> {
  const tab = page.frameLocator('iframe[title="Crosspath"]')
  const grid = tab.getByRole('grid', { name: 'Circles' })
  await grid.waitFor()
  const frame = page.frames().find((candidate) => candidate.url().startsWith(apiUrl))
  if (!frame) throw new Error('The tab is not open.')
  await page.mouse.move(640, 600)
  await pause(2_000)
  const measured: Measured[] = []
  const during = async (doing: string, act: () => Promise<void>) => {
    const figures = await countFrames(frame, act)
    measured.push({ doing, figures, rows: await grid.getByRole('row').count() })
  }
  await during('nothing, for comparison', () => pause(2_000))
  await during('60 turns of the wheel', () => wheel(page, 60))
  await during('20 leaps through the list', () => leap(frame, 20))
  await frame.evaluate(() => { scrollTo({ top: 0 }) })
  const search = tab.getByRole('searchbox', { name: 'Find a person' })
  await search.focus()
  await during('typing a department', () => page.keyboard.type('finance', { delay: 120 }))
  await during('typing on, a name', () => page.keyboard.type(' lena', { delay: 120 }))
  await during('deleting it again', async () => {
    for (let letter = 0; letter < 'finance lena'.length; letter += 1) await page.keyboard.press('Backspace', { delay: 60 })
  })
  return measured
}

async function wheel(page: Page, turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    await page.mouse.wheel(0, 240)
    await pause(40)
  }
}

/** As the scroll bar does it. */
async function leap(frame: Frame, leaps: number): Promise<void> {
  for (let at = 1; at <= leaps; at += 1) {
    await frame.evaluate((share) => { scrollTo({ top: document.documentElement.scrollHeight * share }) }, (at * 7 % 20) / 20)
    await pause(150)
  }
}
