/** A difference and the interval in which it lies with the confidence asked for. */
export type Interval = { difference: number; low: number; high: number }

export type Share = { hits: number; of: number }

/** Sample by size, mean and sum of squared distances from it. */
export type Sample = { of: number; mean: number; squares: number }

/**
 * How far two shares lie apart: Newcombe's hybrid of Wilson's score intervals ("Interval estimation for the difference between
 * independent proportions", 1998, method 10), which holds for small groups and for shares near 0 and 1 as well.
 * `z` is the normal quantile of the confidence.
 */
export function compareShares(one: Share, other: Share, z: number): Interval {
  const [left, right] = [wilson(one, z), wilson(other, z)]
  const difference = left.share - right.share
  return {
    difference,
    low: difference - Math.hypot(left.share - left.low, right.high - right.share),
    high: difference + Math.hypot(left.high - left.share, right.share - right.low),
  }
}

function wilson({ hits, of }: Share, z: number): { share: number; low: number; high: number } {
  const share = hits / of
  const scale = 1 + (z * z) / of
  const middle = (share + (z * z) / (2 * of)) / scale
  const reach = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / scale
  return { share, low: middle - reach, high: middle + reach }
}

/**
 * How far two means lie apart, without supposing that both samples spread alike (Welch, "The generalization of Student's
 * problem", 1947). Null where neither spreads at all, since nothing can then be said about chance.
 */
export function compareMeans(one: Sample, other: Sample, z: number): Interval | null {
  const [left, right] = [spreadOfMean(one), spreadOfMean(other)]
  if (left + right === 0) return null
  const freedom = (left + right) ** 2 / (left ** 2 / (one.of - 1) + right ** 2 / (other.of - 1))
  const reach = studentQuantile(z, freedom) * Math.sqrt(left + right)
  const difference = one.mean - other.mean
  return { difference, low: difference - reach, high: difference + reach }
}

function spreadOfMean({ of, squares }: Sample): number {
  return squares / (of - 1) / of
}

export function sampleOf(values: number[]): Sample {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { of: values.length, mean, squares: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) }
}

/** Student's quantile from the normal one (Abramowitz and Stegun 26.7.5); within two percent from 4 degrees of freedom on. */
export function studentQuantile(z: number, freedom: number): number {
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160,
  ]
  return terms.reduce((sum, term, power) => sum + term / freedom ** (power + 1), z)
}

/** The z above which a standard normal lies with probability `tail` < 0.5, found by halving; to nine digits. */
export function normalQuantile(tail: number): number {
  let low = 0
  let high = 40
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (normalTail(middle) > tail) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Laplace's continued fraction far out, a series near the middle (Abramowitz and Stegun 26.2.14 and 26.2.11). */
function normalTail(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  if (z > 3) {
    let fraction = z
    for (let level = 60; level > 0; level--) fraction = z + level / fraction
    return density / fraction
  }
  let term = z
  let sum = z
  for (let odd = 3; odd < 80; odd += 2) {
    term *= (z * z) / odd
    sum += term
  }
  return 0.5 - density * sum
}
