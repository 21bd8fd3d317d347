import { afterAll, expect, inject, test } from 'vitest'
import { leaveCircle } from '#api/matching/contract.ts'
import * as stories from '#api/stories/contract.ts'
import { agreedChannels, mayMove } from '#api/stories/state.ts'
import type { Refused } from '#scripts/rehearsal/company-app.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { overDatabase } from '../support/enrol-approved.ts'
import { actionsOf, expectValid } from '../support/expect-valid-card.ts'
import { publishFour } from '../support/parties.ts'
import { ablePeople } from '../support/season.ts'
import { eventually, startWorld } from '../support/start-world.ts'

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { callAs, databaseUrl, running } = world
const { tenant } = running
const organizerId = organizerOf(tenant.cast)
await waitForPeople(callAs, organizerId)
const people = ablePeople(world).filter(({ mailbox }) => mailbox?.ianaTimeZone === 'Europe/London' && mailbox.workingHours.daysOfWeek.length === 5)
const party = await publishFour(world, people.slice(0, 4))
const { circleId, mentor, mentees } = party
const [ann = '', ben = '', cleo = ''] = mentees
const members = [mentor, ...mentees]
const outsider = people[5]?.id ?? ''
const auditor = tenant.featured.find(({ part }) => part === 'auditor')?.id ?? ''
const manager = tenant.people.get(ann)?.managerId ?? ''
const rows = <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => overDatabase(databaseUrl, async (client) => (await client.query<Row>(query, values)).rows)
const cohortId = (await rows<{ cohort_id: string }>('select cohort_id from circles where id = $1', [circleId]))[0]?.cohort_id ?? ''
const cardsOf = (personId: string) => (world.connector.chats.ofPerson(personId)?.messages ?? []).flatMap(({ content }) => content.cards)
const refusal = (code: string) => expect.objectContaining({ code }) as Refused

const words = { title: 'One page on the Monday of the close', before: 'Forecasts came a week late.', did: 'Finance and Product wrote one page together.', after: 'The decision is made with the number of the week.', figures: '7 days down to 2' }
const byName = { program: 'name', intranet: 'name', outside: 'name' } as const
const hereAlone = { program: 'function', intranet: 'no', outside: 'no' } as const

const at = (storyId: string) => ({ params: { storyId } })
const write = (personId: string) => callAs(personId, stories.writeStory, { params: { circleId }, input: words })
const ask = (personId: string, id: string) => callAs(personId, stories.askCircle, at(id))
const list = async (personId: string) => (await callAs(personId, stories.listCircleStories, { params: { circleId } })).stories
const read = async (personId: string, id: string) => (await list(personId)).find((story) => story.id === id)
const answer = (personId: string, { id, version }: Pick<stories.Story, 'id' | 'version'>, consent: stories.Consent = byName) => callAs(personId, stories.answerStory, { ...at(id), input: { version, consent } })
const withdraw = (personId: string, id: string) => callAs(personId, stories.withdrawConsent, at(id))
const ofCohort = () => callAs(organizerId, stories.listCohortStories, { params: { cohortId } })
const publish = ({ id, version }: Pick<stories.Story, 'id' | 'version'>, channel: stories.Channel = 'program') => callAs(organizerId, stories.publishStory, { ...at(id), input: { channel, version } })
const shown = async (personId: string, id: string) => (await callAs(personId, stories.listStories)).stories.find((story) => story.id === id)

/** A story of which everybody in the circle was asked; of those who are named, by their consents, all have answered. */
async function asked(answers: Partial<Record<string, stories.Consent>> = {}): Promise<stories.Story> {
  const story = await ask(ann, (await write(ann)).id)
  for (const [personId, consent] of Object.entries(answers)) if (consent) await answer(personId, story, consent)
  return story
}
const agreed = (consent: stories.Consent = byName) => asked(Object.fromEntries(members.map((id) => [id, consent])))

