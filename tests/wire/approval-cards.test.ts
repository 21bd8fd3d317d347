import { afterAll, expect, inject, test } from 'vitest'
import { answerQuestion, askAboutEnrolment, decideEnrolment, delegateApproval, getMyEnrolment, listEnrolmentMoves, listEnrolments, remindApprover, saveMyEnrolment, submitMyEnrolment, withdrawEnrolment } from '#api/enrolment/contract.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import type { Card } from '#scripts/tenant/connector/chats.ts'
import { overDatabase } from '../support/enrol-approved.ts'
import { action, actionsOf, expectValid } from '../support/expect-valid-card.ts'
import { ablePeople, openSeason, type Able } from '../support/season.ts'
import { eventually, startWorld } from '../support/start-world.ts'
import { stepsDone } from '../support/steps-done.ts'

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { running, callAs, connector } = world
const { tenant } = running
const organizerId = organizerOf(tenant.cast)
await waitForPeople(callAs, organizerId)
const cohortId = await openSeason(world)

const able = ablePeople(world)
const people = [...Map.groupBy(able, (person) => person.managerId).values()].filter((team) => team.length > 1).flatMap(([first]) => first ?? [])
const next = (): Able => {
  const person = people.shift()
  if (!person) throw new Error('Nobody is left who has a manager of their own.')
  return person
}

async function enrol(person: Able): Promise<string> {
  const functionsToExplore = ['Engineering', 'Finance', 'Marketing'].filter((name) => name !== person.department)
  await callAs(person.id, saveMyEnrolment, { params: { cohortId }, input: { role: 'mentee', goals: 'To see how others work.', skillsWanted: ['Negotiation'], functionsToExplore } })
  return (await callAs(person.id, submitMyEnrolment, { params: { cohortId } })).id
}

const mine = async (person: Able) => (await callAs(person.id, getMyEnrolment, { params: { cohortId } })).enrolment
const messages = (personId: string) => (connector.chats.ofPerson(personId)?.messages ?? []).filter((message) => message.content.cards.length > 0)
const words = (card: unknown) => JSON.stringify(card)
const cardsOf = (personId: string) => messages(personId).flatMap((message) => message.content.cards)
const titlesOf = (personId: string) => cardsOf(personId).map((card) => (card['body'] as { text: string }[])[0]?.text)
async function cardIn(personId: string, ...texts: string[]): Promise<{ id: string; card: Card; summary: string | null }> {
  const found = await eventually(() => Promise.resolve(messages(personId).findLast((message) => texts.every((text) => words(message.content.cards).includes(text)))), (message) => message !== undefined, 20_000)
  const card = found?.content.cards[0]
  if (!found || !card) throw new Error('A card was there a moment ago.')
  expectValid(card)
  return { id: found.id, card, summary: found.content.summary }
}

async function press(personId: string, messageId: string, button: object, typed: object = {}): Promise<Card> {
  const { data, ...rest } = button as { data?: object }
  const outcome = await connector.bot.press(personId, messageId, { ...rest, data: { ...data, ...typed } } as never, 'manual')
  if (outcome.kind !== 'card' || !outcome.cards[0]) throw new Error(`No card came back: ${JSON.stringify(outcome)}`)
  expectValid(outcome.cards[0])
  return outcome.cards[0]
}

