import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, inject, test } from 'vitest'
import { getRoadmap, listMyCircles } from '#api/roadmap/contract.ts'
import { getSession } from '#api/sessions/contract.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { overDatabase } from '../support/enrol-approved.ts'
import { ablePeople, mentorOf, publishPairs } from '../support/season.ts'
import { eventually, startWorld } from '../support/start-world.ts'
import { byKeyboard } from './by-keyboard.ts'
import { findFaults, tabFrame } from './find-faults.ts'
import { openBrowser } from './open-browser.ts'

const shots = join(import.meta.dirname, '..', '..', 'test-results', 'series')
await mkdir(shots, { recursive: true })
const world = await startWorld(inject('postgresUrl'))
const { callAs, running, hostUrl, apiUrl, databaseUrl } = world
await waitForPeople(callAs, organizerOf(running.tenant.cast))
const [first, second] = ablePeople(world)
if (!first || !second) throw new Error('The office has people.')
const { cohortId, circles } = await publishPairs(world, [[first, second]])
const { circle } = circles[0] ?? { circle: null }
const [mentee] = circle?.mentees ?? []
if (!circle || !mentee) throw new Error('A circle was published.')
const mentor = mentorOf(circle)
const params = { circleId: circle.id }
await eventually(() => Promise.resolve([mentor, mentee].map(({ id }) => running.subscriptions.ofMailbox(id).length)), (counts) => counts.every((count) => count === 1))

const browser = await openBrowser()
afterAll(async () => {
  await browser.close()
  await world[Symbol.asyncDispose]()
})

const open = (query: string) => browser.open(`${hostUrl}/?${query}`)

const tabOf = (page: Page) => page.frameLocator('iframe[title="Crosspath"]')
const shoot = (page: Page, name: string) => page.screenshot({ path: join(shots, `${name}.png`), animations: 'disabled' })
const sessionTwo = async () => {
  const session = (await callAs(mentee.id, getRoadmap, { params })).series.occurrences[1]
  if (!session) throw new Error('The series has a second session.')
  return session
}

test('the mentor blocks a session’s time in Outlook: the session moves by itself, and an open roadmap follows with the reason', async () => {
  const before = await sessionTwo()
  await using reader = await open(`person=${mentee.id}&app=tab&path=/circle/${circle.id}/roadmap%3Fstage=2`)
  const roadmap = tabOf(reader)
  await roadmap.getByRole('heading', { name: 'Identify strengths and growth areas' }).waitFor()
  expect(await roadmap.getByText(/^Moved from/).count()).toBe(0)

  const wall = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(first.mailbox?.ianaTimeZone ?? 'Europe/London').toPlainDateTime().toString({ smallestUnit: 'minute' })
  {
    await using outlook = await open(`person=${mentor.id}&app=calendar`)
    await outlook.getByRole('button', { name: 'Block time' }).click()
    const form = outlook.getByRole('dialog', { name: 'Block time' })
    await form.getByRole('textbox', { name: 'Day' }).fill(wall(before.startAt).slice(0, 10))
    await form.getByLabel('Starts').fill(wall(before.startAt).slice(11))
    await form.getByLabel('Ends').fill(wall(before.endAt).slice(11))
    await form.getByRole('button', { name: 'Save' }).click()
    await form.waitFor({ state: 'detached' })
  }
  // Nobody touches the reader's page.
  await roadmap.getByText('The old time no longer suited everybody.').waitFor()
  const after = await sessionTwo()
  expect(after.startAt).not.toBe(before.startAt)
  const from = running.tenant.clock.now()
  await eventually(() => Promise.resolve(running.calendars.eventsOf(mentee.id, from, from.add({ hours: 24 * 90 })).map((entry) => entry.start.epochMilliseconds)), (starts) => starts.includes(after.startAt))
  await shoot(reader, 'moved-light-1280')
})

