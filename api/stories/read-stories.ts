import type { Context } from '../context.ts'
import { getCohorts } from '../programs/get-cohort.ts'
import type { MyStories, PublishedStory } from './contract.ts'
import { peopleIn, tellersOf, wordsOf } from './present.ts'
import { mayRead } from './state.ts'
import { countPublished, listPublished, listWith } from './store.ts'

/** More than anybody reads at once. */
const mostShown = 100

/** What stands on the program page, for everybody who is signed in, the newest first. */
export async function listStories(context: Context): Promise<PublishedStory[]> {
  const stories = (await listPublished(context.db, mostShown)).filter(({ state }) => mayRead(state, 'everybody'))
  const [person, cohorts] = await Promise.all([peopleIn(context, stories), getCohorts(context, [...new Set(stories.map(({ cohortId }) => cohortId))])])
  return stories
    .flatMap((story) => {
      const cohort = cohorts.find(({ id }) => id === story.cohortId)
      const publication = story.publications.find(({ channel }) => channel === 'program')
      if (!cohort || !publication) return []
      return [{ id: story.id, program: cohort.program.name, cohort: cohort.name, words: wordsOf(story), tellers: tellersOf(story, 'program', person), publishedAt: publication.publishedAt }]
    })
    .sort((a, b) => b.publishedAt - a.publishedAt)
}

/** What waits for somebody's answer, and what they have agreed to. */
export async function getMyStories(context: Context, personId: string): Promise<MyStories> {
  const [stories, published] = await Promise.all([listWith(context.db, personId), countPublished(context.db)])
  const mine = stories.flatMap((story) => {
    const own = story.consents.find((one) => one.personId === personId)
    return own ? [{ story, own }] : []
  })
  return {
    waiting: mine.flatMap(({ story: { id, circleId, circleName, title, askedAt, state }, own }) => (state === 'asked' && own.consent === null && own.present && askedAt !== null ? [{ id, circleId, circle: circleName, title, askedAt }] : [])),
    agreed: mine.flatMap(({ story: { id, title, state, publications }, own }) => (own.consent === null ? [] : [{ id, title, publishedOn: state === 'published' ? publications.map(({ channel }) => channel) : [] }])),
    published,
  }
}
