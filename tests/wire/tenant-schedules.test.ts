import { afterAll, expect, test } from 'vitest'
import { ada, ben, cleo, company, dan, eva, finn, startSmallCompany } from './small-company.ts'

const gus = { ...finn, id: '00000000-0000-4000-8000-000000000007', displayName: 'Gus Vale', userPrincipalName: 'gus.vale@birch.example' }
const { running, graph, stop } = await startSmallCompany({
  cast: { ...company, people: [...company.people.map((person) => (person.id === cleo.id && person.mailbox ? { ...person, mailbox: { ...person.mailbox, timeZone: 'Customized Time Zone' } } : person)), gus] },
})
afterAll(stop)

type Schedule = { scheduleId: string; availabilityView?: string; scheduleItems?: Record<string, unknown>[]; workingHours?: { timeZone: Record<string, unknown> }; error?: { responseCode: string } }
type Event = { id: string; subject: string; organizer: { emailAddress: { name: string; address: string } } }

async function schedules(people: { userPrincipalName: string }[], from: string, to: string): Promise<Schedule[]> {
  const body = { schedules: people.map(({ userPrincipalName }) => userPrincipalName), startTime: { dateTime: from, timeZone: 'UTC' }, endTime: { dateTime: to, timeZone: 'UTC' } }
  return ((await graph.api(`/users/${ada.id}/calendar/getSchedule`).post(body)) as { value: Schedule[] }).value
}
const at = (day: string, from: string, to: string) => ({ start: { dateTime: `${day}T${from}:00`, timeZone: 'UTC' }, end: { dateTime: `${day}T${to}:00`, timeZone: 'UTC' } })

test('every kind of time is told as what it is, and working elsewhere counts as free in the view', async () => {
  for (const [showAs, from, to] of [['tentative', '09:00', '09:30'], ['busy', '09:30', '10:00'], ['oof', '10:00', '10:30'], ['workingElsewhere', '10:30', '11:00'], ['free', '11:00', '11:30']] as const) {
    await graph.api(`/users/${dan.id}/events`).post({ subject: showAs, location: { displayName: 'Room 4' }, showAs, ...at('2029-06-12', from, to) })
  }
  const [dans] = await schedules([dan], '2029-06-12T09:00:00', '2029-06-12T12:00:00')
  expect(dans?.availabilityView).toBe('123000')
  expect(dans?.scheduleItems?.map(({ status }) => status)).toEqual(['tentative', 'busy', 'oof', 'workingElsewhere', 'free'])
  expect(dans?.scheduleItems?.every((item) => Object.keys(item).toSorted().join() === 'end,start,status')).toBe(true)
})

test('hidden, missing and overfull calendars say so one by one, and the others are told all the same', async () => {
  running.staff.hideFreeBusy(ben.id)
  for (let number = 0; number < 17; number += 1) {
    const recurrence = { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', startDate: '2029-02-01', numberOfOccurrences: 61 } }
    await graph.api(`/users/${gus.id}/events`).post({ subject: 'Full', recurrence, ...at('2029-02-01', '09:00', '09:10') })
  }
  const answers = await schedules([ada, ben, eva, gus, { userPrincipalName: 'nobody@birch.example' }], '2029-02-01T00:00:00', '2029-04-03T00:00:00')
  expect(answers.map(({ error }) => error?.responseCode ?? 'told')).toEqual(['told', '5037', '5014', '5006', '5009'])
  for (const answer of answers.slice(1)) expect(answer).not.toHaveProperty('availabilityView')
  running.staff.hideFreeBusy(ben.id, false)
  expect((await schedules([ben, gus], '2029-02-01T00:00:00', '2029-03-01T00:00:00')).every(({ error }) => error === undefined)).toBe(true)
})

test('working hours in a zone without a name come with its rules', async () => {
  const [cleos] = await schedules([cleo], '2027-06-12T00:00:00', '2027-06-13T00:00:00')
  const zone = {
    '@odata.type': '#microsoft.graph.customTimeZone',
    name: 'Customized Time Zone',
    bias: 300,
    standardOffset: { time: '02:00:00.0000000', dayOccurrence: 1, dayOfWeek: 'sunday', month: 11, year: 0 },
    daylightOffset: { daylightBias: -60, time: '02:00:00.0000000', dayOccurrence: 2, dayOfWeek: 'sunday', month: 3, year: 0 },
  }
  expect(cleos?.workingHours?.timeZone).toEqual(zone)
  expect(await graph.api(`/users/${cleo.id}/mailboxSettings`).get()).toMatchObject({ timeZone: 'Customized Time Zone', workingHours: { timeZone: zone } })
})

test('a disabled account keeps its mailbox, a closed mailbox and a deleted account are told apart, and their meetings stay with the others', async () => {
  const made = (await graph.api(`/users/${finn.id}/events`).post({ subject: 'Left behind', ...at('2029-07-02', '09:00', '10:00'), attendees: [{ type: 'required', emailAddress: { address: ben.userPrincipalName } }] })) as Event
  running.staff.disable(finn.id)
  expect(await graph.api(`/users/${finn.id}?$select=accountEnabled`).get()).toMatchObject({ accountEnabled: false })
  expect(await graph.api(`/users/${finn.id}/events/${made.id}`).get()).toMatchObject({ subject: 'Left behind' })

  running.staff.closeMailbox(finn.id)
  await expect(graph.api(`/users/${finn.id}/events/${made.id}`).get()).rejects.toMatchObject({ statusCode: 404, code: 'MailboxNotEnabledForRESTAPI' })
  expect(await graph.api(`/users/${finn.id}`).get()).toMatchObject({ id: finn.id })

  running.staff.remove(finn.id)
  await expect(graph.api(`/users/${finn.id}/events/${made.id}`).get()).rejects.toMatchObject({ statusCode: 404, code: 'ErrorInvalidUser' })
  await expect(graph.api(`/users/${finn.id}`).get()).rejects.toMatchObject({ statusCode: 404, code: 'Request_ResourceNotFound' })
  expect((await schedules([finn], '2029-07-02T00:00:00', '2029-07-03T00:00:00'))[0]?.error?.responseCode).toBe('5009')
  const { value } = (await graph.api(`/users/${ben.id}/calendarView?startDateTime=2029-07-02&endDateTime=2029-07-03`).get()) as { value: Event[] }
  expect(value).toMatchObject([{ subject: 'Left behind', organizer: { emailAddress: { name: finn.displayName, address: finn.userPrincipalName } } }])
  await graph.api(`/users/${ben.id}/events/${value[0]?.id}`).delete()
})
