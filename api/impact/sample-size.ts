import { normalQuantile, z95 } from './quantiles.ts'

/** How likely a real difference is to be seen, unless somebody says otherwise. */
const usualPower = 0.8

/** People per arm for telling two shares apart: two-sided 5 %, equal arms, no correction. */
export function peoplePerArm(base: number, other: number, power = usualPower): number {
  return Math.ceil(exactPerArm(base, other, power) - 1e-9)
}

function exactPerArm(base: number, other: number, power: number): number {
  const mean = (base + other) / 2
  const spread = z95 * Math.sqrt(2 * mean * (1 - mean)) + normalQuantile(power) * Math.sqrt(base * (1 - base) + other * (1 - other))
  return (spread / (base - other)) ** 2
}

/** The same for means that lie so many standard deviations apart. */
export function peoplePerArmForMeans(deviations: number, power = usualPower): number {
  // The last term is what the t distribution needs more than the normal. Source: Guenther, The American Statistician 35 (1981), 243–244.
  return Math.ceil((2 * (z95 + normalQuantile(power)) ** 2) / deviations ** 2 + z95 ** 2 / 4)
}

/** The same with an invitation that moves only a part of those invited; `moved` is the difference in taking part. */
export function peoplePerArmInvited(base: number, other: number, moved: number, power = usualPower): number {
  return Math.ceil(peoplePerArm(base, other, power) / moved ** 2)
}

/** The smallest fall below a share that so many people per arm would show; null where even a fall to none would not. */
export function smallestDrop(base: number, perArm: number, power = usualPower): number | null {
  if (base <= 0 || exactPerArm(base, 0, power) > perArm) return null
  let [low, high] = [0, base]
  for (let step = 0; step < 50; step += 1) {
    const drop = (low + high) / 2
    if (exactPerArm(base, base - drop, power) > perArm) low = drop
    else high = drop
  }
  return high
}

/** The number per arm that two arms of different size are worth. */
export function worthPerArm(first: number, second: number): number {
  return first + second === 0 ? 0 : (2 * first * second) / (first + second)
}
