export type Measured = { baseline: number; target: number; current: number; measure: string; level?: number | null; outcome?: 'reached' | 'moved' | 'unchanged' | 'dropped' | null }
/** `share`: of the way from the baseline to the target, below 0 when it went the other way. */
export type Movement = { share: number; outcome: 'reached' | 'moved' | 'unchanged'; words: string }

/** How far a goal has come since it was written; a target may lie above its baseline or below. */
export function goalMovement({ baseline, target, current, measure }: Measured): Movement {
  const share = target === baseline ? (current === baseline ? 0 : 1) : (current - baseline) / (target - baseline)
  const figures = `${measure}: ${current}, from ${baseline}, target ${target}`
  if (share >= 1) return { share, outcome: 'reached', words: `Reached. ${figures}` }
  if (share > 0) return { share, outcome: 'moved', words: `${Math.max(1, Math.min(99, Math.round(share * 100)))} % of the way. ${figures}` }
  return { share, outcome: 'unchanged', words: `${share < 0 ? 'Further away than at the start' : 'As at the start'}. ${figures}` }
}

/**
 * The level of attainment that figures alone would suggest, on the scale whose usual start is -1 and whose 0 is what was expected:
 * -2 below the start, -1 not there, 0 the target, 1 half as far again, 2 twice as far. Its owner decides.
 */
export function suggestLevel(goal: Measured): -2 | -1 | 0 | 1 | 2 {
  const { share } = goalMovement(goal)
  if (share < 0) return -2
  if (share < 1) return -1
  return share < 1.5 ? 0 : share < 2 ? 1 : 2
}
