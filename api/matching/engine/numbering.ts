/**
 * Numbers 0, 1, 2, … in the order in which things are first asked for. What is read in the order of the input is numbered
 * anew by it in the order of the draw, so that nothing can depend on the input's.
 */
export type Numbering = {
  /** −1 stays −1. */
  numberOf(before: number): number
  isNumbered(before: number): boolean
  /** What each new number was before. */
  readonly before: number[]
}

/** @param count the numbers before are below it. */
export function createNumbering(count: number): Numbering {
  const numbers = new Int32Array(count).fill(-1)
  const before: number[] = []
  return {
    before,
    isNumbered: (old) => numbers[old]! >= 0,
    numberOf(old) {
      if (old < 0) return -1
      const known = numbers[old]!
      return known >= 0 ? known : (numbers[old] = before.push(old) - 1)
    },
  }
}
