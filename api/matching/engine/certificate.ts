import type { Assignment, AssignProblem } from './assign.ts'
import type { Offers } from './offers.ts'
import type { Pool } from './pool.ts'
import type { BestSeating, Seated } from './seat-best.ts'
import type { Certificate } from './types.ts'

/** The prices of a solved problem by id; entries of 0 are left out. Keys stand in the order of the ids. */
export function writeCertificate(pool: Pool, offers: Offers, best: BestSeating): Certificate {
  const proof = writePrices(pool, offers, best)
  return best.counts ? { ...proof, counts: writePrices(pool, offers, best.counts) } : proof
}

function writePrices(pool: Pool, offers: Offers, { problem, solved, scale }: Seated): Certificate {
  const mentee = offers.free.map(({ id }, at): [string, number] => [id, solved.menteePrice[at]!])
  const mentor = pool.mentors.map(({ id, index }): [string, number] => [id, solved.mentorPrice[index]!])
  const group: [string, number][] = []
  if (problem.penalty > 0) {
    for (const { id, index } of pool.mentors) {
      pool.groups.forEach((key, at) => group.push([`${id}|${key}`, solved.slotPrice[index * problem.groups + at]!]))
    }
  }
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
export function slackOf(problem: AssignProblem, solved: Assignment): bigint {
  let allowed = 0n
  for (const price of solved.menteePrice) allowed += BigInt(price)
  problem.seats.forEach((seats, mentor) => (allowed += BigInt(Math.max(0, seats)) * BigInt(solved.mentorPrice[mentor]!)))
  solved.slotPrice.forEach((price, slot) => {
    for (let already = problem.standing[slot]!; ; already++) {
      const cost = already === 0 ? 0 : problem.penalty * already
      if (price <= cost) break
      allowed += BigInt(price - cost)
      if (problem.penalty === 0) break
    }
  })
  return allowed - worthReached(problem, solved.mentorOf)
}

/** What a seating is worth: its offers, less the penalties of its circles. */
export function worthReached(problem: AssignProblem, mentorOf: Int32Array): bigint {
  let reached = 0n
  const inSlot = problem.standing.slice()
  mentorOf.forEach((mentor, mentee) => {
    if (mentor < 0) return
    const slot = mentor * problem.groups + problem.group[mentee]!
    const already = inSlot[slot]!++
    reached -= BigInt(already === 0 ? 0 : problem.penalty * already)
    for (let offer = problem.offerStart[mentee]!; offer < problem.offerStart[mentee + 1]!; offer++) {
      if (problem.offerMentor[offer] === mentor) reached += BigInt(problem.offerWorth[offer]!)
    }
  })
  return reached
}
