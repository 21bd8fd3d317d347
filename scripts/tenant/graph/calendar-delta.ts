import type { Tenant } from '../tenant.ts'
import { applied, viewOptions, windowOf } from './event-request.ts'
import { eventView, type ViewOptions } from './event-view.ts'
import type { Mailboxes } from './mailboxes.ts'
import type { Instance } from './meeting.ts'
import { GraphFault, preferences, type GraphAnswer, type GraphRequest, type GraphRoute } from './odata.ts'
import { mailboxOwner } from './people.ts'

const permissions = ['Calendars.Read', 'Calendars.ReadBasic', 'Calendars.ReadWrite']
const pageSize = 10

/**
 * A token says everything the next call needs: whose calendar, the window, since which change (null: a first round, which lists
 * everything), up to which change this round goes, and the item after which the next page begins. The horizon cannot be moved.
 */
type Token = { personId: string; from: number; to: number; since: number | null; until: number; after: string | null }

type Entry = Record<string, unknown>

/**
 * calendarView/delta (Microsoft: "event: delta" and "Get incremental changes to events in a calendar view"). Occurrences come bare,
 * a series is never split over two pages, and of an occurrence that was called off nothing is said at all: its series is listed
 * again without it. What has left the window or was never in it comes as removed.
 */
export function calendarDeltaRoutes(tenant: Tenant, mailboxes: Mailboxes): GraphRoute[] {
  return ['/users/:id/calendarView/delta', '/users/:id/calendar/calendarView/delta'].map((path) => ({
    method: 'GET',
    area: 'outlook',
    path,
    application: permissions,
    delegated: permissions,
    handle: (request) => answer(tenant, mailboxes, request),
  }))
}

function answer(tenant: Tenant, mailboxes: Mailboxes, request: GraphRequest): GraphAnswer {
  for (const name of ['$select', '$filter', '$orderby', '$expand', '$search', '$top']) {
    if (request.query.has(name)) {
      throw new GraphFault(400, 'ErrorInvalidUrlQuery', "The following parameters are not supported with change tracking over the 'CalendarView' resource: '$orderby, $filter, $select, $expand, $search, $top'.")
    }
  }
  const owner = mailboxOwner(tenant, request.params['id'] ?? '')
  const given = request.query.get('$skiptoken') ?? request.query.get('$deltatoken')
  const { journal } = mailboxes
  const token: Token = given === null ? { personId: owner.id, ...windowOf(request), since: null, until: journal.latest(), after: null } : readToken(given, owner.id)
  const until = token.after === null ? journal.latest() : token.until
  const touched = token.since === null ? null : journal.changedItems(owner.id, token.since, until)
  if (token.since !== null && touched === null) throw lost(request, token)
  const ids = (touched ?? mailboxes.copiesOf(owner.id).map(({ id }) => id)).filter((id) => token.after === null || id > token.after).sort()
  const wished = Math.floor(Number(preferences(request).get('odata.maxpagesize')))
  const size = wished > 0 ? wished : pageSize
  const options = viewOptions(request)
  const value: Entry[] = []
  let last: string | null = null
  let more = false
  for (const id of ids) {
    if (value.length >= size) {
      more = true
      break
    }
    value.push(...entriesOf(tenant, mailboxes, token, id, options))
    last = id
  }
  const link = (name: string, next: Token): string => `${request.base}/users/${owner.id}/calendarView/delta?${name}=${Buffer.from(JSON.stringify(next)).toString('base64url')}`
  const headers = { ...applied(request) }
  if (wished > 0) headers['preference-applied'] = [headers['preference-applied'], `odata.maxpagesize=${size}`].filter(Boolean).join(', ')
  return {
    status: 200,
    headers,
    body: {
      '@odata.context': `${request.base}/$metadata#Collection(event)`,
      ...(more ? { '@odata.nextLink': link('$skiptoken', { ...token, until, after: last }) } : { '@odata.deltaLink': link('$deltatoken', { ...token, since: until, until, after: null }) }),
      value,
    },
  }
}

/** One item with all its occurrences in the window. */
function entriesOf(tenant: Tenant, mailboxes: Mailboxes, token: Token, id: string, options: ViewOptions): Entry[] {
  const whole = mailboxes.find(token.personId, id)
  const instances = whole ? standing(mailboxes, whole, token) : []
  if (!whole || instances.length === 0) {
    // A first round has nothing to take away.
    return token.since === null ? [] : [{ '@odata.type': '#microsoft.graph.event', id, '@removed': { reason: 'deleted' } }]
  }
  const full = (instance: Instance): Entry => ({ '@odata.type': '#microsoft.graph.event', ...eventView(tenant, instance, options) })
  if (whole.type === 'singleInstance') return [full(whole)]
  return [full(whole), ...instances.map((instance) => (instance.type === 'exception' ? full(instance) : bare(full(instance))))]
}

function standing(mailboxes: Mailboxes, whole: Instance, { from, to }: Token): Instance[] {
  if (whole.type === 'seriesMaster') return mailboxes.occurrences(whole.copy, from, to)
  return whole.startMilliseconds < to && whole.endMilliseconds >= from ? [whole] : []
}

function bare(view: Entry): Entry {
  return Object.fromEntries(['@odata.type', '@odata.etag', 'id', 'seriesMasterId', 'type', 'start', 'end'].map((name) => [name, view[name]]))
}

function readToken(text: string, personId: string): Token {
  let token: Token | null = null
  try {
    token = JSON.parse(Buffer.from(text, 'base64url').toString()) as Token
  } catch {
    token = null
  }
  if (!token || token.personId !== personId || !Number.isInteger(token.until)) throw new GraphFault(400, 'ErrorInvalidSyncStateData', 'The sync state data is invalid.')
  return token
}

function lost(request: GraphRequest, { personId, from, to }: Token): GraphFault {
  const again = `startDateTime=${new Date(from).toISOString()}&endDateTime=${new Date(to).toISOString()}`
  return new GraphFault(410, 'SyncStateNotFound', 'The sync state generation is not found; generation=605;[highest=841][841][839][840].', {
    location: `${request.base}/users/${personId}/calendarView/delta?${again}`,
  })
}
