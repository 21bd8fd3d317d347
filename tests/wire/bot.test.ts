import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, expect, inject, test } from 'vitest'
import { decideEnrolment, getMyEnrolment, listApprovals, listEnrolments, saveMyEnrolment, submitMyEnrolment, withdrawEnrolment } from '#api/enrolment/contract.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { channelBotId, channelUserId, type Card } from '#scripts/tenant/connector/chats.ts'
import { overDatabase } from '../support/enrol-approved.ts'
import { action, actionsOf, expectValid } from '../support/expect-valid-card.ts'
import { ablePeople, openSeason, type Able } from '../support/season.ts'
import { send } from '../support/send.ts'
import { snapshot } from '../support/snapshot.ts'
import { eventually, startWorld } from '../support/start-world.ts'

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { running, callAs, apiUrl, connector } = world
const { tenant, entra } = running
const organizerId = organizerOf(tenant.cast)
await waitForPeople(callAs, organizerId)
const cohortId = await openSeason(world)

/** One person for each manager, so that each test has a chat of its own. */
const people = [...Map.groupBy(ablePeople(world), (person) => person.managerId).values()].flatMap(([first]) => first ?? [])
const next = (): Able => {
  const person = people.shift()
  if (!person) throw new Error('Nobody is left who has a manager of their own.')
  return person
}

async function enrol(person: Able): Promise<string> {
  const functionsToExplore = ['Engineering', 'Finance', 'Marketing'].filter((name) => name !== person.department)
  await callAs(person.id, saveMyEnrolment, { params: { cohortId }, input: { role: 'mentee', goals: 'To *see* [how](https://evil.example) others work.', skillsWanted: ['Negotiation'], functionsToExplore } })
  return (await callAs(person.id, submitMyEnrolment, { params: { cohortId } })).id
}

const messages = (personId: string) => connector.chats.ofPerson(personId)?.messages ?? []
/** The card that stands in a chat, once there is one that `fits`. */
async function cardIn(personId: string, fits: (card: Card) => boolean = () => true): Promise<{ id: string; card: Card }> {
  const message = await eventually(() => Promise.resolve(messages(personId).find((entry) => entry.content.cards.some(fits))), (found) => found !== undefined)
  const card = message?.content.cards[0]
  if (!message || !card) throw new Error('A card was there a moment ago.')
  return { id: message.id, card }
}

const words = (card: unknown) => JSON.stringify(card)
async function press(personId: string, messageId: string, button: object): Promise<Card> {
  const outcome = await connector.bot.press(personId, messageId, button as never, 'manual')
  if (outcome.kind !== 'card' || !outcome.cards[0]) throw new Error(`No card came back: ${JSON.stringify(outcome)}`)
  return outcome.cards[0]
}

