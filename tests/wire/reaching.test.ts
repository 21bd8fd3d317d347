import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, inject, test } from 'vitest'
import { card, heading, tabLink } from '#api/bot/card-parts.ts'
import { type Attempt, type News, NotYetReached, reachPerson } from '#api/bot/reach.ts'
import type { Context } from '#api/context.ts'
import { makeBookingCompany } from '#scripts/bench/booking-company.ts'
import { readDeclared } from '#scripts/rehearsal/rehearsal.ts'
import { type Connector, mountConnector } from '#scripts/tenant/connector/mount.ts'
import { openDoors } from '../support/api-doors.ts'

const { cast, organizerId } = makeBookingCompany(24, Temporal.Now.plainDateISO('UTC').toString())
const mounted: Connector[] = []
const doors = await openDoors(inject('postgresUrl'), cast, undefined, {
  declared: await readDeclared(),
  environment: { MAIL_SENDER: organizerId },
  extensions: [(app, running) => void mounted.push(mountConnector(app, running))],
})
afterAll(() => doors[Symbol.asyncDispose]())
const { running, context } = doors
const { trouble, staff, tenant } = running
const [connector] = mounted

beforeEach(() => trouble.clear())

/** Each test has people of its own: their chats, feeds and mail are empty at first. */
const strangers = cast.people.filter(({ id }) => id !== organizerId).map(({ id }) => id)
function somebody(without: 'nothing' | 'bot' | 'teams' = 'nothing'): string {
  const id = strangers.shift()
  if (!id) throw new Error('Nobody is left.')
  if (without !== 'nothing') staff.blockTeams(id, without)
  return id
}

const link = tabLink(context.config, '/team')
function news(more: Partial<News> = {}): News {
  return {
    card: { summary: 'Ana asks to join', card: card({ spoken: 'Ana asks to join Bridges.', body: [heading('Ana asks to join Bridges')] }) },
    feed: { activityType: 'approvalAsked', text: 'Ana asks to join Bridges', path: '/team' },
    mail: { subject: 'Ana asks to join Bridges', lines: ['Ana <b>asks</b> & waits.', 'It is "one" press.'], path: '/team', button: 'Answer' },
    ...more,
  }
}
const chatOf = (personId: string) => connector?.chats.ofPerson(personId)?.messages ?? []
const feedOf = (personId: string) => running.notifications.filter((line) => line.personId === personId)
const mailOf = (personId: string) => running.mail.filter(({ to }) => to.includes(tenant.cast.people.find(({ id }) => id === personId)?.userPrincipalName ?? '?'))
const received = (personId: string) => ({ cards: chatOf(personId).length, feed: feedOf(personId).length, mail: mailOf(personId).length })
const nothing = { cards: 0, feed: 0, mail: 0 }
const waysOf = (attempts: Attempt[]) => attempts.map(({ way }) => way)

/** What was refused before the fault that will pass. */
async function notYet(reaching: Promise<unknown>): Promise<Attempt[]> {
  const fault = await reaching.then(() => null, (error: unknown) => error)
  if (!(fault instanceof NotYetReached)) throw new Error(`It was to be repeated: ${JSON.stringify(fault)}`)
  return fault.attempts
}

test('somebody with Teams gets a card and nothing else, with the app installed first and all that it asks for consented to', async () => {
  const personId = somebody()
  const reached = await reachPerson(context, personId, news())
  expect(reached).toEqual({ way: 'card', sent: { conversationId: connector?.chats.open(personId).id, activityId: chatOf(personId)[0]?.id }, attempts: [] })
  expect(received(personId)).toEqual({ ...nothing, cards: 1 })
  expect(running.installations.has(personId)).toBe(true)
})

test('who has blocked the bot finds a line in their activity, which opens the page', async () => {
  const personId = somebody('bot')
  const reached = await reachPerson(context, personId, news())
  expect(reached).toMatchObject({ way: 'feed', sent: null, attempts: [{ way: 'card', problem: expect.stringContaining('does not let Crosspath write to them') as string }] })
  expect(received(personId)).toEqual({ ...nothing, feed: 1 })
  expect(feedOf(personId)[0]).toMatchObject({ activityType: 'approvalAsked', title: 'Your answer is wanted: Ana asks to join Bridges', text: 'Ana asks to join Bridges', webUrl: link })
})

