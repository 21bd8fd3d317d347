import { slackOf, writeCertificate } from './certificate.ts'
import { explainUnmatched } from './explain.ts'
import { findFault } from './faults.ts'
import { listOffers, type Offers } from './offers.ts'
import { compareIds, createPool, type MenteeProfile, type MentorProfile, type Pool } from './pool.ts'
import { createScorer, type Scorer } from './score.ts'
import { seatBest } from './seat-best.ts'
import { changesOf, hasStanding, standingMentors } from './standing.ts'
import type { Taxonomy } from './taxonomy.ts'
import type { Certificate, MatchAnswer, MatchedCircle, MatchInstance, PermittedPair } from './types.ts'

/** An answer with what it takes to check it. */
export type MatchRun = {
  answer: MatchAnswer
  certificate: Certificate
  /** Every permitted pair of those whom no lock holds, by mentee, then mentor. */
  candidates(): PermittedPair[]
}

/** An instance looked up once: who takes part, how pairs score, and which pairs are permitted. */
export type ReadMatch = { pool: Pool; scorer: Scorer; offers: Offers }

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
export function runMatch(instance: MatchInstance, taxonomy?: Taxonomy): MatchRun {
  const { pool, scorer, offers } = readMatch(instance, taxonomy)
  const best = seatBest(pool, offers, standingMentors(instance, pool, offers))
  const slack = Number(slackOf(best.problem, best.solved))
  const answer = describeMatch(instance, { pool, scorer, offers }, best.solved.mentorOf)
  const atMost = answer.bound.score + slack
  return {
    answer: { ...answer, bound: { ...answer.bound, score: atMost }, gap: slack === 0 ? 0 : slack / Math.max(1, Math.abs(atMost)) },
    certificate: writeCertificate(pool, offers, best),
    candidates: () => listCandidates(pool, offers),
  }
}

/** An instance made ready to be solved. Throws a RangeError for an instance that `findFault` objects to. */
export function readMatch(instance: MatchInstance, taxonomy?: Taxonomy): ReadMatch {
  const fault = findFault(instance)
  if (fault) throw new RangeError(`${fault.path.join('.')}: ${fault.sentence}`)
  const pool = createPool(instance, taxonomy)
  const scorer = createScorer(pool)
  return { pool, scorer, offers: listOffers(pool, scorer, instance.locks ?? []) }
}

/** Circles with reasons, and everybody else with a why, from a seating; `bound` is what it reaches itself. */
export function describeMatch(instance: MatchInstance, { pool, scorer, offers }: ReadMatch, mentorOf: Int32Array): MatchAnswer {
  const menteesOf = new Map<MentorProfile, MenteeProfile[]>()
  const seat = (mentor: MentorProfile, mentee: MenteeProfile): void => {
    menteesOf.set(mentor, [...(menteesOf.get(mentor) ?? []), mentee])
  }
  for (const { mentor, mentee } of offers.locked) seat(mentor, mentee)
  offers.free.forEach((mentee, at) => {
    const mentor = pool.mentors[mentorOf[at]!]
    if (mentor) seat(mentor, mentee)
  })

  const circles = [...menteesOf]
    .map(([mentor, mentees]) => describeCircle(scorer, mentor, mentees))
    .sort((one, other) => compareIds(one.mentor, other.mentor))
  const score = circles.reduce((sum, circle) => circle.mentees.reduce((total, mentee) => total + mentee.score, sum), 0)
  const penalty = [...menteesOf.values()].reduce((sum, mentees) => sum + departmentPenalty(pool, mentees), 0)
  const matched = circles.reduce((sum, circle) => sum + circle.mentees.length, 0)
  const changes = hasStanding(instance) ? changesOf(instance.standing ?? [], circles) : null
  return {
    circles,
    unmatched: explainUnmatched(pool, offers, menteesOf),
    objective: { matched, ...(changes ? { kept: changes.kept } : {}), score, penalty },
    bound: { matched, score: score - penalty },
    gap: 0,
    ...(changes ? { changes } : {}),
  }
}

function describeCircle(scorer: Scorer, mentor: MentorProfile, mentees: MenteeProfile[]): MatchedCircle {
  return {
    mentor: mentor.id,
    mentees: mentees
      .map((mentee) => ({ id: mentee.id, score: scorer.score(mentor, mentee), reasons: scorer.reasons(mentor, mentee) }))
      .sort((one, other) => compareIds(one.id, other.id)),
  }
}

function departmentPenalty(pool: Pool, mentees: MenteeProfile[]): number {
  if (pool.rules.distinctDepartments !== 'prefer') return 0
  const seated = new Map<number, number>()
  return mentees.reduce((sum, { group }) => {
    const already = seated.get(group) ?? 0
    seated.set(group, already + 1)
    return sum + already * pool.rules.sameDepartmentPenalty
  }, 0)
}

function listCandidates(pool: Pool, offers: Offers): PermittedPair[] {
  const pairs: PermittedPair[] = []
  offers.free.forEach((mentee, at) => {
    for (let offer = offers.offerStart[at]!; offer < offers.offerStart[at + 1]!; offer++) {
      const mentor = pool.mentors[offers.offerMentor[offer]!]!
      pairs.push({ mentee: mentee.id, mentor: mentor.id, score: offers.offerScore[offer]!, group: pool.groups[mentee.group]! })
    }
  })
  return pairs.sort((one, other) => compareIds(one.mentee, other.mentee) || compareIds(one.mentor, other.mentor))
}
