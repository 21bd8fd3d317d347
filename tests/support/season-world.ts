import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import { startApp } from '#api/app.ts'
import { readConfig } from '#api/config.ts'
import { type Context, createContext } from '#api/context.ts'
import { type CallAs, createCallAs } from '#scripts/rehearsal/company-app.ts'
import { dropDatabase } from '#scripts/postgres.ts'
import type { Cast } from '#scripts/tenant/cast/types.ts'
import { type Connector, mountConnector } from '#scripts/tenant/connector/mount.ts'
import { noMemory } from '#scripts/tenant/memory.ts'
import type { RunningTenant } from '#scripts/tenant/running.ts'
import { startTenant } from '#scripts/tenant/start.ts'
import { freshStore } from './start-world.ts'

const clientId = '5b9c1c0e-3a57-4d0c-8f1a-6f0c2f3d7a11'

export type SeasonWorld = {
  running: RunningTenant
  connector: Connector
  callAs: CallAs
  context: Context
  databaseUrl: string
  /** Moves both clocks and lets everything that is due happen. */
  step(duration: Temporal.DurationLike, due: (context: Context) => Promise<void>): Promise<void>
} & AsyncDisposable

/**
 * The whole product in the test's own process, so that a season of days can be stepped through without waiting for a clock to be looked at.
 * The org chart is not read and calendars are not watched: other journeys do that.
 * @param prepare fills the database before the API starts.
 */
export async function startSeasonWorld(postgresUrl: string, cast: Cast, prepare: (databaseUrl: string) => Promise<void>): Promise<SeasonWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'crosspath-season-'))
  const databaseUrl = await freshStore(postgresUrl)
  await prepare(databaseUrl)
  const apiUrl = `http://localhost:${await freePort()}`
  const registration = { clientId, clientSecret: 'rehearsal-only', applicationIdUri: `api://${new URL(apiUrl).host}/${clientId}`, teamsAppId: '8e1f2a7c-90b4-4c53-9d2e-7a6b5c4d3e2f', botEndpoint: `${apiUrl}/api/messages` }
  const mounted: Connector[] = []
  const running = await startTenant({ cast, registration, folder, memory: noMemory(), extensions: [(app, started) => void mounted.push(mountConnector(app, started))] })
  const [connector] = mounted
  if (!connector) throw new Error('The connector was not mounted.')
  running.trouble.mailboxMilliseconds = 0
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), running.caPem])
  const { clock } = running.tenant
  const made = createContext(
    readConfig({
      DATABASE_URL: databaseUrl,
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
      LOG_LEVEL: process.env['SEASON_LOG'] ?? 'silent',
    }),
  )
  const context: Context = { ...made, now: () => clock.now().epochMilliseconds }
  const app = await startApp(context)
  const server = context.web.listen(Number(new URL(apiUrl).port), '127.0.0.1')
  return {
    running,
    connector,
    callAs: createCallAs(running, () => apiUrl),
    context,
    databaseUrl,
    async step(duration, due) {
      clock.advance(duration)
      await due(context)
      await context.jobs.idle(120_000)
    },
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
      await app.stop()
      await made.close()
      await running.close()
      await dropDatabase(databaseUrl)
      await rm(folder, { recursive: true, force: true })
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
