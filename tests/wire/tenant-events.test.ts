import type { GraphError } from '@microsoft/microsoft-graph-client'
import { afterAll, expect, test } from 'vitest'
import { ada, ben, cleo, dan, eva, startSmallCompany } from './small-company.ts'

const { running, graph, stop } = await startSmallCompany()
afterAll(stop)

type Status = { response: string; time: string }
type Event = {
  id: string
  '@odata.etag': string
  iCalUId: string
  subject: string
  type: string
  showAs: string
  isCancelled: boolean
  isOnlineMeeting: boolean
  onlineMeeting: { joinUrl: string } | null
  seriesMasterId: string | null
  body: { contentType: string; content: string }
  start: { dateTime: string; timeZone: string }
  responseStatus: Status
  attendees: { status: Status; emailAddress: { address: string }; proposedNewTime?: object }[]
  singleValueExtendedProperties?: { id: string; value: string }[]
}
type Page = { value: Event[]; '@odata.nextLink'?: string }

const refused = (status: number, code: string) => expect.objectContaining({ statusCode: status, code }) as GraphError
const extension = 'String {7d3f2b1a-5c4e-4f6a-9b8c-0d1e2f3a4b5c} Name crosspathSeries'

/** Second Tuesday of every month of 2027, half an hour at half past two in London. */
function series(more: object = {}): object {
  return {
    subject: 'Mentoring',
    body: { contentType: 'HTML', content: '<p>Bring one question.</p>' },
    start: { dateTime: '2027-01-12T14:30:00', timeZone: 'Europe/London' },
    end: { dateTime: '2027-01-12T15:00:00', timeZone: 'Europe/London' },
    recurrence: {
      pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['Tuesday'], index: 'second' },
      range: { type: 'numbered', startDate: '2027-01-12', numberOfOccurrences: 12, recurrenceTimeZone: 'Europe/London' },
    },
    attendees: [ben, cleo, eva].map((person) => ({ type: 'required', emailAddress: { address: person.userPrincipalName, name: person.displayName } })),
    isOnlineMeeting: true,
    onlineMeetingProvider: 'teamsForBusiness',
    ...more,
  }
}

const eventsOf = (person: { id: string }) => `/users/${person.id}/events`

async function view(person: { id: string }, from = '2027-01-01T00:00:00Z', to = '2028-01-01T00:00:00Z'): Promise<Event[]> {
  const page = (await graph.api(`/users/${person.id}/calendarView`).query({ startDateTime: from, endDateTime: to }).top(1000).get()) as Page
  return page.value
}

/** The attendee's entries of the organizer's event, by the date they were meant for. */
async function entriesOf(person: { id: string }, subject: string): Promise<Event[]> {
  return (await view(person)).filter((event) => event.subject.endsWith(subject))
}

test('a series stands in every calendar at once, tentative and unanswered, on the same wall clock all year', async () => {
  const made = (await graph.api(eventsOf(ada)).post(series({ subject: 'First' }))) as Event
  expect(made).toMatchObject({ type: 'seriesMaster', showAs: 'busy', isOnlineMeeting: true, responseStatus: { response: 'organizer' } })
  expect(made.onlineMeeting?.joinUrl).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\//)
  expect(made.body.content).toContain(made.onlineMeeting?.joinUrl)
  expect(made.attendees.map(({ status }) => status.response)).toEqual(['none', 'none', 'none'])
  const mine = await entriesOf(ada, 'First')
  expect(mine.map(({ start }) => start.dateTime)).toEqual([
    '2027-01-12T14:30:00.0000000', '2027-02-09T14:30:00.0000000', '2027-03-09T14:30:00.0000000', '2027-04-13T13:30:00.0000000',
    '2027-05-11T13:30:00.0000000', '2027-06-08T13:30:00.0000000', '2027-07-13T13:30:00.0000000', '2027-08-10T13:30:00.0000000',
    '2027-09-14T13:30:00.0000000', '2027-10-12T13:30:00.0000000', '2027-11-09T14:30:00.0000000', '2027-12-14T14:30:00.0000000',
  ])
  for (const person of [ben, cleo]) {
    const theirs = await entriesOf(person, 'First')
    expect(theirs).toHaveLength(12)
    expect(theirs[0]).toMatchObject({ showAs: 'tentative', responseStatus: { response: 'notResponded' }, type: 'occurrence', onlineMeeting: made.onlineMeeting })
    expect(theirs[0]?.id).not.toBe(mine[0]?.id)
    expect(theirs[0]?.iCalUId).toBe(mine[0]?.iCalUId)
  }
})

