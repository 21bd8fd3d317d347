import type { GraphError } from '@microsoft/microsoft-graph-client'
import { afterAll, expect, test } from 'vitest'
import { ada, ben, cleo, dan, startSmallCompany } from './small-company.ts'

const { running, graph, stop } = await startSmallCompany()
afterAll(stop)

type Item = { id: string; type?: string; subject?: string; seriesMasterId?: string; start?: { dateTime: string }; '@removed'?: { reason: string }; [name: string]: unknown }
type Page = { value: Item[]; '@odata.nextLink'?: string; '@odata.deltaLink'?: string }

const refused = (status: number, code: string) => expect.objectContaining({ statusCode: status, code }) as GraphError
const window = 'startDateTime=2027-01-01T00:00:00Z&endDateTime=2027-07-01T00:00:00Z'
const at = (day: string, hour = '10') => ({ start: { dateTime: `${day}T${hour}:00:00`, timeZone: 'Europe/London' }, end: { dateTime: `${day}T${hour}:30:00`, timeZone: 'Europe/London' } })
const attendees = [ben, cleo].map((person) => ({ type: 'required', emailAddress: { address: person.userPrincipalName, name: person.displayName } }))
const series = (subject: string, count = 12) => ({
  subject,
  ...at('2027-01-12'),
  recurrence: { pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['tuesday'], index: 'second' }, range: { type: 'numbered', startDate: '2027-01-12', numberOfOccurrences: count } },
  attendees,
})

/** All pages of a round. */
async function round(path: string, size = 50): Promise<{ items: Item[]; pages: number[]; link: string }> {
  const items: Item[] = []
  const pages: number[] = []
  for (let next: string | undefined = path; next; ) {
    const page = (await graph.api(next).header('Prefer', `odata.maxpagesize=${size}`).get()) as Page
    items.push(...page.value)
    pages.push(page.value.length)
    next = page['@odata.nextLink']
    if (page['@odata.deltaLink']) return { items, pages, link: page['@odata.deltaLink'] }
  }
  throw new Error('The round did not end.')
}

const delta = (person: { id: string }) => `/users/${person.id}/calendarView/delta?${window}`

test('a first round lists single events and series in full and their occurrences bare; the next one only what changed', async () => {
  const made = (await graph.api(`/users/${ada.id}/events`).post(series('Circle'))) as Item
  await graph.api(`/users/${ada.id}/events`).post({ subject: 'Lunch', ...at('2027-02-01') })
  const first = await round(delta(ada))
  expect(first.items.map(({ type }) => type).toSorted()).toEqual(['occurrence', 'occurrence', 'occurrence', 'occurrence', 'occurrence', 'occurrence', 'seriesMaster', 'singleInstance'])
  const [occurrence] = first.items.filter(({ type }) => type === 'occurrence')
  expect(Object.keys(occurrence ?? {}).toSorted()).toEqual(['@odata.etag', '@odata.type', 'end', 'id', 'seriesMasterId', 'start', 'type'])
  expect((await round(first.link)).items).toEqual([])

  const march = first.items.find(({ start, type }) => type === 'occurrence' && start?.dateTime.startsWith('2027-03'))
  await graph.api(`/users/${ada.id}/events/${march?.id}`).patch(at('2027-03-11', '15'))
  const second = await round(first.link)
  expect(second.items.find(({ id }) => id === march?.id)).toMatchObject({ type: 'exception', subject: 'Circle', start: { dateTime: '2027-03-11T15:00:00.0000000' } })
  expect(second.items.every(({ id, seriesMasterId }) => id === made.id || seriesMasterId === made.id)).toBe(true)
  // An old link may be asked again, and tells at least as much.
  expect((await round(first.link)).items).toHaveLength(second.items.length)
})

test('an occurrence that was called off is simply no longer listed; a series that was, comes as removed', async () => {
  const made = (await graph.api(`/users/${ada.id}/events`).post(series('Shrinking', 3))) as Item
  const { link } = await round(delta(ada))
  const { value } = (await graph.api(`/users/${ada.id}/events/${made.id}/instances?${window}`).get()) as Page
  await graph.api(`/users/${ada.id}/events/${value[1]?.id}/cancel`).post({})
  const shrunk = await round(link)
  expect(shrunk.items.map(({ id }) => id)).toEqual([made.id, value[0]?.id, value[2]?.id])
  await graph.api(`/users/${ada.id}/events/${made.id}`).delete()
  expect((await round(shrunk.link)).items).toEqual([{ '@odata.type': '#microsoft.graph.event', id: made.id, '@removed': { reason: 'deleted' } }])
})

test('what happens outside the window comes as removed', async () => {
  const { link } = await round(delta(dan))
  const made = (await graph.api(`/users/${dan.id}/events`).post({ subject: 'Later', ...at('2028-02-01') })) as Item
  expect((await round(link)).items).toMatchObject([{ id: made.id, '@removed': { reason: 'deleted' } }])
})

test('pages have the size that is asked for, except that a series is never split', async () => {
  await graph.api(`/users/${cleo.id}/events`).post(series('Unsplit'))
  for (const day of ['2027-05-03', '2027-05-04', '2027-05-05']) await graph.api(`/users/${cleo.id}/events`).post({ subject: day, ...at(day) })
  const { items, pages } = await round(delta(cleo), 2)
  expect(pages.length).toBeGreaterThan(1)
  expect(pages.some((length) => length >= 7)).toBe(true)
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
})

test('what changes between two pages of a round is not lost', async () => {
  const page = (await graph.api(delta(cleo)).header('Prefer', 'odata.maxpagesize=1').get()) as Page
  const made = (await graph.api(`/users/${cleo.id}/events`).post({ subject: 'Between', ...at('2027-06-01') })) as Item
  const rest = await round(page['@odata.nextLink'] ?? '', 1)
  const next = await round(rest.link)
  expect([...rest.items, ...next.items].map(({ id }) => id)).toContain(made.id)
})

test('a lost sync state answers 410 with where to begin again', async () => {
  const { link } = await round(delta(ben))
  running.forgetSyncStates()
  const refusal = (await graph.api(link).get().catch((error: unknown) => error)) as GraphError
  expect(refusal).toEqual(refused(410, 'SyncStateNotFound'))
  expect(refusal.headers?.get('location')).toContain(`/users/${ben.id}/calendarView/delta?startDateTime=2027-01-01`)
  expect((await round((await round(delta(ben))).link)).items).toEqual([])
})

test('a delta needs its window and takes no other options', async () => {
  await expect(graph.api(`/users/${ben.id}/calendarView/delta`).get()).rejects.toEqual(refused(400, 'ErrorInvalidParameter'))
  await expect(graph.api(`${delta(ben)}&$select=subject`).get()).rejects.toEqual(refused(400, 'ErrorInvalidUrlQuery'))
})
