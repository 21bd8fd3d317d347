import type { Offers } from './offers.ts'
import { createPlaceCounts } from './place-counts.ts'
import type { Pool } from './pool.ts'
import type { Prices, SeatingProblem } from './seating/problem.ts'
import type { BestSeating, Seated } from './seat-best.ts'
import type { Certificate } from './types.ts'

/** The prices of a solved problem by id; entries of 0 are left out. Keys stand in the order of the ids. */
export function writeCertificate(pool: Pool, offers: Offers, best: BestSeating): Certificate {
  const proof = writePrices(pool, offers, best)
  return best.counts ? { ...proof, counts: writePrices(pool, offers, best.counts) } : proof
}

function writePrices(pool: Pool, offers: Offers, { solved, scale }: Seated): Certificate {
  const mentee = offers.free.map(({ id }, at): [string, number] => [id, solved.menteePrice[at]!])
  const mentor = pool.mentors.map(({ id, index }): [string, number] => [id, solved.mentorPrice[index]!])
  const group = solved.places().map((place): [string, number] => [`${pool.mentors[place.mentor]!.id}|${pool.groups[place.group]!}`, place.price])
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
  problem.seats.forEach((seats, mentor) => (allowed += BigInt(Math.max(0, seats)) * BigInt(solved.mentorPrice[mentor]!)))
  const standing = createPlaceCounts(problem)
  for (const { mentor, group, price } of solved.places()) {
    for (let already = standing.at(mentor, group); price > costOf(problem, already); already++) allowed += BigInt(price - costOf(problem, already))
  }
  return allowed - worthReached(problem, solved.mentorOf)
}

/** What a seating is worth: its offers, less the penalties of its circles. */
export function worthReached(problem: SeatingProblem, mentorOf: Int32Array): bigint {
  let reached = 0n
  const places = createPlaceCounts(problem)
  mentorOf.forEach((mentor, mentee) => {
    if (mentor < 0) return
    reached -= BigInt(costOf(problem, places.add(mentor, problem.group[mentee]!)))
    for (let offer = problem.offerStart[mentee]!; offer < problem.offerStart[mentee + 1]!; offer++) {
      if (problem.offerMentor[offer] === mentor) reached += BigInt(problem.matchWorth + problem.offerWorth[offer]!)
    }
  })
  return reached
}

/** What one more costs in a place that so many hold. */
function costOf({ penalty }: SeatingProblem, already: number): number {
  return already === 0 ? 0 : penalty * already
}
