import type { Generated } from 'kysely'
import type { Channel, Consent } from '../stories/contract.ts'
import type { Json } from './stored.ts'

/** What circles tell of what came of it, and who of them agreed to that. */
export type StoryTables = {
  stories: {
    id: string
    circleId: string
    state: 'draft' | 'asked' | 'agreed' | 'published' | 'withdrawn'
    title: string
    before: string
    did: string
    after: string
    figures: string
    /** Counts the times the circle was asked for these or other words; whoever agreed, agreed to one of them. */
    version: number
    /** The organizer made these words shorter. */
    shortened: Generated<boolean>
    writtenBy: string
    writtenAt: number
    changedAt: number
    askedAt: number | null
    withdrawnAt: Generated<number | null>
    /** When the organizer said that it is taken down wherever they had put it. */
    takenDownAt: Generated<number | null>
  }
  /** Everybody whom a story is about. `consent` is null until they answer. The rows go when a story is withdrawn, so that nothing tells who did it. */
  storyConsents: { storyId: string; personId: string; role: 'mentor' | 'mentee'; consent: Json<Consent> | null }
  /** `named`: ids of those whom it named there. */
  storyPublications: { storyId: string; channel: Channel; publishedAt: number; publishedBy: string; named: Json<string[]> }
}
