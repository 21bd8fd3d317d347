import { BatchRequestContent, PageIterator, type GraphError } from '@microsoft/microsoft-graph-client'
import { afterAll, expect, test } from 'vitest'
import { ada, ben, cleo, company, dan, eva, finn, registration, startSmallCompany } from './small-company.ts'

const { running, graph, stop } = await startSmallCompany()
afterAll(stop)

type Page<Item = Record<string, unknown>> = { value: Item[]; '@odata.nextLink'?: string; '@odata.deltaLink'?: string }

const refused = (status: number, code: string) => expect.objectContaining({ statusCode: status, code }) as GraphError

async function everyPage(path: string, headers: Record<string, string> = {}): Promise<{ items: Record<string, unknown>[]; pages: number; deltaLink: string }> {
  const items: Record<string, unknown>[] = []
  let pages = 0
  let next: string | undefined = path
  let deltaLink = ''
  while (next) {
    const page = (await graph.api(next).headers(headers).get()) as Page
    items.push(...page.value)
    pages += 1
    next = page['@odata.nextLink']
    deltaLink = page['@odata.deltaLink'] ?? ''
  }
  return { items, pages, deltaLink }
}

test('a request without a token, or with one for somebody else, is refused', async () => {
  const bare = await fetch(`${running.url}/v1.0/users`)
  expect(bare.status).toBe(401)
  expect(await bare.json()).toMatchObject({ error: { code: 'InvalidAuthenticationToken', innerError: { 'request-id': bare.headers.get('request-id') } } })
  const bot = await fetch(`${running.url}/v1.0/users`, { headers: { authorization: `Bearer ${await running.entra.issueBotToken()}` } })
  expect(bot.status).toBe(401)
})

test('a permission that was not granted closes exactly its own doors', async () => {
  const authorization = `Bearer ${await running.entra.issueGraphToken({ roles: ['User.Read.All'] })}`
  const codes = await Promise.all(
    ['/users', `/users/${ben.id}/mailboxSettings`, '/appCatalogs/teamsApps'].map(async (path) => {
      const answer = await fetch(`${running.url}/v1.0${path}`, { headers: { authorization } })
      return [answer.status, ((await answer.json()) as { error?: { code: string } }).error?.code]
    }),
  )
  expect(codes).toEqual([[200, undefined], [403, 'ErrorAccessDenied'], [403, 'Forbidden']])
  const none = await fetch(`${running.url}/v1.0/users`, { headers: { authorization: `Bearer ${await running.entra.issueGraphToken({ roles: undefined })}` } })
  expect(((await none.json()) as { error: { code: string } }).error.code).toBe('Authorization_RequestDenied')
})

test('in a person’s name the application sees that person, and no one else', async () => {
  const authorization = `Bearer ${await running.entra.issueGraphToken({ roles: undefined, scp: 'User.Read', oid: ben.id })}`
  const read = async (path: string) => {
    const answer = await fetch(`${running.url}/v1.0${path}`, { headers: { authorization } })
    return (await answer.json()) as { id?: string; error?: { code: string } }
  }
  expect((await read('/me?$select=id')).id).toBe(ben.id)
  expect((await read(`/users/${ada.id}`)).error?.code).toBe('Authorization_RequestDenied')
  await expect(graph.api('/me').get()).rejects.toEqual(refused(400, 'BadRequest'))
})

test('what is not imitated answers 501 and names itself', async () => {
  await expect(graph.api('/groups').get()).rejects.toEqual(refused(501, 'NotImplemented'))
  await expect(graph.api('/groups').get()).rejects.toThrow('GET /groups')
})

test('the whole company is listed page by page', async () => {
  const first = (await graph.api('/users').select('id,department,accountEnabled').top(4).get()) as Page
  const found = [...first.value]
  const iterator = new PageIterator(graph, first, (item: unknown) => found.push(item as Record<string, unknown>) > 0)
  const collected: unknown[] = []
  const all = new PageIterator(graph, first, (item: unknown) => collected.push(item) > 0)
  await all.iterate()
  expect(iterator.isComplete()).toBe(false)
  expect(collected).toHaveLength(company.people.length)
  expect(collected[0]).toEqual({ id: ada.id, department: 'Research', accountEnabled: true })
})

test('skills are told for one person and refused for many', async () => {
  expect(await graph.api(`/users/${ben.userPrincipalName}`).select('id,skills,interests').get()).toMatchObject({ id: ben.id, skills: ['negotiation'], interests: ['chess'] })
  await expect(graph.api('/users').select('id,skills').get()).rejects.toEqual(refused(501, 'NotImplemented'))
})

test('the reporting line is told upwards and downwards', async () => {
  expect(await graph.api(`/users/${dan.id}/manager`).select('id').get()).toMatchObject({ id: ben.id })
  await expect(graph.api(`/users/${ada.id}/manager`).get()).rejects.toEqual(refused(404, 'Request_ResourceNotFound'))
  const reports = (await graph.api(`/users/${ben.id}/directReports`).select('id').get()) as Page
  expect(reports.value.map(({ id }) => id)).toEqual([dan.id, eva.id])
})

