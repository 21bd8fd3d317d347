import type { MatchRules } from './types.ts'

/**
 * How a match, a standing pair kept, reaching each floor, and a point weigh against each other, so that one sum orders
 * them all. `kept` is 0 where nothing stands.
 */
export type WorthScale = { M: number; kept: number; tiers: number[] }

/** Half of what a double counts exactly, twice over: a solver may add and take off a few worths along its way. */
export const mostWorth = 2 ** 51

/**
 * `M` outweighs every difference that standing pairs, floors, scores and penalties of all mentees can make together;
 * each tier outweighs everything after it. So the greatest sum has the most matches, then the most standing pairs, then
 * the fewest below the first floor, then below the next, then the greatest score less penalties.
 * The weights grow by a factor of the mentees per tier: for two floors they outgrow a double at about 1,300 mentees.
 */
export function strictScale(rules: MatchRules, menteeCount: number, hasStanding: boolean): WorthScale {
  return stackTiers(rules, hasStanding, menteeCount, pointsEach(rules), menteeCount)
}

/**
 * Tiers that outweigh `times` pairs' worth of everything after them instead of everybody's; `M` stays strict. What is
 * best in these weights need not have the best counts, so whoever uses them must prove the counts (see `seatBest`).
 */
export function moderateScale(rules: MatchRules, menteeCount: number, hasStanding: boolean, times: number): WorthScale {
  return stackTiers(rules, hasStanding, menteeCount, pointsEach(rules), times)
}

/** Counts alone, as digits in base n + 1: matched, then kept, then each floor. Scores and penalties weigh nothing. */
export function countScale(rules: MatchRules, menteeCount: number, hasStanding: boolean): WorthScale {
  return stackTiers(rules, hasStanding, menteeCount, 0, menteeCount)
}

/** What a pair is worth at most. */
export function greatestWorth(scale: WorthScale): number {
  return scale.tiers.reduce((sum, tier) => sum + tier, scale.M + scale.kept) + 1_000_000
}

/** The score with what a match, standing and reaching each floor are worth on top. */
export function worthOf(score: number, stands: boolean, floors: number[], scale: WorthScale): number {
  return floors.reduce((sum, floor, tier) => (score >= floor ? sum + scale.tiers[tier]! : sum), scale.M + (stands ? scale.kept : 0) + score)
}

/** As `worthOf`, but points weigh nothing. */
export function countedWorth(score: number, stands: boolean, floors: number[], scale: WorthScale): number {
  return worthOf(score, stands, floors, scale) - score
}

/** How far one mentee can move the sum of scores less penalties. */
function pointsEach(rules: MatchRules): number {
  return 1_000_000 + (rules.distinctDepartments === 'prefer' ? rules.sameDepartmentPenalty * rules.circleSize : 0)
}

function stackTiers(rules: MatchRules, hasStanding: boolean, menteeCount: number, each: number, times: number): WorthScale {
  let below = each
  const next = (): number => {
    const tier = Math.ceil(times * below) + 1
    below += tier
    return tier
  }
  const tiers = rules.floors.map(next).reverse()
  const kept = hasStanding ? next() : 0
  return { M: menteeCount * below + 1, kept, tiers }
}
