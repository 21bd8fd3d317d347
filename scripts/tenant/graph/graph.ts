import express from 'express'
import { freshId, type Tenant } from '../tenant.ts'
import { graphAudiences, isExpiredToken, type Signer } from '../tokens.ts'
import { answerBatch } from './batch.ts'
import { calendarDeltaRoutes } from './calendar-delta.ts'
import { calendarRoutes } from './calendars.ts'
import { eventRoutes } from './events.ts'
import type { Mailboxes } from './mailboxes.ts'
import { errorBody, GraphFault, type GraphAnswer, type GraphCaller, type GraphRequest, type GraphRoute } from './odata.ts'
import { personByName } from './people.ts'
import { feedRoutes, type ActivityNotification } from './feed.ts'
import { mailRoutes, teamsRoutes, type Installations } from './teams.ts'
import { countIn, type Meter } from './meter.ts'
import type { Patience } from './receiver.ts'
import { subscriptionRoutes } from './subscription-routes.ts'
import type { Subscriptions } from './subscriptions.ts'
import type { Trouble, TroubleOrder } from './trouble.ts'
import { userDeltaRoutes } from './user-delta.ts'
import { userRoutes } from './users.ts'

/** Requests of one application to one mailbox that Outlook runs at once; more answer 429. */
const mailboxConcurrency = 4

export type GraphParts = {
  tenant: Tenant
  verify: Signer['verify']
  url: () => string
  mailboxes: Mailboxes
  installations: Installations
  notifications: ActivityNotification[]
  trouble: Trouble
  meter: Meter
  subscriptions: Subscriptions
  patience: Patience
}

type Ids = { requestId: string; clientRequestId: string }

