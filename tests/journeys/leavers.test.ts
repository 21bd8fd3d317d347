import { expect, inject, test } from 'vitest'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { listMentorCandidates, nameMentor, publishMatchRun } from '#api/matching/contract.ts'
import { startSync } from '#api/people/contract.ts'
import { getRoadmap } from '#api/roadmap/contract.ts'
import { listSeries } from '#api/scheduling/contract.ts'
import { enrolApproved, overDatabase } from '../support/enrol-approved.ts'
import { ablePeople, type Able, openSeason, runMatch } from '../support/season.ts'
import { eventually, startWorld, type World } from '../support/start-world.ts'

type Circle = { cohortId: string; circleId: string; mentor: Able; mentees: [Able, Able]; spare: [Able, Able] }

/** A booked circle of a mentor and two mentees, and two people who may be mentors later. Circles of one company share nobody. */
async function startCircle(world: World, nth: number): Promise<Circle> {
  const organizerId = organizerOf(world.running.tenant.cast)
  const people = ablePeople(world)
  const mentor = people[10 * nth]
  const [one, other, ...more] = people.slice(10 * nth + 1, 10 * nth + 10).filter((person) => person.department !== mentor?.department)
  const [named, unwanted] = more.filter((person) => person.department !== one?.department)
  if (!mentor || !one || !other || !named || !unwanted) throw new Error('There are people enough for a circle.')
  const cohortId = await openSeason(world, { name: `Season ${nth}` })
  await enrolApproved(world.databaseUrl, cohortId, [
    { personId: mentor.id, role: 'mentor', capacity: 3 },
    { personId: one.id, role: 'mentee', explores: [mentor.department] },
    { personId: other.id, role: 'mentee', explores: [mentor.department] },
  ])
  const run = await runMatch(world, cohortId)
  await world.callAs(organizerId, publishMatchRun, { params: { runId: run.id } })
  const { circles } = await eventually(() => world.callAs(organizerId, listSeries, { params: { cohortId } }), (found) => found.circles.length === 1 && found.circles[0]?.series.state === 'booked')
  const circleId = circles[0]?.circle.id ?? ''
  expect(circles[0]?.circle.mentees).toHaveLength(2)
  return { cohortId, circleId, mentor, mentees: [one, other], spare: [named, unwanted] }
}

/** When a circle's sessions stand in one person's Outlook, in order, also those that are over. */
function starts({ running: { tenant, calendars } }: World, personId: string): number[] {
  const now = tenant.clock.now()
  return entries().map((entry) => entry.start.epochMilliseconds).sort((a, b) => a - b)
  function entries() {
    return calendars.eventsOf(personId, now.subtract({ hours: 24 * 120 }), now.add({ hours: 24 * 200 })).filter((entry) => entry.subject.includes('Bridges') && !entry.isCancelled && entry.response !== 'declined')
  }
}

function attendeesOf({ running: { tenant, calendars } }: World, personId: string): string[] {
  const now = tenant.clock.now()
  return [...new Set(calendars.eventsOf(personId, now, now.add({ hours: 24 * 200 })).filter((entry) => entry.subject.includes('Bridges') && !entry.isCancelled).flatMap((entry) => [entry.organizer.personId, ...entry.attendees.flatMap(({ personId: id }) => id ?? [])]))].sort()
}

type Row = { state: string; generation: number; former: unknown[]; event_id: string | null }

function seriesRow(world: World, circleId: string): Promise<Row> {
  return overDatabase(world.databaseUrl, async (client) => {
    const { rows } = await client.query<Row>('select state, generation, former, event_id from series where circle_id = $1', [circleId])
    if (!rows[0]) throw new Error('The circle has a series.')
    return rows[0]
  })
}

/** The series stands in another mailbox, and nowhere else. */
function handedOver(world: World, circleId: string): Promise<Row> {
  return eventually(() => seriesRow(world, circleId), (row) => row.state === 'booked' && row.generation === 1 && row.former.length === 0)
}

function told(world: World, personId: string, words: string): number {
  return (world.connector.chats.ofPerson(personId)?.messages ?? []).filter((message) => JSON.stringify(message).includes(words)).length
}

