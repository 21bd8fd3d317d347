import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import { type Context, createContext } from '#api/context.ts'
import { readConfig } from '#api/config.ts'
import { dropDatabase } from '#scripts/postgres.ts'
import type { Cast } from '#scripts/tenant/cast/types.ts'
import type { RunningTenant } from '#scripts/tenant/running.ts'
import { startTenant, type TenantOptions } from '#scripts/tenant/start.ts'
import type { Declared } from '#scripts/tenant/tenant.ts'
import { freshStore } from './start-world.ts'

/** Without those of earlier tenants: they all bear the same name, and a verifier would try the wrong one. */
const usualAuthorities = tls.getCACertificates('default')

const clientId = '5b9c1c0e-3a57-4d0c-8f1a-6f0c2f3d7a11'

export type Doors = { running: RunningTenant; context: Context; now: { ahead: number } } & AsyncDisposable

/**
 * The API's doors, configured as in production and open towards a tenant of its own, without the process around them:
 * for tests of what travels between the two. `now.ahead` moves the API's clock by so many milliseconds.
 * @param publicUrl where a test lets the API be reached, if it does.
 * @param more what else the tenant serves and holds against the app, and settings besides those that are needed.
 */
export async function openDoors(
  postgresUrl: string,
  cast: Cast,
  publicUrl = 'http://localhost:1',
  more: Pick<TenantOptions, 'extensions'> & { declared?: Declared; environment?: Record<string, string> } = {},
): Promise<Doors> {
  const folder = await mkdtemp(join(tmpdir(), 'crosspath-doors-'))
  const databaseUrl = await freshStore(postgresUrl)
  const registration = { clientId, clientSecret: 'rehearsal-only', applicationIdUri: `api://localhost:1/${clientId}`, teamsAppId: '8e1f2a7c-90b4-4c53-9d2e-7a6b5c4d3e2f', botEndpoint: 'http://localhost:1/api/messages', ...(more.declared && { declared: more.declared }) }
  const running = await startTenant({ cast, registration, folder, ...(more.extensions && { extensions: more.extensions }) })
  tls.setDefaultCACertificates([...usualAuthorities, running.caPem])
  const now = { ahead: 0 }
  const made = createContext(
    readConfig({
      DATABASE_URL: databaseUrl,
      PUBLIC_URL: publicUrl,
      TENANT_ID: cast.tenantId,
      CLIENT_ID: clientId,
      CLIENT_SECRET: registration.clientSecret,
      TEAMS_APP_ID: registration.teamsAppId,
      ENTRA_AUTHORITY: `${running.url}/${cast.tenantId}`,
      GRAPH_BASE_URL: running.url,
      BOT_SERVICE_URL: `${running.url}/teams`,
      BOT_OPENID_URL: `${running.url}/v1/.well-known/openidconfiguration`,
      LOG_LEVEL: 'silent',
      ...more.environment,
    }),
  )
  return {
    running,
    now,
    context: { ...made, now: () => made.now() + now.ahead },
    async [Symbol.asyncDispose]() {
      await made.close()
      await running.close()
      await dropDatabase(databaseUrl)
      await rm(folder, { recursive: true, force: true })
    },
  }
}
