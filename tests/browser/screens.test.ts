import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FrameLocator } from 'playwright-core'
import { afterAll, expect, inject, test } from 'vitest'
import { getResults, updateResults } from '#api/outcomes/contract.ts'
import { endSeason, midSeason } from '../support/mid-season.ts'
import { eventually, startWorld } from '../support/start-world.ts'
import { faultsIn, tabFrame } from './find-faults.ts'
import { goTo, lookThrough, settle, windowSizes } from './look-through.ts'
import { openBrowser } from './open-browser.ts'

/** `at` goes there first, where the page has that title; then what is named is pressed; in the end this text must be seen. `forced`: also in the system's own contrast colours. */
type Screen = { name: string; forced?: true; at?: readonly [path: string, title: string | RegExp]; press?: string | RegExp; shows?: string | RegExp }

const root = join(import.meta.dirname, '..', '..')
const shots = join(root, 'test-results', 'screens')
await mkdir(shots, { recursive: true })
const world = await startWorld(inject('postgresUrl'))
const season = await midSeason(world)
await world.callAs(season.organizer, updateResults, { params: { cohortId: season.running } })
await eventually(() => world.callAs(season.organizer, getResults, { query: { cohortId: season.running } }), ({ computedAt, updating }) => computedAt !== null && !updating)
const browser = await openBrowser({ patience: 20_000 })
afterAll(async () => {
  await browser.close()
  await world[Symbol.asyncDispose]()
})

const visited: string[] = []

/** One person walks through what is theirs, on one page; every screen is looked at in three themes at two widths. */
async function walk(personId: string, part: string, screens: Screen[]): Promise<void> {
  await using page = await browser.open(`${world.hostUrl}/?person=${personId}&app=tab`)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const tab = page.frameLocator('iframe[title="Crosspath"]')
  await tab.getByRole('heading', { level: 1 }).waitFor()
  const frame = tabFrame(page, world.apiUrl)
  const faults: string[] = []
  for (const { name, forced, at, press, shows } of screens) {
    await page.setViewportSize(windowSizes[1280])
    if (at) {
      const [path, title] = at
      await goTo(frame, path)
      visited.push(path.split('?')[0] ?? path)
      await tab.getByRole('heading', { level: 1, name: title }).waitFor()
      await settle(frame)
    }
    if (press !== undefined) await pressable(tab, press).click()
    if (shows !== undefined) await tab.getByText(shows).first().waitFor()
    await settle(frame)
    faults.push(...(await lookThrough(page, frame, join(shots, `${part}-${name}`))))
    if (forced) {
      await page.emulateMedia({ forcedColors: 'active' })
      faults.push(...(await faultsIn(frame)).map((fault) => `${part}-${name} in forced colours: ${fault}`))
      await page.emulateMedia({ forcedColors: 'none' })
    }
    if (press !== undefined) await page.keyboard.press('Escape')
  }
  expect(faults).toEqual([])
}

function pressable(tab: FrameLocator, name: string | RegExp) {
  return (['button', 'radio', 'tab', 'menuitem', 'link'] as const).map((role) => tab.getByRole(role, { name })).reduce((one, other) => one.or(other)).first()
}

const circle = `/circle/${season.circle.circleId}`
const [ann = ''] = season.circle.mentees

test('the screens of somebody who has not joined yet', () => {
  const form = `/enrol/${season.enrolling.cohortId}`
  return walk(season.newcomer, 'newcomer', [
    { name: 'home', at: ['/', 'Home'], shows: /^Join / },
    { name: 'enrol-role', at: [form, /^Join /], shows: 'What would you like to do?' },
    { name: 'enrol-topics', at: [`${form}?step=2`, /^Join /], shows: 'What do you want to get better at?' },
    { name: 'enrol-people', at: [`${form}?step=3`, /^Join /], shows: 'From whom would you like to learn?' },
    { name: 'enrol-check', at: [`${form}?step=4`, /^Join /], shows: 'Check and send' },
    { name: 'settings', at: ['/settings', 'Settings'], shows: 'Who answers for me' },
    { name: 'enrol-mentor', at: [`${form}?role=mentor&step=2`, /^Join /], shows: 'What can you help others with?' },
    { name: 'not-here', at: ['/nowhere', /isn.t here/] },
    { name: 'no-team', at: ['/team', 'My team'], shows: 'Nobody is waiting for you' },
    { name: 'not-mine', at: ['/manage', /./] },
  ])
})

