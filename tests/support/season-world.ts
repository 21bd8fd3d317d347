import cluster, { type Worker } from 'node:cluster'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CallAs, createCallAs } from '#scripts/rehearsal/company-app.ts'
import { dropDatabase } from '#scripts/postgres.ts'
import type { Cast } from '#scripts/tenant/cast/types.ts'
import { type Connector, mountConnector } from '#scripts/tenant/connector/mount.ts'
import { noMemory } from '#scripts/tenant/memory.ts'
import type { RunningTenant } from '#scripts/tenant/running.ts'
import { startTenant } from '#scripts/tenant/start.ts'
import type { Clock } from '#scripts/tenant/tenant.ts'
import type { Order, Report } from './season-api.ts'
import { freshStore } from './start-world.ts'

const clientId = '5b9c1c0e-3a57-4d0c-8f1a-6f0c2f3d7a11'

export type SeasonWorld = {
  running: RunningTenant
  connector: Connector
  callAs: CallAs
  databaseUrl: string
  /** Moves both clocks and lets everything that is due happen. */
  step(duration: Temporal.DurationLike): Promise<void>
  /** Resolves when nothing is left to do. */
  rest(): Promise<void>
} & AsyncDisposable

/** API processes that share a port, a database and the work, as they do in a company. */
const replicas = 2

/**
 * A company's tenant in the test's own process and the API in two beside it.
 * @param prepare fills the database before the API starts.
 */
export async function startSeasonWorld(postgresUrl: string, cast: Cast, prepare: (databaseUrl: string) => Promise<void>): Promise<SeasonWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'crosspath-season-'))
  const databaseUrl = await freshStore(postgresUrl)
  await prepare(databaseUrl)
  const port = await freePort()
  const apiUrl = `http://localhost:${port}`
  const registration = { clientId, clientSecret: 'rehearsal-only', applicationIdUri: `api://${new URL(apiUrl).host}/${clientId}`, teamsAppId: '8e1f2a7c-90b4-4c53-9d2e-7a6b5c4d3e2f', botEndpoint: `${apiUrl}/api/messages` }
  const mounted: Connector[] = []
  const running = await startTenant({ cast, registration, folder, memory: noMemory(), extensions: [(app, started) => void mounted.push(mountConnector(app, started))] })
  const [connector] = mounted
  if (!connector) throw new Error('The connector was not mounted.')
  running.trouble.mailboxMilliseconds = 0
  const { clock } = running.tenant
  const api = await startSeasonApi(clock, {
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    LISTEN_HOST: '127.0.0.1',
    PUBLIC_URL: apiUrl,
    TENANT_ID: cast.tenantId,
    CLIENT_ID: clientId,
    CLIENT_SECRET: registration.clientSecret,
    API_AUDIENCE: registration.applicationIdUri,
    TEAMS_APP_ID: registration.teamsAppId,
    ENTRA_AUTHORITY: `${running.url}/${cast.tenantId}`,
    GRAPH_BASE_URL: running.url,
    BOT_SERVICE_URL: connector.serviceUrl,
    BOT_OPENID_URL: `${running.url}/v1/.well-known/openidconfiguration`,
    NODE_EXTRA_CA_CERTS: running.caFile,
    LOG_LEVEL: process.env['SEASON_LOG'] ?? 'silent',
  })
  return {
    running,
    connector,
    callAs: createCallAs(running, () => apiUrl),
    databaseUrl,
    async step(duration) {
      clock.advance(duration)
      await api.order('due')
    },
    rest: () => api.order('rest'),
    async [Symbol.asyncDispose]() {
      await api.kill()
      await running.close()
      await dropDatabase(databaseUrl)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

type SeasonApi = { order(what: Order['what']): Promise<void>; kill(): Promise<void> }

/** Resolves once all replicas listen. One of them does what is due; all know what time it is. */
async function startSeasonApi(clock: Clock, environment: Record<string, string>): Promise<SeasonApi> {
  cluster.setupPrimary({ exec: join(import.meta.dirname, 'season-api.ts'), args: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const env = { ...process.env, ...environment, REHEARSAL_CLOCK_OFFSET: String(clock.offsetMilliseconds()) }
  // The first brings the database up to date; those after it find it so.
  const apis: SeasonReplica[] = []
  for (let at = 0; at < replicas; at += 1) apis.push(await startReplica(cluster.fork(env)))
  return {
    async order(what) {
      const offsetMilliseconds = clock.offsetMilliseconds()
      await Promise.all(apis.map((api) => api.order('time', offsetMilliseconds)))
      await apis[0]?.order(what, offsetMilliseconds)
    },
    kill: () => Promise.all(apis.map((api) => api.kill())).then(() => undefined),
  }
}

type SeasonReplica = { order(what: Order['what'], offsetMilliseconds: number): Promise<void>; kill(): Promise<void> }

async function startReplica(child: Worker): Promise<SeasonReplica> {
  const waiting = new Map<number, { resolve: () => void; reject: (error: Error) => void }>()
  const answerTo = (id: number) => new Promise<void>((resolve, reject) => waiting.set(id, { resolve, reject }))
  child.on('message', ({ id, problem }: Report) => {
    if (problem === null) waiting.get(id)?.resolve()
    else waiting.get(id)?.reject(new Error(problem))
    waiting.delete(id)
  })
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      for (const { reject } of waiting.values()) reject(new Error('The API has ended.'))
      resolve()
    })
  })
  await answerTo(0)
  let orders = 0
  return {
    order(what, offsetMilliseconds) {
      orders += 1
      const answered = answerTo(orders)
      child.send({ id: orders, offsetMilliseconds, what } satisfies Order)
      return answered
    },
    async kill() {
      child.process.kill('SIGKILL')
      await exited
    },
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
