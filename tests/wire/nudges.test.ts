import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { answerPulse, closeWarning, getMyNudges, getMyPulse, getPulseTotals, listWarnings, saveMyNudges, snoozeWarning } from '#api/nudges/contract.ts'
import { claimNudges, forgetAttempt, listSent, releaseNudge, takeUpDue } from '#api/nudges/store.ts'
import { openStore, type Trx } from '#api/store/open.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import type { Card } from '#scripts/tenant/connector/chats.ts'
import { overDatabase } from '../support/enrol-approved.ts'
import { action, actionsOf, type CardButton, expectValid } from '../support/expect-valid-card.ts'
import { ablePeople, type Able, publishPairs } from '../support/season.ts'
import { eventually, startWorld, type World } from '../support/start-world.ts'
import { stepsDone } from '../support/steps-done.ts'

const hour = 3_600_000
const day = 24 * hour

type Circle = { id: string; mentor: Able; mentee: Able; sessions: { startAt: number; endAt: number }[] }

let world: World
let organizerId: string
let cohortId: string
let circles: Circle[]

const circleOf = (nth: number): Circle => {
  const circle = circles[nth]
  if (!circle) throw new Error('There is no such circle.')
  return circle
}

beforeAll(async () => {
  world = await startWorld(inject('postgresUrl'))
  organizerId = organizerOf(world.running.tenant.cast)
  await waitForPeople(world.callAs, organizerId)
  // Whoever works the usual week, so that a moment of the test is one at which all of them may be written to.
  const people = ablePeople(world).filter(({ mailbox }) => mailbox?.ianaTimeZone === 'Europe/London' && mailbox.workingHours.daysOfWeek.length === 5 && mailbox.workingHours.startTime <= '09:00' && mailbox.workingHours.endTime >= '17:00')
  const pairs = [0, 1].map((nth): [Able, Able] => {
    const [mentor, mentee] = [people[2 * nth], people[2 * nth + 1]]
    if (!mentor || !mentee || mentor.department === mentee.department) throw new Error('People stand in turns of their departments.')
    return [mentor, mentee]
  })
  const published = await publishPairs(world, pairs)
  cohortId = published.cohortId
  circles = published.circles
    .map(({ circle, series }) => {
      const find = (id: string | undefined) => people.find((person) => person.id === id)
      const [mentor, mentee] = [find(circle.mentor?.id), find(circle.mentees[0]?.id)]
      if (!mentor || !mentee || series.state !== 'booked') throw new Error('Both circles are booked.')
      return { id: circle.id, mentor, mentee, sessions: series.occurrences }
    })
    .sort((a, b) => (a.sessions[0]?.startAt ?? 0) - (b.sessions[0]?.startAt ?? 0))
})

afterAll(() => world[Symbol.asyncDispose]())

const session = (circle: Circle, number: number) => {
  const found = circle.sessions[number - 1]
  if (!found) throw new Error('There is no such session.')
  return found
}
const jumpTo = (at: number) => world.running.tenant.clock.advance({ milliseconds: at - world.running.tenant.clock.now().epochMilliseconds })
const now = () => world.running.tenant.clock.now().epochMilliseconds
const inLondon = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London')
const isWorkday = (at: number) => inLondon(at).dayOfWeek < 6
const tenOn = (at: number) => inLondon(at).with({ hour: 10, minute: 0, second: 0, millisecond: 0 }).epochMilliseconds
/** Ten o'clock of the working day before, or of the first one from a moment on. */
function workdayBefore(at: number): number {
  let found = tenOn(at) - day
  while (!isWorkday(found)) found -= day
  return tenOn(found)
}
function workdayFrom(at: number): number {
  let found = tenOn(at)
  while (found < at || !isWorkday(found)) found = tenOn(found + day)
  return found
}

