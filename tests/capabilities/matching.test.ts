import { afterAll, expect, inject, test } from 'vitest'
import { getMyEnrolment, listEnrolments, withdrawEnrolment } from '#api/enrolment/contract.ts'
import { getMatchRun, listMatchRuns, publishMatchRun, startMatchRun } from '#api/matching/contract.ts'
import { getCohort } from '#api/programs/contract.ts'
import { getHome } from '#api/roadmap/contract.ts'
import { listSeries } from '#api/scheduling/contract.ts'
import type { Refused } from '#scripts/rehearsal/company-app.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { enrolApproved, overDatabase } from '../support/enrol-approved.ts'
import { ablePeople, openSeason, runMatch, type Able } from '../support/season.ts'
import { eventually, startWorld } from '../support/start-world.ts'

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { callAs, databaseUrl, running } = world
const organizerId = organizerOf(running.tenant.cast)
await waitForPeople(callAs, organizerId)
const people = [...ablePeople(world, 'London'), ...ablePeople(world, 'Berlin')]

const start = (cohortId: string) => callAs(organizerId, startMatchRun, { params: { cohortId } })
const publish = (runId: string) => callAs(organizerId, publishMatchRun, { params: { runId } })
const refusal = (code: string) => expect.objectContaining({ code }) as Refused
const count = (table: 'circles' | 'match_runs', cohortId: string) => overDatabase(databaseUrl, async (client) => (await client.query<{ count: number }>(`select count(*)::int as count from ${table} where cohort_id = $1`, [cohortId])).rows[0]?.count)

/** A cohort with mentors and mentees of departments in turn, approved; returns who took part with their enrolments. */
async function seasonOf(name: string, mentors: number, mentees: number) {
  const cohortId = await openSeason(world, { name })
  const taking = people.splice(0, mentors + mentees)
  const departments = [...new Set(people.map((person) => person.department))]
  const enrolmentOf = await enrolApproved(databaseUrl, cohortId, taking.map((person, at) => (at < mentors ? { personId: person.id, role: 'mentor', capacity: 2 } : { personId: person.id, role: 'mentee', explores: departments.filter((other) => other !== person.department) })))
  return { cohortId, mentors: taking.slice(0, mentors), mentees: taking.slice(mentors), enrolmentOf: (person: Able | undefined) => enrolmentOf.get(person?.id ?? '') ?? '' }
}

test('ten organizers who press at once start one run', async () => {
  const { cohortId } = await seasonOf('parallel', 2, 3)
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => start(cohortId)))
  const started = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.id] : []))
  expect(started.length).toBeGreaterThan(0)
  expect(outcomes.filter((outcome) => outcome.status === 'rejected').every((outcome) => (outcome.reason as Refused).code === 'match_run_under_way')).toBe(true)
  // A start that came after the first run was done begins a second one; never two at a time.
  expect(await count('match_runs', cohortId)).toBe(started.length)
  const { runs, ready } = await eventually(() => callAs(organizerId, listMatchRuns, { params: { cohortId } }), (found) => found.runs.every((run) => run.state === 'ready'))
  expect(ready).toEqual({ mentors: 2, mentees: 3, freeSeats: 0 })
  expect(runs.every((run) => run.figures.mentors === 2 && run.figures.mentees === 3 && run.figures.score <= run.figures.bound)).toBe(true)
})

test('while a run is under way another start is refused', async () => {
  const { cohortId } = await seasonOf('under way', 1, 1)
  await overDatabase(databaseUrl, (client) => client.query(`insert into match_runs (id, cohort_id, state, requested_by, requested_at) values ($1, $2, 'running', $3, 0)`, [crypto.randomUUID(), cohortId, organizerId]))
  await expect(start(cohortId)).rejects.toEqual(refusal('match_run_under_way'))
})

test('the same people give the same circles, whenever the run is started', async () => {
  const { cohortId } = await seasonOf('same', 3, 5)
  const [one, other] = [await runMatch(world, cohortId), await runMatch(world, cohortId)]
  expect(one.id).not.toBe(other.id)
  expect(one.circles).toEqual(other.circles)
  expect(one.unmatched).toEqual(other.unmatched)
  for (const mentee of one.circles.flatMap((circle) => circle.mentees)) expect(mentee.reasons.reduce((sum, reason) => sum + reason.points, 0)).toBe(mentee.score)
})