test('not now asks for a day within the cohort, keeps what was typed, and both sides read the day', async () => {
  const person = next()
  await enrol(person)
  const { id, card } = await cardIn(person.managerId, 'asks to join')
  const form = await press(person.managerId, id, action(card, 'Not now'))
  const send = action(form, 'Send answer')
  const wrong = await press(person.managerId, id, send, { untilOn: '2020-01-01', words: 'After the *close*.' })
  expect(words(wrong)).toContain('Choose a day from tomorrow to the last day of the cohort.')
  expect((wrong['body'] as { id?: string; value?: string }[]).find((element) => element.id === 'words')?.value).toBe('After the *close*.')
  expect(words(await press(person.managerId, id, send, { untilOn: '', words: '' }))).toContain('Choose a day on which to ask again.')
  expect((await mine(person))?.state).toBe('submitted')
  expect(words(await press(person.managerId, id, action(wrong, 'Back')))).toContain('asks to join')
  const day = tenant.clock.now().toZonedDateTimeISO('UTC').toPlainDate().add({ days: 30 })
  const inWords = day.toLocaleString(tenant.people.get(person.managerId)?.preferredLanguage ?? 'en-GB', { weekday: 'long', day: 'numeric', month: 'long' })
  const outcome = await press(person.managerId, id, send, { untilOn: day.toString(), words: 'After the close.' })
  expect(words(outcome)).toContain(`Asked to wait until ${inWords}`)
  expect(await mine(person)).toMatchObject({ state: 'not-until', untilOn: day.toString(), reason: 'After the close.' })
  await cardIn(person.managerId, 'Asked to wait until')
  await cardIn(person.id, 'Not yet', 'After the close.')
  // Whoever asked to wait may choose another day, or say yes, at any time.
  const change = await press(person.managerId, id, action(outcome, 'Change'))
  const wrongDay = await press(person.managerId, id, action(await press(person.managerId, id, action(change, 'Another day')), 'Send answer'), { untilOn: '2020-01-01', words: 'Later.' })
  expect([words(wrongDay).includes('Choose a day from tomorrow'), (await mine(person))?.untilOn]).toEqual([true, day.toString()])
  expect(words(await press(person.managerId, id, action(wrongDay, 'Send answer'), { untilOn: day.add({ days: 3 }).toString(), words: 'Later.' }))).toContain('Asked to wait until')
  expect(await mine(person)).toMatchObject({ state: 'not-until', untilOn: day.add({ days: 3 }).toString(), reason: 'Later.' })
  expect(words(await press(person.managerId, id, action(change, 'Approve')))).toContain('Approved by you')
  await cardIn(person.id, 'You are in')
})

test('a question reaches the employee and its answer comes back in a message of its own, and every copy shows the outcome', async () => {
  const person = next()
  const { managerId } = person
  await enrol(person)
  const { id, card } = await cardIn(managerId, 'asks to join')
  const form = await press(managerId, id, action(card, 'Ask a question'))
  expect(words(await press(managerId, id, action(form, 'Send question'), { question: ' ' }))).toContain('A question has three to 300 letters.')
  expect(words(await press(managerId, id, action(form, 'Send question'), { question: 'Which [weekday](https://evil.example) suits you?' }))).toContain('You asked: “Which')
  const question = await cardIn(person.id, 'has a question before answering')
  expect(question.summary).toContain('asks: Which')
  const second = await press(managerId, id, action(form, 'Send question'), { question: 'And one more thing?' })
  expect(words(second)).toContain('Ask again when the answer is there.')
  expect(words(await press(person.id, question.id, action(question.card, 'Send answer'), { answer: '  ' }))).toContain('Write a few words before you send.')
  expect(words(await press(person.id, question.id, action(question.card, 'Send answer'), { answer: 'Fridays work best.' }))).toContain('You answered')
  await eventually(() => Promise.resolve(messages(managerId)), (found) => found.length === 2, 20_000)
  const fresh = await cardIn(managerId, 'Fridays work best.')
  expect(fresh.id).not.toBe(id)
  expect(fresh.summary).toBe(`${person.displayName} answers: “Fridays work best.”`.slice(0, 80))
  await eventually(() => Promise.resolve(cardsOf(managerId)), (cards) => cards.every((entry) => words(entry).includes('Fridays work best.')), 20_000)
  await cardIn(person.id, 'You answered')
  expect(words(await press(person.id, question.id, action(question.card, 'Send answer'), { answer: 'Or Mondays.' }))).toContain('Fridays work best.')
  await press(managerId, fresh.id, action(fresh.card, 'Approve'))
  await eventually(() => Promise.resolve(titlesOf(managerId)), (titles) => titles.length === 2 && titles.every((title) => title === 'Approved by you'), 20_000)
})

