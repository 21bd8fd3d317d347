import { randomUUID } from 'node:crypto'
import * as adaptive from 'adaptivecards'
import { afterAll, expect, inject, test } from 'vitest'
import { saveMyEnrolment, submitMyEnrolment, withdrawEnrolment } from '#api/enrolment/contract.ts'
import { getHome, setPreparation } from '#api/roadmap/contract.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { channelBotId, channelUserId, type Card } from '#scripts/tenant/connector/chats.ts'
import { overDatabase } from '../support/enrol-approved.ts'
import { ablePeople, openSeason, publishPairs } from '../support/season.ts'
import { send } from '../support/send.ts'
import { eventually, startWorld } from '../support/start-world.ts'

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { running, callAs, apiUrl, connector } = world
const { tenant, installations, entra } = running
const organizerId = organizerOf(tenant.cast)
await waitForPeople(callAs, organizerId)
const people = ablePeople(world)

const messages = (personId: string) => connector.chats.ofPerson(personId)?.messages.filter(({ author }) => author === 'app') ?? []
const cardsOf = (personId: string) => messages(personId).flatMap(({ content }) => content.cards)
const words = (card: unknown) => JSON.stringify(card)
type Button = { type: string; title: string; verb?: string; data?: unknown; url?: string }
const buttonsOf = (card: Card) => (card['actions'] ?? []) as Button[]
const titlesOf = (card: Card) => buttonsOf(card).map(({ title }) => title)
const titleOf = (card: Card) => (card['body'] as { text: string }[])[0]?.text

/** Writes to the bot and gives back the card it answers with, held against Microsoft's own parser. */
async function ask(personId: string, text: string): Promise<Card> {
  if (!installations.has(personId)) {
    installations.install(personId)
    await eventually(() => Promise.resolve(cardsOf(personId)), (found) => found.length > 0)
  }
  const before = messages(personId).length
  const delivery = await connector.bot.say(personId, text)
  expect(delivery.status).toBe(200)
  const found = messages(personId)
  expect(found).toHaveLength(before + 1)
  const [card] = found.at(-1)?.content.cards ?? []
  if (!card) throw new Error(`No card answered “${text}”.`)
  expectValid(card)
  return card
}

function expectValid(card: Card): void {
  const context = new adaptive.SerializationContext(adaptive.Versions.v1_5)
  const parsed = new adaptive.AdaptiveCard()
  parsed.parse(structuredClone(card), context)
  expect(Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message)).toEqual([])
  expect(parsed.validateProperties().validationEvents.map((event) => event.message)).toEqual([])
  expect([card['version'], parsed.getActionCount()]).toEqual(['1.5', buttonsOf(card).length])
  expect(String(card['fallbackText']).length).toBeGreaterThan(10)
  expect(String(card['speak']).length).toBeGreaterThan(10)
  expect(buttonsOf(card).length).toBeLessThanOrEqual(5)
  expect(words(card)).not.toMatch(/undefined|null|!"/)
}

const somebody = () => {
  const person = people.shift()
  if (!person) throw new Error('Nobody is left.')
  return person
}

test('whoever adds the app is greeted once, with what the bot can do', async () => {
  const person = somebody()
  installations.install(person.id)
  const [card] = await eventually(() => Promise.resolve(cardsOf(person.id)), (found) => found.length > 0)
  if (!card) throw new Error('It was there a moment ago.')
  expectValid(card)
  expect([titleOf(card), titlesOf(card)]).toEqual(['Crosspath is here', ['My circle', 'Next session', 'Approvals', 'Take a break', 'Open Crosspath']])
  await connector.bot.greet(person.id)
  expect(cardsOf(person.id)).toHaveLength(1)
})

