import type { Held } from './openings.ts'
import { createPlaceCounts } from './place-counts.ts'
import type { Pool } from './pool.ts'
import { findOffer, type BestSeating, type Seated } from './seat-best.ts'
import type { Prices, SeatingProblem } from './seating/problem.ts'
import type { Certificate } from './types.ts'
import { greatestWorth } from './worth.ts'

/** The prices of a solved problem by id; entries of 0 are left out. Keys stand in the order of the ids. */
export function writeCertificate(pool: Pool, held: Held, best: BestSeating): Certificate {
  const proof = writePrices(pool, held, best)
  return best.counts ? { ...proof, counts: writePrices(pool, held, best.counts) } : proof
}

function writePrices(pool: Pool, held: Held, { problem, solved, scale }: Seated): Certificate {
  const mentee = held.free.map(({ id }, at): [string, number] => [id, solved.menteePrice[at]!])
  // Nobody pays for a seat that does not exist, so its price may outbid every pair, also those that were never listed.
  const mentor = pool.mentors.map(({ id, index }): [string, number] => [id, problem.seats[index]! > 0 ? solved.mentorPrice[index]! : greatestWorth(scale)])
  const group = solved.places().map(({ mentor: at, group: of, price }): [string, number] => [`${pool.mentors[at]!.id}|${pool.groups[of]!}`, price])
  const { M, kept, tiers } = scale
  return { M, ...(kept > 0 ? { kept } : {}), tiers, mentee: written(mentee), mentor: written(mentor), group: written(group) }
}

function written(prices: [string, number][]): Record<string, number> {
  return Object.fromEntries(prices.filter(([, price]) => price > 0).sort(([one], [other]) => (one < other ? -1 : 1)))
}

/**
 * How much more than the seating's worth the prices allow: 0 proves that nothing better exists. Big integers, because the
 * sums of thousands of weighed matches outgrow what a double holds exactly.
 */
export function slackOf(problem: SeatingProblem, solved: Prices): bigint {
  let allowed = 0n
  for (const price of solved.menteePrice) allowed += BigInt(price)
  problem.seats.forEach((seats, mentor) => {
    if (seats > 0) allowed += BigInt(seats) * BigInt(solved.mentorPrice[mentor]!)
  })
  const standing = createPlaceCounts(problem)
  for (const { mentor, group, price } of solved.places()) {
    for (let already = standing.at(mentor, group); ; already++) {
      const cost = already === 0 ? 0 : problem.penalty * already
      if (price <= cost) break
      allowed += BigInt(price - cost)
    }
  }
  return allowed - worthReached(problem, solved.mentorOf)
}

/** What a seating is worth: its offers, less the penalties of its circles. */
export function worthReached(problem: SeatingProblem, mentorOf: Int32Array): bigint {
  let reached = 0n
  const present = createPlaceCounts(problem)
  const isPenal = problem.penalty > 0
  mentorOf.forEach((mentor, mentee) => {
    if (mentor < 0) return
    reached += BigInt(problem.matchWorth + problem.offerWorth[findOffer(problem, mentee, mentor)]!)
    if (!isPenal) return
    const already = present.add(mentor, problem.group[mentee]!)
    if (already > 0) reached -= BigInt(problem.penalty * already)
  })
  return reached
}
