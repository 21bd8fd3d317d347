import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { getMatchRun, getMatchSettings, listMatchRuns, SignedManifest } from '#api/matching/contract.ts'
import { listCohorts } from '#api/programs/contract.ts'
import { listSeries } from '#api/scheduling/contract.ts'
import { letColleaguesEnrol, letManagersAnswer, organizerOf } from '#scripts/rehearsal/crowd.ts'
import { prepareStory } from '#scripts/rehearsal/rehearsal.ts'
import { castWishes } from '#scripts/tenant/cast/wishes.ts'
import { startWorld, type World } from '../support/start-world.ts'
import { byKeyboard } from './by-keyboard.ts'
import { findFaults } from './find-faults.ts'
import { openBrowser } from './open-browser.ts'

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
  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  await using page = await browser.open(`${world.hostUrl}/?person=${organizer}&app=guide`)
  const keys = byKeyboard(page)
  await mkdir(shots, { recursive: true })
  const faults: string[] = []
  let taken = 0
  const look = async (name: string) => {
    taken += 1
    faults.push(...(await findFaults(page, world.apiUrl)).map((fault) => `${name}: ${fault}`))
    await page.screenshot({ path: join(shots, `${String(taken).padStart(2, '0')}-${name}.png`) })
  }
  const go = (path: string) => page.goto(`${world.hostUrl}/?person=${organizer}&app=tab&path=${encodeURIComponent(`/manage/${cohortId}/${path}`)}`)
  const tab = page.frameLocator('iframe[title="Crosspath"]')
  const newest = async () => {
    const [run] = (await world.callAs(organizer, listMatchRuns, { params: { cohortId } })).runs
    return world.callAs(organizer, getMatchRun, { params: { runId: run?.id ?? '' } })
  }

  // The first run, its proof in one line, and the reasons.
  await go('match')
  await keys.press(tab.getByRole('button', { name: 'Run the match' }))
  await tab.getByRole('button', { name: 'Review and publish' }).waitFor()
  await tab.getByText('No other assignment scores higher: proven').waitFor()
  await look('circles')
  const first = await newest()
  const [held, parted] = first.circles.filter(({ mentees }) => mentees.length > 1)
  const apart = parted?.mentees[0]?.person
  if (!held || !parted || !apart) throw new Error('The rehearsal company makes circles of two and more.')
  await keys.press(tab.getByRole('button', { name: new RegExp(`^Why ${parted.mentor.displayName} with`) }))
  await tab.getByRole('list', { name: `Why ${apart.displayName}` }).getByRole('listitem').first().waitFor()
  await look('reasons')

  // One circle is locked, one pair kept apart; the next run takes both in.
  await keys.press(tab.getByRole('button', { name: `Lock ${held.mentor.displayName}’s circle` }))
  const changes = tab.getByRole('region', { name: 'Changes that wait' })
  await changes.getByText('1 change waits').waitFor()
  await keys.press(tab.getByRole('region', { name: apart.displayName }).getByRole('button', { name: /^Not / }))
  await changes.getByText('2 changes wait').waitFor()
  await look('changes')
  await keys.press(changes.getByRole('button', { name: 'Run again' }).first())
  await tab.getByRole('button', { name: 'Scenario: Run 2' }).waitFor()
  const second = await newest()
  const menteesOf = (mentorId: string) => second.circles.find(({ mentor }) => mentor.id === mentorId)?.mentees.map(({ person }) => person.id) ?? []
  expect(menteesOf(held.mentor.id)).toEqual(expect.arrayContaining(held.mentees.map(({ person }) => person.id)))
  expect(menteesOf(parted.mentor.id)).not.toContain(apart.id)
  expect(await changes.count()).toBe(0)

  // The other parts of the run.
  for (const part of ['Unmatched', 'Fairness', 'Rules']) {
    await keys.press(tab.getByRole('tab', { name: new RegExp(`^${part}`) }))
    await tab.getByRole('tabpanel', { name: new RegExp(`^${part}`) }).waitFor()
    await look(part.toLowerCase())
  }

  // A scenario with smaller circles, beside the second run.
  await keys.press(tab.getByRole('button', { name: 'New scenario' }))
  const form = tab.getByRole('dialog', { name: 'New scenario' })
  await keys.write(form.getByRole('textbox', { name: 'Name' }), 'At most two')
  await keys.tick(form.getByRole('radio', { name: '2', exact: true }))
  await keys.tick(form.getByRole('switch', { name: 'Mentor and mentee may have the same manager' }))
  await look('scenario')
  await keys.press(form.getByRole('button', { name: 'Run it' }))
  await tab.getByRole('button', { name: 'Scenario: At most two' }).waitFor()

  // What was tried becomes what the program's runs start from.
  await keys.press(tab.getByRole('tab', { name: /^Rules/ }))
  await keys.press(tab.getByRole('button', { name: 'Save as the program’s rules' }))
  const saving = tab.getByRole('alertdialog')
  await saving.getByText('Same manager: Mentor and mentee may have the same manager.').waitFor()
  await look('save-rules')
  await keys.press(saving.getByRole('button', { name: 'Save the rules' }))
  await saving.waitFor({ state: 'detached' })
  expect((await world.callAs(organizer, getMatchSettings, { params: { cohortId } })).rules).toMatchObject({ sharedManager: true, circleSize: 3 })

  await keys.press(tab.getByRole('tab', { name: /^Scenarios/ }))
  await keys.tick(tab.getByRole('checkbox', { name: 'Compare Run 2' }))
  await look('scenarios')
  await keys.press(tab.getByRole('button', { name: 'Compare 2' }))
  await tab.getByRole('heading', { name: /From Run 2 to At most two: / }).waitFor()
  await look('compared')

  // Published is what was chosen, and its record can be taken away.
  await go(`match/${second.id}`)
  await keys.press(tab.getByRole('button', { name: 'Review and publish' }))
  const question = tab.getByRole('alertdialog')
  await question.getByText(/get a message/).waitFor()
  await look('publish')
  await keys.press(question.getByRole('button', { name: `Publish ${second.circles.length} circles` }))
  const record = tab.getByRole('button', { name: 'Signed record of this run' })
  await record.waitFor()
  await look('published')
  const [download] = await Promise.all([page.waitForEvent('download'), keys.press(record)])
  const signed = SignedManifest.parse(JSON.parse(await readFile(await download.path(), 'utf8')))
  expect(signed.manifest).toMatchObject({ runId: second.id, matched: second.figures.matched })

  // A mentor who cannot go on finds the way out, and the organizer sees who waits anew, and repairs what they left.
  const [formed] = (await world.callAs(organizer, listSeries, { params: { cohortId } })).circles
  const leaver = formed?.circle.mentor
  if (!formed || !leaver) throw new Error('A published circle has a mentor.')
  const out = tab.getByRole('alertdialog')
  await page.goto(`${world.hostUrl}/?person=${leaver.id}&app=tab&path=${encodeURIComponent(`/circle/${formed.circle.id}`)}`)
  await keys.press(tab.getByRole('button', { name: /^Leave this (circle|pair)$/ }))
  await out.getByText('Things change, and that is fine.').waitFor()
  await look('leave')
  await keys.press(out.getByRole('button', { name: 'Leave', exact: true }))
  await tab.getByText('You have left. Thank you for the time you gave.').first().waitFor()
  await go(`match/${second.id}`)
  await tab.getByText('Changes since publishing.').waitFor()
  await look('changed-since')
  await go('repairs')
  await keys.press(tab.getByRole('button', { name: /^See ways/ }).first())
  const ways = tab.getByRole('radiogroup', { name: 'Ways to repair it' })
  await keys.tick(ways.getByRole('radio').last())
  await keys.press(tab.getByRole('button', { name: /^(Apply|End) / }))
  await ways.waitFor({ state: 'detached' })
  await tab.getByRole('region', { name: 'Repaired before' }).waitFor()

  expect(faults).toEqual([])
}, 600_000)
