import type { Tenant } from '../tenant.ts'
import { applicationObjectId } from '../entra.ts'
import { GraphFault, linkTo, read, readText, type GraphCaller, type GraphRequest, type GraphRoute } from './odata.ts'
import { mailboxOwner } from './people.ts'
import { checkReceiverAddress, validateReceiver, type Patience } from './receiver.ts'
import type { ChangeType, Subscription, Subscriptions } from './subscriptions.ts'
import { instantFrom } from './zones.ts'

const permissions = ['Calendars.Read', 'Calendars.ReadWrite']
const minuteMilliseconds = 60_000
/** Outlook's events, contacts and messages without their data. */
const longestMinutes = 10_080
const shortestMinutes = 45
const longestClientState = 128
const mostPerMailbox = 1_000
const pageSize = 100
const changeTypes: ChangeType[] = ['created', 'updated', 'deleted']

/** /subscriptions (Microsoft: "subscription resource type" and the pages of its methods), for calendars' events only. */
export function subscriptionRoutes(tenant: Tenant, subscriptions: Subscriptions, patience: Patience): GraphRoute[] {
  const about = { area: 'notifications', application: permissions, delegated: permissions } as const
  const route = (method: GraphRoute['method'], path: string, handle: GraphRoute['handle']): GraphRoute => ({ ...about, method, path, application: [...permissions], delegated: [...permissions], handle })
  const found = (request: GraphRequest): Subscription => {
    const subscription = subscriptions.get(request.params['subscription'] ?? '')
    if (!subscription) throw new GraphFault(404, 'ResourceNotFound', 'The object was not found.')
    return subscription
  }
  const view = (subscription: Subscription): object => viewOf(tenant, subscription)
  const one = (request: GraphRequest, subscription: Subscription): object => ({ '@odata.context': `${request.base}/$metadata#subscriptions/$entity`, ...view(subscription) })

  return [
    route('POST', '/subscriptions', async (request) => {
      const text = (name: string): string | undefined => readText(request.body, name)
      for (const name of ['changeType', 'notificationUrl', 'resource', 'expirationDateTime']) {
        if (!text(name)) throw invalid(`Could not process subscription creation payload. The property '${name}' is missing.`)
      }
      if (readText(request.body, 'includeResourceData') === 'true') throw new GraphFault(501, 'NotImplemented', 'Notifications with resource data are not imitated.')
      const clientState = text('clientState') ?? null
      if (clientState !== null && clientState.length > longestClientState) throw invalid(`clientState is longer than ${longestClientState} characters.`)
      const { personId } = watched(tenant, request.caller, text('resource') ?? '')
      const expiresAt = expiration(tenant, text('expirationDateTime'))
      const wishes = typesFrom(text('changeType') ?? '')
      const notificationUrl = checkReceiverAddress(text('notificationUrl') ?? '', 'notificationUrl')
      const lifecycle = text('lifecycleNotificationUrl')
      const lifecycleUrl = lifecycle ? checkReceiverAddress(lifecycle, 'lifecycleNotificationUrl') : null
      if (subscriptions.ofMailbox(personId).length >= mostPerMailbox) throw new GraphFault(403, 'Forbidden', `The mailbox has reached its limit of ${mostPerMailbox} subscriptions.`)
      // Both are asked, also when they are the same.
      await validateReceiver(notificationUrl, patience)
      if (lifecycleUrl) await validateReceiver(lifecycleUrl, patience)
      const subscription = subscriptions.add({
        resource: text('resource') ?? '',
        personId,
        changeTypes: wishes,
        notificationUrl: notificationUrl.href,
        lifecycleNotificationUrl: lifecycleUrl?.href ?? null,
        clientState,
        latestSupportedTlsVersion: text('latestSupportedTlsVersion') ?? 'v1_2',
        expiresAt,
      })
      return { status: 201, body: one(request, subscription) }
    }),
    route('GET', '/subscriptions', (request) => {
      if (request.query.has('$filter')) throw invalid("The query option '$filter' is not supported.")
      const start = Number(request.query.get('$skiptoken') ?? 0)
      const all = subscriptions.all()
      const more = all.length > start + pageSize
      return {
        status: 200,
        body: {
          '@odata.context': `${request.base}/$metadata#subscriptions`,
          value: all.slice(start, start + pageSize).map(view),
          ...(more && { '@odata.nextLink': linkTo(request, { $skiptoken: String(start + pageSize) }) }),
        },
      }
    }),
    route('GET', '/subscriptions/:subscription', (request) => ({ status: 200, body: one(request, found(request)) })),
    route('PATCH', '/subscriptions/:subscription', async (request) => {
      const subscription = found(request)
      const moved = readText(request.body, 'notificationUrl')
      const expires = read(request.body, 'expirationDateTime')
      if (expires === undefined && moved === undefined) throw invalid('Only expirationDateTime and notificationUrl can be changed.')
      const expiresAt = expires === undefined ? subscription.expiresAt : expiration(tenant, readText(request.body, 'expirationDateTime'))
      if (moved !== undefined) {
        const address = checkReceiverAddress(moved, 'notificationUrl')
        await validateReceiver(address, patience)
        subscription.notificationUrl = address.href
      }
      subscription.expiresAt = expiresAt
      subscription.paused = false
      subscriptions.changed(subscription)
      return { status: 200, body: one(request, subscription) }
    }),
    route('DELETE', '/subscriptions/:subscription', (request) => {
      subscriptions.remove(found(request).id)
      return { status: 204 }
    }),
    route('POST', '/subscriptions/:subscription/reauthorize', (request) => {
      const subscription = found(request)
      subscription.paused = false
      subscriptions.changed(subscription)
      return { status: 204 }
    }),
  ]
}