test('the approval card arrives exactly once, valid, with the app installed first, and people’s words are no markup', async () => {
  const person = next()
  expect(running.installations.has(person.managerId)).toBe(false)
  const enrolmentId = await enrol(person)
  await Promise.all([1, 2, 3].map(() => callAs(person.id, submitMyEnrolment, { params: { cohortId } })))
  const { card } = await cardIn(person.managerId)
  expectValid(card)
  expect(running.installations.has(person.managerId)).toBe(true)
  expect(actionsOf(card).map(({ title }) => title)).toEqual(['Approve', 'Not now', 'Decline', 'Ask a question', 'Delegate', 'Open in Crosspath'])
  expect(words(card)).toContain(`${person.displayName} asks to join`)
  expect(words(card)).not.toMatch(/[^\\]\[how|[^\\]\*see/)
  expect(words(card)).toContain(enrolmentId)
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(messages(person.managerId).filter((message) => message.content.cards.length > 0)).toHaveLength(1)
  expect(messages(person.managerId)[0]?.content.summary).toContain('asks to join')
})

test('a press decides, a second press shows the outcome and changes nothing, and the sent card is redrawn', async () => {
  const person = next()
  const enrolmentId = await enrol(person)
  const { id, card } = await cardIn(person.managerId)
  const outcome = await press(person.managerId, id, action(card, 'Approve'))
  expectValid(outcome)
  expect(words(outcome)).toContain('Approved by you')
  expect((await callAs(person.id, getMyEnrolment, { params: { cohortId } })).enrolment).toMatchObject({ state: 'approved', decidedBy: { id: person.managerId } })
  const redrawn = await cardIn(person.managerId, (found) => words(found).includes('Approved by'))
  expect(redrawn.id).toBe(id)
  expectValid(redrawn.card)
  const told = await cardIn(person.id, (found) => words(found).includes('You are in'))
  expectValid(told.card)

  const before = await snapshot(world)
  for (const title of ['Approve', 'Decline']) expect(words(await press(person.managerId, id, action(card, title)))).toContain('Approved by you')
  expect(words(await press(person.managerId, id, { type: 'Action.Execute', verb: 'enrolment.decide', data: { enrolmentId, decision: 'decline', reason: 'Changed my mind' } }))).toContain('Approved by you')
  expect({ ...(await snapshot(world)), chats: 0 }).toEqual({ ...before, chats: 0 })
  expect(messages(person.id).filter((message) => words(message.content.cards).includes('You are in'))).toHaveLength(1)
})

test('declining asks for a reason first, and the reason reaches the person', async () => {
  const person = next()
  await enrol(person)
  const { id, card } = await cardIn(person.managerId)
  const form = await press(person.managerId, id, action(card, 'Decline'))
  expectValid(form)
  expect((await callAs(person.id, getMyEnrolment, { params: { cohortId } })).enrolment?.state).toBe('submitted')
  expectValid(await press(person.managerId, id, action(form, 'Back')))
  const answer = action(form, 'Send answer')
  const outcome = await press(person.managerId, id, { ...answer, data: { ...(answer.data as object), reason: 'The time does not suit', words: 'Please ask again in *spring*.' } })
  expectValid(outcome)
  expect(words(outcome)).toContain('Declined by you')
  expect((await callAs(person.id, getMyEnrolment, { params: { cohortId } })).enrolment).toMatchObject({ state: 'declined', reason: 'The time does not suit. Please ask again in *spring*.' })
  expectValid((await cardIn(person.id, (found) => words(found).includes('Not this time'))).card)
})

test('what is decided or taken back in the tab is redrawn in the chat', async () => {
  const [decided, withdrawn] = [next(), next()]
  const decidedId = await enrol(decided)
  const withdrawnId = await enrol(withdrawn)
  await Promise.all([cardIn(decided.managerId), cardIn(withdrawn.managerId)])
  await callAs(decided.managerId, decideEnrolment, { params: { enrolmentId: decidedId }, input: { decision: 'decline', reason: 'Too much at once' } })
  await callAs(withdrawn.id, withdrawEnrolment, { params: { enrolmentId: withdrawnId } })
  const declined = await cardIn(decided.managerId, (found) => words(found).includes('Too much at once'))
  const back = await cardIn(withdrawn.managerId, (found) => words(found).includes('Taken back'))
  for (const { card } of [declined, back]) expectValid(card)
  for (const { card } of [declined, back]) expect(actionsOf(card).map(({ title }) => title)).toEqual(['Open in Crosspath'])
})

test('where Teams refuses, the question waits in the tab and the organizer sees why', async () => {
  const person = next()
  const manager = tenant.people.get(person.managerId)
  if (!manager) throw new Error('They have a manager.')
  tenant.people.delete(manager.id)
  try {
    const enrolmentId = await enrol(person)
    const { enrolments } = await eventually(
      () => callAs(organizerId, listEnrolments, { params: { cohortId } }),
      (found) => found.enrolments.some((row) => row.enrolment.id === enrolmentId && row.asks.some((ask) => ask.way === 'tab')),
    )
    expect(enrolments.find((row) => row.enrolment.id === enrolmentId)?.stuck).toBe(`${manager.displayName} could not be reached in Teams; the question waits in their tab. The directory does not know them any more.`)
    expect(messages(manager.id)).toEqual([])
    tenant.people.set(manager.id, manager)
    expect((await callAs(manager.id, listApprovals)).approvals.map((approval) => [approval.enrolmentId, approval.state])).toEqual([[enrolmentId, 'submitted']])
  } finally {
    tenant.people.set(manager.id, manager)
  }
})

test('a conversation that Teams no longer knows is opened anew, and a passing outage only delays the card', async () => {
  const person = next()
  await overDatabase(world.databaseUrl, (client) => client.query('insert into conversations values ($1, $2, $3, 0)', [person.managerId, 'a:1gone', connector.serviceUrl]))
  running.trouble.order({ kind: 'unavailable', path: /installedApps$/, times: 1, retryAfterSeconds: 1 })
  await enrol(person)
  expect(words((await cardIn(person.managerId)).card)).toContain('asks to join')
  expect(running.trouble.pending()).toEqual([])
})

test('an activity that the Bot Framework did not sign for us is refused, and a press by anybody but the approver decides nothing', async () => {
  const person = next()
  const enrolmentId = await enrol(person)
  const { id } = await cardIn(person.managerId)
  const before = await snapshot(world)
  const now = Math.floor(Date.now() / 1000)
  const claims = { iss: 'https://api.botframework.com', aud: tenant.registration.clientId, iat: now, nbf: now - 60, exp: now + 3_600, serviceurl: connector.serviceUrl }
  const { serviceUrl } = connector
  const activity = (by: string, data: object, more: object = {}) => ({
    type: 'invoke', name: 'adaptiveCard/action', id: `f:${randomUUID()}`, channelId: 'msteams', serviceUrl, timestamp: new Date().toISOString(), replyToId: id,
    from: { id: channelUserId(tenant, by), aadObjectId: by }, recipient: { id: channelBotId(tenant), name: 'Crosspath' },
    conversation: { conversationType: 'personal', tenantId: tenant.id, id: connector.chats.open(person.managerId).id },
    channelData: { tenant: { id: tenant.id } }, value: { action: { type: 'Action.Execute', verb: 'enrolment.decide', data: { enrolmentId, decision: 'approve', ...data } }, trigger: 'manual' }, ...more,
  })
  const post = (authorization: string, json: unknown) => send(`${apiUrl}/api/messages`, { method: 'POST', authorization, json })
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const kid = (JSON.parse(Buffer.from((await entra.issueBotFrameworkToken({ serviceUrl })).split('.')[0] ?? '', 'base64url').toString()) as { kid: string }).kid
  const wrong: Record<string, string> = {
    'no token': '',
    unsigned: `Bearer ${new UnsecuredJWT(claims).encode()}`,
    'signed by a stranger': `Bearer ${await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(stranger)}`,
    expired: `Bearer ${await entra.issueBotFrameworkToken({ serviceUrl }, { iat: now - 9_000, nbf: now - 9_000, exp: now - 3_600 })}`,
    'for another bot': `Bearer ${await entra.issueBotFrameworkToken({ serviceUrl }, { aud: randomUUID() })}`,
    'of another issuer': `Bearer ${await entra.issueBotFrameworkToken({ serviceUrl }, { iss: 'https://api.botframework.example' })}`,
    'of another service': `Bearer ${await entra.issueBotFrameworkToken({ serviceUrl: 'https://smba.example/teams' })}`,
    // The Teams SDK by itself would take these two: a sign-in of the tab, and a token of the app from Entra ID.
    'a person’s sign-in': `Bearer ${await entra.issueUserToken(person.id)}`,
    'our own app': `Bearer ${await entra.issueGraphToken({ aud: tenant.registration.clientId })}`,
  }
  for (const [about, authorization] of Object.entries(wrong)) {
    const answer = await post(authorization, activity(person.managerId, {}))
    expect(answer, `${about}: ${answer.text}`).toMatchObject({ status: 401 })
    if (about !== 'of another service') expect(answer.body, about).toEqual({ error: { code: 'not_signed_in', message: expect.stringMatching(/.{20}/) as string, requestId: answer.requestId } })
  }
  const good = `Bearer ${await entra.issueBotFrameworkToken({ serviceUrl })}`
  const refusedInvoke = async (json: unknown, about: string) => {
    const answer = await post(good, json)
    expect(answer, `${about}: ${answer.text}`).toMatchObject({ status: 200, body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: { message: expect.stringMatching(/.{10}/) as string } } })
  }
  const shown = async (json: unknown, about: string) => {
    const answer = await post(good, json)
    expect(answer, `${about}: ${answer.text}`).toMatchObject({ status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' } })
    const { value } = answer.body as { value: Card }
    expectValid(value)
    return words(value)
  }
  // Nobody who presses gets an error, and nobody who is not asked gets to know anything.
  for (const by of [person.id, organizerId, randomUUID()]) expect(await shown(activity(by, {}), 'not the approver')).toContain('Nothing to do here')
  for (const data of [{ enrolmentId: randomUUID() }, { enrolmentId: '-'.repeat(36) }, { enrolmentId: 7 }]) expect(await shown(activity(person.managerId, data), JSON.stringify(data))).toContain('Nothing to do here')
  for (const data of [{ decision: 'maybe' }, { decision: null }]) expect(await shown(activity(person.managerId, data), JSON.stringify(data))).toContain('This card is from an older version. Press again.')
  const foreign = { id: randomUUID() }
  await refusedInvoke(activity(person.managerId, {}, { conversation: { conversationType: 'personal', tenantId: foreign.id, id: 'a:1x' }, channelData: { tenant: foreign } }), 'another company')
  await refusedInvoke(activity(person.managerId, {}, { conversation: { conversationType: 'personal', id: 'a:1x' }, channelData: {} }), 'no company')
  for (const channelId of ['directline', 'webchat', 'emulator']) await refusedInvoke(activity(person.managerId, {}, { channelId }), channelId)
  await refusedInvoke(activity(person.managerId, {}, { value: { action: { type: 'Action.Execute', verb: 'enrolment.delete-all', data: { enrolmentId } }, trigger: 'manual' } }), 'a verb nobody keeps')
  const broken = await send(`${apiUrl}/api/messages`, { method: 'POST', authorization: good, headers: { 'content-type': 'application/json' }, text: '{"type": ' })
  expect(broken).toMatchObject({ status: 400, body: { error: { code: 'invalid_json', requestId: broken.requestId } } })
  expect(await snapshot(world)).toEqual(before)
})
