import { studentQuantile, z95 } from './quantiles.ts'

/** A difference, first arm less second, with its 95 % interval; shares in 0 to 1, means in their own unit. */
export type Interval = { difference: number; low: number; high: number }

/** `people` may be fewer than were counted, and broken, where members of a circle resemble each other (clusters.ts). */
export type ShareArm = { people: number; share: number }
export type MeanArm = { people: number; mean: number; variance: number }

/**
 * Difference of two shares by Newcombe's hybrid score interval, without continuity correction.
 * It never leaves −1 to 1 and holds where hardly anybody left. Source: Newcombe, Statistics in Medicine 17 (1998), 873–890, method 10.
 */
export function compareShares(first: ShareArm, second: ShareArm): Interval {
  const [one, two] = [wilson(first), wilson(second)]
  const difference = first.share - second.share
  return {
    difference,
    low: difference - Math.hypot(first.share - one.low, two.high - second.share),
    high: difference + Math.hypot(one.high - first.share, second.share - two.low),
  }
}

/** Wilson's score interval of one share. */
function wilson({ people, share }: ShareArm): { low: number; high: number } {
  const z2 = z95 ** 2
  const middle = (share + z2 / (2 * people)) / (1 + z2 / people)
  const half = (z95 * Math.sqrt((share * (1 - share)) / people + z2 / (4 * people ** 2))) / (1 + z2 / people)
  return { low: middle - half, high: middle + half }
}

/** Difference of two means by Welch: the arms may vary differently. Variances are those of the sample (n − 1). */
export function compareMeans(first: MeanArm, second: MeanArm): Interval {
  const [one, two] = [first.variance / first.people, second.variance / second.people]
  const difference = first.mean - second.mean
  if (one + two === 0) return { difference, low: difference, high: difference }
  const freedom = (one + two) ** 2 / (one ** 2 / (first.people - 1) + two ** 2 / (second.people - 1))
  const half = studentQuantile(0.975, freedom) * Math.sqrt(one + two)
  return { difference, low: difference - half, high: difference + half }
}

/** Mean and variance (n − 1) of some values; the variance of fewer than two is 0. */
export function describe(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, variance: values.length < 2 ? 0 : squares / (values.length - 1) }
}