/** Mounts Microsoft Graph v1.0 below `/v1.0`. What it does not imitate answers 501 with the path, never an empty success. */
export function mountGraph(app: express.Express, parts: GraphParts): void {
  const { tenant, trouble, meter } = parts
  const routes = [
    // Before /users/:id, which would take "delta" for somebody's name.
    ...userDeltaRoutes(tenant),
    ...userRoutes(tenant),
    ...calendarDeltaRoutes(tenant, parts.mailboxes),
    ...calendarRoutes(tenant, parts.mailboxes),
    ...eventRoutes(tenant, parts.mailboxes),
    ...mailRoutes(tenant, parts.mailboxes),
    ...teamsRoutes(tenant, parts.installations),
    ...feedRoutes(tenant, parts.installations, parts.notifications),
    ...subscriptionRoutes(tenant, parts.subscriptions, parts.patience),
  ]
  const compiled = routes.map((route) => ({ route, segments: route.path.split('/') }))
  const busy = new Map<string, number>()
  let busyTogether = 0

  /** Answers one request, alone or in a batch; refusals become answers here. */
  async function answer(given: GraphRequest, ids: Ids): Promise<GraphAnswer> {
    const outcome = await withTrouble(given.method, given.path, ids, () => {
      const request = forMe(given)
      const found = findRoute(compiled, request)
      meter.parts += 1
      if (found) countIn(meter.byRoute, `${found.route.method} ${found.route.path}`)
      if (found?.route.area === 'outlook') countIn(meter.byMailbox, mailboxOf(found.params))
      return () => routed(request, found)
    })
    countIn(meter.byStatus, outcome.status)
    return outcome
  }

  /** The batch itself can meet trouble too, before any of its parts is looked at or after all of them. */
  async function answerWhole(request: GraphRequest, ids: Ids): Promise<GraphAnswer> {
    const isBatch = request.path.toLowerCase() === '/$batch'
    if (!isBatch) return answer(request, ids)
    countIn(meter.byRoute, 'POST /$batch')
    return withTrouble(request.method, '/$batch', ids, () => () => answerBatch(request, async (inner) => uncut(await answer(inner, ids), ids)))
  }

  /** `prepare` runs in any case, the work it gives only when no trouble comes before it. */
  async function withTrouble(method: string, path: string, ids: Ids, prepare: () => () => Promise<GraphAnswer>): Promise<GraphAnswer> {
    const struck = trouble.strike(method, path)
    let outcome: GraphAnswer
    try {
      const work = prepare()
      if (struck) await suffer(struck)
      outcome = struck?.kind === 'cut' && struck.when === 'before' ? { status: 0 } : await work()
      if (struck?.kind === 'cut') outcome = { status: 0 }
      if (struck?.kind === 'answerLost') throw new GraphFault(504, 'UnknownError', 'The server, while acting as a proxy, did not receive a timely response from the upstream server it needed to access in attempting to complete the request.')
    } catch (error) {
      outcome = refusal(error, ids)
    }
    tenant.record({ method, path: `/v1.0${path}`, status: outcome.status, service: 'graph' })
    return outcome
  }

  function refusal(error: unknown, ids: Ids): GraphAnswer {
    const fault = error instanceof GraphFault ? error : new GraphFault(500, 'InternalServerError', error instanceof Error ? (error.stack ?? error.message) : String(error))
    return { status: fault.status, headers: fault.headers, body: errorBody(fault, ids, tenant.clock.now()) }
  }

  /** A part of a batch has no connection of its own that could be cut. */
  function uncut(outcome: GraphAnswer, ids: Ids): GraphAnswer {
    return outcome.status === 0 ? refusal(new GraphFault(504, 'UnknownError', 'The upstream server closed the connection.'), ids) : outcome
  }

  const mailboxOf = (params: Record<string, string>): string => personByName(tenant, params['id'] ?? '')?.id ?? ''

  async function routed(request: GraphRequest, found: ReturnType<typeof findRoute>): Promise<GraphAnswer> {
    // Clients that put the version into a batch's relative addresses are told so by the service as well.
    if (/^\/(v1\.0|beta)\//i.test(request.path)) throw new GraphFault(400, 'BadRequest', `Resource not found for the segment '${request.path.split('/')[1]}'.`)
    if (!found) throw new GraphFault(501, 'NotImplemented', `${request.method} ${request.path} is not imitated by the rehearsal tenant.`)
    const { route, params } = found
    checkPermission(tenant, route, request.caller, params)
    if (route.area !== 'outlook') return route.handle({ ...request, params })
    const mailbox = mailboxOf(params)
    const running = busy.get(mailbox) ?? 0
    if (running >= mailboxConcurrency) {
      meter.overConcurrency += 1
      throw new GraphFault(429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.', { 'retry-after': '1' })
    }
    busy.set(mailbox, running + 1)
    busyTogether += 1
    meter.highestInOneMailbox = Math.max(meter.highestInOneMailbox, running + 1)
    meter.highestAtOnce = Math.max(meter.highestAtOnce, busyTogether)
    try {
      await new Promise((resolve) => setTimeout(resolve, trouble.mailboxMilliseconds))
      return await route.handle({ ...request, params })
    } finally {
      busyTogether -= 1
      const left = (busy.get(mailbox) ?? 1) - 1
      if (left > 0) busy.set(mailbox, left)
      else busy.delete(mailbox)
    }
  }

  app.use('/v1.0', express.json({ limit: '4mb' }), async (incoming, response) => {
    meter.wire += 1
    const ids: Ids = { requestId: freshId(), clientRequestId: incoming.get('client-request-id') ?? freshId() }
    response.set({ 'request-id': ids.requestId, 'client-request-id': ids.clientRequestId, 'cache-control': 'no-cache' })
    let outcome: GraphAnswer
    try {
      const caller = await callerOf(incoming, parts)
      const base = `${parts.url()}/v1.0`
      const address = new URL(incoming.url, base)
      const path = decodeURIComponent(address.pathname).replace(/\/$/, '')
      const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]))
      const request: GraphRequest = { method: incoming.method, path, query: address.searchParams, headers, body: incoming.body, caller, params: {}, base }
      outcome = await answerWhole(request, ids)
    } catch (error) {
      if (!(error instanceof GraphFault)) throw error
      tenant.record({ method: incoming.method, path: incoming.originalUrl.split('?')[0] ?? '', status: error.status, service: 'graph' })
      outcome = { status: error.status, headers: error.headers, body: errorBody(error, ids, tenant.clock.now()) }
    }
    if (outcome.status === 0) return void incoming.socket.destroy()
    response.status(outcome.status).set(outcome.headers ?? {})
    if (!outcome.body) response.end()
    else response.set('content-type', 'application/json; odata.metadata=minimal; odata.streaming=true; IEEE754Compatible=false; charset=utf-8').send(JSON.stringify(outcome.body))
  })
  // A body that is no JSON must be refused in Graph's own shape.
  app.use('/v1.0', ((error: unknown, _request, response, _next) => {
    const isUnreadable = typeof error === 'object' && error !== null && 'status' in error && error.status === 400
    const fault = !isUnreadable ? new GraphFault(500, 'InternalServerError', String(error)) : new GraphFault(400, 'BadRequest', 'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.')
    response.status(fault.status).json(errorBody(fault, { requestId: freshId(), clientRequestId: freshId() }, tenant.clock.now()))
  }) satisfies express.ErrorRequestHandler)
}

