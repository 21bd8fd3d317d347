import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, inject, test } from 'vitest'
import { getMyEnrolment, saveMyDelegate, saveMyEnrolment, submitMyEnrolment } from '#api/enrolment/contract.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { castCompany } from '#scripts/tenant/cast/company.ts'
import { type Able, ablePeople, openSeason } from '../support/season.ts'
import { eventually, startWorld } from '../support/start-world.ts'
import { findFaults } from './find-faults.ts'
import { openBrowser } from './open-browser.ts'

const shots = join(import.meta.dirname, '..', '..', 'test-results', 'approval')
await mkdir(shots, { recursive: true })
// Nobody is out of office but whom a test sends away.
const company = castCompany({ startsOn: Temporal.Now.plainDateISO('UTC').toString() })
const world = await startWorld(inject('postgresUrl'), { cast: { ...company, events: company.events.filter((event) => event.showAs !== 'oof') } })
const { callAs, running, hostUrl, apiUrl } = world
const { tenant } = running
const organizerId = organizerOf(tenant.cast)
await waitForPeople(callAs, organizerId)
const cohortId = await openSeason(world)
const params = { cohortId }

const browser = await openBrowser()
afterAll(async () => {
  await browser.close()
  await world[Symbol.asyncDispose]()
})

/** One person for each manager, with a manager above who is not the organizer. */
const people = [...Map.groupBy(ablePeople(world), (person) => person.managerId).values()]
  .flatMap(([first]) => first ?? [])
  .filter((person) => {
    const above = tenant.people.get(tenant.people.get(person.managerId)?.managerId ?? '')
    return above?.accountEnabled === true && above.mailbox !== null && above.id !== organizerId
  })
function next(): Able {
  const person = people.shift()
  if (!person) throw new Error('Nobody is left who has a manager of their own.')
  return person
}
const nameOf = (id: string) => tenant.people.get(id)?.displayName ?? '?'
const day = (ahead: number) => tenant.clock.now().toZonedDateTimeISO('UTC').toPlainDate().add({ days: ahead }).toString()

async function enrol(person: Able): Promise<void> {
  const functionsToExplore = ['Engineering', 'Finance', 'Legal'].filter((name) => name !== person.department)
  await callAs(person.id, saveMyEnrolment, { params, input: { role: 'mentee', goals: 'To see how other departments work.', skillsWanted: ['Negotiation'], functionsToExplore } })
  await callAs(person.id, submitMyEnrolment, { params })
}
const stateIs = (person: Able, state: string) => eventually(async () => (await callAs(person.id, getMyEnrolment, { params })).enrolment?.state, (now) => now === state)

const open = (personId: string, query: string) => browser.open(`${hostUrl}/?person=${personId}&${query}`)
const chatOf = (page: Page) => page.getByRole('region', { name: 'Conversation with Crosspath' })
const tabOf = (page: Page) => page.frameLocator('iframe[title="Crosspath"]')
const shoot = (page: Page, name: string) => page.screenshot({ path: join(shots, `${name}.png`), animations: 'disabled' })

test('a manager approves with one press, the employee reads who said yes, and the organizer which way the question went', async () => {
  const person = next()
  await enrol(person)
  {
    await using manager = await open(person.managerId, 'app=chat')
    await chatOf(manager).getByText(`${person.displayName} asks to join`).first().waitFor()
    await shoot(manager, 'card')
    await chatOf(manager).getByRole('button', { name: 'Approve' }).click()
    await chatOf(manager).getByText('Approved by you').waitFor()
  }
  await using employee = await open(person.id, 'app=tab')
  await tabOf(employee).getByRole('heading', { name: /said yes/ }).waitFor()
  await using organizer = await open(organizerId, `app=tab&path=/manage/${cohortId}/enrolments`)
  await tabOf(organizer).getByText(`${nameOf(person.managerId)}, card in Teams`).first().waitFor()
  await shoot(organizer, 'organizer')
})

