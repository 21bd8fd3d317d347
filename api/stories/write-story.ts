import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { type CircleRecord, readMyCircle } from '../matching/list-circles.ts'
import { askForStory, endStoryQuestions } from '../nudges/ask-for-story.ts'
import type { Trx } from '../store/open.ts'
import type { Story, StoryWords } from './contract.ts'
import { presentStory } from './present.ts'
import { mayMove, mayRead } from './state.ts'
import { countOfCircle, deleteStory, findStory, holdStory, insertStory, listOfCircle, putPeople, type StoryRecord, updateStory } from './store.ts'

const mostStories = 10

/** Stories of a circle as one of its members may read them. @throws AppError not_found */
export async function listCircleStories(context: Context, personId: string, circleId: string): Promise<Story[]> {
  const circle = await readMyCircle(context, personId, circleId)
  const stories = await listOfCircle(context.db, circle.id)
  return stories.filter((story) => mayRead(story.state, story.writtenBy === personId ? 'writer' : 'member')).map((story) => presentStory(story, personId))
}

/** @throws AppError not_found | list_full */
export async function writeStory(context: Context, personId: string, circleId: string, words: StoryWords): Promise<Story> {
  const circle = await readMyCircle(context, personId, circleId)
  const id = context.newId()
  const now = context.now()
  return context.db.transaction().execute(async (trx) => {
    if ((await countOfCircle(trx, circle.id)) >= mostStories) throw new AppError('list_full', `There are ${mostStories} stories already. Change one of them instead.`)
    await insertStory(trx, { id, circleId: circle.id, state: 'draft', ...words, version: 1, writtenBy: personId, writtenAt: now, changedAt: now, askedAt: null })
    return readBack(trx, id, personId)
  })
}

/**
 * Changes the words. A draft stays its writer's; once the circle was asked, everybody in it is asked anew about the new words.
 * @throws AppError not_found | changed_elsewhere | story_wrong_state
 */
export async function changeStory(context: Context, personId: string, storyId: string, { version, ...words }: StoryWords & { version: number }): Promise<Story> {
  return context.db.transaction().execute(async (trx) => {
    const { story, circle } = await holdMine(trx, personId, storyId)
    if (story.version !== version) throw new AppError('changed_elsewhere', 'This story was changed meanwhile. Read it as it stands now, then change it.')
    if (story.state === 'draft') await updateStory(trx, story.id, { ...words, version: version + 1, changedAt: context.now() })
    else await askAnew(context, trx, { story, circle, words, shortened: false, by: 'member', exceptId: personId })
    return readBack(trx, story.id, personId)
  })
}

/** Asks everybody who is in the circle now, also those who have agreed before. @throws AppError not_found | story_wrong_state */
export async function askCircle(context: Context, personId: string, storyId: string): Promise<Story> {
  return context.db.transaction().execute(async (trx) => {
    const { story, circle } = await holdMine(trx, personId, storyId)
    await askAnew(context, trx, { story, circle, words: {}, shortened: false, by: 'member', exceptId: personId })
    return readBack(trx, story.id, personId)
  })
}

/** Its writer may, until it is published; from then on anybody in it may withdraw it. @throws AppError not_found | story_wrong_state */
export async function removeStory(context: Context, personId: string, storyId: string): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const { story } = await holdMine(trx, personId, storyId)
    if (story.writtenBy !== personId) throw new AppError('not_found', 'There is no such story of yours.')
    if (story.state === 'published' || story.state === 'withdrawn') throw new AppError('story_wrong_state', 'This story was published. Withdraw it instead: then it disappears, and the organizer is told.')
    await endStoryQuestions(trx, story.id)
    await deleteStory(trx, story.id)
  })
}

type Asking = { story: StoryRecord; circle: Pick<CircleRecord, 'members'>; words: Partial<StoryWords>; shortened: boolean; by: 'member' | 'organizer'; exceptId: string }

/**
 * Puts words before everybody in the circle; whatever anybody had agreed to is over, and those who were asked before are asked once more.
 * @param exceptId who does it, and needs no message.
 * @throws AppError story_wrong_state
 */
export async function askAnew(context: Context, trx: Trx, { story, circle, words, shortened, by, exceptId }: Asking): Promise<void> {
  if (!mayMove(story.state, 'asked', by)) throw new AppError('story_wrong_state', story.state === 'withdrawn' ? 'This story was withdrawn. Write a new one instead.' : 'This story is published as everybody agreed to it. Withdraw it first, then write it anew.')
  const now = context.now()
  const version = story.version + 1
  await updateStory(trx, story.id, { ...words, state: 'asked', version, shortened, askedAt: now, changedAt: now })
  await putPeople(trx, story.id, circle.members)
  await endStoryQuestions(trx, story.id)
  await askForStory(context, trx, { storyId: story.id, version, circleId: story.circleId }, circle.members.map(({ personId }) => personId).filter((id) => id !== exceptId))
}

/** A story that a member may read, held until the transaction ends. @throws AppError not_found */
async function holdMine(trx: Trx, personId: string, storyId: string): Promise<{ story: StoryRecord; circle: CircleRecord }> {
  const story = await holdStory(trx, storyId)
  if (!story || !mayRead(story.state, story.writtenBy === personId ? 'writer' : 'member')) throw new AppError('not_found', 'There is no such story of a circle of yours.')
  const circle = await readMyCircle({ db: trx }, personId, story.circleId)
  return { story, circle }
}

export async function readBack(trx: Trx, storyId: string, personId: string): Promise<Story> {
  const story = await findStory(trx, storyId)
  if (!story) throw new Error('A story that was just kept is there.')
  return presentStory(story, personId)
}
