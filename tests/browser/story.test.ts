import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { listSeries } from '#api/scheduling/contract.ts'
import { listCohorts } from '#api/programs/contract.ts'
import { prepareStory } from '#scripts/rehearsal/rehearsal.ts'
import { mentorOf } from '../support/season.ts'
import { eventually, startWorld } from '../support/start-world.ts'
import { byKeyboard, type Keyboard } from './by-keyboard.ts'
import { type Opened, openBrowser } from './open-browser.ts'

const shots = join(import.meta.dirname, '..', '..', 'test-results', 'story')

/** What the month view prints of a series of ours. */
const seriesTitle = /BuildTogether/

test('four people live the story through Teams and Outlook, and the series stands in every calendar of the circle', async () => {
  await using world = await startWorld(inject('postgresUrl'))
  await prepareStory(world)
  const { featured, people } = world.running.tenant
  const part = (name: string) => {
    const id = featured.find((person) => person.part === name)?.id ?? ''
    return { id, name: people.get(id)?.displayName ?? '' }
  }
  const mentee = part('mentee')
  const manager = part('manager')
  const organizer = part('organizer')
  const mentor = part('mentor')

  const browser = await openBrowser()
  onTestFinished(() => browser.close())
  await using page = await browser.open(world.hostUrl, 1280, '/api/packs')
  const keys = byKeyboard(page)
  await mkdir(shots, { recursive: true })
  let taken = 0
  const shoot = async (name: string) => {
    taken += 1
    await page.screenshot({ path: join(shots, `${String(taken).padStart(2, '0')}-${name}.png`) })
  }
  const be = async (person: { id: string }, app: 'chat' | 'tab' | 'calendar' | 'guide', more = '') => {
    await page.goto(`${world.hostUrl}/?person=${person.id}&app=${app}${more}`)
    return page.frameLocator('iframe[title="Crosspath"]')
  }

  await page.getByRole('heading', { name: 'What to try' }).waitFor()
  await shoot('what-to-try')

  await be(organizer, 'tab', '&path=/manage/programs/new')
  await setUpFromPack(page, keys)

  // A mentor and a mentee enrol by hand.
  const offer = await be(mentor, 'tab')
  await keys.press(offer.getByRole('button', { name: 'Become a mentor' }))
  await keys.press(offer.getByRole('button', { name: 'Continue' }))
  await keys.pick(offer.getByRole('combobox', { name: 'Topics you can help with' }), 'Roadmapping')
  await keys.pick(offer.getByRole('combobox', { name: 'Topics you can help with' }), 'Interviewing')
  await keys.tick(offer.getByRole('radio', { name: 'Up to 3' }))
  await shoot('mentor-offers')
  await keys.press(offer.getByRole('button', { name: 'Continue' }))
  await keys.press(offer.getByRole('button', { name: 'Continue' }))
  await keys.press(offer.getByRole('button', { name: 'Join as mentor' }))
  await offer.getByRole('heading', { name: 'All set' }).waitFor()

  const ask = await be(mentee, 'tab')
  await keys.press(ask.getByRole('button', { name: 'Join BuildTogether' }))
  await keys.tick(ask.getByRole('radio', { name: /Learn from somebody/ }))
  await shoot('mentee-begins')
  await keys.press(ask.getByRole('button', { name: 'Continue' }))
  await keys.pick(ask.getByRole('combobox', { name: 'Topics you want to learn' }), 'Data storytelling')
  await keys.pick(ask.getByRole('combobox', { name: 'Topics you want to learn' }), 'Product discovery')
  await keys.write(ask.getByRole('textbox', { name: 'What do you want to reach?' }), 'I want to tell the story behind our numbers, so that product teams act on them.')
  await shoot('mentee-wishes')
  await keys.press(ask.getByRole('button', { name: 'Continue' }))
  await keys.press(ask.getByRole('button', { name: 'Add Product', exact: true }))
  await keys.press(ask.getByRole('button', { name: 'Add Engineering', exact: true }))
  await shoot('mentee-explores')
  await keys.press(ask.getByRole('button', { name: 'Continue' }))
  await shoot('mentee-checks')
  await keys.press(ask.getByRole('button', { name: /^Send to/ }))
  await ask.getByRole('heading', { name: `With ${manager.name} for approval` }).waitFor()
  await shoot('mentee-waits')

  // The manager presses once; the card shows the outcome, and shows it again to whoever looks later.
  await be(manager, 'chat')
  const conversation = page.getByRole('region', { name: 'Conversation with Crosspath' })
  await conversation.getByText(`${mentee.name} asks to join BuildTogether`).waitFor()
  await shoot('manager-card')
  await conversation.getByRole('button', { name: 'Approve' }).click()
  await conversation.getByText('Approved by you').waitFor()
  await shoot('manager-approved')
  await page.reload()
  await conversation.getByText('Approved by you').waitFor()
  expect(await conversation.getByRole('button', { name: 'Approve' }).count()).toBe(0)

  // The rest of the company joins; the organizer matches and publishes.
  await page.getByRole('button', { name: 'Behind the scenes' }).click()
  await page.getByRole('button', { name: 'Do it: Let a hundred colleagues enrol' }).click()
  await page.getByText(/100 colleagues have enrolled/).waitFor({ timeout: 120_000 })
  await page.getByRole('button', { name: 'Do it: Let their managers answer' }).click()
  await page.getByText(/were approved/).waitFor()
  await shoot('colleagues-join')

  const [cohort] = (await world.callAs(organizer.id, listCohorts)).cohorts
  if (!cohort) throw new Error('There is no cohort.')
  const manage = await be(organizer, 'tab', `&path=/manage/${cohort.id}/enrolments`)
  await manage.getByRole('heading', { name: /Enrolments/ }).first().waitFor()
  await shoot('organizer-enrolments')
  await be(organizer, 'tab', `&path=/manage/${cohort.id}/match`)
  await keys.press(manage.getByRole('button', { name: 'Run the match' }))
  await manage.getByRole('button', { name: 'Review and publish' }).waitFor()
  await shoot('organizer-matches')
  await keys.press(manage.getByRole('button', { name: 'Review and publish' }))
  await shoot('organizer-publishes')
  await keys.press(manage.getByRole('button', { name: /^Publish \d+ circles$/ }))

  const booked = await eventually(() => world.callAs(organizer.id, listSeries, { params: { cohortId: cohort.id } }), ({ circles }) => circles.length > 0 && circles.every(({ series }) => series.state === 'booked' || series.state === 'no-time'), 120_000)
  await be(organizer, 'tab', `&path=/manage/${cohort.id}/circles`)
  await manage.getByRole('heading', { name: 'Circles' }).first().waitFor()
  await manage.getByText(/booked/i).first().waitFor()
  await shoot('organizer-circles')
  const mine = booked.circles.find(({ circle }) => circle.mentees.some((person) => person.id === mentee.id))
  expect(mine?.series.state, `${mentee.name} has a circle with a booked series`).toBe('booked')
  if (!mine) return

  // The roadmap, as mentee and as mentor.
  const roadmap = await be(mentee, 'tab', `&path=/circle/${mine.circle.id}/roadmap`)
  await roadmap.getByRole('heading', { name: 'Establish trust and define goals' }).first().waitFor()
  await shoot('mentee-roadmap')
  await keys.tick(roadmap.getByRole('checkbox', { name: /Draft one goal/ }))
  await keys.press(roadmap.getByRole('button', { name: 'Write a first one' }))
  await keys.write(roadmap.getByRole('textbox', { name: 'What do you want to reach?' }), 'Present the quarter to two product teams without help')
  await keys.write(roadmap.getByRole('textbox', { name: 'What do you count?' }), 'Presentations given')
  await keys.write(roadmap.getByLabel('Where you start'), '0')
  await keys.write(roadmap.getByLabel('Target'), '2')
  await keys.write(roadmap.getByLabel('Until when?'), cohort.endsOn)
  await shoot('mentee-goal')
  await keys.press(roadmap.getByRole('dialog').getByRole('button', { name: /^(Add|Save)/ }))
  await roadmap.getByText('Present the quarter to two product teams without help').waitFor()
  await shoot('mentee-goal-kept')

  // What she prepares for the first session.
  const session = await be(mentee, 'tab', `&path=/circle/${mine.circle.id}/session/1${encodeURIComponent('?view=prepare')}`)
  await keys.write(session.getByRole('textbox', { name: /^What you do, in one sentence/ }), 'I find out what our numbers say.')
  await keys.tick(session.getByRole('radiogroup', { name: 'When something is new' }).getByRole('radio').nth(3))
  await keys.press(session.getByRole('button', { name: 'Mark as ready' }))
  await session.getByRole('button', { name: /^What we expect of each other/, expanded: true }).waitFor()

  await be(mentorOf(mine.circle), 'guide')
  await page.getByRole('button', { name: /^Clock/ }).click()
  await page.getByRole('menuitem', { name: /next session/i }).click()
  const lead = await be(mentorOf(mine.circle), 'tab')
  await keys.press(lead.getByRole('tab', { name: 'Roadmap' }))
  await keys.press(lead.getByRole('button', { name: 'Agenda' }))
  await keys.press(lead.getByRole('tab', { name: 'Close' }))
  await keys.write(lead.getByRole('textbox', { name: 'What did you agree?' }), 'Nadia presents once before session 2; Alice introduces her to a product team.')
  await shoot('mentor-closes')
  await keys.press(lead.getByRole('button', { name: 'Close session 1' }))
  await keys.press(lead.getByRole('alertdialog', { name: 'Close session 1 now?' }).getByRole('button', { name: 'Close it' }))
  await lead.getByRole('heading', { name: 'Identify strengths and growth areas' }).first().waitFor()
  await shoot('mentor-next-stage')

  // In the end: every member's month shows the series, without anybody having done anything.
  const firstOn = Temporal.Instant.fromEpochMilliseconds(mine.series.occurrences[0]?.startAt ?? 0).toZonedDateTimeISO('UTC').toPlainDate().toString()
  for (const member of [mentorOf(mine.circle), ...mine.circle.mentees]) {
    await be(member, 'calendar', `&view=month&date=${firstOn}`)
    await page.getByRole('button', { name: seriesTitle }).first().waitFor()
    await shoot(`calendar-${member.displayName.split(' ')[0]?.toLowerCase()}`)
  }
}, 300_000)