test('a manager declines with a reason, and the employee reads it and may ask again', async () => {
  const person = next()
  await enrol(person)
  {
    await using manager = await open(person.managerId, 'app=chat')
    await chatOf(manager).getByRole('button', { name: 'Decline' }).click()
    await chatOf(manager).getByLabel(/In your own words/).fill('Our busiest quarter begins now.')
    await shoot(manager, 'decline')
    await chatOf(manager).getByRole('button', { name: 'Send answer' }).click()
    await chatOf(manager).getByText('Declined by you').waitFor()
  }
  await using employee = await open(person.id, 'app=tab')
  await tabOf(employee).getByText(/Our busiest quarter begins now/).first().waitFor()
  await tabOf(employee).getByRole('button', { name: 'Ask again' }).waitFor()
  expect(await findFaults(employee, apiUrl)).toEqual([])
  await shoot(employee, 'declined')
})

test('a manager asks to wait until a day; the employee sees it, and on that day the question is back', async () => {
  const person = next()
  await enrol(person)
  await using manager = await open(person.managerId, 'app=chat')
  await chatOf(manager).getByRole('button', { name: 'Not now' }).click()
  await chatOf(manager).getByLabel('Ask me again on').fill(day(2))
  await chatOf(manager).getByRole('button', { name: 'Send answer' }).click()
  await chatOf(manager).getByText(/Asked to wait until/).waitFor()
  {
    await using employee = await open(person.id, 'app=tab')
    await tabOf(employee).getByText(/asks you to wait until/).first().waitFor()
    await shoot(employee, 'not-until')
  }
  tenant.clock.advance({ hours: 49 })
  await stateIs(person, 'submitted')
  await manager.reload()
  await chatOf(manager).getByRole('button', { name: 'Approve' }).last().click()
  await chatOf(manager).getByText('Approved by you').last().waitFor()
})

test('a question goes to the employee and its answer comes back', async () => {
  const person = next()
  await enrol(person)
  await using manager = await open(person.managerId, 'app=tab&path=/team')
  await tabOf(manager).getByRole('button', { name: /^Ask/ }).first().click()
  await tabOf(manager).getByLabel('Your question').fill('Which weekday would suit you?')
  await tabOf(manager).getByRole('dialog').getByRole('button', { name: /^(Send|Ask)/ }).click()
  {
    await using employee = await open(person.id, 'app=chat')
    await chatOf(employee).getByText('Which weekday would suit you?').first().waitFor()
    await chatOf(employee).getByLabel('Your answer').fill('Wednesdays are best.')
    await shoot(employee, 'question')
    await chatOf(employee).getByRole('button', { name: 'Send answer' }).click()
    await chatOf(employee).getByText(/You answered/).waitFor()
  }
  await tabOf(manager).getByText(/Wednesdays are best/).first().waitFor()
  await shoot(manager, 'answer')
  await manager.goto(`${hostUrl}/?person=${person.managerId}&app=chat`)
  await chatOf(manager).getByText(/Wednesdays are best/).last().waitFor()
  await chatOf(manager).getByRole('button', { name: 'Approve' }).last().click()
  await chatOf(manager).getByText('Approved by you').last().waitFor()
})

test('a manager hands a request on; whoever answers first decides, and the other reads by whom it was decided and cannot change it by an old card', async () => {
  const person = next()
  const delegate = next()
  await enrol(person)
  await using manager = await open(person.managerId, 'app=tab&path=/team')
  await tabOf(manager).getByRole('button', { name: 'Delegate' }).first().click()
  await tabOf(manager).getByRole('combobox', { name: 'Colleague' }).pressSequentially(delegate.displayName.slice(0, 8))
  await tabOf(manager).getByRole('option', { name: new RegExp(delegate.displayName) }).first().click()
  await tabOf(manager).getByRole('button', { name: 'Ask them' }).click()
  await manager.goto(`${hostUrl}/?person=${person.managerId}&app=chat`)
  await chatOf(manager).getByText(/Also asked in your place/).waitFor()

  // Two who may answer look at their cards at the same time.
  await using other = await open(delegate.id, 'app=chat')
  await chatOf(other).getByText(/handed this to you/).first().waitFor()
  await shoot(other, 'delegate')
  await Promise.all([chatOf(manager).getByRole('button', { name: 'Approve' }).click(), chatOf(other).getByRole('button', { name: 'Approve' }).click()])
  const outcome = async (page: Page) => {
    const title = chatOf(page).getByText(/(^Approved by|approved this)/).first()
    await title.waitFor()
    return title.innerText()
  }
  const [byOne, byOther] = await Promise.all([outcome(manager), outcome(other)])
  // One of them decided, whoever was first, and both read the same.
  if (byOne === 'Approved by you') expect(byOther).toBe(`Approved by ${nameOf(person.managerId)}`)
  else expect([byOne, byOther]).toEqual([`${delegate.displayName} approved this as your delegate`, 'Approved by you'])
  await stateIs(person, 'approved')

  // A card as it was first drawn is pressed again, over the wire as Teams would.
  const message = world.connector.chats.ofPerson(delegate.id)?.messages.at(-1)
  const enrolmentId = (await callAs(person.id, getMyEnrolment, { params })).enrolment?.id
  const late = await world.connector.bot.press(delegate.id, message?.id ?? '', { type: 'Action.Execute', verb: 'enrolment.decide', data: { enrolmentId, decision: 'decline' } }, 'manual')
  expect(late.kind).toBe('card')
  await stateIs(person, 'approved')
})

