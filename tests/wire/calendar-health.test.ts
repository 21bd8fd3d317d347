import { afterAll, expect, inject, test } from 'vitest'
import { CalendarHealth } from '#api/scheduling/contract.ts'
import { bookSeries } from '#api/scheduling/book-series.ts'
import { getCalendarHealth } from '#api/scheduling/calendar-health.ts'
import { openQuestions } from '#api/scheduling/healing-store.ts'
import { planSeries } from '#api/scheduling/plan-series.ts'
import { findSeries, saveOccurrence, saveSeries } from '#api/scheduling/store.ts'
import { beginCheck, claimWatches, saveWatch } from '#api/scheduling/watch-store.ts'
import { makeBookingCompany, seedBookingCompany } from '#scripts/bench/booking-company.ts'
import { openDoors } from '../support/api-doors.ts'

const startsOn = Temporal.Now.plainDateISO('UTC').toString()
const company = makeBookingCompany(8, startsOn)
const doors = await openDoors(inject('postgresUrl'), company.cast)
afterAll(() => doors[Symbol.asyncDispose]())
const { context, now } = doors
await seedBookingCompany(context.config.databaseUrl, company, { startsOn, now: context.now() })
const ids = company.circles.map(({ id }) => id)
await planSeries(context, company.cohortId, ids)
await bookSeries(context, ids)
const health = async () => CalendarHealth.parse(await getCalendarHealth(context, company.cohortId))

test('a cohort whose circles all have their next date has nothing to tell', async () => {
  for (const id of ids) await beginCheck(context.db, id, 7_000 + ids.indexOf(id))
  const { concerns, circles, calendars, total, booked, lookedAt } = await health()
  expect({ concerns, circles, calendars, total, booked, lookedAt }).toEqual({ concerns: [], circles: [], calendars: [], total: 8, booked: 8, lookedAt: 7_000 })
})

test('each concern is told once, of a question only that it is open, and a name only where IT must act', async () => {
  const [failed = '', amiss = '', note = '', question = '', moved = '', past = ''] = ids
  const change = async (circleId: string, more: object) => {
    const second = (await findSeries(context.db, circleId))?.occurrences[1]
    if (!second) throw new Error('A series has four occurrences.')
    await saveOccurrence(context.db, circleId, { ...second, ...more }, context.now())
    return second.startAt
  }
  const asked = company.circles.find(({ id }) => id === question)?.mentorId ?? ''
  await saveSeries(context.db, failed, { state: 'failed', problem: 'Outlook refused.' })
  await saveSeries(context.db, amiss, { problem: 'Outlook booked the series without a Teams link.' })
  const noted = await change(note, { note: 'This time does not suit everybody.', moves: 2 })
  const open = await change(question, { note: 'A new time is being asked for.' })
  await context.db.transaction().execute((trx) => openQuestions(trx, [{ circleId: question, number: 2, personId: asked, startAt: open }], context.now()))
  const used = await change(moved, { moves: 2 })
  await change(past, { note: 'Over.', startAt: 1, endAt: 2, moves: 2 })
  const [blind, unwatched] = [company.circles[6]?.mentorId ?? '', company.circles[7]?.mentorId ?? '']
  await context.db.updateTable('people').set({ mailbox: 'none' }).where('id', '=', blind).execute()
  await claimWatches(context.db, [{ personId: unwatched, clientState: 'x' }], context.now())
  await saveWatch(context.db, unwatched, { subscriptionId: null, expiresAt: 0, problem: 'Outlook does not report changes.' })

  const answer = await health()
  expect(answer.concerns).toEqual([
    { circleId: failed, kind: 'not-booked', number: null, startAt: null, detail: 'Outlook refused.' },
    { circleId: amiss, kind: 'problem', number: null, startAt: null, detail: 'Outlook booked the series without a Teams link.' },
    { circleId: note, kind: 'session', number: 2, startAt: noted, detail: 'This time does not suit everybody.' },
    { circleId: question, kind: 'question', number: 2, startAt: open, detail: null },
    { circleId: moved, kind: 'moves-used', number: 2, startAt: used, detail: null },
  ])
  expect(answer.circles.map(({ circle }) => circle.id)).toEqual(ids.slice(0, 5))
  expect(JSON.stringify(answer.concerns)).not.toContain(asked)
  expect(answer.calendars.map(({ person, problem }) => [person.id, problem.slice(0, 30)])).toEqual([[blind, 'This person has no mailbox in '], [unwatched, 'Outlook does not report change']].sort())
  expect([answer.total, answer.booked]).toEqual([8, 7])

  now.ahead += 200 * 86_400_000
  expect((await health()).concerns.map(({ kind }) => kind)).toEqual(['not-booked'])
})
