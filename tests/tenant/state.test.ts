import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import tls from 'node:tls'
import { expect, test } from 'vitest'
import { castCompany } from '#scripts/tenant/cast/company.ts'
import type { Cast } from '#scripts/tenant/cast/types.ts'
import { type Connector, mountConnector } from '#scripts/tenant/connector/mount.ts'
import { openMemory } from '#scripts/tenant/memory.ts'
import { startTenant } from '#scripts/tenant/start.ts'
import { ada, ben, company, dan, finn, registration } from '../wire/small-company.ts'

type Event = { id: string; iCalUId: string; subject: string; type: string; createdDateTime: string; isCancelled: boolean; responseStatus: { response: string }; singleValueExtendedProperties?: { value: string }[] }
type DeltaPage = { '@odata.deltaLink': string; value: { id: string; jobTitle?: string; '@removed'?: object }[] }

// Every folder has an authority of its own by the same name, so they cannot be trusted side by side.
const publicAuthorities = tls.getCACertificates('default')
const extension = 'String {7d3f2b1a-5c4e-4f6a-9b8c-0d1e2f3a4b5c} Name crosspathSeries'
const series = {
  subject: 'Mentoring',
  start: { dateTime: '2027-01-12T14:30:00', timeZone: 'Europe/London' },
  end: { dateTime: '2027-01-12T15:30:00', timeZone: 'Europe/London' },
  recurrence: { pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['Tuesday'], index: 'second' }, range: { type: 'numbered', startDate: '2027-01-12', numberOfOccurrences: 4 } },
  attendees: [{ type: 'required', emailAddress: { address: ben.userPrincipalName, name: ben.displayName } }],
  isOnlineMeeting: true,
  transactionId: 'circle-7',
  singleValueExtendedProperties: [{ id: extension, value: 'series-7' }],
}

