import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { getMatchRun, publishMatchRun, startMatchRun } from '#api/matching/contract.ts'
import { organizerOf, openFirstCohort, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { castCompany } from '#scripts/tenant/cast/company.ts'
import { type Random, seededRandom } from '#scripts/tenant/cast/random.ts'
import type { Cast, CastPerson } from '#scripts/tenant/cast/types.ts'
import { type ApprovedPerson, enrolApproved, holdBack } from '../support/enrol-approved.ts'
import { eventually, startWorld, type World } from '../support/start-world.ts'

const circlesWanted = 50
const killsInPlanning = 5
const killsInBooking = 15
/** Another seed is another twenty moments: `KILL_SEED=7 npx vitest run tests/journeys/booking-survives-kills.test.ts`. */
const seed = process.env['KILL_SEED'] ?? '1'

/** A moment to die at: once so many circles are booked (or before any is even planned), and some milliseconds later. */
type Moment = { phase: 'planning' | 'booking'; booked: number; after: number; trouble: 'none' | 'answers lost' | 'throttled' | 'slow' }
/** What one kill left behind. */
type Wreck = Moment & { planned: number; intended: number; ordered: number; orphaned: number; bookedThen: number }

test('killing the API at twenty random moments of booking fifty circles leaves exactly one series for each circle', async () => {
  const random = seededRandom(`kills:${seed}`)
  const cast = inOneOffice(castCompany({ startsOn: Temporal.Now.plainDateISO('UTC').toString() }))
  await using world = await startWorld(inject('postgresUrl'), { cast })
  await using store = await connect(world.databaseUrl)
  const cohortId = await publishFiftyCircles(world, cast)
  world.running.trouble.mailboxMilliseconds = 60

  const wrecks: Wreck[] = []
  for (const moment of drawMoments(random)) {
    await reached(store, moment)
    orderTrouble(world, moment)
    await pause(moment.after)
    await world.api.kill()
    wrecks.push({ ...moment, ...(await inspect(world, store)) })
    await world.restartApi()
  }
  world.running.trouble.clear()
  world.running.trouble.mailboxMilliseconds = 2
  console.info(`Seed ${seed}, killed at:\n${wrecks.map(describe).join('\n')}`)

  await eventually(() => countStates(store), (states) => states['booked'] === circlesWanted, patience)
  expect(wrecks.filter((wreck) => wreck.planned < circlesWanted).length, 'kills while times were being looked for').toBeGreaterThan(0)
  expect(wrecks.some((wreck) => wreck.ordered > 0), 'a kill between the intent and Outlook’s knowing of it').toBe(true)
  expect(wrecks.some((wreck) => wreck.orphaned > 0), 'a kill between Outlook’s booking and our knowing of it').toBe(true)
  await everyCircleHasItsSeries(world, store, cohortId)
}, 400_000)

/** Everybody works London hours, so that each of the fifty circles has a time; their calendars stay as busy as they were. */
function inOneOffice(cast: Cast): Cast {
  const london = { timeZone: 'GMT Standard Time', ianaTimeZone: 'Europe/London' }
  return { ...cast, people: cast.people.map((person) => (person.mailbox ? { ...person, mailbox: { ...person.mailbox, ...london } } : person)) }
}

async function publishFiftyCircles({ callAs, databaseUrl, restartApi, running }: World, cast: Cast): Promise<string> {
  const organizerId = organizerOf(cast)
  await waitForPeople(callAs, organizerId)
  const cohortId = await openFirstCohort(callAs, organizerId, running.tenant.clock.now().toZonedDateTimeISO('UTC').toPlainDate())
  await enrolApproved(databaseUrl, cohortId, chooseFifty(cast))
  await holdBack(databaseUrl, cohortId, 0)
  const { id: runId } = await callAs(organizerId, startMatchRun, { params: { cohortId } })
  const run = await eventually(() => callAs(organizerId, getMatchRun, { params: { runId } }), ({ state }) => state === 'ready' || state === 'failed')
  expect(run.figures.circles).toBe(circlesWanted)
  // Ended in peace once, it leaves its compiled code to the twenty starts that follow.
  await restartApi()
  await callAs(organizerId, publishMatchRun, { params: { runId } })
  return cohortId
}

/** Fifty mentors, twenty of them for two: seventy mentees fill every place, so that fifty circles come out. */
function chooseFifty(cast: Cast): ApprovedPerson[] {
  const able = cast.people.filter((person): person is CastPerson & { department: string } => person.mailbox !== null && person.department !== null && person.accountEnabled && person.managerId !== null)
  const departments = [...new Set(able.map((person) => person.department))]
  const turns = departments.map((department) => able.filter((person) => person.department === department))
  const mixed = Array.from({ length: able.length }, (_, at) => turns.flatMap((people) => people[at] ?? [])).flat()
  return mixed.slice(0, 120).map((person, at) => ({
    personId: person.id,
    ...(at < circlesWanted ? { role: 'mentor' as const, capacity: at < 20 ? (2 as const) : (1 as const) } : { role: 'mentee' as const, explores: departments.filter((name) => name !== person.department) }),
  }))
}

function drawMoments(random: Random): Moment[] {
  const troubles = (['none', 'none', 'answers lost', 'throttled', 'slow'] as const).flatMap((trouble) => [trouble, trouble, trouble])
  const planning = Array.from({ length: killsInPlanning }, () => ({ phase: 'planning' as const, booked: 0, after: random.integer(0, 900), trouble: random.pick(troubles) }))
  const booking = random.sample(troubles, killsInBooking).map((trouble) => ({ phase: 'booking' as const, booked: random.integer(0, circlesWanted - 6), after: random.integer(0, 250), trouble }))
  return [...planning, ...booking.sort((one, other) => one.booked - other.booked)]
}

/** What goes wrong around the kill. A slow booking is still on its way when the next process looks for it, and arrives afterwards. */
function orderTrouble({ running: { trouble } }: World, { phase, trouble: kind }: Moment): void {
  const about = { method: 'POST', path: phase === 'planning' ? /getSchedule$/ : /\/events$/, times: 4 }
  trouble.clear()
  if (kind === 'answers lost') trouble.order({ ...about, kind: 'answerLost' })
  if (kind === 'throttled') trouble.order({ ...about, kind: 'throttled', retryAfterSeconds: 1 })
  if (kind === 'slow') trouble.order({ ...about, kind: 'slow', milliseconds: 1_500 })
}

/** How long the next life may take to go on. A job of a process that died is given to another only after a minute or more: nobody waits for that. */
const patience = 30_000

async function reached(store: Store, { phase, booked }: Moment): Promise<void> {
  for (const until = performance.now() + patience; performance.now() < until; ) {
    const states = await countStates(store)
    if (phase === 'planning' || ((states['planning'] ?? 0) === 0 && (states['intended'] ?? 0) + (states['booked'] ?? 0) > 0 && (states['booked'] ?? 0) >= booked)) return
    await pause(10)
  }
  throw new Error(`After ${patience} ms ${booked} circles are still not booked: ${JSON.stringify(await countStates(store))}`)
}

type Store = { client: pg.Client } & AsyncDisposable
type Row = { circle_id: string; state: string; attempts: number; event_id: string | null; mailbox_id: string | null; occurrences: { startAt: number; endAt: number }[]; members: string[] }

async function connect(databaseUrl: string): Promise<Store> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  return { client, [Symbol.asyncDispose]: () => client.end() }
}

