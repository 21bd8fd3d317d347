import { expect, inject, test } from 'vitest'
import { getMyPulse } from '#api/nudges/contract.ts'
import { getRoadmap } from '#api/roadmap/contract.ts'
import { listSeries } from '#api/scheduling/contract.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { tempersOf } from '#scripts/rehearsal/colleagues/temper.ts'
import { type Able, ablePeople, mentorOf, publishPairs } from '../support/season.ts'
import { startWorld } from '../support/start-world.ts'

test('while the clock moves a month, colleagues hold and close their sessions, and leave alone whoever is played', async () => {
  await using world = await startWorld(inject('postgresUrl'))
  const { callAs, colleagues, running: { tenant } } = world
  const organizer = organizerOf(tenant.cast)
  await waitForPeople(callAs, organizer)
  const people = ablePeople(world).slice(0, 8)
  const played = tenant.people.get(tenant.featured.find(({ part }) => part === 'mentee')?.id ?? '')
  const pairs = Array.from({ length: 4 }, (_, at): [Able, Able] => [people[at * 2] as Able, at === 0 ? (played as Able) : (people[at * 2 + 1] as Able)])
  const { cohortId, circles } = await publishPairs(world, pairs)

  const start = tenant.clock.now()
  const last = Math.max(...circles.map(({ series }) => series.occurrences[0]?.endAt ?? 0))
  const to = Temporal.Instant.fromEpochMilliseconds(last).add({ hours: 48 })
  const mornings: string[] = []
  const forget = tenant.clock.onChange(() => mornings.push(tenant.clock.now().toString()))
  await colleagues.moveTo(to)
  forget()

  expect(Temporal.Instant.compare(tenant.clock.now(), to)).toBeGreaterThanOrEqual(0)
  expect(mornings.length, `on the way from ${start.toString()}`).toBeGreaterThan(1)
  const pulses = await Promise.all(pairs.slice(1).flat().map(({ id }) => callAs(id, getMyPulse)))
  expect(pulses.flatMap((mine) => mine.pulses).filter(({ state }) => state === 'done').length).toBeGreaterThan(0)
  const after = await callAs(organizer, listSeries, { params: { cohortId } })
  const tempers = tempersOf(after.circles.map(({ circle }) => circle))
  for (const { circle, series } of after.circles) {
    const mentor = mentorOf(circle)
    const [mentee] = circle.mentees
    const { stages, goals, currentStage } = await callAs(mentor.id, getRoadmap, { params: { circleId: circle.id } })
    const isPlayed = mentee?.id === played?.id
    expect(currentStage, `${circle.name}, ${tempers.get(circle.id)}`).toBe(isPlayed ? 1 : 2)
    expect(goals.map(({ owner, target, baseline }) => owner.id === mentee?.id && target !== baseline)).toEqual(isPlayed ? [] : [true])
    if (isPlayed) continue
    expect(stages[0]?.session.agreed).not.toBe('')
    if (tempers.get(circle.id) === 'moves') expect(series.occurrences[1]?.movedFromAt).not.toBeNull()
  }
})
