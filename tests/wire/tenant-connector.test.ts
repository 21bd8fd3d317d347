import { MessageActivityInput, PUBLIC, withOverrides } from '@microsoft/teams.api'
import { App, ExpressAdapter } from '@microsoft/teams.apps'
import express from 'express'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import { SignJWT, generateKeyPair } from 'jose'
import { afterAll, expect, test, vi } from 'vitest'
import { mountConnector } from '#scripts/tenant/connector/mount.ts'
import { channelUserId } from '#scripts/tenant/connector/chats.ts'
import type { Connector } from '#scripts/tenant/connector/mount.ts'
import { startTenant } from '#scripts/tenant/start.ts'
import { ada, ben, cleo, company, dan, eva, finn, registration as plain } from './small-company.ts'

const silent = { error() {}, warn() {}, info() {}, debug() {}, trace() {}, log() {}, child: () => silent }
const cardType = 'application/vnd.microsoft.card.adaptive' as const
const card = (text: string, more: object = {}) => ({ type: 'AdaptiveCard' as const, version: '1.5' as const, body: [{ type: 'TextBlock' as const, text }], ...more })
const withCard = (content: object) => ({ type: 'message' as const, attachments: [{ contentType: cardType, content: content as ReturnType<typeof card> }] })

/** A stand-in with its connector, and a bot on Microsoft's own SDK that checks every activity as in production. */
async function startWorld() {
  const web = express()
  const server = createServer(web)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const botEndpoint = `http://localhost:${(server.address() as AddressInfo).port}/api/messages`
  const folder = await mkdtemp(join(tmpdir(), 'rehearsal-'))
  const registration = { ...plain, botEndpoint }
  const mounted: Connector[] = []
  const running = await startTenant({ cast: company, registration, folder, extensions: [(app, home) => void mounted.push(mountConnector(app, home))] })
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), running.caPem])
  const [connector] = mounted
  if (!connector) throw new Error('The connector was not mounted.')

  const seen: { type: string; name?: string | undefined; from: string; value?: unknown; text?: string | undefined }[] = []
  const bot = new App({
    httpServerAdapter: new ExpressAdapter(web),
    clientId: registration.clientId,
    tenantId: company.tenantId,
    serviceUrl: `${running.url}/teams`,
    token: () => running.entra.issueBotToken(),
    cloud: withOverrides(PUBLIC, { openIdMetadataUrl: `${running.url}/v1/.well-known/openidconfiguration` }),
    logger: silent,
  })
  bot.on('activity', async ({ activity, next }) => {
    seen.push({ type: activity.type, name: 'name' in activity ? activity.name : undefined, from: activity.from.aadObjectId ?? '', value: 'value' in activity ? activity.value : undefined, text: 'text' in activity ? activity.text : undefined })
    await next()
  })
  bot.on('message', async (context) => {
    await context.send(new MessageActivityInput(`You said ${context.activity.text}`))
  })
  bot.on('card.action', ({ activity }) => {
    const { verb, data } = activity.value.action
    if (verb === 'refuse') return { status: 200 as const, body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest', message: 'no' } } as never }
    if (verb === 'crash') throw new Error('crashed on purpose')
    return { status: 200 as const, body: { statusCode: 200 as const, type: cardType, value: card(`${verb} ${JSON.stringify(data)} ${String(activity.value.trigger)}`) } }
  })
  await bot.initialize()
  const call = async (path: string, init: RequestInit & { token?: string } = {}) => {
    const authorization = `Bearer ${init.token ?? (await running.entra.issueBotToken())}`
    return fetch(`${running.url}/teams${path}`, { ...init, headers: { 'content-type': 'application/json', authorization } })
  }
  return {
    running, connector, bot, seen, call, botEndpoint,
    talk: (personId: string) => bot.api.conversations.create({ members: [{ id: personId, name: '', role: 'user' }], tenantId: company.tenantId, channelData: { tenant: { id: company.tenantId } } }),
    async stop() {
      await running.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const world = await startWorld()
afterAll(world.stop)
const { running, connector, bot, seen, call, talk } = world
const errorOf = async (answer: Response) => ({ status: answer.status, code: ((await answer.json()) as { error: { code: string } }).error.code })
const textsOf = (personId: string) => connector.chats.ofPerson(personId)?.messages.map((message) => (message.view?.cards ?? message.content.cards).map((entry) => JSON.stringify(entry)).join() || message.content.text) ?? []

test('the bot cannot write to a person who does not have the app', async () => {
  const answer = await call('/v3/conversations', { method: 'POST', body: JSON.stringify({ members: [{ id: ada.id }], tenantId: company.tenantId }) })
  expect(await errorOf(answer)).toEqual({ status: 403, code: 'BotNotInConversationRoster' })
})

test('installing the app tells the bot, and the same person always gets the same conversation', async () => {
  running.installations.install(ben.id)
  await vi.waitFor(() => expect(seen.filter((entry) => entry.from === ben.id).map((entry) => entry.type)).toEqual(['conversationUpdate', 'installationUpdate']))
  const first = await talk(ben.id)
  const second = await talk(channelUserId(running.tenant, ben.id))
  expect(second.id).toBe(first.id)
  expect(first.id).toMatch(/^a:1/)
})

test('a card sent by the bot is redrawn for everybody when the bot edits it', async () => {
  running.installations.install(cleo.id)
  const { id } = await talk(cleo.id)
  const sent = await bot.api.conversations.createActivity(id, withCard(card('Please decide')))
  await bot.api.conversations.updateActivity(id, sent.id, withCard(card('Decided')))
  expect(textsOf(cleo.id)).toEqual([expect.stringContaining('Decided')])
  expect(connector.chats.ofPerson(cleo.id)?.unread).toBe(1)
  await bot.api.conversations.deleteActivity(id, sent.id)
  expect(textsOf(cleo.id)).toEqual([])
})

test('a press reaches the bot signed, and its card replaces the message for the viewer until the bot edits it', async () => {
  running.installations.install(dan.id)
  const { id } = await talk(dan.id)
  const sent = await bot.api.conversations.createActivity(id, withCard(card('Please decide')))
  const outcome = await connector.bot.press(dan.id, sent.id, { type: 'Action.Execute', verb: 'approve', data: { enrolmentId: 'E1' } }, 'manual')
  expect(outcome.kind).toBe('card')
  expect(textsOf(dan.id)[0]).toContain('approve {\\"enrolmentId\\":\\"E1\\"} manual')
  await connector.bot.press(dan.id, sent.id, { type: 'Action.Execute', verb: 'refresh', data: {} }, 'automatic')
  expect(textsOf(dan.id)[0]).toContain('automatic')
  expect(connector.chats.presses.filter((press) => press.personId === dan.id).map((press) => [press.verb, press.trigger, press.statusCode])).toEqual([['approve', 'manual', 200], ['refresh', 'automatic', 200]])
  await bot.api.conversations.updateActivity(id, sent.id, withCard(card('For everybody')))
  expect(textsOf(dan.id)[0]).toContain('For everybody')
})

test('a refused press and a crashed bot leave the card as it was', async () => {
  running.installations.install(finn.id)
  const { id } = await talk(finn.id)
  const sent = await bot.api.conversations.createActivity(id, withCard(card('Still here')))
  for (const verb of ['refuse', 'crash']) {
    expect(await connector.bot.press(finn.id, sent.id, { type: 'Action.Execute', verb }, 'manual')).toEqual({ kind: 'error', text: 'Something went wrong. Please try again.' })
  }
  expect(textsOf(finn.id)).toEqual([expect.stringContaining('Still here')])
})

test('what a person writes reaches the bot, and its answer stands below', async () => {
  running.installations.install(eva.id)
  await connector.bot.say(eva.id, 'hello')
  expect(textsOf(eva.id)).toEqual(['hello', 'You said hello'])
})

test('the bot takes no activity that is unsigned, signed by another, or about another service', async () => {
  const activity = { type: 'message', id: '1', text: 'x', channelId: 'msteams', serviceUrl: connector.serviceUrl, from: { id: '29:x' }, recipient: { id: '28:x' }, conversation: { id: 'a:1' } }
  const post = (token: string | null) => fetch(world.botEndpoint, { method: 'POST', headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) }, body: JSON.stringify(activity) })
  const { privateKey } = await generateKeyPair('RS256')
  const foreign = await new SignJWT({ serviceurl: connector.serviceUrl }).setProtectedHeader({ alg: 'RS256', kid: 'other' }).setIssuer('https://api.botframework.com').setAudience(plain.clientId).setExpirationTime('1h').sign(privateKey)
  const elsewhere = await running.entra.issueBotFrameworkToken({ serviceUrl: 'https://smba.example/teams' })
  const count = seen.length
  expect((await Promise.all([null, foreign, elsewhere].map(post))).map((answer) => answer.status)).toEqual([401, 401, 401])
  expect(seen.length).toBe(count)
})

test('the connector takes no call without the app’s own token for the Bot Framework', async () => {
  const path = '/v3/conversations/a:1x/members'
  expect((await fetch(`${running.url}/teams${path}`)).status).toBe(401)
  expect((await call(path, { token: await running.entra.issueGraphToken() })).status).toBe(401)
  expect((await call(path, { token: await running.entra.issueBotToken({ appid: 'other' }) })).status).toBe(401)
})

test('unknown conversations, messages and people are refused in the connector’s own words', async () => {
  expect(await errorOf(await call('/v3/conversations/a:1nowhere/activities', { method: 'POST', body: JSON.stringify({ type: 'message', text: 'x' }) }))).toEqual({ status: 404, code: 'ConversationNotFound' })
  const { id } = await talk(ben.id)
  expect(await errorOf(await call(`/v3/conversations/${id}/activities/123`, { method: 'PUT', body: JSON.stringify({ type: 'message', text: 'x' }) }))).toEqual({ status: 404, code: 'ActivityNotFoundInConversation' })
  expect(await errorOf(await call('/v3/conversations', { method: 'POST', body: JSON.stringify({ members: [{ id: '29:nobody' }], tenantId: company.tenantId }) }))).toEqual({ status: 400, code: 'BadArgument' })
  expect(await errorOf(await call('/v3/conversations', { method: 'POST', body: JSON.stringify({ members: [{ id: ben.id }], tenantId: 'other' }) }))).toEqual({ status: 400, code: 'BadSyntax' })
  expect(await errorOf(await call(`/v3/conversations/${id}/activities`, { method: 'POST', body: JSON.stringify({ type: 'message', text: 'x'.repeat(41 * 1024) }) }))).toEqual({ status: 413, code: 'MessageSizeTooBig' })
  expect((await call('/v3/botstate/x')).status).toBe(501)
})

test('the bot learns who it talks to', async () => {
  const { id } = await talk(ben.id)
  const [member] = await bot.api.conversations.getMembers(id)
  expect(member).toMatchObject({ id: channelUserId(running.tenant, ben.id), aadObjectId: ben.id, name: 'Ben Field', userPrincipalName: ben.userPrincipalName })
})

test('the bot still trusts the connector when the rehearsal has run weeks ahead', async () => {
  running.tenant.clock.advance({ weeks: 6 })
  const before = seen.length
  expect((await connector.bot.say(eva.id, 'later')).status).toBe(200)
  expect(seen.length).toBe(before + 1)
})
