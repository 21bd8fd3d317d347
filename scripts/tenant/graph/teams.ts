import { type Memory, noMemory } from '../memory.ts'
import type { Tenant } from '../tenant.ts'
import { matches, parseFilter } from './filter.ts'
import type { Mailboxes } from './mailboxes.ts'
import { GraphFault, read, readList, readText, type GraphRequest, type GraphRoute } from './odata.ts'
import { directoryPerson, mailboxOwner } from './people.ts'

/** A line of somebody's activity feed; `at` on the rehearsal's clock. */
export type ActivityNotification = {
  at: string
  personId: string
  activityType: string
  text: string
  webUrl: string | null
  templateParameters: { name: string; value: string }[]
}

/** Who has the app in their personal scope. */
export type Installations = {
  has(personId: string): boolean
  /** Adds the app to the person's personal scope; nothing happens when it is there already. */
  install(personId: string): void
  onInstalled(listener: (personId: string) => void): void
}

export function createInstallations(memory: Memory = noMemory()): Installations {
  const installed: Set<string> = memory.part<Set<string>>('installations', () => installed) ?? new Set()
  const listeners: ((personId: string) => void)[] = []
  return {
    has: (personId) => installed.has(personId),
    install(personId) {
      if (installed.has(personId)) return
      installed.add(personId)
      memory.changed()
      for (const listener of listeners) listener(personId)
    },
    onInstalled: (listener) => void listeners.push(listener),
  }
}

/** Id of the app in the company's catalogue: another GUID than the manifest's, always the same for it. */
export function catalogueAppId(tenant: Tenant): string {
  return tenant.registration.teamsAppId.replaceAll(/[0-9a-f]/gi, (digit) => (15 - Number.parseInt(digit, 16)).toString(16))
}

/** Catalogue, installation, activity feed (Microsoft: "List teamsApp", "Install app for user", "userTeamwork: sendActivityNotification"). */
export function teamsRoutes(tenant: Tenant, installations: Installations, notifications: ActivityNotification[]): GraphRoute[] {
  const app = (): Record<string, string> => ({
    id: catalogueAppId(tenant),
    externalId: tenant.registration.teamsAppId,
    displayName: 'Crosspath',
    distributionMethod: 'organization',
  })
  const installationId = (personId: string): string => Buffer.from(`${personId}##${catalogueAppId(tenant)}`).toString('base64')
  const install = ['TeamsAppInstallation.ReadWriteSelfForUser.All', 'TeamsAppInstallation.ReadWriteForUser.All']

  return [
    {
      method: 'GET',
      area: 'teams',
      path: '/appCatalogs/teamsApps',
      application: ['AppCatalog.Read.All', 'AppCatalog.ReadWrite.All'],
      delegated: ['AppCatalog.Submit', 'AppCatalog.Read.All'],
      handle(request) {
        const filter = request.query.get('$filter')
        const parsed = filter === null ? null : parseFilter(filter, ['id', 'externalid', 'displayname', 'distributionmethod'])
        return { status: 200, body: { '@odata.context': `${request.base}/$metadata#appCatalogs/teamsApps`, value: [app()].filter((entry) => parsed === null || matches(parsed, entry)) } }
      },
    },
    {
      method: 'GET',
      area: 'teams',
      path: '/users/:id/teamwork/installedApps',
      application: [...install, 'TeamsAppInstallation.ReadForUser.All'],
      delegated: ['TeamsAppInstallation.ReadForUser'],
      handle(request) {
        const person = directoryPerson(tenant, request.params['id'] ?? '')
        const filter = request.query.get('$filter')
        const parsed = filter === null ? null : parseFilter(filter, ['teamsapp/id', 'teamsapp/externalid', 'teamsapp/displayname'])
        const found = installations.has(person.id) && (parsed === null || matches(parsed, { teamsApp: app() }))
        const expands = /\bteamsApp\b/i.test(request.query.get('$expand') ?? '')
        const value = found ? [{ id: installationId(person.id), ...(expands && { teamsApp: app() }) }] : []
        return { status: 200, body: { '@odata.context': `${request.base}/$metadata#users('${person.id}')/teamwork/installedApps`, value } }
      },
    },
    {
      method: 'POST',
      area: 'teams',
      path: '/users/:id/teamwork/installedApps',
      application: install,
      delegated: ['TeamsAppInstallation.ReadWriteSelfForUser'],
      handle(request) {
        const person = directoryPerson(tenant, request.params['id'] ?? '')
        const bound = readText(request.body, 'teamsApp@odata.bind') ?? ''
        const id = /\/appCatalogs\/teamsApps(?:\/([^/()]+)|\('([^']+)'\))$/i.exec(bound)
        if (!id) throw new GraphFault(400, 'BadRequest', "Bad Request: 'teamsApp@odata.bind' must name an app of the catalogue.")
        if ((id[1] ?? id[2]) !== catalogueAppId(tenant)) throw new GraphFault(404, 'NotFound', `The Teams app '${id[1] ?? id[2]}' was not found in the catalogue.`)
        if (installations.has(person.id)) throw new GraphFault(409, 'Conflict', 'The app is already installed for the user.')
        installations.install(person.id)
        return { status: 201 }
      },
    },
    {
      method: 'POST',
      area: 'teams',
      path: '/users/:id/teamwork/sendActivityNotification',
      application: ['TeamsActivity.Send', 'TeamsActivity.Send.User'],
      delegated: ['TeamsActivity.Send'],
      handle(request) {
        const person = directoryPerson(tenant, request.params['id'] ?? '')
        if (!installations.has(person.id)) throw new GraphFault(403, 'Forbidden', 'The application is not installed for the recipient.')
        notifications.push(notificationFrom(tenant, person.id, request))
        tenant.memory.changed()
        return { status: 204 }
      },
    },
  ]
}

