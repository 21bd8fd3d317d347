import { afterAll, expect, inject, test } from 'vitest'
import { bookSeries } from '#api/scheduling/book-series.ts'
import { findOccurrenceTimes } from '#api/scheduling/find-occurrence-times.ts'
import { makeUpSession } from '#api/scheduling/make-up-session.ts'
import { registerSchedulingJobs } from '#api/scheduling/jobs.ts'
import { moveOccurrence } from '#api/scheduling/move-occurrence.ts'
import { planSeries } from '#api/scheduling/plan-series.ts'
import { resumeMoves } from '#api/scheduling/retry-series.ts'
import { findSeries } from '#api/scheduling/store.ts'
import { makeBookingCompany, seedBookingCompany } from '#scripts/bench/booking-company.ts'
import { openDoors } from '../support/api-doors.ts'
import { overDatabase } from '../support/enrol-approved.ts'
import { eventually } from '../support/start-world.ts'

const minute = 60_000
const day = 24 * 60 * minute
const startsOn = Temporal.Now.plainDateISO('UTC').toString()
const company = makeBookingCompany(3, startsOn)
const doors = await openDoors(inject('postgresUrl'), company.cast)
const { context, running, now } = doors
afterAll(async () => {
  await context.jobs.stop()
  await doors[Symbol.asyncDispose]()
})
await seedBookingCompany(context.config.databaseUrl, company, { startsOn, now: context.now() })
const circleIds = company.circles.map(({ id }) => id)
await planSeries(context, company.cohortId, circleIds)
await bookSeries(context, circleIds)

const orders = () => overDatabase(context.config.databaseUrl, async (client) => (await client.query<{ name: string; count: number }>(`select split_part(name, '/', 1) as name, count(*)::int as count from pgboss.job where name not like '\\_\\_%' group by 1 order by 1`)).rows.map(({ name, count }) => `${count} ${name}`))
const session = async (circleId: string, number: number) => {
  const found = (await findSeries(context.db, circleId))?.occurrences.find((occurrence) => occurrence.number === number)
  if (!found) throw new Error('The series has four sessions.')
  return found
}
const startsOf = (personId: string) => running.calendars.eventsOf(personId, running.tenant.clock.now(), running.tenant.clock.now().add({ hours: 24 * 200 })).filter((entry) => !entry.isCancelled && entry.subject.includes('BuildTogether')).map((entry) => entry.start.epochMilliseconds)

test('a move, a make-up and news whose jobs gave up are taken up by the clock, once, and nothing else is', async () => {
  const [moving, making, still] = company.circles
  if (!moving || !making || !still) throw new Error('There are three circles.')
  const weekday = async (circleId: string) => {
    const { startAt } = await session(circleId, 2)
    // The next working day of the same month, at the same hour.
    const at = Temporal.Instant.fromEpochMilliseconds(startAt).toZonedDateTimeISO('Europe/London')
    const days = [1, -1, 2, -2, 3, -3].find((ahead) => at.add({ days: ahead }).dayOfWeek < 6 && at.add({ days: ahead }).month === at.month) ?? 1
    return startAt + days * day
  }
  // Nobody works yet, so what is ordered here is lost: as after the last repetition.
  const target = await weekday(making.id)
  await makeUpSession(context, { circleId: making.id, judged: await session(making.id, 2), startAt: target, because: 'It was called off.' })
  const { times } = await findOccurrenceTimes(context, moving.mentorId, { circleId: moving.id, number: 2 })
  const [better] = times
  if (!better) throw new Error('There is a better time.')
  await moveOccurrence(context, { circleId: moving.id, number: 2, startAt: better.startAt, because: 'It was asked for.' })
  expect([(await session(moving.id, 2)).move, (await session(making.id, 2)).move].every(Boolean)).toBe(true)
  expect(startsOf(moving.mentorId)).not.toContain(better.startAt)

  registerSchedulingJobs(context)
  await context.jobs.start()
  await resumeMoves(context)
  expect(await orders()).toEqual([])
  now.ahead += 31 * minute
  await resumeMoves(context)
  const news = (await context.db.selectFrom('circleNotices').select('id').execute()).length
  expect(news).toBe(4)
  const ordered = ['1 occurrence.move-intended', '1 session.make-up-intended', '4 notice.written'].sort((one, other) => (one.slice(2) < other.slice(2) ? -1 : 1))
  expect((await orders()).sort((one, other) => (one.slice(2) < other.slice(2) ? -1 : 1))).toEqual(ordered)
  await resumeMoves(context)
  expect((await orders()).length).toBe(3)
  for (const [circle, startAt] of [[moving, better.startAt], [making, target]] as const) {
    await eventually(() => session(circle.id, 2), (occurrence) => occurrence.move === undefined)
    for (const personId of [circle.mentorId, ...circle.menteeIds]) await eventually(() => Promise.resolve(startsOf(personId).filter((at) => at === startAt).length), (count) => count === 1)
  }
  now.ahead += 31 * minute
  await resumeMoves(context)
  expect((await orders()).filter((order) => !order.endsWith('notice.written'))).toEqual(ordered.filter((order) => !order.endsWith('notice.written')))
  expect((await session(still.id, 2)).move).toBeUndefined()
})