test('an answer from the tab redraws the question, and a question about what is over says so', async () => {
  const person = next()
  const enrolmentId = await enrol(person)
  const { id, card } = await cardIn(person.managerId, 'asks to join')
  const ask = async (question: string) => press(person.managerId, id, action(await press(person.managerId, id, action(card, 'Ask a question')), 'Send question'), { question })
  await ask('Which weekday suits you?')
  await cardIn(person.id, 'Which weekday')
  await callAs(person.id, answerQuestion, { params: { enrolmentId }, input: { answer: 'Tuesdays.' } })
  await cardIn(person.id, 'You answered', 'Tuesdays.')
  await cardIn(person.managerId, 'Tuesdays.')
  await ask('And in the summer?')
  const open = await cardIn(person.id, 'And in the summer?')
  await callAs(person.id, withdrawEnrolment, { params: { enrolmentId } })
  await cardIn(person.id, 'And in the summer?', 'so no answer is needed')
  expect(words(await press(person.id, open.id, action(open.card, 'Send answer'), { answer: 'All fine.' }))).toContain('so no answer is needed')
  await eventually(() => Promise.resolve(titlesOf(person.managerId)), (titles) => titles.every((title) => title === 'Taken back'), 20_000)
  for (const title of ['Approve', 'Not now', 'Decline', 'Ask a question', 'Delegate']) expect(words(await press(person.managerId, id, action(card, title)))).toContain('Taken back')
})

test('handed on, both are asked, the first answer counts, and each reads it in their own words', async () => {
  const person = next()
  const { managerId } = person
  await enrol(person)
  const { id, card } = await cardIn(managerId, 'asks to join')
  const form = await press(managerId, id, action(card, 'Delegate'))
  const field = (form['body'] as { type: string; style?: string; choices?: { title: string; value: string }[] }[]).find((element) => element.type === 'Input.ChoiceSet')
  expect(field?.style).toBe('filtered')
  const values = field?.choices?.map((choice) => choice.value) ?? []
  expect(values).not.toContain(person.id)
  const colleague = able.find((entry) => entry.managerId === managerId && entry.id !== person.id)
  if (!colleague) throw new Error('They have a team.')
  expect(values).toContain(colleague.id)
  expect(words(await press(managerId, id, action(form, 'Delegate'), { personId: 'somebody' }))).toContain('Choose a colleague from the list.')
  expect(words(await press(managerId, id, action(form, 'Delegate'), { personId: person.id }))).toContain('Nobody decides on their own request.')
  expect(words(await press(managerId, id, action(form, 'Delegate'), { personId: colleague.id }))).toContain(`Also asked in your place: ${colleague.displayName}`)
  const handed = await cardIn(colleague.id, 'handed this to you')
  await cardIn(managerId, 'Also asked in your place')
  expect(words(await press(colleague.id, handed.id, action(handed.card, 'Approve')))).toContain('Approved by you')
  await eventually(() => Promise.resolve(titlesOf(managerId)), (titles) => titles.join() === `${colleague.displayName} approved this as your delegate`, 20_000)
  const before = messages(managerId).length
  for (const title of ['Approve', 'Not now', 'Ask a question', 'Delegate']) {
    const shown = words(await press(managerId, id, action(card, title)))
    expect(shown).toContain('approved this as your delegate')
    expect(shown).toContain('Your press changed nothing.')
  }
  expect(words(await press(managerId, id, { type: 'Action.Execute', verb: 'enrolment.decide', data: { ...(action(card, 'Decline').data as object), decision: 'decline', reason: '' } }))).toContain('approved this as your delegate')
  expect(await mine(person)).toMatchObject({ state: 'approved', decidedBy: { id: colleague.id } })
  expect(messages(managerId)).toHaveLength(before)
})

test('a yes can be taken back by who saw it, and the employee hears of it once', async () => {
  const person = next()
  const { managerId } = person
  const enrolmentId = await enrol(person)
  const { id } = await cardIn(managerId, 'asks to join')
  await callAs(managerId, decideEnrolment, { params: { enrolmentId }, input: { decision: 'approve' } })
  const outcome = await cardIn(managerId, 'Approved by you')
  const change = await press(managerId, id, action(outcome.card, 'Change'))
  expect(actionsOf(change).map(({ title }) => title)).toEqual(['Decline', 'Back', 'Open in Crosspath'])
  const form = await press(managerId, id, action(change, 'Decline'))
  expect(words(await press(managerId, id, action(form, 'Send answer'), { reason: 'The time does not suit', words: '' }))).toContain('Declined by you')
  await cardIn(person.id, 'Your place has ended', 'The time does not suit')
  expect(titlesOf(person.id).filter((title) => title?.startsWith('Your place has ended'))).toHaveLength(1)
  expect((await mine(person))?.state).toBe('declined')
})

