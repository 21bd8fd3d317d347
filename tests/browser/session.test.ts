import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, inject, test } from 'vitest'
import { addGoal, getRoadmap } from '#api/roadmap/contract.ts'
import { getSession } from '#api/sessions/contract.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { membersOf, publishFour } from '../support/parties.ts'
import { ablePeople } from '../support/season.ts'
import { startWorld } from '../support/start-world.ts'
import { byKeyboard } from './by-keyboard.ts'
import { anyAddress, openBrowser } from './open-browser.ts'

const shots = join(import.meta.dirname, '..', '..', 'test-results', 'session')
await mkdir(shots, { recursive: true })
const world = await startWorld(inject('postgresUrl'))
const { callAs, running, hostUrl } = world
await waitForPeople(callAs, organizerOf(running.tenant.cast))
const party = await publishFour(world, ablePeople(world).slice(0, 4))
const { mentor, mentees, circleId } = party
const [ann = '', ben = ''] = mentees
const { fill, close } = membersOf(world)
running.tenant.clock.advance({ months: 8 })

const browser = await openBrowser()
afterAll(async () => {
  await browser.close()
  await world[Symbol.asyncDispose]()
})

const pageOf = (personId: string, number: number, { view }: { view: 'prepare' | 'run' }) => browser.open(`${hostUrl}/?person=${personId}&app=tab&path=/circle/${circleId}/session/${number}${encodeURIComponent(`?view=${view}`)}`)
const tabOf = (page: Page) => page.frameLocator('iframe[title="Crosspath"]')
const shoot = (page: Page, name: string) => page.screenshot({ path: join(shots, `${name}.png`), animations: 'disabled' })

test('an exercise is kept while it is written, shared on purpose, and ready only when what matters is there', async () => {
  await using page = await pageOf(ann, 1, { view: 'prepare' })
  const tab = tabOf(page)
  await tab.getByRole('button', { name: /^Meet me/ }).waitFor()
  await tab.getByRole('textbox', { name: 'Ask me about' }).fill('Closing a month in three days')
  await tab.getByRole('button', { name: 'Mark as ready' }).click()
  await tab.getByText('This is needed before it counts as ready.').waitFor()
  await tab.getByRole('textbox', { name: /^What you do, in one sentence/ }).fill('I decide which suppliers we pay first.')
  await tab.getByRole('radiogroup', { name: 'When something is new' }).getByRole('radio').nth(3).check()
  await tab.getByText(/^Saved/).waitFor()
  await shoot(page, 'prepare-light-1280')
  await tab.getByRole('button', { name: 'Mark as ready' }).click()
  await tab.getByRole('button', { name: /^What we expect of each other/, expanded: true }).waitFor()
  const kept = (await callAs(ann, getSession, { params: { circleId, number: 1 } })).exercises.find(({ form }) => form.id === 'meet-me')
  expect(kept).toMatchObject({ answers: { role: 'I decide which suppliers we pay first.', askMeAbout: 'Closing a month in three days', planTry: 4 } })
  expect(kept?.readyAt).not.toBeNull()
  await using other = await pageOf(mentor, 1, { view: 'prepare' })
  await tabOf(other).getByText('I decide which suppliers we pay first.').waitFor()
})

test('what is typed without a connection is kept here, also when the page is closed, and saved by itself as soon as there is one', async () => {
  const url = `${hostUrl}/?person=${ann}&app=tab&path=/circle/${circleId}/session/1${encodeURIComponent('?view=prepare&exercise=expectations')}`
  const worthIn = (page: Page) => tabOf(page).getByRole('textbox', { name: /^In the end it was worth it if/ })
  const waitsIn = (page: Page) => tabOf(page).getByText('Not saved yet. It is kept on this device and saved as soon as you are online again.')
  const keptWorth = async () => (await callAs(ann, getSession, { params: { circleId, number: 1 } })).exercises.find(({ form }) => form.id === 'expectations')?.answers['goodInFourMonths']
  {
    await using page = await browser.open(url, { width: 1280, height: 420 }, anyAddress)
    await worthIn(page).waitFor()
    await browser.setOffline(true)
    await worthIn(page).fill('I can explain our margin')
    await waitsIn(page).waitFor()
    expect(await tabOf(page).getByText('Your data is safe', { exact: false }).count()).toBe(0)
    const isInView = await waitsIn(page).evaluate((line) => line.getBoundingClientRect().bottom <= innerHeight && line.getBoundingClientRect().top >= 0)
    expect(isInView, 'beside the field, without scrolling').toBe(true)
    await shoot(page, 'offline-light-1280-low')
    await browser.setOffline(false)
    await expect.poll(keptWorth).toBe('I can explain our margin')
    await waitsIn(page).waitFor({ state: 'detached' })
    await browser.setOffline(true)
    await worthIn(page).fill('I dare to ask for the sheet')
    await waitsIn(page).waitFor()
  }
  await browser.setOffline(false)
  expect(await keptWorth()).toBe('I can explain our margin')
  await using again = await browser.open(url)
  await worthIn(again).waitFor()
  expect(await worthIn(again).inputValue()).toBe('I dare to ask for the sheet')
  await expect.poll(keptWorth).toBe('I dare to ask for the sheet')
  await expect.poll(() => worthIn(again).evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('crosspath/unsaved/')))).toEqual([])
})

