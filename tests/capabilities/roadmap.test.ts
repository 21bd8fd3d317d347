import { afterAll, expect, inject, test } from 'vitest'
import { getMyEnrolment } from '#api/enrolment/contract.ts'
import { addGoal, changeGoal, completeSession, getHome, getRoadmap, removeGoal, setPreparation } from '#api/roadmap/contract.ts'
import { pressRun } from '#api/sessions/contract.ts'
import type { Refused } from '#scripts/rehearsal/company-app.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { overDatabase } from '../support/enrol-approved.ts'
import { type Able, ablePeople, mentorOf, publishPairs } from '../support/season.ts'
import { startWorld } from '../support/start-world.ts'

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { callAs, databaseUrl, running } = world
const organizerId = organizerOf(running.tenant.cast)
await waitForPeople(callAs, organizerId)
const people = ablePeople(world).slice(0, 14)
const pairs = Array.from({ length: 7 }, (_, at) => [people[at * 2], people[at * 2 + 1]] as [Able, Able])
const { circles, cohortId } = await publishPairs(world, pairs)

/** One circle for each test, with its two members. */
const next = () => {
  const found = circles.shift()
  const [mentee] = found?.circle.mentees ?? []
  if (!found || !mentee) throw new Error('Every circle has been used.')
  return { circleId: found.circle.id, mentor: mentorOf(found.circle).id, mentee: mentee.id, series: found.series }
}
const complete = (personId: string, circleId: string, number: number, agreed = '') => callAs(personId, completeSession, { params: { circleId, number }, input: { agreed } })
const refusal = (code: string) => expect.objectContaining({ code }) as Refused
// Before its date, one session may be closed ahead, for circles do meet earlier; a second one may not.
const early = circles.shift()
if (!early) throw new Error('A circle was published.')
await complete(mentorOf(early.circle).id, early.circle.id, 1)
const tooEarly = await complete(mentorOf(early.circle).id, early.circle.id, 2).then(() => null, (error: unknown) => error)
// From here on three sessions lie behind every circle; the cohort's last day does not, after which everybody would be through.
const third = Math.max(...circles.map(({ series }) => series.occurrences[2]?.endAt ?? 0))
running.tenant.clock.advance({ hours: Math.ceil((third - running.tenant.clock.now().epochMilliseconds) / 3_600_000) })
const aGoal = { title: 'Lead a review of mine', measure: 'reviews', baseline: 0, target: 2, dueOn: '2030-01-01' }

test('sessions are closed in their order, each moves the stage on, and after the fourth the mentorship is complete', async () => {
  const { circleId, mentor, mentee } = next()
  for (const number of [2, 3, 4]) await expect(complete(mentee, circleId, number)).rejects.toEqual(refusal('session_wrong_state'))
  for (const number of [1, 2, 3]) {
    const roadmap = await complete(number % 2 === 0 ? mentor : mentee, circleId, number, `Agreed in session ${number}.`)
    expect(roadmap.currentStage).toBe(number + 1)
    expect(roadmap.stages.map((stage) => stage.state)).toEqual([1, 2, 3, 4].map((stage) => (stage <= number ? 'done' : stage === number + 1 ? 'current' : 'ahead')))
    expect((await callAs(mentee, getMyEnrolment, { params: { cohortId } })).enrolment?.state).toBe('active')
  }
  await expect(callAs(mentee, pressRun, { params: { circleId, number: 1 }, input: { press: 'start', version: 0 } })).rejects.toEqual(refusal('session_wrong_state'))
  const done = await complete(mentor, circleId, 4)
  expect(done.currentStage).toBeNull()
  expect(done.stages.map((stage) => stage.session.agreed)).toEqual(['Agreed in session 1.', 'Agreed in session 2.', 'Agreed in session 3.', ''])
  expect((await callAs(mentee, getMyEnrolment, { params: { cohortId } })).enrolment?.state).toBe('completed')
  for (const number of [5, 12]) await expect(complete(mentor, circleId, number)).rejects.toEqual(refusal('session_wrong_state'))
  expect((await callAs(mentee, getHome)).journeys.find((journey) => journey.circle?.id === circleId)).toMatchObject({ stage: null, path: [{ state: 'done' }, { state: 'done' }, { state: 'done' }, { state: 'done' }] })
})

test('two changes of a goal at once are both kept', async () => {
  const { circleId, mentor, mentee } = next()
  const goal = await callAs(mentee, addGoal, { params: { circleId }, input: aGoal })
  for (const number of [1, 2, 3]) await complete(mentor, circleId, number)
  for (let round = 0; round < 12; round += 1) {
    await callAs(mentee, changeGoal, { params: { goalId: goal.id }, input: { ...aGoal, outcome: null, level: null } })
    await Promise.all([{ outcome: 'moved' as const }, { level: 0 }].map((said) => callAs(mentee, changeGoal, { params: { goalId: goal.id }, input: { ...aGoal, ...said } })))
    const [kept] = (await callAs(mentee, getRoadmap, { params: { circleId } })).goals
    expect(kept, `round ${round}`).toMatchObject({ outcome: 'moved', level: 0 })
  }
})

