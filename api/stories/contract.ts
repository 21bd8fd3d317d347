import { z } from 'zod'
import { EnrolmentRole } from '../enrolment/contract.ts'
import { Done, endpoint, Instant } from '../http/endpoint.ts'

/** program: the page in Crosspath that everybody in the company reads · intranet and outside: where the organizer puts it. */
export const Channel = z.enum(['program', 'intranet', 'outside'])
export type Channel = z.infer<typeof Channel>
export const channels = Channel.options

/** How somebody wants to stand in a story: by name, by their function alone, or that it is not told there. */
export const Naming = z.enum(['name', 'function', 'no'])
export type Naming = z.infer<typeof Naming>
export const Consent = z.object({ program: Naming, intranet: Naming, outside: Naming })
export type Consent = z.infer<typeof Consent>

/** draft: its writer's alone · asked: waits for the circle · agreed: everybody has agreed to at least one channel in common · published · withdrawn. */
export const StoryState = z.enum(['draft', 'asked', 'agreed', 'published', 'withdrawn'])
export type StoryState = z.infer<typeof StoryState>

const part = z.string().trim().min(3).max(280)
export const StoryWords = z.object({
  title: z.string().trim().min(3).max(80),
  before: part,
  /** What we did. */
  did: part,
  after: part,
  figures: z.string().trim().max(120).default(''),
})
export type StoryWords = z.infer<typeof StoryWords>

/** Somebody in a story as it may be told there: `name` is null where they are told by their function alone. */
export const Teller = z.object({ name: z.string().nullable(), role: EnrolmentRole, department: z.string().nullable() })
export type Teller = z.infer<typeof Teller>

/** A story as the members of its circle see it. What others answered is not in it. */
export const Story = z.object({
  id: z.uuid(),
  circleId: z.uuid(),
  state: StoryState,
  words: StoryWords,
  /** To be sent with an answer, so that it is about the words that were read. */
  version: z.int(),
  /** Whether I wrote it. */
  mine: z.boolean(),
  /** Whether my consent is asked for: whoever joined the circle later is not in the story. */
  asksMe: z.boolean(),
  /** What I answered to these words; null while I have not. */
  consent: Consent.nullable(),
  /** Somebody has left before they answered, so nobody can agree to these words any more: ask anew, without them. */
  someoneLeft: z.boolean(),
  shortened: z.boolean(),
  publishedOn: z.array(Channel),
  askedAt: Instant.nullable(),
  changedAt: Instant,
})
export type Story = z.infer<typeof Story>

/** A story that everybody in its circle has agreed to, as the organizer sees it. */
export const AgreedStory = z.object({
  id: z.uuid(),
  circle: z.string(),
  state: StoryState,
  words: StoryWords,
  version: z.int(),
  /** Where it may be told, and who stands in it there. */
  tellings: z.array(
    z.object({
      channel: Channel,
      tellers: z.array(Teller),
      publishedAt: Instant.nullable(),
      /** Somebody who was named there has left since: the text is to be replaced. */
      namesChanged: z.boolean(),
    }),
  ),
})
export type AgreedStory = z.infer<typeof AgreedStory>

/** Of a story that was withdrawn nothing is left to read but what it takes to take it down. */
export const WithdrawnStory = z.object({ id: z.uuid(), title: z.string(), withdrawnAt: Instant, /** Where it stood when it was withdrawn. */ channels: z.array(Channel), takenDownAt: Instant.nullable() })
export type WithdrawnStory = z.infer<typeof WithdrawnStory>

export const CohortStories = z.object({
  /** How many stories wait for their circles. Which they are, nobody else knows. */
  waiting: z.int(),
  stories: z.array(AgreedStory),
  withdrawn: z.array(WithdrawnStory),
})
export type CohortStories = z.infer<typeof CohortStories>