test('the client asks for the card of whoever looks, and nobody else’s request is shown', async () => {
  const person = next()
  await enrol(person)
  const { id, card } = await cardIn(person.managerId, 'asks to join')
  const { action: refresh } = card['refresh'] as { action: object }
  const own = await connector.bot.press(person.managerId, id, refresh as never, 'automatic')
  expect(words(own)).toContain('asks to join')
  const stranger = able.find((entry) => entry.managerId !== person.managerId && entry.id !== person.id)
  if (!stranger) throw new Error('There are others.')
  const chat = connector.chats.open(stranger.id)
  const message = connector.chats.append(chat, 'app', { text: 'x', textFormat: 'plain', summary: null, cards: [], suggestedActions: null })
  const shown = await connector.bot.press(stranger.id, message.id, refresh as never, 'automatic')
  expect(words(shown)).toContain('Nothing to do here')
  expect(words(shown)).not.toContain(person.displayName)
})

test('a reminder is a message of its own, the older one folds up, and both show the outcome', async () => {
  const person = next()
  const { managerId } = person
  const enrolmentId = await enrol(person)
  const first = await cardIn(managerId, 'asks to join')
  // The organizer sees how somebody was reached before there is anybody to remind.
  await eventually(() => callAs(organizerId, listEnrolments, { params: { cohortId } }), ({ enrolments }) => enrolments.some((row) => row.enrolment.id === enrolmentId && row.asks.every((ask) => ask.way === 'card')), 20_000)
  await callAs(organizerId, remindApprover, { params: { enrolmentId } })
  const fresh = await cardIn(managerId, 'A friendly reminder')
  expect(fresh.id).not.toBe(first.id)
  expect(fresh.summary).toContain('Still open: ')
  const folded = await cardIn(managerId, 'This stands below.')
  expect(folded.id).toBe(first.id)
  expect(actionsOf(folded.card)).toEqual([])
  // On a client that has not drawn the change yet, the old buttons still answer.
  expect(words(await press(managerId, first.id, action(first.card, 'Approve')))).toContain('Approved by you')
  await eventually(() => Promise.resolve(titlesOf(managerId)), (titles) => titles.join() === 'Approved by you,Approved by you', 20_000)
})

test('what could not be drawn is drawn later, and the same is not sent twice', async () => {
  const person = next()
  const { managerId } = person
  const enrolmentId = await enrol(person)
  await cardIn(managerId, 'asks to join')
  const { edit } = connector.chats
  let edits = 0
  connector.chats.edit = (...about) => {
    edits += 1
    if (edits === 1) throw new Error('Teams has a bad moment.')
    return edit(...about)
  }
  await callAs(managerId, decideEnrolment, { params: { enrolmentId }, input: { decision: 'approve' } })
  await cardIn(managerId, 'Approved by you')
  expect(edits).toBe(2)
  await overDatabase(world.databaseUrl, (client) => client.query(`insert into pgboss.job (name, data) values ('enrolment.decided/redraw-approval', $1)`, [JSON.stringify({ enrolmentId })]))
  await eventually(() => overDatabase(world.databaseUrl, async (client) => (await client.query<{ open: number }>(`select count(*)::int as open from pgboss.job where state in ('created', 'retry', 'active') and name like 'enrolment.%'`)).rows[0]?.open), (open) => open === 0, 20_000)
  expect(edits).toBe(2)

  // Teams refuses for longer than the job is repeated: an hour later the clock takes it up.
  connector.chats.edit = () => {
    throw Object.assign(new Error('Teams draws nothing now.'), { status: 503 })
  }
  try {
    await callAs(managerId, decideEnrolment, { params: { enrolmentId }, input: { decision: 'decline', change: true } })
    await cardIn(person.id, 'Your place has ended')
    await overDatabase(world.databaseUrl, async (client) => {
      await eventually(async () => (await client.query('select from approval_copies where undrawn_since is not null')).rowCount, (count) => count === 1, 20_000)
      await eventually(async () => (await client.query(`delete from pgboss.job where name = 'enrolment.decided/redraw-approval' and state = 'retry'`)).rowCount, (count) => count === 1, 20_000)
    })
  } finally {
    connector.chats.edit = edit
  }
  expect(titlesOf(managerId)).toEqual(['Approved by you'])
  tenant.clock.advance({ minutes: 61 })
  await cardIn(managerId, 'Declined by you')
  await overDatabase(world.databaseUrl, (client) => eventually(async () => (await client.query('select from approval_copies where undrawn_since is not null or redraw_at is not null')).rowCount, (count) => count === 0, 20_000))
})