test('everybody in the session sees the same turn, and what is agreed is there when it is closed', async () => {
  await using first = await pageOf(mentor, 1, { view: 'run' })
  const lead = tabOf(first)
  await lead.getByRole('button', { name: 'Start' }).click()
  await using second = await pageOf(ben, 1, { view: 'run' })
  const follow = tabOf(second)
  await follow.getByText('Step 1 of', { exact: false }).waitFor()
  await lead.getByRole('button', { name: 'Next' }).click()
  await follow.getByText('Step 2 of', { exact: false }).waitFor()
  await follow.getByRole('button', { name: 'Pause' }).click()
  await lead.getByText('paused', { exact: false }).waitFor()
  await lead.getByRole('textbox', { name: 'Who does what next?' }).fill('Bring the sheet of last month')
  await lead.getByRole('button', { name: 'Add action' }).click()
  await lead.getByRole('checkbox', { name: /Bring the sheet of last month/ }).waitFor()
  await lead.getByRole('textbox', { name: 'Your note' }).fill('Ask about the margin again')
  await lead.getByText('Saved', { exact: true }).waitFor()
  await shoot(first, 'run-light-1280')
  expect((await callAs(ben, getSession, { params: { circleId, number: 1 } })).sharedNotes).toEqual([])
  await lead.getByRole('tab', { name: 'Close' }).click()
  await lead.getByRole('textbox', { name: 'What did you agree?' }).waitFor()
  expect(await lead.getByRole('textbox', { name: 'What did you agree?' }).inputValue()).toContain('Bring the sheet of last month')
  expect(await lead.getByRole('textbox', { name: 'Your note' }).inputValue()).toBe('Ask about the margin again')
  await shoot(first, 'close-light-1280')
  await lead.getByRole('button', { name: 'Close session 1' }).click()
  await lead.getByText(/^Its agenda is at step 2 of /).waitFor()
  await lead.getByRole('button', { name: 'Close it' }).click()
  await lead.getByRole('heading', { name: 'Identify strengths and growth areas' }).waitFor()
})

test('in the last session goals are looked back at, by keyboard alone, and in the end there is a certificate, and for the mentor what helped', async () => {
  const dueOn = running.tenant.clock.now().toZonedDateTimeISO('UTC').toPlainDate().add({ days: 30 }).toString()
  await callAs(ann, addGoal, { params: { circleId }, input: { title: 'Run a forecasting review', measure: 'reviews', baseline: 0, target: 2, evidence: 'two sheets', dueOn, levels: ['Not begun', 'Have the data', 'Two sheets checked', 'One decision changed', 'A colleague uses it'] } })
  await close(ann, party, 2)
  for (const mentee of mentees) await fill(mentee, party, 3, 'mentor-feedback', { more: 'silence', helpedMost: 'You asked what I had tried.' })
  await close(ann, party, 3)
  {
    await using page = await pageOf(ann, 4, { view: 'prepare' })
    const [tab, keys] = [tabOf(page), byKeyboard(page)]
    await keys.tick(tab.getByRole('radiogroup', { name: 'What became of it?' }).getByRole('radio', { name: 'It moved' }))
    await keys.choose(tab.getByRole('combobox', { name: 'How far did it go?' }), 'Two sheets checked')
    await expect.poll(async () => (await callAs(ann, getRoadmap, { params: { circleId } })).goals[0]).toMatchObject({ outcome: 'moved', level: 0 })
    await shoot(page, 'review-light-1280')
  }
  await close(ann, party, 4)
  await using page = await browser.open(`${hostUrl}/?person=${ann}&app=tab&path=/circle/${circleId}/roadmap`)
  await byKeyboard(page).press(tabOf(page).getByRole('button', { name: 'Certificate' }))
  await tabOf(page).getByText('took part as a mentee in 4 sessions', { exact: false }).waitFor()
  await shoot(page, 'certificate-light-1280')
  await using lead = await browser.open(`${hostUrl}/?person=${mentor}&app=tab&path=/circle/${circleId}/insight`)
  await tabOf(lead).getByText('You asked what I had tried.').first().waitFor()
})
