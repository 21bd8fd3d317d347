import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { listSeries, type Occurrence } from '#api/scheduling/contract.ts'
import { everythingQuiet } from '../support/everything-quiet.ts'
import { ablePeople, type Able, publishPairs } from '../support/season.ts'
import { eventually, startWorld, type World } from '../support/start-world.ts'

const day = 86_400_000

type Circle = { cohortId: string; circleId: string; mentor: Able; mentee: Able }

let world: World
let circles: Circle[]

/** One circle of two for each test, all in one company; every calendar is watched before anything happens to it. */
beforeAll(async () => {
  world = await startWorld(inject('postgresUrl'))
  await waitForPeople(world.callAs, organizerOf(world.running.tenant.cast))
  const people = ablePeople(world)
  const pairs = Array.from({ length: 5 }, (_, nth): [Able, Able] => {
    const mentor = people[2 * nth]
    const mentee = people[2 * nth + 1]
    if (!mentor || !mentee || mentor.department === mentee.department) throw new Error('People stand in turns of their departments.')
    return [mentor, mentee]
  })
  const published = await publishPairs(world, pairs)
  circles = published.circles.map(({ circle, series }) => {
    if (series.state !== 'booked') throw new Error(`The circle is booked, not ${series.state}: ${series.problem}.`)
    const find = (id: string | undefined) => people.find((person) => person.id === id)
    const [mentor, mentee] = [find(circle.mentor?.id), find(circle.mentees[0]?.id)]
    if (!mentor || !mentee) throw new Error('A circle has a mentor and a mentee.')
    return { cohortId: published.cohortId, circleId: circle.id, mentor, mentee }
  })
  await eventually(() => Promise.resolve(circles.flatMap(({ mentor, mentee }) => [mentor, mentee]).map((person) => world.running.subscriptions.ofMailbox(person.id).length)), (counts) => counts.every((count) => count === 1))
}, 180_000)

afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

function circleOf(nth: number): Circle {
  const circle = circles[nth]
  if (!circle) throw new Error(`There are fewer than ${nth + 1} circles.`)
  return circle
}

async function sessions(world: World, circle: Circle): Promise<Occurrence[]> {
  const { circles } = await world.callAs(organizerOf(world.running.tenant.cast), listSeries, { params: { cohortId: circle.cohortId } })
  return circles.find((found) => found.circle.id === circle.circleId)?.series.occurrences ?? []
}

/** Our meetings in one person's Outlook, in order. */
function inOutlook({ running: { tenant, calendars } }: World, personId: string) {
  const now = tenant.clock.now()
  return calendars.eventsOf(personId, now, now.add({ hours: 24 * 200 })).filter((entry) => entry.subject.includes('Bridges') && !entry.isCancelled && entry.response !== 'declined')
}

/** The second session: far enough ahead to be moved. */
async function second(world: World, circle: Circle): Promise<Occurrence> {
  const session = (await sessions(world, circle))[1]
  if (!session) throw new Error('The series has a second session.')
  return session
}

async function movedSecond(world: World, circle: Circle, from: Occurrence): Promise<Occurrence> {
  const moved = await eventually(() => second(world, circle), (session) => session.startAt !== from.startAt)
  for (const personId of [circle.mentor.id, circle.mentee.id]) {
    await eventually(
      () => Promise.resolve(inOutlook(world, personId).map((entry) => entry.start.epochMilliseconds)),
      (starts) => starts.length === 4 && starts.includes(moved.startAt) && !starts.includes(from.startAt),
    )
  }
  return moved
}

/** A stretch on a person's own wall clock. */
function wallClock(person: Able, session: { startAt: number; endAt: number }) {
  const zone = person.mailbox?.ianaTimeZone ?? 'Europe/London'
  const local = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' })
  return { localStart: local(session.startAt), localEnd: local(session.endAt) }
}

function told(world: World, personId: string): string[] {
  return (world.connector.chats.ofPerson(personId)?.messages ?? []).map((message) => JSON.stringify(message)).filter((message) => message.includes('has moved'))
}

