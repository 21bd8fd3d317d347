import { describe, type Interval } from './compare-arms.ts'
import { z95 } from './quantiles.ts'

/** One arm, person by person: the outcome, and whether they took part (1 or 0). `designEffect` is 1 where nobody shares a circle. */
export type MovedArm = { outcomes: readonly number[]; tookPart: readonly number[]; designEffect: number }

/** Below this the invitation moved too few for their effect to be told from it. Source: Staiger and Stock, Econometrica 65 (1997), 557–586. */
const strongEnough = 10

/**
 * The effect on those whom the draw moved to take part (the local average treatment effect): difference in outcome over difference in
 * taking part. The interval holds all effects that the data do not contradict (Fieller, Anderson and Rubin), so unlike the delta method
 * it stays honest where the draw moved few. `strength`: the F of the first stage; the effect is null where it is below 10.
 */
export function effectOnMoved(first: MovedArm, second: MovedArm): { strength: number; effect: Interval | null } {
  const [one, two] = [momentsOf(first), momentsOf(second)]
  const outcome = one.outcome - two.outcome
  const takeUp = one.takeUp - two.takeUp
  const [ofOutcome, ofTakeUp, ofBoth] = [one.ofOutcome + two.ofOutcome, one.ofTakeUp + two.ofTakeUp, one.ofBoth + two.ofBoth]
  const strength = ofTakeUp === 0 ? (takeUp === 0 ? 0 : Number.MAX_SAFE_INTEGER) : takeUp ** 2 / ofTakeUp
  if (strength < strongEnough) return { strength, effect: null }
  const z2 = z95 ** 2
  const square = takeUp ** 2 - z2 * ofTakeUp
  const middle = (outcome * takeUp - z2 * ofBoth) / square
  const half = Math.sqrt(Math.max(0, middle ** 2 - (outcome ** 2 - z2 * ofOutcome) / square))
  return { strength, effect: { difference: outcome / takeUp, low: middle - half, high: middle + half } }
}

/** Means of an arm, and the variances of these means and their covariance. */
function momentsOf({ outcomes, tookPart, designEffect }: MovedArm) {
  const people = outcomes.length
  const [outcome, takeUp] = [describe(outcomes), describe(tookPart)]
  const both = outcomes.reduce((sum, value, at) => sum + (value - outcome.mean) * ((tookPart[at] ?? 0) - takeUp.mean), 0) / (people - 1)
  const grown = designEffect / people
  return { outcome: outcome.mean, takeUp: takeUp.mean, ofOutcome: outcome.variance * grown, ofTakeUp: takeUp.variance * grown, ofBoth: both * grown }
}