function notificationFrom(tenant: Tenant, personId: string, request: GraphRequest): ActivityNotification {
  const topic = read(request.body, 'topic')
  const source = readText(topic, 'source')
  const webUrl = readText(topic, 'webUrl') ?? null
  const activityType = readText(request.body, 'activityType')
  const text = readText(read(request.body, 'previewText'), 'content')
  if (source !== 'entityUrl' && source !== 'text') throw new GraphFault(400, 'BadRequest', "'topic.source' must be entityUrl or text.")
  if (!readText(topic, 'value')) throw new GraphFault(400, 'BadRequest', "'topic.value' is missing.")
  if (source === 'text' && !webUrl?.startsWith('https://teams.microsoft.com/l/')) throw new GraphFault(400, 'BadRequest', "'topic.webUrl' must be a Teams deep link when the source is text.")
  if (!activityType || text === undefined) throw new GraphFault(400, 'BadRequest', "'activityType' and 'previewText' are required.")
  const templateParameters = readList(request.body, 'templateParameters').map((entry) => ({ name: readText(entry, 'name') ?? '', value: readText(entry, 'value') ?? '' }))
  return { at: tenant.clock.now().toString(), personId, activityType, text, webUrl, templateParameters }
}

/** sendMail (Microsoft: "user: sendMail"): accepted, kept, delivered to nobody outside. */
export function mailRoutes(tenant: Tenant, mailboxes: Mailboxes): GraphRoute[] {
  return [
    {
      method: 'POST',
      area: 'outlook',
      path: '/users/:id/sendMail',
      application: ['Mail.Send'],
      delegated: ['Mail.Send'],
      handle(request) {
        const from = mailboxOwner(tenant, request.params['id'] ?? '')
        const message = read(request.body, 'message')
        const to = ['toRecipients', 'ccRecipients', 'bccRecipients'].flatMap((name) => readList(message, name)).map((entry) => readText(read(entry, 'emailAddress'), 'address') ?? '')
        if (to.length === 0 || to.some((address) => !address.includes('@'))) throw new GraphFault(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.')
        const body = read(message, 'body')
        mailboxes.sent.push({
          at: tenant.clock.now().toString(),
          fromId: from.id,
          to,
          subject: readText(message, 'subject') ?? '',
          body: readText(body, 'content') ?? '',
          contentType: (readText(body, 'contentType') ?? 'text').toLowerCase(),
          importance: readText(message, 'importance') ?? 'normal',
        })
        tenant.memory.changed()
        return { status: 202 }
      },
    },
  ]
}
