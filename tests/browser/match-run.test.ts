import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { getMatchRun, getMatchSettings, listMatchRuns, SignedManifest } from '#api/matching/contract.ts'
import { listCohorts } from '#api/programs/contract.ts'
import { listSeries } from '#api/scheduling/contract.ts'
import { findBrowser } from '#scripts/browser.ts'
import { letColleaguesEnrol, letManagersAnswer, organizerOf } from '#scripts/rehearsal/crowd.ts'
import { prepareStory } from '#scripts/rehearsal/rehearsal.ts'
import { castWishes } from '#scripts/tenant/cast/wishes.ts'
import { startWorld, type World } from '../support/start-world.ts'
import { findFaults } from './find-faults.ts'

const shots = join(import.meta.dirname, '..', '..', 'test-results', 'match-run')

/** A cohort whose people have enrolled and been approved, ready to be matched. */
async function readyCohort(world: World): Promise<{ organizer: string; cohortId: string }> {
  await prepareStory(world)
  const { cast } = world.running.tenant
  const organizer = organizerOf(cast)
  const [cohort] = (await world.callAs(organizer, listCohorts)).cohorts
  if (!cohort) throw new Error('There is no cohort.')
  await letColleaguesEnrol(world.callAs, cohort.id, castWishes(cast))
  const managers = new Set(cast.people.flatMap((person) => person.managerId ?? []))
  await letManagersAnswer(world.callAs, cast.people.filter((person) => (managers.has(person.id) || person.id === organizer) && person.accountEnabled).map((person) => person.id))
  return { organizer, cohortId: cohort.id }
}

