import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import { ConfidentialClientApplication } from '@azure/msal-node'
import { Client } from '@microsoft/microsoft-graph-client'
import type { Cast, CastEvent, CastPerson } from '#scripts/tenant/cast/types.ts'
import type { RunningTenant } from '#scripts/tenant/running.ts'
import { startTenant, type TenantOptions } from '#scripts/tenant/start.ts'
import type { Registration } from '#scripts/tenant/tenant.ts'

const graphScope = 'https://graph.microsoft.com/.default'

export const registration: Registration = {
  clientId: '1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9',
  clientSecret: 'rehearsal-secret',
  applicationIdUri: 'api://localhost:3000/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9',
  teamsAppId: '0f1e2d3c-4b5a-4968-8776-655443322110',
  botEndpoint: 'http://localhost:3978/api/messages',
}

function person(number: number, name: string, more: Partial<CastPerson> = {}): CastPerson {
  const [givenName = '', surname = ''] = name.split(' ')
  return {
    id: `00000000-0000-4000-8000-00000000000${number}`,
    displayName: name,
    givenName,
    surname,
    userPrincipalName: `${givenName}.${surname}@birch.example`.toLowerCase(),
    jobTitle: 'Engineer',
    department: 'Research',
    officeLocation: 'London',
    preferredLanguage: 'en-GB',
    managerId: null,
    accountEnabled: true,
    userType: 'Member',
    skills: [],
    interests: [],
    mailbox: {
      timeZone: 'GMT Standard Time',
      ianaTimeZone: 'Europe/London',
      workingHours: { daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], startTime: '09:00', endTime: '17:30' },
    },
    roles: [],
    ...more,
  }
}

export const ada = person(1, 'Ada Stone', { jobTitle: 'Director' })
export const ben = person(2, 'Ben Field', { managerId: ada.id, skills: ['negotiation'], interests: ['chess'] })
export const cleo = person(3, 'Cleo Marsh', {
  managerId: ada.id,
  mailbox: {
    timeZone: 'Eastern Standard Time',
    ianaTimeZone: 'America/New_York',
    workingHours: { daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday'], startTime: '08:00', endTime: '16:00' },
  },
})
export const dan = person(4, 'Dan Brook', { managerId: ben.id })
export const eva = person(5, 'Eva Moor', { managerId: ben.id, mailbox: null })
export const finn = person(6, 'Finn Heath', { managerId: cleo.id, roles: ['Organizer'] })

/** Ben's Monday team meeting in London with Dan, every week of 2026; a private hour of Cleo's. */
const events: CastEvent[] = [
  { ownerId: ben.id, attendeeIds: [dan.id], subject: 'Team week', start: '2026-01-05T10:00:00', end: '2026-01-05T11:00:00', timeZone: 'Europe/London', showAs: 'busy', isAllDay: false, sensitivity: 'normal', repeatsWeeklyUntil: '2026-12-28' },
  { ownerId: cleo.id, attendeeIds: [], subject: 'Dentist', start: '2026-03-10T09:00:00', end: '2026-03-10T10:00:00', timeZone: 'America/New_York', showAs: 'oof', isAllDay: false, sensitivity: 'private', repeatsWeeklyUntil: null },
]

export const company: Cast = {
  tenantId: '9a8b7c6d-5e4f-4321-8abc-def012345678',
  companyName: 'Birch',
  domain: 'birch.example',
  people: [ada, ben, cleo, dan, eva, finn],
  events,
  featured: [],
}

/** A stand-in of its own for one test file, and clients exactly as production makes them. */
export async function startSmallCompany(options: Partial<TenantOptions> = {}): Promise<{ running: RunningTenant; graph: Client; confidential(secret?: string): ConfidentialClientApplication; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'rehearsal-'))
  const running = await startTenant({ cast: company, registration, folder, ...options })
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), running.caPem])
  const confidential = (clientSecret = registration.clientSecret): ConfidentialClientApplication =>
    new ConfidentialClientApplication({
      auth: {
        clientId: registration.clientId,
        clientSecret,
        authority: `${running.url}/${company.tenantId}`,
        knownAuthorities: [new URL(running.url).host],
      },
    })
  const client = confidential()
  const graph = Client.initWithMiddleware({
    baseUrl: `${running.url}/`,
    customHosts: new Set(['localhost']),
    authProvider: { getAccessToken: async () => (await client.acquireTokenByClientCredential({ scopes: [graphScope] }))?.accessToken ?? '' },
  })
  return {
    running,
    graph,
    confidential,
    async stop() {
      await running.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
