import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Cast } from '../tenant/cast/types.ts'
import { castWishes } from '../tenant/cast/wishes.ts'
import { type Connector, mountConnector } from '../tenant/connector/mount.ts'
import type { HostAction } from '../tenant/host/server.ts'
import { startHost } from '../tenant/host/start.ts'
import { type Memory, openMemory } from '../tenant/memory.ts'
import { choosePort } from '../tenant/ports.ts'
import type { RunningTenant } from '../tenant/running.ts'
import { startTenant } from '../tenant/start.ts'
import type { Declared, Registration } from '../tenant/tenant.ts'
import { type ApiProcess, startApi } from './api-process.ts'
import { type Colleagues, colleaguesOf } from './colleagues/live.ts'
import { type CallAs, createCallAs } from './company-app.ts'
import { letColleaguesEnrol, letManagersAnswer, openFirstCohort, organizerOf, waitForPeople } from './crowd.ts'

const root = join(import.meta.dirname, '..', '..')

/** Ids of the app as registered in the rehearsal's Entra ID; invented, and the same at every start. */
const clientId = '5b9c1c0e-3a57-4d0c-8f1a-6f0c2f3d7a11'
const teamsAppId = '8e1f2a7c-90b4-4c53-9d2e-7a6b5c4d3e2f'

export type RehearsalOptions = {
  cast: Cast
  /** May be on its way still; the tenant starts meanwhile. */
  databaseUrl: string | Promise<string>
  /** Where the tenant's certificates and its state are kept. */
  folder: string
  /** The memory of this folder, when the caller has opened it already. */
  memory?: Memory
  /** 0: the port of the last start, else any free one. */
  ports: { tenant: number; host: number; api: number }
  /** Seconds between two looks at the clock; short, so that moving it shows at once. */
  tickSeconds?: number
  /** Head start of the clock at the first start. */
  offsetMilliseconds?: number
  logLevel?: string
  /** Whether the other people of the company act while the host page moves the clock. */
  colleaguesLive?: boolean
}

export type Rehearsal = {
  running: RunningTenant
  connector: Connector
  callAs: CallAs
  hostUrl: string
  apiUrl: string
  colleagues: Colleagues
  /** The API's process; replaced when it is started again. */
  api: ApiProcess
  restartApi(): Promise<void>
  close(): Promise<void>
}

/**
 * Starts the whole story on this machine: the tenant, the API in a process of its own, and the page that poses as Teams and Outlook.
 * On the folder of an earlier start it goes on from there. Throws a sentence when a port is taken.
 */
export async function startRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  const memory = options.memory ?? (await openMemory(options.folder))
  const databaseUrl = Promise.resolve(options.databaseUrl)
  // It is awaited further below; until then a failure must not count as unnoticed.
  databaseUrl.catch(() => undefined)
  const apiPort = await choosePort(memory, 'api', options.ports.api)
  const apiUrl = `http://localhost:${apiPort}`
  const registration: Registration = { clientId, clientSecret: 'rehearsal-only', applicationIdUri: `api://localhost:${apiPort}/${clientId}`, teamsAppId, botEndpoint: `${apiUrl}/api/messages`, declared: await readDeclared(apiUrl) }
  const mounted: Connector[] = []
  const running = await startTenant({
    cast: options.cast,
    registration,
    folder: options.folder,
    memory,
    port: options.ports.tenant,
    offsetMilliseconds: options.offsetMilliseconds ?? 0,
    extensions: [(app, started) => void mounted.push(mountConnector(app, started))],
  })
  const [connector] = mounted
  if (!connector) throw new Error('The connector was not mounted.')

  const callAs = createCallAs(running, () => apiUrl)
  const hostPort = await choosePort(memory, 'host', options.ports.host)
  const colleagues = colleaguesOf(callAs, running, connector.chats, organizerOf(options.cast))
  const host = await startHost({ running, connector, port: hostPort, tabUrl: apiUrl, dist: join(root, 'dist/host'), paths: { match: '/manage', repair: '/manage' }, actions: offerHelp(callAs, options.cast, running), ...(options.colleaguesLive === true && { mover: colleagues }) })
  memory.changed()

  const start = async () =>
    startApi({
      port: apiPort,
      clock: running.tenant.clock,
      caFile: running.caFile,
      environment: {
        DATABASE_URL: await databaseUrl,
        LISTEN_HOST: '127.0.0.1',
        PUBLIC_URL: apiUrl,
        TENANT_ID: options.cast.tenantId,
        CLIENT_ID: clientId,
        CLIENT_SECRET: registration.clientSecret,
        API_AUDIENCE: registration.applicationIdUri,
        TEAMS_APP_ID: teamsAppId,
        ENTRA_AUTHORITY: `${running.url}/${options.cast.tenantId}`,
        GRAPH_BASE_URL: running.url,
        BOT_SERVICE_URL: connector.serviceUrl,
        BOT_OPENID_URL: `${running.url}/v1/.well-known/openidconfiguration`,
        TAB_HOST_ORIGINS: host.url,
        OFFICE_JS_URL: `${host.url}/office.js`,
        TAB_FOLDER: join(root, 'dist/tab'),
        MAIL_SENDER: organizerOf(options.cast),
        TICK_SECONDS: String(options.tickSeconds ?? 2),
        PEOPLE_SYNC_MINUTES: '60',
        LOG_LEVEL: options.logLevel ?? 'info',
      },
    })

  const rehearsal: Rehearsal = {
    running,
    connector,
    callAs,
    hostUrl: host.url,
    apiUrl,
    colleagues,
    api: await start(),
    async restartApi() {
      await rehearsal.api.stop()
      rehearsal.api = await start()
    },
    async close() {
      await rehearsal.api.stop()
      await host.close()
      await running.close()
    },
  }
  return rehearsal
}

