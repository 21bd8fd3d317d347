import { afterAll, expect, inject, test } from 'vitest'
import { leaveCircle, publishMatchRun } from '#api/matching/contract.ts'
import { completeSession, getHome } from '#api/roadmap/contract.ts'
import { answerMoveQuestion, bookCheckIn, cancelCheckIn, findFreeTimes, getSharedWeek, listCheckIns, listMoveQuestions, listSeries } from '#api/scheduling/contract.ts'
import { getSession, markAbsent, pressRun } from '#api/sessions/contract.ts'
import type { Refused } from '#scripts/rehearsal/company-app.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { enrolApproved, overDatabase } from '../support/enrol-approved.ts'
import { ablePeople, openSeason, runMatch } from '../support/season.ts'
import { eventually, startWorld } from '../support/start-world.ts'

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { callAs, databaseUrl, running } = world
const organizerId = organizerOf(running.tenant.cast)
await waitForPeople(callAs, organizerId)
const refusal = (code: string) => expect.objectContaining({ code }) as Refused

/** One booked circle of three for all tests. */
const [mentor = '', ana = '', tom = ''] = ablePeople(world).slice(0, 3).map(({ id }) => id)
const cohortId = await openSeason(world)
await enrolApproved(databaseUrl, cohortId, [{ personId: mentor, role: 'mentor', capacity: 3 }, ...[ana, tom].map((personId) => ({ personId, role: 'mentee' as const }))])
await callAs(organizerId, publishMatchRun, { params: { runId: (await runMatch(world, cohortId)).id } })
const { circles } = await eventually(() => callAs(organizerId, listSeries, { params: { cohortId } }), (found) => found.circles.length === 1 && found.circles.every(({ series }) => series.state === 'booked'))
const circleId = circles[0]?.circle.id ?? ''
const params = { circleId }

/** Starts of check-ins that stand in somebody's Outlook. */
function inOutlook(personId: string): number[] {
  const from = running.tenant.clock.now()
  return running.calendars.eventsOf(personId, from, from.add({ hours: 24 * 60 })).filter((entry) => entry.subject.includes('Mentoring check-in') && !entry.isCancelled).map((entry) => entry.start.epochMilliseconds)
}
const standing = (...people: string[]) => Promise.resolve(people.map((id) => inOutlook(id).length).join())
const mine = async (personId: string) => (await callAs(personId, listCheckIns, { params })).checkIns
const freeTime = async (personId: string, minutes: number, withId?: string) => {
  const [time] = (await callAs(personId, findFreeTimes, { params, query: { minutes, ...(withId !== undefined && { with: withId }) } })).times
  if (!time) throw new Error('There is a free time.')
  return time.startAt
}

test('the shared week shows members when they all work, with the next session in it, and nobody else', async () => {
  const week = await callAs(ana, getSharedWeek, { params })
  const [first] = circles[0]?.series.occurrences ?? []
  expect(week.members.map(({ person }) => person.id).toSorted()).toEqual([mentor, ana, tom].toSorted())
  expect(week.session).toMatchObject({ number: 1, startAt: first?.startAt, endAt: first?.endAt })
  expect(week.days).toHaveLength(7)
  const day = week.days.find(({ on }) => on === week.session?.on)
  expect(day?.shared.some(({ startAt, endAt }) => startAt <= (first?.startAt ?? 0) && (first?.endAt ?? 0) <= endAt)).toBe(true)
  await expect(callAs(organizerId, getSharedWeek, { params })).rejects.toEqual(refusal('not_found'))
})

