import express from 'express'
import type { Block } from '../graph/teams.ts'
import type { RunningTenant } from '../running.ts'
import { zoneOfPerson } from './calendar-view.ts'
import { Refusal } from './refusal.ts'
import type { ActivityLine, MailLine } from './wire.ts'

export type InboxHome = Pick<RunningTenant, 'tenant' | 'mail' | 'notifications' | 'staff' | 'installations'>

/** How much of a person's activity and mail nobody has looked at yet. */
export function unseenBy({ mail, notifications, tenant }: InboxHome, personId: string): { activity: number; mail: number } {
  return { activity: notifications.filter((line) => line.personId === personId && !line.seen).length, mail: mailTo(mail, tenant, personId).filter(({ letter }) => !letter.seen).length }
}

/** Another text whenever somebody's activity, mail or Teams may look different. */
export function inboxState({ mail, notifications, installations }: InboxHome): string {
  return JSON.stringify([...[mail, notifications].map((lines) => [lines.length, lines.filter(({ seen }) => seen).length, lines.at(-1)?.at]), [...installations.blocks()]])
}

/** What a person finds in their activity feed and their inbox, and whether Teams has them: part of the host page's API. */
export function inboxRoutes(home: InboxHome, personOf: (id: unknown) => string): express.Router {
  const { tenant, mail, notifications, staff } = home
  const api = express.Router()

  api.get('/people/:personId/activity', (request, response) => {
    const personId = personOf(request.params.personId)
    const lines = notifications.filter((line) => line.personId === personId)
    const found: ActivityLine[] = lines.map(({ id, at, title, text, webUrl, seen }) => ({ id, at: localTime(home, personId, at), title, text, link: webUrl, seen }))
    response.json({ lines: found.reverse() })
  })

  api.post('/people/:personId/activity/:id/seen', (request, response) => {
    const personId = personOf(request.params.personId)
    const line = notifications.find((one) => one.personId === personId && one.id === request.params.id)
    if (!line) throw new Refusal(404, 'This activity is no longer there.')
    line.seen = true
    tenant.memory.changed()
    response.json({})
  })

  api.get('/people/:personId/mail', (request, response) => {
    const personId = personOf(request.params.personId)
    const found: MailLine[] = mailTo(mail, tenant, personId).map(({ id, letter }) => ({
      id,
      at: localTime(home, personId, letter.at),
      from: tenant.people.get(letter.fromId)?.displayName ?? 'Former colleague',
      subject: letter.subject,
      bodyHtml: letter.contentType === 'html' ? letter.body : `<p>${letter.body.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`,
      seen: letter.seen,
    }))
    response.json({ lines: found.reverse() })
  })

  api.post('/people/:personId/mail/:id/seen', (request, response) => {
    const found = mailTo(mail, tenant, personOf(request.params.personId)).find(({ id }) => id === request.params.id)
    if (!found) throw new Refusal(404, 'This mail is no longer there.')
    found.letter.seen = true
    tenant.memory.changed()
    response.json({})
  })

  api.post('/people/:personId/teams', (request, response) => {
    const personId = personOf(request.params.personId)
    const { block } = (request.body ?? {}) as { block?: unknown }
    if (block !== 'teams' && block !== 'bot' && block !== null) throw new Refusal(400, 'Say what Teams shall refuse.')
    staff.blockTeams(personId, block)
    response.json({ line: lineOf(block, tenant.people.get(personId)?.displayName ?? '') })
  })
  return api
}

function lineOf(block: Block | null, name: string): string {
  if (block === 'teams') return `${name} has no Teams any more.`
  return block === 'bot' ? `${name} has blocked the chat with Crosspath.` : `${name} has Teams as everybody has.`
}

/** Mail keeps its place in the order of sending, so the place names it. */
function mailTo(mail: InboxHome['mail'], tenant: InboxHome['tenant'], personId: string) {
  const address = tenant.people.get(personId)?.userPrincipalName.toLowerCase()
  return mail.flatMap((letter, at) => (letter.to.some((to) => to.toLowerCase() === address) ? [{ id: String(at), letter }] : []))
}

function localTime({ tenant }: InboxHome, personId: string, at: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zoneOfPerson(tenant, personId)).toPlainDateTime().toString({ smallestUnit: 'minute' })
}
