import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import { readConfig } from '../../api/config.ts'
import { createContext } from '../../api/context.ts'
import { migrate } from '../../api/store/migrate.ts'
import { startPostgres } from '../postgres.ts'
import { noMemory } from '../tenant/memory.ts'
import { startTenant } from '../tenant/start.ts'
import { makeBookingCompany } from './booking-company.ts'
import { type BookingFigures, bookCompany } from './booking-requests.ts'
import { count, type Table } from './table.ts'

/** Without those of earlier tenants: they all bear the same name, and a verifier would try the wrong one. */
const usualAuthorities = tls.getCACertificates('default')

const clientId = '5b9c1c0e-3a57-4d0c-8f1a-6f0c2f3d7a11'

export type BookingOrder = { circles: number }
export type BookingReport = { table: Table; failures: string[] }

/** Shares of trouble that together strike a fifth of all answers: of single requests, and of whole `$batch` calls. */
const trouble = { requests: 0.16, calls: 0.05 }
/** With a fifth of all answers lost, a request is asked 1 / (1 − 0.2) times on average. */
const mostRatio = { calm: 1.1, troubled: 1.1 / (1 - 0.2) }

/**
 * Plans and books so many circles twice, on a tenant and a database of their own: in peace, and with a fifth of all answers being 429, 503 or a cut
 * connection. `failures` says what is not as it must be: a circle without its one series, a session out of place, more requests than allowed.
 */
export async function benchBooking({ circles }: BookingOrder): Promise<BookingReport> {
  const runs = [
    { name: 'in peace', most: mostRatio.calm, figures: await bookApart(circles, false) },
    { name: 'a fifth of all answers 429, 503 or cut', most: mostRatio.troubled, figures: await bookApart(circles, true) },
  ]
  return {
    table: {
      question: `How many requests does it take to plan and book ${count(circles)} circles of four sessions?`,
      notes: ['Least: ⌈people/20⌉·⌈days/62⌉ requests for free/busy, and for each circle one POST, one GET of its occurrences and one PATCH for each of them.'],
      head: ['', 'least', 'requests', 'ratio', 'allowed', 'calls over the wire', 'most in one mailbox', 'booked once', 'sessions moved off the pattern', 'seconds'],
      rows: runs.map(({ name, most, figures }) => [name, count(figures.least), count(figures.requests), (figures.requests / figures.least).toFixed(3), most.toFixed(3), count(figures.calls), String(figures.highestInOneMailbox), count(figures.booked), count(figures.exceptions), figures.seconds.toFixed(1)]),
    },
    failures: runs.flatMap(({ name, most, figures }) => [
      ...figures.faults.map((fault) => `${name}: ${fault}`),
      ...(figures.booked === circles ? [] : [`${name}: ${figures.booked} of ${circles} circles are booked.`]),
      ...(figures.requests / figures.least <= most ? [] : [`${name}: ${figures.requests} requests where ${Math.floor(figures.least * most)} are allowed.`]),
      ...(figures.overConcurrency === 0 ? [] : [`${name}: ${figures.overConcurrency} requests were more than a mailbox takes at once.`]),
    ]),
  }
}

async function bookApart(circles: number, troubled: boolean): Promise<BookingFigures> {
  await using stack = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'crosspath-booking-'))
  stack.defer(() => rm(folder, { recursive: true, force: true }))
  const startsOn = Temporal.Now.plainDateISO('UTC').toString()
  const company = makeBookingCompany(circles, startsOn)
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), database: 'crosspath', durable: false })
  stack.defer(() => postgres.stop())
  const registration = { clientId, clientSecret: 'rehearsal-only', applicationIdUri: `api://localhost:1/${clientId}`, teamsAppId: '8e1f2a7c-90b4-4c53-9d2e-7a6b5c4d3e2f', botEndpoint: 'http://localhost:1/api/messages' }
  const running = await startTenant({ cast: company.cast, registration, folder, memory: noMemory() })
  stack.defer(() => running.close())
  tls.setDefaultCACertificates([...usualAuthorities, running.caPem])
  const context = createContext(
    readConfig({
      DATABASE_URL: postgres.url,
      PUBLIC_URL: 'http://localhost:1',
      TENANT_ID: company.cast.tenantId,
      CLIENT_ID: clientId,
      CLIENT_SECRET: registration.clientSecret,
      TEAMS_APP_ID: registration.teamsAppId,
      ENTRA_AUTHORITY: `${running.url}/${company.cast.tenantId}`,
      GRAPH_BASE_URL: running.url,
      BOT_SERVICE_URL: `${running.url}/teams`,
      BOT_OPENID_URL: `${running.url}/v1/.well-known/openidconfiguration`,
      LOG_LEVEL: 'silent',
    }),
  )
  stack.defer(() => context.close())
  await migrate(context.db)
  if (troubled) {
    running.trouble.order({ path: /^\/users\//, kind: 'mixed', share: trouble.requests, retryAfterSeconds: 1 })
    running.trouble.order({ path: /batch$/, kind: 'mixed', share: trouble.calls, retryAfterSeconds: 1 })
  }
  return await bookCompany(context, running, company, { startsOn })
}