test('somebody whom the bot writes to first gets what it came with, and no greeting before or after', async () => {
  const [person] = [somebody()]
  const cohortId = await openSeason(world, { name: 'First words' })
  await callAs(person.id, saveMyEnrolment, { params: { cohortId }, input: { role: 'mentee', goals: 'To see how others work.', skillsWanted: ['Negotiation'], functionsToExplore: [person.department === 'Finance' ? 'Engineering' : 'Finance'] } })
  const { id } = await callAs(person.id, submitMyEnrolment, { params: { cohortId } })
  await eventually(() => Promise.resolve(cardsOf(person.managerId)), (found) => found.length > 0)
  await connector.bot.greet(person.managerId)
  expect(cardsOf(person.managerId).map(titleOf)).toEqual([expect.stringContaining('asks to join Bridges First words')])

  const waiting = await ask(person.managerId, 'aprovals')
  expect(words(waiting)).toContain('One person is waiting for your answer')
  expect(words(waiting)).toContain(person.displayName)
  expect(decodeURIComponent(buttonsOf(waiting)[0]?.url ?? '')).toContain('"subPageId":"/team"')
  await callAs(person.id, withdrawEnrolment, { params: { enrolmentId: id } })
  expect(titleOf(await ask(person.managerId, 'Approvals'))).toBe('Nobody is waiting for your answer')
})

test('help, a greeting and what the bot does not know bring the same buttons, and it says plainly what it cannot do', async () => {
  const person = somebody()
  const help = await ask(person.id, 'help')
  expect(titleOf(help)).toBe('What I can do for you')
  for (const text of ['Hi!', 'HELLO', 'hlep me']) expect(titlesOf(await ask(person.id, text)), text).toEqual(titlesOf(help))
  const unknown = await ask(person.id, 'Write a poem about my manager')
  expect([titleOf(unknown), titlesOf(unknown)]).toEqual(['I cannot help with that', titlesOf(help)])
  expect(words(unknown)).not.toContain('poem')
})

test('who has no circle and nothing to pause gets a kind answer', async () => {
  const person = somebody()
  for (const text of ['my circle', 'next session']) expect(words(await ask(person.id, text))).toContain('When a program is open to you, you can join it in Crosspath.')
  expect(titleOf(await ask(person.id, 'pause'))).toBe('There is nothing to pause')
})

test('who is in a circle reads who is in it and when it meets, in their own hours, with the way in; a press on a button answers like its word', async () => {
  const [mentor, mentee] = [somebody(), somebody()]
  await publishPairs(world, [[mentor, mentee]], 'Words')
  await overDatabase(world.databaseUrl, (client) => client.query(`update people set time_zone = 'America/New_York' where id = $1`, [mentee.id]))
  const circle = await ask(mentee.id, 'my cirlce')
  expect(words(circle)).toContain(mentor.displayName)
  expect(words(circle)).toContain('Bridges Words')
  const { journeys } = await callAs(mentee.id, getHome)
  const journey = journeys.find((one) => one.circle !== null)
  const [first] = journey?.series?.occurrences ?? []
  const [item] = journey?.stage?.preparation ?? []
  if (!journey?.circle || !journey.series?.joinUrl || !first || !item) throw new Error('They have a circle that meets.')
  expect(decodeURIComponent(buttonsOf(circle)[0]?.url ?? '')).toContain(`/circle/${journey.circle.id}`)
  await callAs(mentee.id, setPreparation, { params: { circleId: journey.circle.id, number: 1 }, input: { itemId: item.id, done: true } })
  const next = await ask(mentee.id, 'next sesion')
  const clock = (timeZone: string) => Temporal.Instant.fromEpochMilliseconds(first.startAt).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
  expect(titleOf(next)).toContain(clock('America/New_York'))
  expect(words(next)).toContain('your time (New York)')
  expect(words(next)).toContain(`1 of ${journey.stage?.preparation.length}`)
  expect(buttonsOf(next).map(({ title, url }) => (title === 'Join' ? url : title))).toEqual([journey.series.joinUrl, 'Prepare', 'What else'])
  expect(words(await ask(mentor.id, 'next session'))).toContain(clock('Europe/London'))

  const form = await ask(mentee.id, 'I need a break')
  expect([titleOf(form), titlesOf(form)]).toEqual(['Take a break from Bridges Words', ['Take a break', 'What else', 'Open Crosspath']])
  const chat = messages(mentee.id).at(-1)?.id ?? ''
  const take = buttonsOf(form)[0]
  const pressed = async (button: Button | undefined, values: object = {}) => {
    const outcome = await connector.bot.press(mentee.id, chat, { ...button, data: { ...(button?.data as object), ...values } } as never, 'manual')
    if (outcome.kind !== 'card' || !outcome.cards[0]) throw new Error(`No card came back: ${JSON.stringify(outcome)}`)
    expectValid(outcome.cards[0])
    return outcome.cards[0]
  }
  const state = async () => (await callAs(mentee.id, getHome)).journeys.find((one) => one.circle !== null)?.enrolment?.state
  for (const untilOn of ['', 'soon', '2020-01-01', '2999-01-01']) expect(words(await pressed(take, { untilOn })), untilOn).toContain('Choose a day from tomorrow to the last day of the')
  expect(await state()).toBe('matched')
  const untilOn = tenant.clock.now().toZonedDateTimeISO('UTC').toPlainDate().add({ days: 20 }).toString()
  const resting = await pressed(take, { untilOn })
  expect([titleOf(resting), await state()]).toEqual(['You are taking a break', 'paused'])
  expect(words(await ask(mentee.id, 'pause'))).toContain('You are taking a break until')
  expect(titleOf(await pressed(buttonsOf(resting)[0]))).toBe('Take a break from Bridges Words')
  expect(await state()).toBe('matched')

  const help = await ask(mentee.id, 'help')
  const button = buttonsOf(help).find(({ title }) => title === 'Next session')
  const outcome = await connector.bot.press(mentee.id, messages(mentee.id).at(-1)?.id ?? '', button as never, 'manual')
  expect(outcome.kind === 'card' && titleOf(outcome.cards[0] ?? {})).toBe(titleOf(next))
})

