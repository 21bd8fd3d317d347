/** Two people of one circle tell less than two strangers: by how much an arm's variance grows where circles have m members. */
export function designEffect(members: number, icc: number): number {
  return 1 + (members - 1) * icc
}

/**
 * How alike the members of a circle are: the intraclass correlation by analysis of variance, for circles of unequal size, kept within 0 to 1.
 * Source: Donner, International Statistical Review 54 (1986), 67–82.
 */
export function intraclass(circles: readonly (readonly number[])[]): number {
  const some = circles.filter((values) => values.length > 0)
  const all = some.flat()
  if (some.length < 2 || all.length === some.length) return 0
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length
  let between = 0
  let within = 0
  let squares = 0
  for (const values of some) {
    const own = values.reduce((sum, value) => sum + value, 0) / values.length
    between += values.length * (own - mean) ** 2
    within += values.reduce((sum, value) => sum + (value - own) ** 2, 0)
    squares += values.length ** 2
  }
  const [meanBetween, meanWithin] = [between / (some.length - 1), within / (all.length - some.length)]
  const size = (all.length - squares / all.length) / (some.length - 1)
  const whole = meanBetween + (size - 1) * meanWithin
  return whole === 0 ? 0 : Math.min(1, Math.max(0, (meanBetween - meanWithin) / whole))
}

/** The design effect of an arm as it is: circles as a person meets them, so larger ones weigh more. Never below 1. */
export function designEffectOf(circles: readonly (readonly number[])[]): number {
  const people = circles.reduce((sum, values) => sum + values.length, 0)
  if (people === 0) return 1
  const members = circles.reduce((sum, values) => sum + values.length ** 2, 0) / people
  return designEffect(members, intraclass(circles))
}