test('whoever leaves the company leaves the calendars, and what a circle has yet before it goes on once for everybody who stays: account closed, account deleted, mailbox gone, the API killed in between', async () => {
  await using world = await startWorld(inject('postgresUrl'))
  const { staff, tenant, trouble } = world.running
  const organizerId = organizerOf(tenant.cast)
  await waitForPeople(world.callAs, organizerId)
  const [first, deleted, closed] = await Promise.all([startCircle(world, 0), startCircle(world, 1), startCircle(world, 2)])
  const { circleId, mentor, mentees: [stays, leaves] } = first
  const all = starts(world, mentor.id)
  expect(all).toHaveLength(4)

  // A mentee.
  staff.disable(leaves.id)
  await world.callAs(organizerId, startSync)
  await eventually(() => Promise.resolve(starts(world, leaves.id)), (found) => found.length === 0)
  expect([starts(world, mentor.id), starts(world, stays.id)]).toEqual([all, all])
  expect(attendeesOf(world, stays.id)).toEqual([mentor.id, stays.id].sort())

  // Three mentors, once every circle has met: one can sign in no more, one is deleted, one has lost the mailbox and stays.
  const members = [stays, ...deleted.mentees, ...closed.mentees]
  const latestFirst = Math.max(...members.map(({ id }) => starts(world, id)[0] ?? 0))
  tenant.clock.advance({ milliseconds: latestFirst + 2 * 3_600_000 - tenant.clock.now().epochMilliseconds })
  const before = new Map(members.map(({ id }) => [id, starts(world, id)]))
  const [met = 0, ...ahead] = before.get(stays.id) ?? []
  expect(ahead).toHaveLength(3)
  staff.disable(mentor.id)
  staff.remove(deleted.mentor.id)
  staff.closeMailbox(closed.mentor.id)
  trouble.mailboxMilliseconds = 400
  await world.callAs(organizerId, startSync)
  await eventually(() => Promise.resolve([told(world, stays.id, 'gets a new mentor'), told(world, organizerId, 'A circle needs a mentor')]), ([one, two]) => one === 1 && two === 2)
  await eventually(() => Promise.all([circleId, deleted.circleId].map((id) => seriesRow(world, id))), (rows) => rows.every((row) => row.generation === 1) && rows.some((row) => row.event_id !== null))
  await world.api.kill()
  await world.restartApi()
  await eventually(() => Promise.all([circleId, deleted.circleId].map((id) => seriesRow(world, id))), (rows) => rows.some((row) => row.state === 'booked'))
  await world.api.kill()
  trouble.mailboxMilliseconds = 2
  await world.restartApi()
  tenant.clock.advance({ hours: 2 })
  for (const circle of [first, deleted, closed]) await handedOver(world, circle.circleId)

  for (const [personId, was] of before) expect(starts(world, personId)).toEqual(was)
  expect(starts(world, mentor.id)).toEqual([met])
  expect(attendeesOf(world, stays.id)).toEqual([stays.id])
  expect(attendeesOf(world, deleted.mentees[1].id)).toEqual(deleted.mentees.map(({ id }) => id).sort())
  expect(attendeesOf(world, closed.mentees[1].id)).toEqual([closed.mentor, ...closed.mentees].map(({ id }) => id).sort())
  const alone = await world.callAs(stays.id, getRoadmap, { params: { circleId } })
  expect(alone.circle.mentor).toBeNull()
  expect(alone.stages.map(({ session }) => session.startAt)).toEqual([met, ...ahead])

  // Of the mentors who wait, one is somebody whom the mentee would rather not be with; nothing says so.
  const [named, unwanted] = first.spare
  await enrolApproved(world.databaseUrl, first.cohortId, [named, unwanted].map(({ id }) => ({ personId: id, role: 'mentor', capacity: 3 })))
  await overDatabase(world.databaseUrl, (client) => client.query(`insert into enrolment_wishes (cohort_id, person_id, other_id, kind, place) values ($1, $2, $3, 'not-with', 1)`, [first.cohortId, stays.id, unwanted.id]))
  const { people } = await world.callAs(organizerId, listMentorCandidates, { params: { circleId } })
  expect(people.map(({ id }) => id)).toEqual([named.id])
  await expect(world.callAs(organizerId, nameMentor, { params: { circleId }, input: { personId: unwanted.id } })).rejects.toThrow('cannot be named here now')
  await expect(world.callAs(stays.id, nameMentor, { params: { circleId }, input: { personId: named.id } })).rejects.toThrow()
  await world.callAs(organizerId, nameMentor, { params: { circleId }, input: { personId: named.id } })
  await eventually(() => Promise.resolve(starts(world, named.id)), (found) => found.length === 3)
  expect(attendeesOf(world, stays.id)).toEqual([named.id, stays.id].sort())
  const together = await world.callAs(named.id, getRoadmap, { params: { circleId } })
  expect(together.circle.mentor?.id).toBe(named.id)
  await eventually(() => Promise.resolve([stays.id, named.id].map((id) => told(world, id, id === named.id ? 'You are the mentor of a circle' : 'has a new mentor'))), (counts) => counts.every((count) => count === 1))
}, 240_000)
