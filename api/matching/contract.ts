import { z } from 'zod'
import { Done, endpoint, Instant } from '../http/endpoint.ts'
import { Person } from '../people/contract.ts'

/** The parts a score is made of. Points each can reach at most; together at most 1,000,000. */
export const scoreParts = ['skill', 'function', 'interest', 'goal', 'hours', 'distance', 'tie'] as const
export const ScorePart = z.enum(scoreParts)
export type ScorePart = z.infer<typeof ScorePart>

const points = z.int().min(0).max(1_000_000)
/**
 * What wishes for particular people bring at most. Always the same, and shown in no score: whom somebody named is read by
 * them alone, and an organizer who could weigh it could read it off the scores of two runs.
 */
export const wishPoints = 100_000

const weights = { skill: points, function: points, interest: points, goal: points, hours: points, distance: points, tie: points } satisfies Record<ScorePart, typeof points>
export const Weights = z.object(weights)
export type Weights = z.infer<typeof Weights>
/** As they are asked for: a name that is not known is refused, as it would change nothing and nobody would notice. */
export const NewWeights = z
  .strictObject(weights)
  .refine((weights) => Object.values(weights).reduce((sum, part) => sum + part, 0) <= 1_000_000 - wishPoints, { message: 'Together the weights may reach at most 900,000 points; wishes bring up to 100,000.' })
  .refine((weights) => Object.values(weights).some((part) => part > 0), { message: 'Give at least one part of the fit some points: with none, no fit differs from another.' })

/** What a run of a cohort must keep, and what it prefers. Levels and languages are not known from Microsoft 365, so no rule asks for them. */
const rules = {
  /** Most mentees in one circle, whatever a mentor offers. */
  circleSize: z.int().min(1).max(4),
  /** May mentees of one circle share a department? The mentor is always of another one. */
  distinctDepartments: z.enum(['hard', 'prefer', 'off']),
  /** With 'prefer': points lost per further mentee of a department, times how many of it are already there. */
  sameDepartmentPenalty: points,
  /** How many levels up or down a mentor may not stand; 0 switches the rule off. */
  reportingLevels: z.union([z.literal('any'), z.int().min(0).max(20)]),
  /** May mentor and mentee have the same manager? */
  sharedManager: z.boolean(),
  /** Hours at work together on the best day of the week. */
  minSharedHours: z.number().min(0).max(12),
  /** For how many seasons the same two people are not paired again. */
  cooldownSeasons: z.int().min(0).max(10),
  /** Before the total, the fewest people below the first, then below the second; at most two, rising, 0 to 1,000,000. */
  floors: z.array(points).max(2).refine((floors) => floors.every((floor, at) => at === 0 || floor > (floors[at - 1] ?? 0)), { message: 'The floors must rise from one to the next.' }),
}
export const Rules = z.object(rules)
export type Rules = z.infer<typeof Rules>

/** A mentor and a mentee, by the ids of the people. */
export const PairIds = z.object({ mentorId: z.guid(), menteeId: z.guid() })
export type PairIds = z.infer<typeof PairIds>

/** What an organizer wishes for one pair, kept with the cohort: who, when, and no reason. */
export const PairWish = z.object({ mentor: Person, mentee: Person, wish: z.enum(['lock', 'forbid']), by: Person, at: Instant })
export type PairWish = z.infer<typeof PairWish>

export const NewMatchRun = z.strictObject({
  /** Default: "Run 1", "Run 2" … */
  name: z.string().trim().min(1).max(60).optional(),
  /** What differs from the program's rules. */
  rules: z.strictObject(rules).partial().optional(),
  /** Instead of the program's weights, all of them. */
  weights: NewWeights.optional(),
  /** For this run alone, instead of those kept with the cohort; absent: those of the cohort. Only pairs that some run has proposed can be locked. */
  locks: z.array(PairIds).max(2_000).optional(),
  forbidden: z.array(PairIds).max(2_000).optional(),
  /** Change as few pairs of this run as possible. */
  standingRunId: z.uuid().optional(),
  /** Try this mentee with this mentor, or with nobody. It locks nothing; what comes of it can be locked like every proposed pair. */
  move: PairIds.optional(),
})
export type NewMatchRun = z.infer<typeof NewMatchRun>

/** A reason of a match: plain words and its share of the score, traceable to a field of the enrolments. */
export const Reason = z.object({ kind: z.string(), points: z.int(), text: z.string() })
export type Reason = z.infer<typeof Reason>

