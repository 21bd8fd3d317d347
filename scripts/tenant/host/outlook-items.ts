import express from 'express'
import { request } from 'node:https'
import { validOnBothClocks } from '../connector/mount.ts'
import type { OutlookEntry } from '../graph/outlook.ts'
import type { RunningTenant } from '../running.ts'
import type { NestedToken, OutlookItem } from './office-wire.ts'
import { Refusal } from './refusal.ts'

type Home = Pick<RunningTenant, 'tenant' | 'entra' | 'calendars' | 'installations' | 'url' | 'caPem'>

/** What Outlook knows of open appointments, and the tokens it gets for add-ins: part of the host page's API. */
export function outlookItems(home: Home): express.Router {
  const { tenant, calendars, entra } = home
  const api = express.Router()
  const personOf = (id: unknown): string => {
    if (typeof id !== 'string' || !tenant.people.has(id)) throw new Refusal(404, 'Nobody in the company has this id.')
    return id
  }

  api.get('/people/:personId/outlook-items/:entryId', (incoming, response) => {
    const personId = personOf(incoming.params.personId)
    const year = { hours: 24 * 366 }
    const now = tenant.clock.now()
    const entry = calendars.eventsOf(personId, now.subtract(year), now.add(year)).find((candidate) => candidate.id === incoming.params.entryId)
    if (!entry) throw new Refusal(404, 'This entry is no longer in the calendar.')
    response.json(itemOf(entry))
  })

  // The organizer sends what they wrote, as Outlook does: through the mail service itself.
  api.post('/people/:personId/outlook-items', async (incoming, response) => {
    const personId = personOf(incoming.params.personId)
    const { item } = incoming.body as { item: OutlookItem }
    const status = await post(home, `/v1.0/users/${personId}/events`, {
      subject: item.subject,
      body: { contentType: 'html', content: item.bodyHtml },
      start: { dateTime: item.start.replace('Z', ''), timeZone: 'UTC' },
      end: { dateTime: item.end.replace('Z', ''), timeZone: 'UTC' },
      attendees: item.required.map((entry) => ({ type: 'required', emailAddress: { address: entry.emailAddress, name: entry.displayName } })),
      ...(item.required.length > 0 && { isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' }),
    })
    if (status !== 201) throw new Refusal(502, `Outlook could not save the meeting (${status}).`)
    response.json({})
  })

  /** Nested app authentication: Outlook asks Entra in the add-in's name, for the add-in's own application. */
  api.post('/people/:personId/nested-token', async (incoming, response) => {
    const personId = personOf(incoming.params.personId)
    const person = tenant.people.get(personId)
    const { clientId, scope } = (incoming.body ?? {}) as { clientId?: unknown; scope?: unknown }
    const { registration } = tenant
    const wanted = String(scope).split(' ').filter((part) => !['openid', 'profile', 'offline_access'].includes(part))
    if (clientId !== registration.clientId || wanted.some((part) => part !== `${registration.applicationIdUri}/access_as_user`)) throw new Refusal(400, `Entra knows no such application or scope: ${String(clientId)}, ${String(scope)}.`)
    home.installations.install(personId)
    const lifetime = validOnBothClocks(tenant)
    const answer: NestedToken = {
      token: {
        access_token: await entra.issueUserToken(personId, { ...lifetime, azp: registration.clientId }),
        id_token: await entra.issueUserToken(personId, { ...lifetime, azp: undefined, scp: undefined, roles: undefined }),
        expires_in: 3_599,
        scope: String(scope),
      },
      account: {
        environment: new URL(home.url).host,
        homeAccountId: `${personId}.${tenant.id}`,
        localAccountId: personId,
        tenantId: tenant.id,
        username: person?.userPrincipalName ?? '',
        name: person?.displayName ?? '',
      },
    }
    tenant.record({ method: 'POST', path: '/host/nested-token', status: 200, service: 'host' })
    response.json(answer)
  })
  return api
}

function itemOf(entry: OutlookEntry): OutlookItem {
  const list = (type: 'required' | 'optional') => entry.attendees.filter((attendee) => attendee.type === type).map(({ name, address }) => ({ displayName: name || address, emailAddress: address }))
  return {
    mode: entry.isOrganizer ? 'compose' : 'read',
    subject: entry.subject,
    start: entry.start.toString({ fractionalSecondDigits: 3 }),
    end: entry.end.toString({ fractionalSecondDigits: 3 }),
    organizer: { displayName: entry.organizer.name, emailAddress: entry.organizer.address },
    required: list('required'),
    optional: list('optional'),
    bodyHtml: entry.bodyHtml,
    seriesId: entry.seriesMasterId,
    recurring: entry.seriesMasterId !== null,
  }
}

async function post(home: Home, path: string, body: object): Promise<number> {
  const token = await home.entra.issueGraphToken()
  return new Promise((resolve, reject) => {
    const call = request(new URL(path, home.url), { method: 'POST', ca: home.caPem, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode ?? 0))
    })
    call.once('error', reject)
    call.end(JSON.stringify(body))
  })
}
