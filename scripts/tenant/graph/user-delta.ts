import type { Tenant } from '../tenant.ts'
import { GraphFault, pick, preferences, type GraphAnswer, type GraphRequest, type GraphRoute } from './odata.ts'
import { checkUserSelection, defaultUserProperties, userView } from './users.ts'

const pageSize = 100
const tokenMilliseconds = 7 * 86_400_000
const permissions = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All']

/**
 * A token says everything the next call needs: what was selected, since which change, and, between pages, up to which change
 * this round goes and how far it has come.
 */
type Token = { select: string[] | null; since: number; until?: number; offset?: number; issued: number }

/** users/delta (Microsoft: "user: delta" and "Use delta query to track changes"). */
export function userDeltaRoutes(tenant: Tenant): GraphRoute[] {
  return [{ method: 'GET', area: 'directory', path: '/users/delta', application: permissions, delegated: permissions, handle: (request) => answer(tenant, request) }]
}

function answer(tenant: Tenant, request: GraphRequest): GraphAnswer {
  for (const name of ['$expand', '$top', '$orderby', '$filter', '$search']) {
    if (request.query.has(name)) throw new GraphFault(400, 'Request_BadRequest', `The query option '${name}' is not supported with delta.`)
  }
  const now = tenant.clock.now().epochMilliseconds
  const latest = tenant.changes.at(-1)?.sequence ?? 0
  const given = request.query.get('$skiptoken') ?? request.query.get('$deltatoken')
  let token: Token
  if (given === null || given === 'latest') {
    const select = request.query.get('$select')?.split(',').map((name) => name.trim()) ?? null
    checkUserSelection(tenant, select, false)
    token = { select, since: given === 'latest' ? latest : 0, issued: now }
  } else {
    token = readToken(request, given, now)
  }
  const until = token.until ?? latest
  const offset = token.offset ?? 0
  const ids = changedSince(tenant, token.since, until)
  const size = Math.max(1, Number(preferences(request).get('odata.maxpagesize')) || pageSize)
  const page = ids.slice(offset, offset + size)
  const more = offset + size < ids.length
  const link = (name: string, next: Token): string => `${request.base}/users/delta?${name}=${Buffer.from(JSON.stringify(next)).toString('base64url')}`
  return {
    status: 200,
    ...(preferences(request).has('odata.maxpagesize') && { headers: { 'preference-applied': `odata.maxpagesize=${size}` } }),
    body: {
      '@odata.context': `${request.base}/$metadata#users${token.select ? `(${token.select.join(',')})` : ''}`,
      ...(more
        ? { '@odata.nextLink': link('$skiptoken', { ...token, until, offset: offset + size, issued: now }) }
        : { '@odata.deltaLink': link('$deltatoken', { select: token.select, since: until, issued: now }) }),
      value: page.flatMap((id) => entry(tenant, id, token) ?? []),
    },
  }
}

/** People touched after `since` and up to `until`, each once, in the order of their first change. */
function changedSince(tenant: Tenant, since: number, until: number): string[] {
  return [...new Set(tenant.changes.filter(({ sequence }) => sequence > since && sequence <= until).map(({ personId }) => personId))]
}

function entry(tenant: Tenant, personId: string, token: Token): Record<string, unknown> | null {
  const person = tenant.people.get(personId)
  const isFirstRound = token.since === 0
  // A first round lists who is there, and has nobody to take away.
  const kind = tenant.changes.findLast((change) => change.personId === personId)?.kind
  if (!person || kind === 'deleted') return isFirstRound ? null : { id: personId, '@removed': { reason: 'changed' } }
  const names = token.select ?? defaultUserProperties
  const view = pick(userView(tenant, person), [...names, 'id'])
  if (!names.some((name) => name.toLowerCase() === 'manager')) return view
  const before = isFirstRound ? null : managerAt(tenant, personId, token.since)
  const links: object[] = []
  if (before && before !== person.managerId) links.push({ '@odata.type': '#microsoft.graph.user', id: before, '@removed': { reason: 'deleted' } })
  if (person.managerId && before !== person.managerId) links.push({ '@odata.type': '#microsoft.graph.user', id: person.managerId })
  return links.length > 0 ? { ...view, 'manager@delta': links } : view
}

function managerAt(tenant: Tenant, personId: string, sequence: number): string | null {
  const last = tenant.changes.findLast((change) => change.personId === personId && change.sequence <= sequence)
  return last?.managerId ?? null
}

function readToken(request: GraphRequest, text: string, now: number): Token {
  let token: Token | null = null
  try {
    token = JSON.parse(Buffer.from(text, 'base64url').toString()) as Token
  } catch {
    token = null
  }
  if (!token || !Number.isInteger(token.since) || typeof token.issued !== 'number') {
    throw new GraphFault(400, 'Request_BadRequest', 'Badly formed token.')
  }
  if (now - token.issued > tokenMilliseconds) {
    const select = token.select ? `?$select=${token.select.join(',')}` : ''
    throw new GraphFault(410, 'SyncStateNotFound', 'The sync state generation is not found. Start again without a token.', { location: `${request.base}/users/delta${select}` })
  }
  return token
}