test('by keyboard alone a member removes a check-in that Outlook refused, books another one, sees it there, and calls it off', async () => {
  const refused = (await sessionTwo()).endAt
  await overDatabase(databaseUrl, (client) =>
    client.query(`insert into check_ins (id, circle_id, by_person_id, with_id, start_at, end_at, state, mailbox_id, transaction_id, problem, changed_at) values (gen_random_uuid(), $1, $2, $3, $4, $5, 'failed', $2, 'refused', 'Outlook did not accept the meeting.', 0)`, [circle.id, mentee.id, mentor.id, refused, refused + 1_800_000]),
  )
  await using page = await open(`person=${mentee.id}&app=tab&path=/circle/${circle.id}`)
  const [tab, keys] = [tabOf(page), byKeyboard(page)]
  const callOff = async (words: RegExp) => {
    await keys.press(tab.getByRole('button', { name: /^Cancel the check-in/ }))
    await tab.getByRole('alertdialog').getByText(words).waitFor()
    await keys.press(tab.getByRole('button', { name: 'Cancel check-in', exact: true }))
    await tab.getByText('None planned.', { exact: false }).waitFor()
  }
  await tab.getByText('Outlook did not accept the meeting.').waitFor()
  await callOff(/never reached Outlook/)
  await keys.press(tab.getByRole('button', { name: 'Book a check-in' }))
  await keys.tick(tab.getByRole('radio', { name: '45 min' }))
  await keys.tick(tab.getByRole('radiogroup', { name: 'When' }).getByRole('radio').nth(2))
  await shoot(page, 'check-in-light-1280')
  await keys.press(tab.getByRole('button', { name: 'Book check-in' }))
  await tab.getByRole('button', { name: /^Join the check-in/ }).waitFor()
  await shoot(page, 'circle-light-1280')
  expect(await findFaults(page, apiUrl)).toEqual([])
  const inOutlook = () => [mentor, mentee].map(({ id }) => running.calendars.eventsOf(id, running.tenant.clock.now(), running.tenant.clock.now().add({ hours: 24 * 60 })).filter((entry) => entry.subject.startsWith('Mentoring check-in') && !entry.isCancelled).length)
  expect(inOutlook()).toEqual([1, 1])
  await callOff(/tells them/)
  await eventually(() => Promise.resolve(inOutlook().join()), (counts) => counts === '0,0')
})

test('beside the call both see the same turn and clock, what is agreed there stands in the session, and other meetings are left alone', async () => {
  const { joinUrl } = (await callAs(mentee.id, getRoadmap, { params })).series
  const inMeeting = (person: string, theme = 'light') => open(String(new URLSearchParams({ person, theme, join: joinUrl ?? '' })))
  const panelOf = (page: Page) => page.frameLocator('iframe[title="Crosspath beside the call"]')
  await using hers = await inMeeting(mentee.id)
  await using his = await inMeeting(mentor.id, 'dark')
  const [panel, other] = [panelOf(hers), panelOf(his)]
  await panel.getByText(`Starts when ${mentor.displayName.split(' ')[0]} or you press Start.`).waitFor()
  await shoot(hers, 'panel-before-light')
  await panel.getByRole('button', { name: 'Start' }).click()
  await panel.getByRole('button', { name: 'Next' }).click()
  await other.getByText(/^Step 2 of /).waitFor()
  await other.getByRole('button', { name: 'Pause' }).click()
  await panel.getByText(`${mentor.displayName.split(' ')[0]} paused`).waitFor()
  await shoot(his, 'panel-turn-dark')
  await panel.getByRole('button', { name: 'Actions' }).click()
  await panel.getByRole('textbox', { name: 'Add an action' }).fill('Send the deck')
  await panel.getByRole('textbox', { name: 'Add an action' }).press('Enter')
  await panel.getByRole('button', { name: 'Change “Send the deck”' }).click()
  await panel.getByLabel('Who', { exact: true }).selectOption({ label: mentor.displayName.split(' ')[0] ?? '' })
  await shoot(hers, 'panel-action-light')
  await panel.getByRole('button', { name: 'Save' }).click()
  await other.getByRole('button', { name: 'Actions (1)' }).click()
  await other.getByRole('checkbox', { name: /^Send the deck\s*You/ }).waitFor()
  expect((await callAs(mentee.id, getSession, { params: { circleId: circle.id, number: 1 } })).actions.map(({ what, owner }) => [what, owner.id])).toEqual([['Send the deck', mentor.id]])

  // The network of this one page goes away; what is written meanwhile is saved once it is back.
  const frame = tabFrame(hers, `${apiUrl}/panel`)
  await panel.getByRole('button', { name: 'Notes, private' }).click()
  await frame.evaluate(() => {
    const real = window.fetch
    window.fetch = () => Promise.reject(new TypeError('Failed to fetch'))
    Object.assign(window, { comeBack: () => void (window.fetch = real) })
  })
  await panel.getByRole('textbox', { name: 'Your note' }).fill('She wants to see how budgets are made.')
  await panel.getByText('Saving again when you’re back.').waitFor()
  await shoot(hers, 'panel-lost-light')
  await frame.evaluate(() => (window as unknown as { comeBack: () => void }).comeBack())
  await panel.getByText('Saved', { exact: true }).waitFor()
  await eventually(() => callAs(mentee.id, getSession, { params: { circleId: circle.id, number: 1 } }), ({ note }) => note.text === 'She wants to see how budgets are made.')

  await his.goto(`${hostUrl}/?${new URLSearchParams({ person: mentee.id, app: 'tab', path: `/circle/${circle.id}/session/1?view=run` })}`)
  await tabOf(his).getByRole('checkbox', { name: /^Send the deck/ }).waitFor()
  await his.goto(hers.url().replace(mentee.id, organizerOf(running.tenant.cast)))
  await other.getByRole('heading', { name: 'This meeting isn’t a Crosspath session' }).waitFor()
  await shoot(his, 'panel-not-ours')
})