test('delta tells everyone first, then only what changed, who got another manager, and who left', async () => {
  const small = { Prefer: 'odata.maxpagesize=2' }
  const first = await everyPage('/users/delta?$select=displayName,jobTitle,manager', small)
  expect(first.pages).toBe(3)
  expect(first.items).toHaveLength(6)
  expect(first.items.find(({ id }) => id === dan.id)).toEqual({
    id: dan.id,
    displayName: 'Dan Brook',
    jobTitle: 'Engineer',
    'manager@delta': [{ '@odata.type': '#microsoft.graph.user', id: ben.id }],
  })
  expect((await everyPage(first.deltaLink)).items).toEqual([])

  const person = running.tenant.people.get(dan.id)
  if (person) Object.assign(person, { managerId: cleo.id, jobTitle: 'Lead' })
  running.tenant.touch(dan.id)
  running.tenant.people.delete(finn.id)
  running.tenant.touch(finn.id, 'deleted')
  const second = await everyPage(first.deltaLink)
  expect(second.items).toEqual([
    {
      id: dan.id,
      displayName: 'Dan Brook',
      jobTitle: 'Lead',
      'manager@delta': [
        { '@odata.type': '#microsoft.graph.user', id: ben.id, '@removed': { reason: 'deleted' } },
        { '@odata.type': '#microsoft.graph.user', id: cleo.id },
      ],
    },
    { id: finn.id, '@removed': { reason: 'changed' } },
  ])
  running.tenant.clock.advance({ days: 8 })
  await expect(graph.api(second.deltaLink).get()).rejects.toEqual(refused(410, 'SyncStateNotFound'))
})

test('working hours are told, and a mailbox elsewhere is not reached', async () => {
  expect(await graph.api(`/users/${cleo.id}/mailboxSettings`).get()).toMatchObject({
    timeZone: 'Eastern Standard Time',
    workingHours: { daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday'], startTime: '08:00:00.0000000', timeZone: { name: 'Eastern Standard Time' } },
  })
  await expect(graph.api(`/users/${eva.id}/mailboxSettings`).get()).rejects.toEqual(refused(404, 'MailboxNotEnabledForRESTAPI'))
})

const asked = (more: object = {}) => ({
  schedules: [ben.userPrincipalName, cleo.userPrincipalName, 'nobody@birch.example'],
  startTime: { dateTime: '2026-03-10T12:00:00', timeZone: 'GMT Standard Time' },
  endTime: { dateTime: '2026-03-16T12:00:00', timeZone: 'GMT Standard Time' },
  availabilityViewInterval: 60,
  ...more,
})

test('free and busy come from the calendars, without a word about what', async () => {
  const answer = (await graph.api(`/users/${ben.id}/calendar/getSchedule`).post(asked())) as Page<{ availabilityView: string; scheduleItems: unknown[]; error?: object }>
  const [bens, cleos, nobodys] = answer.value
  // Monday 16 March, ten to eleven in London.
  expect(bens?.scheduleItems).toEqual([
    { status: 'busy', start: { dateTime: '2026-03-16T10:00:00.0000000', timeZone: 'UTC' }, end: { dateTime: '2026-03-16T11:00:00.0000000', timeZone: 'UTC' } },
  ])
  expect(bens?.availabilityView).toBe(`${'0'.repeat(6 * 24 - 2)}20`)
  // Nine in New York is already one in London: clocks have changed there and not here.
  expect(cleos?.availabilityView).toBe(`03${'0'.repeat(6 * 24 - 2)}`)
  expect(nobodys).toEqual({ scheduleId: 'nobody@birch.example', error: { responseCode: '5009', message: expect.stringContaining('Unable to resolve') as string } })
})

test.each([
  ['a window of 63 days', { endTime: { dateTime: '2026-05-12T12:00:01', timeZone: 'GMT Standard Time' } }, 400, 'ErrorTimeIntervalTooBig'],
  ['a window that ends before it begins', { endTime: { dateTime: '2026-03-09T12:00:00', timeZone: 'GMT Standard Time' } }, 400, 'ErrorInvalidTimeInterval'],
  ['101 people', { schedules: Array.from({ length: 101 }, (_, number) => `p${number}@birch.example`) }, 400, 'ErrorMailboxDataArrayTooBig'],
  ['a time zone nobody knows', { startTime: { dateTime: '2026-03-10T12:00:00', timeZone: 'Moon Standard Time' } }, 400, 'TimeZoneNotSupportedException'],
  ['no time zone', { startTime: { dateTime: '2026-03-10T12:00:00' } }, 400, 'TimeZoneNotSupportedException'],
  ['an empty interval', { availabilityViewInterval: null }, 500, 'InternalServerError'],
  ['an interval of four minutes', { availabilityViewInterval: 4 }, 400, 'ErrorInvalidMergedFreeBusyInterval'],
])('getSchedule refuses %s', async (_name, more, status, code) => {
  await expect(graph.api(`/users/${ben.id}/calendar/getSchedule`).post(asked(more))).rejects.toEqual(refused(status, code))
})

test('a window of exactly 62 days passes', async () => {
  const answer = (await graph.api(`/users/${ben.id}/calendar/getSchedule`).post(asked({ endTime: { dateTime: '2026-05-11T13:00:00', timeZone: 'Europe/London' } }))) as Page
  expect(answer.value).toHaveLength(3)
})

test('a throttled or missing service is asked again by the client itself', async () => {
  running.trouble.order({ kind: 'throttled', path: /^\/users$/, retryAfterSeconds: 1 })
  const before = running.tenant.requests.length
  await graph.api('/users').top(1).get()
  expect(running.tenant.requests.slice(before).map(({ status }) => status)).toEqual([429, 200])
  expect(running.trouble.pending()).toEqual([])
  running.trouble.order({ kind: 'slow', path: /^\/users$/, milliseconds: 150 })
  const asked = performance.now()
  await graph.api('/users').top(1).get()
  expect(performance.now() - asked).toBeGreaterThan(140)
})

test('a batch runs its parts like any request, four at once for a mailbox, and stops behind a failure', async () => {
  const parts = [1, 2, 3, 4, 5].map((number) => ({ id: String(number), request: new Request(`https://graph.microsoft.com/users/${ben.id}/mailboxSettings`) }))
  const content = await new BatchRequestContent(parts).getContent()
  const crowd = (await graph.api('/$batch').post(content)) as { responses: { id: string; status: number; headers: Record<string, string> }[] }
  expect(crowd.responses.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429])
  expect(crowd.responses.find(({ status }) => status === 429)?.headers['Retry-After']).toBe('1')

  const chain = (await graph.api('/$batch').post({
    requests: [
      { id: 'a', method: 'GET', url: '/users/nobody' },
      { id: 'b', method: 'GET', url: '/users?$top=1&$select=id', dependsOn: ['a'] },
      { id: 'c', method: 'GET', url: '/users?$top=1&$select=id' },
    ],
  })) as { responses: { id: string; status: number; body: Page }[] }
  expect(chain.responses.map(({ id, status }) => [id, status])).toEqual([['a', 404], ['b', 424], ['c', 200]])
  expect(chain.responses[2]?.body.value).toEqual([{ id: ada.id }])
  const tooMany = { requests: Array.from({ length: 21 }, (_, number) => ({ id: String(number), method: 'GET', url: '/users' })) }
  await expect(graph.api('/$batch').post(tooMany)).rejects.toEqual(refused(400, 'BadRequest'))
})

