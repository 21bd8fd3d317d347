import { afterAll, expect, inject, test } from 'vitest'
import { getMyEnrolment, withdrawEnrolment } from '#api/enrolment/contract.ts'
import { getMatchRun, leaveCircle, listMatchRuns, publishMatchRun } from '#api/matching/contract.ts'
import { getHome, getRoadmap } from '#api/roadmap/contract.ts'
import { listSeries } from '#api/scheduling/contract.ts'
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
const people = ablePeople(world)
const refusal = (code: string) => expect.objectContaining({ code }) as Refused

/** A published and booked circle of one mentor and so many mentees. */
async function circleOf(name: string, mentees: number) {
  const cohortId = await openSeason(world, { name })
  const [mentor, ...others] = people.splice(0, mentees + 1)
  if (!mentor) throw new Error('The company has enough people.')
  const enrolmentOf = await enrolApproved(databaseUrl, cohortId, [{ personId: mentor.id, role: 'mentor', capacity: 3 }, ...others.map(({ id }) => ({ personId: id, role: 'mentee' as const }))])
  const run = await runMatch(world, cohortId)
  await callAs(organizerId, publishMatchRun, { params: { runId: run.id } })
  const { circles } = await eventually(() => series(cohortId), (found) => found.circles.length === 1 && found.circles.every((entry) => entry.series.state === 'booked'))
  return { cohortId, runId: run.id, mentor: mentor.id, mentees: others.map(({ id }) => id), circleId: circles[0]!.circle.id, enrolmentOf: (id: string) => enrolmentOf.get(id) ?? '' }
}
const series = (cohortId: string) => callAs(organizerId, listSeries, { params: { cohortId } })
const leave = (personId: string, circleId: string) => callAs(personId, leaveCircle, { params: { circleId } })
const stateOf = async (personId: string, cohortId: string) => (await callAs(personId, getMyEnrolment, { params: { cohortId } })).enrolment?.state
const journeyOf = async (personId: string, cohortId: string) => (await callAs(personId, getHome)).journeys.find(({ cohort }) => cohort.id === cohortId)
/** How many meetings of a season stand in somebody's calendar. */
function meetingsOf(personId: string, name: string): number {
  const from = running.tenant.clock.now()
  return running.calendars.eventsOf(personId, from, from.add({ hours: 24 * 250 })).filter((event) => event.subject.includes(name) && !event.isCancelled).length
}

test('a mentee leaves without a reason: the seat is free, the others go on, and only the leaver’s calendar is cleared', async () => {
  const { cohortId, mentor, mentees: [leaver = '', stays = ''], circleId, runId, enrolmentOf } = await circleOf('one goes', 2)
  expect([mentor, leaver, stays].map((id) => meetingsOf(id, 'one goes'))).toEqual([4, 4, 4])
  await expect(callAs(leaver, withdrawEnrolment, { params: { enrolmentId: enrolmentOf(leaver) } })).rejects.toEqual(refusal('enrolment_wrong_state'))
  expect((await callAs(organizerId, getMatchRun, { params: { runId } })).changedSince).toEqual({ joined: 0, left: 0 })
  await leave(leaver, circleId)
  const late = people.splice(0, 1)
  await enrolApproved(databaseUrl, cohortId, late.map(({ id }) => ({ personId: id, role: 'mentee' })))
  expect((await callAs(organizerId, getMatchRun, { params: { runId } })).changedSince).toEqual({ joined: 1, left: 1 })
  await eventually(() => Promise.resolve([mentor, leaver, stays].map((id) => meetingsOf(id, 'one goes'))), (found) => found.join() === '4,0,4')
  expect([await stateOf(leaver, cohortId), await stateOf(stays, cohortId), await stateOf(mentor, cohortId)]).toEqual(['withdrawn', 'matched', 'matched'])
  expect((await callAs(stays, getRoadmap, { params: { circleId } })).circle.mentees.map(({ id }) => id)).toEqual([stays])
  await expect(callAs(leaver, getRoadmap, { params: { circleId } })).rejects.toEqual(refusal('not_found'))
  await expect(leave(leaver, circleId)).rejects.toEqual(refusal('not_found'))
  await expect(leave(organizerId, circleId)).rejects.toEqual(refusal('not_found'))
  expect((await journeyOf(leaver, cohortId))?.circle ?? null).toBeNull()
})

test('a circle left with nobody to meet ends: its meetings are called off, and who remains waits for the next run', async () => {
  for (const [name, goes] of [['mentee goes', 'mentee'], ['mentor goes', 'mentor']] as const) {
    const { cohortId, mentor, mentees: [mentee = ''], circleId } = await circleOf(name, 1)
    const [leaver, remains] = goes === 'mentee' ? [mentee, mentor] : [mentor, mentee]
    await leave(leaver, circleId)
    await eventually(() => Promise.resolve([meetingsOf(mentor, name), meetingsOf(mentee, name)]), (found) => found.join() === '0,0')
    expect([await stateOf(leaver, cohortId), await stateOf(remains, cohortId)]).toEqual(['withdrawn', 'waitlisted'])
    expect((await series(cohortId)).circles).toEqual([])
    expect((await callAs(organizerId, listMatchRuns, { params: { cohortId } })).ready).toEqual(goes === 'mentee' ? { mentors: 1, mentees: 0, freeSeats: 0 } : { mentors: 0, mentees: 1, freeSeats: 0 })
  }
})

test('all members leaving at once end the circle once, and nobody is left in between', async () => {
  const { cohortId, mentor, mentees, circleId } = await circleOf('all at once', 2)
  const outcomes = await Promise.allSettled([mentor, ...mentees].map((id) => leave(id, circleId)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
  const left = await overDatabase(databaseUrl, async (client) => (await client.query<{ count: number }>('select count(*)::int as count from circle_members where circle_id = $1', [circleId])).rows[0]!.count)
  expect(left).toBe(0)
  for (const [at, id] of [mentor, ...mentees].entries()) expect(await stateOf(id, cohortId)).toBe(outcomes[at]?.status === 'fulfilled' ? 'withdrawn' : 'waitlisted')
})
