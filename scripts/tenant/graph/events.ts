import type { Tenant } from '../tenant.ts'
import { eventChangeFrom } from './event-input.ts'
import { applied, viewOptions, windowOf, withExtended } from './event-request.ts'
import { eventView } from './event-view.ts'
import { matches, parseFilter } from './filter.ts'
import type { Mailboxes } from './mailboxes.ts'
import { changeKey, type Instance } from './meeting.ts'
import { cancelEvent, changeEvent, createEvent, deleteEvent } from './meetings.ts'
import { GraphFault, linkTo, pick, preferences, read, readText, selection, wholeNumber, type GraphAnswer, type GraphRequest, type GraphRoute } from './odata.ts'
import { mailboxOwner } from './people.ts'
import { answerInvitation, type Answer } from './responses.ts'
import { momentFrom } from './zones.ts'

const readPermissions = ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite']
const writePermissions = ['Calendars.ReadWrite']
// Properties Exchange can search by; asking for another is refused rather than answered with everything.
const filterable = ['subject', 'start/datetime', 'end/datetime', 'type', 'isallday', 'iscancelled', 'isorganizer', 'showas', 'sensitivity', 'importance', 'icaluid', 'seriesmasterid', 'createddatetime', 'lastmodifieddatetime', 'categories', 'singlevalueextendedproperties', 'organizer/emailaddress/address']

/** Events of a person's default calendar (Microsoft: "event resource type" and the pages of its methods). */
export function eventRoutes(tenant: Tenant, mailboxes: Mailboxes): GraphRoute[] {
  const reading = { area: 'outlook', application: readPermissions, delegated: readPermissions } as const
  const writing = { area: 'outlook', application: writePermissions, delegated: writePermissions } as const
  const route = (method: GraphRoute['method'], paths: string[], about: Pick<GraphRoute, 'area' | 'application' | 'delegated'>, handle: GraphRoute['handle']): GraphRoute[] =>
    paths.map((path) => ({ method, path, ...about, application: [...about.application], delegated: [...about.delegated], handle }))

  function found(request: GraphRequest): Instance {
    const owner = mailboxOwner(tenant, request.params['id'] ?? '')
    const id = request.params['event'] ?? ''
    if (!/^[A-Za-z0-9_=-]{20,}$/.test(id)) throw new GraphFault(400, 'ErrorInvalidIdMalformed', 'Id is malformed.')
    const instance = mailboxes.find(owner.id, id)
    if (!instance) throw new GraphFault(404, 'ErrorItemNotFound', 'The specified object was not found in the store.')
    return instance
  }

  function one(request: GraphRequest, instance: Instance, status = 200): GraphAnswer {
    const options = viewOptions(request)
    const view = pick(eventView(tenant, instance, options), withExtended(selection(request), options))
    const owner = instance.copy.ownerId
    return {
      status,
      headers: { ...applied(request), etag: String(view['@odata.etag']) },
      body: { '@odata.context': `${request.base}/$metadata#users('${owner}')/events/$entity`, ...view },
    }
  }

  function list(request: GraphRequest, ownerId: string, instances: Instance[], name: string): GraphAnswer {
    const options = viewOptions(request)
    const filter = request.query.get('$filter')
    const parsed = filter === null ? null : parseFilter(filter, filterable)
    const views = instances
      .map((instance) => ({ instance, view: eventView(tenant, instance, options) }))
      .filter(({ instance, view }) => parsed === null || matches(parsed, { ...view, singleValueExtendedProperties: [...instance.copy.extended].map(([id, value]) => ({ id, value })) }))
      .map(({ view }) => view)
    order(views, request.query.get('$orderby'))
    const maximum = Number(preferences(request).get('odata.maxpagesize')) || 10
    const top = wholeNumber(request, '$top', { from: 1, to: 1000 }, Math.min(maximum, 1000))
    const skip = wholeNumber(request, '$skip', { from: 0, to: 2 ** 31 }, 0)
    const page = views.slice(skip, skip + top).map((view) => pick(view, withExtended(selection(request), options)))
    const more = skip + top < views.length
    return {
      status: 200,
      headers: applied(request),
      body: {
        '@odata.context': `${request.base}/$metadata#users('${ownerId}')/${name}`,
        ...(request.query.get('$count') === 'true' && { '@odata.count': views.length }),
        value: page,
        ...(more && { '@odata.nextLink': linkTo(request, { $skip: String(skip + top), $top: String(top) }) }),
      },
    }
  }

  return [
    ...route('GET', ['/users/:id/events', '/users/:id/calendar/events'], reading, (request) => {
      const owner = mailboxOwner(tenant, request.params['id'] ?? '')
      const instances = mailboxes.copiesOf(owner.id).flatMap((copy) => mailboxes.find(owner.id, copy.id) ?? [])
      return list(request, owner.id, instances.sort((one, other) => other.startMilliseconds - one.startMilliseconds), 'events')
    }),
    ...route('POST', ['/users/:id/events', '/users/:id/calendar/events'], writing, (request) => {
      const owner = mailboxOwner(tenant, request.params['id'] ?? '')
      const copy = createEvent(tenant, mailboxes, owner.id, eventChangeFrom(tenant, request.body))
      const instance = mailboxes.find(owner.id, copy.id)
      if (!instance) throw new GraphFault(404, 'ErrorItemNotFound', 'The specified object was not found in the store.')
      return one(request, instance, 201)
    }),
    ...route('GET', ['/users/:id/events/:event', '/users/:id/calendar/events/:event'], reading, (request) => one(request, found(request))),
    ...route('PATCH', ['/users/:id/events/:event', '/users/:id/calendar/events/:event'], writing, (request) => {
      const instance = found(request)
      const expected = request.headers['if-match']
      if (expected && expected !== '*' && expected !== `W/"${changeKey(instance.copy)}"`) {
        throw new GraphFault(412, 'ErrorIrresolvableConflict', 'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.')
      }
      changeEvent(tenant, mailboxes, instance, eventChangeFrom(tenant, request.body))
      return one(request, found(request))
    }),
    ...route('DELETE', ['/users/:id/events/:event', '/users/:id/calendar/events/:event'], writing, (request) => {
      deleteEvent(tenant, mailboxes, found(request))
      return { status: 204 }
    }),
    ...route('POST', ['/users/:id/events/:event/cancel'], writing, (request) => {
      cancelEvent(tenant, mailboxes, found(request))
      return { status: 202 }
    }),
    ...(['accept', 'tentativelyAccept', 'decline'] as const).flatMap((verb) =>
      route('POST', [`/users/:id/events/:event/${verb}`], writing, (request) => {
        answerInvitation(tenant, mailboxes, found(request), answerFrom(verb, request.body))
        return { status: 202 }
      }),
    ),
    ...route('GET', ['/users/:id/events/:event/instances'], reading, (request) => {
      const instance = found(request)
      if (instance.type !== 'seriesMaster') throw new GraphFault(400, 'ErrorInvalidRequest', "Your request can't be completed. The requested ID does not belong to a master event of a recurring series.")
      const { from, to } = windowOf(request)
      return list(request, instance.copy.ownerId, mailboxes.occurrences(instance.copy, from, to), `events('${encodeURIComponent(instance.copy.id)}')/instances`)
    }),
    ...route('GET', ['/users/:id/calendarView', '/users/:id/calendar/calendarView'], reading, (request) => {
      const owner = mailboxOwner(tenant, request.params['id'] ?? '')
      const { from, to } = windowOf(request)
      return list(request, owner.id, mailboxes.window(owner.id, from, to), 'calendarView')
    }),
  ]
}

