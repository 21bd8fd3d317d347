import { z } from 'zod'
import { endpoint, Instant } from '../http/endpoint.ts'
import { Person } from '../people/contract.ts'

/** A reason of a match: plain words and its share of the score, traceable to a field of the enrolments. */
export const Reason = z.object({ kind: z.string(), points: z.int(), text: z.string() })
export type Reason = z.infer<typeof Reason>

export const ProposedMentee = z.object({ person: Person, /** 0 to 1,000,000. */ score: z.int(), reasons: z.array(Reason) })
export const ProposedCircle = z.object({ number: z.int(), mentor: Person, mentees: z.array(ProposedMentee) })
export type ProposedCircle = z.infer<typeof ProposedCircle>

export const Unmatched = z.object({
  person: Person,
  role: z.enum(['mentee', 'mentor']),
  /** Why, in plain sentences. */
  reasons: z.array(z.string()),
  /** What relaxing a rule would free: "Relaxing … frees 3 people". */
  remedies: z.array(z.string()),
})
export type Unmatched = z.infer<typeof Unmatched>

export const MatchRunState = z.enum(['requested', 'running', 'ready', 'published', 'failed'])

export const MatchRunSummary = z.object({
  id: z.uuid(),
  cohortId: z.uuid(),
  state: MatchRunState,
  requestedAt: Instant,
  requestedBy: Person,
  finishedAt: Instant.nullable(),
  figures: z.object({
    mentors: z.int(),
    mentees: z.int(),
    circles: z.int(),
    matched: z.int(),
    /** Sum of the scores of all matched mentees, and the proven upper bound for it. */
    score: z.int(),
    bound: z.int(),
  }),
  /** A plain sentence when the run failed. */
  problem: z.string().nullable(),
})
export type MatchRunSummary = z.infer<typeof MatchRunSummary>

export const MatchRun = MatchRunSummary.extend({
  circles: z.array(ProposedCircle),
  unmatched: z.array(Unmatched),
})
export type MatchRun = z.infer<typeof MatchRun>

/** A published circle; with one mentee it is called a pair on screen. */
export const Circle = z.object({
  id: z.uuid(),
  cohortId: z.uuid(),
  /** "Keller circle", after the mentor. */
  name: z.string(),
  mentor: Person,
  mentees: z.array(Person),
  /** Why these people, for its members: the strongest reasons in words. */
  reasons: z.array(z.string()),
})
export type Circle = z.infer<typeof Circle>

const cohortId = z.object({ cohortId: z.uuid() })
const runId = z.object({ runId: z.uuid() })

export const startMatchRun = endpoint({ method: 'POST', path: '/api/cohorts/:cohortId/match-runs', summary: 'Start a match run over everybody approved (organizer)', params: cohortId, output: MatchRunSummary })
export const listMatchRuns = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/match-runs', summary: 'Match runs of a cohort, newest first (organizer)', params: cohortId, output: z.object({ runs: z.array(MatchRunSummary), /** Approved people who would take part in a run started now. */ ready: z.object({ mentors: z.int(), mentees: z.int() }) }) })
export const getMatchRun = endpoint({ method: 'GET', path: '/api/match-runs/:runId', summary: 'One match run with circles, reasons and the unmatched (organizer)', params: runId, output: MatchRun })
export const publishMatchRun = endpoint({ method: 'POST', path: '/api/match-runs/:runId/publish', summary: 'Make the circles real and have their series booked (organizer)', params: runId, output: MatchRun })
