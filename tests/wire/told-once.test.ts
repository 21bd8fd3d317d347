import { afterAll, expect, inject, test } from 'vitest'
import { askAboutEnrolment, decideEnrolment, saveMyEnrolment, submitMyEnrolment } from '#api/enrolment/contract.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { ablePeople, type Able, openSeason } from '../support/season.ts'
import { eventually, startWorld } from '../support/start-world.ts'

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { running, callAs, connector } = world
await waitForPeople(callAs, organizerOf(running.tenant.cast))
const cohortId = await openSeason(world)
const people = ablePeople(world)

const { tenant, trouble } = running

const feedOf = (personId: string) => running.notifications.filter((line) => line.personId === personId).length
const requests = (method: string, path: RegExp) => tenant.requests.filter((request) => request.method === method && path.test(request.path))
/** Cards for somebody that Teams refused. */
const refusedCards = (personId: string) => requests('POST', /\/activities$/).filter(({ status, path }) => status === 403 && decodeURIComponent(path).includes(connector.chats.open(personId).id)).length
const linesTried = (personId: string) => requests('POST', /sendActivityNotification$/).filter(({ path }) => path.includes(personId)).length

/** Sends the form of somebody who has blocked the bot; their manager has not. */
async function enrolBlocked(): Promise<{ person: Able; enrolmentId: string }> {
  const person = people.shift()
  if (!person) throw new Error('Nobody is left.')
  running.installations.block(person.id, 'bot')
  const functionsToExplore = ['Engineering', 'Finance', 'Marketing'].filter((name) => name !== person.department)
  await callAs(person.id, saveMyEnrolment, { params: { cohortId }, input: { role: 'mentee', goals: 'To see how others work.', skillsWanted: ['Negotiation'], functionsToExplore } })
  const { id } = await callAs(person.id, submitMyEnrolment, { params: { cohortId } })
  await eventually(() => Promise.resolve(copiesOf(person, 'asks to join')), (copies) => copies > 0, 20_000)
  return { person, enrolmentId: id }
}

function copiesOf({ managerId, displayName }: Able, words: string): number {
  const cards = (connector.chats.ofPerson(managerId)?.messages ?? []).flatMap((message) => message.content.cards.map((card) => JSON.stringify(card)))
  return cards.filter((card) => card.includes(displayName) && card.includes(words)).length
}

test('who could not be told of a decision by card is told by the next way when that has had a bad moment, and the card is not tried again', async () => {
  const { person, enrolmentId } = await enrolBlocked()
  trouble.order({ kind: 'unavailable', path: new RegExp(`/${person.id}/teamwork/sendActivityNotification$`) })
  await callAs(person.managerId, decideEnrolment, { params: { enrolmentId }, input: { decision: 'approve' } })
  await eventually(() => Promise.resolve(feedOf(person.id)), (lines) => lines === 1, 20_000)
  expect([refusedCards(person.id), linesTried(person.id)]).toEqual([1, 2])
})

test('the same of a question, which is not brought again where only a card could not be drawn', async () => {
  const { person, enrolmentId } = await enrolBlocked()
  trouble.order({ kind: 'unavailable', path: new RegExp(`/${person.id}/teamwork/sendActivityNotification$`) })
  const { edit } = connector.chats
  let edits = 0
  connector.chats.edit = (...about) => {
    edits += 1
    if (edits <= 2) throw new Error('Teams has a bad moment.')
    return edit(...about)
  }
  try {
    await callAs(person.managerId, askAboutEnrolment, { params: { enrolmentId }, input: { question: 'Which weekday suits you?' } })
    await eventually(() => Promise.resolve(copiesOf(person, 'Which weekday')), (copies) => copies === 1, 20_000)
  } finally {
    connector.chats.edit = edit
  }
  expect([feedOf(person.id), refusedCards(person.id), linesTried(person.id)]).toEqual([1, 1, 2])
})