test('the same transaction books once, even when its answer was lost', async () => {
  running.trouble.order({ kind: 'answerLost', method: 'POST', path: /\/events$/ })
  const first = (await graph.api(eventsOf(ada)).post(series({ subject: 'Once', transactionId: 'book-1' }))) as Event
  const again = (await graph.api(eventsOf(ada)).post(series({ subject: 'Once', transactionId: 'book-1' }))) as Event
  expect(again.id).toBe(first.id)
  expect(await entriesOf(ben, 'Once')).toHaveLength(12)
  const posts = running.tenant.requests.filter(({ method, path }) => method === 'POST' && path === `/v1.0${eventsOf(ada)}`).map(({ status }) => status)
  expect(posts.slice(-3)).toEqual([504, 201, 201])
}, 20_000)

test('an event is found again by its extended property', async () => {
  const made = (await graph.api(eventsOf(ada)).post(series({ subject: 'Marked', singleValueExtendedProperties: [{ id: extension, value: "circle o'clock" }] }))) as Event
  const find = (value: string) =>
    graph
      .api(eventsOf(ada))
      .filter(`singleValueExtendedProperties/any(ep: ep/id eq '${extension}' and ep/value eq '${value.replaceAll("'", "''")}')`)
      .expand(`singleValueExtendedProperties($filter=id eq '${extension}')`)
      .select('id,subject')
      .get() as Promise<Page>
  expect((await find("circle o'clock")).value).toEqual([
    { '@odata.etag': made['@odata.etag'], id: made.id, subject: 'Marked', singleValueExtendedProperties: [{ id: extension, value: "circle o'clock" }] },
  ])
  expect((await find('another')).value).toEqual([])
  await expect(graph.api(eventsOf(ada)).filter("transactionId eq 'x'").get()).rejects.toEqual(refused(400, 'ErrorInvalidUrlQueryFilter'))
})

test('a calendar view needs its window and comes ten at a time', async () => {
  await expect(graph.api(`/users/${ben.id}/calendarView`).get()).rejects.toEqual(refused(400, 'ErrorInvalidParameter'))
  await expect(view(ben, '2026-01-01T00:00:00Z', '2031-01-01T00:00:01Z')).rejects.toEqual(refused(400, 'ErrorInvalidRequest'))
  const path = `/users/${ben.id}/calendarView?startDateTime=2026-01-01T00:00:00Z&endDateTime=2026-07-01T00:00:00Z&$select=start`
  const first = (await graph.api(path).get()) as Page
  expect(first.value).toHaveLength(10)
  const second = (await graph.api(first['@odata.nextLink'] ?? '').get()) as Page
  expect(second.value[0]?.start.dateTime).toBe('2026-03-16T10:00:00.0000000')
})

test('times come in the zone that is asked for, and the series keeps its own', async () => {
  const made = (await graph.api(eventsOf(ada)).header('Prefer', 'outlook.timezone="Eastern Standard Time", IdType="ImmutableId"').post(series())) as Event & { originalStartTimeZone: string }
  expect(made.start).toEqual({ dateTime: '2027-01-12T09:30:00.0000000', timeZone: 'Eastern Standard Time' })
  expect(made.originalStartTimeZone).toBe('Europe/London')
  await expect(graph.api(eventsOf(ada)).header('Prefer', 'outlook.timezone="Mars"').get()).rejects.toEqual(refused(400, 'TimeZoneNotSupportedException'))
})

test('answers reach the organizer, and what is declined leaves the calendar', async () => {
  const made = (await graph.api(eventsOf(ada)).post(series({ subject: 'Answered' }))) as Event
  const bens = (await entriesOf(ben, 'Answered'))[0]?.seriesMasterId ?? ''
  await graph.api(`${eventsOf(ben)}/${bens}/accept`).post({ comment: 'Glad to' })
  expect((await entriesOf(ben, 'Answered'))[3]).toMatchObject({ showAs: 'busy', responseStatus: { response: 'accepted' } })
  const cleos = await entriesOf(cleo, 'Answered')
  await graph.api(`${eventsOf(cleo)}/${cleos[1]?.id}/decline`).post({})
  expect(await entriesOf(cleo, 'Answered')).toHaveLength(11)
  const master = (await graph.api(`${eventsOf(ada)}/${made.id}`).get()) as Event
  expect(master.attendees.map(({ status }) => status.response)).toEqual(['accepted', 'none', 'none'])
  const february = (await entriesOf(ada, 'Answered'))[1]
  expect(february).toMatchObject({ type: 'exception' })
  expect(february?.attendees.map(({ status }) => status.response)).toEqual(['accepted', 'declined', 'none'])
  await expect(graph.api(`${eventsOf(ada)}/${made.id}/accept`).post({})).rejects.toEqual(refused(400, 'ErrorInvalidRequest'))
})