test('an organizer runs, reads why, locks, forbids, tries a scenario, compares and publishes, and every part is without faults', async () => {
  await using world = await startWorld(inject('postgresUrl'))
  const { organizer, cohortId } = await readyCohort(world)
  const found = await findBrowser()
  await using browser = await chromium.launch({ executablePath: found.executablePath, args: found.args, env: found.env })
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.setDefaultTimeout(60_000)
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(`${message.text()} (${message.location().url})`))
  page.on('pageerror', (error) => complaints.push(error.message))
  // teams-js asks Microsoft's network for further hosts; there is no internet here.
  await page.route('https://res.cdn.office.net/**', (route) => route.fulfill({ json: { validOrigins: [] }, headers: { 'access-control-allow-origin': '*' } }))
  await mkdir(shots, { recursive: true })
  const faults: string[] = []
  let taken = 0
  const look = async (name: string) => {
    taken += 1
    faults.push(...(await findFaults(page, world.apiUrl)).map((fault) => `${name}: ${fault}`))
    await page.screenshot({ path: join(shots, `${String(taken).padStart(2, '0')}-${name}.png`) })
  }
  const go = (path: string, theme = 'light') => page.goto(`${world.hostUrl}/?person=${organizer}&app=tab&theme=${theme}&path=${encodeURIComponent(`/manage/${cohortId}/${path}`)}`)
  const tab = page.frameLocator('iframe[title="Crosspath"]')
  const newest = async () => {
    const [run] = (await world.callAs(organizer, listMatchRuns, { params: { cohortId } })).runs
    return world.callAs(organizer, getMatchRun, { params: { runId: run?.id ?? '' } })
  }

  // The first run, its proof in one line, and the reasons.
  await go('match')
  await tab.getByRole('button', { name: 'Run the match' }).click()
  await tab.getByRole('button', { name: 'Review and publish' }).waitFor()
  await tab.getByText('No other assignment scores higher: proven').waitFor()
  await look('circles')
  const first = await newest()
  const [held, parted] = first.circles.filter(({ mentees }) => mentees.length > 1)
  const apart = parted?.mentees[0]?.person
  if (!held || !parted || !apart) throw new Error('The rehearsal company makes circles of two and more.')
  await tab.getByRole('button', { name: new RegExp(`^Why ${parted.mentor.displayName} with`) }).click()
  await tab.getByRole('list', { name: `Why ${apart.displayName}` }).getByRole('listitem').first().waitFor()
  await look('reasons')

  // One circle is locked, one pair kept apart; the next run takes both in.
  await tab.getByRole('button', { name: `Lock ${held.mentor.displayName}’s circle` }).click()
  const changes = tab.getByRole('region', { name: 'Changes that wait' })
  await changes.getByText('1 change waits').waitFor()
  await tab.getByRole('region', { name: apart.displayName }).getByRole('button', { name: /^Not / }).click()
  await changes.getByText('2 changes wait').waitFor()
  await look('changes')
  await changes.getByRole('button', { name: 'Run again' }).first().click()
  await tab.getByRole('button', { name: 'Scenario: Run 2' }).waitFor()
  const second = await newest()
  const menteesOf = (mentorId: string) => second.circles.find(({ mentor }) => mentor.id === mentorId)?.mentees.map(({ person }) => person.id) ?? []
  expect(menteesOf(held.mentor.id)).toEqual(expect.arrayContaining(held.mentees.map(({ person }) => person.id)))
  expect(menteesOf(parted.mentor.id)).not.toContain(apart.id)
  expect(await changes.count()).toBe(0)

  // The other parts of the run.
  for (const part of ['Unmatched', 'Fairness', 'Rules']) {
    await tab.getByRole('tab', { name: new RegExp(`^${part}`) }).click()
    await tab.getByRole('tabpanel', { name: new RegExp(`^${part}`) }).waitFor()
    await look(part.toLowerCase())
  }

  // A scenario with smaller circles, beside the second run.
  await tab.getByRole('button', { name: 'New scenario' }).click()
  const form = tab.getByRole('dialog', { name: 'New scenario' })
  await form.getByRole('textbox', { name: 'Name' }).fill('At most two')
  await form.getByRole('radio', { name: '2', exact: true }).check()
  await form.getByRole('switch', { name: 'Mentor and mentee may have the same manager' }).check()
  await look('scenario')
  await form.getByRole('button', { name: 'Run it' }).click()
  await tab.getByRole('button', { name: 'Scenario: At most two' }).waitFor()

  // What was tried becomes what the program's runs start from.
  await tab.getByRole('tab', { name: /^Rules/ }).click()
  await tab.getByRole('button', { name: 'Save as the program’s rules' }).click()
  const saving = tab.getByRole('alertdialog')
  await saving.getByText('Same manager: Mentor and mentee may have the same manager.').waitFor()
  await look('save-rules')
  await saving.getByRole('button', { name: 'Save the rules' }).click()
  await saving.waitFor({ state: 'detached' })
  expect((await world.callAs(organizer, getMatchSettings, { params: { cohortId } })).rules).toMatchObject({ sharedManager: true, circleSize: 3 })

  await tab.getByRole('tab', { name: /^Scenarios/ }).click()
  await tab.getByRole('checkbox', { name: 'Compare Run 2' }).check()
  await look('scenarios')
  await tab.getByRole('button', { name: 'Compare 2' }).click()
  await tab.getByRole('heading', { name: /From Run 2 to At most two: / }).waitFor()
  await look('compared')

  // The same for a phone, and for other eyes.
  await page.setViewportSize({ width: 360, height: 760 })
  for (const [path, theme] of [['match', 'dark'], ['match?view=rules', 'contrast'], [`match/compare?runs=${first.id},${second.id}`, 'light']] as const) {
    await go(path, theme)
    await tab.getByText(/average fit/i).first().waitFor()
    await look(`phone-${theme}`)
  }
  await page.setViewportSize({ width: 1280, height: 900 })

  // Published is what was chosen, and its record can be taken away.
  await go(`match/${second.id}`)
  await tab.getByRole('button', { name: 'Review and publish' }).click()
  const question = tab.getByRole('alertdialog')
  await question.getByText(/get a message/).waitFor()
  await look('publish')
  await question.getByRole('button', { name: `Publish ${second.circles.length} circles` }).click()
  const record = tab.getByRole('button', { name: 'Signed record of this run' })
  await record.waitFor()
  await look('published')
  const [download] = await Promise.all([page.waitForEvent('download'), record.click()])
  const signed = SignedManifest.parse(JSON.parse(await readFile(await download.path(), 'utf8')))
  expect(signed.manifest).toMatchObject({ runId: second.id, matched: second.figures.matched })

  // A member who cannot go on finds the way out, and the organizer sees who waits anew.
  const [formed] = (await world.callAs(organizer, listSeries, { params: { cohortId } })).circles
  const [leaver] = formed?.circle.mentees ?? []
  if (!formed || !leaver) throw new Error('A published circle has a mentee.')
  const out = tab.getByRole('alertdialog')
  for (const [width, theme] of [[360, 'dark'], [1280, 'light']] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${world.hostUrl}/?person=${leaver.id}&app=tab&theme=${theme}&path=${encodeURIComponent(`/circle/${formed.circle.id}`)}`)
    await tab.getByRole('button', { name: /^Leave this (circle|pair)$/ }).click()
    await out.getByText('Things change, and that is fine.').waitFor()
    await look(`leave-${theme}`)
  }
  await out.getByRole('button', { name: 'Leave', exact: true }).click()
  await tab.getByText('You have left. Thank you for the time you gave.').first().waitFor()
  await go(`match/${second.id}`)
  await tab.getByText('Changes since publishing.').waitFor()
  await look('changed-since')

  expect(faults).toEqual([])
  expect(complaints).toEqual([])
}, 600_000)