/** A story as everybody in the company may read it. */
export const PublishedStory = z.object({ id: z.uuid(), program: z.string(), cohort: z.string(), words: StoryWords, tellers: z.array(Teller), publishedAt: Instant })
export type PublishedStory = z.infer<typeof PublishedStory>

export const MyStories = z.object({
  /** Stories that wait for my answer. */
  waiting: z.array(z.object({ id: z.uuid(), circleId: z.uuid(), circle: z.string(), title: z.string(), askedAt: Instant })),
  /** Stories that I agreed to and may withdraw at any time, also after I have left the circle. */
  agreed: z.array(z.object({ id: z.uuid(), title: z.string(), publishedOn: z.array(Channel) })),
  /** How many stories everybody can read. */
  published: z.int(),
})
export type MyStories = z.infer<typeof MyStories>

const circle = z.object({ circleId: z.uuid() })
const story = z.object({ storyId: z.uuid() })
const version = z.int().min(0).max(2_000_000_000)

export const listCircleStories = endpoint({ method: 'GET', path: '/api/circles/:circleId/stories', summary: 'What a circle of mine tells of what came of it', params: circle, output: z.object({ stories: z.array(Story) }) })
export const writeStory = endpoint({ method: 'POST', path: '/api/circles/:circleId/stories', summary: 'Write down what came of a circle of mine; nobody else reads it until I ask the circle', params: circle, input: StoryWords, output: Story })
export const changeStory = endpoint({ method: 'PUT', path: '/api/stories/:storyId', summary: 'Change the words of a story of my circle; once the circle was asked, everybody is asked anew', params: story, input: StoryWords.extend({ version }), output: Story })
export const removeStory = endpoint({ method: 'DELETE', path: '/api/stories/:storyId', summary: 'Remove a story that I wrote and that is not published', params: story, output: Done })
export const askCircle = endpoint({ method: 'POST', path: '/api/stories/:storyId/ask', summary: 'Ask everybody in the circle whether a story may be told, and how they are named', params: story, output: Story })
export const answerStory = endpoint({ method: 'PUT', path: '/api/stories/:storyId/consent', summary: 'Say where a story of my circle may be told and how I am named; only I see my answer', params: story, input: z.object({ version, consent: Consent }), output: Story })
export const withdrawConsent = endpoint({ method: 'POST', path: '/api/stories/:storyId/withdraw', summary: 'Take my consent back; a published story disappears at once, and nobody is told who withdrew it', params: story, output: Done })
export const listStories = endpoint({ method: 'GET', path: '/api/stories', summary: 'Stories that everybody in the company may read, the newest first', output: z.object({ stories: z.array(PublishedStory) }) })
export const getMyStories = endpoint({ method: 'GET', path: '/api/my-stories', summary: 'Stories that wait for my answer, those that I agreed to, and how many there are to read', output: MyStories })
export const listCohortStories = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/stories', summary: 'Stories of a cohort that their circles have agreed to (organizer)', params: z.object({ cohortId: z.uuid() }), output: CohortStories })
export const shortenStory = endpoint({ method: 'POST', path: '/api/stories/:storyId/shorten', summary: 'Make the words of a story shorter; it goes back to its circle for consent (organizer)', params: story, input: StoryWords.extend({ version }), output: Done })
export const publishStory = endpoint({ method: 'POST', path: '/api/stories/:storyId/publish', summary: 'Publish a story on a channel that everybody in its circle has agreed to (organizer)', params: story, input: z.object({ channel: Channel, version }), output: AgreedStory })
export const takeBackStory = endpoint({ method: 'POST', path: '/api/stories/:storyId/take-back', summary: 'Take a story off a channel again (organizer)', params: story, input: z.object({ channel: Channel }), output: AgreedStory })
export const reportTakenDown = endpoint({ method: 'POST', path: '/api/stories/:storyId/taken-down', summary: 'Say that a withdrawn story is taken down wherever it stood (organizer)', params: story, output: Done })