test('one occurrence can move, but not past its neighbours, and asks everyone anew', async () => {
  const made = (await graph.api(eventsOf(ada)).post(series({ subject: 'Moved' }))) as Event
  const march = (await entriesOf(ada, 'Moved'))[2]?.id ?? ''
  const at = (day: string, hour = '10') => ({ start: { dateTime: `${day}T${hour}:00:00`, timeZone: 'Europe/London' }, end: { dateTime: `${day}T${hour}:30:00`, timeZone: 'Europe/London' } })
  await expect(graph.api(`${eventsOf(ada)}/${march}`).patch(at('2027-02-09', '18'))).rejects.toEqual(refused(400, 'ErrorOccurrenceCrossingBoundary'))
  await expect(graph.api(`${eventsOf(ada)}/${march}`).patch(at('2027-04-13'))).rejects.toEqual(refused(400, 'ErrorOccurrenceCrossingBoundary'))
  const moved = (await graph.api(`${eventsOf(ada)}/${march}`).patch(at('2027-03-11'))) as Event
  expect(moved).toMatchObject({ type: 'exception', id: march, seriesMasterId: made.id })
  const bens = (await entriesOf(ben, 'Moved'))[2]
  expect(bens).toMatchObject({ type: 'exception', start: { dateTime: '2027-03-11T10:00:00.0000000' } })
  const page = (await graph.api(`${eventsOf(ada)}/${made.id}/instances`).query({ startDateTime: '2027-03-01', endDateTime: '2027-04-01' }).select('start,originalStart,type').get()) as { value: object[] }
  expect(page.value).toMatchObject([{ type: 'exception', originalStart: '2027-03-09T14:30:00Z' }])
  await expect(graph.api(`${eventsOf(ada)}/${march}`).patch({ start: { dateTime: '2027-03-12T10:00:00' } })).rejects.toEqual(refused(400, 'TimeZoneNotSupportedException'))
})

test('a new time for the whole series makes all answers void', async () => {
  const made = (await graph.api(eventsOf(ada)).post(series({ subject: 'Retimed' }))) as Event
  const bens = (await entriesOf(ben, 'Retimed'))[0]?.seriesMasterId ?? ''
  const dans = (await entriesOf(cleo, 'Retimed'))[0]?.seriesMasterId ?? ''
  await graph.api(`${eventsOf(ben)}/${bens}/accept`).post({})
  await graph.api(`${eventsOf(cleo)}/${dans}/decline`).post({})
  expect(await entriesOf(cleo, 'Retimed')).toHaveLength(0)
  const zone = { start: { dateTime: '2027-01-12T16:00:00', timeZone: 'Europe/Berlin' }, end: { dateTime: '2027-01-12T16:30:00', timeZone: 'Europe/Berlin' } }
  await expect(graph.api(`${eventsOf(ada)}/${made.id}`).patch(zone)).rejects.toEqual(refused(400, 'ErrorPropertyValidationFailure'))
  await graph.api(`${eventsOf(ada)}/${made.id}`).patch({
    start: { dateTime: '2027-01-12T11:00:00', timeZone: 'Europe/London' },
    end: { dateTime: '2027-01-12T11:30:00', timeZone: 'Europe/London' },
  })
  expect((await entriesOf(ben, 'Retimed'))[0]).toMatchObject({ responseStatus: { response: 'notResponded' }, start: { dateTime: '2027-01-12T11:00:00.0000000' } })
  expect(await entriesOf(cleo, 'Retimed')).toHaveLength(12)
})

