import type { z } from 'zod'
import { listCohorts } from '#api/programs/contract.ts'
import { type CircleSeries, findOccurrenceTimes, listSeries, moveOccurrence } from '#api/scheduling/contract.ts'
import { setTimeout as pause } from 'node:timers/promises'
import type { Chats } from '../../tenant/connector/chats.ts'
import type { RunningTenant } from '../../tenant/running.ts'
import type { CallAs } from '../company-app.ts'
import { answerPulses, type Crew, holdSession, prepareSession, sessionNow, unlessRefused } from './hold-session.ts'
import { daysLate, type Temper, tempersOf } from './temper.ts'
import { topicsOf } from './topics.ts'

/** `alone`: no visitor is in the circle. */
type Found = z.infer<typeof CircleSeries> & { temper: Temper; alone: boolean }
type Deed = 'hold' | 'prepare' | 'pulse' | 'change'
type Due = Found & { number: number; what: Deed; at: number }

const day = 24 * 3_600_000
/** How long a pulse may be answered. */
const pulseOpen = 7 * day
/** Around a visitor's session the clock stands still until Crosspath has written to them about it, but no more milliseconds than this: it may have nothing to say. */
const linger = 12_000
/** Circles that meet at the same time. */
const atOnce = 6
/** Milliseconds that a visitor waits at most; what colleagues have not lived by then, they make up at the next move. */
const patience = 90_000

export type Colleagues = {
  /** Moves the clock to an instant, by way of every morning after colleagues have met; they live what lies on the way. Throws when it is under way already. */
  moveTo(to: Temporal.Instant): Promise<void>
  /** What they are doing, in a sentence; null when nothing is under way. */
  line(): string | null
}

