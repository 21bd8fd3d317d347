import { afterAll, expect, inject, test } from 'vitest'
import { type Availability, readAvailability } from '#api/graph/calendars.ts'
import type { BatchAnswer, Graph } from '#api/graph/client.ts'
import { castCompany } from '#scripts/tenant/cast/company.ts'
import type { CastEvent } from '#scripts/tenant/cast/types.ts'
import { openDoors } from '../support/api-doors.ts'

const day = 86_400_000
const startsOn = Temporal.Now.plainDateISO('UTC').toString()
const startAt = Temporal.PlainDate.from(startsOn).toZonedDateTime('UTC').epochMilliseconds
const cast = castCompany({ startsOn })
const withMailbox = cast.people.filter((person) => person.mailbox !== null)
const [crowded, quiet, packed] = withMailbox
if (!crowded || !quiet || !packed) throw new Error('The company has mailboxes.')
/** So many entries, two months from now and only there, that Exchange does not tell of them in one window: in one calendar over a week, in another within an hour. */
const crowd = [crowded, packed].flatMap((owner) =>
  Array.from({ length: 1_001 }, (_, at): CastEvent => {
    const start = Temporal.PlainDate.from(startsOn).add({ days: 70 }).toPlainDateTime('06:00').add({ minutes: owner === crowded ? at * 10 : at % 60 })
    return { ownerId: owner.id, attendeeIds: [], subject: 'Crowd', start: start.toString({ smallestUnit: 'second' }), end: start.add({ minutes: 1 }).toString({ smallestUnit: 'second' }), timeZone: 'Europe/London', showAs: 'busy', isAllDay: false, sensitivity: 'normal', repeatsWeeklyUntil: null }
  }),
)
const kinds = (['tentative', 'oof', 'workingElsewhere', 'free'] as const).map((showAs, at): CastEvent => {
  const start = Temporal.PlainDate.from(startsOn).add({ days: 200 }).toPlainDateTime(`0${at + 1}:00`)
  return { ownerId: quiet.id, attendeeIds: [], subject: 'Interview at another company', start: start.toString({ smallestUnit: 'second' }), end: start.add({ minutes: 30 }).toString({ smallestUnit: 'second' }), timeZone: 'Europe/London', showAs, isAllDay: false, sensitivity: 'private', repeatsWeeklyUntil: null }
})

const doors = await openDoors(inject('postgresUrl'), { ...cast, events: [...cast.events, ...crowd, ...kinds] })
afterAll(() => doors[Symbol.asyncDispose]())
const { running, context } = doors

type Asked = { path: string; body: Record<string, unknown> }

/** The same door, with a note of what goes through it. `change` alters an answer on its way in. */
function watched(change: (answer: unknown) => unknown = (answer) => answer): { graph: Graph; asked: Asked[] } {
  const asked: Asked[] = []
  const batch: Graph['batch'] = async (requests, options) => {
    asked.push(...requests.map(({ url, body }) => ({ path: url, body: body ?? {} })))
    const answers = await context.graph.batch(requests, options)
    return new Map([...answers].map(([id, answer]): [string, BatchAnswer] => [id, { ...answer, body: change(answer.body) }]))
  }
  return { graph: { ...context.graph, batch }, asked }
}

const at = (body: Record<string, unknown>, name: string) => {
  const { dateTime, timeZone } = body[name] as { dateTime: string; timeZone: string }
  expect(timeZone).toBe('UTC')
  return Temporal.PlainDateTime.from(dateTime).toZonedDateTime('UTC').epochMilliseconds
}

function busyOf(found: Map<string, Availability>, address: string): Extract<Availability, { known: true }>['busy'] {
  const availability = found.get(address)
  if (!availability?.known) throw new Error(`${address} is not known: ${availability?.problem ?? 'no answer'}`)
  return availability.busy
}

test('free/busy of many people over half a year keeps Graph’s limits and leaves no gap', async () => {
  const { graph, asked } = watched()
  const addresses = withMailbox.slice(3, 48).map((person) => person.userPrincipalName)
  const endAt = startAt + 161 * day
  const found = await readAvailability(graph, quiet.id, addresses, startAt, endAt)
  expect([...found.keys()].sort()).toEqual([...addresses].sort())

  const windows = Map.groupBy(asked, ({ body }) => JSON.stringify(body['schedules']))
  expect([...windows.values()].map((calls) => (calls[0]?.body['schedules'] as string[]).length)).toEqual([20, 20, 5])
  // No window more than the longest allowed make necessary.
  expect([...windows.values()].map((calls) => calls.length)).toEqual([3, 3, 3])
  for (const calls of windows.values()) {
    expect(at(calls[0]?.body ?? {}, 'startTime')).toBe(startAt)
    expect(at(calls.at(-1)?.body ?? {}, 'endTime')).toBe(endAt)
    for (const [number, { body }] of calls.entries()) {
      expect(at(body, 'endTime') - at(body, 'startTime')).toBeLessThanOrEqual(62 * day)
      if (number > 0) expect(at(body, 'startTime')).toBe(at(calls[number - 1]?.body ?? {}, 'endTime'))
    }
  }
})