async function temporaryFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'rehearsal-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** A tenant on the folder, and calls to its Graph as the application. */
async function start(folder: string, options: { cast?: Cast; botEndpoint?: string; port?: number } = {}) {
  const mounted: Connector[] = []
  const running = await startTenant({
    cast: options.cast ?? company,
    registration: { ...registration, ...(options.botEndpoint ? { botEndpoint: options.botEndpoint } : {}) },
    folder,
    port: options.port ?? 0,
    extensions: [(app, home) => void mounted.push(mountConnector(app, home))],
  })
  tls.setDefaultCACertificates([...publicAuthorities, running.caPem])
  const [connector] = mounted
  if (!connector) throw new Error('The connector was not mounted.')
  const graph = async <Body>(method: string, path: string, body?: object): Promise<Body> => {
    const answer = await fetch(path.startsWith('https:') ? path : `${running.url}/v1.0${path}`, {
      method,
      headers: { authorization: `Bearer ${await running.entra.issueGraphToken()}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    const text = await answer.text()
    return (text === '' ? null : JSON.parse(text)) as Body
  }
  const entries = async (person: { id: string }, from = '2027-01-01T00:00:00Z', to = '2028-01-01T00:00:00Z') =>
    (await graph<{ value: Event[] }>('GET', `/users/${person.id}/calendarView?startDateTime=${from}&endDateTime=${to}&$top=1000`)).value
  return { running, connector, graph, entries, close: running.close, [Symbol.asyncDispose]: running.close }
}

/** A bot that answers every press with a card saying so. */
async function startBot() {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: 'Approved' }] } }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/api/messages`, [Symbol.dispose]: () => void server.close() }
}

test('after a restart everything that was booked, answered, said, pressed, sent and moved is there again', async () => {
  await using folder = await temporaryFolder()
  using bot = await startBot()
  const first = await start(folder.path, { botEndpoint: bot.url })
  const booked = await first.graph<Event>('POST', `/users/${ada.id}/events`, series)
  const [invitation] = await first.graph<{ value: Event[] }>('GET', `/users/${ben.id}/events?$filter=subject eq 'Mentoring'`).then(({ value }) => value)
  await first.graph('POST', `/users/${ben.id}/events/${invitation?.id}/accept`, { sendResponse: true })
  const [, second] = (await first.entries(ada)).filter((event) => event.subject === 'Mentoring')
  await first.graph('POST', `/users/${ada.id}/events/${second?.id}/cancel`)
  await first.graph('POST', `/users/${ada.id}/sendMail`, { message: { subject: 'Welcome', toRecipients: [{ emailAddress: { address: ben.userPrincipalName } }] } })
  first.running.installations.install(ben.id)
  await first.graph('POST', `/users/${ben.id}/teamwork/sendActivityNotification`, { topic: { source: 'text', value: 'Crosspath', webUrl: 'https://teams.microsoft.com/l/entity/x' }, activityType: 'booked', previewText: { content: 'Your series is booked' } })
  const chat = first.connector.chats.open(ben.id)
  const message = first.connector.chats.append(chat, 'app', { text: null, textFormat: 'markdown', summary: 'Please decide', cards: [{ type: 'AdaptiveCard', body: [] }], suggestedActions: null })
  await first.connector.bot.press(ben.id, message.id, { type: 'Action.Execute', verb: 'approve' }, 'manual')
  first.running.tenant.clock.advance({ weeks: 3 })
  Object.assign(first.running.tenant.people.get(dan.id) ?? {}, { jobTitle: 'Head of Research', managerId: ada.id })
  first.running.tenant.touch(dan.id)
  first.running.tenant.people.delete(finn.id)
  first.running.tenant.touch(finn.id, 'deleted')
  const before = { ada: await first.entries(ada), ben: await first.entries(ben), mail: structuredClone(first.running.mail), notifications: structuredClone(first.running.notifications), presses: first.connector.chats.presses.map((press) => ({ ...press })), changes: structuredClone(first.running.tenant.changes) }
  await first.close()

  await using again = await start(folder.path, { botEndpoint: bot.url })
  expect(again.running.url).toBe(first.running.url)
  expect(await again.entries(ada)).toEqual(before.ada)
  expect(await again.entries(ben)).toEqual(before.ben)
  expect(before.ada.filter((event) => event.subject === 'Mentoring')).toHaveLength(3)
  const master = await again.graph<Event & { attendees: { status: { response: string } }[] }>('GET', `/users/${ada.id}/events/${booked.id}?$expand=singleValueExtendedProperties($filter=id eq '${extension}')`)
  expect(master.attendees.map(({ status }) => status.response)).toEqual(['accepted'])
  expect(master.singleValueExtendedProperties).toMatchObject([{ value: 'series-7' }])
  expect(again.running.mail).toEqual(before.mail)
  expect(again.running.mail).toMatchObject([{ subject: 'Welcome' }])
  expect(again.running.notifications).toEqual(before.notifications)
  expect(again.running.notifications).toHaveLength(1)
  expect(again.running.installations.has(ben.id)).toBe(true)
  expect(again.running.installations.has(ada.id)).toBe(false)
  expect(again.connector.chats.ofPerson(ben.id)).toEqual(chat)
  expect(again.connector.chats.byId(chat.id)?.messages[0]?.view?.cards).toMatchObject([{ body: [{ text: 'Approved' }] }])
  expect(again.connector.chats.presses).toEqual(before.presses)
  expect(Math.round(again.running.tenant.clock.offsetMilliseconds() / 3_600_000)).toBe(21 * 24)
  expect(again.running.tenant.people.get(dan.id)).toMatchObject({ jobTitle: 'Head of Research', managerId: ada.id })
  expect(again.running.tenant.people.has(finn.id)).toBe(false)
  expect(again.running.tenant.changes).toEqual(before.changes)
})

test('a delta link from before a restart still works and yields only what changed since', async () => {
  await using folder = await temporaryFolder()
  const first = await start(folder.path)
  const { '@odata.deltaLink': link } = await first.graph<DeltaPage>('GET', '/users/delta?$select=displayName,jobTitle')
  await first.close()

  const second = await start(folder.path)
  expect((await second.graph<DeltaPage>('GET', link)).value).toEqual([])
  Object.assign(second.running.tenant.people.get(dan.id) ?? {}, { jobTitle: 'Head of Research' })
  second.running.tenant.touch(dan.id)
  await second.close()

  await using third = await start(folder.path)
  const page = await third.graph<DeltaPage>('GET', link)
  expect(page.value).toMatchObject([{ id: dan.id, jobTitle: 'Head of Research' }])
  expect((await third.graph<DeltaPage>('GET', page['@odata.deltaLink'])).value).toEqual([])
})

test('a transaction repeated after a restart books nothing new, unless the first booking was called off', async () => {
  await using folder = await temporaryFolder()
  const first = await start(folder.path)
  const booked = await first.graph<Event>('POST', `/users/${ada.id}/events`, series)
  await first.close()

  const second = await start(folder.path)
  expect((await second.graph<Event>('POST', `/users/${ada.id}/events`, series)).id).toBe(booked.id)
  expect((await second.entries(ben)).filter((event) => event.subject === 'Mentoring')).toHaveLength(4)
  await second.graph('POST', `/users/${ada.id}/events/${booked.id}/cancel`)
  await second.close()

  await using third = await start(folder.path)
  expect((await third.graph<Event>('POST', `/users/${ada.id}/events`, series)).id).not.toBe(booked.id)
  expect((await third.entries(ben)).map((event) => event.subject).sort()).toEqual([...Array.from({ length: 4 }, () => 'Canceled: Mentoring'), ...Array.from({ length: 4 }, () => 'Mentoring')])
})

test('meetings of the cast keep their ids, and what happened to them', async () => {
  await using folder = await temporaryFolder()
  const first = await start(folder.path)
  const spring = ['2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z'] as const
  const [one, two, three] = await first.entries(dan, ...spring)
  await first.graph('POST', `/users/${dan.id}/events/${one?.id}/decline`, { sendResponse: true })
  const [, , bens] = await first.entries(ben, ...spring)
  await first.graph('PATCH', `/users/${ben.id}/events/${bens?.id}`, { start: { dateTime: '2026-03-17T12:00:00', timeZone: 'Europe/London' }, end: { dateTime: '2026-03-17T13:00:00', timeZone: 'Europe/London' } })
  const before = await first.entries(dan, ...spring)
  await first.close()

  await using again = await start(folder.path)
  const after = await again.entries(dan, ...spring)
  expect(after).toEqual(before)
  expect(after.map((event) => event.id)).toEqual(expect.arrayContaining([two?.id, three?.id]))
  expect(after.map((event) => event.id)).not.toContain(one?.id)
  expect(after.filter((event) => event.type === 'exception')).toHaveLength(1)
})

test('a process killed without a word loses nothing that is a second old', async () => {
  await using folder = await temporaryFolder()
  await using copy = await temporaryFolder()
  const first = await start(folder.path)
  await first.graph<Event>('POST', `/users/${ada.id}/events`, series)
  await pause(1_000)
  await cp(folder.path, copy.path, { recursive: true })
  await first.close()
  await using again = await start(copy.path)
  expect((await again.entries(ben)).filter((event) => event.subject === 'Mentoring')).toHaveLength(4)
})

test('what is kept of a company of 240 people leaves out everything that the cast knows already', async () => {
  await using folder = await temporaryFolder()
  const cast = castCompany({ startsOn: '2026-03-02' })
  const first = await start(folder.path, { cast })
  const [organizer] = cast.featured
  await first.graph('POST', `/users/${organizer?.id}/events`, { ...series, attendees: [] })
  await first.close()
  const text = await readFile(join(folder.path, 'state.json'), 'utf8')
  expect(text).toContain('Mentoring')
  expect(text).not.toContain('team meeting')
  expect(text).not.toContain('jobTitle')
  expect(text.length).toBeLessThan(100_000)
})

test('a state that cannot be read counts as none, and another company’s is refused', async () => {
  await using folder = await temporaryFolder()
  await (await start(folder.path)).close()
  expect((await openMemory(folder.path)).isNew).toBe(false)
  await expect(start(folder.path, { cast: { ...company, tenantId: 'another' } })).rejects.toThrow('another company')
  await rm(join(folder.path, 'state.json'))
  expect((await openMemory(folder.path)).isNew).toBe(true)
})

test('the tenant’s port cannot change, and says so when another program has it', async () => {
  await using folder = await temporaryFolder()
  const first = await start(folder.path)
  const port = Number(new URL(first.running.url).port)
  await first.close()
  await expect(start(folder.path, { port: port === 65_000 ? 65_001 : 65_000 })).rejects.toThrow(`began on port ${port}`)
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  await expect(start(folder.path)).rejects.toThrow(new RegExp(`Port ${port} is taken by another program.*TENANT_PORT=`))
  other.close()
})
