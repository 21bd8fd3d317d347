import { slackOf } from './certificate.ts'
import type { Crew } from './crew-task.ts'
import { describeMatch } from './describe-match.ts'
import { findFault } from './faults.ts'
import { listPairs } from './list-pairs.ts'
import { proveMatch, type MatchProof } from './match-proof.ts'
import { holdLocks, type Held } from './openings.ts'
import { createPool, type Pool } from './pool.ts'
import { callRoll } from './roll.ts'
import { createScorer, type Scorer } from './score.ts'
import { seatBest } from './seat-best.ts'
import { standingMentors } from './standing.ts'
import type { Taxonomy } from './taxonomy.ts'
import type { MatchAnswer, MatchInstance } from './types.ts'

/** An answer with what it takes to check it. */
export type MatchRun = MatchProof & { answer: MatchAnswer }

/** Which part of the work is being done. */
export type MatchStage = 'reading' | 'comparing' | 'seating' | 'proving' | 'explaining'

export type MatchOptions = {
  /** The company's own words for skills; ours when absent. */
  taxonomy?: Taxonomy
  /** Threads that compare people together; this one alone when absent. */
  crew?: Crew
  /** So many mentors are compared in full for each mentee at first. What is found to be best does not depend on it. */
  listed?: number
  onStage?: (stage: MatchStage) => void
}

/** An instance looked up once: who takes part, how pairs score, and whom locks hold. */
export type ReadMatch = { pool: Pool; scorer: Scorer; held: Held }

/**
 * Circles with reasons from people, mentors, mentees and rules: the proven best by matched mentees, then standing pairs
 * kept, then floors, then score less penalties. The same instance, in whatever order, gives the same answer. Throws a RangeError for an
 * instance that `findFault` objects to.
 */
export function matchPeople(instance: MatchInstance): MatchAnswer {
  return runMatch(instance).answer
}

/**
 * As `matchPeople`, with the certificate: whole prices ≥ 0 such that for every permitted pair
 *
 *     mentee[i] + mentor[j] + group[j|g(i)] ≥ M + kept if (i,j) stands + tiers of the floors that score(i,j) reaches + score(i,j)
 *
 * and Σ mentee + Σ seats·mentor + Σ group equals the sum of the right side over the chosen pairs: by linear duality no
 * other choice is worth more. With `distinctDepartments: 'prefer'` the kth further mentee of a department costs k times
 * the penalty, so group[j|g] counts on the left as Σ max(0, group[j|g] − k·penalty) over k = 0, 1, 2, … and the
 * penalties of the chosen circles are taken off on the right.
 * Locked mentees, their seats and, where departments must be distinct, their places are taken out beforehand.
 */
export function runMatch(instance: MatchInstance, { taxonomy, crew, listed, onStage = () => undefined }: MatchOptions = {}): MatchRun {
  onStage('reading')
  const read = readMatch(instance, taxonomy)
  const { pool, scorer, held } = read
  onStage('comparing')
  const standing = standingMentors(instance, pool, held)
  const list = listPairs(pool, scorer, held, standing, { crew, length: listed })
  onStage('seating')
  const best = seatBest(pool, held, list, standing, { crew, onRound: () => onStage('proving') })
  const slack = Number(slackOf(best.problem, best.solved))
  onStage('explaining')
  const answer = describeMatch(instance, read, best.solved.mentorOf)
  const atMost = answer.bound.score + slack
  return {
    answer: { ...answer, bound: { ...answer.bound, score: atMost }, gap: slack === 0 ? 0 : slack / Math.max(1, Math.abs(atMost)) },
    ...proveMatch(pool, held, best),
  }
}

/** An instance made ready to be solved. Throws a RangeError for an instance that `findFault` objects to. */
export function readMatch(instance: MatchInstance, taxonomy?: Taxonomy): ReadMatch {
  const roll = callRoll(instance)
  const fault = findFault(instance, roll)
  if (fault) throw new RangeError(`${fault.path.join('.')}: ${fault.sentence}`)
  const pool = createPool(instance, taxonomy, roll)
  return { pool, scorer: createScorer(pool), held: holdLocks(pool, instance.locks ?? []) }
}