/** The monthly time that was found for a proposed circle; planned anew when it is published. */
export const Slot = z.object({
  /** "Second Tuesday of the month, 14:00". */
  words: z.string(),
  /** The first session. */
  firstAt: Instant,
  /** IANA; the wall clock of `words` is of this zone. */
  timeZone: z.string(),
  sessions: z.int(),
  minutes: z.int(),
  /** How many sessions are free for all on the pattern itself; the others are moved within their month. */
  onPattern: z.int(),
  /** Whose calendars could not be read: their working hours alone were looked at. */
  unseen: z.array(Person),
})
export type Slot = z.infer<typeof Slot>

export const ProposedMentee = z.object({ person: Person, /** 0 to 1,000,000. */ score: z.int(), reasons: z.array(Reason), /** An organizer holds this pair. */ locked: z.boolean() })
export const ProposedCircle = z.object({
  number: z.int(),
  mentor: Person,
  mentees: z.array(ProposedMentee),
  /** Sum of its mentees' scores. */
  score: z.int(),
  /** Null in runs that were made before times were looked for. */
  slot: Slot.nullable(),
  /** For a circle that runs already: the mentees who were in it at the run. They, the mentor and the meetings stay as they are. Else null. */
  joins: z.object({ beside: z.array(Person) }).nullable(),
})
export type ProposedCircle = z.infer<typeof ProposedCircle>

/** What relaxing one rule would do; `change` is what a new run would be given to try it. */
export const Remedy = z.object({ rule: z.string(), frees: z.int(), text: z.string(), change: z.object(rules).partial().nullable() })
export type Remedy = z.infer<typeof Remedy>

export const Unmatched = z.object({
  person: Person,
  role: z.enum(['mentee', 'mentor']),
  /** Why, in plain sentences. */
  reasons: z.array(z.string()),
  remedies: z.array(Remedy),
})
export type Unmatched = z.infer<typeof Unmatched>

export const MatchRunState = z.enum(['requested', 'running', 'ready', 'published', 'failed', 'cancelled'])
export type MatchRunState = z.infer<typeof MatchRunState>

/** The figures by which runs are compared. */
export const MatchRunFigures = z.object({
  mentors: z.int(),
  mentees: z.int(),
  circles: z.int(),
  /** Mentees with a mentor. */
  matched: z.int(),
  /** Mentees without one. */
  unmatched: z.int(),
  /** Sum of the scores of all matched mentees, and the proven upper bound for it (both less what 'prefer' costs). */
  score: z.int(),
  bound: z.int(),
  /** Mean score of the matched mentees, 0 to 1,000,000; null when there are none. */
  averageFit: z.int().nullable(),
  /** How many circles have one, two … mentees; sizes that do not occur are left out. */
  bySize: z.array(z.object({ size: z.int(), circles: z.int() })),
  /** Circles in which two people share a department. */
  repeatedDepartments: z.int(),
  /** Different ties from a mentor's department to a mentee's. */
  departmentTies: z.int(),
  /** Mentees below each floor of the rules. */
  belowFloors: z.array(z.object({ floor: z.int(), mentees: z.int() })),
  /** Circles with a monthly time that all can keep; null when times were not looked for. */
  withTime: z.int().nullable(),
  /** Who joins circles that run already; these are not among the circles above, nor their mentors among those who took part. Absent when nobody does. */
  joining: z.object({ circles: z.int(), mentees: z.int() }).optional(),
})
export type MatchRunFigures = z.infer<typeof MatchRunFigures>

/** How far a run under way has come: words for people, and a true share from 0 to 1. */
export const Progress = z.object({ stage: z.string(), share: z.number().min(0).max(1) })
export type Progress = z.infer<typeof Progress>

export const MatchRunSummary = z.object({
  id: z.uuid(),
  cohortId: z.uuid(),
  name: z.string(),
  state: MatchRunState,
  requestedAt: Instant,
  requestedBy: Person,
  finishedAt: Instant.nullable(),
  rules: Rules,
  weights: Weights,
  /** The run whose pairs were to change as little as possible. */
  standingRunId: z.uuid().nullable(),
  /** The one pair that this run was made to try; null in all others. */
  move: z.object({ mentor: Person, mentee: Person }).nullable(),
  /** While it is requested or running. */
  progress: Progress.nullable(),
  figures: MatchRunFigures,
  /** A plain sentence when the run failed. */
  problem: z.string().nullable(),
})
export type MatchRunSummary = z.infer<typeof MatchRunSummary>

