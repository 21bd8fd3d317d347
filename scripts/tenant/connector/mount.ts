import type express from 'express'
import type { RunningTenant } from '../running.ts'
import type { Tenant } from '../tenant.ts'
import { botAudience } from '../tokens.ts'
import { createChats } from './chats.ts'
import type { Chats } from './chats.ts'
import { createBot } from './deliver.ts'
import type { Bot } from './deliver.ts'
import { connectorRoutes } from './routes.ts'

/** The parts of the running stand-in that the Connector needs. `url` is the https origin. */
export type ConnectorHome = Pick<RunningTenant, 'tenant' | 'url' | 'entra' | 'installations' | 'trouble'>

export type Connector = { serviceUrl: string; chats: Chats; bot: Bot }

/** Mounts the Bot Connector below `/teams` and greets the bot whenever somebody gets the app. */
export function mountConnector(app: express.Express, running: ConnectorHome): Connector {
  const { tenant, entra, installations, trouble } = running
  const serviceUrl = `${running.url}/teams`
  const chats = createChats(tenant)
  const bot = createBot(tenant, chats, serviceUrl, keptToken(tenant, () => entra.issueBotFrameworkToken({ serviceUrl }, validOnBothClocks(tenant))))
  app.use(
    '/teams',
    connectorRoutes({
      tenant,
      chats,
      serviceUrl,
      isInstalled: (personId) => installations.has(personId),
      isBlocked: (personId) => installations.blockOf(personId) === 'bot',
      trouble,
      async accepts(bearer) {
        try {
          const claims = await entra.verify(bearer, botAudience)
          return (claims['appid'] ?? claims['azp']) === tenant.registration.clientId
        } catch {
          return false
        }
      },
    }),
  )
  installations.onInstalled((personId) => void bot.greet(personId))
  return { serviceUrl, chats, bot }
}

/** The channel uses one token for many activities, as Microsoft's does; another after some minutes, and whenever the clock was moved. */
function keptToken(tenant: Tenant, issue: () => Promise<string>): () => Promise<string> {
  let kept: { token: Promise<string>; offset: number; until: number } | null = null
  return () => {
    const offset = tenant.clock.offsetMilliseconds()
    if (kept?.offset !== offset || performance.now() > kept.until) kept = { token: issue(), offset, until: performance.now() + 5 * 60_000 }
    return kept.token
  }
}

/**
 * Times for a token that a process on the machine's clock and one on the rehearsal's clock both take for fresh: the rehearsal
 * may run weeks ahead, and neither side can ask the other which clock it reads.
 */
export function validOnBothClocks(tenant: Tenant): { iat: number; nbf: number; exp: number } {
  const machine = Math.floor(Date.now() / 1000)
  const rehearsal = Math.floor(tenant.clock.now().epochMilliseconds / 1000)
  return { iat: Math.min(machine, rehearsal), nbf: Math.min(machine, rehearsal) - 300, exp: Math.max(machine, rehearsal) + 3_600 }
}
