import { afterAll, expect, inject, test } from 'vitest'
import { getMyEnrolment } from '#api/enrolment/contract.ts'
import { getMatchRun, leaveCircle, listMatchRuns, publishMatchRun } from '#api/matching/contract.ts'
import { getRoadmap } from '#api/roadmap/contract.ts'
import { listSeries } from '#api/scheduling/contract.ts'
import type { Refused } from '#scripts/rehearsal/company-app.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { enrolApproved, overDatabase } from '../support/enrol-approved.ts'
import { type Able, ablePeople, mentorOf, openSeason, runMatch } from '../support/season.ts'
import { eventually, startWorld } from '../support/start-world.ts'

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { callAs, databaseUrl, running } = world
const organizerId = organizerOf(running.tenant.cast)
await waitForPeople(callAs, organizerId)
const people = ablePeople(world)
const outdated = expect.objectContaining({ code: 'match_run_outdated', message: expect.stringContaining('A circle that somebody was to join has changed') as string }) as Refused
const name = 'free seats'
const cohortId = await openSeason(world, { name })

/** The first of these people, who then takes part nowhere else. */
function take(suits: (person: Able) => boolean): Able {
  const [found] = people.splice(people.findIndex(suits), 1)
  if (!found || !suits(found)) throw new Error('The company has somebody like that.')
  return found
}
const mina = take(() => true)
const ben = take((person) => person.department !== mina.department)
const ada = take((person) => ![mina, ben].some(({ department }) => department === person.department))
const [otherMentor, otherMentee] = [take(() => true), take(() => true)]
const series = async () => (await callAs(organizerId, listSeries, { params: { cohortId } })).circles
const stateOf = async (personId: string) => (await callAs(personId, getMyEnrolment, { params: { cohortId } })).enrolment?.state
const get = (runId: string) => callAs(organizerId, getMatchRun, { params: { runId } })
const publish = (runId: string) => callAs(organizerId, publishMatchRun, { params: { runId } })
/** The meetings of the season in somebody's calendar. */
function meetingsOf(personId: string) {
  const from = running.tenant.clock.now()
  return running.calendars.eventsOf(personId, from, from.add({ hours: 24 * 250 })).filter((event) => event.subject.includes(name) && !event.isCancelled)
}
const told = () => overDatabase(databaseUrl, async (client) => (await client.query<{ person_id: string; about: { personIds: string[] } }>(`select person_id, about from circle_notices where what = 'joined' order by person_id`)).rows.map(({ person_id: reader, about }) => [reader, about.personIds]))
/** Whether nothing in somebody's calendar is at the time of any of these sessions. */
function isFree(person: Able, sessions: { startAt: number; endAt: number }[]): boolean {
  return sessions.every(({ startAt, endAt }) => running.calendars.eventsOf(person.id, Temporal.Instant.fromEpochMilliseconds(startAt), Temporal.Instant.fromEpochMilliseconds(endAt)).length === 0)
}

await enrolApproved(databaseUrl, cohortId, [
  { personId: mina.id, role: 'mentor', capacity: 2 },
  { personId: otherMentor.id, role: 'mentor', capacity: 1 },
  ...[ben, ada, otherMentee].map(({ id }) => ({ personId: id, role: 'mentee' as const })),
])
const first = await runMatch(world, cohortId)
await publish(first.id)
const formed = await eventually(series, (circles) => circles.length === 2 && circles.every((entry) => entry.series.state === 'booked'))
const mine = formed.find(({ circle }) => circle.mentees.length === 2)
const other = formed.find(({ circle }) => circle.mentees.length === 1)
if (!mine || !other) throw new Error('Two circles stand.')
const [leaver, stays] = mine.circle.mentees
if (!leaver || !stays) throw new Error('Two mentees are in it.')
const all = [...mine.series.occurrences]
const departments = [mentorOf(mine.circle), stays].map((person) => person.department)
const fits = (person: Able) => !departments.includes(person.department) && isFree(person, all)
const readyNow = async () => (await callAs(organizerId, listMatchRuns, { params: { cohortId } })).ready

