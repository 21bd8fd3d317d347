import { compareMeans, compareShares, describe, type Interval } from './compare-arms.ts'
import { designEffectOf } from './clusters.ts'
import { effectOnMoved, type MovedArm } from './moved-by-invitation.ts'
import { peoplePerArm, smallestDrop, worthPerArm } from './sample-size.ts'

/** Somebody as the draw assigned them. `outcome`: 1 or 0 for yes or no, else a number; null where the file does not name them. */
export type Assigned = { outcome: number | null; tookPart: boolean; circleId: string | null }

/**
 * Why no number is printed. arm-too-small: an arm is below 50 · too-wide: the interval is wider than 10 points, or than a fifth of a standard
 * deviation, to each side · too-many-missing: the outcome of more than a fifth is not known, or of the arms to a different degree ·
 * weak-draw: the draw moved too few to take part.
 */
export type Why = 'arm-too-small' | 'too-wide' | 'too-many-missing' | 'weak-draw'
/** `people`: how many per arm it would take; null where more people would not help. */
export type Refused = { why: Why; people: number | null }

export type Estimate = { interval: Interval; refused: null } | { interval: null; refused: Refused }

export type Judged = {
  /** As drawn, whoever took part. */
  asDrawn: Estimate
  /** Those whom the draw moved to take part. */
  moved: Estimate
  /** How much more the variance is than that of strangers. */
  designEffect: number
  /** The smallest fall in a share that these arms would show four times in five; null for numbers and where there is none. */
  smallest: number | null
}

/** People per arm below which nothing is printed. */
export const fewestPerArm = 50
const widestHalf = { share: 0.1, deviations: 0.2 }
const mostMissing = 0.2
const mostUneven = 0.1

/**
 * What two arms of a draw allow to say, and what is refused. A number is printed only where the draw was by lot, both arms are large enough and
 * the interval is narrow enough; that the design is by lot is the caller's to know.
 * @param kind yes-no: outcomes are 1 or 0, and the answer is in shares.
 */
export function judge(kind: 'yes-no' | 'number', first: readonly Assigned[], second: readonly Assigned[]): Judged {
  const [one, two] = [armOf(first), armOf(second)]
  const designEffect = Math.max(one.designEffect, two.designEffect)
  const few = tooFew(first, second, one, two)
  if (few) return { asDrawn: refuse(few), moved: refuse(few), designEffect, smallest: null }
  const asDrawn = compare(kind, one, two)
  const scale = kind === 'yes-no' ? 1 : pooledDeviation(one, two)
  const { effect } = effectOnMoved(one, two)
  const perArm = worthPerArm(one.outcomes.length / one.designEffect, two.outcomes.length / two.designEffect)
  return {
    asDrawn: narrowEnough(kind, asDrawn, scale, perArm),
    moved: effect ? narrowEnough(kind, effect, scale, perArm) : refuse({ why: 'weak-draw', people: null }),
    designEffect,
    smallest: kind === 'yes-no' ? smallestDrop(describe(two.outcomes).mean, perArm) : null,
  }
}

function armOf(people: readonly Assigned[]): MovedArm {
  const known = people.filter((person) => person.outcome !== null)
  const alone = known.filter(({ circleId }) => circleId === null).map(({ outcome }) => [outcome ?? 0])
  const circles = [...Map.groupBy(known.filter(({ circleId }) => circleId !== null), ({ circleId }) => circleId).values()]
  const grouped = [...alone, ...circles.map((members) => members.map(({ outcome }) => outcome ?? 0))]
  return { outcomes: known.map(({ outcome }) => outcome ?? 0), tookPart: known.map(({ tookPart }) => (tookPart ? 1 : 0)), designEffect: designEffectOf(grouped) }
}

function tooFew(first: readonly Assigned[], second: readonly Assigned[], one: MovedArm, two: MovedArm): Refused | null {
  if (Math.min(one.outcomes.length, two.outcomes.length) < fewestPerArm) return { why: 'arm-too-small', people: fewestPerArm }
  const missing = [1 - one.outcomes.length / first.length, 1 - two.outcomes.length / second.length] as const
  return Math.max(...missing) > mostMissing || Math.abs(missing[0] - missing[1]) > mostUneven ? { why: 'too-many-missing', people: null } : null
}

function compare(kind: 'yes-no' | 'number', one: MovedArm, two: MovedArm): Interval {
  const [first, second] = [describe(one.outcomes), describe(two.outcomes)]
  const people = [one.outcomes.length / one.designEffect, two.outcomes.length / two.designEffect] as const
  return kind === 'yes-no'
    ? compareShares({ people: people[0], share: first.mean }, { people: people[1], share: second.mean })
    : compareMeans({ people: people[0], ...first }, { people: people[1], ...second })
}

function pooledDeviation(one: MovedArm, two: MovedArm): number {
  const [first, second] = [describe(one.outcomes), describe(two.outcomes)]
  return Math.sqrt((first.variance + second.variance) / 2)
}

function narrowEnough(kind: 'yes-no' | 'number', interval: Interval, scale: number, perArm: number): Estimate {
  const half = Math.max(interval.difference - interval.low, interval.high - interval.difference)
  const widest = kind === 'yes-no' ? widestHalf.share : widestHalf.deviations * scale
  // Half the width shrinks with the root of the number of people.
  return half <= widest ? { interval, refused: null } : refuse({ why: 'too-wide', people: widest === 0 ? null : Math.ceil(perArm * (half / widest) ** 2) })
}

function refuse(refused: Refused): Estimate {
  return { interval: null, refused }
}

/** People per arm for some differences, for whoever plans: from each of these shares, a fall by five and by ten points. */
export function planFor(perArm: number): { base: number; smallest: number | null; forTenPoints: number }[] {
  return [0.1, 0.2, 0.5].map((base) => ({ base, smallest: smallestDrop(base, perArm), forTenPoints: peoplePerArm(base, Math.max(0, base - 0.1)) }))
}