test('a session moves by itself when a member declines it, gets busy or is away; everybody is told once, the others stay, and moves come to an end', async () => {
  const circle = circleOf(0)
  const { calendars } = world.running
  const before = await sessions(world, circle)

  const first = await second(world, circle)
  const invitation = inOutlook(world, circle.mentee.id).find((entry) => entry.start.epochMilliseconds === first.startAt)
  calendars.answer(circle.mentee.id, invitation?.id ?? '', 'declined')
  const afterDecline = await movedSecond(world, circle, first)
  await eventually(() => Promise.resolve([circle.mentor.id, circle.mentee.id].map((id) => told(world, id).length)), (counts) => counts.every((count) => count === 1))

  calendars.book(circle.mentor.id, { subject: 'Board meeting', ...wallClock(circle.mentor, afterDecline), isAllDay: false, showAs: 'busy' })
  const afterClash = await movedSecond(world, circle, afterDecline)

  const others = (await sessions(world, circle)).filter(({ number }) => number !== 2)
  expect(others.map(({ startAt }) => startAt)).toEqual(before.filter(({ number }) => number !== 2).map(({ startAt }) => startAt))
  const third = others.find(({ number }) => number === 3)
  expect(afterClash.startAt - (others[0]?.startAt ?? 0)).toBeGreaterThanOrEqual(14 * day - 12 * 3_600_000)
  expect((third?.startAt ?? 0) - afterClash.startAt).toBeGreaterThanOrEqual(14 * day - 12 * 3_600_000)

  // Twice is what a program allows unless it says otherwise: from now on the circle decides.
  calendars.book(circle.mentee.id, { subject: 'Away', ...wallClock(circle.mentee, afterClash), isAllDay: false, showAs: 'oof' })
  const stuck = await eventually(() => second(world, circle), (session) => session.note !== null)
  expect(stuck.startAt).toBe(afterClash.startAt)
  expect(stuck.note).toContain('2 times already')

  await world.running.notifier.settled()
  const [moves] = [told(world, circle.mentor.id), told(world, circle.mentee.id)]
  expect(moves).toHaveLength(2)
  expect(moves.join(' ')).not.toContain('Board meeting')
  expect(moves.join(' '), 'whose calendar it was stays unsaid').not.toContain(circle.mentee.displayName.split(' ')[0] ?? '?')
}, 180_000)

test('where Outlook’s word is lost or the subscription has lapsed, the clock finds what changed; a week away moves just its own session', async () => {
  const circle = circleOf(1)
  const { calendars, subscriptions, trouble, tenant } = world.running
  const first = await second(world, circle)
  trouble.order({ path: /./, kind: 'notificationLost', times: 100 })
  const zone = circle.mentor.mailbox?.ianaTimeZone ?? 'Europe/London'
  const monday = Temporal.Instant.fromEpochMilliseconds(first.startAt).toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 2 })
  calendars.book(circle.mentor.id, { subject: 'Holiday', localStart: `${monday.toString()}T00:00:00`, localEnd: `${monday.add({ days: 5 }).toString()}T00:00:00`, isAllDay: true, showAs: 'oof' })
  tenant.clock.advance({ hours: 2 })
  const moved = await movedSecond(world, circle, first)
  expect(Math.abs(moved.startAt - first.startAt)).toBeGreaterThan(day)
  trouble.clear()

  for (const subscription of subscriptions.ofMailbox(circle.mentee.id)) subscriptions.remove(subscription.id)
  calendars.book(circle.mentee.id, { subject: 'Workshop', ...wallClock(circle.mentee, moved), isAllDay: false, showAs: 'busy' })
  tenant.clock.advance({ hours: 25 })
  await movedSecond(world, circle, moved)
  await eventually(() => Promise.resolve(subscriptions.ofMailbox(circle.mentee.id).length), (count) => count === 1)
}, 180_000)

test('a mentor who moves a session to a good time is followed, to a bad time is not; a session called off gets a new date of its own', async () => {
  const circle = circleOf(2)
  const { calendars } = world.running
  const first = await second(world, circle)
  const entryAt = (startAt: number) => inOutlook(world, circle.mentor.id).find((entry) => entry.start.epochMilliseconds === startAt)?.id ?? ''

  // The middle of the night suits nobody.
  const night = Temporal.PlainDateTime.from(wallClock(circle.mentor, first).localStart).with({ hour: 3, minute: 0 }).toString({ smallestUnit: 'second' })
  calendars.move(circle.mentor.id, entryAt(first.startAt), night)
  await eventually(() => Promise.resolve(inOutlook(world, circle.mentee.id).map((entry) => entry.start.epochMilliseconds)), (starts) => starts.includes(first.startAt))
  expect((await second(world, circle)).startAt).toBe(first.startAt)

  const before = inOutlook(world, circle.mentor.id).length
  calendars.takeOut(circle.mentor.id, entryAt(first.startAt))
  const again = await eventually(() => second(world, circle), (session) => session.startAt !== first.startAt)
  for (const personId of [circle.mentor.id, circle.mentee.id]) {
    await eventually(() => Promise.resolve(inOutlook(world, personId).map((entry) => entry.start.epochMilliseconds)), (starts) => starts.length === before && starts.filter((at) => at === again.startAt).length === 1)
  }
}, 180_000)

