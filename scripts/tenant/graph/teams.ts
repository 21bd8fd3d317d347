import { type Memory, noMemory } from '../memory.ts'
import type { Tenant } from '../tenant.ts'
import { matches, parseFilter } from './filter.ts'
import type { Mailboxes } from './mailboxes.ts'
import { GraphFault, read, readList, readText, type GraphRequest, type GraphRoute } from './odata.ts'
import { directoryPerson, mailboxOwner } from './people.ts'

/** teams: no licence, so there is no app, no chat and no feed · bot: the person has blocked the chat with the bot. */
export type Block = 'teams' | 'bot'

/** Who has the app in their personal scope. */
export type Installations = {
  /** Never of somebody without Teams. */
  has(personId: string): boolean
  /** Adds the app to the person's personal scope; nothing happens when it is there already. */
  install(personId: string): void
  onInstalled(listener: (personId: string) => void): void
  blockOf(personId: string): Block | null
  /** Everybody for whom Teams refuses something. */
  blocks(): ReadonlyMap<string, Block>
  /** null: as everybody. */
  block(personId: string, block: Block | null): void
}

export function createInstallations(memory: Memory = noMemory()): Installations {
  const installed: Set<string> = memory.part<Set<string>>('installations', () => installed) ?? new Set()
  const blocks: Map<string, Block> = memory.part<Map<string, Block>>('teams blocks', () => blocks) ?? new Map<string, Block>()
  const listeners: ((personId: string) => void)[] = []
  return {
    has: (personId) => installed.has(personId) && blocks.get(personId) !== 'teams',
    blockOf: (personId) => blocks.get(personId) ?? null,
    blocks: () => blocks,
    block(personId, block) {
      if (block === null) blocks.delete(personId)
      else blocks.set(personId, block)
      memory.changed()
    },
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

/** Catalogue and installation (Microsoft: "List teamsApp", "Install app for user"). */
export function teamsRoutes(tenant: Tenant, installations: Installations): GraphRoute[] {
  const resourceSpecificPermissions = (tenant.registration.declared?.resourceSpecific ?? []).map(({ name, type }) => ({ permissionValue: name, permissionType: type.toLowerCase() }))
  const app = (): Record<string, string> => ({
    id: catalogueAppId(tenant),
    externalId: tenant.registration.teamsAppId,
    displayName: 'Crosspath',
    distributionMethod: 'organization',
  })
  const installationId = (personId: string): string => Buffer.from(`${personId}##${catalogueAppId(tenant)}`).toString('base64')
  /** The only definition that is published, with what it asks for of whoever has the app. */
  const definition = () => ({ id: Buffer.from(`1##${catalogueAppId(tenant)}`).toString('base64'), publishingState: 'published', ...(resourceSpecificPermissions.length > 0 && { authorization: { requiredPermissionSet: { resourceSpecificPermissions } } }) })
  const needsConsent = resourceSpecificPermissions.some(({ permissionType }) => permissionType === 'application')
  const withConsent = ['TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All', 'TeamsAppInstallation.ReadWriteAndConsentForUser.All']
  const install = ['TeamsAppInstallation.ReadWriteSelfForUser.All', 'TeamsAppInstallation.ReadWriteForUser.All', ...withConsent]

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
        const found = [app()].filter((entry) => parsed === null || matches(parsed, entry))
        const expands = /\bappDefinitions\b/.test(request.query.get('$expand') ?? '')
        return { status: 200, body: { '@odata.context': `${request.base}/$metadata#appCatalogs/teamsApps`, value: found.map((entry) => (expands ? { ...entry, appDefinitions: [definition()] } : entry)) } }
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
      // An app that asks for something of its own for whoever has it is installed only by those who may consent to that.
      application: needsConsent ? withConsent : install,
      delegated: ['TeamsAppInstallation.ReadWriteSelfForUser'],
      handle(request) {
        const person = directoryPerson(tenant, request.params['id'] ?? '')
        const bound = readText(request.body, 'teamsApp@odata.bind') ?? ''
        const id = /\/appCatalogs\/teamsApps(?:\/([^/()]+)|\('([^']+)'\))$/i.exec(bound)
        if (!id) throw new GraphFault(400, 'BadRequest', "Bad Request: 'teamsApp@odata.bind' must name an app of the catalogue.")
        if ((id[1] ?? id[2]) !== catalogueAppId(tenant)) throw new GraphFault(404, 'NotFound', `The Teams app '${id[1] ?? id[2]}' was not found in the catalogue.`)
        if (installations.blockOf(person.id) === 'teams') throw new GraphFault(403, 'Forbidden', 'The user has no license for Microsoft Teams.')
        if (needsConsent && consentIn(request) !== consentIn({ body: { consentedPermissionSet: { resourceSpecificPermissions } } })) {
          throw new GraphFault(400, 'BadRequest', 'The permissions consented to must be the resource-specific permissions that the app asks for.')
        }
        if (installations.has(person.id)) throw new GraphFault(409, 'Conflict', 'The app is already installed for the user.')
        installations.install(person.id)
        return { status: 201 }
      },
    },
  ]
}

/** The permissions that a request consents to, in an order that does not depend on it. */
function consentIn(request: Pick<GraphRequest, 'body'>): string {
  const consented = readList(read(request.body, 'consentedPermissionSet'), 'resourceSpecificPermissions')
  return consented.map((entry) => `${readText(entry, 'permissionType')?.toLowerCase()} ${readText(entry, 'permissionValue')}`).sort().join(', ')
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
          seen: false,
        })
        tenant.memory.changed()
        return { status: 202 }
      },
    },
  ]
}
