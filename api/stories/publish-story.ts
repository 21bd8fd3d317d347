import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { readCircleNow } from '../matching/list-circles.ts'
import { getCohort } from '../programs/get-cohort.ts'
import type { Trx } from '../store/open.ts'
import type { AgreedStory, Channel, CohortStories, StoryWords } from './contract.ts'
import { namedOn, peopleIn, presentAgreed, presentWithdrawn } from './present.ts'
import { agreedChannels, mayMove, mayRead } from './state.ts'
import { deletePublication, findStory, holdStory, insertPublication, listOfCohort, type StoryRecord, updateStory } from './store.ts'
import { askAnew } from './write-story.ts'

/** What the organizer may read of a cohort's stories: nothing of one before everybody in it has agreed. @throws AppError not_found */
export async function listCohortStories(context: Context, cohortId: string): Promise<CohortStories> {
  const cohort = await getCohort(context, cohortId)
  const stories = await listOfCohort(context.db, cohort.id)
  const agreed = stories.filter(({ state }) => mayRead(state, 'organizer'))
  const person = await peopleIn(context, agreed)
  return {
    waiting: stories.filter(({ state }) => state === 'asked').length,
    stories: agreed.map((story) => presentAgreed(story, person)),
    withdrawn: stories.filter(({ state }) => state === 'withdrawn').map(presentWithdrawn),
  }
}

/**
 * Makes a story shorter and gives it back to its circle, which agrees to the shorter words or does not. No part may grow, and no number may
 * come in that was not there: length is the organizer's, facts are the circle's.
 * @throws AppError not_found | changed_elsewhere | invalid_input | story_wrong_state
 */
export async function shortenStory(context: Context, personId: string, storyId: string, { version, ...words }: StoryWords & { version: number }): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const story = await holdForOrganizer(trx, storyId, version)
    refuseMore(story, words)
    const circle = await readCircleNow({ db: trx }, story.circleId)
    if (!circle) throw new AppError('story_wrong_state', 'The circle of this story has ended, so nobody could agree to other words. Publish it as it is, or leave it.')
    await askAnew(context, trx, { story, circle, words, shortened: true, by: 'organizer', exceptId: personId })
  })
}

function refuseMore(story: StoryWords, words: StoryWords): void {
  const parts = ['title', 'before', 'did', 'after', 'figures'] as const
  const longer = parts.find((part) => words[part].length > story[part].length)
  if (longer) throw new AppError('invalid_input', 'A story may only be made shorter here. Ask its circle to add to it.', [{ path: `body.${longer}`, message: 'Longer than the circle wrote it.' }])
  if (parts.every((part) => words[part] === story[part])) throw new AppError('invalid_input', 'Nothing was made shorter, so there is nothing to ask the circle.')
  const numbers = (text: StoryWords) => parts.flatMap((part) => text[part].match(/\d+(?:[.,]\d+)*/g) ?? [])
  const known = new Set(numbers(story))
  const foreign = numbers(words).find((number) => !known.has(number))
  if (foreign) throw new AppError('invalid_input', `The circle did not write ${foreign}. A story may be made shorter here, and its facts stay as they are.`)
}

/**
 * Publishes a story on one channel, in the words that the organizer has read. The consents are looked at once more while nobody can take
 * one back: whoever withdraws at the same moment comes before, and nothing is published, or after, and it disappears.
 * @throws AppError not_found | changed_elsewhere | story_wrong_state
 */
export async function publishStory(context: Context, personId: string, storyId: string, { channel, version }: { channel: Channel; version: number }): Promise<AgreedStory> {
  return context.db.transaction().execute(async (trx) => {
    const story = await holdForOrganizer(trx, storyId, version)
    const agreed = agreedChannels(story.consents.map(({ consent }) => consent))
    if (!mayMove(story.state, 'published', 'organizer') || !agreed.includes(channel)) throw new AppError('story_wrong_state', 'Not everybody in the circle has agreed to tell this story there. Choose another place, or leave it with the circle.')
    const now = context.now()
    await insertPublication(trx, story.id, { channel, publishedAt: now, publishedBy: personId, named: namedOn(story, channel) })
    await updateStory(trx, story.id, { state: 'published', changedAt: now })
    return readForOrganizer(trx, story.id)
  })
}

/** Takes a story off a channel; its circle's consent stays. @throws AppError not_found */
export async function takeBackStory(context: Context, storyId: string, channel: Channel): Promise<AgreedStory> {
  return context.db.transaction().execute(async (trx) => {
    const story = await holdForOrganizer(trx, storyId)
    const others = story.publications.filter((one) => one.channel !== channel)
    await deletePublication(trx, story.id, channel)
    if (story.state === 'published' && others.length === 0) await updateStory(trx, story.id, { state: 'agreed', changedAt: context.now() })
    return readForOrganizer(trx, story.id)
  })
}

/** The organizer has taken a withdrawn story down wherever they had put it. @throws AppError not_found */
export async function reportTakenDown(context: Context, storyId: string): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const story = await holdStory(trx, storyId)
    if (story?.state !== 'withdrawn') throw new AppError('not_found', 'There is no withdrawn story like this.')
    await updateStory(trx, story.id, { takenDownAt: story.takenDownAt ?? context.now() })
  })
}

async function holdForOrganizer(trx: Trx, storyId: string, version?: number): Promise<StoryRecord> {
  const story = await holdStory(trx, storyId)
  if (!story || !mayRead(story.state, 'organizer')) throw new AppError('not_found', 'There is no such story that its circle has agreed to. It may have taken it back.')
  if (version !== undefined && story.version !== version) throw new AppError('changed_elsewhere', 'The circle has changed the words meanwhile. Read the story as it stands now.')
  return story
}

async function readForOrganizer(trx: Trx, storyId: string): Promise<AgreedStory> {
  const story = await findStory(trx, storyId)
  if (!story) throw new Error('A story that is held is there.')
  return presentAgreed(story, await peopleIn({ db: trx }, [story]))
}