test('a question and its answer arrive while no card can be drawn anew, and what Teams refuses for good is not tried again', async () => {
  const person = next()
  const { managerId } = person
  const enrolmentId = await enrol(person)
  await cardIn(managerId, 'asks to join')
  const { edit } = connector.chats
  let status = 503
  let refused = 0
  connector.chats.edit = () => {
    if (status === 400) refused += 1
    throw Object.assign(new Error('Teams draws nothing now.'), { status })
  }
  try {
    await callAs(managerId, askAboutEnrolment, { params: { enrolmentId }, input: { question: 'Which weekday suits you?' } })
    await cardIn(person.id, 'Which weekday')
    await callAs(person.id, answerQuestion, { params: { enrolmentId }, input: { answer: 'Thursdays.' } })
    await cardIn(managerId, 'Thursdays.')
    expect(messages(managerId)).toHaveLength(2)
    expect(messages(person.id).filter((message) => words(message.content.cards).includes('Which weekday'))).toHaveLength(1)
    status = 400
    const open = () => overDatabase(world.databaseUrl, async (client) => (await client.query<{ open: number }>(`select count(*)::int as open from pgboss.job where state in ('created', 'retry', 'active') and name like 'enrolment.%'`)).rows[0]?.open)
    await eventually(open, (found) => found === 0, 40_000)
    expect(refused).toBeGreaterThan(0)
    expect(messages(managerId)).toHaveLength(2)
  } finally {
    connector.chats.edit = edit
  }
}, 60_000)

test('once the season is over, nothing is decided, asked or handed on any more, in words that say what to do; what was open has closed, on every card', async () => {
  const pressed = next()
  const [open, told] = [...Map.groupBy(able, (entry) => entry.managerId)].flatMap(([managerId, [, second]]) => (second && managerId !== pressed.managerId ? [second] : [])) as [Able, Able]
  const [, openId, toldId] = [await enrol(pressed), await enrol(open), await enrol(told)]
  const decide = (byId: string, enrolmentId: string, decision: 'approve' | 'decline', change = false) => callAs(byId, decideEnrolment, { params: { enrolmentId }, input: { decision, change } })
  await cardIn(told.managerId, `${told.displayName} asks to join`)
  await decide(told.managerId, toldId, 'approve')
  const { id, card } = await cardIn(pressed.managerId, 'asks to join')
  await overDatabase(world.databaseUrl, (client) => client.query('update cohorts set ends_on = current_date - 3 where id = $1', [cohortId]))
  expect(words(await press(pressed.managerId, id, action(card, 'Approve')))).toContain('Closed: nobody answered')
  await eventually(() => Promise.resolve(titlesOf(pressed.managerId)), (titles) => titles.every((title) => title === 'Closed: nobody answered'), 20_000)

  const over = expect.objectContaining({ code: 'season_over', message: `This season is over, so there is nothing to answer any more. ${open.displayName} can ask to join the next one.` }) as Error
  await expect(decide(open.managerId, openId, 'approve')).rejects.toEqual(over)
  await expect(decide(open.managerId, openId, 'decline', true)).rejects.toEqual(over)
  await expect(callAs(open.managerId, delegateApproval, { params: { enrolmentId: openId }, input: { personId: organizerId } })).rejects.toEqual(over)
  await expect(callAs(open.managerId, askAboutEnrolment, { params: { enrolmentId: openId }, input: { question: 'Is it over?' } })).rejects.toEqual(over)
  await expect(decide(organizerId, openId, 'approve')).rejects.toEqual(expect.objectContaining({ code: 'not_found' }))
  expect((await stepsDone(world, organizerId)).slice(-2)).toEqual(['decline', 'delegate'])
  expect((await callAs(open.id, listEnrolmentMoves, { params: { enrolmentId: openId } })).moves.at(-1)?.sentence).toBe('The cohort ended before anybody answered, so it closed.')
  await expect(decide(told.managerId, toldId, 'decline', true)).rejects.toEqual(expect.objectContaining({ code: 'season_over' }))
  await cardIn(told.managerId, 'This season is over', `There was no circle for ${told.displayName}`)
  expect(await mine(told)).toMatchObject({ state: 'withdrawn', seasonOver: true })
})
