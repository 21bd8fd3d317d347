import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { arch, availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { chromium } from 'playwright-core'
import { readConfig } from '#api/config.ts'
import { serveTab } from '#api/http/tab-files.ts'
import { createWeb } from '#api/http/web.ts'
import { getMe } from '#api/people/contract.ts'
import { getHome } from '#api/roadmap/contract.ts'
import { findBrowser } from '../../browser.ts'
import { buildAll } from '../../build.ts'
import { startPostgres } from '../../postgres.ts'
import { prepareStory, startRehearsal } from '../../rehearsal/rehearsal.ts'
import { castCompany } from '../../tenant/cast/company.ts'
import { count, duration, type Table, times } from '../table.ts'
import { buildPeer } from './build-peer.ts'
import { type Line, type Load, openTab } from './open-tab.ts'
import type { TabOrder } from './order.ts'
import { beginning, weigh } from './weigh.ts'

export type TabReport = { command: string; machine: string; absent: string[]; loads: { line: Line; ours: Load[]; theirs: Load[] }[]; failures: string[]; tables: Table[] }

/** What is promised: at most so many times as long as the template's tab until the page is useful. */
const PROMISED_RATIO = 1.25
/** Both as Lighthouse and Chrome's own tools throttle: a slow and a fast mobile line. */
const lines: Line[] = [
  { name: '1.6 Mbit/s, 150 ms', down: 1_600_000, up: 750_000, latencyMs: 150 },
  { name: '9 Mbit/s, 60 ms', down: 9_000_000, up: 1_500_000, latencyMs: 60 },
]
const tabFolder = join(import.meta.dirname, '..', '..', '..', 'dist', 'tab')
/** The pages people open most, by the module of their screen. */
const pages = { Home: 'app/start.tsx', 'My circle': 'roadmap/my-circle.tsx', Roadmap: 'roadmap/my-roadmap.tsx', Session: 'sessions/session-page.tsx', Enrol: 'enrolment/enrol.tsx', 'My team': 'enrolment/my-team.tsx', Enrolments: 'programs/enrolments.tsx', 'Match run': 'matching/match-run.tsx', 'Beside a call': 'meeting/panel.tsx' }

/** Weighs the tab's pages, and measures how long it takes until Home is useful, beside a tab of the template's shape. */
export async function benchTab({ rounds }: TabOrder, command: string, say: (line: string) => void): Promise<TabReport> {
  await using stack = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'crosspath-tab-'))
  stack.defer(() => rm(folder, { recursive: true, force: true }))
  say('Building both tabs and starting the company …')
  await buildAll()
  const peerFolder = await buildPeer(join(folder, 'peer'))
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), database: 'crosspath', durable: false })
  stack.defer(() => postgres.stop())
  const cast = castCompany({ startsOn: Temporal.Now.plainDateISO('UTC').toString() })
  const rehearsal = await startRehearsal({ cast, databaseUrl: postgres.url, folder, ports: { tenant: 0, host: 0, api: 0 }, logLevel: 'warn' })
  stack.defer(() => rehearsal.close())
  await prepareStory(rehearsal)
  const personId = cast.featured.find(({ part }) => part === 'mentee')?.id ?? cast.featured[0]?.id ?? ''
  // What is read at somebody's very first visit is not measured.
  await rehearsal.callAs(personId, getMe, {})
  await rehearsal.callAs(personId, getHome, {})
  const peerUrl = await servePeer(stack, peerFolder, rehearsal.hostUrl)
  const found = await findBrowser()
  const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args, '--disable-features=LocalNetworkAccessChecks'], env: found.env })
  stack.defer(() => browser.close())

  const loads: TabReport['loads'] = []
  for (const line of lines) {
    const ours: Load[] = []
    const theirs: Load[] = []
    // One round that does not count: what the machine itself has to read first.
    for (let round = 0; round <= rounds; round++) {
      say(`${line.name}: round ${round} of ${rounds} …`)
      const token = await rehearsal.running.entra.issueUserToken(personId)
      const stage = { browser, line, hostUrl: rehearsal.hostUrl, personId, token }
      const our = await openTab({ ...stage, tabUrl: `${rehearsal.apiUrl}/` })
      const their = await openTab({ ...stage, tabUrl: `${peerUrl}/` })
      if (round > 0) {
        ours.push(our)
        theirs.push(their)
      }
    }
    loads.push({ line, ours, theirs })
  }
  const failures = loads.flatMap(({ line, ours, theirs }) => (ratioOf(ours, theirs) > PROMISED_RATIO ? [`${line.name}: ${times(ratioOf(ours, theirs))} as long as the template's tab, promised are ${times(PROMISED_RATIO)}.`] : []))
  return { command, machine: `${availableParallelism()} cores of ${cpus()[0]?.model.trim() ?? arch()}, ${browser.version()} of Chromium, ${loadavg()[0]?.toFixed(1)} processes at work beside it`, absent: [], loads, failures, tables: [weightTable(peerFolder), timeTable(loads)] }
}

