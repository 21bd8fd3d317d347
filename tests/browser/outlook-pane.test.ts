import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, inject, test } from 'vitest'
import { getRoadmap } from '#api/roadmap/contract.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { ablePeople, mentorOf, publishPairs } from '../support/season.ts'
import { eventually, startWorld } from '../support/start-world.ts'
import { tabFrame } from './find-faults.ts'
import { lookThrough } from './look-through.ts'
import { openBrowser } from './open-browser.ts'

const shots = join(import.meta.dirname, '..', '..', 'test-results', 'outlook')
await mkdir(shots, { recursive: true })
const world = await startWorld(inject('postgresUrl'))
const { callAs, running, hostUrl, apiUrl } = world
await waitForPeople(callAs, organizerOf(running.tenant.cast))
const [first, second] = ablePeople(world)
if (!first || !second) throw new Error('The office has people.')
const { circles } = await publishPairs(world, [[first, second]])
const { circle, series } = circles[0] ?? { circle: null, series: null }
const [mentee] = circle?.mentees ?? []
if (!circle || !mentee) throw new Error('A circle was published.')

const browser = await openBrowser()
afterAll(async () => {
  await browser.close()
  await world[Symbol.asyncDispose]()
})

const { open } = browser

/** What stands in somebody's own Outlook over the next months. */
function calendarOf(personId: string) {
  const from = running.tenant.clock.now()
  return running.calendars.eventsOf(personId, from, from.add({ hours: 24 * 200 }))
}
const sessionsOf = (personId: string) => calendarOf(personId).filter((entry) => entry.joinUrl !== null && entry.joinUrl === series.joinUrl)
const linkTo = (personId: string, entryId: string) => `${hostUrl}/?person=${personId}&app=calendar&event=${encodeURIComponent(entryId)}`
const paneOf = (page: Page) => page.frameLocator('iframe[title="Crosspath beside the meeting"]')
const openPane = (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Crosspath', exact: true }).click()

/** Every theme at both widths that Outlook gives a pane, with a picture of each. */
async function faultsOf(page: Page, name: string): Promise<string[]> {
  const aside = page.getByRole('complementary', { name: 'Crosspath add-in' })
  const widen = (width: number) => () => aside.evaluate((element, wanted) => element.parentElement?.style.setProperty('width', `${wanted}px`), width)
  return lookThrough(page, tabFrame(page, `${apiUrl}/outlook.html`), join(shots, name), { 450: widen(450), 320: widen(320) })
}

test('beside a session the pane says which one it is, and a better time moves it in everybody’s Outlook and on the roadmap', async () => {
  const before = sessionsOf(mentee.id)
  const entry = before[1]
  if (!entry) throw new Error('The series stands in the calendar.')
  await using page = await open(linkTo(mentee.id, entry.id))
  await openPane(page)
  const pane = paneOf(page)
  await pane.getByRole('heading', { name: 'Identify strengths and growth areas' }).waitFor()
  await pane.getByText('Session 2 of 4').waitFor()
  await pane.getByText(`You and ${mentorOf(circle).displayName}`).waitFor()
  const tick = pane.getByRole('checkbox').first()
  await tick.check()
  await pane.getByRole('heading', { name: /^You: 1 of \d prepared$/ }).waitFor()
  expect((await callAs(mentee.id, getRoadmap, { params: { circleId: circle.id } })).stages[1]?.preparation.filter((item) => item.done).length).toBe(1)
  expect(await faultsOf(page, 'session')).toEqual([])

  await pane.getByRole('button', { name: 'Find a better time' }).click()
  await pane.getByRole('radio').nth(1).check()
  await expect.poll(() => pane.getByRole('radio').count()).toBe(3)
  expect(await faultsOf(page, 'better-time')).toEqual([])
  await pane.getByRole('button', { name: 'Move only this session' }).click()
  await pane.getByText(/^Moved to /).waitFor()
  await page.screenshot({ path: join(shots, 'moved-light.png') })

  for (const person of [mentee, mentorOf(circle)]) {
    const after = await eventually(() => Promise.resolve(sessionsOf(person.id)), (entries) => !entries.some(({ start }) => start.equals(entry.start)))
    expect(after.map(({ start }) => start.toString())).toEqual(before.map(({ start }, at) => (at === 1 ? after[1]?.start : start)?.toString()))
  }
  const { stages } = await callAs(mentee.id, getRoadmap, { params: { circleId: circle.id } })
  expect(stages[1]?.session.startAt).toBe(sessionsOf(mentee.id)[1]?.start.epochMilliseconds)

  await pane.getByRole('button', { name: 'Prepare' }).click()
  await page.frameLocator('iframe[title="Crosspath"]').getByRole('heading', { name: 'Identify strengths and growth areas' }).waitFor()
})

test('a new appointment becomes a check-in: attendees, title, time and text are filled in, and Outlook sends it', async () => {
  await using page = await open(`${hostUrl}/?person=${mentee.id}&app=calendar`)
  await page.getByRole('button', { name: 'New meeting' }).click()
  await openPane(page)
  const pane = paneOf(page)
  await pane.getByRole('heading', { name: 'Mentoring check-in' }).waitFor()
  await pane.getByRole('radio', { name: '45 min' }).check()
  await expect.poll(() => pane.getByRole('radiogroup', { name: 'When' }).getByRole('radio').count()).toBe(3)
  expect(await faultsOf(page, 'check-in')).toEqual([])
  await pane.getByRole('button', { name: 'Fill in this invite' }).click()
  await pane.getByText('Filled in.').waitFor()
  await page.screenshot({ path: join(shots, 'filled-light.png') })
  expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe(`Mentoring check-in: ${mentee.displayName} and ${mentorOf(circle).displayName}`)
  await page.getByRole('button', { name: 'Send' }).click()
  const sent = await eventually(() => Promise.resolve(calendarOf(mentorOf(circle).id).find((entry) => entry.subject.startsWith('Mentoring check-in'))), (entry) => entry !== undefined)
  if (!sent) throw new Error('It was sent.')
  expect(sent.end.since(sent.start).total('minutes')).toBe(45)
  expect(sent.bodyHtml).toContain('Your circle in Crosspath')
})

test('any other meeting gets one calm line, an older Outlook and a lone browser a kind one', async () => {
  const other = calendarOf(mentee.id).find((entry) => !entry.isOrganizer && entry.joinUrl !== series.joinUrl && entry.attendees.length > 0 && !entry.subject.startsWith('Mentoring'))
  if (!other) throw new Error('People have other meetings.')
  {
    await using page = await open(linkTo(mentee.id, other.id))
    await openPane(page)
    await paneOf(page).getByRole('heading', { name: 'This meeting isn’t one of your mentoring sessions' }).waitFor()
    expect(await faultsOf(page, 'foreign')).toEqual([])
    await page.route('**/office.js', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, body: (await answer.text()).replace('NestedAppAuth:1', 'NestedAppAuth:0') })
    })
    await page.reload()
    await openPane(page)
    await paneOf(page).getByRole('heading', { name: 'This needs a newer Outlook' }).waitFor()
  }
  await using alone = await open(`${apiUrl}/outlook.html`)
  await alone.getByRole('heading', { name: 'Open this in Outlook' }).waitFor()
})
