import type { ServerResponse } from 'node:http'
import type { GraphError } from '@microsoft/microsoft-graph-client'
import { afterAll, afterEach, expect, test } from 'vitest'
import { startReceiver } from './notification-receiver.ts'
import { ada, ben, cleo, dan, eva, startSmallCompany } from './small-company.ts'

const { running, graph, stop } = await startSmallCompany({ patience: { validation: 300, delivery: 200 } })
const receiver = await startReceiver()
afterEach(async () => {
  running.trouble.clear()
  receiver.answerWith(202)
  receiver.handshakeWith((token, response) => response.setHeader('content-type', 'text/plain; charset=utf-8').end(token))
  for (const { id } of running.subscriptions.all()) running.subscriptions.remove(id)
  await running.notifier.settled()
  receiver.clear()
})
afterAll(async () => {
  await stop()
  await receiver.stop()
})

type Subscription = { id: string; expirationDateTime: string; changeType: string; clientState: string | null }
type Event = { id: string; '@odata.etag': string; seriesMasterId: string | null }

const minutes = (count: number): string => running.tenant.clock.now().add({ minutes: count }).toString()
const refused = (status: number, code: string, message = /./) => expect.objectContaining({ statusCode: status, code, message: expect.stringMatching(message) as string }) as GraphError
const wish = (person: { id: string }, more: object = {}): object => ({
  changeType: 'created,updated,deleted',
  notificationUrl: `${receiver.url}/told`,
  lifecycleNotificationUrl: `${receiver.url}/life`,
  resource: `/users/${person.id}/events`,
  expirationDateTime: minutes(10_000),
  clientState: 'secret',
  ...more,
})
const subscribe = async (person: { id: string }, more: object = {}) => (await graph.api('/subscriptions').post(wish(person, more))) as Subscription
const at = (day: string, hour = '10') => ({ start: { dateTime: `${day}T${hour}:00:00`, timeZone: 'Europe/London' }, end: { dateTime: `${day}T${hour}:30:00`, timeZone: 'Europe/London' } })
const mail = (...people: { userPrincipalName: string; displayName: string }[]) => people.map((person) => ({ type: 'required', emailAddress: { address: person.userPrincipalName, name: person.displayName } }))
const series = (subject: string, ...people: { userPrincipalName: string; displayName: string }[]) => ({
  subject,
  ...at('2027-01-12'),
  recurrence: { pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['tuesday'], index: 'second' }, range: { type: 'numbered', startDate: '2027-01-12', numberOfOccurrences: 6 } },
  attendees: mail(...people),
})
const told = () => receiver.all().filter(({ changeType }) => changeType).map(({ changeType, resource }) => `${changeType} ${resource?.split('/')[1] === ada.id ? 'ada' : resource?.split('/')[1] === ben.id ? 'ben' : 'cleo'}`)

async function occurrencesOf(person: { id: string }, subject: string): Promise<Event[]> {
  const { value } = (await graph.api(`/users/${person.id}/calendarView`).query({ startDateTime: '2027-01-01', endDateTime: '2027-12-31' }).top(100).get()) as { value: (Event & { subject: string })[] }
  return value.filter((event) => event.subject.endsWith(subject))
}

test('a subscription begins with a handshake at both addresses and can be read, renewed, listed and ended', async () => {
  receiver.handshakes.splice(0)
  const made = await subscribe(ben)
  expect(receiver.handshakes).toEqual(['/told', '/life'])
  expect(made).toMatchObject({ changeType: 'created,updated,deleted', clientState: 'secret' })
  const renewed = (await graph.api(`/subscriptions/${made.id}`).patch({ expirationDateTime: minutes(10_079) })) as Subscription
  expect(renewed.expirationDateTime > made.expirationDateTime).toBe(true)
  const { value } = (await graph.api('/subscriptions').get()) as { value: Subscription[] }
  expect(value).toEqual([expect.objectContaining({ id: made.id, expirationDateTime: renewed.expirationDateTime })])
  await graph.api(`/subscriptions/${made.id}`).delete()
  await expect(graph.api(`/subscriptions/${made.id}`).get()).rejects.toEqual(refused(404, 'ResourceNotFound'))
})

test.each([
  ['answers 403', (_token: string, response: ServerResponse) => response.writeHead(403).end(), /must respond with 200 OK/],
  ['gives back the token as it was encoded', (token: string, response: ServerResponse) => response.setHeader('content-type', 'text/plain').end(encodeURIComponent(token)), /exactly match/],
  ['gives it back as html', (token: string, response: ServerResponse) => response.setHeader('content-type', 'text/html').end(token), /exactly match/],
  ['does not answer in time', () => undefined, /timed out/],
])('a receiver that %s gets no subscription', async (_name, how, message) => {
  receiver.handshakeWith(how)
  await expect(subscribe(ben)).rejects.toEqual(refused(400, 'ValidationError', message))
  expect(running.subscriptions.all()).toEqual([])
})