test('a check-in of two is booked once though the answer was lost, stands in both calendars, and nobody else of the circle sees it', async () => {
  const startAt = await freeTime(ana, 45, mentor)
  running.trouble.order({ kind: 'answerLost', method: 'POST', path: /\/events$/, times: 1 })
  const input = { with: mentor, minutes: 45, startAt }
  // Two presses at once book one.
  const presses = await Promise.allSettled([ana, ana].map((who) => callAs(who, bookCheckIn, { params, input })))
  expect(presses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(callAs(ana, bookCheckIn, { params, input })).rejects.toEqual(refusal('time_taken'))
  const [booked] = await eventually(() => mine(ana), ([checkIn]) => checkIn?.state === 'booked')
  expect(running.trouble.pending()).toEqual([])
  expect(booked).toMatchObject({ startAt, endAt: startAt + 45 * 60_000, mine: true, by: { id: ana }, with: { id: mentor }, problem: null })
  expect(booked?.joinUrl).toContain('https://')
  expect([inOutlook(ana), inOutlook(mentor), inOutlook(tom)]).toEqual([[startAt], [startAt], []])

  expect((await mine(mentor)).map(({ id, mine: own }) => [id, own])).toEqual([[booked?.id, false]])
  expect(await mine(tom)).toEqual([])
  // Tom is not told of it, and is not offered the time either.
  expect(await freeTime(tom, 15)).not.toBe(startAt)
  await expect(callAs(tom, bookCheckIn, { params, input: { with: mentor, minutes: 15, startAt } })).rejects.toEqual(refusal('time_taken'))

  const cancel = { params: { checkInId: booked?.id ?? '' } }
  for (const other of [mentor, tom, organizerId]) await expect(callAs(other, cancelCheckIn, cancel)).rejects.toEqual(refusal('not_found'))
  for (const press of [1, 2]) expect((await callAs(ana, cancelCheckIn, cancel)).state, `press ${press}`).toBe('cancelled')
  await eventually(() => standing(ana, mentor), (counts) => counts === '0,0')
  expect([await mine(ana), await mine(mentor)]).toEqual([[], []])
})

test('the turns of whoever is marked as not here are everybody’s, until it is taken back; once the session is closed they may catch up in a check-in', async () => {
  const at = { circleId, number: 1 }
  const mark = (by: string, personId: string, absent: boolean) => callAs(by, markAbsent, { params: { ...at, personId }, input: { absent } })
  const room = (personId: string) => callAs(personId, getSession, { params: at })
  const offers = async (personId: string) => [(await callAs(personId, getHome)).journeys.find(({ circle }) => circle?.id === circleId)?.missed, (await room(personId)).toCatchUp]
  const { steps } = await room(ana)
  await callAs(mentor, pressRun, { params: at, input: { press: 'start', version: 0 } })
  const marked = await mark(mentor, tom, true)
  const toms = steps.filter(({ turnOf }) => turnOf?.id === tom)
  expect(toms.length).toBeGreaterThan(0)
  expect(marked).toMatchObject({ absent: [tom], run: { state: 'running', step: 0 } })
  expect(marked.steps.map((step) => (step.insteadOf?.id === tom ? { ...step, turnOf: step.insteadOf, insteadOf: null } : step))).toEqual(steps)
  expect(marked.steps.filter(({ turnOf, insteadOf }) => turnOf === null && insteadOf?.id === tom)).toHaveLength(toms.length)
  await mark(mentor, tom, true)
  expect((await mark(tom, tom, false)).steps).toEqual(steps)
  for (const [by, whom] of [[mentor, organizerId], [organizerId, tom]] as const) await expect(mark(by, whom, true)).rejects.toEqual(refusal('not_found'))

  await mark(ana, tom, true)
  expect(await offers(tom)).toEqual([null, false])
  await callAs(mentor, completeSession, { params: at, input: { agreed: '' } })
  expect([await offers(tom), await offers(ana)]).toEqual([[1, true], [null, false]])
  const { id } = await callAs(tom, bookCheckIn, { params, input: { with: mentor, minutes: 15, startAt: await freeTime(tom, 15, mentor) } })
  expect(await offers(tom)).toEqual([null, false])
  await eventually(() => standing(mentor, tom), (counts) => counts === '1,1')
  await callAs(tom, cancelCheckIn, { params: { checkInId: id } })
  expect(await offers(tom)).toEqual([1, true])
  await eventually(() => standing(mentor, tom), (counts) => counts === '0,0')
})

test('a check-in of the whole circle stands in every calendar; one that is called off before Outlook answers leaves nothing behind', async () => {
  const cancels = () => running.tenant.requests.filter(({ path, status }) => path.endsWith('/cancel') && status === 202).length
  const before = cancels()
  const startAt = await freeTime(mentor, 30)
  const { id } = await callAs(mentor, bookCheckIn, { params, input: { minutes: 30, startAt } })
  await eventually(() => standing(mentor, ana, tom), (counts) => counts === '1,1,1')
  expect((await mine(tom)).map((checkIn) => [checkIn.id, checkIn.with])).toEqual([[id, null]])

  const second = await freeTime(tom, 30, ana)
  running.trouble.order({ kind: 'slow', method: 'POST', path: /\/events$/, milliseconds: 700, times: 1 })
  const hasty = await callAs(tom, bookCheckIn, { params, input: { with: ana, minutes: 30, startAt: second } })
  await eventually(() => Promise.resolve(running.trouble.pending().length), (left) => left === 0)
  await callAs(tom, cancelCheckIn, { params: { checkInId: hasty.id } })
  await eventually(() => Promise.resolve(cancels()), (count) => count === before + 1)
  expect(inOutlook(ana)).toEqual([startAt])
  expect(await freeTime(tom, 30, ana)).toBe(second)
})

test('a check-in is refused to strangers, with strangers or oneself, in the past, too far ahead and at odd lengths', async () => {
  const startAt = await freeTime(ana, 30)
  const input = { with: mentor, minutes: 30, startAt }
  for (const stranger of [organizerId]) {
    await expect(callAs(stranger, bookCheckIn, { params, input })).rejects.toEqual(refusal('not_found'))
    await expect(callAs(stranger, listCheckIns, { params })).rejects.toEqual(refusal('not_found'))
    await expect(callAs(stranger, listMoveQuestions, { params })).rejects.toEqual(refusal('not_found'))
  }
  for (const withId of [organizerId, ana]) await expect(callAs(ana, bookCheckIn, { params, input: { ...input, with: withId } })).rejects.toEqual(refusal('not_found'))
  for (const at of [0, startAt - 365 * 86_400_000, startAt + 365 * 86_400_000]) await expect(callAs(ana, bookCheckIn, { params, input: { ...input, startAt: at } })).rejects.toEqual(refusal('check_in_not_possible'))
  for (const wrong of [{ minutes: 10 }, { minutes: 125 }, { startAt: startAt + 1_000 }]) await expect(callAs(ana, bookCheckIn, { params, input: { ...input, ...wrong } })).rejects.toEqual(refusal('invalid_input'))
})

test('a question about moving a session is shown to the person asked alone, and answered once', async () => {
  const planned = circles[0]?.series.occurrences[1]
  if (!planned) throw new Error('The series has a second session.')
  const startAt = planned.startAt + 86_400_000
  await overDatabase(databaseUrl, (client) => client.query(`insert into move_questions (circle_id, number, person_id, start_at, state, asked_at) values ($1, 2, $2, $3, 'asked', 0)`, [circleId, ana, startAt]))
  expect((await callAs(ana, listMoveQuestions, { params })).questions).toEqual([{ number: 2, plannedAt: planned.startAt, startAt, endAt: startAt + planned.endAt - planned.startAt }])
  expect((await callAs(tom, listMoveQuestions, { params })).questions).toEqual([])
  const answer = (who: string, agrees: boolean) => callAs(who, answerMoveQuestion, { params: { circleId, number: 2 }, input: { agrees } })
  for (const other of [tom, organizerId]) await expect(answer(other, true)).rejects.toEqual(refusal('not_found'))
  expect((await answer(ana, false)).questions).toEqual([])
  await answer(ana, true)
  const states = await overDatabase(databaseUrl, (client) => client.query<{ state: string }>(`select state from move_questions where person_id = $1`, [ana]))
  expect(states.rows.map(({ state }) => state)).toEqual(['refused'])
})

test('whoever leaves the circle takes the check-ins along that they booked or were asked to', async () => {
  const startAt = await freeTime(ana, 30, tom)
  await callAs(ana, bookCheckIn, { params, input: { with: tom, minutes: 30, startAt } })
  await eventually(() => standing(ana, tom), (counts) => counts === '2,2')
  await callAs(tom, leaveCircle, { params })
  await eventually(() => standing(ana), (counts) => counts === '1')
  expect((await mine(ana)).map((checkIn) => checkIn.with)).toEqual([null])
})