function answerFrom(verb: 'accept' | 'tentativelyAccept' | 'decline', body: unknown): Answer {
  const proposal = read(body, 'proposedNewTime')
  if (proposal && verb === 'accept') throw new GraphFault(400, 'RequestBodyRead', "The property 'proposedNewTime' does not exist on action 'accept'.")
  const moment = (side: 'start' | 'end') => momentFrom(readText(read(proposal, side), 'dateTime'), readText(read(proposal, side), 'timeZone'))
  return {
    response: verb === 'accept' ? 'accepted' : verb === 'decline' ? 'declined' : 'tentativelyAccepted',
    sendResponse: readText(body, 'sendResponse')?.toLowerCase() !== 'false',
    proposedNewTime: proposal ? { start: moment('start'), end: moment('end') } : null,
  }
}

function order(views: Record<string, unknown>[], text: string | null): void {
  if (text === null) return
  const [path, direction] = text.trim().split(/\s+/)
  const keys: Record<string, (view: Record<string, unknown>) => string> = {
    'start/datetime': (view) => String(read(view['start'], 'dateTime')),
    'end/datetime': (view) => String(read(view['end'], 'dateTime')),
    subject: (view) => String(view['subject']),
    createddatetime: (view) => String(view['createdDateTime']),
    lastmodifieddatetime: (view) => String(view['lastModifiedDateTime']),
  }
  const key = keys[(path ?? '').toLowerCase()]
  if (!key) throw new GraphFault(501, 'NotImplemented', `$orderby=${text} on events is not imitated.`)
  const sign = direction?.toLowerCase() === 'desc' ? -1 : 1
  views.sort((one, other) => sign * (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0))
}