const messages = (personId: string) => (world.connector.chats.ofPerson(personId)?.messages ?? []).filter((message) => message.content.cards.length > 0)
const words = (value: unknown) => JSON.stringify(value)
const holding = (personId: string, text: string) => messages(personId).filter((message) => words(message.content.cards).includes(text))
async function cardIn(personId: string, text: string): Promise<{ id: string; card: Card }> {
  const message = await eventually(() => Promise.resolve(holding(personId, text).at(-1)), (found) => found !== undefined, 30_000)
  const card = message?.content.cards[0]
  if (!message || !card) throw new Error('A card was there a moment ago.')
  return { id: message.id, card }
}
async function press(personId: string, messageId: string, button: object): Promise<Card> {
  const outcome = await world.connector.bot.press(personId, messageId, button as never, 'manual')
  if (outcome.kind !== 'card' || !outcome.cards[0]) throw new Error(`No card came back: ${words(outcome)}`)
  expectValid(outcome.cards[0])
  return outcome.cards[0]
}
/** The answers of a question stand in its body. */
function choice(card: Card, title: string): CardButton {
  const choices = (card['body'] as { type: string; actions?: CardButton[] }[]).flatMap((element) => (element.type === 'ActionSet' ? (element.actions ?? []) : []))
  const found = choices.find((entry) => entry.title === title)
  if (!found) throw new Error(`There is no answer “${title}”, only ${choices.map((entry) => entry.title).join(', ')}.`)
  return found
}
const rows = <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => overDatabase(world.databaseUrl, async (client) => (await client.query<Row>(query, values)).rows)

type Fate = { state: string; why: string | null; due_at: string }
/** Lets the clock run to whenever a nudge is looked at next, as people are away now and then, until it is sent or dropped. */
async function fateOf(personId: string, kind: string): Promise<Fate> {
  return eventually(async () => {
    const [row] = await rows<Fate>('select state, why, due_at from nudges where person_id = $1 and kind = $2 order by about_at desc limit 1', [personId, kind])
    if (row?.state === 'due' && row.why !== null && Number(row.due_at) > now()) jumpTo(Number(row.due_at))
    return row ?? { state: 'due', why: null, due_at: '0' }
  }, ({ state }) => state === 'sent' || state === 'dropped')
}

test('on the working day before a session each member is told once what to prepare, whoever is out of office is not, and one press turns it off', async () => {
  const { id, mentor, mentee } = circleOf(0)
  const { startAt } = session(circleOf(0), 1)
  const before = workdayBefore(startAt)
  const local = (time: string) => `${inLondon(before).toPlainDate().toString()}T${time}`
  world.running.calendars.book(mentee.id, { subject: 'Away', localStart: local('00:00:00'), localEnd: local('23:59:00'), isAllDay: false, showAs: 'oof' })
  jumpTo(before - 2 * hour)
  await eventually(() => rows<{ why: string }>(`select why from nudges where circle_id = $1 and kind = 'prepare' and number = 1`, [id]), (found) => found.length === 2 && found.every(({ why }) => why === 'It is too early.'))
  expect(messages(mentor.id)).toEqual([])
  jumpTo(before)
  await eventually(() => rows<{ why: string }>(`select why from nudges where person_id = $1 and circle_id = $2 and kind = 'prepare' and number = 1`, [mentee.id, id]), (found) => found[0]?.why === 'Its receiver is out of office.')
  expect(messages(mentee.id)).toEqual([])
  expect(await fateOf(mentor.id, 'prepare')).toMatchObject({ state: 'sent' })
  const { id: messageId, card } = await cardIn(mentor.id, 'to prepare')
  expectValid(card)
  expect(actionsOf(card).map(({ title }) => title)).toEqual(['Prepare', "I can't make it", 'Turn these off', 'Fewer messages'])
  expect(words(card)).toContain(inLondon(startAt).toPlainTime().toString({ smallestUnit: 'minute' }))
  expect(words(card)).toContain('Read what your mentees want to learn')
  expect(words(await press(mentor.id, messageId, action(card, 'Turn these off')))).toContain('Before a session')
  expect((await world.callAs(mentor.id, getMyNudges)).kinds.map(({ kind, on }) => [kind, on])).toEqual([['prepare', false], ['pulse', true], ['quiet-circle', true], ['story', true], ['kept-ties', true]])
  await world.callAs(mentor.id, saveMyNudges, { input: { off: ['prepare'] } })
  expect((await world.callAs(organizerId, getMyNudges)).kinds.map(({ kind }) => kind)).toContain('early-warning')
  // The mentee is back on the day itself, where that is early enough.
  const fate = await fateOf(mentee.id, 'prepare')
  expect(fate.state === 'sent' || fate.why === 'Its receiver is out of office.').toBe(true)
  expect(holding(mentor.id, 'to prepare')).toHaveLength(1)
})

