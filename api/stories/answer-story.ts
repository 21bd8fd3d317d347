import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { endStoryQuestions } from '../nudges/ask-for-story.ts'
import { getCohortOrganizer } from '../programs/get-cohort.ts'
import { tellMembers } from '../scheduling/tell-members.ts'
import type { Trx } from '../store/open.ts'
import type { Consent, Story } from './contract.ts'
import { agreedChannels, mayMove } from './state.ts'
import { dropPeople, holdStory, saveConsent, type StoryRecord, updateStory } from './store.ts'
import { readBack } from './write-story.ts'

/**
 * Keeps where one person lets a story be told and how they stand in it. The last missing yes makes it agreed; a no changes nothing that
 * anybody else sees.
 * @throws AppError not_found | changed_elsewhere | story_wrong_state
 */
export async function answerStory(context: Context, personId: string, storyId: string, { version, consent }: { version: number; consent: Consent }): Promise<Story> {
  return context.db.transaction().execute(async (trx) => {
    const { story, own } = await holdWith(trx, personId, storyId)
    if (!own.present) throw new AppError('not_found', 'There is no such story of a circle of yours.')
    if (story.state !== 'asked' && story.state !== 'agreed') throw new AppError('story_wrong_state', 'This story is published. To be named in another way, withdraw it and write it anew together.')
    if (story.version !== version) throw new AppError('changed_elsewhere', 'The words were changed meanwhile. Read the story as it stands now, then answer.')
    await saveConsent(trx, story.id, personId, consent)
    await endStoryQuestions(trx, story.id, personId)
    const common = agreedChannels(story.consents.map((one) => (one.personId === personId ? consent : one.consent)))
    const next = common.length > 0 ? 'agreed' : 'asked'
    if (next !== story.state) await move(context, trx, story, next)
    return readBack(trx, story.id, personId)
  })
}

/**
 * Takes somebody's consent back, at any time and without a reason, also after they have left the circle. What was published disappears in
 * the same moment, and the organizer is told that it did; who did it is kept nowhere. What was not published waits for the circle again.
 * @throws AppError not_found
 */
export async function withdrawConsent(context: Context, personId: string, storyId: string): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const { story } = await holdWith(trx, personId, storyId)
    if (story.state === 'published') return withdraw(context, trx, story)
    await saveConsent(trx, story.id, personId, null)
    if (story.state === 'agreed') await move(context, trx, story, 'asked')
  })
}

async function withdraw(context: Context, trx: Trx, story: StoryRecord): Promise<void> {
  if (!mayMove(story.state, 'withdrawn', 'member')) throw new Error('A published story may always be withdrawn.')
  const now = context.now()
  const channels = story.publications.map(({ channel }) => channel)
  const elsewhere = channels.filter((channel) => channel !== 'program')
  await updateStory(trx, story.id, { state: 'withdrawn', withdrawnAt: now, changedAt: now, takenDownAt: elsewhere.length === 0 ? now : null })
  await dropPeople(trx, story.id)
  const told = new Set([await getCohortOrganizer(trx, story.cohortId), ...story.publications.map(({ publishedBy }) => publishedBy)])
  const { title, circleName, cohortId } = story
  await tellMembers(context, trx, story.circleId, [...told], { what: 'story-withdrawn', title, circleName, cohortId, elsewhere: elsewhere.length > 0 }, `story-withdrawn:${story.id}`)
}

async function move(context: Context, trx: Trx, story: StoryRecord, to: 'asked' | 'agreed'): Promise<void> {
  if (!mayMove(story.state, to, to === 'agreed' ? 'system' : 'member')) throw new Error(`A story does not go from ${story.state} to ${to}.`)
  await updateStory(trx, story.id, { state: to, changedAt: context.now() })
}

async function holdWith(trx: Trx, personId: string, storyId: string) {
  const story = await holdStory(trx, storyId)
  const own = story?.consents.find((one) => one.personId === personId)
  if (!story || !own) throw new AppError('not_found', 'There is no such story that you are in.')
  return { story, own }
}