test('an occurrence called off is gone for the organizer and marked for the others', async () => {
  const made = (await graph.api(eventsOf(ada)).post(series({ subject: 'Called off' }))) as Event
  const may = (await entriesOf(ada, 'Called off'))[4]?.id ?? ''
  const bens = (await entriesOf(ben, 'Called off'))[4]?.id ?? ''
  await expect(graph.api(`${eventsOf(ben)}/${bens}/cancel`).post({})).rejects.toEqual(refused(400, 'ErrorInvalidRequest'))
  await graph.api(`${eventsOf(ada)}/${may}/cancel`).post({ comment: 'Holiday' })
  expect(await entriesOf(ada, 'Called off')).toHaveLength(11)
  expect((await entriesOf(ben, 'Called off'))[4]).toMatchObject({ isCancelled: true, showAs: 'free', subject: 'Canceled: Called off' })
  const master = (await graph.api(`${eventsOf(ada)}/${made.id}`).select('cancelledOccurrences').get()) as { cancelledOccurrences: string[] }
  expect(master.cancelledOccurrences).toEqual([`OID.${made.id}.2027-05-11`])
  await graph.api(`${eventsOf(ada)}/${made.id}`).delete()
  await expect(graph.api(`${eventsOf(ada)}/${made.id}`).get()).rejects.toEqual(refused(404, 'ErrorItemNotFound'))
  expect((await entriesOf(ben, 'Called off')).every(({ isCancelled }) => isCancelled)).toBe(true)
})

test('whoever overwrites the join details takes the meeting offline', async () => {
  const made = (await graph.api(eventsOf(ada)).post(series({ subject: 'Online' }))) as Event
  const kept = (await graph.api(`${eventsOf(ada)}/${made.id}`).patch({ body: { contentType: 'html', content: made.body.content.replace('one question', 'two questions') } })) as Event
  expect(kept.onlineMeeting).toEqual(made.onlineMeeting)
  const lost = (await graph.api(`${eventsOf(ada)}/${made.id}`).patch({ body: { contentType: 'html', content: 'New agenda' } })) as Event
  expect(lost).toMatchObject({ isOnlineMeeting: false, onlineMeeting: null })
})

test('a change made on top of an older version is refused', async () => {
  const made = (await graph.api(eventsOf(ada)).post(series({ subject: 'Versioned' }))) as Event
  await graph.api(`${eventsOf(ada)}/${made.id}`).header('If-Match', made['@odata.etag']).patch({ subject: 'Versioned twice' })
  await expect(graph.api(`${eventsOf(ada)}/${made.id}`).header('If-Match', made['@odata.etag']).patch({ subject: 'x' })).rejects.toEqual(refused(412, 'ErrorIrresolvableConflict'))
})

test.each([
  ['a misspelt property', { titel: 'x' }, 'RequestBodyRead'],
  ['a recurrence that begins on another day', { recurrence: { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', startDate: '2027-01-13', numberOfOccurrences: 2 } } }, 'ErrorPropertyValidationFailure'],
  ['a pattern without its weekday', { recurrence: { pattern: { type: 'relativeMonthly', interval: 1 }, range: { type: 'noEnd', startDate: '2027-01-12' } } }, 'ErrorPropertyValidationFailure'],
  ['an end before the start', { end: { dateTime: '2027-01-12T14:00:00', timeZone: 'Europe/London' } }, 'ErrorCalendarEndDateIsEarlierThanStartDate'],
  ['an attendee without an address', { attendees: [{ emailAddress: { name: 'Nobody' } }] }, 'ErrorInvalidRecipients'],
])('an event with %s is refused', async (_name, more, code) => {
  await expect(graph.api(eventsOf(dan)).post(series(more))).rejects.toEqual(refused(400, code))
})

test('a new booking shows in free and busy at once', async () => {
  await graph.api(eventsOf(dan)).post(series({ subject: 'Seen', recurrence: undefined, attendees: [], start: { dateTime: '2029-06-12T14:30:00', timeZone: 'UTC' }, end: { dateTime: '2029-06-12T15:00:00', timeZone: 'UTC' } }))
  const window = { startTime: { dateTime: '2029-06-12T14:00:00', timeZone: 'UTC' }, endTime: { dateTime: '2029-06-12T16:00:00', timeZone: 'UTC' } }
  const answer = (await graph.api(`/users/${dan.id}/calendar/getSchedule`).post({ schedules: [dan.userPrincipalName], ...window })) as { value: { availabilityView: string }[] }
  expect(answer.value[0]?.availabilityView).toBe('0200')
})

test('the host page sees a person’s own Outlook, subjects and answers included', () => {
  const from = Temporal.Instant.from('2026-04-06T00:00:00Z')
  const entries = running.calendars.eventsOf(dan.id, from, from.add({ hours: 24 }))
  expect(entries).toMatchObject([{ subject: 'Team week', localStart: '2026-04-06T10:00:00', isOrganizer: false, response: 'accepted', organizer: { personId: ben.id }, joinUrl: null }])
  expect(entries[0]?.start.toString()).toBe('2026-04-06T09:00:00Z')
})
