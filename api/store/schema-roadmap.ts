import type { Generated } from 'kysely'
import type { Answers, Pack } from '../roadmap/plan/content.ts'
import type { Json } from './stored.ts'

/** What circles do on their way. What somebody writes is theirs: exercises and notes are read for their owner, or where they are shared. */
export type RoadmapTables = {
  /** Packs that an organizer brought, every version of them; those of the product are files. */
  packs: { id: string; version: number; text: string; pack: Json<Pack>; importedBy: string | null; importedAt: number }
  sessions: { circleId: string; number: number; completedAt: number; completedBy: string; agreed: string }
  preparations: { circleId: string; number: number; personId: string; itemId: string; doneAt: number }
  /** What one person filled in, of one form in one session. `version` counts the times it was saved. */
  exercises: { circleId: string; personId: string; number: number; formId: string; answers: Json<Answers>; shared: boolean; readyAt: number | null; version: number; changedAt: number }
  sessionNotes: { circleId: string; number: number; personId: string; text: string; shared: boolean; version: number; changedAt: number }
  /** `number`: the session in which it was agreed. */
  actions: { id: string; circleId: string; number: number; what: string; doneWhen: string; ownerId: string; dueOn: string; doneAt: number | null; createdBy: string; createdAt: number; changedAt: number }
  /** A session while it is held: at which step of its agenda the circle is, and since when. A pause moves `stepStartedAt` on when it ends. */
  sessionRuns: { circleId: string; number: number; version: number; startedAt: number; step: number; stepStartedAt: number; pausedAt: number | null; finishedAt: number | null; pressedBy: string | null }
  sessionAbsences: { circleId: string; number: number; personId: string; markedBy: string | null; markedAt: number }
  /** What a circle makes together. */
  ideas: {
    id: string
    circleId: string
    problem: string
    forWhom: string
    smallestTest: string
    testBy: string | null
    ownerId: string
    state: 'idea' | 'testing' | 'adopted' | 'parked' | 'stopped'
    outcome: string
    evidence: string
    createdBy: string
    createdAt: number
    changedAt: number
  }
  goals: {
    id: string
    circleId: string
    personId: string
    title: string
    measure: string
    baseline: number
    target: number
    current: number
    evidence: string
    dueOn: string
    why: Generated<string>
    kind: Generated<'skill' | 'knowledge' | 'contact' | 'result' | 'decision'>
    /** 1 to 5: how far it is in its owner's hands. */
    inMyHands: number | null
    /** What -2, -1, 0, +1, +2 would look like, in this order. */
    levels: Json<string[]> | null
    /** When the levels were written as they are; null without levels. */
    levelsWrittenAt: number | null
    /** At the review in the last session. */
    outcome: 'reached' | 'moved' | 'unchanged' | 'dropped' | null
    level: number | null
    reviewedAt: number | null
    createdAt: number
    changedAt: number
  }
}
