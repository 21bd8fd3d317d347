import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { Cast } from './cast/types.ts'
import { loopbackCertificates, signingMaterial } from './certificates.ts'
import { createEntra, mountEntra } from './entra.ts'
import type { ActivityNotification } from './graph/feed.ts'
import { mountGraph } from './graph/graph.ts'
import { createMailboxes } from './graph/mailboxes.ts'
import { createMeter } from './graph/meter.ts'
import { createNotifier } from './graph/notifier.ts'
import { createCalendars } from './graph/outlook.ts'
import { microsoftsPatience, type Patience } from './graph/receiver.ts'
import { createStaff } from './graph/staff.ts'
import { createSubscriptions } from './graph/subscriptions.ts'
import { createInstallations } from './graph/teams.ts'
import { createTrouble } from './graph/trouble.ts'
import { type Memory, openMemory } from './memory.ts'
import { choosePort } from './ports.ts'
import type { RunningTenant } from './running.ts'
import { createTenant, type Registration } from './tenant.ts'
import { createSigner } from './tokens.ts'

/** Adds a service to the server, such as the Bot Connector, before it answers 501 to everything else. */
export type Extension = (app: express.Express, running: RunningTenant) => void | Promise<void>

export type TenantOptions = {
  cast: Cast
  registration: Registration
  /** Where certificates, keys and the state are kept between starts. */
  folder: string
  /** The memory of this folder, when the caller has opened it already. */
  memory?: Memory
  /** 0: the port of the last start, else any free one. */
  port?: number
  /** Head start of the rehearsal's clock at its first start; later ones go on from where it was. */
  offsetMilliseconds?: number
  /** How long receivers of notifications may take; Microsoft's own limits unless a test shortens them. */
  patience?: Patience
  /** Mounted in this order. */
  extensions?: Extension[]
}

/**
 * Starts the rehearsal tenant on loopback over https and resolves once it answers. Whatever happened since the first start on
 * this folder is there again. Throws a sentence when its port is taken.
 */
export async function startTenant(options: TenantOptions): Promise<RunningTenant> {
  const memory = options.memory ?? (await openMemory(options.folder))
  const [certificates, material] = await Promise.all([loopbackCertificates(options.folder), signingMaterial(options.folder)])
  const tenant = createTenant(options.cast, options.registration, { offsetMilliseconds: options.offsetMilliseconds, memory })
  const signer = await createSigner(tenant, material)
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  const server = createServer({ key: certificates.key, cert: certificates.cert }, app)
  const url = await listen(server, await choosePort(memory, 'tenant', options.port ?? 0))
  // Not before: a second process on the same folder gets no further than here, and must not write over the first one's state.
  memory.changed()
  const entra = createEntra(tenant, signer, () => url)
  const mailboxes = createMailboxes(tenant)
  const notifications: ActivityNotification[] = memory.part<ActivityNotification[]>('notifications', () => notifications) ?? []
  const trouble = createTrouble()
  const patience = options.patience ?? microsoftsPatience
  const subscriptions = createSubscriptions(tenant)
  const installations = createInstallations(memory)
  const running: RunningTenant = {
    tenant,
    url,
    caPem: certificates.caPem,
    caFile: certificates.caFile,
    entra,
    calendars: createCalendars(tenant, mailboxes),
    mail: mailboxes.sent,
    notifications,
    installations,
    trouble,
    meter: createMeter(),
    subscriptions,
    notifier: createNotifier({ tenant, mailboxes, subscriptions, trouble, patience }),
    staff: createStaff(tenant, subscriptions, installations),
    forgetSyncStates: mailboxes.journal.forget,
    async close() {
      running.notifier.close()
      subscriptions.close()
      await stop(server)
      await memory.close()
    },
  }
  mountGraph(app, { tenant, verify: signer.verify, url: () => url, mailboxes, installations, notifications, trouble, meter: running.meter, subscriptions, patience })
  for (const extend of options.extensions ?? []) await extend(app, running)
  mountEntra(app, tenant, signer, entra, () => url)
  app.use((request, response) => {
    tenant.record({ method: request.method, path: request.path, status: 501, service: 'entra' })
    response.status(501).json({ error: { code: 'NotImplemented', message: `${request.method} ${request.path} is not imitated by the rehearsal tenant.` } })
  })
  return running
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(`https://localhost:${(server.address() as AddressInfo).port}`))
  })
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
