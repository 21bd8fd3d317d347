import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { GraphError } from '#api/graph/client.ts'
import { readAllPages } from '#api/graph/pages.ts'
import { makeBookingCompany } from '#scripts/bench/booking-company.ts'
import { openDoors } from '../support/api-doors.ts'

const startsOn = Temporal.Now.plainDateISO('UTC').toString()
const company = makeBookingCompany(20, startsOn)
const doors = await openDoors(inject('postgresUrl'), company.cast)
afterAll(() => doors[Symbol.asyncDispose]())
const { graph } = doors.context
const { trouble, meter, calendars, tenant } = doors.running
const [ann = '', bob = '', cid = ''] = company.cast.people.map((person) => person.id)

beforeEach(() => {
  trouble.clear()
  trouble.mailboxMilliseconds = 2
  meter.reset()
})

const settings = (personId: string) => `/users/${personId}/mailboxSettings`
const event = (more: object = {}) => ({ subject: 'Talk', start: { dateTime: `${startsOn}T10:00:00`, timeZone: 'Europe/London' }, end: { dateTime: `${startsOn}T11:00:00`, timeZone: 'Europe/London' }, ...more })
const talksOf = (personId: string) => calendars.eventsOf(personId, tenant.clock.now().subtract({ hours: 48 }), tenant.clock.now().add({ hours: 48 })).filter((entry) => entry.subject === 'Talk')

test('a mailbox is asked four things at once, whoever asks and in however many calls', async () => {
  trouble.mailboxMilliseconds = 15
  const parts = Array.from({ length: 30 }, (_, at) => ({ id: `a${at}`, method: 'GET' as const, url: settings(ann) }))
  const others = Array.from({ length: 30 }, (_, at) => ({ id: `b${at}`, method: 'GET' as const, url: settings(at % 2 === 0 ? ann : bob) }))
  const [one, other, ...alone] = await Promise.all([graph.batch(parts), graph.batch(others), ...Array.from({ length: 6 }, () => graph.get<object>(settings(ann)))])
  expect([...one.values(), ...other.values()].every((answer) => answer.status === 200)).toBe(true)
  expect([...one.keys(), ...other.keys()].sort()).toEqual([...parts, ...others].map(({ id }) => id).sort())
  expect(alone.length).toBe(6)
  expect(meter).toMatchObject({ parts: 66, overConcurrency: 0, highestInOneMailbox: 4 })
})

test('requests of many callers travel together, twenty a call', async () => {
  const people = company.cast.people.slice(0, 20)
  await Promise.all(people.map(({ id }) => graph.batch([{ id: 'mine', method: 'GET', url: settings(id) }])))
  expect(meter).toMatchObject({ parts: 20, wire: 1 })
})

test('what one refusal asks to wait holds for everything that goes to that mailbox, and for no other', async () => {
  trouble.order({ kind: 'throttled', path: new RegExp(`^/users/${cid}/`), retryAfterSeconds: 3_000 })
  await expect(graph.get(settings(cid), { patienceSeconds: 1 })).rejects.toMatchObject({ statusCode: 429 })
  await expect(graph.get(settings(cid), { patienceSeconds: 1 })).rejects.toMatchObject({ statusCode: 429 })
  const answers = await graph.batch([{ id: 'hers', method: 'GET', url: settings(cid) }, { id: 'his', method: 'GET', url: settings(ann) }], { patienceSeconds: 1 })
  expect([answers.get('hers')?.status, answers.get('his')?.status]).toEqual([429, 200])
  expect(meter.byMailbox.get(cid)).toBe(1)
})

test('only the parts that were refused are asked again', async () => {
  trouble.order({ kind: 'throttled', path: new RegExp(`^/users/${bob}/`), retryAfterSeconds: 0.1 })
  trouble.order({ kind: 'cut', when: 'after', path: new RegExp(`^/users/${ann}/`), times: 2 })
  const people = company.cast.people.filter(({ id }) => id !== cid).slice(0, 20)
  const answers = await graph.batch(people.map(({ id }) => ({ id, method: 'GET' as const, url: settings(id) })))
  expect([...answers.values()].map((answer) => answer.status)).toEqual(people.map(() => 200))
  expect([meter.parts, meter.byMailbox.get(bob), meter.byMailbox.get(ann)]).toEqual([23, 2, 3])
})

test('when a whole call breaks off, what may be done twice is asked again, and what may not is told', async () => {
  trouble.order({ kind: 'cut', when: 'after', path: /batch$/ })
  const before = talksOf(ann).length + talksOf(bob).length
  const answers = await graph.batch([
    { id: 'once', method: 'POST', url: `/users/${ann}/events`, body: event({ transactionId: 'door-1' }) },
    { id: 'lost', method: 'POST', url: `/users/${bob}/events`, body: event() },
    { id: 'read', method: 'GET', url: settings(ann) },
  ])
  expect([answers.get('once')?.status, answers.get('lost')?.status, answers.get('read')?.status]).toEqual([201, 504, 200])
  expect(talksOf(ann).length + talksOf(bob).length).toBe(before + 2)
})

test('a request of its own is asked again when its connection breaks, but an addition only where Exchange knows it again', async () => {
  trouble.order({ kind: 'cut', when: 'after', path: /\/events/, times: 2 })
  const before = talksOf(bob).length
  const made = await graph.post<{ id: string }>(`/users/${bob}/events`, event({ transactionId: 'door-2' }))
  expect(talksOf(bob).length).toBe(before + 1)
  trouble.clear()
  trouble.order({ kind: 'cut', when: 'before', path: /\/events/ })
  await expect(graph.post(`/users/${bob}/events`, event())).rejects.toBeInstanceOf(GraphError)
  expect(talksOf(bob).length).toBe(before + 1)
  trouble.order({ kind: 'unavailable', path: /\/events/, retryAfterSeconds: 0.1 })
  await graph.patch(`/users/${bob}/events/${made.id}`, { subject: 'Chat' })
  trouble.order({ kind: 'answerLost', path: /\/events/ })
  // Done and not told: the repetition finds nothing left to delete.
  await expect(graph.delete(`/users/${bob}/events/${made.id}`)).rejects.toMatchObject({ statusCode: 404 })
  expect(talksOf(bob).length).toBe(before)
})

test('what is refused for good is not asked again', async () => {
  await expect(graph.get(`/users/${ann}/events/${'x'.repeat(40)}`)).rejects.toMatchObject({ statusCode: 404 })
  expect((await graph.batch([{ id: '1', method: 'GET', url: `/users/${ann}/events/${'x'.repeat(40)}` }])).get('1')?.status).toBe(404)
  expect(meter.parts).toBe(2)
})

test('a listing is read to its last page', async () => {
  for (let at = 0; at < 5; at += 1) await graph.post(`/users/${ann}/events`, event({ subject: `Page ${at}`, transactionId: `page-${at}` }))
  const found = await readAllPages(graph, `/users/${ann}/events?$top=2&$select=subject`, z.object({ subject: z.string() }))
  expect(found.filter(({ subject }) => subject.startsWith('Page ')).map(({ subject }) => subject).sort()).toEqual([0, 1, 2, 3, 4].map((at) => `Page ${at}`))
})
