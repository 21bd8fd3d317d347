import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { checkBookings } from '#scripts/bench/booking-check.ts'
import { type BookingCompany, makeBookingCompany, seedBookingCompany } from '#scripts/bench/booking-company.ts'
import { dropDatabase } from '#scripts/postgres.ts'
import { type Rehearsal, startRehearsal } from '#scripts/rehearsal/rehearsal.ts'
import { type Random, seededRandom } from '#scripts/tenant/cast/random.ts'
import { noMemory } from '#scripts/tenant/memory.ts'
import { eventually, freshStore } from '../support/start-world.ts'

const circlesWanted = 1_000
const killsInPlanning = 3
const killsInBooking = 7
/** Another seed is another ten moments: `KILL_SEED=7 npx vitest run tests/journeys/booking-survives-kills.test.ts`. */
const seed = process.env['KILL_SEED'] ?? '1'

/** A moment to die at: once so many circles are booked (or before all are planned), and some milliseconds later. */
type Moment = { phase: 'planning' | 'booking'; booked: number; after: number; trouble: 'none' | 'answers lost' | 'throttled' | 'cut' | 'slow' }
/** What one kill left behind. */
type Wreck = Moment & { planned: number; bookedThen: number; ordered: number; orphaned: number; halfway: number }

test('killing the API at ten random moments of planning and booking a thousand circles leaves exactly one series for each, with every session in its place', async () => {
  const startsOn = Temporal.Now.plainDateISO('UTC').toString()
  const company = makeBookingCompany(circlesWanted, startsOn)
  await using world = await startFormed(company, startsOn)
  await using store = await connect(world.databaseUrl)
  const { running } = world.rehearsal
  running.trouble.mailboxMilliseconds = 30

  const wrecks: Wreck[] = []
  for (const moment of drawMoments(seededRandom(`kills:${seed}`))) {
    await reached(store, moment)
    await goWrong(world.rehearsal, moment)
    await world.rehearsal.api.kill()
    wrecks.push({ ...moment, ...(await inspect(world.rehearsal, store)) })
    await world.rehearsal.restartApi()
  }
  running.trouble.clear()
  running.trouble.mailboxMilliseconds = 2
  console.info(`Seed ${seed}, killed at:\n${wrecks.map(describe).join('\n')}`)

  await eventually(() => countStates(store), (states) => states['booked'] === circlesWanted, patience)
  expect(wrecks.some((wreck) => wreck.planned < circlesWanted), 'a kill while times were being looked for').toBe(true)
  expect(wrecks.some((wreck) => wreck.ordered > 0), 'a kill between the intent and Outlook’s knowing of it').toBe(true)
  expect(wrecks.some((wreck) => wreck.orphaned > 0), 'a kill between Outlook’s booking and our knowing of it').toBe(true)
  expect(wrecks.some((wreck) => wreck.halfway > 0), 'a kill between a series and its sessions').toBe(true)
  const state = await checkBookings(world.databaseUrl, running, company)
  expect(state.faults).toEqual([])
  expect(state.exceptions).toBeGreaterThan(circlesWanted / 5)
}, 400_000)

type Formed = { rehearsal: Rehearsal; databaseUrl: string } & AsyncDisposable