test('a channel is agreed when everybody has said yes to it, and nothing moves that the table does not have', () => {
  expect(agreedChannels([])).toEqual([])
  expect(agreedChannels([byName, null])).toEqual([])
  expect(agreedChannels([byName, hereAlone])).toEqual(['program'])
  expect(agreedChannels([hereAlone, { program: 'no', intranet: 'name', outside: 'name' }])).toEqual([])
  expect(mayMove('asked', 'published', 'organizer')).toBe(false)
  expect(mayMove('published', 'asked', 'organizer')).toBe(false)
  expect(stories.StoryState.options.filter((to) => mayMove('withdrawn', to, 'member') || mayMove('withdrawn', to, 'organizer') || mayMove('withdrawn', to, 'system'))).toEqual([])
})

test('in each state a story is read by just those whom it concerns', async () => {
  const written = await write(ann)
  const others = [outsider, manager, auditor]
  const expectReaders = async (state: stories.StoryState, circle: string[], organizer: boolean, everybody: boolean) => {
    const seen = await Promise.all(members.map((personId) => read(personId, written.id)))
    expect(seen.map((story) => story?.state), state).toEqual(members.map((personId) => (circle.includes(personId) ? state : undefined)))
    await Promise.all([...others, organizerId].map((personId) => expect(list(personId)).rejects.toEqual(refusal('not_found'))))
    await Promise.all(others.map((personId) => expect(callAs(personId, stories.listCohortStories, { params: { cohortId } })).rejects.toEqual(refusal('not_allowed'))))
    const told = JSON.stringify((await ofCohort()).stories)
    expect(told.includes(written.id), state).toBe(organizer)
    expect(told.includes(words.title), state).toBe(organizer)
    const found = await Promise.all([...members, ...others, organizerId].map((personId) => shown(personId, written.id)))
    expect(found.filter((story) => story !== undefined), state).toHaveLength(everybody ? found.length : 0)
  }
  await expectReaders('draft', [ann], false, false)
  await expect(ask(ben, written.id)).rejects.toEqual(refusal('not_found'))
  await expect(callAs(ben, stories.changeStory, { ...at(written.id), input: { ...words, version: 1 } })).rejects.toEqual(refusal('not_found'))
  const story = await ask(ann, written.id)
  await expectReaders('asked', members, false, false)
  expect((await ofCohort()).waiting).toBe(1)
  for (const personId of members) await answer(personId, story)
  await expectReaders('agreed', members, true, false)
  await publish(story, 'intranet')
  await expectReaders('published', members, true, false)
  await publish(story)
  await expectReaders('published', members, true, true)
  await withdraw(cleo, story.id)
  await expectReaders('withdrawn', members, false, false)
  expect((await ofCohort()).withdrawn).toMatchObject([{ id: story.id, title: words.title, channels: ['intranet', 'program'], takenDownAt: null }])
  await callAs(organizerId, stories.reportTakenDown, at(story.id))
  expect((await ofCohort()).withdrawn[0]?.takenDownAt).not.toBeNull()
})

test('nobody sees what another answered: a no leaves the story waiting for the circle, as silence does', async () => {
  const story = await asked({ [ann]: byName, [mentor]: byName, [cleo]: byName })
  const before = await read(ann, story.id)
  await answer(ben, story, { program: 'no', intranet: 'no', outside: 'no' })
  expect(await read(ann, story.id)).toEqual(before)
  expect(before).toMatchObject({ state: 'asked', consent: byName, publishedOn: [] })
  expect((await read(ben, story.id))?.consent).toEqual({ program: 'no', intranet: 'no', outside: 'no' })
  await expect(publish(story)).rejects.toEqual(refusal('not_found'))
  await answer(ben, story, hereAlone)
  expect(await read(ann, story.id)).toMatchObject({ state: 'agreed', consent: byName })
  await expect(publish(story, 'outside')).rejects.toEqual(refusal('story_wrong_state'))
  const { tellings } = await publish(story)
  expect(tellings.map(({ channel }) => channel)).toEqual(['program'])
  const tellers = (await shown(outsider, story.id))?.tellers ?? []
  const nameOf = (id: string) => tenant.people.get(id)?.displayName
  expect(tellers.map(({ name }) => name).sort()).toEqual([nameOf(mentor), nameOf(ann), nameOf(cleo), null].sort())
  expect(tellers.find(({ name }) => name === null)).toEqual({ name: null, role: 'mentee', department: tenant.people.get(ben)?.department })
  await withdraw(ann, story.id)
})