async function callerOf(incoming: express.Request, parts: GraphParts): Promise<GraphCaller> {
  const header = incoming.get('authorization')
  if (!header) throw unauthorized('Access token is empty.')
  const token = /^Bearer (.+)$/i.exec(header)?.[1] ?? ''
  try {
    const claims = await parts.verify(token, graphAudiences)
    if (claims['tid'] !== parts.tenant.id) throw unauthorized('Access token validation failure. Invalid tenant.')
    if (typeof claims['scp'] === 'string') return { kind: 'person', personId: String(claims['oid']), permissions: claims['scp'].split(' ') }
    return { kind: 'application', permissions: Array.isArray(claims['roles']) ? claims['roles'].map(String) : [] }
  } catch (error) {
    if (error instanceof GraphFault) throw error
    throw unauthorized(isExpiredToken(error) ? 'Lifetime validation failed, the token is expired.' : 'Access token validation failure. Invalid audience or signature.')
  }
}

function unauthorized(message: string): GraphFault {
  return new GraphFault(401, 'InvalidAuthenticationToken', message, { 'www-authenticate': 'Bearer realm=""' })
}

function checkPermission(tenant: Tenant, route: GraphRoute, caller: GraphCaller, params: Record<string, string>): void {
  const isOwn = caller.kind === 'person' && params['id'] === caller.personId
  const enough = caller.kind === 'application' ? route.application : [...route.delegated, ...(isOwn ? (route.own ?? []) : [])]
  if (enough.some((permission) => caller.permissions.includes(permission))) return
  const { declared } = tenant.registration
  if (caller.kind === 'application' && route.resourceSpecific && (!declared || declared.resourceSpecific.some(({ name, type }) => name === route.resourceSpecific && type === 'Application'))) return
  if (route.area === 'directory') throw new GraphFault(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.')
  if (route.area === 'outlook') throw new GraphFault(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.')
  const kind = caller.kind === 'application' ? 'role' : 'scope'
  throw new GraphFault(403, 'Forbidden', `Missing ${kind} permissions on the request. API requires one of '${enough.join(', ')}'. ${kind === 'role' ? 'Roles' : 'Scopes'} on the request '${caller.permissions.join(', ')}'.`)
}

/** `/me` is the person in whose name the application asks; it means nothing to an application alone. */
function forMe(request: GraphRequest): GraphRequest {
  if (!/^\/me(\/|$)/i.test(request.path)) return request
  if (request.caller.kind !== 'person') throw new GraphFault(400, 'BadRequest', '/me request is only valid with delegated authentication flow.')
  return { ...request, path: `/users/${request.caller.personId}${request.path.slice(3)}` }
}

function findRoute(compiled: { route: GraphRoute; segments: string[] }[], request: GraphRequest): { route: GraphRoute; params: Record<string, string> } | null {
  const given = request.path.replace(/\(\)$/, '').split('/')
  for (const { route, segments } of compiled) {
    if (route.method !== request.method || segments.length !== given.length) continue
    const params: Record<string, string> = {}
    const fits = segments.every((segment, place) => {
      const value = given[place] ?? ''
      if (!segment.startsWith(':')) return segment.toLowerCase() === value.toLowerCase()
      params[segment.slice(1)] = value
      return value !== '' && !value.startsWith('$')
    })
    if (fits) return { route, params }
  }
  return null
}

async function suffer(order: TroubleOrder): Promise<void> {
  const wait = 'retryAfterSeconds' in order && order.retryAfterSeconds !== undefined ? { 'retry-after': String(order.retryAfterSeconds) } : undefined
  if (order.kind === 'throttled') throw new GraphFault(429, 'TooManyRequests', 'Too many requests.', wait ?? { 'retry-after': '1' })
  if (order.kind === 'unavailable') throw new GraphFault(503, 'serviceNotAvailable', 'The service is temporarily unavailable.', wait ?? {})
  if (order.kind === 'tokenExpired') throw unauthorized('Lifetime validation failed, the token is expired.')
  if (order.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, order.milliseconds))
}
