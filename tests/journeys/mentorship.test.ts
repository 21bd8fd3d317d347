import { expect, inject, test } from 'vitest'
import { listApprovals, saveMyEnrolment, submitMyEnrolment } from '#api/enrolment/contract.ts'
import { getMatchRun, publishMatchRun, startMatchRun } from '#api/matching/contract.ts'
import { addGoal, completeSession, getHome, getRoadmap, setPreparation } from '#api/roadmap/contract.ts'
import { listSeries } from '#api/scheduling/contract.ts'
import { letColleaguesEnrol, letManagersAnswer, openFirstCohort, organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { castWishes } from '#scripts/tenant/cast/wishes.ts'
import { mentorOf } from '../support/season.ts'
import { eventually, startWorld } from '../support/start-world.ts'

test('a season begins: people enrol, a manager approves, circles across departments are formed, booked and led through four stages', async () => {
  await using world = await startWorld(inject('postgresUrl'))
  const { callAs, running } = world
  const { cast } = running.tenant
  const organizerId = organizerOf(cast)
  await waitForPeople(callAs, organizerId)
  const today = running.tenant.clock.now().toZonedDateTimeISO('UTC').toPlainDate()
  const cohortId = await openFirstCohort(callAs, organizerId, today)

  const mentee = cast.featured.find((person) => person.part === 'mentee')
  const record = cast.people.find((person) => person.id === mentee?.id)
  if (!record?.managerId) throw new Error('The featured mentee has a manager.')
  await callAs(record.id, saveMyEnrolment, { params: { cohortId }, input: { role: 'mentee', goals: 'I want to tell the story behind our numbers.', skillsWanted: ['Data storytelling'], functionsToExplore: ['Product', 'Marketing'] } })
  const submitted = await callAs(record.id, submitMyEnrolment, { params: { cohortId } })
  expect(submitted.state).toBe('submitted')
  const card = await eventually(
    () => Promise.resolve(world.connector.chats.ofPerson(record.managerId ?? '')?.messages.at(-1)),
    (message) => message !== undefined,
  )
  expect(JSON.stringify(card)).toContain('asks to join BuildTogether')

  expect(await letColleaguesEnrol(callAs, cohortId, castWishes(cast))).toBe(100)
  const managers = [...new Set([...cast.people.flatMap((person) => person.managerId ?? []), organizerId])].filter((id) => cast.people.find((person) => person.id === id)?.accountEnabled)
  // The people of the story answer for themselves: what waits for them still does when the crowd has answered.
  const { managerId } = record
  const waiting = async () => (await callAs(managerId, listApprovals)).approvals.filter((approval) => approval.state === 'submitted').length
  const waitingBefore = await waiting()
  expect(waitingBefore).toBeGreaterThan(1)
  const { approved } = await letManagersAnswer(callAs, managers, new Set(cast.featured.map((person) => person.id)))
  expect(approved).toBeGreaterThan(60)
  expect(await waiting()).toBe(waitingBefore)
  await letManagersAnswer(callAs, managers)
  expect(await waiting()).toBe(0)

  const started = await callAs(organizerId, startMatchRun, { params: { cohortId } })
  const run = await eventually(() => callAs(organizerId, getMatchRun, { params: { runId: started.id } }), (found) => found.state === 'ready' || found.state === 'failed')
  expect(run.state).toBe('ready')
  expect(run.figures.matched + run.unmatched.filter((person) => person.role === 'mentee').length).toBe(run.figures.mentees)
  const people = new Map(cast.people.map((person) => [person.id, person]))
  for (const circle of run.circles) {
    const departments = [circle.mentor, ...circle.mentees.map((entry) => entry.person)].map((person) => person.department)
    expect(new Set(departments).size, `departments of ${circle.mentor.displayName}’s circle`).toBe(departments.length)
    for (const { person, score, reasons } of circle.mentees) {
      expect(people.get(person.id)?.managerId).not.toBe(circle.mentor.id)
      expect(reasons.reduce((sum, reason) => sum + reason.points, 0)).toBe(score)
    }
  }

  await callAs(organizerId, publishMatchRun, { params: { runId: run.id } })
  const { circles } = await eventually(
    () => callAs(organizerId, listSeries, { params: { cohortId } }),
    (found) => found.circles.every(({ series }) => series.state !== 'planning' && series.state !== 'intended'),
  )
  const states = Object.groupBy(circles, ({ series }) => series.state)
  expect(circles.length).toBe(run.figures.circles)
  expect(states.failed ?? []).toEqual([])
  expect(states.booked?.length ?? 0).toBeGreaterThan(circles.length * 0.9)

  for (const { circle, series } of states.booked ?? []) {
    for (const member of [mentorOf(circle), ...circle.mentees]) {
      const held = series.occurrences.map((occurrence) => {
        const at = Temporal.Instant.fromEpochMilliseconds(occurrence.startAt)
        return running.calendars.eventsOf(member.id, at, at.add({ minutes: 1 })).filter((event) => event.joinUrl === series.joinUrl).length
      })
      expect(held, `${member.displayName} in ${circle.name}`).toEqual([1, 1, 1, 1])
    }
  }

  const mine = (states.booked ?? []).find(({ circle }) => circle.mentees.some((person) => person.id === record.id)) ?? states.booked?.[0]
  if (!mine) throw new Error('No circle was booked.')
  const circleId = mine.circle.id
  const [me] = mine.circle.mentees
  if (!me) throw new Error('The circle has no mentee.')
  const before = await callAs(me.id, getRoadmap, { params: { circleId } })
  expect(before.currentStage).toBe(1)
  expect(before.stages.map((stage) => stage.title)).toEqual(['Establish trust and define goals', 'Identify strengths and growth areas', 'Co-create actionable solutions', 'Review progress and plan forward'])
  expect(before.stages[0]?.session.startAt).toBe(mine.series.occurrences[0]?.startAt)
  const ticked = await callAs(me.id, setPreparation, { params: { circleId, number: 1 }, input: { itemId: 'goal', done: true } })
  expect(ticked.preparation.find((item) => item.id === 'goal')?.done).toBe(true)
  const goal = await callAs(me.id, addGoal, { params: { circleId }, input: { title: 'Present the quarter’s numbers alone', measure: 'presentations', baseline: 0, target: 2, dueOn: today.add({ days: 90 }).toString() } })
  expect((await callAs(mentorOf(mine.circle).id, getRoadmap, { params: { circleId } })).goals).toMatchObject([{ id: goal.id, mine: false }])
  const after = await callAs(mentorOf(mine.circle).id, completeSession, { params: { circleId, number: 1 }, input: { agreed: 'Two presentations by spring.' } })
  expect(after.currentStage).toBe(2)
  const home = await callAs(me.id, getHome)
  expect(home.journeys.find((journey) => journey.circle?.id === circleId)?.stage?.number).toBe(2)
}, 240_000)
