import type { ColumnType, Generated } from 'kysely'
import type { BlockingPairs, Fairness, FairnessWords, Manifest, MatchRunFigures, Proof, Rules, Weights } from '../matching/contract.ts'

/** jsonb: read as a value, written as JSON text so that arrays are not taken for PostgreSQL arrays. */
type Json<Value> = ColumnType<Value, string, string>

type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'
/** Local wall clock "09:00" to "17:00" per weekday; a day that is not named is not worked. */
export type WorkingHours = Partial<Record<Weekday, [string, string]>>
export type StoredReason = { kind: string; points: number; text: string }
export type StoredPair = { mentorEnrolmentId: string; menteeEnrolmentId: string }
export type StoredRemedy = { rule: string; frees: number; text: string }
export type StoredSlot = { words: string; firstAt: number; timeZone: string; sessions: number; minutes: number; onPattern: number; unseen: string[]; /** The circle that runs already and is joined, and the enrolments of the mentees who were in it. */ joins?: { circleId: string; beside: string[] } }
export type StoredPattern = { daysOfWeek: string[]; index: string }
export type StoredOccurrence = {
  number: number
  startAt: number
  endAt: number
  exception: boolean
  /** Immutable id of the occurrence in the series' mailbox; null or absent until it is booked. */
  eventId?: string | null
  /** How often it was moved since it was booked. */
  moves?: number
  /** A move that Outlook has yet to make: where the occurrence stands there still, and why it moves. */
  move?: {
    fromStartAt: number
    fromEndAt: number
    because: string
    /** The occurrence was called off: a meeting of its own is to be booked, with this transaction id. */
    alone?: string
  }
  /** When it was moved last, by us or in Outlook; epoch milliseconds. */
  movedAt?: number
  /** Where it stood before it was moved last. */
  movedFromAt?: number
  /** Why it moved last, as everybody may know it. */
  because?: string
  /** What is in the way of this session, for its circle; null or absent when nothing is. */
  note?: string | null
  /** It stands as a meeting of its own, and eventId names that. */
  alone?: boolean
  /** Of a meeting of its own: what it is called in everybody's mailbox. */
  icalUid?: string | null
}
/** Where sessions of a series stood before it was handed over, and are still to be taken out of calendars. */
export type StoredFormer = {
  mailboxId: string
  timeZone: string
  /** Null when it is not known whether Outlook ever had it; then the key finds it. */
  eventId: string | null
  icalUid: string | null
  key: string
  /** Last day of the months that stay as they are, `YYYY-MM-DD`; null when nothing of it has taken place. */
  untilOn: string | null
  /** The last session has ended by then; epoch milliseconds. */
  endsAt: number
  /** Sessions that stood as meetings of their own. */
  meetings: { eventId: string | null; icalUid: string | null; key: string | null }[]
}
/** What members of a circle are told: a session that moved, or one that does not suit everybody and stays; or who has joined them. */
export type StoredNotice =
  | { what: 'moved'; number: number; fromStartAt: number; startAt: number; because: string }
  | { what: 'stuck'; number: number; startAt: number; because: string }
  | { what: 'joined'; personIds: string[] }
  | { what: 'mentor-left'; mentor: string }
  | { what: 'mentor-wanted'; mentor: string }
  | { what: 'mentor-named'; mentor: string; mentorId: string }

/** The whole database on one screen. Instants (`…At`) are epoch milliseconds, dates (`…On`) are `YYYY-MM-DD`. */
export type Schema = {
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
    mentorNeedsApproval: boolean
    /** 'mentor', or the id of the person in whose mailbox all series of the program stand. */
    seriesMailbox: Generated<string>
    /** How often one session may be moved without anybody asking for it. */
    movesPerSession: Generated<number>
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
    createdBy: string
    createdAt: number
  }
  enrolments: {
    id: string
    cohortId: string
    personId: string
    role: 'mentee' | 'mentor'
    state: 'draft' | 'submitted' | 'approved' | 'waitlisted' | 'declined' | 'matched' | 'completed' | 'withdrawn'
    goals: string
    skillsWanted: Json<string[]>
    functionsToExplore: Json<string[]>
    skillsOffered: Json<string[]>
    capacity: number
    interests: Json<string[]>
    approverId: string | null
    savedAt: number
    submittedAt: number | null
    decidedAt: number | null
    decidedBy: string | null
    reason: string | null
  }
  /** Private: read by their owner and by the matching engine, by nobody else. */
  enrolmentWishes: { cohortId: string; personId: string; otherId: string; kind: 'favourite' | 'not-with'; place: number }
  enrolmentWishChanges: { cohortId: string; personId: string; changes: number }
  /** Append-only: who moved an enrolment, when, from which door. */
  enrolmentMoves: { id: Generated<number>; enrolmentId: string; fromState: string; toState: string; byPersonId: string | null; door: 'tab' | 'card' | 'system'; reason: string | null; movedAt: number }
  /** Where the approval card of an enrolment stands, so that it can be redrawn. */
  approvalCards: { enrolmentId: string; approverId: string; conversationId: string | null; activityId: string | null; delivery: 'card' | 'tab'; problem: string | null; sentAt: number; redrawnState: string | null }
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
  circles: { id: string; cohortId: string; runId: string; name: string; state: 'active' | 'ended'; formedAt: number }
  circleMembers: { circleId: string; personId: string; enrolmentId: string; role: 'mentor' | 'mentee'; reasons: Json<StoredReason[]> }
  /** Who was in a circle and is no more; one who is in it again is a member and no departure. */
  circleDepartures: { circleId: string; personId: string; enrolmentId: string; role: 'mentor' | 'mentee'; leftAt: number }
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
    mailboxId: string
    transactionId: string
    eventId: string | null
    joinUrl: string | null
    problem: string | null
    changedAt: number
  }
  sessions: { circleId: string; number: number; completedAt: number; completedBy: string; agreed: string }
  preparations: { circleId: string; number: number; personId: string; itemId: string; doneAt: number }
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
    createdAt: number
    changedAt: number
  }
}