/** Served as the tab is: by the same code, compressed and cached in the same way. */
async function servePeer(stack: AsyncDisposableStack, folder: string, hostUrl: string): Promise<string> {
  const id = '5b9c1c0e-3a57-4d0c-8f1a-6f0c2f3d7a11'
  const config = readConfig({ DATABASE_URL: 'postgres://unused', PUBLIC_URL: 'http://localhost', TENANT_ID: id, CLIENT_ID: id, CLIENT_SECRET: 'unused', TEAMS_APP_ID: id, TAB_FOLDER: folder, TAB_HOST_ORIGINS: hostUrl })
  const web = createWeb(config, pino({ level: 'silent' }))
  serveTab(web, config)
  const server = createServer(web)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stack.defer(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

function weightTable(peerFolder: string): Table {
  const rows = Object.entries(pages).map(([name, module]) => {
    const whole = weigh(tabFolder, [...beginning, module])
    return [name, String(whole.scripts), kilobytes(whole.gzipped), kilobytes(whole.plain)]
  })
  const peer = weigh(peerFolder, ['index.html'])
  return {
    question: 'How much JavaScript does a page need when it is the first one that is opened?',
    notes: ['Without what is fetched afterwards: menus, drawers, faces.'],
    head: ['page', 'scripts', 'kB gzipped', 'kB'],
    rows: [...rows, ["The template's tab", String(peer.scripts), kilobytes(peer.gzipped), kilobytes(peer.plain)]],
  }
}

function timeTable(loads: TabReport['loads']): Table {
  return {
    question: 'How long does it take until Home is useful, beside a tab of the shape of Microsoft’s Fluent UI v9 template?',
    notes: ['From the navigation of the frame, with an empty cache, until the headline stands; in turns, median (least to most). The template’s tab asks no API.'],
    head: ['line', 'Home', "the template's tab", 'ratio', 'requests until then', 'kB of JavaScript over the wire'],
    rows: loads.map(({ line, ours, theirs }) => [line.name, spread(ours), spread(theirs), times(ratioOf(ours, theirs)), `${count(median(ours.map(({ requests }) => requests)))}, ${count(median(theirs.map(({ requests }) => requests)))}`, `${kilobytes(median(ours.map(({ scriptBytes }) => scriptBytes)))}, ${kilobytes(median(theirs.map(({ scriptBytes }) => scriptBytes)))}`]),
  }
}

function spread(loads: Load[]): string {
  const all = loads.map(({ usefulMs }) => usefulMs)
  return `${duration(median(all))} (${duration(Math.min(...all))} to ${duration(Math.max(...all))})`
}

function ratioOf(ours: Load[], theirs: Load[]): number {
  return median(ours.map(({ usefulMs }) => usefulMs)) / median(theirs.map(({ usefulMs }) => usefulMs))
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(0)
}