test('who has no Teams gets one plain mail from the named mailbox, in which words are no markup and the only link opens the page', async () => {
  const personId = somebody('teams')
  const reached = await reachPerson(context, personId, news())
  expect([reached.way, waysOf(reached.attempts)]).toEqual(['mail', ['card', 'feed']])
  for (const { problem } of reached.attempts) expect(problem).toMatch(/^[A-Z].{20,}\.$/)
  expect(received(personId)).toEqual({ ...nothing, mail: 1 })
  const [mail] = mailOf(personId)
  expect(mail).toMatchObject({ fromId: organizerId, subject: 'Ana asks to join Bridges', contentType: 'html' })
  expect(mail?.body).toContain('Ana &lt;b&gt;asks&lt;/b&gt; &amp; waits.')
  expect(mail?.body).toContain('&quot;one&quot;')
  expect(mail?.body.match(/href="[^"]*"/g)).toEqual([`href="${link}"`])
  expect(mail?.body).not.toMatch(/<(img|script|style|b)\b/)
})

test('where no mailbox is named, where it may not be used or is not there, the news stands in the tab, and the organizer reads why', async () => {
  const without = { ...context, config: { ...context.config, mailSender: null } }
  const unnamed = await reachPerson(without, somebody('teams'), news())
  expect([unnamed.way, waysOf(unnamed.attempts)]).toEqual(['tab', ['card', 'feed', 'mail']])
  expect(unnamed.attempts[2]?.problem).toContain('MAIL_SENDER')
  const gone = await reachPerson({ ...context, config: { ...context.config, mailSender: randomUUID() } }, somebody('teams'), news())
  expect(gone.attempts[2]?.problem).toBe('The mailbox from which Crosspath shall send mail does not exist.')
  const left = somebody()
  staff.remove(left)
  const nobody = await reachPerson(context, left, news())
  expect(nobody).toMatchObject({ way: 'tab', attempts: [{ problem: 'Teams does not know them.' }, { problem: 'Teams does not know them.' }, { problem: 'The directory does not know them any more.' }] })
  expect(received(left)).toEqual(nothing)
})

test('an app that nobody uploaded to the catalogue is a refusal, not something to wait for', async () => {
  const personId = somebody()
  const other = { ...context, config: { ...context.config, teamsAppId: randomUUID() } }
  const reached = await reachPerson(other, personId, news())
  expect([reached.way, reached.attempts[0]?.problem]).toEqual(['mail', 'The Crosspath app is not in the Teams catalogue of this company. Upload the app package first.'])
})

test('an activity that the manifest does not declare is refused, and mail takes over', async () => {
  const personId = somebody('bot')
  const reached = await reachPerson(context, personId, news({ feed: { activityType: 'gossip', text: 'Psst', path: '/' } }))
  expect([reached.way, reached.attempts[1]?.problem]).toEqual(['mail', 'Teams refused the line in their activity.'])
})

const faults = [
  { kind: 'throttled', retryAfterSeconds: 100 },
  { kind: 'unavailable' },
  { kind: 'tokenExpired' },
  { kind: 'cut', when: 'before' },
] as const

test.for(faults)('a fault that passes ($kind) sends nothing by any other way; what was refused before it is not tried again', async (fault) => {
  const ways = [
    { without: 'nothing', service: 'connector', path: /\/v3\/conversations\/[^/]+\/activities$/, refused: [], then: { cards: 1 } },
    { without: 'bot', service: 'graph', path: /sendActivityNotification$/, refused: ['card'], then: { feed: 1 } },
    { without: 'teams', service: 'graph', path: /sendMail$/, refused: ['card', 'feed'], then: { mail: 1 } },
  ] as const
  for (const { without, service, path, refused, then } of ways) {
    const personId = somebody(without)
    // A wait that Graph asks for holds for everything that goes to the mailbox: those after the fault go from another one.
    const sender = strangers.pop() ?? ''
    const from: Context = { ...context, config: { ...context.config, mailSender: sender } }
    trouble.order({ ...fault, service, path, times: 5 })
    const attempts = await notYet(reachPerson(from, personId, news()))
    expect([waysOf(attempts), received(personId)]).toEqual([refused, nothing])
    trouble.clear()
    // Graph keeps whoever it throttled waiting, and so do we.
    if (fault.kind === 'throttled' && without === 'bot') continue
    const asked = tenant.requests.length
    const reached = await reachPerson(context, personId, news(), attempts)
    expect([reached.attempts, received(personId)]).toEqual([attempts, { ...nothing, ...then }])
    const paths = tenant.requests.slice(asked).map((request) => request.path)
    if (refused.length > 0) expect(paths.filter((one) => one.includes('/v3/') || one.includes('installedApps'))).toEqual([])
    if (refused.length > 1) expect(paths.filter((one) => one.includes('sendActivityNotification'))).toEqual([])
  }
})

test('what has not passed for long counts as a refusal', async () => {
  const personId = somebody()
  trouble.order({ kind: 'unavailable', path: /installedApps$|sendActivityNotification$/, share: 1 })
  const reached = await reachPerson(context, personId, news(), [], { givenUp: true })
  expect(reached).toMatchObject({ way: 'mail', attempts: [{ way: 'card', problem: 'Teams could not be reached for some time.' }, { way: 'feed', problem: 'Teams could not be reached for some time.' }] })
  expect(received(personId)).toEqual({ ...nothing, mail: 1 })
})

test('a line whose answer was lost stands in the feed once when it is sent again', async () => {
  const personId = somebody('bot')
  trouble.order({ kind: 'answerLost', path: /sendActivityNotification$/ })
  const attempts = await notYet(reachPerson(context, personId, news()))
  expect((await reachPerson(context, personId, news(), attempts)).way).toBe('feed')
  expect(received(personId)).toEqual({ ...nothing, feed: 1 })
  await reachPerson(context, personId, news({ feed: { activityType: 'approvalReminder', text: 'Ana asks to join Bridges', path: '/team' } }), attempts)
  expect(feedOf(personId).map(({ activityType }) => activityType)).toEqual(['approvalAsked', 'approvalReminder'])
})
