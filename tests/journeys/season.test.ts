import { expect, inject, test } from 'vitest'
import { type EnrolmentState, saveMyEnrolment, submitMyEnrolment } from '#api/enrolment/contract.ts'
import { mayMove } from '#api/enrolment/state.ts'
import { getMatchRun, publishMatchRun, startMatchRun } from '#api/matching/contract.ts'
import { openCohort, openProgram } from '#api/programs/contract.ts'
import { completeSession } from '#api/roadmap/contract.ts'
import { listSeries, type Series } from '#api/scheduling/contract.ts'
import { seededRandom } from '#scripts/tenant/cast/random.ts'
import { overDatabase } from '../support/enrol-approved.ts'
import { answersOf, seasonCompany, seedPeople } from '../support/season-company.ts'
import { createSeasonPeople } from '../support/season-people.ts'
import { type SeasonWorld, startSeasonWorld } from '../support/season-world.ts'
import { eventually } from '../support/start-world.ts'

const week = 7 * 86_400_000
const atOnce = 8
const mostInAWeek = 2

test('a company lives a season: every enrolment ends where its history leads, nobody is nudged beyond the cap or out of hours, and nobody who presses a card meets an error', async () => {
  const startsOn = Temporal.Now.plainDateISO('UTC').toString()
  const company = seasonCompany(startsOn)
  await using world = await startSeasonWorld(inject('postgresUrl'), company.cast, (databaseUrl) => seedPeople(databaseUrl, company, Date.now()))
  const { callAs } = world
  const now = () => world.running.tenant.clock.now().epochMilliseconds
  const people = createSeasonPeople(world, company, seededRandom('a season'))
  const log = stopwatch()

  const program = await callAs(company.organizerId, openProgram, { input: { name: 'Bridges', purpose: 'Learn from another part of the company.' } })
  const first = Temporal.PlainDate.from(startsOn).add({ days: 24 }).toString()
  const cohort = await callAs(company.organizerId, openCohort, { params: { programId: program.id }, input: { name: 'Spring', enrolUntilOn: first, startsOn: first, circleSize: 3, places: company.places } })
  const params = { cohortId: cohort.id }
  await inTurns([...company.mentors, ...company.mentees].entries(), async ([number, personId]) => {
    await callAs(personId, saveMyEnrolment, { params, input: answersOf(company, personId, number) })
    await callAs(personId, submitMyEnrolment, { params })
  })
  await world.rest()
  log('enrolled')

  // Three weeks of answers, reminders and people who are asked instead.
  await people.readAndAnswer()
  await live(world, people, 16)
  log('decided')
  const { id: runId } = await callAs(company.organizerId, startMatchRun, { params, input: {} })
  const run = await eventually(() => callAs(company.organizerId, getMatchRun, { params: { runId } }), ({ state }) => state === 'ready' || state === 'failed', 120_000)
  expect(run.problem).toBeNull()
  await callAs(company.organizerId, publishMatchRun, { params: { runId } })
  const { circles } = await eventually(() => callAs(company.organizerId, listSeries, { params }), (found) => found.circles.length > 0 && found.circles.every(({ series }) => series.state === 'booked' || series.state === 'no-time'), 120_000)
  expect(circles.filter(({ series }) => series.state === 'booked').length).toBeGreaterThan(company.mentors.length * 0.7)
  log('booked')

  // Until the last session; the mentors of nine circles in ten close what was held.
  const lastEnd = Math.max(...circles.flatMap(({ series }) => series.occurrences.map(({ endAt }) => endAt)))
  const meeting = circles.flatMap(({ circle, series }, number) => (circle.mentor && series.state === 'booked' && number % 10 !== 9 ? [{ circleId: circle.id, mentorId: circle.mentor.id, series, closed: 0 }] : []))
  while (now() < lastEnd + 2 * 86_400_000) {
    await live(world, people, 1, 2)
    await closeHeld(world, meeting)
  }
  log('met')
  await people.pressOldCards(60)
  await world.rest()

  expect(people.errors).toEqual([])
  expect(world.connector.chats.presses.filter(({ statusCode }) => statusCode !== 200)).toEqual([])
  const states = await explainEverybody(world.databaseUrl)
  expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(company.mentors.length + company.mentees.length)
  for (const state of ['completed', 'declined', 'waitlisted', 'active'] as const) expect(states[state] ?? 0, state).toBeGreaterThan(0)
  const nudged = await readNudges(world.databaseUrl)
  expect(nudged.most).toBeLessThanOrEqual(mostInAWeek)
  expect(nudged.outOfHours).toEqual([])
  expect(nudged.sent).toBeGreaterThan(company.mentees.length)
  console.info(`${company.cast.people.length} people, ${people.presses()} presses, ${nudged.sent} nudges, at most ${nudged.most} a person in seven days; ${JSON.stringify(states)}; ${log('checked')}`)
}, 600_000)