test('the screens of somebody who waits for an answer', () =>
  walk(season.waits.mentee, 'waits', [
    { name: 'home', at: ['/', 'Home'], shows: /has a question/ },
    { name: 'answer', press: 'Answer', shows: 'Send answer' },
    { name: 'sent', at: [`/enrol/${season.enrolling.cohortId}`, 'Bridges Summer'], shows: 'Data storytelling' },
    { name: 'take-back', press: 'Take it back', shows: 'Take your enrolment back?' },
  ]))

test('the screens of a manager', () =>
  walk(season.waits.manager, 'manager', [
    { name: 'home', at: ['/', 'Home'] },
    { name: 'approvals', at: ['/team/approvals', 'My team'], shows: /asks to join/ },
    { name: 'not-now', press: 'Not now', shows: /to wait\?/ },
    { name: 'taking-part', at: ['/team?view=taking-part', 'My team'] },
    { name: 'approval', at: [`/team/approvals/${season.waits.enrolmentId}`, 'Request'], shows: 'Approve' },
    { name: 'decline', press: 'Decline', shows: /request\?/ },
    { name: 'delegate', press: 'Delegate', shows: 'Who should answer?' },
  ]))

test('the screens of a mentee in the middle of a season', () =>
  walk(ann, 'mentee', [
    { name: 'home', at: ['/', 'Home'], shows: 'Your circle' },
    { name: 'circle', at: [circle, /circle$/], shows: 'Why this circle' },
    { name: 'check-in', press: 'Book a check-in', shows: 'Book check-in' },
    { name: 'leave', at: [circle, /circle$/], press: /^Leave this/, shows: 'Things change' },
    { name: 'idea', at: [circle, /circle$/], press: /^Change “/, shows: 'Update the idea' },
    { name: 'roadmap', at: [`${circle}/roadmap`, 'Roadmap'], shows: 'To prepare' },
    { name: 'goal', press: 'Add a goal', shows: 'Save goal' },
    { name: 'question', forced: true, at: [`${circle}/roadmap?stage=4`, 'Roadmap'], shows: 'Can session 4 move?' },
    { name: 'another-time', press: 'Find another time', shows: 'Another time for session 4' },
    { name: 'trust', at: [`${circle}/session/1?view=prepare&exercise=expectations`, /^1 · /], shows: 'What we expect of each other' },
    { name: 'strengths', at: [`${circle}/session/2?view=prepare&exercise=strengths`, /^2 · /], shows: 'What you are good at' },
    { name: 'done-stage', at: [`${circle}/roadmap?stage=1`, 'Roadmap'], shows: 'Establish trust and define goals' },
    { name: 'challenges', at: [`${circle}/session/2?view=prepare&exercise=challenges`, /^2 · /], shows: 'Act on it' },
    { name: 'options', at: [`${circle}/session/3?view=prepare&exercise=options`, /^3 · /], shows: 'What I choose' },
    { name: 'run', at: [`${circle}/session/3?view=run`, /^3 · /], shows: 'Agenda' },
    { name: 'close', at: [`${circle}/session/3?view=close`, /^3 · /], shows: 'What did you agree?' },
    { name: 'not-open', at: [`${circle}/session/4`, /^4 · /] },
    { name: 'stories', at: [`${circle}/stories`, 'Stories of your circle'], shows: 'May this be told?' },
    { name: 'write-story', press: 'Write a story', shows: 'Save story' },
    { name: 'published-stories', at: ['/stories', 'Stories'], shows: 'One story, no comparison' },
  ]))