test('nobody can end a mentorship before it has begun: one session may be closed ahead of its date, not two', () => {
  expect(tooEarly).toEqual(refusal('session_wrong_state'))
})

test('two members who close a session at once close it once, and nobody’s words are lost', async () => {
  const { circleId, mentor, mentee } = next()
  const outcomes = await Promise.all(Array.from({ length: 7 }, (_, at) => complete(at % 2 === 0 ? mentor : mentee, circleId, 1, `Words of ${at}.`)))
  const closed = outcomes.map((roadmap) => roadmap.stages[0]?.session)
  expect(new Set(closed.map((session) => `${session?.completedAt} ${session?.completedBy?.id}`)).size).toBe(1)
  expect(outcomes.every((roadmap) => roadmap.currentStage === 2)).toBe(true)
  const agreed = (await complete(mentor, circleId, 1, 'Added later.')).stages[0]?.session.agreed.split('\n') ?? []
  expect(agreed.toSorted()).toEqual(['Added later.', ...Array.from({ length: 7 }, (_, at) => `Words of ${at}.`)])
  expect((await complete(mentee, circleId, 1, '')).stages[0]?.session.agreed.split('\n')).toEqual(agreed)
})

test('ticks are each member’s own: nobody else sees them, and each role has its own list', async () => {
  const { circleId, mentor, mentee } = next()
  const tick = (personId: string, itemId: string, done = true) => callAs(personId, setPreparation, { params: { circleId, number: 1 }, input: { itemId, done } })
  await Promise.all([tick(mentee, 'goal'), tick(mentee, 'goal'), tick(mentee, 'introduce')])
  const ticked = async (personId: string) => (await callAs(personId, getRoadmap, { params: { circleId } })).stages.flatMap((stage) => stage.preparation.filter((item) => item.done).map((item) => `${stage.number} ${item.id}`))
  expect(await ticked(mentee)).toEqual(['1 introduce', '1 goal'])
  expect(await ticked(mentor)).toEqual([])
  await expect(tick(mentor, 'goal')).rejects.toEqual(refusal('not_found'))
  await tick(mentee, 'goal', false)
  await tick(mentee, 'goal', false)
  expect(await ticked(mentee)).toEqual(['1 introduce'])
})

test('a goal is seen by the circle and changed by its owner alone', async () => {
  const { circleId, mentor, mentee } = next()
  const goal = await callAs(mentee, addGoal, { params: { circleId }, input: aGoal })
  expect(goal).toMatchObject({ current: 0, mine: true })
  expect((await callAs(mentor, getRoadmap, { params: { circleId } })).goals).toMatchObject([{ id: goal.id, title: aGoal.title, mine: false }])
  for (const personId of [mentor, organizerId]) {
    await expect(callAs(personId, changeGoal, { params: { goalId: goal.id }, input: { ...aGoal, title: 'Taken over' } })).rejects.toEqual(refusal('not_found'))
    await expect(callAs(personId, removeGoal, { params: { goalId: goal.id } })).rejects.toEqual(refusal('not_found'))
  }
  expect(await callAs(mentee, changeGoal, { params: { goalId: goal.id }, input: { ...aGoal, current: 1 } })).toMatchObject({ current: 1 })
  expect(await callAs(mentee, changeGoal, { params: { goalId: goal.id }, input: { ...aGoal, title: 'Lead two reviews' } })).toMatchObject({ current: 1, title: 'Lead two reviews' })
  // Changed in one window while it is removed in another: it does not come back.
  await Promise.allSettled([callAs(mentee, removeGoal, { params: { goalId: goal.id } }), ...Array.from({ length: 5 }, () => callAs(mentee, changeGoal, { params: { goalId: goal.id }, input: aGoal }))])
  expect((await callAs(mentee, getRoadmap, { params: { circleId } })).goals).toEqual([])
})

test('five goals are the most, also when seven are written at once', async () => {
  const { circleId, mentor, mentee } = next()
  const outcomes = await Promise.allSettled(Array.from({ length: 7 }, () => callAs(mentee, addGoal, { params: { circleId }, input: aGoal })))
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(5)
  expect(outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as Refused).code] : []))).toEqual(['too_many_goals', 'too_many_goals'])
  await callAs(mentor, addGoal, { params: { circleId }, input: aGoal })
  expect((await callAs(mentee, getRoadmap, { params: { circleId } })).goals).toHaveLength(6)
})

test('to everybody outside a circle it is not there, the organizer included', async () => {
  const circleId = await overDatabase(databaseUrl, async (client) => (await client.query<{ id: string }>('select id from circles order by id limit 1')).rows[0]?.id ?? '')
  const members = await overDatabase(databaseUrl, async (client) => (await client.query<{ id: string }>('select person_id as id from circle_members where circle_id = $1', [circleId])).rows.map((row) => row.id))
  for (const personId of [organizerId, ...people.map((person) => person.id)]) {
    const read = callAs(personId, getRoadmap, { params: { circleId } })
    if (members.includes(personId)) expect((await read).circle.id).toBe(circleId)
    else await expect(read).rejects.toEqual(refusal('not_found'))
  }
})