test('every busy time of everybody arrives, at its instant, whatever zone and season it is in', async () => {
  const people = withMailbox.filter((_, number) => number % 12 === 5)
  expect(new Set(people.map((person) => person.mailbox?.ianaTimeZone)).size).toBeGreaterThan(2)
  const endAt = startAt + 161 * day
  const found = await readAvailability(context.graph, quiet.id, people.map((person) => person.userPrincipalName), startAt, endAt)
  for (const person of people) {
    const stands = running.calendars
      .eventsOf(person.id, Temporal.Instant.fromEpochMilliseconds(startAt), Temporal.Instant.fromEpochMilliseconds(endAt))
      .filter((entry) => entry.showAs !== 'free')
      .map((entry) => `${entry.start.epochMilliseconds}–${entry.end.epochMilliseconds} ${entry.showAs}`)
    const told = busyOf(found, person.userPrincipalName).map((entry) => `${entry.startAt}–${entry.endAt} ${entry.kind}`)
    expect(stands.length).toBeGreaterThan(50)
    // What lies across the edge of two windows is told twice, which makes nobody busier.
    expect([...new Set(told)].sort()).toEqual([...new Set(stands)].sort())
  }
})

test('a calendar that cannot be seen is unknown, never free', async () => {
  const noMailbox = cast.people.find((person) => person.mailbox === null)
  const addresses = [quiet.userPrincipalName, 'nobody@elsewhere.example', noMailbox?.userPrincipalName ?? '', packed.userPrincipalName]
  const found = await readAvailability(context.graph, quiet.id, addresses, startAt, startAt + 161 * day)
  expect(found.get(quiet.userPrincipalName)?.known).toBe(true)
  for (const address of addresses.slice(1)) {
    expect(found.get(address), address).toEqual({ known: false, problem: expect.stringMatching(/.{10}/) as string })
  }
  // One window that tells nothing makes the whole unknown, whether others before and after it were told or not.
  const before = await readAvailability(context.graph, quiet.id, [packed.userPrincipalName], startAt, startAt + 50 * day)
  expect(before.get(packed.userPrincipalName)?.known).toBe(true)
  const left = watched((answer) => ({ ...(answer as object), value: (answer as { value: unknown[] }).value.slice(1) }))
  expect(await readAvailability(left.graph, quiet.id, [quiet.userPrincipalName], startAt, startAt + day)).toEqual(new Map([[quiet.userPrincipalName, { known: false, problem: expect.stringMatching(/.{10}/) as string }]]))
  const bare = watched((answer) => ({ value: (answer as { value: { scheduleId: string }[] }).value.map(({ scheduleId }) => ({ scheduleId })) }))
  expect((await readAvailability(bare.graph, quiet.id, [quiet.userPrincipalName], startAt, startAt + day)).get(quiet.userPrincipalName)?.known).toBe(false)
})

test('a calendar too full for one window is read in halves, and those beside it once', async () => {
  const { graph, asked } = watched()
  const from = startAt + 62 * day
  const found = await readAvailability(graph, quiet.id, [quiet.userPrincipalName, crowded.userPrincipalName], from, from + 62 * day)
  const crowdOf = busyOf(found, crowded.userPrincipalName).filter((entry) => entry.endAt - entry.startAt === 60_000)
  expect(crowdOf.length).toBe(1_001)
  expect(new Set(crowdOf.map((entry) => entry.startAt)).size).toBe(1_001)
  expect(asked.length).toBeGreaterThan(2)
  expect(asked.filter(({ body }) => (body['schedules'] as string[]).includes(quiet.userPrincipalName)).length).toBe(1)
})

test('a mailbox that may not be asked from is passed over for another, and what cannot be asked at all spoils nothing else', async () => {
  const outside = cast.people.find((person) => person.mailbox === null)?.id ?? ''
  const { graph, asked } = watched()
  const found = await readAvailability(graph, [outside, quiet.id], [crowded.userPrincipalName], startAt, startAt + 50 * day)
  expect(found.get(crowded.userPrincipalName)?.known).toBe(true)
  expect(asked.map(({ path }) => path)).toEqual([`/users/${outside}/calendar/getSchedule`, `/users/${quiet.id}/calendar/getSchedule`])
  const none = await readAvailability(context.graph, outside, [crowded.userPrincipalName], startAt, startAt + day)
  expect(none.get(crowded.userPrincipalName)).toEqual({ known: false, problem: expect.stringContaining('Outlook') as string })
})

