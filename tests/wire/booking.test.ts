import { expect, inject, test } from 'vitest'
import { makeBookingCompany } from '#scripts/bench/booking-company.ts'
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