test('nobody is put beside a department that is there already, nor beside whom one of the two declined, and both read alike', async () => {
  await callAs(leaver.id, leaveCircle, { params: { circleId: mine.circle.id } })
  expect(await readyNow()).toEqual({ mentors: 0, mentees: 0, freeSeats: 1 })
  const colleague = take((person) => person.department === stays.department && isFree(person, all))
  const declining = take(fits)
  const declined = take(fits)
  const enrolments = await enrolApproved(databaseUrl, cohortId, [colleague, declining, declined].map(({ id }) => ({ personId: id, role: 'mentee' })))
  // Wishes are written while people enrol; theirs were.
  const insert = `insert into enrolment_wishes (cohort_id, person_id, other_id, kind, place) values ($1, $2, $3, 'not-with', 0)`
  for (const [one, theOther] of [[declining.id, stays.id], [stays.id, declined.id]]) await overDatabase(databaseUrl, (client) => client.query(insert, [cohortId, one, theOther]))
  const found = await runMatch(world, cohortId)
  expect(found).toMatchObject({ state: 'ready', circles: [], figures: { mentors: 0, mentees: 3, matched: 0, circles: 0 } })
  expect(found.unmatched.map(({ person }) => person.id).sort()).toEqual([...enrolments.keys()].sort())
  expect(new Set(found.unmatched.map(({ reasons, remedies }) => JSON.stringify([reasons, remedies]))).size).toBe(1)
  await overDatabase(databaseUrl, (client) => client.query(`update enrolments set state = 'withdrawn' where id = any($1)`, [[...enrolments.values()]]))
})

test('whoever waits takes the seat: invited once to what is booked, the others hear once, and no other circle is touched', async () => {
  const joiner = take(fits)
  await enrolApproved(databaseUrl, cohortId, [{ personId: joiner.id, role: 'mentee' }])
  const [before, late] = [await series(), await runMatch(world, cohortId)]
  const second = take(fits)
  await enrolApproved(databaseUrl, cohortId, [{ personId: second.id, role: 'mentee' }])
  const instead = await runMatch(world, cohortId, { forbidden: [{ mentorId: mentorOf(mine.circle).id, menteeId: joiner.id }] })
  expect(instead.circles.flatMap(({ mentees }) => mentees.map(({ person }) => person.id))).toEqual([second.id])
  expect(late.circles).toMatchObject([{ mentor: { id: mentorOf(mine.circle).id }, mentees: [{ person: { id: joiner.id } }], joins: { beside: [{ id: stays.id }] }, slot: { firstAt: mine.series.occurrences[0]?.startAt } }])
  expect(late).toMatchObject({ unmatched: [], changedSince: { joined: 0, left: 0 }, figures: { mentors: 0, mentees: 1, circles: 0, matched: 1, joining: { circles: 1, mentees: 1 } }, proof: { proven: true } })
  await publish(late.id)
  await publish(late.id)
  await expect(publish(instead.id)).rejects.toEqual(outdated)
  expect(await stateOf(second.id)).toBe('approved')
  await eventually(() => Promise.resolve(meetingsOf(joiner.id).length), (count) => count === all.length)
  const after = await series()
  expect(after.map(({ circle }) => circle.id).sort()).toEqual(before.map(({ circle }) => circle.id).sort())
  expect(after.find(({ circle }) => circle.id === mine.circle.id)?.circle.mentees.map(({ id }) => id).sort()).toEqual([stays.id, joiner.id].sort())
  expect(after.find(({ circle }) => circle.id === other.circle.id)).toEqual(before.find(({ circle }) => circle.id === other.circle.id))
  const startsOf = (personId: string) => meetingsOf(personId).map(({ start }) => start.toString())
  await eventually(() => Promise.resolve([startsOf(joiner.id), startsOf(stays.id)]), ([own, others]) => String(own) === String(others))
  expect(meetingsOf(stays.id).map(({ attendees }) => attendees.filter(({ personId }) => personId === joiner.id).length)).toEqual(all.map(() => 1))
  expect([meetingsOf(stays.id).length, meetingsOf(leaver.id).length, meetingsOf(mentorOf(other.circle).id).length]).toEqual([all.length, 0, other.series.occurrences.length])
  expect(await stateOf(joiner.id)).toBe('matched')
  expect((await callAs(joiner.id, getRoadmap, { params: { circleId: mine.circle.id } })).circle.reasons.length).toBeGreaterThan(0)
  const readers = [mentorOf(mine.circle).id, stays.id].sort()
  expect(await eventually(told, (rows) => rows.length >= 2)).toEqual(readers.map((id) => [id, [joiner.id]]))
  expect((await get(late.id)).circles[0]?.joins?.beside.map(({ id }) => id)).toEqual([stays.id])
  expect((await readyNow()).freeSeats).toBe(0)
})