/** What the Teams app declares, from the manifest that is packaged; its pages lie under `tabUrl`. */
export async function readDeclared(tabUrl = 'https://crosspath.example'): Promise<Declared> {
  const text = await readFile(join(root, 'manifest/manifest.json'), 'utf8')
  const manifest = JSON.parse(text.replaceAll('https://${{TAB_DOMAIN}}', tabUrl)) as { activities: Pick<Declared, 'activityTypes'>; authorization: { permissions: Pick<Declared, 'resourceSpecific'> }; staticTabs: Declared['staticTabs'] }
  return { activityTypes: manifest.activities.activityTypes, resourceSpecific: manifest.authorization.permissions.resourceSpecific, staticTabs: manifest.staticTabs }
}

/** What the host page offers besides acting by hand: the other people of the company. */
function offerHelp(callAs: CallAs, cast: Cast, running: RunningTenant): HostAction[] {
  const organizerId = organizerOf(cast)
  const today = () => running.tenant.clock.now().toZonedDateTimeISO('UTC').toPlainDate()
  return [
    {
      id: 'colleagues-enrol',
      title: 'Let a hundred colleagues enrol',
      line: '30 mentors and 70 mentees fill in the form, each in their own words.',
      async run() {
        const cohortId = await openFirstCohort(callAs, organizerId, today())
        const enrolled = await letColleaguesEnrol(callAs, cohortId, castWishes(cast))
        return enrolled === 0 ? 'Everybody had enrolled already, or enrolment has closed.' : `${enrolled} colleagues have enrolled. Their managers have a card each.`
      },
    },
    {
      id: 'managers-answer',
      title: 'Let their managers answer',
      line: 'Nearly all say yes. What the people of the story ask, and what they are asked, is left to you.',
      async run() {
        const managers = new Set(cast.people.flatMap((person) => person.managerId ?? []))
        const able = cast.people.filter((person) => (managers.has(person.id) || person.id === organizerId) && person.accountEnabled).map((person) => person.id)
        const { approved, declined } = await letManagersAnswer(callAs, able, new Set(cast.featured.map((person) => person.id)))
        return `${approved} were approved, ${declined} declined.`
      },
    },
  ]
}

/** The first start: the org chart arrives, and the organizer opens a cohort. Later starts find both. */
export async function prepareStory({ callAs, running }: Rehearsal): Promise<void> {
  const organizerId = organizerOf(running.tenant.cast)
  await waitForPeople(callAs, organizerId)
  await openFirstCohort(callAs, organizerId, running.tenant.clock.now().toZonedDateTimeISO('UTC').toPlainDate())
}
