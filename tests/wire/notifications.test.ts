import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { watchCalendars } from '#api/graph/subscriptions.ts'
import { onError } from '#api/http/on-error.ts'
import { bookSeries } from '#api/scheduling/book-series.ts'
import { planSeries } from '#api/scheduling/plan-series.ts'
import { receiveChanges, receiveLifecycle } from '#api/scheduling/request-checks.ts'
import { compareWatches, keepWatches } from '#api/scheduling/watch-calendars.ts'
import { claimWatches, findWatches } from '#api/scheduling/watch-store.ts'
import { makeBookingCompany, seedBookingCompany } from '#scripts/bench/booking-company.ts'
import { openDoors } from '../support/api-doors.ts'
import { overDatabase } from '../support/enrol-approved.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const startsOn = Temporal.Now.plainDateISO('UTC').toString()
const company = makeBookingCompany(3, startsOn)
const server = createServer()
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const url = `http://localhost:${(server.address() as AddressInfo).port}`
const doors = await openDoors(inject('postgresUrl'), company.cast, url)
const { context, running, now } = doors
const { databaseUrl } = context.config
const { subscriptions, calendars, notifier, tenant, staff, meter } = running
server.on('request', context.web)
context.notifications.receive({ changes: (notices) => receiveChanges(context, notices), lifecycle: (news) => receiveLifecycle(context, news) })
context.web.use(onError(context.log))
// Somebody must be there to look, or nobody is asked to; what they would find is told elsewhere.
context.jobs.on('series.check-requested', 'check-series', () => Promise.resolve())
await context.jobs.start()
afterAll(async () => {
  server.close()
  server.closeAllConnections()
  await context.jobs.stop()
  await doors[Symbol.asyncDispose]()
})

await seedBookingCompany(databaseUrl, company, { startsOn, now: context.now() })
const circleIds = company.circles.map(({ id }) => id)
await planSeries(context, company.cohortId, circleIds)
await bookSeries(context, circleIds)
const [ours] = company.circles
if (!ours) throw new Error('The company has circles.')
const { mentorId, menteeIds: [menteeId = ''] } = ours
const memberIds = company.circles.flatMap((circle) => [circle.mentorId, ...circle.menteeIds])
await keepWatches(context)

beforeEach(async () => {
  await notifier.settled()
  await nobodyWaits()
})

/** As after everything that was asked for has been looked at. */
const nobodyWaits = () => overDatabase(databaseUrl, (client) => client.query(`update series set check_requested_at = null`))
const waiting = async (): Promise<string[]> => (await context.db.selectFrom('series').select('circleId').where('checkRequestedAt', 'is not', null).orderBy('circleId').execute()).map((row) => row.circleId)
const checks = () => overDatabase(databaseUrl, async (client) => (await client.query<{ jobs: number }>(`select count(*)::int as jobs from pgboss.job where name like 'series.check-requested/%'`)).rows[0]?.jobs ?? 0)
/** Every row that a notification could change. */
const rows = async () => ({ watches: await context.db.selectFrom('calendarWatches').selectAll().orderBy('personId').execute(), series: await context.db.selectFrom('series').selectAll().orderBy('circleId').execute(), jobs: await checks() })
const watchOf = (personId: string) => context.db.selectFrom('calendarWatches').selectAll().where('personId', '=', personId).executeTakeFirst()
const standing = (personId: string) => subscriptions.ofMailbox(personId).map(({ id }) => id)
const addresses = () => [context.notifications.urls.changes, context.notifications.urls.lifecycle]
const post = (address: string, body: string, type = 'application/json') => fetch(address, { method: 'POST', headers: { 'content-type': type }, body })

function pass(milliseconds: number): void {
  now.ahead += milliseconds
  tenant.clock.advance({ milliseconds })
}

/** A meeting in somebody's own calendar, which Graph then reports. */
function meet(personId: string, hours: number): void {
  const start = tenant.clock.now().add({ hours: 24 + hours }).toZonedDateTimeISO('Europe/London').toPlainDateTime()
  const wall = (at: Temporal.PlainDateTime) => at.toString({ smallestUnit: 'second' })
  calendars.book(personId, { subject: 'Dentist', localStart: wall(start), localEnd: wall(start.add({ minutes: 30 })), isAllDay: false, showAs: 'busy' })
}