test('after a session each member is asked in three presses at most; ten presses at once are one row, an old card shows what holds now, and help goes to the organizer by name', async () => {
  const circle = circleOf(0)
  const { mentor, mentee } = circle
  const { endAt } = session(circle, 1)
  const params = { circleId: circle.id, number: 1 }
  await expect(world.callAs(mentee.id, answerPulse, { params, input: { worth: 3 } })).rejects.toThrow('has not ended')
  jumpTo(workdayFrom(endAt + 2 * hour))
  for (const personId of [mentee.id, mentor.id]) expect(await fateOf(personId, 'pulse')).toMatchObject({ state: 'sent' })
  const { id: messageId, card } = await cardIn(mentee.id, 'worth your time')
  const mentorCard = await cardIn(mentor.id, 'worth your time')
  expectValid(card)
  expect(words(card)).toContain('totals of five or more')
  expect((await world.callAs(mentee.id, getMyPulse)).pulses.map(({ circleId, number, state }) => [circleId, number, state])).toEqual([[circle.id, 1, 'open']])

  await Promise.all(['Very much', 'Yes', 'Partly', 'A little', 'Not at all', 'Very much', 'Yes', 'Partly', 'A little', 'Not at all'].map((title) => press(mentee.id, messageId, choice(card, title))))
  const second = await press(mentee.id, messageId, choice(card, 'Partly'))
  expect(words(second)).toContain('Do you know your next step?')
  const third = await press(mentee.id, messageId, choice(second, 'Yes'))
  expect(words(third)).toContain('goes to the organizer with your name')
  const done = await press(mentee.id, messageId, choice(third, 'Yes, with the time'))
  expect(words(done)).toContain('Thank you')
  expect(await stepsDone(world, mentee.id)).toEqual(expect.arrayContaining(['nudge', 'pulse']))
  expect(await rows('select worth, next_step, help, skipped from pulses where circle_id = $1', [circle.id])).toEqual([{ worth: 3, next_step: 'yes', help: 'time', skipped: false }])

  expect(words(await press(mentee.id, messageId, choice(card, 'Yes')))).toContain('Thank you')
  const again = await press(mentee.id, messageId, action(done, 'Change my answers'))
  expect(words(again)).toContain('So far: Yes.')
  expect(words(await press(mentee.id, messageId, choice(again, 'Very much')))).toContain('next step')

  const { warnings } = await world.callAs(organizerId, listWarnings, { params: { cohortId } })
  expect(warnings.map(({ rule, person, number, circle: { id } }) => [rule, person?.id, number, id])).toEqual([['help-asked', mentee.id, 1, circle.id]])
  expect(warnings[0]?.sentence).toBe(`${mentee.displayName} asked for help with the time after session 1.`)
  const stranger = circleOf(1).mentee.id
  await expect(world.callAs(stranger, answerPulse, { params, input: { worth: 1 } })).rejects.toThrow('no such circle')
  expect(words(await world.connector.bot.press(stranger, messageId, choice(card, 'Yes') as never, 'manual'))).not.toContain('"card"')

  const skipped = await press(mentor.id, mentorCard.id, { type: 'Action.Execute', verb: 'pulse.skip', data: params })
  expect(words(skipped)).toContain('Left out, and that is fine')
  expect(words(await world.callAs(organizerId, getPulseTotals, { params: { cohortId } }))).not.toContain('"count"')

  // Whoever left it out may still answer, and what they say counts from then on.
  jumpTo(now() + 2 * hour)
  const answeredAfterSkip = now()
  await world.callAs(mentor.id, answerPulse, { params, input: { worth: 4 } })
  const [late] = await rows<{ answered_at: string; skipped: boolean }>('select answered_at, skipped from pulses where circle_id = $1 and person_id = $2', [circle.id, mentor.id])
  expect([Number(late?.answered_at) >= answeredAfterSkip, late?.skipped]).toEqual([true, false])
  expect(await world.callAs(organizerId, getPulseTotals, { params: { cohortId } })).toMatchObject({ asked: 0, answered: 0, responseRate: null, counted: 0 })

  jumpTo(now() + 25 * hour)
  expect(words(await press(mentee.id, messageId, choice(card, 'Not at all')))).toContain('This is closed now')
  await expect(world.callAs(mentee.id, answerPulse, { params, input: { worth: 1 } })).rejects.toThrow('closed')
  expect(words(await press(mentor.id, mentorCard.id, choice(third, 'Yes, with the time')))).toContain('Yes, with the time')
  expect((await world.callAs(organizerId, listWarnings, { params: { cohortId } })).warnings.map(({ person }) => person?.id)).toContain(mentor.id)
  await world.callAs(mentor.id, answerPulse, { params, input: { help: 'no' } })
  expect((await world.callAs(mentee.id, getMyPulse)).pulses).toMatchObject([{ number: 1, worth: { answer: 5 }, help: { answer: 'time' }, changeableUntilAt: null, helpUntilAt: expect.any(Number) as number }])
})

