import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { getMatchRun, listMatchRuns } from '#api/matching/contract.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { enrolApproved } from '../support/enrol-approved.ts'
import { ablePeople, openSeason, runMatch } from '../support/season.ts'
import { startWorld } from '../support/start-world.ts'
import { byKeyboard } from './by-keyboard.ts'
import { findFaults } from './find-faults.ts'
import { openBrowser } from './open-browser.ts'

const shots = join(import.meta.dirname, '..', '..', 'test-results', 'match-run')

test('a mentee is moved to another mentor: what it costs is seen before it is kept, by keyboard alone or by drag', async () => {
  await using world = await startWorld(inject('postgresUrl'))
  const organizer = organizerOf(world.running.tenant.cast)
  await waitForPeople(world.callAs, organizer)
  const people = ablePeople(world).slice(0, 8)
  const cohortId = await openSeason(world)
  await enrolApproved(world.databaseUrl, cohortId, people.map(({ id }, at) => (at < 3 ? { personId: id, role: 'mentor' as const, capacity: 3 as const } : { personId: id, role: 'mentee' as const })))
  const run = await runMatch(world, cohortId)
  const [from] = run.circles
  const mentee = from?.mentees[0]?.person
  const to = run.circles.find(({ number, mentor }) => number !== from?.number && mentor.department !== mentee?.department)
  if (!from || !mentee || !to) throw new Error('Three mentors have circles.')
  await mkdir(shots, { recursive: true })
  await using browser = await openBrowser()
  await using page = await browser.open(`${world.hostUrl}/?person=${organizer}&app=tab&path=${encodeURIComponent(`/manage/${cohortId}/match/${run.id}`)}`)
  const keys = byKeyboard(page)
  const tab = page.frameLocator('iframe[title="Crosspath"]')

  await keys.press(tab.getByRole('button', { name: new RegExp(`^Why ${from.mentor.displayName} with`) }))
  await keys.press(tab.getByRole('button', { name: `Move ${mentee.displayName} to another mentor` }))
  const moving = tab.getByRole('dialog', { name: `Move ${mentee.displayName}` })
  await keys.pick(moving.getByRole('combobox', { name: 'To the circle of' }), to.mentor.displayName)
  await keys.press(moving.getByRole('button', { name: 'See what it costs' }))
  await moving.getByRole('list', { name: 'What it costs' }).waitFor()
  expect(await findFaults(page, world.apiUrl)).toEqual([])
  await page.screenshot({ path: join(shots, 'move.png') })
  await keys.press(moving.getByRole('button', { name: 'Keep this move' }))
  await moving.waitFor({ state: 'detached' })
  await tab.getByRole('button', { name: 'Scenario: Run 3' }).waitFor()
  const [newest] = (await world.callAs(organizer, listMatchRuns, { params: { cohortId } })).runs
  const kept = await world.callAs(organizer, getMatchRun, { params: { runId: newest?.id ?? '' } })
  expect(kept.circles.find(({ mentor }) => mentor.id === to.mentor.id)?.mentees).toContainEqual(expect.objectContaining({ person: mentee, locked: true }))

  const home = kept.circles.find(({ number, mentees }) => number !== kept.circles.find(({ mentor }) => mentor.id === to.mentor.id)?.number && mentees.length > 0)
  const dragged = home?.mentees[0]?.person.displayName ?? ''
  const rowOf = (name: string) => tab.getByRole('grid', { name: 'Circles' }).getByRole('row').filter({ has: tab.getByRole('button', { name: new RegExp(`^Why ${name} with`) }) })
  await rowOf(home?.mentor.displayName ?? '').getByRole('listitem').filter({ hasText: dragged }).dragTo(rowOf(to.mentor.displayName))
  const dropped = tab.getByRole('dialog', { name: `Move ${dragged}` })
  await dropped.waitFor()
  expect(await dropped.getByRole('combobox').inputValue()).toBe(to.mentor.displayName)
})