test('the screens of a mentor in the middle of a season', () =>
  walk(season.circle.mentor, 'mentor', [
    { name: 'home', at: ['/', 'Home'], shows: 'Your circle' },
    { name: 'roadmap', at: [`${circle}/roadmap`, 'Roadmap'], shows: 'To prepare' },
    { name: 'table', at: [`${circle}/session/3?view=prepare`, /^3 · /] },
    { name: 'insight', at: [`${circle}/insight`, 'What helped your mentees'] },
  ]))

test('the organizer’s screens of the company, and of a cohort where nobody is yet', () =>
  walk(season.organizer, 'organizer', [
    { name: 'manage', at: ['/manage', 'Overview'] },
    { name: 'programs', at: ['/manage/programs', 'Programs'], shows: 'Bridges Autumn' },
    { name: 'open-cohort', press: 'Open a cohort', shows: 'Last day' },
    { name: 'packs', at: ['/manage/programs/new', 'New program'], shows: 'With a theme' },
    { name: 'pack', press: /^Look inside/ },
    { name: 'people', at: ['/manage/people', 'Org chart'] },
    { name: 'results', at: ['/manage/results', 'Results'], shows: 'Sessions held' },
    { name: 'ties', at: ['/company/ties', 'Ties between departments'], shows: 'Three ways to count, from weak to strong' },
    { name: 'import', at: ['/manage/programs/new', 'New program'], press: 'Import a pack' },
    ...([['overview', 'Overview'], ['enrolments', 'Enrolments'], ['match', 'Match run'], ['circles', 'Circles'], ['calendar', 'Calendar health'], ['repairs', 'Repairs'], ['results', 'Results'], ['stories', 'Stories']] as const).map(([page, title]) => ({ name: `empty-${page}`, at: [`/manage/${season.empty}/${page}`, title] as const })),
  ]))

test('the organizer’s screens of a cohort that enrols and is matched', () => {
  const at = `/manage/${season.enrolling.cohortId}`
  const [first, second] = season.enrolling.runs
  const view = (name: string, shows: string | RegExp) => ({ name, at: [`${at}/match/${first}?view=${name}`, 'Match run'] as const, shows })
  return walk(season.organizer, 'enrolling', [
    { name: 'overview', at: [`${at}/overview`, 'Overview'], shows: 'What needs you' },
    { name: 'enrolments', at: [`${at}/enrolments`, 'Enrolments'], shows: 'Nadia Fairlamb' },
    { name: 'person', press: 'Details of Nadia Fairlamb' },
    { name: 'match', at: [`${at}/match`, 'Match run'], shows: /average fit/i },
    { name: 'reasons', press: /^Why .* with / },
    view('unmatched', /without a circle|Everybody/),
    view('fairness', /./),
    view('rules', 'What every circle keeps'),
    view('scenarios', 'At most two'),
    { name: 'impact', forced: true, at: [`${at}/impact`, 'Impact'], shows: 'What can be said' },
    { name: 'outcomes', press: 'Import outcomes', shows: 'A CSV file' },
    { name: 'scenario', at: [`${at}/match/${first}?view=scenarios`, 'Match run'], press: 'New scenario', shows: 'Run it' },
    { name: 'compare', at: [`${at}/match/compare?runs=${first},${second}`, 'Compare scenarios'], shows: /^From / },
    { name: 'publish', at: [`${at}/match`, 'Match run'], press: 'Review and publish', shows: /get a message/ },
  ])
})