test('a time that needs somebody’s tentative meeting is asked of them alone: a yes moves the session, a no leaves them their time', async () => {
  const circle = circleOf(3)
  const { calendars } = world.running
  const first = await second(world, circle)
  const zone = circle.mentee.mailbox?.ianaTimeZone ?? 'Europe/London'
  const date = Temporal.Instant.fromEpochMilliseconds(first.startAt).toZonedDateTimeISO(zone).toPlainDate()
  const month = date.with({ day: 1 })
  const wholeDays = (from: Temporal.PlainDate, to: Temporal.PlainDate, showAs: 'oof' | 'tentative') => {
    if (Temporal.PlainDate.compare(from, to) < 0) calendars.book(circle.mentee.id, { subject: 'Fair', localStart: `${from.toString()}T00:00:00`, localEnd: `${to.toString()}T00:00:00`, isAllDay: true, showAs })
  }
  // All that is left of the month is the day itself, and on it something tentative.
  wholeDays(month, date, 'oof')
  wholeDays(date.add({ days: 1 }), month.add({ months: 1 }), 'oof')
  wholeDays(date, date.add({ days: 1 }), 'tentative')
  calendars.book(circle.mentee.id, { subject: 'Interview', ...wallClock(circle.mentee, first), isAllDay: false, showAs: 'busy' })

  const questions = (personId: string) => (world.connector.chats.ofPerson(personId)?.messages ?? []).filter((message) => JSON.stringify(message).includes('Can session 2 move?'))
  const [question] = await eventually(() => Promise.resolve(questions(circle.mentee.id)), (found) => found.length === 1)
  expect(questions(circle.mentor.id)).toHaveLength(0)
  expect((await second(world, circle)).note).toBe('A new time is being asked for.')
  const about = { circleId: circle.circleId, number: 2 }
  const strange = await world.connector.bot.press(circle.mentor.id, question?.id ?? '', { type: 'Action.Execute', verb: 'session.answer-move', data: { ...about, agrees: true } }, 'manual')
  expect(strange.kind).toBe('error')

  const outcome = await world.connector.bot.press(circle.mentee.id, question?.id ?? '', { type: 'Action.Execute', verb: 'session.answer-move', data: { ...about, agrees: true } }, 'manual')
  expect(JSON.stringify(outcome)).toContain('Thank you, we use this time')
  const moved = await movedSecond(world, circle, first)

  // A second clash on that day: they were asked once, and are not asked again about the same session.
  calendars.book(circle.mentee.id, { subject: 'Second interview', ...wallClock(circle.mentee, moved), isAllDay: false, showAs: 'busy' })
  const stuck = await eventually(() => second(world, circle), (session) => session.note !== null)
  expect(stuck.note).toContain('No other hour of its month is free for everybody')
  expect(questions(circle.mentee.id)).toHaveLength(1)
}, 180_000)

test('a tentative invitation for the same hour moves nothing, a calendar that cannot be seen is never taken for free, and a session called off again and again comes to rest', async () => {
  const circle = circleOf(4)
  const { calendars, staff } = world.running
  const first = await second(world, circle)
  const entry = inOutlook(world, circle.mentee.id).find(({ start }) => start.epochMilliseconds === first.startAt)
  calendars.answer(circle.mentee.id, entry?.id ?? '', 'accepted')
  for (const person of [circle.mentor, circle.mentee]) calendars.book(person.id, { subject: 'Lunch?', ...wallClock(person, first), isAllDay: false, showAs: 'tentative' })
  await everythingQuiet(world)
  expect(await second(world, circle)).toEqual(first)

  staff.hideFreeBusy(circle.mentee.id)
  calendars.book(circle.mentor.id, { subject: 'Audit', ...wallClock(circle.mentor, first), isAllDay: false, showAs: 'busy' })
  const unseen = await eventually(() => second(world, circle), ({ note }) => note !== null)
  expect(unseen.startAt).toBe(first.startAt)
  expect(unseen.note).toContain('A calendar cannot be seen')
  staff.hideFreeBusy(circle.mentee.id, false)
  world.running.tenant.clock.advance({ hours: 2 })
  const moved = await movedSecond(world, circle, first)

  const callOff = (startAt: number) => calendars.takeOut(circle.mentor.id, inOutlook(world, circle.mentor.id).find(({ start }) => start.epochMilliseconds === startAt)?.id ?? '')
  callOff(moved.startAt)
  const madeUp = await movedSecond(world, circle, moved)
  callOff(madeUp.startAt)
  const rest = await eventually(() => second(world, circle), ({ note }) => note !== null)
  expect(rest.note).toContain('called off in Outlook. It has been moved 2 times already')
  await everythingQuiet(world)
  expect(inOutlook(world, circle.mentor.id)).toHaveLength(3)
}, 180_000)