test('a session that moved twice, a circle that was quiet for three weeks and a mentor who hands over are warnings with their reasons; what is over closes itself, and what was closed stays closed', async () => {
  const [quiet, moved] = [circleOf(0), circleOf(1)]
  const list = async () => (await world.callAs(organizerId, listWarnings, { params: { cohortId } })).warnings
  const ruleOf = (circle: Circle, rule: string) => async () => (await list()).find((warning) => warning.rule === rule && warning.circle.id === circle.id)
  const setMoves = (moves: number) => rows(`update series set occurrences = jsonb_set(occurrences, '{2,moves}', $2) where circle_id = $1`, [moved.id, String(moves)])
  await setMoves(2)
  jumpTo(now() + hour)
  const raised = await eventually(ruleOf(moved, 'moved-twice'), (found) => found !== undefined)
  expect(raised).toMatchObject({ number: 3, person: null, sentence: expect.stringContaining('moved twice') as string })
  await setMoves(0)
  jumpTo(now() + hour)
  await eventually(ruleOf(moved, 'moved-twice'), (found) => found === undefined)

  jumpTo(workdayFrom(session(quiet, 1).endAt + 21 * day))
  expect(await fateOf(quiet.mentor.id, 'quiet-circle')).toMatchObject({ state: 'sent' })
  const { id: messageId, card } = await cardIn(quiet.mentor.id, 'How shall your circle go on')
  expectValid(card)
  expect(holding(quiet.mentee.id, 'How shall your circle go on')).toEqual([])
  const warning = await eventually(ruleOf(quiet, 'quiet'), (found) => found !== undefined)
  expect(warning?.sentence).toMatch(/^Session 1 was planned on \d+ \w+, and three weeks later it has not been closed\.$/)
  const answered = await press(quiet.mentor.id, messageId, choice(card, 'Hand it over'))
  expect(words(answered)).toContain('Your answer: Hand it over.')
  const asked = await eventually(async () => (await list()).find(({ person }) => person?.id === quiet.mentor.id), (found) => found !== undefined)
  expect(asked?.sentence).toBe(`${quiet.mentor.displayName} asks that somebody else takes the circle over.`)
  expect(await fateOf(organizerId, 'early-warning')).toMatchObject({ state: 'sent' })
  expectValid((await cardIn(organizerId, 'look at')).card)

  const untilOn = inLondon(now() + 3 * day).toPlainDate().toString()
  const snoozed = await world.callAs(organizerId, snoozeWarning, { params: { warningId: warning?.id ?? '' }, input: { untilOn } })
  expect(snoozed.snoozedUntilAt).toBe(Temporal.PlainDate.from(untilOn).toZonedDateTime('UTC').epochMilliseconds)
  await expect(world.callAs(organizerId, snoozeWarning, { params: { warningId: warning?.id ?? '' }, input: { untilOn: '2020-01-01' } })).rejects.toThrow('ahead')
  for (const entry of await list()) await world.callAs(organizerId, closeWarning, { params: { warningId: entry.id }, input: { outcome: 'acted' } })
  jumpTo(workdayFrom(now() + hour))
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect((await list()).filter(({ circle }) => circle.id === quiet.id)).toEqual([])
})