/** The people of the company whom nobody plays. Nothing is kept of what they did but in the product: a later start goes on from there. */
export function colleaguesOf(callAs: CallAs, { tenant, calendars }: Pick<RunningTenant, 'tenant' | 'calendars'>, chats: Chats, organizerId: string): Colleagues {
  const featured = new Set(tenant.featured.map(({ id }) => id))
  const now = () => tenant.clock.now().epochMilliseconds
  const crew: Crew = {
    callAs,
    topicsOf: topicsOf(tenant.cast),
    acts: (personId) => !featured.has(personId) && tenant.people.get(personId)?.accountEnabled === true,
    today: () => tenant.clock.now().toZonedDateTimeISO('UTC').toPlainDate(),
  }
  /** Session at which a circle is, by its id; 0 when all are held. */
  const reached = new Map<string, number>()
  /** What was done, or refused, and is not tried again: by circle, session and deed. */
  const settled = new Set<string>()
  let line: string | null = null

  async function listCircles(): Promise<Found[]> {
    const { cohorts } = await callAs(organizerId, listCohorts)
    const open = cohorts.filter(({ state }) => state !== 'finished')
    const found = await Promise.all(open.map(async ({ id }) => ({ circles: (await callAs(organizerId, listSeries, { params: { cohortId: id } })).circles })))
    return found.flatMap(({ circles }) => {
      const tempers = tempersOf(circles.map(({ circle }) => circle))
      return circles.map((entry) => ({ ...entry, temper: tempers.get(entry.circle.id) ?? 'steady', alone: [entry.circle.mentor, ...entry.circle.mentees].every((person) => person !== null && crew.acts(person.id)) }))
    })
  }

  /** The next things of every circle that meets, with the moment from which on they are due. */
  async function agenda(circles: Found[]): Promise<Due[]> {
    const due: Due[] = []
    for (const found of circles.filter(({ circle, series }) => circle.mentor !== null && series.state === 'booked')) {
      const number = (found.alone ? reached.get(found.circle.id) : undefined) ?? (await sessionNow(crew, found.circle)) ?? 0
      reached.set(found.circle.id, number)
      for (const occurrence of found.series.occurrences) {
        const { endAt } = occurrence
        if (found.alone && occurrence.number === number) due.push({ ...found, number, what: 'hold', at: morningAfter(endAt + daysLate(found.temper, number) * day) })
        if (!found.alone && occurrence.number === number) due.push({ ...found, number, what: 'prepare', at: morningBefore(occurrence.startAt) })
        if (!found.alone && endAt + pulseOpen > now()) due.push({ ...found, number: occurrence.number, what: 'pulse', at: morningAfter(endAt) })
      }
    }
    return due.filter((entry) => !settled.has(nameOf(entry, entry.number, entry.what)))
  }

  async function act(entry: Due): Promise<void> {
    const held = { circle: entry.circle, number: entry.number }
    if (entry.what === 'hold') {
      reached.set(entry.circle.id, await holdSession(crew, held))
      return
    }
    settled.add(nameOf(entry, entry.number, entry.what))
    const told = whenTold(entry.circle)
    if (entry.what === 'prepare') await prepareSession(crew, held)
    else await answerPulses(crew, held)
    await told()
  }

  /** Waits until every visitor in the circle has had news since. */
  function whenTold({ mentor, mentees }: Found['circle']): () => Promise<void> {
    const visitors = [mentor, ...mentees].flatMap((person) => (person && featured.has(person.id) ? person.id : []))
    const heard = () => visitors.map((id) => chats.ofPerson(id)?.messages.length ?? 0)
    const before = heard()
    return async () => {
      for (let waited = 0; waited < linger && heard().some((count, at) => count === before[at]); waited += 200) await pause(200)
    }
  }

  /** Everything that is due by now, each circle's sessions in their order. */
  async function catchUp(): Promise<Due[]> {
    const circles = await listCircles()
    await changePlans(circles)
    for (;;) {
      const all = await agenda(circles)
      const due = all.filter(({ at }) => at <= now())
      if (due.length === 0) return all
      await inTurns(due, async (entry) => {
        await act(entry).catch((error: unknown) => {
          unlessRefused(error)
          // Refused until somebody changes something: the next start looks again.
          settled.add(nameOf(entry, entry.number, entry.what))
        })
      })
    }
  }

  /** A mentor takes another hour for the second session, and somebody in another circle cannot come to theirs. */
  async function changePlans(circles: Found[]): Promise<void> {
    for (const entry of circles.filter(({ temper, series }) => (temper === 'moves' || temper === 'declines') && series.state === 'booked')) {
      const [first, second] = entry.series.occurrences
      const { mentor, mentees } = entry.circle
      if (!first || !second || first.endAt > now() || second.startAt < now() + 3 * day || second.movedFromAt !== null || settled.has(nameOf(entry, 2, 'change'))) continue
      settled.add(nameOf(entry, 2, 'change'))
      const [mentee] = mentees
      if (entry.temper === 'moves' && mentor && crew.acts(mentor.id)) await moveSecond(entry, mentor.id).catch(unlessRefused)
      if (entry.temper === 'declines' && mentee && crew.acts(mentee.id)) declineAt(mentee.id, second.startAt)
    }
  }

  async function moveSecond({ circle }: Found, mentorId: string): Promise<void> {
    const params = { circleId: circle.id, number: 2 }
    const { times } = await callAs(mentorId, findOccurrenceTimes, { params })
    const [best] = times
    if (best) await callAs(mentorId, moveOccurrence, { params, input: { startAt: best.startAt } })
  }

  function declineAt(personId: string, startAt: number): void {
    const start = Temporal.Instant.fromEpochMilliseconds(startAt)
    const invitation = calendars.eventsOf(personId, start, start.add({ hours: 1 })).find((entry) => entry.start.epochMilliseconds === startAt && entry.seriesMasterId !== null && entry.joinUrl !== null && !entry.isOrganizer && !entry.isCancelled)
    if (invitation) calendars.answer(personId, invitation.id, 'declined')
  }

  async function live(to: Temporal.Instant): Promise<void> {
    const until = performance.now() + patience
    while (performance.now() < until) {
      const next = (await catchUp()).map(({ at }) => at).filter((at) => at > now() && at < to.epochMilliseconds)
      if (next.length === 0) break
      advanceTo(Math.min(...next))
      line = `Your colleagues are living this month: it is ${crew.today().toLocaleString('en-GB', { day: 'numeric', month: 'long' })}.`
    }
    advanceTo(to.epochMilliseconds)
    if (performance.now() < until) await catchUp()
  }

  function advanceTo(at: number): void {
    if (at > now()) tenant.clock.advance({ milliseconds: at - now() })
  }

  return {
    async moveTo(to) {
      if (line !== null) throw new Error('The clock is moving already.')
      line = 'Your colleagues are living this month.'
      try {
        await live(to)
      } finally {
        advanceTo(to.epochMilliseconds)
        line = null
      }
    },
    line: () => line,
  }
}

function nameOf({ circle }: Found, number: number, what: Deed): string {
  return `${circle.id} ${number} ${what}`
}

/** Sessions of one day are closed together, on the morning after: an hour at which most of the company works, so that messages which wait for working hours go out as well. */
function morningAfter(endAt: number): number {
  return Temporal.Instant.fromEpochMilliseconds(endAt).toZonedDateTimeISO('UTC').add({ days: 1 }).with({ hour: 10, minute: 0, second: 0, millisecond: 0 }).epochMilliseconds
}

/** The last working day before a session, when people are reminded of it. */
function morningBefore(startAt: number): number {
  const eve = Temporal.Instant.fromEpochMilliseconds(startAt).toZonedDateTimeISO('UTC').subtract({ days: 1 })
  return eve.subtract({ days: Math.max(0, eve.dayOfWeek - 5) }).with({ hour: 10, minute: 0, second: 0, millisecond: 0 }).epochMilliseconds
}

async function inTurns<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  const queue = [...items]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await act(item)
    }),
  )
}
