import { request } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type Connector, mountConnector } from '#scripts/tenant/connector/mount.ts'
import { startHost } from '#scripts/tenant/host/start.ts'
import type { CalendarEntry, CalendarView } from '#scripts/tenant/host/wire.ts'
import { startReceiver } from './notification-receiver.ts'
import { ada, ben, cleo, dan, eva, startSmallCompany } from './small-company.ts'

const mounted: Connector[] = []
const { running, graph, stop } = await startSmallCompany({ extensions: [(app, home) => void mounted.push(mountConnector(app, home))] })
const [connector] = mounted
if (!connector) throw new Error('The connector was not mounted.')
const dist = await mkdtemp(join(tmpdir(), 'host-'))
const host = await startHost({ running, connector, port: 0, tabUrl: 'http://localhost:3000/tab', dist })
const receiver = await startReceiver()
afterAll(async () => {
  await host.close()
  await receiver.stop()
  await stop()
  await rm(dist, { recursive: true, force: true })
})

async function act<Answer = object>(path: string, body: object): Promise<Answer & { error?: { message: string } }> {
  const answer = await fetch(`${host.url}/host/api/people/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  return (await answer.json()) as Answer & { error?: { message: string } }
}
const entries = async (person: { id: string }, from = '2027-01-01', to = '2027-12-31'): Promise<CalendarEntry[]> =>
  ((await (await fetch(`${host.url}/host/api/people/${person.id}/calendar?from=${from}&to=${to}`)).json()) as CalendarView).entries
const views = async (person: { userPrincipalName: string }, from: string, to: string) => {
  const answer = (await graph.api(`/users/${ada.id}/calendar/getSchedule`).post({ schedules: [person.userPrincipalName], startTime: { dateTime: from, timeZone: 'UTC' }, endTime: { dateTime: to, timeZone: 'UTC' } })) as { value: { availabilityView: string }[] }
  return answer.value[0]?.availabilityView
}
async function watch(person: { id: string }): Promise<void> {
  receiver.clear()
  const expirationDateTime = running.tenant.clock.now().add({ hours: 24 }).toString()
  await graph.api('/subscriptions').post({ changeType: 'created,updated,deleted', notificationUrl: receiver.url, resource: `/users/${person.id}/events`, expirationDateTime })
}

test('somebody makes themselves busy for an hour or away for days, in their own time, and is told of and seen at once', async () => {
  await watch(cleo)
  await act(`${cleo.id}/calendar`, { subject: 'Customer', start: '2027-06-01T09:00', end: '2027-06-01T10:00', isAllDay: false, showAs: 'busy' })
  await act(`${cleo.id}/calendar`, { subject: 'Holiday', start: '2027-06-02T00:00', end: '2027-06-04T00:00', isAllDay: true, showAs: 'oof' })
  await running.notifier.settled()
  expect(receiver.all().map(({ changeType }) => changeType)).toEqual(['created', 'created'])
  // Nine in New York is one in the afternoon by UTC.
  expect(await views(cleo, '2027-06-01T12:30:00', '2027-06-01T14:30:00')).toBe('0220')
  expect(await views(cleo, '2027-06-02T12:00:00', '2027-06-02T13:00:00')).toBe('33')
  expect((await act(`${cleo.id}/calendar`, { start: '2027-06-01T09:00', end: '2027-06-01T09:00', showAs: 'busy' })).error?.message).toContain('after it begins')
})

test('the organizer moves one date of a series and calls one off, and an attendee declines one', async () => {
  const recurrence = { pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['tuesday'], index: 'second' }, range: { type: 'numbered', startDate: '2027-01-12', numberOfOccurrences: 4 } }
  const at = { start: { dateTime: '2027-01-12T10:00:00', timeZone: 'Europe/London' }, end: { dateTime: '2027-01-12T11:00:00', timeZone: 'Europe/London' } }
  await graph.api(`/users/${ada.id}/events`).post({ subject: 'Circle', ...at, recurrence, attendees: [{ emailAddress: { address: ben.userPrincipalName } }] })
  const of = async (person: { id: string }) => (await entries(person)).filter((entry) => entry.subject.endsWith('Circle'))
  await watch(ben)
  const mine = await of(ada)
  await act(`${ada.id}/calendar/${mine[1]?.id}/move`, { start: '2027-02-11T15:30' })
  expect((await of(ben))[1]).toMatchObject({ start: '2027-02-11T15:30', end: '2027-02-11T16:30', series: 'exception' })
  await act(`${ben.id}/calendar/${(await of(ben))[0]?.id}/respond`, { response: 'decline' })
  expect((await of(ada))[0]?.attendees).toMatchObject([{ response: 'declined' }])
  await act(`${ada.id}/calendar/${mine[3]?.id}/delete`, {})
  expect((await of(ben)).map(({ isCancelled }) => isCancelled)).toEqual([false, false, true])
  await running.notifier.settled()
  expect(receiver.all().map(({ changeType }) => changeType)).toContain('updated')
  expect((await act(`${ada.id}/calendar/${mine[1]?.id}/move`, { start: '2027-03-09T10:00' })).error?.message).toContain('adjacent')
})

test('somebody leaves the company', async () => {
  await act(`${dan.id}/leave`, { how: 'disable' })
  expect(running.tenant.people.get(dan.id)).toMatchObject({ accountEnabled: false })
  expect((await act<{ line: string }>(`${dan.id}/leave`, { how: 'remove' })).line).toBe('Dan Brook has left the company.')
  await expect(graph.api(`/users/${dan.id}`).get()).rejects.toMatchObject({ statusCode: 404 })
})

test('a page that still asks about somebody who has left hears that there is nothing to tell, and only a stranger is an error', async () => {
  const ask = async (path: string) => {
    const answer = await fetch(`${host.url}/host/api${path}`)
    return [answer.status, answer.ok ? ((await answer.json()) as object | null) : undefined]
  }
  for (const path of [`/state?person=${eva.id}`, `/people/${eva.id}/chat`, `/people/${eva.id}/mail`]) expect(await ask(path), path).toEqual([200, expect.any(Object)])
  await act(`${eva.id}/leave`, { how: 'remove' })
  for (const path of [`/state?person=${eva.id}`, `/people/${eva.id}/chat`, `/people/${eva.id}/activity`, `/people/${eva.id}/mail`, `/people/${eva.id}/calendar?from=2027-01-01&to=2027-02-01`, `/people/${eva.id}/calendar-entry/one`, `/people/${eva.id}/outlook-items/one`]) expect(await ask(path), path).toEqual([200, null])
  expect((await ask('/state?person=nobody'))[0]).toBe(404)
  expect((await ask('/people/nobody/chat'))[0]).toBe(404)
  expect((await act(`${eva.id}/chat`, { text: 'Hello' })).error?.message).toBe('Nobody in the company has this id.')
})

test('the page and its controls are served under this machine’s own names only', async () => {
  const status = (name: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(`${host.url}/host/api/company`, { headers: { host: name } }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
        .once('error', reject)
        .end()
    })
  const { port } = new URL(host.url)
  expect(await status(`localhost:${port}`)).toBe(200)
  expect(await status(`127.0.0.1:${port}`)).toBe(200)
  expect(await status(`rebound.example:${port}`)).toBe(421)
  expect(await status(`localhost.rebound.example:${port}`)).toBe(421)
})
