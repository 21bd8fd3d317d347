import tls from 'node:tls'
import { afterAll, expect, inject, test } from 'vitest'
import { getRoadmap, findSession, listMyCircles } from '#api/roadmap/contract.ts'
import { findFreeTimes, findOccurrenceTimes, moveOccurrence } from '#api/scheduling/contract.ts'
import { findInMeeting } from '#api/sessions/contract.ts'
import type { Refused } from '#scripts/rehearsal/company-app.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { overDatabase } from '../support/enrol-approved.ts'
import { type Able, ablePeople, mentorOf, publishPairs } from '../support/season.ts'
import { eventually, startWorld } from '../support/start-world.ts'

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { callAs, running } = world
tls.setDefaultCACertificates([...tls.getCACertificates('default'), running.caPem])
await waitForPeople(callAs, organizerOf(running.tenant.cast))
const people = ablePeople(world).slice(0, 6)
const { circles } = await publishPairs(world, [0, 2, 4].map((at) => [people[at], people[at + 1]] as [Able, Able]))
const day = 86_400_000

/** One circle for each test. */
function next() {
  const found = circles.shift()
  const [mentee] = found?.circle.mentees ?? []
  if (!found || !mentee) throw new Error('Every circle has been used.')
  const mail = running.tenant.people.get(mentorOf(found.circle).id)?.userPrincipalName ?? ''
  return { circleId: found.circle.id, mentor: mentorOf(found.circle).id, mentee: mentee.id, organizer: mail, occurrences: found.series.occurrences, joinUrl: found.series.joinUrl }
}
const stranger = organizerOf(running.tenant.cast)
const refusal = (code: string) => expect.objectContaining({ code }) as Refused

/** Starts of our series in somebody's own Outlook. */
function inOutlook(personId: string, joinUrl: string | null): number[] {
  const from = Temporal.Instant.fromEpochMilliseconds(Date.now())
  return running.calendars.eventsOf(personId, from, from.add({ hours: 24 * 250 })).filter((entry) => entry.joinUrl === joinUrl && !entry.isCancelled).map((entry) => entry.start.epochMilliseconds)
}

test('a meeting is recognised by its start and organizer, and only by members of its circle', async () => {
  const { circleId, mentor, mentee, organizer, occurrences } = next()
  const second = occurrences[1]
  if (!second) throw new Error('The series has four sessions.')
  const query = { startAt: second.startAt, organizer: organizer.toUpperCase() }
  const { session } = await callAs(mentee, findSession, { query })
  expect(session).toMatchObject({ circle: { id: circleId }, sessions: 4, occurrence: { number: 2 }, stage: { number: 2, title: 'Identify strengths and growth areas' }, movable: true })
  expect(session?.stage.preparation.length).toBeGreaterThan(0)
  expect(decodeURIComponent(session?.tabUrl ?? '')).toContain(`/circle/${circleId}/roadmap?stage=2`)
  expect((await callAs(mentor, findSession, { query: { startAt: occurrences[0]?.startAt ?? 0, organizer, series: 'true' } })).session?.occurrence.number).toBe(1)
  for (const other of [{ ...query, startAt: second.startAt + 60_000 }, { ...query, organizer: 'somebody@example.com' }]) expect((await callAs(mentee, findSession, { query: other })).session).toBeNull()
  expect((await callAs(stranger, findSession, { query })).session).toBeNull()
  expect((await callAs(mentee, listMyCircles)).circles.map(({ circle }) => circle.id)).toEqual([circleId])
  expect((await callAs(stranger, listMyCircles)).circles).toEqual([])
})

test('inside the call a meeting is recognised by its chat, exactly, and only by members of its circle', async () => {
  const [found] = circles
  const { circleId, mentee, joinUrl } = { circleId: found?.circle.id ?? '', mentee: found?.circle.mentees[0]?.id ?? '', joinUrl: found?.series.joinUrl ?? '' }
  const chatId = /(19:meeting_[^/]+@thread\.v2)/.exec(decodeURIComponent(joinUrl))?.[1] ?? ''
  const { session, perhaps } = await callAs(mentee, findInMeeting, { query: { chatId } })
  expect(perhaps).toEqual([])
  expect(session).toMatchObject({ circleId, number: 1 })
  expect(decodeURIComponent(session?.tabUrl ?? '')).toContain(`/circle/${circleId}/session/1`)
  for (const other of [chatId.toUpperCase(), chatId.slice(0, -1), `${chatId}/0`, joinUrl.slice(0, 300), '%']) expect((await callAs(mentee, findInMeeting, { query: { chatId: other } })).session, other).toBeNull()
  expect(await callAs(stranger, findInMeeting, { query: { chatId } })).toEqual({ session: null, perhaps: [] })
  // Teams' shorter links name no chat: then the members are asked, and nobody else.
  const setLink = (link: string) => overDatabase(world.databaseUrl, (client) => client.query('update series set join_url = $2 where circle_id = $1', [circleId, link]))
  await setLink('https://teams.microsoft.com/meet/2912345678901?p=abc')
  expect(await callAs(mentee, findInMeeting, { query: { chatId } })).toEqual({ session: null, perhaps: [session] })
  expect(await callAs(stranger, findInMeeting, { query: { chatId } })).toEqual({ session: null, perhaps: [] })
  await setLink(joinUrl)
})