test('who has left the company is told kindly; group chats, channels and other companies are not answered', async () => {
  const person = somebody()
  const { serviceUrl } = connector
  const good = `Bearer ${await entra.issueBotFrameworkToken({ serviceUrl })}`
  const activity = (more: object) => ({
    type: 'message', id: `f:${randomUUID()}`, text: 'help', channelId: 'msteams', serviceUrl, timestamp: new Date().toISOString(), from: { id: channelUserId(tenant, person.id), aadObjectId: person.id }, recipient: { id: channelBotId(tenant), name: 'Crosspath' },
    conversation: { conversationType: 'personal', tenantId: tenant.id, id: connector.chats.open(person.id).id }, channelData: { tenant: { id: tenant.id } }, ...more,
  })
  installations.install(person.id)
  await eventually(() => Promise.resolve(cardsOf(person.id)), (found) => found.length === 1)
  const conversation = (more: object) => ({ conversation: { conversationType: 'personal', tenantId: tenant.id, id: connector.chats.open(person.id).id, ...more } })
  const unanswered: object[] = [
    conversation({ conversationType: 'groupChat', isGroup: true }), conversation({ conversationType: 'channel', isGroup: true }), { channelId: 'directline' },
    { ...conversation({ tenantId: randomUUID() }), channelData: {} }, { from: { id: '29:1guest' } },
  ]
  for (const more of unanswered) expect((await send(`${apiUrl}/api/messages`, { method: 'POST', authorization: good, json: activity(more) })).status).toBe(200)
  expect(cardsOf(person.id)).toHaveLength(1)
  expect((await send(`${apiUrl}/api/messages`, { method: 'POST', authorization: good, json: activity({}) })).status).toBe(200)
  expect(cardsOf(person.id)).toHaveLength(2)

  await overDatabase(world.databaseUrl, (client) => client.query('update people set account_enabled = false where id = $1', [person.id]))
  for (const text of ['my circle', 'next session', 'approvals', 'pause']) expect(words(await ask(person.id, text))).toContain('does not know you as an active person')
  expect(titleOf(await ask(person.id, 'help'))).toBe('What I can do for you')
})
