import { MessageActivityInput, PUBLIC, withOverrides } from '@microsoft/teams.api'
import { App, ExpressAdapter } from '@microsoft/teams.apps'
import express from 'express'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import tls from 'node:tls'
import { castCompany } from '#scripts/tenant/cast/company.ts'
import { mountConnector } from '#scripts/tenant/connector/mount.ts'
import type { Connector } from '#scripts/tenant/connector/mount.ts'
import { startHost } from '#scripts/tenant/host/start.ts'
import { startTenant } from '#scripts/tenant/start.ts'
import type { Declared } from '#scripts/tenant/tenant.ts'

const root = join(import.meta.dirname, '..', '..')
const silent = { error() {}, warn() {}, info() {}, debug() {}, trace() {}, log() {}, child: () => silent }
const cardType = 'application/vnd.microsoft.card.adaptive' as const
const clientId = '1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9'
const teamsAppId = '0f1e2d3c-4b5a-4968-8776-655443322110'

/** A tab that shows what teams-js tells it; enough to prove the host's side of the protocol. */
function tabPage(hostOrigin: string): string {
  return `<!doctype html><html lang="en"><title>Tab</title><body style="font-family: sans-serif"><h1>Test tab</h1><pre id="out"></pre>
  <button id="link">Open my chat</button><button id="unknown">Ask for a camera</button>
  <script src="/teams.js"></script><script>
  const show = (name, value) => { document.getElementById('out').append(name + ': ' + (typeof value === 'string' ? value : JSON.stringify(value)) + '\\n') }
  ;(async () => {
    await microsoftTeams.app.initialize([${JSON.stringify(hostOrigin)}])
    microsoftTeams.app.notifyAppLoaded()
    const context = await microsoftTeams.app.getContext()
    show('person', context.user.displayName)
    show('theme', context.app.theme)
    show('path', context.page.subPageId)
    show('frame', context.page.frameContext)
    show('chat', context.chat?.id ?? 'none')
    microsoftTeams.app.registerOnThemeChangeHandler((theme) => show('theme', theme))
    const token = await microsoftTeams.authentication.getAuthToken()
    show('oid', JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'))).oid)
    microsoftTeams.app.notifySuccess()
    document.getElementById('link').onclick = () => microsoftTeams.app.openLink('https://teams.microsoft.com/l/entity/${teamsAppId}/conversations').then(() => show('link', 'opened'))
    document.getElementById('unknown').onclick = () => microsoftTeams.teamsCore ? window.parent.postMessage({ id: 900, func: 'media.captureImage', args: [] }, '*') : undefined
    addEventListener('message', (event) => { if (event.data && event.data.id === 900) show('unknown', event.data.args[0]) })
  })().catch((error) => show('failed', String(error)))
  </script></body></html>`
}

/** What a manifest would say of the tab, the feed and the page beside a call. */
function declaredUnder(tabUrl: string): Declared {
  return {
    activityTypes: [{ type: 'approvalAsked', templateText: 'approvalAsked' }],
    resourceSpecific: [{ name: 'TeamsActivity.Send.User', type: 'Application' }],
    staticTabs: [
      { entityId: 'home', contentUrl: `${tabUrl}/`, scopes: ['personal'], context: ['personalTab'] },
      { entityId: 'session', contentUrl: `${tabUrl}/beside`, scopes: ['groupChat'], context: ['meetingSidePanel'] },
    ],
  }
}

function approvalCard(name: string): object {
  return {
    type: 'AdaptiveCard', version: '1.5', fallbackText: 'Open Crosspath to answer.',
    body: [
      { type: 'TextBlock', text: `${name} asks to join BuildTogether`, size: 'Medium', weight: 'Bolder', wrap: true },
      { type: 'FactSet', facts: [{ title: 'To learn', value: 'Data storytelling, product thinking' }, { title: 'Time', value: '1 hour a month, March to June' }, { title: 'Answer by', value: 'Friday 6 March' }] },
      { type: 'Input.Text', id: 'note', label: 'A word to them', placeholder: 'Optional', isMultiline: true },
      { type: 'TextBlock', text: 'Only you see this.', isSubtle: true, size: 'Small', wrap: true },
    ],
    actions: [
      { type: 'Action.Execute', title: 'Approve', verb: 'decide', data: { decision: 'approve' } },
      { type: 'Action.Execute', title: 'Not now', verb: 'later', data: {}, mode: 'secondary' },
      { type: 'Action.Execute', title: 'Decline', verb: 'fail', data: {} },
      { type: 'Action.OpenUrl', title: 'Open in Crosspath', url: `https://teams.microsoft.com/l/entity/${teamsAppId}/home?context=${encodeURIComponent('{"subEntityId":"/approvals"}')}` },
    ],
  }
}

