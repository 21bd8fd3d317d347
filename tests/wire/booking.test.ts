import { expect, inject, test } from 'vitest'
import { openProgram } from '#api/programs/open-cohort.ts'
import { bookSeries } from '#api/scheduling/book-series.ts'
import { planSeries } from '#api/scheduling/plan-series.ts'
import { listSeries, saveOccurrence, saveSeries } from '#api/scheduling/store.ts'
import { checkBookings } from '#scripts/bench/booking-check.ts'
import { makeBookingCompany, seedBookingCompany } from '#scripts/bench/booking-company.ts'
import { bookCompany } from '#scripts/bench/booking-requests.ts'
import { openDoors } from '../support/api-doors.ts'

const startsOn = Temporal.Now.plainDateISO('UTC').toString()

test('planning and booking asks Graph for no more than a tenth above the least, four requests a mailbox', async () => {
  const company = makeBookingCompany(40, startsOn)
  await using doors = await openDoors(inject('postgresUrl'), company.cast)
  const figures = await bookCompany(doors.context, doors.running, company, { startsOn })
  expect(figures.faults).toEqual([])
  expect(figures).toMatchObject({ circles: 40, booked: 40, refused: 0, overConcurrency: 0 })
  expect(figures.exceptions).toBeGreaterThanOrEqual(10)
  expect(figures.requests / figures.least).toBeLessThanOrEqual(1.1)
  expect(figures.highestInOneMailbox).toBeLessThanOrEqual(4)
})

test('with a fifth of all answers refused or lost every circle is booked once, and only what was refused is asked again', async () => {
  const company = makeBookingCompany(40, startsOn)
  await using doors = await openDoors(inject('postgresUrl'), company.cast)
  const { trouble } = doors.running
  trouble.order({ path: /^\/users\//, kind: 'mixed', share: 0.17, retryAfterSeconds: 0.2 })
  // The whole of a call is lost, before it is looked at or after all of it is done.
  trouble.order({ path: /batch$/, kind: 'mixed', share: 0.05, retryAfterSeconds: 0.2 })
  const figures = await bookCompany(doors.context, doors.running, company, { startsOn })
  expect(figures.faults).toEqual([])
  expect(figures).toMatchObject({ circles: 40, booked: 40, overConcurrency: 0 })
  expect(figures.refused / figures.requests).toBeGreaterThan(0.1)
  expect(figures.requests / figures.least).toBeLessThanOrEqual(1.1 / (1 - 0.2))
})

test('a program with a mailbox of its own has all its series there, the mentor invited, four requests at once', async () => {
  const company = makeBookingCompany(12, startsOn)
  await using doors = await openDoors(inject('postgresUrl'), company.cast)
  const figures = await bookCompany(doors.context, doors.running, company, { startsOn, seriesMailbox: company.organizerId })
  expect(figures.faults).toEqual([])
  expect(figures).toMatchObject({ booked: 12, refused: 0, overConcurrency: 0, highestInOneMailbox: 4 })
  const from = doors.running.tenant.clock.now()
  const [first] = doors.running.calendars.eventsOf(company.organizerId, from, from.add({ hours: 24 * 200 }))
  expect(first?.isOrganizer).toBe(true)
  expect(first?.attendees.map((attendee) => attendee.personId).sort()).toEqual([company.circles.find((circle) => first?.attendees.some((attendee) => attendee.personId === circle.mentorId))].flatMap((circle) => [circle?.mentorId, ...(circle?.menteeIds ?? [])]).sort())
})

test('a program’s mailbox is somebody’s who has one', async () => {
  const company = makeBookingCompany(1, startsOn)
  await using doors = await openDoors(inject('postgresUrl'), company.cast)
  await seedBookingCompany(doors.context.config.databaseUrl, company, { startsOn, now: doors.context.now() })
  const input = { name: 'Bridges', theme: null, purpose: 'Learn from each other.', mentorNeedsApproval: false, movesPerSession: 3, remindAfterDays: 2, escalateAfterDays: 5, expireAfterDays: 10 }
  const program = await openProgram(doors.context, company.organizerId, { ...input, seriesMailbox: company.organizerId.toUpperCase() })
  expect(program.seriesMailbox).toBe(company.organizerId)
  await doors.context.db.updateTable('people').set({ mailbox: 'none' }).where('id', '=', company.organizerId).execute()
  for (const seriesMailbox of [company.organizerId, '00000000-0000-4000-8000-000000000404']) {
    await expect(openProgram(doors.context, company.organizerId, { ...input, seriesMailbox })).rejects.toMatchObject({ code: 'invalid_input', details: [{ path: 'seriesMailbox' }] })
  }
})

test('cohorts planned at the same moment never promise one hour of somebody twice, and booking again changes nothing', async () => {
  const company = makeBookingCompany(20, startsOn)
  await using doors = await openDoors(inject('postgresUrl'), company.cast)
  const { context, running } = doors
  await seedBookingCompany(context.config.databaseUrl, company, { startsOn, now: context.now() })
  const ids = company.circles.map((circle) => circle.id)
  // Mentors with two circles have one in each half.
  await Promise.all([0, 1].map((half) => planSeries(context, company.cohortId, ids.filter((_, at) => at % 2 === half))))
  const planned = await listSeries(context.db, ids)
  expect(planned.map((series) => series.state)).toEqual(ids.map(() => 'intended'))
  const startsOf = new Map(planned.map((series) => [series.circleId, series.occurrences.map((occurrence) => occurrence.startAt)]))
  const shared = [...Map.groupBy(company.circles, (circle) => circle.mentorId).values()].filter((circles) => circles.length === 2)
  expect(shared.length).toBe(2)
  for (const circles of shared) expect(new Set(circles.flatMap((circle) => startsOf.get(circle.id) ?? [])).size).toBe(8)

  running.meter.reset()
  await Promise.all([bookSeries(context, ids), bookSeries(context, [...ids].reverse())])
  const asked = running.meter.parts
  expect(asked).toBe(20 * 6)
  expect((await checkBookings(context.config.databaseUrl, running, company)).faults).toEqual([])
  // As after a crash that forgot everything but what it had meant to do: each series is found, and every session is as it should be.
  for (const circleId of ids) await saveSeries(context.db, circleId, { state: 'intended', eventId: null, joinUrl: null })
  running.meter.reset()
  await bookSeries(context, ids)
  expect([...running.meter.byRoute.keys()].filter((route) => !route.startsWith('GET')).sort()).toEqual(['POST /$batch'])
  expect((await checkBookings(context.config.databaseUrl, running, company)).faults).toEqual([])

  const [series] = await listSeries(context.db, ids.slice(0, 1))
  const third = series?.occurrences[2]
  if (!third) throw new Error('A series has four occurrences.')
  await saveOccurrence(context.db, series.circleId, { ...third, startAt: third.startAt + 60_000, moves: 1 }, 5)
  const [after] = await listSeries(context.db, ids.slice(0, 1))
  expect(after?.occurrences).toEqual(series.occurrences.map((occurrence) => (occurrence.number === 3 ? { ...third, startAt: third.startAt + 60_000, moves: 1 } : occurrence)))
  expect(after?.changedAt).toBe(5)
})