function viewOf(tenant: Tenant, subscription: Subscription): object {
  return {
    id: subscription.id,
    resource: subscription.resource,
    applicationId: tenant.registration.clientId,
    changeType: subscription.changeTypes.join(','),
    clientState: subscription.clientState,
    notificationUrl: subscription.notificationUrl,
    notificationQueryOptions: null,
    lifecycleNotificationUrl: subscription.lifecycleNotificationUrl,
    expirationDateTime: new Date(subscription.expiresAt).toISOString(),
    creatorId: applicationObjectId(tenant.registration.clientId),
    includeResourceData: null,
    latestSupportedTlsVersion: subscription.latestSupportedTlsVersion,
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  }
}

/** Whose calendar a resource names. A calendar view cannot be watched, and other mailbox folders are not imitated. */
function watched(tenant: Tenant, caller: GraphCaller, resource: string): { personId: string } {
  const parts = /^\/?(?:users(?:\/([^/()]+)|\('([^']+)'\))|(me))\/(?:calendar\/)?events\/?$/i.exec(resource)
  if (!parts) {
    if (/calendarView/i.test(resource)) throw invalid(`Resource '${resource}' is not supported for subscriptions.`)
    throw new GraphFault(501, 'NotImplemented', `A subscription of '${resource}' is not imitated.`)
  }
  if (parts[3] && caller.kind !== 'person') throw new GraphFault(400, 'BadRequest', '/me request is only valid with delegated authentication flow.')
  const name = caller.kind === 'person' && parts[3] ? caller.personId : (parts[1] ?? parts[2] ?? '')
  return { personId: mailboxOwner(tenant, decodeURIComponent(name)).id }
}

function typesFrom(text: string): ChangeType[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase())
  const unknown = names.find((name) => !changeTypes.some((type) => type === name))
  if (unknown !== undefined) throw invalid(`'${unknown}' is not a supported value of changeType.`)
  return changeTypes.filter((type) => names.includes(type))
}

/** What is shorter than 45 minutes is raised to them; what lies behind or beyond 10,080 minutes is refused. */
function expiration(tenant: Tenant, text: string | undefined): number {
  const wished = instantFrom(text ?? null)
  const now = tenant.clock.now().epochMilliseconds
  if (wished === null || !/T.*(?:Z|[+-]\d\d:?\d\d)$/i.test(text ?? '')) throw invalid('Could not process subscription creation payload. Are all property names spelled and camelCased properly?')
  if (wished <= now) throw invalid('Subscription expiration must be in the future.')
  if (wished > now + longestMinutes * minuteMilliseconds) throw invalid(`Subscription expiration can only be ${longestMinutes} minutes in the future.`)
  return Math.max(wished, now + shortestMinutes * minuteMilliseconds)
}

function invalid(message: string): GraphFault {
  return new GraphFault(400, 'InvalidRequest', message)
}