/** What is proven: that nothing better exists, or how far from the best the answer can be at most. */
export const Proof = z.object({
  proven: z.boolean(),
  bound: z.object({ matched: z.int(), score: z.int() }),
  /** Relative loss against the bound, 0 to 1. */
  gap: z.number(),
  /** Relative loss that the times cost: against the best pairs, whether they can meet or not, 0 to 1. */
  timeCosts: z.number(),
})
export type Proof = z.infer<typeof Proof>

/** How one group of people fared. Groups of fewer than five are told together, so that nobody is singled out. */
export const FairnessGroup = z.object({
  name: z.string(),
  people: z.int(),
  /** Share of the mentees among them who have a circle, 0 to 1. This and the next are null where fewer than five stand behind it. */
  matched: z.number().nullable(),
  /** Mean fit of those who have a circle, 0 to 1,000,000; a mentor's is that of the circle. */
  averageFit: z.int().nullable(),
  /** How well the times lie in their own working days, 0 to 1. */
  slotQuality: z.number().nullable(),
})
export const Fairness = z.object({ by: z.enum(['site', 'department', 'timeZone', 'partTime']), groups: z.array(FairnessGroup) })
export type Fairness = z.infer<typeof Fairness>
/** What of it is more than chance, in sentences, and how that was judged. */
export const FairnessWords = z.object({ summary: z.string(), findings: z.array(z.string()), method: z.string() })
export type FairnessWords = z.infer<typeof FairnessWords>

/** Pairs of whom both would be better off together, by at least `margin` points. Reported, not enforced. */
export const BlockingPairs = z.object({ margin: z.int(), pairs: z.int() })
export type BlockingPairs = z.infer<typeof BlockingPairs>

export const MatchRun = MatchRunSummary.extend({
  circles: z.array(ProposedCircle),
  unmatched: z.array(Unmatched),
  locks: z.array(z.object({ mentor: Person, mentee: Person })),
  forbidden: z.array(z.object({ mentor: Person, mentee: Person })),
  /** Null until there is an answer, and for runs from before it was kept; so are the next three. */
  proof: Proof.nullable(),
  fairness: z.array(Fairness).nullable(),
  fairnessWords: FairnessWords.nullable(),
  blockingPairs: BlockingPairs.nullable(),
  /** Who could take part now and did not then, and who took part and has left; of a published run, who waits anew and who left their circle. Else null. */
  changedSince: z.object({ joined: z.int(), left: z.int() }).nullable(),
})
export type MatchRun = z.infer<typeof MatchRun>

/** Who is placed differently in two runs: `null` is without a circle. */
export const RunChange = z.object({ person: Person, role: z.enum(['mentee', 'mentor']), /** The mentor of their circle. */ before: Person.nullable(), after: Person.nullable() })
export const RunComparison = z.object({
  runs: z.array(MatchRunSummary),
  /** Between each two of them. `people` counts everybody who changes circle. */
  changes: z.array(z.object({ from: z.uuid(), to: z.uuid(), people: z.int(), changes: z.array(RunChange) })),
})
export type RunComparison = z.infer<typeof RunComparison>

/** What was decided, from what, by whom; signed, so that it can be shown years later that nobody changed it. */
export const Manifest = z.object({
  format: z.literal('crosspath-match-manifest-1'),
  runId: z.uuid(),
  cohortId: z.uuid(),
  /** SHA-256 of everything the run decided from. It is salted with the cohort's secret, so that nobody can guess at private wishes by hashing. */
  inputHash: z.string(),
  rules: Rules,
  weights: Weights,
  seed: z.int(),
  codeVersion: z.string(),
  matched: z.int(),
  score: z.int(),
  bound: z.int(),
  gap: z.number(),
  /** SHA-256 of who is with whom. */
  circlesHash: z.string(),
  publishedAt: Instant,
  publishedBy: z.guid(),
})
export type Manifest = z.infer<typeof Manifest>
/** `signature`: Ed25519 over the canonical JSON of `manifest` (keys sorted, no spaces), base64; `publicKey`: PEM (SPKI). */
export const SignedManifest = z.object({ manifest: Manifest, signature: z.string(), publicKey: z.string() })
export type SignedManifest = z.infer<typeof SignedManifest>

/** A published circle; with one mentee it is called a pair on screen. */
export const Circle = z.object({
  id: z.uuid(),
  cohortId: z.uuid(),
  /** "Keller circle", after the mentor. */
  name: z.string(),
  /** Null while the circle looks for one, because theirs has left. */
  mentor: Person.nullable(),
  mentees: z.array(Person),
  /** Why these people, for its members: the strongest reasons in words. */
  reasons: z.array(z.string()),
})
export type Circle = z.infer<typeof Circle>