/** An organizer looks into a pack, takes it out, is told by line what is wrong with the edited one, brings the right one, and sets up a program of it. */
async function setUpFromPack(page: Opened, keys: Keyboard): Promise<void> {
  const tab = page.frameLocator('iframe[title="Crosspath"]')
  await keys.press(tab.getByRole('button', { name: 'Look inside Build together' }))
  const inside = tab.getByRole('dialog', { name: 'Build together' })
  const [download] = await Promise.all([page.waitForEvent('download'), keys.press(inside.getByRole('button', { name: 'Export to edit' }))])
  const text = (await readFile(await download.path(), 'utf8')).replace('version: 1', 'version: 2').replace('name: Build together', 'name: Build with us')
  await keys.key('Escape')
  await inside.waitFor({ state: 'detached' })
  await keys.press(tab.getByRole('button', { name: 'Import a pack' }))
  const form = tab.getByRole('dialog', { name: 'Import a pack' })
  const take = async (content: string) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keys.press(form.getByRole('button', { name: /^Choose a(nother)? file/ }))])
    await chooser.setFiles({ name: 'ours.yaml', mimeType: 'text/yaml', buffer: Buffer.from(content) })
    await keys.press(form.getByRole('button', { name: 'Import' }))
  }
  await take(text.replace('phase: 2', 'phase: 7'))
  await form.getByText(/^Line \d+: “phase” is one of: 1, 2, 3, 4\.$/).waitFor()
  await take(text)
  await form.waitFor({ state: 'detached' })
  await keys.press(tab.getByRole('button', { name: 'Choose Build with us' }))
  await keys.press(tab.getByRole('button', { name: 'Set up program' }))
  await tab.getByRole('heading', { name: 'Programs', level: 1 }).waitFor()
}
