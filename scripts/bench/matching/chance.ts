/** Repeatable chance: the same seed gives the same draws on every machine. */
export type Chance = {
  /** At least 0 and below 1. */
  next(): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  isLucky(probability: number): boolean
  pick<T>(from: readonly T[]): T
}

/** A generator of 32 bits of state (a Weyl sequence, mixed as in splitmix32). */
export function createChance(seed: number): Chance {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    isLucky: (probability) => next() < probability,
    pick(from) {
      const chosen = from[Math.floor(next() * from.length)]
      if (chosen === undefined) throw new RangeError('There is nothing to pick from.')
      return chosen
    },
  }
}

/** Picks so that the nth of the list comes 1 / n^steepness as often as the first: few are in great demand. */
export function createZipf<T>(from: readonly T[], steepness: number): (chance: Chance) => T {
  const ends = new Float64Array(from.length)
  let total = 0
  for (let at = 0; at < from.length; at++) ends[at] = total += 1 / (at + 1) ** steepness
  return (chance) => {
    const drawn = chance.next() * total
    let low = 0
    for (let high = from.length - 1; low < high; ) {
      const middle = (low + high) >> 1
      if (ends[middle]! <= drawn) low = middle + 1
      else high = middle
    }
    return from[low]!
  }
}