test('the organizer’s screens of a cohort that runs', () => {
  const at = `/manage/${season.running}`
  return walk(season.organizer, 'running', [
    { name: 'overview', at: [`${at}/overview`, 'Overview'], shows: 'What needs you' },
    { name: 'circles', at: [`${at}/circles`, 'Circles'] },
    { name: 'dates', press: /^Dates of/ },
    { name: 'calendar', at: [`${at}/calendar`, 'Calendar health'] },
    { name: 'stories', at: [`${at}/stories`, 'Stories'], shows: /waits for its circle/ },
    { name: 'repairs', at: [`${at}/repairs`, 'Repairs'], shows: 'No mentor' },
    { name: 'ways', press: /^See ways for/ },
    { name: 'match', at: [`${at}/match`, 'Match run'], shows: 'Signed record of this run' },
    { name: 'results', at: [`${at}/results`, 'Results'], shows: 'Sessions by month' },
    { name: 'formula', press: 'About Sessions held', shows: 'How it is counted' },
    { name: 'board', at: [`${at}/board`, 'Board summary'], shows: 'Sessions held' },
  ])
})

test('the screens of an auditor', () => {
  const auditor = world.running.tenant.featured.find(({ part }) => part === 'auditor')?.id ?? ''
  return walk(auditor, 'auditor', [{ name: 'results', at: [`/manage/${season.running}/results`, 'Results'], shows: 'Signed records' }])
})

test('the page beside a call', async () => {
  await using page = await browser.open(`${world.hostUrl}/?${new URLSearchParams({ person: ann, join: season.circle.joinUrl })}`)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const panel = page.frameLocator('iframe[title="Crosspath beside the call"]')
  await panel.getByText(/^Step 2 of /).waitFor()
  const frame = tabFrame(page, `${world.apiUrl}/panel`)
  visited.push('/panel')
  const widen = (width: number) => () => page.getByRole('complementary', { name: 'Crosspath in the meeting' }).evaluate((aside, to) => aside.parentElement?.style.setProperty('width', `${to}px`), width)
  const faults: string[] = []
  // The agenda stands open from the beginning, and one part closes the other.
  for (const part of [/^Actions/, 'Notes, private', 'Agenda']) {
    await pressable(panel, part).click()
    await settle(frame)
    faults.push(...(await lookThrough(page, frame, join(shots, `panel-${String(part).replace(/\W/g, '').toLowerCase()}`), { 320: widen(320), 280: widen(280) })))
  }
  expect(faults).toEqual([])
})

test('the page outside Teams', async () => {
  await using page = await browser.open(world.apiUrl)
  await page.getByRole('heading').first().waitFor()
  for (const [width, size] of Object.entries(windowSizes)) {
    await page.setViewportSize(size)
    expect(await faultsIn(page.mainFrame())).toEqual([])
    await page.screenshot({ path: join(shots, `outside-${width}.png`) })
  }
})

test('the screens at the end of a season', async () => {
  await endSeason(world, season)
  await walk(ann, 'end-mentee', [
    { name: 'home', at: ['/', 'Home'], shows: 'Look back' },
    { name: 'roadmap', at: [`${circle}/roadmap`, 'Roadmap'], shows: 'Certificate' },
    { name: 'review', at: [`${circle}/session/4?view=prepare`, /^4 · /], shows: 'What became of it?' },
    { name: 'certificate', at: [`${circle}/certificate`, 'Certificate'], shows: /took part as a mentee/ },
  ])
  await walk(season.circle.mentor, 'end-mentor', [{ name: 'insight', at: [`${circle}/insight`, 'What helped your mentees'], shows: 'You waited.' }])
})

test('no screen is forgotten', async () => {
  const paths = async (file: string) => [...(await readFile(join(root, 'tabs/app', file), 'utf8')).matchAll(/\bpath: '([^']+)'/g)].flatMap(([, path]) => path ?? [])
  const declared = [...(await paths('routes.tsx')), ...(await paths('manage-routes.tsx')).map((path) => `manage/${path}`), ...(await paths('company-routes.tsx'))]
  expect(declared.length).toBeGreaterThan(20)
  const isVisited = (path: string) => visited.some((url) => new RegExp(`^/${path.replace(/^\//, '').replace(/:\w+/g, '[^/]+').replace('*', '.*')}$`).test(url))
  expect(declared.filter((path) => !isVisited(path))).toEqual([])
})