test('working hours come with the busy times, also in a zone that Exchange describes instead of naming', async () => {
  const hoursOf = async (graph: Graph) => {
    const availability = (await readAvailability(graph, quiet.id, [quiet.userPrincipalName], startAt, startAt + day)).get(quiet.userPrincipalName)
    return availability?.known ? availability.hours : undefined
  }
  expect((await hoursOf(context.graph))?.timeZone).toBe(quiet.mailbox?.ianaTimeZone)
  const stating = (workingHours: unknown) => watched((answer) => ({ value: (answer as { value: object[] }).value.map((schedule) => ({ ...schedule, workingHours })) })).graph
  const hours = { daysOfWeek: ['monday', 'friday'], startTime: '08:00:00.0000000', endTime: '16:30:00.0000000' }
  const pacific = { '@odata.type': '#microsoft.graph.customTimeZone', name: 'Customized Time Zone', bias: 480, standardOffset: { time: '02:00:00.0000000', dayOccurrence: 1, dayOfWeek: 'sunday', month: 11, year: 0 }, daylightOffset: { daylightBias: -60, time: '02:00:00.0000000', dayOccurrence: 2, dayOfWeek: 'sunday', month: 3, year: 0 } }
  expect(await hoursOf(stating({ ...hours, timeZone: pacific }))).toEqual({ timeZone: 'America/Los_Angeles', workingHours: { monday: ['08:00', '16:30'], friday: ['08:00', '16:30'] } })
  const india = { name: 'Customized Time Zone', bias: -330, standardOffset: { month: 0 }, daylightOffset: { month: 0, daylightBias: 0 } }
  expect((await hoursOf(stating({ ...hours, timeZone: india })))?.timeZone).toBe('Asia/Kolkata')
  expect(await hoursOf(stating({ ...hours, timeZone: { ...pacific, bias: 481 } }))).toBeNull()
  expect(await hoursOf(stating(undefined))).toBeNull()
})

test('what is asked for and what is kept is time alone: no subject, place or body', async () => {
  const gossiping = watched((answer) => ({
    value: (answer as { value: { scheduleItems?: object[] }[] }).value.map((schedule) => ({ ...schedule, scheduleItems: schedule.scheduleItems?.map((item) => ({ ...item, subject: 'Interview at another company', location: 'Room 9', isPrivate: true })) })),
  }))
  const from = startAt + 199 * day
  const found = await readAvailability(gossiping.graph, quiet.id, [quiet.userPrincipalName], from, from + 3 * day)
  expect(gossiping.asked.map(({ path, body }) => [path, Object.keys(body).sort()])).toEqual([[`/users/${quiet.id}/calendar/getSchedule`, ['availabilityViewInterval', 'endTime', 'schedules', 'startTime']]])
  const busy = busyOf(found, quiet.userPrincipalName)
  expect(busy.flatMap((entry) => Object.keys(entry)).filter((name) => !['startAt', 'endAt', 'kind'].includes(name))).toEqual([])
  expect(JSON.stringify([...found])).not.toMatch(/Interview|Room 9/)
  const night = busy.filter((entry) => new Date(entry.startAt).getUTCHours() < 5 && entry.endAt - entry.startAt === 30 * 60_000)
  expect(night.map((entry) => entry.kind)).toEqual(['tentative', 'oof', 'workingElsewhere'])
  const strange = watched((answer) => ({ value: (answer as { value: { scheduleItems?: object[] }[] }).value.map((schedule) => ({ ...schedule, scheduleItems: schedule.scheduleItems?.map((item) => ({ ...item, status: 'unknown' })) })) }))
  expect(new Set(busyOf(await readAvailability(strange.graph, quiet.id, [quiet.userPrincipalName], from, from + 3 * day), quiet.userPrincipalName).map((entry) => entry.kind))).toEqual(new Set(['busy']))
})

test('throttling and an outage in between are waited out', async () => {
  running.trouble.order({ kind: 'throttled', path: /getSchedule$/, times: 2, retryAfterSeconds: 1 })
  running.trouble.order({ kind: 'unavailable', path: /getSchedule$/, times: 1, retryAfterSeconds: 1 })
  const found = await readAvailability(context.graph, quiet.id, [quiet.userPrincipalName], startAt, startAt + 100 * day)
  expect(running.trouble.pending()).toEqual([])
  expect(found.get(quiet.userPrincipalName)?.known).toBe(true)
})
