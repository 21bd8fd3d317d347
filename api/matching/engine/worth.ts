import type { MatchRules } from './types.ts'

/** How a match, reaching each floor, and a point weigh against each other, so that one sum orders all three. */
export type WorthScale = { M: number; tiers: number[] }

/**
 * `M` outweighs every difference that floors, scores and penalties of all mentees can make together; each tier
 * outweighs everything after it. So the greatest sum has the most matches, then the fewest below the first floor,
 * then below the next, then the greatest score less penalties.
 */
export function worthScale(rules: MatchRules, menteeCount: number): WorthScale {
  const penaltyEach = rules.distinctDepartments === 'prefer' ? rules.sameDepartmentPenalty * rules.circleSize : 0
  const spread = menteeCount * (1_000_000 + penaltyEach) + 1
  const tiers: number[] = []
  let below = 0
  for (let tier = rules.floors.length - 1; tier >= 0; tier--) {
    tiers.unshift(menteeCount * below + spread)
    below += tiers[0]!
  }
  return { M: menteeCount * below + spread, tiers }
}

/** The score with what reaching each floor is worth on top. */
export function tieredScore(score: number, floors: number[], tiers: number[]): number {
  return floors.reduce((sum, floor, tier) => (score >= floor ? sum + tiers[tier]! : sum), score)
}