/** The API beside a company whose circles were published a moment ago: its first start takes them up. */
async function startFormed(company: BookingCompany, startsOn: string): Promise<Formed> {
  const databaseUrl = await freshStore(inject('postgresUrl'))
  await seedBookingCompany(databaseUrl, company, { startsOn, now: Date.now() })
  const folder = await mkdtemp(join(tmpdir(), 'crosspath-world-'))
  const rehearsal = await startRehearsal({ cast: company.cast, folder, memory: noMemory(), ports: { tenant: 0, host: 0, api: 0 }, tickSeconds: 1, logLevel: 'warn', databaseUrl })
  return {
    rehearsal,
    databaseUrl,
    async [Symbol.asyncDispose]() {
      await rehearsal.close()
      await dropDatabase(databaseUrl)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function drawMoments(random: Random): Moment[] {
  const troubles = (['none', 'answers lost', 'throttled', 'cut', 'slow'] as const).flatMap((trouble) => [trouble, trouble])
  const planning = Array.from({ length: killsInPlanning }, (_, at) => ({ phase: 'planning' as const, booked: 0, after: random.integer(0, 400 * (at + 1)), trouble: random.pick(troubles) }))
  const booking = (['answers lost', ...random.sample(troubles, killsInBooking - 1)] as const).map((trouble) => ({ phase: 'booking' as const, booked: random.integer(0, circlesWanted - 300), after: random.integer(0, 400), trouble }))
  return [...planning, ...booking.sort((one, other) => one.booked - other.booked)]
}

/** What goes wrong around the kill. A slow booking is still on its way when the next process looks for it, and arrives afterwards. */
async function goWrong({ running: { trouble } }: Rehearsal, { phase, trouble: kind, after }: Moment): Promise<void> {
  const about = { method: 'POST', path: phase === 'planning' ? /getSchedule$/ : /\/events$/, times: 40 }
  trouble.clear()
  if (kind === 'answers lost') trouble.order({ ...about, kind: 'answerLost' })
  if (kind === 'throttled') trouble.order({ ...about, kind: 'throttled', retryAfterSeconds: 1 })
  if (kind === 'slow') trouble.order({ ...about, kind: 'slow', milliseconds: 1_500 })
  if (kind === 'cut') trouble.order({ path: /batch$/, kind: 'cut', when: 'after', times: 3 })
  await pause(after)
  // Whoever loses an answer asks again a moment later; it is that moment which must be met.
  for (const until = performance.now() + patience / 10; kind === 'answers lost' && trouble.pending().some(({ times }) => times === about.times) && performance.now() < until; ) await pause(5)
}

/** How long the next life may take to go on. A job of a process that died is given to another only after a minute or more: nobody waits for that. */
const patience = 60_000

async function reached(store: Store, { phase, booked }: Moment): Promise<void> {
  for (const until = performance.now() + patience; performance.now() < until; ) {
    const states = await countStates(store)
    if (phase === 'planning' || ((states['intended'] ?? 0) + (states['booked'] ?? 0) > 0 && (states['booked'] ?? 0) >= booked)) return
    await pause(20)
  }
  throw new Error(`After ${patience} ms ${booked} circles are still not booked: ${JSON.stringify(await countStates(store))}`)
}

type Store = { client: pg.Client } & AsyncDisposable
type Row = { state: string; attempts: number; event_id: string | null; mailbox_id: string | null; starts_on: string | null }

async function connect(databaseUrl: string): Promise<Store> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  return { client, [Symbol.asyncDispose]: () => client.end() }
}

async function countStates(store: Store): Promise<Record<string, number>> {
  const { rows } = await store.client.query<{ state: string; count: number }>('select state, count(*)::int as count from series group by state')
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

async function inspect({ running }: Rehearsal, { client }: Store): Promise<Pick<Wreck, 'planned' | 'bookedThen' | 'ordered' | 'orphaned' | 'halfway'>> {
  const { rows } = await client.query<Row>('select state, attempts, event_id, mailbox_id, starts_on from series')
  const begun = rows.filter((row) => row.state === 'intended' && row.attempts > 0)
  const unknown = begun.filter((row) => row.event_id === null)
  const from = running.tenant.clock.now()
  const stands = ({ mailbox_id: mailboxId, starts_on: startsOn }: Row) =>
    mailboxId !== null && running.calendars.eventsOf(mailboxId, from, from.add({ hours: 24 * 100 })).some((entry) => entry.isOrganizer && entry.joinUrl !== null && entry.localStart === startsOn)
  const orphaned = unknown.filter(stands).length
  return {
    planned: rows.filter((row) => row.state === 'intended' || row.state === 'booked').length,
    bookedThen: rows.filter((row) => row.state === 'booked').length,
    ordered: unknown.length - orphaned,
    orphaned,
    halfway: begun.length - unknown.length,
  }
}

function describe(wreck: Wreck, at: number): string {
  return `${String(at + 1).padStart(2)}. ${wreck.phase}, ${wreck.after} ms after ${wreck.booked} booked (${wreck.trouble}): ${wreck.planned} planned, ${wreck.bookedThen} booked, ${wreck.ordered} begun but not in Outlook, ${wreck.orphaned} in Outlook but not in the store, ${wreck.halfway} without all their sessions`
}