test('every member’s calendar is watched once, with a secret of its own, for as long as Graph allows, and no data comes with the news', async () => {
  expect(subscriptions.all().map(({ personId }) => personId).sort()).toEqual([...new Set(memberIds)].sort())
  const states = subscriptions.all().map(({ clientState }) => clientState ?? '')
  expect(new Set(states).size).toBe(states.length)
  for (const state of states) expect(state.length).toBeGreaterThanOrEqual(32)
  for (const { expiresAt, lifecycleNotificationUrl } of subscriptions.all()) {
    expect(expiresAt - context.now()).toBeGreaterThan(6.5 * day)
    expect(lifecycleNotificationUrl).toBe(context.notifications.urls.lifecycle)
  }
  meter.reset()
  await keepWatches(context)
  expect(meter.parts).toBe(0)
})

test('the handshake gives the decoded word back as plain text before any body is read, and refuses long ones', async () => {
  const word = 'Validation: <b>Test & "more"</b> 100% ü'
  for (const address of addresses()) {
    const answer = await post(`${address}?validationToken=${encodeURIComponent(word)}`, '{ this is no JSON', 'application/json')
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-content-type-options'), await answer.text()]).toEqual([200, 'text/plain; charset=utf-8', 'nosniff', word])
    expect((await post(`${address}?validationToken=${'x'.repeat(1_001)}`, '')).status).toBe(400)
    expect((await post(`${address}?validationToken=a&validationToken=b`, '')).status).toBe(400)
  }
})

test('what is not right is answered like what is, and changes nothing', async () => {
  const [watch] = await findWatches(context.db, standing(mentorId))
  if (!watch?.subscriptionId) throw new Error('The mentor’s calendar is watched.')
  const right = { subscriptionId: watch.subscriptionId, clientState: watch.clientState, tenantId: context.config.tenantId, changeType: 'updated', lifecycleEvent: 'missed' }
  const before = await rows()
  const wrong = [
    { ...right, clientState: `${watch.clientState.slice(0, -1)}_` },
    { ...right, clientState: '' },
    { ...right, clientState: null },
    { ...right, subscriptionId: crypto.randomUUID() },
    { ...right, tenantId: crypto.randomUUID() },
    { ...right, subscriptionId: { $ne: null } },
    { ...right, subscriptionId: 'x'.repeat(10_000) },
    'nothing', null, 7,
  ]
  const bodies = [...wrong.map((entry) => JSON.stringify({ value: [entry] })), JSON.stringify({ value: Array.from({ length: 1_000 }, () => wrong[3]) }), JSON.stringify({ value: Array.from({ length: 1_001 }, () => right) }), '{ this is no JSON', '[]', '""', '', '{"value":{}}']
  for (const address of addresses()) {
    for (const body of bodies) expect((await post(address, body)).status, body.slice(0, 80)).toBe(202)
    expect((await post(address, JSON.stringify({ value: [right] }), 'text/html')).status).toBe(202)
    expect((await post(address, 'x'.repeat(1_100_000))).status).toBe(413)
  }
  expect(await rows()).toEqual(before)
  // The same, right in everything: otherwise the above would prove nothing.
  expect((await post(addresses()[0] ?? '', JSON.stringify({ value: [wrong[0], right, wrong[3]] }))).status).toBe(202)
  expect(await waiting()).toEqual(company.circles.filter((circle) => circle.mentorId === mentorId).map(({ id }) => id).sort())
})

test('a burst of changes is one look at the series', async () => {
  const before = await checks()
  for (const hours of [1, 2, 3, 4, 5]) meet(menteeId, hours)
  meet(mentorId, 6)
  await notifier.settled()
  expect(notifier.waiting()).toEqual([])
  expect(await waiting()).toContain(ours.id)
  const series = company.circles.filter((circle) => circle.mentorId === mentorId).length
  expect((await checks()) - before).toBe(series)
})

test('a watch is prolonged well before its end, and is the same one', async () => {
  const [id] = standing(mentorId)
  pass(4 * day)
  await keepWatches(context)
  const early = (await watchOf(mentorId))?.expiresAt ?? 0
  expect(early - context.now()).toBeLessThan(3 * day)
  pass(1.5 * day)
  await keepWatches(context)
  const late = (await watchOf(mentorId))?.expiresAt ?? 0
  expect(late - context.now()).toBeGreaterThan(6.5 * day)
  expect(standing(mentorId)).toEqual([id])
  expect(subscriptions.get(id ?? '')?.expiresAt).toBe(Math.floor(late / 1_000) * 1_000)
})

test('Graph’s demand to reauthorize is answered by prolonging, and what happened meanwhile is looked for', async () => {
  const [id = ''] = standing(menteeId)
  pass(2 * minute)
  subscriptions.askToReauthorize(id)
  await notifier.settled()
  expect(await waiting()).toEqual([ours.id])
  await keepWatches(context)
  expect([subscriptions.get(id)?.paused, standing(menteeId)]).toEqual([false, [id]])
})