test('nobody got more than two in seven days, nobody was written to outside nine to five, and whatever did not go out has its reason', async () => {
  const found = await rows<{ person_id: string; state: string; why: string | null; sent_at: string | null }>('select person_id, state, why, sent_at from nudges')
  const sent = found.flatMap((row) => (row.sent_at === null ? [] : [{ person: row.person_id, at: Number(row.sent_at) }]))
  expect(sent.length).toBeGreaterThan(5)
  for (const { person, at } of sent) {
    expect(sent.filter((other) => other.person === person && other.at >= at && other.at < at + 7 * day).length).toBeLessThanOrEqual(2)
    if (person === organizerId) continue
    expect([isWorkday(at), inLondon(at).hour >= 9 && inLondon(at).hour < 17]).toEqual([true, true])
  }
  expect(found.filter(({ state, why }) => state === 'dropped' && !why)).toEqual([])
})

test('what a process claimed and never reported as sent is decided about again', async () => {
  const { mentee } = circleOf(0)
  const claimed = await rows<{ id: string }>(`update nudges set state = 'claimed', claimed_at = $2, sent_at = null where person_id = $1 and kind = 'pulse' returning id`, [mentee.id, now() - hour])
  expect(claimed.length).toBeGreaterThan(0)
  const ids = claimed.map(({ id }) => id)
  const decided = await eventually(() => rows<{ state: string; why: string | null }>('select state, why from nudges where id = any($1)', [ids]), (found) => found.every(({ state }) => state === 'dropped'))
  expect(decided.every(({ why }) => why === 'Its moment has passed.' || why === 'It was answered in Crosspath.')).toBe(true)
})

test('what may have gone out keeps counting, however often it is claimed again, and only a refusal is forgotten', async () => {
  const { db, close } = openStore(world.databaseUrl, { maxConnections: 1 })
  const monday = now() + 400 * day
  const [nudge] = await rows<{ id: string; person_id: string }>(`select id, person_id from nudges where state = 'sent' limit 1`)
  if (!nudge) throw new Error('Something was sent.')
  const { id, person_id: personId } = nudge
  const sentAt = async (trx: Trx) => (await listSent(trx, [personId], monday - 1)).get(personId)?.map(({ at }) => at).sort()
  await db
    .transaction()
    .execute(async (trx) => {
      await claimNudges(trx, [{ id, personId }], monday)
      await takeUpDue(trx, monday + hour, { againAt: monday + 2 * hour, claimedBefore: monday + 1 }, 1)
      await claimNudges(trx, [{ id, personId }], monday + day)
      await releaseNudge(trx, id, monday + 2 * day)
      expect(await sentAt(trx)).toEqual([monday, monday + day])
      await forgetAttempt(trx, id, monday + day)
      expect(await sentAt(trx)).toEqual([monday])
      throw new Error('Nothing of this stays.')
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== 'Nothing of this stays.') throw error
    })
  await close()
})

test('an old card about a circle that has ended says that it is over, and a stranger still hears nothing of it', async () => {
  const { id, mentor, mentee } = circleOf(0)
  const cards = { pulse: await cardIn(mentee.id, 'worth your time'), quiet: await cardIn(mentor.id, 'How shall your circle go on') }
  const params = { circleId: id, number: 1 }
  const quiet = choice(cards.quiet.card, 'We carry on')
  const pulsePresses = [
    { type: 'Action.Execute', verb: 'pulse.show', data: params },
    { type: 'Action.Execute', verb: 'pulse.skip', data: params },
    choice(cards.pulse.card, 'Yes'),
  ]
  await rows(`update circles set state = 'ended' where id = $1`, [id])
  const over: Card[] = []
  for (const button of pulsePresses) over.push(await press(mentee.id, cards.pulse.id, button))
  over.push(await press(mentor.id, cards.quiet.id, quiet))
  over.push(await press(mentor.id, cards.quiet.id, { ...quiet, verb: 'nudge.show' }))
  for (const card of over) {
    expect(words(card)).toContain('There is nothing for you to do.')
    expect(actionsOf(card).map(({ title }) => title)).toEqual(['Open Crosspath'])
  }
  const stranger = circleOf(1).mentee.id
  expect(words(await world.connector.bot.press(stranger, cards.pulse.id, pulsePresses[0] as never, 'manual'))).not.toContain('"card"')
  await rows(`update circles set state = 'active' where id = $1`, [id])
})