test('other words ask everybody anew, and an answer counts for the words that were read', async () => {
  const story = await agreed()
  const changed = await callAs(cleo, stories.changeStory, { ...at(story.id), input: { ...words, after: 'We decide on Mondays.', version: story.version } })
  expect(changed).toMatchObject({ state: 'asked', consent: null, shortened: false })
  for (const personId of members) expect((await read(personId, story.id))?.consent).toBeNull()
  await expect(publish(story)).rejects.toEqual(refusal('not_found'))
  await expect(answer(ben, story)).rejects.toEqual(refusal('changed_elsewhere'))
  await expect(callAs(ben, stories.changeStory, { ...at(story.id), input: { ...words, version: story.version } })).rejects.toEqual(refusal('changed_elsewhere'))
  for (const personId of members) await answer(personId, changed)
  await expect(publish(story)).rejects.toEqual(refusal('changed_elsewhere'))

  const shorten = (input: Partial<stories.StoryWords>) => callAs(organizerId, stories.shortenStory, { ...at(story.id), input: { ...changed.words, version: changed.version, ...input } })
  await expect(shorten({ title: `${words.title} of every month` })).rejects.toEqual(refusal('invalid_input'))
  await expect(shorten({ figures: '9 days to 2' })).rejects.toThrow('The circle did not write 9.')
  await expect(shorten({})).rejects.toThrow('Nothing was made shorter')
  await shorten({ figures: '7 days to 2' })
  expect(await read(ben, story.id)).toMatchObject({ state: 'asked', shortened: true, consent: null, words: { figures: '7 days to 2' } })
  expect((await ofCohort()).stories.map(({ id }) => id)).not.toContain(story.id)
  await callAs(ann, stories.removeStory, at(story.id))
  await expect(callAs(ann, stories.removeStory, at(story.id))).rejects.toEqual(refusal('not_found'))
})

test('consent is taken back by one press: unpublished the story waits again, published it is gone, and nothing tells whose it was', async () => {
  const story = await agreed()
  await withdraw(ben, story.id)
  expect(await read(ann, story.id)).toMatchObject({ state: 'asked', consent: byName })
  await answer(ben, story)
  await publish(story)
  await expect(callAs(ann, stories.removeStory, at(story.id))).rejects.toEqual(refusal('story_wrong_state'))
  await expect(callAs(ann, stories.changeStory, { ...at(story.id), input: { ...words, version: story.version } })).rejects.toEqual(refusal('story_wrong_state'))
  await callAs(organizerId, stories.takeBackStory, { ...at(story.id), input: { channel: 'program' } })
  expect([await shown(outsider, story.id), (await read(ann, story.id))?.state]).toEqual([undefined, 'agreed'])
  await publish(story)
  await publish(story, 'outside')
  await withdraw(ben, story.id)
  expect(await shown(outsider, story.id)).toBeUndefined()
  await expect(publish(story)).rejects.toEqual(refusal('not_found'))
  await expect(withdraw(ben, story.id)).rejects.toEqual(refusal('not_found'))
  expect(await rows('select * from story_consents where story_id = $1', [story.id])).toEqual([])
  const notices = await eventually(() => rows<{ person_id: string; about: Record<string, unknown>; sent_at: string | null }>(`select person_id, about, sent_at from circle_notices where key = $1`, [`story-withdrawn:${story.id}`]), (found) => found.every(({ sent_at }) => sent_at !== null))
  expect(notices.map(({ person_id, about }) => [person_id, about['elsewhere']])).toEqual([[organizerId, true]])
  const card = cardsOf(organizerId).find((found) => JSON.stringify(found).includes('Please take it down where you have put it'))
  if (card) expectValid(card)
  const traces = JSON.stringify([card, notices, await rows('select * from stories where id = $1', [story.id])])
  expect(traces).toContain(words.title)
  for (const trace of [ben, tenant.people.get(ben)?.displayName ?? '']) expect(traces).not.toContain(trace)
})