test('a watch that Graph has ended is made anew; what was missed is looked for', async () => {
  const [id = ''] = standing(menteeId)
  pass(2 * minute)
  subscriptions.remove(id, true)
  await notifier.settled()
  expect(await waiting()).toEqual([ours.id])
  await nobodyWaits()
  await keepWatches(context)
  const [anew = ''] = standing(menteeId)
  expect([anew === id, standing(menteeId).length, (await watchOf(menteeId))?.subscriptionId]).toEqual([false, 1, anew])
  // Between the two nobody told of changes.
  expect(await waiting()).toEqual([ours.id])

  await nobodyWaits()
  running.trouble.order({ kind: 'notificationLost', path: new RegExp(menteeId), missed: true })
  meet(menteeId, 8)
  await notifier.settled()
  expect(await waiting()).toEqual([ours.id])
})

test('a watch that is no more although nobody said so is made anew when it is to be prolonged, or by the daily comparison', async () => {
  const silently = (personId: string) => standing(personId).forEach((id) => subscriptions.remove(id))
  silently(menteeId)
  pass(10 * minute)
  await compareWatches(context)
  expect(await watchOf(menteeId)).toMatchObject({ subscriptionId: null })
  await keepWatches(context)
  expect(standing(menteeId)).toEqual([(await watchOf(menteeId))?.subscriptionId])

  silently(mentorId)
  pass(5.5 * day)
  await nobodyWaits()
  await keepWatches(context)
  expect(standing(mentorId)).toEqual([(await watchOf(mentorId))?.subscriptionId])
  expect(await waiting()).toContain(ours.id)
})

test('a crash between Graph’s answer and our note leaves one watch in the end, and strangers’ are left alone', async () => {
  const [personId = ''] = company.circles[1]?.menteeIds ?? []
  const { changes, lifecycle } = context.notifications.urls
  // As a process leaves it that took the person in hand, heard Graph, and died.
  for (const id of standing(personId)) subscriptions.remove(id)
  await context.db.deleteFrom('calendarWatches').where('personId', '=', personId).execute()
  await claimWatches(context.db, [{ personId, clientState: 'of the one who died' }], context.now())
  const order = { personId, notificationUrl: changes, lifecycleUrl: lifecycle, clientState: 'of the one who died', expiresAt: context.now() + day }
  await watchCalendars(context.graph, [order, { ...order, notificationUrl: `${url}/api/notifications/calendar?of=another` }])
  const stranger = subscriptions.ofMailbox(personId).find(({ notificationUrl }) => notificationUrl !== changes)?.id
  expect(standing(personId)).toHaveLength(2)
  // While it may still be at work, nobody else takes it in hand.
  await keepWatches(context)
  await compareWatches(context)
  expect(standing(personId)).toHaveLength(2)
  pass(6 * minute)
  await keepWatches(context)
  pass(6 * minute)
  await compareWatches(context)
  const held = (await watchOf(personId))?.subscriptionId
  expect(held).toBeTruthy()
  expect(standing(personId).sort()).toEqual([held, stranger].sort())
})

test('a mailbox that Outlook refuses is kept with what helps, tried again within the hour and not every minute, and watched when it is back', async () => {
  const [personId = ''] = company.circles[2]?.menteeIds ?? []
  const person = tenant.people.get(personId)
  const mailbox = person?.mailbox
  if (!person || !mailbox) throw new Error('The mentee has a mailbox.')
  pass(2 * minute)
  staff.closeMailbox(personId)
  await notifier.settled()
  await keepWatches(context)
  const refused = await watchOf(personId)
  expect(refused).toMatchObject({ subscriptionId: null, problem: 'Outlook knows no mailbox for this person. Ask IT about their licence.' })
  person.mailbox = mailbox
  pass(5 * minute)
  await keepWatches(context)
  expect(await watchOf(personId)).toEqual(refused)
  pass(hour)
  await keepWatches(context)
  expect(await watchOf(personId)).toMatchObject({ problem: null, subscriptionId: standing(personId)[0] })
})

test('watches are ended when the last session is over', async () => {
  const count = subscriptions.all().length
  expect(count).toBeGreaterThan(4)
  // The tenant's clock stands: what is gone then was ended, and did not lapse.
  now.ahead += 200 * day
  await keepWatches(context)
  expect(await context.db.selectFrom('calendarWatches').selectAll().execute()).toEqual([])
  expect(subscriptions.all().filter(({ notificationUrl }) => notificationUrl === context.notifications.urls.changes)).toEqual([])
})
