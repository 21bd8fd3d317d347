import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type FrameLocator } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { listSeries } from '#api/scheduling/contract.ts'
import { listCohorts } from '#api/programs/contract.ts'
import { findBrowser } from '#scripts/browser.ts'
import { prepareStory } from '#scripts/rehearsal/rehearsal.ts'
import { mentorOf } from '../support/season.ts'
import { eventually, startWorld } from '../support/start-world.ts'

const shots = join(import.meta.dirname, '..', '..', 'test-results', 'story')
const patience = 30_000

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

  const found = await findBrowser()
  await using browser = await chromium.launch({ executablePath: found.executablePath, args: found.args, env: found.env })
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  page.setDefaultTimeout(patience)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  // teams-js asks Microsoft's network for further hosts; there is no internet here.
  await page.route('https://res.cdn.office.net/**', (route) => route.fulfill({ json: { validOrigins: [] }, headers: { 'access-control-allow-origin': '*' } }))
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

  await page.goto(world.hostUrl)
  await page.getByRole('heading', { name: 'What to try' }).waitFor()
  await shoot('what-to-try')

  // A mentor and a mentee enrol by hand.
  const offer = await be(mentor, 'tab')
  await offer.getByRole('button', { name: 'Become a mentor' }).click()
  await offer.getByRole('button', { name: 'Continue' }).click()
  await choose(offer, 'Topics you can help with', 'Product discovery')
  await choose(offer, 'Topics you can help with', 'Data storytelling')
  await offer.getByRole('radio', { name: 'Up to 3' }).check()
  await shoot('mentor-offers')
  await offer.getByRole('button', { name: 'Continue' }).click()
  await offer.getByRole('button', { name: 'Continue' }).click()
  await offer.getByRole('button', { name: 'Join as mentor' }).click()
  await offer.getByRole('heading', { name: 'All set' }).waitFor()

  const ask = await be(mentee, 'tab')
  await ask.getByRole('button', { name: 'Join BuildTogether' }).click()
  await ask.getByRole('radio', { name: /Learn from somebody/ }).check()
  await shoot('mentee-begins')
  await ask.getByRole('button', { name: 'Continue' }).click()
  await choose(ask, 'Topics you want to learn', 'Data storytelling')
  await choose(ask, 'Topics you want to learn', 'Product discovery')
  await ask.getByRole('textbox', { name: 'What do you want to reach?' }).fill('I want to tell the story behind our numbers, so that product teams act on them.')
  await shoot('mentee-wishes')
  await ask.getByRole('button', { name: 'Continue' }).click()
  await ask.getByRole('button', { name: 'Add Product', exact: true }).click()
  await ask.getByRole('button', { name: 'Add Engineering', exact: true }).click()
  await shoot('mentee-explores')
  await ask.getByRole('button', { name: 'Continue' }).click()
  await shoot('mentee-checks')
  await ask.getByRole('button', { name: /^Send to/ }).click()
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
  await page.getByText(/100 colleagues have enrolled/).waitFor()
  await page.getByRole('button', { name: 'Do it: Let their managers answer' }).click()
  await page.getByText(/were approved/).waitFor()
  await shoot('colleagues-join')

  const [cohort] = (await world.callAs(organizer.id, listCohorts)).cohorts
  if (!cohort) throw new Error('There is no cohort.')
  const manage = await be(organizer, 'tab', `&path=/manage/${cohort.id}/enrolments`)
  await manage.getByRole('heading', { name: /Enrolments/ }).first().waitFor()
  await shoot('organizer-enrolments')
  await be(organizer, 'tab', `&path=/manage/${cohort.id}/match`)
  await manage.getByRole('button', { name: 'Run the match' }).click()
  await manage.getByRole('button', { name: 'Review and publish' }).waitFor()
  await shoot('organizer-matches')
  await manage.getByRole('button', { name: 'Review and publish' }).click()
  await shoot('organizer-publishes')
  await manage.getByRole('button', { name: /^Publish \d+ circles$/ }).click()

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
  await roadmap.getByRole('checkbox', { name: /Draft one goal/ }).check()
  await roadmap.getByRole('button', { name: 'Write a first one' }).click()
  await roadmap.getByRole('textbox', { name: 'What do you want to reach?' }).fill('Present the quarter to two product teams without help')
  await roadmap.getByRole('textbox', { name: 'What do you count?' }).fill('Presentations given')
  await roadmap.getByLabel('Where you start').fill('0')
  await roadmap.getByLabel('Target').fill('2')
  await roadmap.getByLabel('Until when?').fill(Temporal.PlainDate.from(cohort.endsOn).toString())
  await shoot('mentee-goal')
  await roadmap.getByRole('dialog').getByRole('button', { name: /^(Add|Save)/ }).click()
  await roadmap.getByText('Present the quarter to two product teams without help').waitFor()
  await shoot('mentee-goal-kept')

  await be(mentorOf(mine.circle), 'guide')
  await page.getByRole('button', { name: /^Clock/ }).click()
  await page.getByRole('menuitem', { name: /next session/i }).click()
  const lead = await be(mentorOf(mine.circle), 'tab', `&path=/circle/${mine.circle.id}/roadmap`)
  await lead.getByRole('button', { name: 'Agenda' }).click()
  await lead.getByRole('tab', { name: 'Close' }).click()
  await lead.getByRole('textbox', { name: 'What did you agree?' }).fill('Nadia presents once before session 2; Alice introduces her to a product team.')
  await shoot('mentor-closes')
  await lead.getByRole('button', { name: 'Close session 1' }).click()
  await lead.getByRole('heading', { name: 'Identify strengths and growth areas' }).first().waitFor()
  await shoot('mentor-next-stage')

  // In the end: every member's month shows the series, without anybody having done anything.
  const firstOn = Temporal.Instant.fromEpochMilliseconds(mine.series.occurrences[0]?.startAt ?? 0).toZonedDateTimeISO('UTC').toPlainDate().toString()
  for (const member of [mentorOf(mine.circle), ...mine.circle.mentees]) {
    await be(member, 'calendar', `&view=month&date=${firstOn}`)
    await page.getByRole('button', { name: seriesTitle }).first().waitFor()
    await shoot(`calendar-${member.displayName.split(' ')[0]?.toLowerCase()}`)
  }
  expect(complaints).toEqual([])
}, 300_000)

/** Types a topic and takes the first thing offered. */
async function choose(frame: FrameLocator, label: string, topic: string): Promise<void> {
  const input = frame.getByRole('combobox', { name: label })
  await input.click()
  await input.pressSequentially(topic)
  await frame.getByRole('option', { name: topic }).or(frame.getByRole('option', { name: `Add “${topic}”` })).first().click()
}