test('whoever publishes while somebody withdraws never leaves a story that is told without consent', async () => {
  for (let turn = 0; turn < 6; turn++) {
    const story = await agreed()
    const [published] = await Promise.allSettled([publish(story), turn % 2 === 0 ? withdraw(ben, story.id) : callAs(ann, stories.changeStory, { ...at(story.id), input: { ...words, version: story.version } })])
    const state = (await read(ann, story.id))?.state
    const isShown = (await shown(outsider, story.id)) !== undefined
    if (turn % 2 === 0) expect([published.status, state, isShown]).toEqual(published.status === 'fulfilled' ? ['fulfilled', 'withdrawn', false] : ['rejected', 'asked', false])
    else expect([state, isShown]).toEqual(published.status === 'fulfilled' ? ['published', true] : ['asked', false])
    if (state === 'published') await withdraw(ann, story.id)
    else if (state === 'asked') await callAs(ann, stories.removeStory, at(story.id))
  }
})

test('everybody but whoever asks gets one question by a message, none once they have answered, and it stands in Crosspath', async () => {
  const story = await asked()
  const waiting = async (personId: string) => (await callAs(personId, stories.getMyStories)).waiting.map(({ id }) => id)
  const messages = () => rows<{ person_id: string; state: string }>(`select person_id, state from nudges where key like $1 order by person_id`, [`story:${story.id}:%`])
  expect((await messages()).map(({ person_id }) => person_id)).toEqual([mentor, ben, cleo].sort())
  for (const personId of members) expect(await waiting(personId)).toContain(story.id)
  await answer(ben, story, hereAlone)
  expect(await waiting(ben)).not.toContain(story.id)
  expect((await messages()).find(({ person_id }) => person_id === ben)?.state).toBe('dropped')
  // The clock runs to whenever the message may go out.
  await eventually(async () => {
    const [row] = await rows<{ state: string; why: string | null; due_at: string }>(`select state, why, due_at from nudges where person_id = $1 and key like $2`, [cleo, `story:${story.id}:%`])
    const ahead = Number(row?.due_at ?? 0) - tenant.clock.now().epochMilliseconds
    if (row?.state === 'due' && row.why !== null && ahead > 0) tenant.clock.advance({ milliseconds: ahead })
    return row?.state
  }, (state) => state === 'sent')
  const [card] = cardsOf(cleo).filter((found) => JSON.stringify(found).includes('May your circle’s story be told?'))
  if (!card) throw new Error('The message has come.')
  expectValid(card)
  expect(actionsOf(card).map(({ title }) => title)).toEqual(['Read and choose', 'Turn these off', 'Fewer messages'])
  expect(JSON.stringify(card)).not.toContain(words.title)
  await callAs(ann, stories.removeStory, at(story.id))
})

test('whoever leaves is told by function alone and may still withdraw; who left unasked is asked no more', async () => {
  const story = await agreed()
  await publish(story)
  await publish(story, 'intranet')
  const open = await asked({ [ann]: byName, [mentor]: byName, [cleo]: byName })
  await callAs(ben, leaveCircle, { params: { circleId } })
  const nameOfBen = tenant.people.get(ben)?.displayName ?? ''
  expect((await shown(outsider, story.id))?.tellers.map(({ name }) => name)).toHaveLength(4)
  expect(JSON.stringify(await shown(outsider, story.id))).not.toContain(nameOfBen)
  expect((await ofCohort()).stories.find(({ id }) => id === story.id)?.tellings.map(({ channel, namesChanged }) => [channel, namesChanged])).toEqual([['program', true], ['intranet', true], ['outside', false]])
  expect(await read(ann, open.id)).toMatchObject({ state: 'asked', someoneLeft: true })
  await expect(answer(ben, open)).rejects.toEqual(refusal('not_found'))
  const anew = await ask(cleo, open.id)
  expect(anew.someoneLeft).toBe(false)
  for (const personId of [mentor, ann, cleo]) await answer(personId, anew)
  expect((await read(ann, open.id))?.state).toBe('agreed')
  expect((await callAs(ben, stories.getMyStories)).agreed.map(({ id }) => id)).toEqual([story.id])
  await withdraw(ben, story.id)
  expect(await shown(outsider, story.id)).toBeUndefined()
})