test.each([
  ['more than 10,080 minutes', () => wish(ben, { expirationDateTime: minutes(10_081) }), 400, /10080 minutes/],
  ['an end in the past', () => wish(ben, { expirationDateTime: minutes(-1) }), 400, /future/],
  ['plain http to another machine', () => wish(ben, { notificationUrl: 'http://example.com/told' }), 400, /HTTPS/],
  ['a calendar view', () => wish(ben, { resource: `/users/${ben.id}/calendarView` }), 400, /not supported/],
  ['a client state of 129 characters', () => wish(ben, { clientState: 'x'.repeat(129) }), 400, /128/],
  ['an unknown kind of change', () => wish(ben, { changeType: 'moved' }), 400, /moved/],
  ['a mailbox that is not in the cloud', () => wish(eva), 404, /inactive/],
])('a subscription with %s is refused', async (_name, body, status, message) => {
  await expect(graph.api('/subscriptions').post(body())).rejects.toMatchObject({ statusCode: status, message: expect.stringMatching(message) as string })
})

test('a wish of less than 45 minutes is raised to them, and a mailbox takes a thousand subscriptions', async () => {
  const short = await subscribe(dan, { expirationDateTime: minutes(5) })
  expect(Temporal.Instant.from(short.expirationDateTime).since(running.tenant.clock.now()).total('minutes')).toBeGreaterThan(44)
  const [one] = running.subscriptions.ofMailbox(dan.id)
  for (let number = 1; one && number < 1_000; number += 1) running.subscriptions.add(one)
  await expect(subscribe(dan)).rejects.toEqual(refused(403, 'Forbidden'))
})

test('one booking is told in every mailbox that holds it, with the secret and a version, and never with its content', async () => {
  for (const person of [ada, ben]) await subscribe(person)
  const made = (await graph.api(`/users/${ada.id}/events`).post(series('Told', ben, cleo))) as Event
  await running.notifier.settled()
  expect(told().toSorted()).toEqual(['created ada', 'created ben', 'updated ada'])
  const mine = receiver.all().find(({ changeType, resource }) => changeType === 'created' && resource?.includes(ada.id))
  expect(mine).toMatchObject({ clientState: 'secret', tenantId: running.tenant.id, resource: `Users/${ada.id}/Events/${made.id}`, resourceData: { id: made.id, '@odata.etag': made['@odata.etag'] } })
  expect(JSON.stringify(receiver.all())).not.toContain('Told')
})

test('whatever becomes of one occurrence is told as a change of its series', async () => {
  await graph.api(`/users/${ada.id}/events`).post(series('Changing', ben))
  for (const person of [ada, ben]) await subscribe(person)
  const [first, second, third] = await occurrencesOf(ada, 'Changing')
  await graph.api(`/users/${ada.id}/events/${second?.id}`).patch(at('2027-02-11'))
  await running.notifier.settled()
  expect(told().toSorted()).toEqual(['updated ada', 'updated ben'])
  expect(receiver.all().map(({ resourceData }) => resourceData?.id)).toContain(first?.seriesMasterId)
  receiver.clear()
  const bens = await occurrencesOf(ben, 'Changing')
  await graph.api(`/users/${ben.id}/events/${bens[0]?.id}/decline`).post({ sendResponse: true })
  await running.notifier.settled()
  expect(told().toSorted()).toEqual(['updated ada', 'updated ben'])
  receiver.clear()
  await graph.api(`/users/${ada.id}/events/${third?.id}/cancel`).post({})
  await graph.api(`/users/${ben.id}/events/${bens[1]?.seriesMasterId}/decline`).post({ sendResponse: false })
  await running.notifier.settled()
  expect(told().toSorted()).toEqual(['deleted ben', 'updated ada', 'updated ben'])
})

test('a person acting in their own Outlook is told as well, and kinds that were not asked for are not', async () => {
  await graph.api(`/users/${ada.id}/events`).post(series('By hand', cleo))
  const [entry] = await occurrencesOf(cleo, 'By hand')
  await subscribe(cleo, { changeType: 'deleted' })
  running.calendars.answer(cleo.id, entry?.id ?? '', 'declined')
  await running.notifier.settled()
  expect(receiver.all()).toEqual([])
  running.calendars.answer(cleo.id, entry?.seriesMasterId ?? '', 'declined')
  await running.notifier.settled()
  expect(told()).toEqual(['deleted cleo'])
})