type People = ReturnType<typeof createSeasonPeople>

/** Says how many seconds each part took, for whoever reads the test's output. */
function stopwatch(): (part: string) => string {
  const began = performance.now()
  let last = began
  const parts: string[] = []
  return (part) => {
    const now = performance.now()
    parts.push(`${part} after ${((now - last) / 1_000).toFixed(1)} s`)
    last = now
    return `${((now - began) / 1_000).toFixed(1)} s in all: ${parts.join(', ')}`
  }
}

/** So many looks in the morning, `apart` working days from each other; what falls in between is found then. */
async function live(world: SeasonWorld, people: People, looks: number, apart = 1): Promise<void> {
  for (let at = 0; at < looks; at += 1) {
    const now = world.running.tenant.clock.now().toZonedDateTimeISO('UTC')
    const ahead = now.dayOfWeek + apart > 5 ? 8 - now.dayOfWeek : apart
    const morning = now.add({ days: ahead }).with({ hour: 9, minute: 40, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
    await world.step(now.until(morning, { largestUnit: 'hours' }))
    await people.readAndAnswer()
  }
}

type Meeting = { circleId: string; mentorId: string; series: Series; closed: number }

async function closeHeld({ callAs, running }: SeasonWorld, meeting: Meeting[]): Promise<void> {
  const now = running.tenant.clock.now().epochMilliseconds
  await inTurns(meeting.filter(({ series, closed }) => (series.occurrences[closed]?.endAt ?? Infinity) < now), async (circle) => {
    const number = circle.series.occurrences[circle.closed]?.number
    if (number === undefined) return
    await callAs(circle.mentorId, completeSession, { params: { circleId: circle.circleId, number }, input: { agreed: 'We meet again.' } })
    circle.closed += 1
  })
}

/** Reads every enrolment with its moves and holds them against the table; how many are in each state. */
async function explainEverybody(databaseUrl: string): Promise<Partial<Record<EnrolmentState, number>>> {
  return overDatabase(databaseUrl, async (client) => {
    const { rows: enrolments } = await client.query<{ id: string; state: EnrolmentState }>('select id, state from enrolments')
    const { rows: moves } = await client.query<{ enrolment_id: string; from_state: EnrolmentState; to_state: EnrolmentState }>('select enrolment_id, from_state, to_state from enrolment_moves order by id')
    const histories = Map.groupBy(moves, (move) => move.enrolment_id)
    const counts: Partial<Record<EnrolmentState, number>> = {}
    for (const { id, state } of enrolments) {
      let here: EnrolmentState = 'draft'
      for (const move of histories.get(id) ?? []) {
        expect(move.from_state, `a move of ${id} begins where the one before ended`).toBe(here)
        expect(mayMove(move.from_state, move.to_state), `${move.from_state} → ${move.to_state}`).toBe(true)
        here = move.to_state
      }
      expect(state, `the state of ${id} is where its history leads`).toBe(here)
      counts[state] = (counts[state] ?? 0) + 1
    }
    return counts
  })
}

/** Everybody is in an office that works from nine to five, Monday to Friday. */
async function readNudges(databaseUrl: string): Promise<{ sent: number; most: number; outOfHours: string[] }> {
  return overDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ person_id: string; sent_at: string; time_zone: string }>(`select person_id, sent_at, time_zone from nudges join people on people.id = person_id where nudges.state = 'sent' order by sent_at`)
    const outOfHours = rows.flatMap(({ sent_at: at, time_zone: zone }) => {
      const local = Temporal.Instant.fromEpochMilliseconds(Number(at)).toZonedDateTimeISO(zone)
      return local.dayOfWeek > 5 || local.hour < 9 || local.hour >= 17 ? [local.toString()] : []
    })
    const most = [...Map.groupBy(rows, (row) => row.person_id).values()].map((sent) => Math.max(...sent.map((one) => sent.filter((other) => Number(other.sent_at) >= Number(one.sent_at) && Number(other.sent_at) < Number(one.sent_at) + week).length)))
    return { sent: rows.length, most: Math.max(0, ...most), outOfHours }
  })
}

async function inTurns<Item>(items: Iterable<Item>, act: (item: Item) => Promise<void>): Promise<void> {
  const queue = [...items]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await act(item)
    }),
  )
}