test('a manager who is silent is reminded, and then the next one up is asked too and approves', async () => {
  const person = next()
  const above = tenant.people.get(person.managerId)?.managerId ?? ''
  await enrol(person)
  const asked = () => Promise.resolve(world.connector.chats.ofPerson(person.managerId)?.messages.filter((message) => JSON.stringify(message.content).includes(`${person.displayName} asks to join`)).length ?? 0)
  await eventually(asked, (count) => count === 1)
  // Nobody is reminded before two working days are over, and nobody else is asked within three more.
  for (let days = 2; days < 12 && (await asked()) < 2; days += 1) {
    tenant.clock.advance({ hours: days === 2 ? 48 : 24 })
    await new Promise((resolve) => setTimeout(resolve, 2_500))
  }
  expect(await asked()).toBe(2)
  const isAsked = () => (world.connector.chats.ofPerson(above)?.messages ?? []).some((message) => JSON.stringify(message.content).includes(`${person.displayName} asks to join`))
  for (let days = 3; days < 12 && !isAsked(); days += 1) {
    tenant.clock.advance({ hours: days === 3 ? 72 : 24 })
    await new Promise((resolve) => setTimeout(resolve, 2_500))
  }
  await using boss = await open(above, 'app=chat')
  await chatOf(boss).getByText(/has not answered yet/).last().waitFor()
  await shoot(boss, 'escalated')
  await chatOf(boss).getByRole('button', { name: 'Approve' }).last().click()
  await chatOf(boss).getByText('Approved by you').last().waitFor()
  await using manager = await open(person.managerId, 'app=chat')
  await chatOf(manager).getByText(`Approved by ${nameOf(above)}`).first().waitFor()
  expect(await chatOf(manager).getByRole('button', { name: 'Approve' }).count()).toBe(0)
})

test('a manager without Teams gets a mail with a link to the tab, answers there, and the organizer sees which way it went', async () => {
  const person = next()
  running.staff.blockTeams(person.managerId)
  await enrol(person)
  await eventually(() => Promise.resolve(running.mail.filter((mail) => mail.to.includes(tenant.people.get(person.managerId)?.userPrincipalName ?? ''))), (mails) => mails.length === 1)
  {
    await using manager = await open(person.managerId, 'app=tab&path=/team')
    await tabOf(manager).getByRole('button', { name: 'Approve' }).first().click()
    await tabOf(manager).getByText(/Approved by you/).first().waitFor()
  }
  await stateIs(person, 'approved')
  await using organizer = await open(organizerId, `app=tab&path=/manage/${cohortId}/enrolments`)
  await tabOf(organizer).getByText(`${nameOf(person.managerId)}, by mail`).first().waitFor()
  await shoot(organizer, 'by-mail')
})

test('while a manager is out of office whom they named is asked', async () => {
  const person = next()
  const delegate = next()
  const today = tenant.clock.now().toZonedDateTimeISO('Europe/London').toPlainDate()
  running.calendars.book(person.managerId, { subject: 'Holiday', localStart: `${today.toString()}T00:00:00`, localEnd: `${today.add({ days: 9 }).toString()}T00:00:00`, isAllDay: true, showAs: 'oof' })
  await callAs(person.managerId, saveMyDelegate, { input: { personId: delegate.id } })
  await enrol(person)
  await using other = await open(delegate.id, 'app=chat')
  await chatOf(other).getByText(/is away and named you/).first().waitFor()
  await chatOf(other).getByRole('button', { name: 'Approve' }).last().click()
  await chatOf(other).getByText('Approved by you').last().waitFor()
})
