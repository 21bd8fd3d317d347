import { afterAll, expect, inject, test } from 'vitest'
import { decideEnrolment, getMyEnrolment, listEnrolmentMoves, withdrawEnrolment } from '#api/enrolment/contract.ts'
import { getMatchRun, leaveCircle, listMatchRuns, publishMatchRun } from '#api/matching/contract.ts'
import { getCohort } from '#api/programs/contract.ts'
import { getHome, getRoadmap } from '#api/roadmap/contract.ts'
import { listSeries } from '#api/scheduling/contract.ts'
import type { Refused } from '#scripts/rehearsal/company-app.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { enrolApproved, overDatabase } from '../support/enrol-approved.ts'
import { everythingQuiet } from '../support/everything-quiet.ts'
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

let withoutCircles = { cohortId: '', waits: '' }
let lastCircles = { cohortId: '', members: [''], declined: async (_personId: string): Promise<void> => Promise.resolve() }

test('a circle left with nobody to mentor ends: its meetings are called off, and its mentor waits for the next run', async () => {
  const { cohortId, mentor, mentees: [mentee = ''], circleId } = await circleOf('mentee goes', 1)
  await leave(mentee, circleId)
  await eventually(() => Promise.resolve([meetingsOf(mentor, 'mentee goes'), meetingsOf(mentee, 'mentee goes')]), (found) => found.join() === '0,0')
  expect([await stateOf(mentee, cohortId), await stateOf(mentor, cohortId)]).toEqual(['withdrawn', 'waitlisted'])
  expect((await series(cohortId)).circles).toEqual([])
  expect((await callAs(organizerId, listMatchRuns, { params: { cohortId } })).ready).toEqual({ mentors: 1, mentees: 0, freeSeats: 0 })
  withoutCircles = { cohortId, waits: mentor }
})

test('a mentor who leaves takes nothing from the mentees: they keep the circle and its sessions, hear no reason, and the organizer can name another', async () => {
  const { cohortId, mentor, mentees, circleId } = await circleOf('mentor goes', 2)
  await leave(mentor, circleId)
  await eventually(() => Promise.resolve([mentor, ...mentees].map((id) => meetingsOf(id, 'mentor goes'))), (found) => found.join() === '0,4,4')
  expect([await stateOf(mentor, cohortId), ...(await Promise.all(mentees.map((id) => stateOf(id, cohortId))))]).toEqual(['withdrawn', 'matched', 'matched'])
  expect((await series(cohortId)).circles).toMatchObject([{ circle: { id: circleId, mentor: null } }])
  const heard = (id: string) => (world.connector.chats.ofPerson(id)?.messages ?? []).map((message) => JSON.stringify(message))
  await eventually(() => Promise.resolve(mentees.map(heard)), (chats) => chats.every((messages) => messages.filter((message) => message.includes('cannot go on with the circle')).length === 1))
  await eventually(() => Promise.resolve(heard(organizerId).filter((message) => message.includes('A circle needs a mentor'))), (cards) => cards.length === 1)
})

