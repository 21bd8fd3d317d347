import { existsSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, expect, test } from 'vitest'
import { startReceiver, type Notification } from '../wire/notification-receiver.ts'
import { ada, ben, cleo, dan, registration, startSmallCompany } from '../wire/small-company.ts'

/** Closed schemas made from Microsoft's description of Graph v1.0: a property it does not name fails. */
const schemaFile = new URL('../../../shared/graph/schemas-strict.json', import.meta.url)

type Operation = { method: string; path: string; status: number; request?: object; response?: object }
type Schemas = { $id: string; $defs: Record<string, Record<string, unknown>>; 'x-operations': Record<string, Operation> }
type Exchange = { operation: string; path: string; body?: object; headers?: Record<string, string> }

if (!existsSync(schemaFile)) {
  test('the stand-in answers as Microsoft describes Graph', ({ skip }) => {
    skip('../shared/graph/schemas-strict.json is not here, so there is nothing to compare with')
  })
} else {
  const schemas = JSON.parse(readFileSync(schemaFile, 'utf8')) as Schemas
  // Users and events are open types, where a misspelt name would pass; for the comparison they are closed.
  // But for what a notification says of an item: that type names no property at all, so that every one is additional.
  for (const [name, type] of Object.entries(schemas.$defs)) if (type['x-open']) type['additionalProperties'] = name === 'microsoft.graph.resourceData'
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  for (const [format, shape] of Object.entries({
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
    date: /^\d{4}-\d\d-\d\d$/,
    uri: /^[a-z][a-z0-9+.-]*:\S+$/i,
    uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    time: /^\d\d:\d\d:\d\d(\.\d+)?$/,
    duration: /^-?P/,
  })) ajv.addFormat(format, shape)
  for (const format of ['int32', 'int64', 'int16', 'uint8', 'double', 'float', 'decimal', 'base64url', 'binary']) ajv.addFormat(format, true)
  ajv.addSchema(schemas)

  /** What a body breaks, empty when nothing. */
  const complaints = (schema: object, body: unknown): string[] => {
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', `"$ref":"${schemas.$id}#/`)) as object
    const valid = ajv.compile(absolute)
    if (valid(body)) return []
    return (valid.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`)
  }
  const operation = (name: string): Operation => {
    const found = schemas['x-operations'][name]
    if (!found) throw new Error(`Microsoft's description has no operation ${name}.`)
    return found
  }

  const { running, stop } = await startSmallCompany()
  const receiver = await startReceiver()
  afterAll(async () => {
    await stop()
    await receiver.stop()
  })
  const authorization = `Bearer ${await running.entra.issueGraphToken()}`
  const send = async (method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<{ status: number; body: unknown }> => {
    const answer = await fetch(`${running.url}/v1.0${path}`, {
      method,
      headers: { authorization, ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
  }

  const attendees = [ben, cleo].map((person) => ({ type: 'required', emailAddress: { address: person.userPrincipalName, name: person.displayName } }))
  const series = {
    subject: 'Mentoring',
    body: { contentType: 'html', content: '<p>Bring one question.</p>' },
    start: { dateTime: '2027-01-12T14:30:00', timeZone: 'Europe/London' },
    end: { dateTime: '2027-01-12T15:00:00', timeZone: 'Europe/London' },
    recurrence: {
      pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['tuesday'], index: 'second' },
      range: { type: 'numbered', startDate: '2027-01-12', numberOfOccurrences: 12, recurrenceTimeZone: 'Europe/London' },
    },
    attendees,
    isOnlineMeeting: true,
    onlineMeetingProvider: 'teamsForBusiness',
    transactionId: 'contract-1',
    singleValueExtendedProperties: [{ id: 'String {7d3f2b1a-5c4e-4f6a-9b8c-0d1e2f3a4b5c} Name crosspathSeries', value: 'x' }],
  }
  const year = 'startDateTime=2027-01-01T00:00:00Z&endDateTime=2028-01-01T00:00:00Z'
  const made = (await send('POST', `/users/${ada.id}/events`, series)).body as { id: string }
  const occurrences = (await send('GET', `/users/${ada.id}/events/${made.id}/instances?${year}&$top=50`)).body as { value: { id: string }[] }
  const invited = (await send('GET', `/users/${ben.id}/calendarView?${year}&$top=50`)).body as { value: { id: string; seriesMasterId: string | null }[] }
  const invitation = invited.value.find(({ seriesMasterId }) => seriesMasterId)?.seriesMasterId ?? ''
  const catalogue = (await send('GET', '/appCatalogs/teamsApps')).body as { value: { id: string }[] }

  const inDays = (days: number): string => running.tenant.clock.now().add({ hours: 24 * days }).toString()
  const subscription = { changeType: 'created,updated,deleted', notificationUrl: `${receiver.url}/told`, lifecycleNotificationUrl: `${receiver.url}/life`, resource: `/users/${ada.id}/events`, expirationDateTime: inDays(6), clientState: 'secret' }
  const subscribed = (await send('POST', '/subscriptions', subscription)).body as { id: string }

  const exchanges: Exchange[] = [
    { operation: 'POST /subscriptions', path: '/subscriptions', body: { ...subscription, resource: `/users/${ben.id}/events` } },
    { operation: 'GET /subscriptions', path: '/subscriptions' },
    { operation: 'GET /subscriptions/{subscription-id}', path: `/subscriptions/${subscribed.id}` },
    { operation: 'PATCH /subscriptions/{subscription-id}', path: `/subscriptions/${subscribed.id}`, body: { expirationDateTime: inDays(6.5) } },
    { operation: 'POST /subscriptions/{subscription-id}/reauthorize', path: `/subscriptions/${subscribed.id}/reauthorize` },
    { operation: 'GET /users/{user-id}/calendarView/delta()', path: `/users/${ada.id}/calendarView/delta?${year}`, headers: { prefer: 'odata.maxpagesize=2' } },
    { operation: 'GET /users', path: '/users?$select=id,displayName,mail,userPrincipalName,jobTitle,department,officeLocation,preferredLanguage,accountEnabled,userType&$expand=manager($select=id)&$top=3' },
    { operation: 'GET /users/{user-id}', path: `/users/${ben.id}?$select=id,skills,interests` },
    { operation: 'GET /users/{user-id}/manager', path: `/users/${ben.id}/manager` },
    { operation: 'GET /users/{user-id}/directReports', path: `/users/${ada.id}/directReports` },
    { operation: 'GET /users/delta()', path: '/users/delta?$select=displayName,jobTitle,manager', headers: { prefer: 'odata.maxpagesize=2' } },
    { operation: 'GET /users/{user-id}/mailboxSettings', path: `/users/${cleo.id}/mailboxSettings` },
    {
      operation: 'POST /users/{user-id}/calendar/getSchedule',
      path: `/users/${ada.id}/calendar/getSchedule`,
      body: { schedules: [ben.userPrincipalName, 'nobody@birch.example'], startTime: series.start, endTime: series.end, availabilityViewInterval: 15 },
    },
    { operation: 'POST /users/{user-id}/events', path: `/users/${ada.id}/events`, body: { ...series, transactionId: 'contract-2' } },
    { operation: 'GET /users/{user-id}/events', path: `/users/${ada.id}/events?$expand=singleValueExtendedProperties($filter=id eq '${series.singleValueExtendedProperties[0]?.id}')` },
    { operation: 'GET /users/{user-id}/events/{event-id}', path: `/users/${ada.id}/events/${made.id}` },
    { operation: 'GET /users/{user-id}/events/{event-id}/instances', path: `/users/${ada.id}/events/${made.id}/instances?${year}` },
    { operation: 'GET /users/{user-id}/calendarView', path: `/users/${cleo.id}/calendarView?${year}`, headers: { prefer: 'outlook.timezone="Eastern Standard Time"' } },
    {
      operation: 'PATCH /users/{user-id}/events/{event-id}',
      path: `/users/${ada.id}/events/${occurrences.value[2]?.id}`,
      body: { start: { dateTime: '2027-03-11T10:00:00', timeZone: 'Europe/London' }, end: { dateTime: '2027-03-11T10:30:00', timeZone: 'Europe/London' } },
    },
    {
      operation: 'POST /users/{user-id}/events/{event-id}/tentativelyAccept',
      path: `/users/${ben.id}/events/${invitation}/tentativelyAccept`,
      body: { comment: 'Later?', sendResponse: true, proposedNewTime: { start: { dateTime: '2027-01-13T10:00:00', timeZone: 'UTC' }, end: { dateTime: '2027-01-13T10:30:00', timeZone: 'UTC' } } },
    },
    { operation: 'GET /users/{user-id}/events/{event-id}', path: `/users/${ada.id}/events/${made.id}` },
    { operation: 'POST /users/{user-id}/events/{event-id}/accept', path: `/users/${ben.id}/events/${invitation}/accept`, body: { sendResponse: true } },
    { operation: 'POST /users/{user-id}/events/{event-id}/cancel', path: `/users/${ada.id}/events/${occurrences.value[5]?.id}/cancel`, body: { comment: 'Holiday' } },
    { operation: 'POST /users/{user-id}/events/{event-id}/decline', path: `/users/${ben.id}/events/${invitation}/decline`, body: {} },
    { operation: 'DELETE /users/{user-id}/events/{event-id}', path: `/users/${ada.id}/events/${made.id}` },
    { operation: 'DELETE /subscriptions/{subscription-id}', path: `/subscriptions/${subscribed.id}` },
    { operation: 'GET /appCatalogs/teamsApps', path: `/appCatalogs/teamsApps?$filter=externalId eq '${registration.teamsAppId}'` },
    {
      operation: 'POST /users/{user-id}/teamwork/installedApps',
      path: `/users/${dan.id}/teamwork/installedApps`,
      body: { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${catalogue.value[0]?.id}` },
    },
    { operation: 'GET /users/{user-id}/teamwork/installedApps', path: `/users/${dan.id}/teamwork/installedApps?$expand=teamsApp` },
    {
      operation: 'POST /users/{user-id}/teamwork/sendActivityNotification',
      path: `/users/${dan.id}/teamwork/sendActivityNotification`,
      body: {
        topic: { source: 'text', value: 'Your session', webUrl: 'https://teams.microsoft.com/l/entity/x' },
        activityType: 'sessionNear',
        previewText: { content: 'Tomorrow at ten' },
        templateParameters: [{ name: 'when', value: 'tomorrow' }],
      },
    },
    {
      operation: 'POST /users/{user-id}/sendMail',
      path: `/users/${ada.id}/sendMail`,
      body: { message: { subject: 'Welcome', body: { contentType: 'html', content: '<p>Hello</p>' }, toRecipients: [attendees[0]] }, saveToSentItems: false },
    },
    { operation: 'POST /$batch', path: '/$batch', body: { requests: [{ id: '1', method: 'GET', url: `/users/${ben.id}/mailboxSettings` }, { id: '2', method: 'GET', url: '/groups', dependsOn: ['1'] }] } },
  ]

  test.each(exchanges.map((exchange, number) => [`${number + 1}. ${exchange.operation}`, exchange] as const))('%s is asked and answered as Microsoft describes it', async (_name, exchange) => {
    const described = operation(exchange.operation)
    if (exchange.body && described.request) expect(complaints(described.request, exchange.body)).toEqual([])
    const answer = await send(described.method, exchange.path, exchange.body, exchange.headers)
    expect(answer.status, JSON.stringify(answer.body)).toBe(described.status)
    if (described.response) expect(complaints(described.response, answer.body)).toEqual([])
    else expect(answer.body).toBeUndefined()
  })

  test('a refusal has the shape Microsoft describes for all of them', async () => {
    const answer = await send('GET', '/groups')
    expect(complaints({ $ref: '#/$defs/ODataError' }, answer.body)).toEqual([])
  })

  test('notifications of changes and of the life of a subscription have the shape Microsoft describes', async () => {
    const told = (await send('POST', '/subscriptions', { ...subscription, resource: `/users/${dan.id}/events` })).body as { id: string }
    await send('POST', `/users/${dan.id}/events`, { subject: 'x', start: series.start, end: series.end })
    running.subscriptions.remove(told.id, true)
    const another = (await send('POST', '/subscriptions', { ...subscription, resource: `/users/${dan.id}/events` })).body as { id: string }
    await send('POST', `/users/${dan.id}/events`, { subject: 'y', start: series.start, end: series.end })
    await running.notifier.settled()
    const mine = (id: string): Notification[] => receiver.all().filter(({ subscriptionId }) => subscriptionId === id)
    expect(mine(told.id).map(({ lifecycleEvent }) => lifecycleEvent)).toContain('subscriptionRemoved')
    expect(mine(another.id).map(({ changeType }) => changeType)).toEqual(['created'])
    for (const value of [mine(told.id), mine(another.id)]) expect(complaints({ $ref: '#/$defs/microsoft.graph.changeNotificationCollection' }, { value })).toEqual([])
  })

  test('the comparison notices a property that Microsoft does not have', async () => {
    const answer = (await send('GET', `/users/${ben.id}/calendarView?startDateTime=2026-01-01&endDateTime=2026-02-01`)).body as { value: object[] }
    const { response = {} } = operation('GET /users/{user-id}/calendarView')
    expect(complaints(response, answer)).toEqual([])
    expect(complaints(response, { value: [{ ...answer.value[0], colour: 'red' }] })).not.toEqual([])
  })
}