/** What the next run of a cohort starts from. */
export const MatchSettings = z.object({ rules: Rules, weights: Weights, /** Locks and forbids kept with the cohort. */ pairs: z.array(PairWish) })
export type MatchSettings = z.infer<typeof MatchSettings>
export const ProgramMatchSettings = z.object({ rules: Rules, weights: Weights })
export const NewProgramMatchSettings = z.strictObject({ rules: z.strictObject(rules), weights: NewWeights })

const cohortId = z.object({ cohortId: z.uuid() })
const runId = z.object({ runId: z.uuid() })
const programId = z.object({ programId: z.uuid() })
const ofCircle = z.object({ circleId: z.uuid() })

export const getProgramMatchSettings = endpoint({ method: 'GET', path: '/api/programs/:programId/match-settings', summary: 'Rules and weights that the runs of a program start from (organizer)', params: programId, output: ProgramMatchSettings })
export const saveProgramMatchSettings = endpoint({ method: 'PUT', path: '/api/programs/:programId/match-settings', summary: 'Change the rules and weights that the runs of a program start from (organizer)', params: programId, input: NewProgramMatchSettings, output: ProgramMatchSettings })
export const getMatchSettings = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/match-settings', summary: 'What the next run of a cohort starts from: rules, weights, locks and forbids (organizer)', params: cohortId, output: MatchSettings })
export const setPairWish = endpoint({ method: 'PUT', path: '/api/cohorts/:cohortId/match-pairs', summary: 'Lock a proposed pair, forbid a pair, or neither (organizer)', params: cohortId, input: PairIds.extend({ wish: z.enum(['lock', 'forbid', 'none']) }), output: MatchSettings })
export const leaveCircle = endpoint({ method: 'POST', path: '/api/circles/:circleId/leave', summary: 'Leave a circle of mine; no reason is asked', params: ofCircle, output: Done })
export const listMentorCandidates = endpoint({ method: 'GET', path: '/api/circles/:circleId/mentor-candidates', summary: 'Who may become the mentor of a circle whose mentor has left, those who wait first (organizer)', params: ofCircle, output: z.object({ people: z.array(Person) }) })
export const nameMentor = endpoint({ method: 'POST', path: '/api/circles/:circleId/mentor', summary: 'Name the mentor of a circle that has none (organizer)', params: ofCircle, input: z.strictObject({ personId: z.guid() }), output: Done })

export const startMatchRun = endpoint({ method: 'POST', path: '/api/cohorts/:cohortId/match-runs', summary: 'Start a match run over everybody who waits for a circle (organizer)', params: cohortId, input: NewMatchRun, output: MatchRunSummary })
export const listMatchRuns = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/match-runs', summary: 'Match runs of a cohort, newest first (organizer, auditor)', params: cohortId, output: z.object({ runs: z.array(MatchRunSummary), /** People who would take part in a run started now: approved, or on the waitlist; and the seats they could take in circles that run. */ ready: z.object({ mentors: z.int(), mentees: z.int(), freeSeats: z.int() }) }) })
export const compareMatchRuns = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/match-runs/compare', summary: 'Two or three runs of a cohort side by side, and who changes circle between them (organizer)', params: cohortId, query: z.object({ /** Ids of two or three runs, by commas. */ runs: z.string().regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){1,2}$/, { message: 'Name two or three runs by their ids, with commas between.' }).refine((ids) => new Set(ids.split(',')).size === ids.split(',').length, { message: 'A run cannot be compared with itself. Name different runs.' }) }), output: RunComparison })
export const getMatchRun = endpoint({ method: 'GET', path: '/api/match-runs/:runId', summary: 'One match run with circles, reasons and the unmatched (organizer)', params: runId, output: MatchRun })
export const cancelMatchRun = endpoint({ method: 'POST', path: '/api/match-runs/:runId/cancel', summary: 'Stop a run that is under way (organizer)', params: runId, output: MatchRunSummary })
export const publishMatchRun = endpoint({ method: 'POST', path: '/api/match-runs/:runId/publish', summary: 'Make the circles real and have their series booked (organizer)', params: runId, output: MatchRun })
export const getMatchManifest = endpoint({ method: 'GET', path: '/api/match-runs/:runId/manifest', summary: 'The signed record of a published run (organizer, auditor)', params: runId, output: SignedManifest })
