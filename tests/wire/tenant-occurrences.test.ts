import type { GraphError } from '@microsoft/microsoft-graph-client'
import { afterAll, expect, test } from 'vitest'
import { ada, ben, cleo, dan, startSmallCompany } from './small-company.ts'

const { graph, stop } = await startSmallCompany()
afterAll(stop)

type Event = { id: string; subject: string; type: string; showAs: string; isCancelled: boolean; seriesMasterId: string; start: { dateTime: string }; responseStatus: { response: string }; attendees: { status: { response: string }; emailAddress: { address: string } }[] }

const refused = (status: number, code: string) => expect.objectContaining({ statusCode: status, code }) as GraphError
const at = (day: string, hour = '10') => ({ start: { dateTime: `${day}T${hour}:00:00`, timeZone: 'Europe/London' }, end: { dateTime: `${day}T${hour}:30:00`, timeZone: 'Europe/London' } })
const mail = (...people: { userPrincipalName: string; displayName: string }[]) => people.map((person) => ({ type: 'required', emailAddress: { address: person.userPrincipalName, name: person.displayName } }))

async function book(subject: string): Promise<Event> {
  const recurrence = { pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['tuesday'], index: 'second' }, range: { type: 'numbered', startDate: '2027-01-12', numberOfOccurrences: 6 } }
  return (await graph.api(`/users/${ada.id}/events`).post({ subject, ...at('2027-01-12'), recurrence, attendees: mail(ben, cleo) })) as Event
}

async function entries(person: { id: string }, subject: string): Promise<Event[]> {
  const { value } = (await graph.api(`/users/${person.id}/calendarView`).query({ startDateTime: '2027-01-01', endDateTime: '2027-12-31' }).top(100).get()) as { value: Event[] }
  return value.filter((event) => event.subject.endsWith(subject))
}

test('an occurrence that somebody declined comes back to them, unanswered, when it is moved', async () => {
  await book('Back')
  const [, february] = await entries(ben, 'Back')
  await graph.api(`/users/${ben.id}/events/${february?.id}/decline`).post({ sendResponse: true })
  expect(await entries(ben, 'Back')).toHaveLength(5)
  await expect(graph.api(`/users/${ben.id}/events/${february?.id}`).get()).rejects.toEqual(refused(404, 'ErrorItemNotFound'))
  const mine = (await entries(ada, 'Back'))[1]
  expect(mine?.attendees.map(({ status }) => status.response)).toEqual(['declined', 'none'])
  await graph.api(`/users/${ada.id}/events/${mine?.id}`).patch(at('2027-02-11'))
  const back = (await entries(ben, 'Back'))[1]
  expect(back).toMatchObject({ id: february?.id, showAs: 'tentative', start: { dateTime: '2027-02-11T10:00:00.0000000' }, responseStatus: { response: 'notResponded' } })
  expect((await entries(ada, 'Back'))[1]?.attendees.map(({ status }) => status.response)).toEqual(['none', 'none'])
})

test('a change of an occurrence that leaves its time asks nobody anew', async () => {
  await book('Renamed')
  const [january] = await entries(ben, 'Renamed')
  await graph.api(`/users/${ben.id}/events/${january?.id}/accept`).post({ sendResponse: true })
  const [mine] = await entries(ada, 'Renamed')
  await graph.api(`/users/${ada.id}/events/${mine?.id}`).patch({ location: { displayName: 'Room 4' }, ...at('2027-01-12') })
  expect((await entries(ben, 'Renamed'))[0]).toMatchObject({ showAs: 'busy', responseStatus: { response: 'accepted' } })
})

test('somebody who joins has the whole series, and somebody who leaves loses it', async () => {
  const made = await book('Joined')
  await graph.api(`/users/${ada.id}/events/${made.id}`).patch({ attendees: mail(ben, dan) })
  expect(await entries(dan, 'Joined')).toHaveLength(6)
  expect(await entries(cleo, 'Joined')).toEqual([])
  expect(await entries(ben, 'Joined')).toHaveLength(6)
})

test('a series that ends earlier keeps nothing beyond its end, and what was moved before it stays', async () => {
  const made = await book('Ended')
  const mine = await entries(ada, 'Ended')
  await graph.api(`/users/${ada.id}/events/${mine[1]?.id}`).patch(at('2027-02-11'))
  await graph.api(`/users/${ada.id}/events/${mine[4]?.id}`).patch(at('2027-05-13'))
  const recurrence = { pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['tuesday'], index: 'second' }, range: { type: 'endDate', startDate: '2027-01-12', endDate: '2027-03-31' } }
  await graph.api(`/users/${ada.id}/events/${made.id}`).patch({ recurrence })
  for (const person of [ada, ben]) {
    expect((await entries(person, 'Ended')).map(({ start }) => start.dateTime.slice(0, 10))).toEqual(['2027-01-12', '2027-02-11', '2027-03-09'])
  }
})

test('an occurrence deleted by an attendee is gone for them alone, and called off by the organizer for everybody', async () => {
  await book('Gone')
  const theirs = await entries(cleo, 'Gone')
  await graph.api(`/users/${cleo.id}/events/${theirs[0]?.id}`).delete()
  expect(await entries(cleo, 'Gone')).toHaveLength(5)
  expect(await entries(ada, 'Gone')).toHaveLength(6)
  const mine = await entries(ada, 'Gone')
  await graph.api(`/users/${ada.id}/events/${mine[3]?.id}`).delete()
  expect(await entries(ada, 'Gone')).toHaveLength(5)
  expect((await entries(cleo, 'Gone')).filter(({ isCancelled }) => isCancelled)).toMatchObject([{ id: theirs[3]?.id, showAs: 'free', subject: 'Canceled: Gone' }])
})