test('by keyboard alone an organizer reads the dates of a circle that needs a look, and tries again where Outlook refused', async () => {
  const trouble = (state: string) => overDatabase(databaseUrl, (client) => client.query(`update series set state = $2, problem = 'Outlook did not accept the meeting.' where circle_id = $1`, [circle.id, state]))
  await trouble('booked')
  await using page = await open(`person=${organizerOf(running.tenant.cast)}&app=tab&path=/manage/${cohortId}/calendar`)
  const [tab, keys] = [tabOf(page), byKeyboard(page)]
  await keys.press(tab.getByRole('button', { name: /^Dates of / }))
  await tab.getByRole('region').getByText('Session 2', { exact: false }).first().waitFor()
  await shoot(page, 'health-light-1280')
  await keys.press(tab.getByRole('button', { name: /^Close / }))
  await trouble('failed')
  await page.reload()
  await keys.press(tab.getByRole('button', { name: /^Try again for / }))
  await tab.getByRole('heading', { name: 'Every circle has its next date.' }).waitFor()
  // The row is gone with what had the focus, and one goes on from the page's heading.
  await expect.poll(() => tab.getByRole('heading', { name: 'Calendar health', level: 1 }).evaluate((heading) => heading === heading.ownerDocument.activeElement), { timeout: 10_000 }).toBe(true)
})

test('by keyboard alone a mentee reads what leaving means, stays at first, and leaves', async () => {
  await using page = await open(`person=${mentee.id}&app=tab&path=/circle/${circle.id}`)
  const [tab, keys] = [tabOf(page), byKeyboard(page)]
  const ask = () => keys.press(tab.getByRole('button', { name: 'Leave this pair' }))
  const question = tab.getByRole('alertdialog', { name: 'Leave this pair?' })
  await ask()
  await keys.press(question.getByRole('button', { name: 'Stay' }))
  await question.waitFor({ state: 'detached' })
  await ask()
  await keys.press(question.getByRole('button', { name: 'Leave' }))
  await tab.getByText('You have left. Thank you for the time you gave.').first().waitFor()
  // By its role: nothing hides the page any more from who listens to it.
  await tab.getByRole('heading', { name: 'Home', level: 1 }).waitFor()
  expect((await callAs(mentee.id, listMyCircles)).circles).toEqual([])
})