test('a session moves to a better time of its month: at once for the circle, and once in everybody’s Outlook', async () => {
  const { circleId, mentor, mentee, occurrences, joinUrl } = next()
  const params = { circleId, number: 2 }
  const { occurrence, times } = await callAs(mentee, findOccurrenceTimes, { params })
  expect(times.length).toBe(3)
  const monthOf = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London').month
  for (const time of times) {
    expect(monthOf(time.startAt)).toBe(monthOf(occurrence.startAt))
    expect(time.startAt).not.toBe(occurrence.startAt)
    expect(time.startAt - (occurrences[0]?.startAt ?? 0)).toBeGreaterThan(13 * day)
    expect((occurrences[2]?.startAt ?? 0) - time.startAt).toBeGreaterThan(13 * day)
  }
  const [chosen] = times
  if (!chosen) throw new Error('There are better times.')
  const moves = await Promise.allSettled([mentee, mentor, mentee].map((who) => callAs(who, moveOccurrence, { params, input: { startAt: chosen.startAt } })))
  expect(moves.filter((move) => move.status === 'fulfilled').length).toBeGreaterThan(0)
  const roadmap = await callAs(mentor, getRoadmap, { params: { circleId } })
  expect(roadmap.stages[1]?.session.startAt).toBe(chosen.startAt)
  const wanted = occurrences.map(({ number, startAt }) => (number === 2 ? chosen.startAt : startAt))
  for (const who of [mentor, mentee]) expect(await eventually(() => Promise.resolve(inOutlook(who, joinUrl)), (starts) => starts.includes(chosen.startAt))).toEqual(wanted)
  // Once: asking for the same time again changes nothing.
  const patches = () => running.tenant.requests.filter((request) => request.method === 'PATCH').length
  const before = patches()
  await eventually(() => callAs(mentee, moveOccurrence, { params, input: { startAt: chosen.startAt } }).then(() => true, () => false), Boolean)
  expect(patches()).toBe(before)
})

test('a session stays where it may not go: out of its window, onto a meeting, or for a stranger', async () => {
  const { circleId, mentor, mentee, occurrences, joinUrl } = next()
  const params = { circleId, number: 2 }
  const move = (who: string, startAt: number) => callAs(who, moveOccurrence, { params, input: { startAt } })
  const [first, second, third] = occurrences
  if (!first || !second || !third) throw new Error('The series has four sessions.')
  for (const startAt of [first.startAt + day, third.startAt, Date.now() + 3_600_000, 0, Number.MAX_SAFE_INTEGER]) await expect(move(mentee, startAt)).rejects.toEqual(refusal('occurrence_not_movable'))
  await expect(move(stranger, second.startAt + day)).rejects.toEqual(refusal('not_found'))
  await expect(callAs(stranger, findOccurrenceTimes, { params })).rejects.toEqual(refusal('not_found'))
  await expect(callAs(stranger, findFreeTimes, { params: { circleId } })).rejects.toEqual(refusal('not_found'))

  const [time] = (await callAs(mentee, findOccurrenceTimes, { params })).times
  if (!time) throw new Error('There is a better time.')
  await book(mentor, time.startAt, time.endAt)
  await expect(move(mentee, time.startAt)).rejects.toEqual(refusal('time_taken'))
  expect((await callAs(mentee, findOccurrenceTimes, { params })).times.map(({ startAt }) => startAt)).not.toContain(time.startAt)
  expect(inOutlook(mentee, joinUrl)).toEqual(occurrences.map(({ startAt }) => startAt))

  const asked = { params: { circleId }, query: { with: mentor, minutes: 30, count: 2 } }
  const free = await callAs(mentee, findFreeTimes, asked)
  expect(free.invitees.map(({ person }) => person.id)).toEqual([mentor])
  expect(free.times.length).toBe(2)
  const [soonest] = free.times
  if (!soonest) throw new Error('There is a free time.')
  await book(mentee, soonest.startAt, soonest.endAt)
  expect((await callAs(mentee, findFreeTimes, asked)).times.map(({ startAt }) => startAt)).not.toContain(soonest.startAt)
})

/** Puts a meeting of their own into somebody's calendar. */
async function book(personId: string, startAt: number, endAt: number): Promise<void> {
  const at = (instant: number) => ({ dateTime: Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('UTC').toPlainDateTime().toString({ smallestUnit: 'second' }), timeZone: 'UTC' })
  const answer = await fetch(`${running.url}/v1.0/users/${personId}/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await running.entra.issueGraphToken()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ subject: 'Dentist', start: at(startAt), end: at(endAt) }),
  })
  expect(answer.status).toBe(201)
}
