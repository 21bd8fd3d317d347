import { worthReached } from './certificate.ts'
import type { Offers } from './offers.ts'
import { createPlaceCounts } from './place-counts.ts'
import type { SeatingProblem } from './seating/problem.ts'
import { createSeating } from './seating/seating.ts'

/** What holds beside the rules: no offer in `apart` is used, and a mentee with an offer in `stays` has only that one. */
export type Restrictions = { apart: readonly number[]; stays: readonly number[] }

/**
 * The best seating under restrictions, with the prices that say what changing it costs; `places` by `mentor group`.
 * `matched` and `points` (score less penalties) leave locked pairs out.
 */
export type PairwiseOptimum = {
  mentorOf: Int32Array
  menteePrice: Float64Array
  mentorPrice: Float64Array
  places: Map<string, number>
  worth: bigint
  matched: number
  points: number
}

/** The pairwise problem, to be solved again and again under changing restrictions. */
export type Pairwise = {
  problem: SeatingProblem
  offers: Offers
  solve(restrictions: Restrictions): PairwiseOptimum
  /** From now on these offers are not there, whatever the restrictions. */
  exclude(excluded: Iterable<number>): void
}

/**
 * One seating that stays solved: going from restrictions to others forbids and allows only the offers in which they
 * differ, and each of these is an exact repair from kept prices.
 */
export function createPairwise(problem: SeatingProblem, offers: Offers): Pairwise {
  const { offerStart, offerMentor } = problem
  const seating = createSeating(problem)
  let out = new Set<number>()
  const gone = new Set<number>()

  function forbid(offer: number): void {
    seating.forbid(menteeOf(problem, offer), offerMentor[offer]!)
  }

  function exclude(excluded: Iterable<number>): void {
    for (const offer of [...excluded].sort(byNumber)) {
      if (gone.has(offer)) continue
      gone.add(offer)
      if (!out.delete(offer)) forbid(offer)
    }
  }

  function restrict({ apart, stays }: Restrictions): void {
    const next = new Set(apart.filter((offer) => !gone.has(offer)))
    for (const offer of stays) {
      const mentee = menteeOf(problem, offer)
      for (let other = offerStart[mentee]!; other < offerStart[mentee + 1]!; other++) if (other !== offer && !gone.has(other)) next.add(other)
    }
    for (const offer of [...out].sort(byNumber)) if (!next.has(offer)) seating.allow(menteeOf(problem, offer), offerMentor[offer]!)
    for (const offer of [...next].sort(byNumber)) if (!out.has(offer)) forbid(offer)
    out = next
  }

  function solve(restrictions: Restrictions): PairwiseOptimum {
    restrict(restrictions)
    const mentorOf = seating.mentorOf.slice()
    let matched = 0
    let points = 0
    const places = createPlaceCounts(problem)
    mentorOf.forEach((mentor, mentee) => {
      if (mentor < 0) return
      matched++
      const already = places.add(mentor, problem.group[mentee]!)
      points += offers.offerScore[findOffer(problem, mentee, mentor)]! - (already === 0 ? 0 : problem.penalty * already)
    })
    return {
      mentorOf,
      menteePrice: seating.menteePrice.slice(),
      mentorPrice: seating.mentorPrice.slice(),
      places: new Map(seating.places().map(({ mentor, group, price }) => [`${mentor} ${group}`, price])),
      worth: worthReached(problem, mentorOf),
      matched,
      points,
    }
  }

  return { problem, offers, solve, exclude }
}

function byNumber(one: number, other: number): number {
  return one - other
}

/** The number of a mentee's offer with a mentor; −1 without one. */
export function findOffer(problem: SeatingProblem, mentee: number, mentor: number): number {
  for (let offer = problem.offerStart[mentee]!; offer < problem.offerStart[mentee + 1]!; offer++) {
    if (problem.offerMentor[offer] === mentor) return offer
  }
  return -1
}

function menteeOf({ offerStart }: SeatingProblem, offer: number): number {
  let low = 0
  let high = offerStart.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (offerStart[middle]! <= offer) low = middle
    else high = middle
  }
  return low
}