async function readSeries({ client }: Store): Promise<Row[]> {
  const { rows } = await client.query<Row>(
    `select circles.id as circle_id, series.state, series.attempts, series.event_id, series.mailbox_id, series.occurrences,
            (select array_agg(person_id::text) from circle_members where circle_id = circles.id) as members
     from circles left join series on series.circle_id = circles.id`,
  )
  return rows
}

async function countStates(store: Store): Promise<Record<string, number>> {
  const { rows } = await store.client.query<{ state: string; count: number }>('select state, count(*)::int as count from series group by state')
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

/** Mentoring entries in somebody's Outlook, by the series they belong to. */
function seriesIn({ running }: World, personId: string): Map<string, { startAt: number; isOrganizer: boolean }[]> {
  const from = running.tenant.clock.now()
  const entries = running.calendars.eventsOf(personId, from, from.add({ hours: 24 * 300 })).filter((entry) => entry.subject.startsWith('BuildTogether: '))
  return Map.groupBy(entries.map((entry) => ({ series: entry.seriesMasterId ?? `single:${entry.id}`, startAt: entry.start.epochMilliseconds, isOrganizer: entry.isOrganizer })), (entry) => entry.series)
}

async function inspect(world: World, store: Store): Promise<Pick<Wreck, 'planned' | 'intended' | 'ordered' | 'orphaned' | 'bookedThen'>> {
  const rows = await readSeries(store)
  const open = rows.filter((row) => row.state === 'intended' && row.attempts > 0)
  const stands = (row: Row) => row.mailbox_id !== null && [...seriesIn(world, row.mailbox_id).values()].flat().some((entry) => entry.isOrganizer)
  return {
    planned: rows.filter((row) => row.state === 'intended' || row.state === 'booked').length,
    intended: rows.filter((row) => row.state === 'intended').length,
    ordered: open.filter((row) => !stands(row)).length,
    orphaned: open.filter(stands).length,
    bookedThen: rows.filter((row) => row.state === 'booked').length,
  }
}

function describe(wreck: Wreck, at: number): string {
  return `${String(at + 1).padStart(2)}. ${wreck.phase}, ${wreck.after} ms after ${wreck.booked} booked (${wreck.trouble}): ${wreck.planned} planned, ${wreck.bookedThen} booked, ${wreck.ordered} begun but not in Outlook, ${wreck.orphaned} in Outlook but not in the store`
}

async function everyCircleHasItsSeries(world: World, store: Store, cohortId: string): Promise<void> {
  const rows = await readSeries(store)
  expect(rows.map((row) => row.state)).toEqual(Array.from({ length: circlesWanted }, () => 'booked'))
  expect(new Set(rows.map((row) => row.event_id)).size).toBe(circlesWanted)
  const { rows: enrolments } = await store.client.query<{ state: string }>('select distinct state from enrolments where cohort_id = $1', [cohortId])
  expect(enrolments).toEqual([{ state: 'matched' }])
  const circleOf = new Map(rows.flatMap((row) => row.members.map((personId) => [personId, row] as const)))
  for (const personId of world.running.tenant.people.keys()) {
    const circle = circleOf.get(personId)
    const found = seriesIn(world, personId)
    expect([...found.values()].map((entries) => entries.map((entry) => entry.startAt)), `calendar of ${personId}`).toEqual(circle ? [circle.occurrences.map((occurrence) => occurrence.startAt)] : [])
    if (circle) expect([...found.values()].flat().every((entry) => entry.isOrganizer === (circle.mailbox_id === personId))).toBe(true)
  }
}
