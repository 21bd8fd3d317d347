import type { Context } from '../context.ts'
import { getPeople } from '../people/get-person.ts'
import type { AgreedStory, Channel, Story, StoryWords, Teller, WithdrawnStory } from './contract.ts'
import { agreedChannels } from './state.ts'
import type { ConsentRecord, StoryRecord } from './store.ts'

export function wordsOf({ title, before, did, after, figures }: StoryWords): StoryWords {
  return { title, before, did, after, figures }
}

/** A story as one person of its circle sees it: their own answer, and nobody else's. */
export function presentStory(story: StoryRecord, personId: string): Story {
  const own = story.consents.find((one) => one.personId === personId)
  const { id, circleId, state, version, shortened, askedAt, changedAt } = story
  return {
    ...{ id, circleId, state, version, shortened, askedAt, changedAt },
    words: wordsOf(story),
    mine: story.writtenBy === personId,
    asksMe: own !== undefined && (state === 'asked' || state === 'agreed'),
    consent: own?.consent ?? null,
    someoneLeft: state === 'asked' && story.consents.some(({ consent, present }) => consent === null && !present),
    publishedOn: state === 'published' ? story.publications.map(({ channel }) => channel) : [],
  }
}

/** Whether somebody may be named on a channel. Whoever has left the circle or the company is told by function alone from then on. */
function isNamed({ consent, present }: ConsentRecord, channel: Channel): boolean {
  return present && consent?.[channel] === 'name'
}

export function namedOn(story: StoryRecord, channel: Channel): string[] {
  return story.consents.filter((one) => isNamed(one, channel)).map(({ personId }) => personId)
}

type Directory = Awaited<ReturnType<typeof getPeople>>

/** Who stands in a story on a channel: mentors first, then by name, so that the order tells nothing of those without one. */
export function tellersOf(story: StoryRecord, channel: Channel, person: Directory): Teller[] {
  const told = story.consents.map((one): Teller => {
    const { displayName, department } = person(one.personId)
    return { name: isNamed(one, channel) ? displayName : null, role: one.role, department }
  })
  const key = ({ role, name, department }: Teller) => `${role === 'mentor' ? 0 : 1} ${name ?? '\uffff'} ${department ?? ''}`
  return told.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** Everybody in some stories, by id. */
export function peopleIn(context: Pick<Context, 'db'>, stories: readonly StoryRecord[]): Promise<Directory> {
  return getPeople(context, [...new Set(stories.flatMap(({ consents }) => consents.map(({ personId }) => personId)))])
}

export function presentAgreed(story: StoryRecord, person: Directory): AgreedStory {
  const tellings = agreedChannels(story.consents.map(({ consent }) => consent)).map((channel) => {
    const publication = story.publications.find((one) => one.channel === channel)
    const named = namedOn(story, channel)
    return { channel, tellers: tellersOf(story, channel, person), publishedAt: publication?.publishedAt ?? null, namesChanged: publication !== undefined && publication.named.some((id) => !named.includes(id)) }
  })
  const { id, state, version } = story
  return { id, state, version, circle: story.circleName, words: wordsOf(story), tellings }
}

export function presentWithdrawn({ id, title, withdrawnAt, publications, takenDownAt, changedAt }: StoryRecord): WithdrawnStory {
  return { id, title, withdrawnAt: withdrawnAt ?? changedAt, channels: publications.map(({ channel }) => channel), takenDownAt }
}