/** The stand-in with its host page, a bot and a tab of the test's own; nothing of the product. */
export async function startHostRig() {
  const web = express()
  const server = createServer(web)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const webUrl = `http://localhost:${(server.address() as AddressInfo).port}`
  const folder = await mkdtemp(join(tmpdir(), 'rehearsal-'))
  const cast = castCompany({ startsOn: '2026-03-02' })
  const registration = { clientId, clientSecret: 'secret', applicationIdUri: `api://${new URL(webUrl).host}/${clientId}`, teamsAppId, botEndpoint: `${webUrl}/api/messages`, declared: declaredUnder(`${webUrl}/tab`) }
  let mounted: Connector | null = null
  const running = await startTenant({
    cast, registration, folder,
    offsetMilliseconds: Date.parse('2026-03-02T09:00:00Z') - Date.now(),
    extensions: [(app, home) => void (mounted = mountConnector(app, home))],
  })
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), running.caPem])
  const connector = mounted as Connector | null
  if (!connector) throw new Error('The connector was not mounted.')

  const bot = new App({
    httpServerAdapter: new ExpressAdapter(web), clientId, tenantId: cast.tenantId, serviceUrl: connector.serviceUrl, logger: silent,
    token: () => running.entra.issueBotToken(),
    cloud: withOverrides(PUBLIC, { openIdMetadataUrl: `${running.url}/v1/.well-known/openidconfiguration` }),
  })
  bot.on('message', async (context) => {
    await context.send(new MessageActivityInput(`Thank you. You said **${context.activity.text}**.`))
  })
  bot.on('card.action', ({ activity }) => {
    const { verb, data } = activity.value.action
    if (verb === 'fail') return { status: 500 as const, body: {} as never }
    const note = (data as { note?: string }).note
    const value = { type: 'AdaptiveCard' as const, version: '1.5' as const, body: [{ type: 'TextBlock' as const, text: 'Approved by you', size: 'Medium' as const, weight: 'Bolder' as const }, { type: 'TextBlock' as const, text: note ? `You wrote: ${note}` : 'They have been told.', wrap: true }] }
    return { status: 200 as const, body: { statusCode: 200 as const, type: cardType, value } }
  })
  await bot.initialize()
  const host = await startHost({
    running, connector, port: 0, tabUrl: `${webUrl}/tab`, dist: join(root, 'dist/host'),
    actions: [{ id: 'crowd', title: 'Let 60 colleagues enrol', line: 'As if they had all opened the tab today.', run: () => Promise.resolve('60 colleagues have enrolled.') }],
  })
  web.get('/teams.js', (_request, response) => response.sendFile(join(dirname(createRequire(import.meta.url).resolve('@microsoft/teams-js')), 'MicrosoftTeams.min.js')))
  web.get(/^\/tab/, (_request, response) => void response.type('html').send(tabPage(host.url)))

  return {
    running, connector, host, cast,
    featured: (part: string) => cast.featured.find((entry) => entry.part === part)?.id ?? '',
    async sendApproval(personId: string, name: string) {
      running.installations.install(personId)
      const { id } = await bot.api.conversations.create({ members: [{ id: personId, name: '', role: 'user' }], tenantId: cast.tenantId, channelData: { tenant: { id: cast.tenantId } } })
      return bot.api.conversations.createActivity(id, { type: 'message', attachments: [{ contentType: cardType, content: approvalCard(name) as never }] })
    },
    /** What an application asks Graph to do. */
    async askGraph(path: string, body: object) {
      const authorization = `Bearer ${await running.entra.issueGraphToken()}`
      const answer = await fetch(`${running.url}/v1.0${path}`, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify(body) })
      if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`)
    },
    async bookSeries(organizerId: string, memberIds: string[]) {
      const person = (id: string) => cast.people.find((entry) => entry.id === id)
      const authorization = `Bearer ${await running.entra.issueGraphToken()}`
      const answer = await fetch(`${running.url}/v1.0/users/${organizerId}/events`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({
          subject: 'Mentoring circle: session', body: { contentType: 'HTML', content: '<h3>Establish trust and define goals</h3><ul><li>Backgrounds, 15 minutes</li><li>Goals, 30 minutes</li></ul>' },
          start: { dateTime: '2026-03-10T14:00:00', timeZone: 'Europe/London' }, end: { dateTime: '2026-03-10T15:00:00', timeZone: 'Europe/London' },
          attendees: memberIds.map((id) => ({ type: 'required', emailAddress: { address: person(id)?.userPrincipalName, name: person(id)?.displayName } })),
          recurrence: { pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['tuesday'], index: 'second' }, range: { type: 'numbered', startDate: '2026-03-10', numberOfOccurrences: 4 } },
          isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness', transactionId: crypto.randomUUID(),
        }),
      })
      if (!answer.ok) throw new Error(`Booking failed: ${answer.status} ${await answer.text()}`)
    },
    async stop() {
      await host.close()
      await running.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}