test('the Teams app is found, installed once, and may then notify', async () => {
  const found = (await graph.api('/appCatalogs/teamsApps').filter(`externalId eq '${registration.teamsAppId}'`).get()) as Page<{ id: string }>
  const id = found.value[0]?.id ?? ''
  const notification = {
    topic: { source: 'text', value: 'Your next session', webUrl: 'https://teams.microsoft.com/l/entity/x' },
    activityType: 'sessionNear',
    previewText: { content: 'Tomorrow at ten' },
  }
  await expect(graph.api(`/users/${ben.id}/teamwork/sendActivityNotification`).post(notification)).rejects.toEqual(refused(403, 'Forbidden'))
  const install = { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${id}` }
  const greeted: string[] = []
  running.installations.onInstalled((personId) => greeted.push(personId))
  await graph.api(`/users/${ben.id}/teamwork/installedApps`).post(install)
  await expect(graph.api(`/users/${ben.id}/teamwork/installedApps`).post(install)).rejects.toEqual(refused(409, 'Conflict'))
  expect(greeted).toEqual([ben.id])
  const listed = (await graph.api(`/users/${ben.id}/teamwork/installedApps`).filter(`teamsApp/externalId eq '${registration.teamsAppId}'`).expand('teamsApp').get()) as Page
  expect(listed.value).toHaveLength(1)
  await graph.api(`/users/${ben.id}/teamwork/sendActivityNotification`).post(notification)
  expect(running.notifications).toMatchObject([{ personId: ben.id, text: 'Tomorrow at ten' }])
})

test('a mail is accepted and kept', async () => {
  const message = { subject: 'Welcome', body: { contentType: 'HTML', content: '<p>Hello</p>' }, toRecipients: [{ emailAddress: { address: ben.userPrincipalName } }] }
  await graph.api(`/users/${ada.id}/sendMail`).post({ message })
  expect(running.mail).toMatchObject([{ fromId: ada.id, to: [ben.userPrincipalName], subject: 'Welcome', contentType: 'html' }])
})

