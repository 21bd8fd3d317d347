import { assign, type Assignment, type AssignProblem } from './assign.ts'
import { worthReached } from './certificate.ts'
import type { Offers } from './offers.ts'

/** What holds beside the rules: no offer in `apart` is used, and a mentee with an offer in `stays` has only that one. */
export type Restrictions = { apart: readonly number[]; stays: readonly number[] }

/** The best seating under restrictions; `matched` and `points` (score less penalties) leave locked pairs out. */
export type PairwiseOptimum = { solved: Assignment; worth: bigint; matched: number; points: number }

/** The pairwise problem, to be solved again and again under changing restrictions. */
export type Pairwise = {
  problem: AssignProblem
  offers: Offers
  solve(restrictions: Restrictions): PairwiseOptimum
  describe(solved: Assignment): PairwiseOptimum
}

export function createPairwise(problem: AssignProblem, offers: Offers): Pairwise {
  const { offerStart, offerMentor, offerWorth } = problem
  const menteeCount = problem.group.length

  function restrict({ apart, stays }: Restrictions): AssignProblem {
    if (apart.length === 0 && stays.length === 0) return problem
    const isOut = new Uint8Array(offerMentor.length)
    for (const offer of stays) {
      const mentee = menteeOf(problem, offer)
      isOut.fill(1, offerStart[mentee], offerStart[mentee + 1])
      isOut[offer] = 0
    }
    for (const offer of apart) isOut[offer] = 1
    const start = new Int32Array(menteeCount + 1)
    const mentors = new Int32Array(offerMentor.length)
    const worths = new Float64Array(offerMentor.length)
    let count = 0
    for (let mentee = 0; mentee < menteeCount; mentee++) {
      for (let offer = offerStart[mentee]!; offer < offerStart[mentee + 1]!; offer++) {
        if (isOut[offer] === 1) continue
        mentors[count] = offerMentor[offer]!
        worths[count++] = offerWorth[offer]!
      }
      start[mentee + 1] = count
    }
    return { ...problem, offerStart: start, offerMentor: mentors.subarray(0, count), offerWorth: worths.subarray(0, count) }
  }

  function describe(solved: Assignment): PairwiseOptimum {
    let matched = 0
    let points = 0
    const inSlot = problem.standing.slice()
    solved.mentorOf.forEach((mentor, mentee) => {
      if (mentor < 0) return
      matched++
      const already = inSlot[mentor * problem.groups + problem.group[mentee]!]!++
      points += offers.offerScore[findOffer(problem, mentee, mentor)]! - (already === 0 ? 0 : problem.penalty * already)
    })
    return { solved, worth: worthReached(problem, solved.mentorOf), matched, points }
  }

  return { problem, offers, describe, solve: (restrictions) => describe(assign(restrict(restrictions))) }
}

/** The number of a mentee's offer with a mentor; −1 without one. */
export function findOffer(problem: AssignProblem, mentee: number, mentor: number): number {
  for (let offer = problem.offerStart[mentee]!; offer < problem.offerStart[mentee + 1]!; offer++) {
    if (problem.offerMentor[offer] === mentor) return offer
  }
  return -1
}

function menteeOf({ offerStart }: AssignProblem, offer: number): number {
  let low = 0
  let high = offerStart.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (offerStart[middle]! <= offer) low = middle
    else high = middle
  }
  return low
}
