import { worthReached } from './certificate.ts'
import { createPlaceCounts } from './place-counts.ts'
import { findOffer, type Seated } from './seat-best.ts'
import type { SeatingProblem } from './seating/problem.ts'

/** What holds beside the rules: no offer in `apart` is used, and a mentee with an offer in `stays` has only that one. */
export type Restrictions = { apart: readonly number[]; stays: readonly number[] }

/** Who sits where, −1 for nobody, and what it is worth; `matched` and `points` (score less penalties) leave locked pairs out. */
export type WeighedSeating = { mentorOf: Int32Array; worth: bigint; matched: number; points: number }

/** The best seating under restrictions, with its prices. */
export type PairwiseOptimum = WeighedSeating & {
  menteePrice: Float64Array
  /** What a mentee of the department pays for a seat with the mentor. */
  priceOf(mentor: number, group: number): number
}

/** The pairwise problem, solved again and again under changing restrictions by repairing one seating. Offers are the problem's. */
export type Pairwise = {
  problem: SeatingProblem
  /** The optimum without restrictions. */
  unbound: PairwiseOptimum
  /** Takes offers out for good. */
  exclude(offers: Iterable<number>): void
  solve(restrictions: Restrictions): PairwiseOptimum
  /** What any seating by offers is worth. */
  weigh(mentorOf: Int32Array): WeighedSeating
}

export function createPairwise({ problem, solved, list }: Seated): Pairwise {
  const { offerStart, offerMentor } = problem
  const menteeOf = new Int32Array(offerMentor.length)
  for (let mentee = 0; mentee < problem.group.length; mentee++) menteeOf.fill(mentee, offerStart[mentee], offerStart[mentee + 1])
  const keyOf = (mentor: number, group: number): number => group * problem.seats.length + mentor

  function forbid(offer: number): void {
    solved.forbid(menteeOf[offer]!, offerMentor[offer]!)
  }

  function weigh(mentorOf: Int32Array): WeighedSeating {
    const present = createPlaceCounts(problem)
    let matched = 0
    let points = 0
    mentorOf.forEach((mentor, mentee) => {
      if (mentor < 0) return
      matched++
      points += list.offerScore[findOffer(list, mentee, mentor)]!
      if (problem.penalty === 0) return
      const already = present.add(mentor, problem.group[mentee]!)
      if (already > 0) points -= problem.penalty * already
    })
    return { mentorOf, worth: worthReached(problem, mentorOf), matched, points }
  }

  function describe(): PairwiseOptimum {
    const mentorPrice = solved.mentorPrice.slice()
    const extra = new Map(solved.places().map(({ mentor, group, price }) => [keyOf(mentor, group), price]))
    return {
      ...weigh(solved.mentorOf),
      menteePrice: solved.menteePrice.slice(),
      priceOf: (mentor, group) => mentorPrice[mentor]! + (extra.get(keyOf(mentor, group)) ?? 0),
    }
  }

  const unbound = describe()
  let base = solved.snapshot()
  return {
    problem,
    unbound,
    exclude(offers) {
      solved.restore(base)
      for (const offer of offers) forbid(offer)
      base = solved.snapshot()
    },
    solve({ apart, stays }) {
      solved.restore(base)
      for (const stay of stays) {
        const mentee = menteeOf[stay]!
        for (let offer = offerStart[mentee]!; offer < offerStart[mentee + 1]!; offer++) if (offer !== stay) forbid(offer)
      }
      for (const offer of apart) forbid(offer)
      return describe()
    },
    weigh,
  }
}
