import type { ColumnType, Generated } from 'kysely'
import type { Pack } from '../roadmap/plan/content.ts'
import type { BlockingPairs, Fairness, FairnessWords, Manifest, MatchRunFigures, PairIds, Proof, Rules, Weights } from '../matching/contract.ts'
import type { EnrolmentTables } from './schema-enrolment.ts'
import type { ImpactTables } from './schema-impact.ts'
import type { NudgeTables } from './schema-nudges.ts'
import type { OutcomeTables } from './schema-outcomes.ts'
import type { RoadmapTables } from './schema-roadmap.ts'
import type { StoryTables } from './schema-stories.ts'
import type { SuccessionTables } from './schema-succession.ts'
import type { TieTables } from './schema-ties.ts'
import type { Json, StoredFormer, StoredNotice, StoredOccurrence, StoredPair, StoredPattern, StoredPlace, StoredReason, StoredRemedy, StoredSlot, WorkingHours } from './stored.ts'

/** The whole database, with schema-enrolment.ts, schema-impact.ts, schema-nudges.ts, schema-outcomes.ts, schema-roadmap.ts, schema-stories.ts, schema-succession.ts and schema-ties.ts. Instants (`…At`) are epoch milliseconds, dates (`…On`) are `YYYY-MM-DD`. */
export type Schema = EnrolmentTables & ImpactTables & NudgeTables & OutcomeTables & RoadmapTables & StoryTables & SuccessionTables & TieTables & {
  people: {
    id: string
    userPrincipalName: string
    displayName: string
    jobTitle: string | null
    department: string | null
    officeLocation: string | null
    managerId: string | null
    accountEnabled: boolean
    guest: boolean
    language: string | null
    /** IANA name; null until the mailbox was read, or when there is none. */
    timeZone: string | null
    workingHours: Json<WorkingHours> | null
    mailbox: 'unknown' | 'cloud' | 'none'
    skills: Json<string[]>
    interests: Json<string[]>
    profileReadAt: number | null
    removedAt: number | null
    syncedAt: number
  }
  directorySyncs: {
    resource: string
    deltaLink: string | null
    state: 'running' | 'done' | 'failed'
    kind: 'full' | 'delta' | null
    transferred: number
    startedAt: number
    finishedAt: number | null
    problem: string | null
  }
  conversations: { personId: string; conversationId: string; serviceUrl: string; savedAt: number }
  programs: {
    id: string
    name: string
    theme: string | null
    purpose: string
    sessions: number
    sessionMinutes: number
    /** The content of its roadmap as it was when the program was set up; null in those from before there were packs. */
    pack: Json<Pack> | null
    mentorNeedsApproval: boolean
    /** 'mentor', or the id of the person in whose mailbox all series of the program stand. */
    seriesMailbox: Generated<string>
    /** How often one session may be moved without anybody asking for it. */
    movesPerSession: Generated<number>
    /** Working days of the approver after which they are reminded, somebody else is asked, and the request closes. */
    remindAfterDays: Generated<number>
    escalateAfterDays: Generated<number>
    expireAfterDays: Generated<number>
    createdBy: string
    createdAt: number
  }
  cohorts: {
    id: string
    programId: string
    name: string
    state: 'enrolling' | 'matching' | 'running' | 'finished'
    enrolUntilOn: string
    startsOn: string
    endsOn: string
    circleSize: number
    /** Most mentees who take part; null for no limit. */
    places: Generated<number | null>
    createdBy: string
    createdAt: number
  }
  matchRuns: {
    id: string
    cohortId: string
    name: string
    state: 'requested' | 'running' | 'ready' | 'published' | 'failed' | 'cancelled'
    requestedBy: string
    requestedAt: number
    finishedAt: number | null
    /** Null in a run that nobody described: those of the program. */
    rules: Json<Rules> | null
    weights: Json<Weights> | null
    locks: Json<StoredPair[]> | null
    forbidden: Json<StoredPair[]> | null
    standingRunId: string | null
    /** Whom the run tries together, by the ids of the people. */
    move: Json<PairIds> | null
    /** How often the people of the cohort had changed whom they would rather not be with when the run read it; for publishing alone. */
    wishChanges: number | null
    progressStage: string | null
    progressShare: number | null
    mentors: number
    mentees: number
    circles: number
    matched: number
    score: number
    bound: number
    /** These and the next are null until there is an answer, and in runs from before they were kept. */
    figures: Json<MatchRunFigures> | null
    proof: Json<Proof> | null
    fairness: Json<Fairness[]> | null
    fairnessWords: Json<FairnessWords> | null
    blockingPairs: Json<BlockingPairs> | null
    inputHash: string | null
    circlesHash: string | null
    codeVersion: string | null
    problem: string | null
  }
  matchProposals: { runId: string; number: number; mentorEnrolmentId: string; menteeEnrolmentId: string; score: number; reasons: Json<StoredReason[]>; locked: boolean }
  matchUnmatched: { runId: string; enrolmentId: string; reasons: Json<string[]>; remedies: Json<StoredRemedy[]> }
  /** `unseen` holds person ids. */
  matchSlots: { runId: string; number: number; slot: Json<StoredSlot> }
  programMatchSettings: { programId: string; rules: Json<Rules>; weights: Json<Weights>; changedBy: string; changedAt: number }
  matchPairWishes: { cohortId: string; mentorEnrolmentId: string; menteeEnrolmentId: string; wish: 'lock' | 'forbid'; byPersonId: string; wishedAt: number }
  /** Draws the pairs that are held back by lot; never leaves the API. */
  matchSecrets: { cohortId: string; secret: string; heldBackPerMille: Generated<number> }
  signingKeys: { purpose: string; privateKey: string; publicKey: string; madeAt: number }
  matchManifests: { runId: string; manifest: Json<Manifest>; signature: string; publicKey: string }
  circles: { id: string; cohortId: string; runId: string; name: string; state: 'active' | 'ended' | 'completed'; formedAt: number }
  circleMembers: { circleId: string; personId: string; enrolmentId: string; role: 'mentor' | 'mentee'; reasons: Json<StoredReason[]> }
  /** Who was in a circle and is no more; one who is in it again is a member and no departure. */
  circleDepartures: { circleId: string; personId: string; enrolmentId: string; role: 'mentor' | 'mentee'; leftAt: number }
  /** `circleName`: what the circle was called before. */
  circleRepairs: { id: string; circleId: string; circleName: string; kind: 'swap' | 'merge' | 'split' | 'rematch' | 'end'; byPersonId: string; at: number; before: Json<StoredPlace[]>; after: Json<StoredPlace[]> }
  series: {
    circleId: string
    state: 'planning' | 'intended' | 'booked' | 'no-time' | 'failed'
    /** In whose mailbox the series stands. */
    mailboxId: string | null
    transactionId: string | null
    timeZone: string | null
    pattern: Json<StoredPattern> | null
    /** First start, local wall clock of timeZone: `YYYY-MM-DDTHH:mm:ss`. */
    startsOn: string | null
    minutes: number | null
    occurrences: Json<StoredOccurrence[]>
    attempts: number
    eventId: string | null
    joinUrl: string | null
    webLink: string | null
    problem: string | null
    changedAt: number
    /** How often it was begun anew in some mailbox, and the number of the session with which it begins there. */
    generation: Generated<number>
    firstNumber: Generated<number>
    /** What Outlook calls the meeting in everybody's mailbox. */
    icalUid: string | null
    former: ColumnType<StoredFormer[], string | undefined, string>
    /** Since when it waits to be looked at; null when it does not. */
    checkRequestedAt: number | null
    /** When Outlook and the members' free/busy were last compared with it. */
    checkedAt: number | null
  }
  /** On whose calendars Graph reports changes; the secret comes back with every report. */
  calendarWatches: { personId: string; subscriptionId: string | null; clientState: string; expiresAt: number; problem: string | null; triedAt: number }
  /** Who was asked whether a session may take the place of something tentative of theirs; known to them alone. */
  moveQuestions: { circleId: string; number: number; personId: string; startAt: number; state: 'asked' | 'agreed' | 'refused' | 'closed'; askedAt: number; answeredAt: number | null; conversationId: string | null; activityId: string | null }
  circleNotices: { id: string; circleId: string; personId: string; what: string; about: Json<StoredNotice>; key: string; writtenAt: number; sentAt: number | null; problem: string | null; /** When it was taken up again last, after all repetitions of its job were used up. */ triedAt: number | null }
  /** Meetings besides the sessions; `withId` null is the whole circle, and with somebody nobody else sees it. */
  checkIns: {
    id: string
    circleId: string
    byPersonId: string
    withId: string | null
    startAt: number
    endAt: number
    state: 'intended' | 'booked' | 'cancelled' | 'failed'
    /** The booker's own mailbox. */
    mailboxId: string
    transactionId: string
    eventId: string | null
    joinUrl: string | null
    problem: string | null
    changedAt: number
  }
}