test('all members leaving at once end the circle once, and nobody is left in between', async () => {
  const { cohortId, mentor, mentees, circleId } = await circleOf('all at once', 2)
  const outcomes = await Promise.allSettled([mentor, ...mentees].map((id) => leave(id, circleId)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
  const left = await overDatabase(databaseUrl, async (client) => (await client.query<{ count: number }>('select count(*)::int as count from circle_members where circle_id = $1', [circleId])).rows[0]!.count)
  expect(left).toBe(0)
  for (const [at, id] of [mentor, ...mentees].entries()) expect(await stateOf(id, cohortId)).toBe(outcomes[at]?.status === 'fulfilled' ? 'withdrawn' : 'waitlisted')
})

type Rows = Record<string, unknown[]>
/** Every row that is about a circle or its members, but for when somebody last looked at its series. */
async function rowsOf(circleIds: string[]): Promise<Rows> {
  return overDatabase(databaseUrl, async (client) => {
    const rows = async (query: string) => (await client.query<Record<string, unknown>>(query, [circleIds])).rows
    const members = 'select enrolment_id from circle_members where circle_id = any($1)'
    return {
      circles: await rows('select * from circles where id = any($1) order by id'),
      members: await rows('select * from circle_members where circle_id = any($1) order by circle_id, person_id'),
      departures: await rows('select * from circle_departures where circle_id = any($1) order by circle_id, person_id'),
      series: await rows(`select to_jsonb(series) - 'checked_at' - 'check_requested_at' - 'changed_at' as series from series where circle_id = any($1) order by circle_id`),
      notices: await rows('select * from circle_notices where circle_id = any($1) order by id'),
      enrolments: await rows(`select * from enrolments where id in (${members}) order by id`),
      moves: await rows(`select * from enrolment_moves where enrolment_id in (${members}) order by id`),
    }
  })
}

test('whoever leaves or is declined late changes their own circle and no row of any other, whoever it is and in whatever order', async () => {
  const name = 'four circles'
  const cohortId = await openSeason(world, { name })
  const [mentors, mentees] = [people.splice(0, 4), people.splice(0, 8)]
  const enrolmentOf = await enrolApproved(databaseUrl, cohortId, [...mentors.map(({ id }) => ({ personId: id, role: 'mentor' as const, capacity: 2 as const })), ...mentees.map(({ id }) => ({ personId: id, role: 'mentee' as const }))])
  const run = await runMatch(world, cohortId)
  await callAs(organizerId, publishMatchRun, { params: { runId: run.id } })
  const { circles } = await eventually(() => series(cohortId), (found) => found.circles.length === 4 && found.circles.every((entry) => entry.series.state === 'booked'))
  const ids = circles.map(({ circle }) => circle.id)
  const at = (place: number) => circles[place]?.circle ?? { id: '', mentor: null, mentees: [] }
  const menteeOf = (place: number, nth: number) => at(place).mentees[nth]?.id ?? ''
  const declineLate = async (personId: string) => {
    const ask = crypto.randomUUID()
    const enrolmentId = enrolmentOf.get(personId) ?? ''
    await overDatabase(databaseUrl, (client) => client.query(`insert into approval_asks (id, enrolment_id, person_id, why, asked_at) values ($1, $2, $3, 'organizer', 0)`, [ask, enrolmentId, organizerId]))
    await callAs(organizerId, decideEnrolment, { params: { enrolmentId }, input: { decision: 'decline', reason: 'The year looks different now.', change: true } })
  }
  const steps: [touches: number, act: () => Promise<unknown>, left: (circle: { mentor: unknown; mentees: unknown[] } | undefined) => boolean][] = [
    [0, () => declineLate(menteeOf(0, 0)), (circle) => circle?.mentees.length === 1],
    [1, () => declineLate(at(1).mentor?.id ?? ''), (circle) => circle?.mentor === null],
    [2, () => leave(menteeOf(2, 1), at(2).id), (circle) => circle?.mentees.length === 1],
    [1, () => leave(menteeOf(1, 0), at(1).id), (circle) => circle?.mentees.length === 1],
    [0, () => declineLate(menteeOf(0, 1)), (circle) => circle === undefined],
  ]
  for (const [touches, act, left] of steps) {
    const others = ids.filter((_, place) => place !== touches)
    await everythingQuiet(world)
    const before = await rowsOf(others)
    await act()
    await eventually(() => series(cohortId), (found) => left(found.circles.find(({ circle }) => circle.id === ids[touches])?.circle))
    await everythingQuiet(world)
    expect(await rowsOf(others)).toEqual(before)
  }
  expect([await stateOf(menteeOf(0, 0), cohortId), await stateOf(at(1).mentor?.id ?? '', cohortId), await stateOf(at(0).mentor?.id ?? '', cohortId), await stateOf(menteeOf(1, 1), cohortId)]).toEqual(['declined', 'declined', 'waitlisted', 'matched'])
  expect(meetingsOf(menteeOf(3, 0), name)).toBe(4)
  expect([menteeOf(0, 0), at(1).mentor?.id ?? ''].map((id) => meetingsOf(id, name))).toEqual([0, 0])
  lastCircles = { cohortId, members: [at(3).mentor?.id ?? '', menteeOf(3, 0), menteeOf(3, 1)], declined: declineLate }
})

test('a cohort is finished after its last day, once no circle of it has a session ahead; whose circle met has completed it, and whoever has none is let go with a kind word', async () => {
  const { cohortId, members: [mentor = '', late = '', stays = ''] } = lastCircles
  const cohortState = async (id: string) => (await callAs(organizerId, getCohort, { params: { cohortId: id } })).state
  // Looked at in the order of their last days: when the second is finished, the first was looked at before it.
  await overDatabase(databaseUrl, (client) => client.query(`update cohorts set ends_on = case id when $1 then current_date - 3 else current_date - 2 end where id in ($1, $2)`, [cohortId, withoutCircles.cohortId]))
  await eventually(() => stateOf(withoutCircles.waits, withoutCircles.cohortId), (state) => state === 'withdrawn')
  expect([await cohortState(withoutCircles.cohortId), await cohortState(cohortId)]).toEqual(['finished', 'running'])
  const journey = await journeyOf(withoutCircles.waits, withoutCircles.cohortId)
  expect(journey?.enrolment).toMatchObject({ seasonOver: true, sentence: expect.stringContaining('This season is over, and there was no circle for you.') as string })
  expect((await callAs(withoutCircles.waits, listEnrolmentMoves, { params: { enrolmentId: journey?.enrolment?.id ?? '' } })).moves.at(-1)).toMatchObject({ to: 'withdrawn', by: null, sentence: 'The season is over, and there was no circle this time.' })
  // While the circle still meets, a late no frees its seat.
  await lastCircles.declined(late)
  expect(await stateOf(late, cohortId)).toBe('declined')
  running.tenant.clock.advance({ hours: 24 * 200 })
  await eventually(() => Promise.all([mentor, stays].map((id) => stateOf(id, cohortId))), (states) => states.join() === 'completed,completed')
  expect(await cohortState(cohortId)).toBe('finished')
  await expect(lastCircles.declined(stays)).rejects.toEqual(refusal('season_over'))
})
