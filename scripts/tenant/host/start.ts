import express from 'express'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Connector } from '../connector/mount.ts'
import type { RunningTenant } from '../running.ts'
import { mountHost } from './server.ts'
import type { ClockMover, HostAction, HostOptions } from './server.ts'
import { hostTroubles } from './troubles.ts'

export type HostStart = {
  running: RunningTenant
  connector: Connector
  /** 0: any free port. */
  port: number
  tabUrl: string
  dist: string
  actions?: HostAction[]
  paths?: HostOptions['paths']
  mover?: ClockMover
}

/**
 * Starts the host page on plain http on loopback, so that a person's browser needs no certificate; resolves once it answers.
 * `url` is `http://localhost:PORT`, the origin the tab must trust (teams-js `validMessageOrigins`).
 */
export async function startHost(start: HostStart): Promise<{ url: string; close(): Promise<void> }> {
  const app = express()
  app.disable('x-powered-by')
  const server = createServer(app)
  const mounted = mountHost(app, { ...start.running, connector: start.connector }, {
    tabUrl: start.tabUrl,
    dist: start.dist,
    actions: start.actions ?? [],
    ...(start.paths ? { paths: start.paths } : {}),
    ...(start.mover ? { mover: start.mover } : {}),
    troubles: hostTroubles(start.running.trouble),
  })
  const url = await new Promise<string>((resolve, reject) => {
    server.once('error', reject)
    server.listen(start.port, '127.0.0.1', () => resolve(`http://localhost:${(server.address() as AddressInfo).port}`))
  })
  return {
    url,
    async close() {
      mounted.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}