test('a receiver out of order is tried again with growing pauses for four hours, and then told that something was missed', async () => {
  await subscribe(ben)
  receiver.answerWith(503)
  await graph.api(`/users/${ben.id}/events`).post({ subject: 'Kept', ...at('2027-03-01') })
  await running.notifier.settled()
  const [first] = running.notifier.waiting()
  expect(first).toMatchObject({ tries: 1 })
  receiver.answerWith(202)
  running.tenant.clock.advance({ seconds: 11 })
  await running.notifier.settled()
  expect(told()).toEqual(['created ben'])

  receiver.answerWith('nothing')
  await graph.api(`/users/${ben.id}/events`).post({ subject: 'Lost', ...at('2027-03-02') })
  await running.notifier.settled()
  for (let hour = 0; hour < 12 && running.notifier.waiting().some(({ body }) => body['changeType']); hour += 1) {
    running.tenant.clock.advance({ hours: 1 })
    await running.notifier.settled()
  }
  receiver.answerWith(202)
  receiver.clear()
  running.tenant.clock.advance({ hours: 1 })
  await running.notifier.settled()
  expect(receiver.all()).toEqual([expect.objectContaining({ lifecycleEvent: 'missed', clientState: 'secret' })])
})

test('a subscription truly ends when the clock says so, and says an hour before that it will', async () => {
  const made = await subscribe(ben, { expirationDateTime: minutes(600) })
  running.tenant.clock.advance({ minutes: 545 })
  await running.notifier.settled()
  expect(receiver.all()).toEqual([expect.objectContaining({ lifecycleEvent: 'reauthorizationRequired', subscriptionId: made.id })])
  await graph.api(`/subscriptions/${made.id}`).patch({ expirationDateTime: minutes(120) })
  running.tenant.clock.advance({ minutes: 119 })
  expect(running.subscriptions.get(made.id)).not.toBeNull()
  running.tenant.clock.advance({ minutes: 2 })
  receiver.clear()
  await graph.api(`/users/${ben.id}/events`).post({ subject: 'Unseen', ...at('2027-03-03') })
  await running.notifier.settled()
  expect(told()).toEqual([])
  await expect(graph.api(`/subscriptions/${made.id}`).patch({ expirationDateTime: minutes(600) })).rejects.toEqual(refused(404, 'ResourceNotFound'))
})

test('a withdrawn access silences a subscription until it is reauthorized; one that Graph ends says so', async () => {
  const made = await subscribe(ben)
  running.subscriptions.askToReauthorize(made.id)
  await graph.api(`/users/${ben.id}/events`).post({ subject: 'Silent', ...at('2027-03-04') })
  await running.notifier.settled()
  expect(receiver.all().map(({ lifecycleEvent, changeType }) => lifecycleEvent ?? changeType)).toEqual(['reauthorizationRequired'])
  await graph.api(`/subscriptions/${made.id}/reauthorize`).post({})
  await graph.api(`/users/${ben.id}/events`).post({ subject: 'Heard', ...at('2027-03-05') })
  running.subscriptions.remove(made.id, true)
  await running.notifier.settled()
  expect(receiver.all().map(({ lifecycleEvent, changeType }) => lifecycleEvent ?? changeType)).toEqual(['reauthorizationRequired', 'subscriptionRemoved'])
})

test('losses, repetitions and delays can be ordered', async () => {
  await subscribe(ben)
  running.trouble.order({ kind: 'notificationLost', path: /Events/, missed: true })
  running.trouble.order({ kind: 'notificationTwice', path: /Events/ })
  running.trouble.order({ kind: 'notificationLate', path: /Events/, seconds: 60 })
  for (const day of ['2027-04-01', '2027-04-02', '2027-04-03']) await graph.api(`/users/${ben.id}/events`).post({ subject: day, ...at(day) })
  await running.notifier.settled()
  expect(receiver.all().map(({ lifecycleEvent, changeType }) => lifecycleEvent ?? changeType).toSorted()).toEqual(['created', 'created', 'missed'])
  running.tenant.clock.advance({ seconds: 61 })
  await running.notifier.settled()
  expect(told().filter((line) => line === 'created ben')).toHaveLength(3)
  expect(running.trouble.pending()).toEqual([])
})

test('changes that come together travel together', async () => {
  await Promise.all([ada, ben, cleo].map((person) => subscribe(person)))
  receiver.clear()
  await Promise.all(Array.from({ length: 3 }, (_none, number) => graph.api(`/users/${ada.id}/events`).post(series(`Burst ${number}`, ben, cleo))))
  await running.notifier.settled()
  expect(receiver.all()).toHaveLength(12)
  expect(receiver.posts.length).toBeLessThan(12)
})