test('publishing twice, and at once, makes each circle once, tells its members, and closes the cohort', async () => {
  const { cohortId, mentees } = await seasonOf('published', 2, 3)
  const first = await runMatch(world, cohortId)
  const second = await runMatch(world, cohortId)
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => publish(first.id)))
  expect(new Set(outcomes.map((run) => run.state))).toEqual(new Set(['published']))
  expect(await count('circles', cohortId)).toBe(first.figures.circles)
  await expect(publish(second.id)).rejects.toEqual(refusal('match_run_outdated'))
  await expect(start(cohortId)).rejects.toEqual(refusal('nobody_to_match'))
  expect((await callAs(organizerId, getCohort, { params: { cohortId } })).state).toBe('running')
  const { enrolments } = await callAs(organizerId, listEnrolments, { params: { cohortId } })
  const matched = new Set(first.circles.flatMap((circle) => [circle.mentor.id, ...circle.mentees.map((mentee) => mentee.person.id)]))
  for (const { enrolment } of enrolments) expect(enrolment.state).toBe(matched.has(enrolment.person.id) ? 'matched' : 'waitlisted')
  const { circles } = await eventually(() => callAs(organizerId, listSeries, { params: { cohortId } }), (found) => found.circles.every(({ series }) => series.state !== 'planning' && series.state !== 'intended'))
  expect(circles).toHaveLength(first.figures.circles)
  const met = mentees.find((person) => matched.has(person.id))
  expect((await callAs(met?.id ?? '', getHome)).journeys.find((journey) => journey.cohort.id === cohortId)?.circle?.mentees.map((person) => person.id)).toContain(met?.id)
})

test('two runs published at once: one becomes real, the other is told that it came too late', async () => {
  const { cohortId } = await seasonOf('two runs', 2, 3)
  const runs = [await runMatch(world, cohortId), await runMatch(world, cohortId)]
  const outcomes = await Promise.allSettled(runs.map((run) => publish(run.id)))
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toEqual(refusal('match_run_outdated'))
  expect(await count('circles', cohortId)).toBe(runs[0]?.figures.circles)
})

test('a run in which somebody left since cannot be published and changes nothing; a new one can', async () => {
  const { cohortId, mentees, enrolmentOf } = await seasonOf('outdated', 2, 3)
  const run = await runMatch(world, cohortId)
  const leaver = mentees.find((person) => run.circles.some((circle) => circle.mentees.some((mentee) => mentee.person.id === person.id)))
  await callAs(leaver?.id ?? '', withdrawEnrolment, { params: { enrolmentId: enrolmentOf(leaver) } })
  await expect(publish(run.id)).rejects.toEqual(refusal('match_run_outdated'))
  expect(await count('circles', cohortId)).toBe(0)
  expect((await callAs(organizerId, getMatchRun, { params: { runId: run.id } })).state).toBe('ready')
  expect((await callAs(mentees.find((person) => person !== leaver)?.id ?? '', getMyEnrolment, { params: { cohortId } })).enrolment?.state).toBe('approved')
  const again = await runMatch(world, cohortId)
  expect(again.circles.flatMap((circle) => circle.mentees.map((mentee) => mentee.person.id))).not.toContain(leaver?.id)
  expect((await publish(again.id)).state).toBe('published')
})

test('a person who leaves while the circles are being published is either in a circle or gone, never both', async () => {
  const { cohortId, mentees, enrolmentOf } = await seasonOf('at once', 2, 3)
  const run = await runMatch(world, cohortId)
  const leaver = mentees.find((person) => run.circles.some((circle) => circle.mentees.some((mentee) => mentee.person.id === person.id)))
  const [left, published] = await Promise.allSettled([callAs(leaver?.id ?? '', withdrawEnrolment, { params: { enrolmentId: enrolmentOf(leaver) } }), publish(run.id)])
  expect([left.status, published.status].sort()).toEqual(['fulfilled', 'rejected'])
  const state = (await callAs(leaver?.id ?? '', getMyEnrolment, { params: { cohortId } })).enrolment?.state
  expect(state).toBe(left.status === 'fulfilled' ? 'withdrawn' : 'matched')
  expect(await count('circles', cohortId)).toBe(left.status === 'fulfilled' ? 0 : run.figures.circles)
})

test('a run that a dying process left behind is taken up by the next, and a published one is never opened again', async () => {
  const { cohortId } = await seasonOf('taken up', 1, 1)
  const runId = crypto.randomUUID()
  await overDatabase(databaseUrl, (client) => client.query(`insert into match_runs (id, cohort_id, state, requested_by, requested_at) values ($1, $2, 'running', $3, 0)`, [runId, cohortId, organizerId]))
  await world.api.kill()
  await world.restartApi()
  await eventually(() => callAs(organizerId, getMatchRun, { params: { runId } }), (run) => run.state === 'ready', 20_000)
  expect((await publish(runId)).state).toBe('published')
  await world.restartApi()
  expect((await callAs(organizerId, getMatchRun, { params: { runId } })).state).toBe('published')
})
