import { countBits } from './bits.ts'
import type { Plane } from './bits.ts'
import { readDay, wordsOfDay } from './lattice.ts'
import type { Clock } from './lattice.ts'

/**
 * How many of a pattern's days are free at each start of the day, all starts counted at once: bit s of digit p is the p-th
 * binary digit of the count of start s (Knuth, TAOCP 7.1.3, "broadword" or bit-sliced counting).
 */
export type Counts = { readonly words: number; readonly digits: readonly Int32Array[]; readonly window: Int32Array }

export function createCounts(clock: Clock, occurrences: number): Counts {
  const words = wordsOfDay(clock)
  const digits = Array.from({ length: 32 - Math.clz32(occurrences) }, () => new Int32Array(words))
  return { words, digits, window: new Int32Array(words) }
}

/** Counts the free days of one pattern. Days are day numbers. */
export function countFree({ words, digits, window }: Counts, clock: Clock, free: Plane, days: Int32Array): void {
  for (const digit of digits) digit.fill(0)
  for (const day of days) {
    readDay(clock, free, day - clock.dates.firstDay, window)
    for (let word = 0; word < words; word++) {
      let carry = window[word]!
      for (let place = 0; carry !== 0; place++) {
        const digit = digits[place]!
        const before = digit[word]!
        digit[word] = before ^ carry
        carry &= before
      }
    }
  }
}

/** The greatest count of any start, and in `where` the starts that reach it. */
export function greatestCount({ words, digits }: Counts, slots: number, where: Int32Array): number {
  where.fill(-1)
  if ((slots & 31) !== 0) where[words - 1] = -1 >>> (32 - (slots & 31))
  let count = 0
  for (let place = digits.length - 1; place >= 0; place--) {
    const digit = digits[place]!
    let isReached = 0
    for (let word = 0; word < words; word++) isReached |= where[word]! & digit[word]!
    count *= 2
    if (isReached === 0) continue
    count++
    for (let word = 0; word < words; word++) where[word]! &= digit[word]!
  }
  return count
}

/** Adds to `tally[n]` how many starts have n free days. */
export function tallyCounts({ words, digits }: Counts, slots: number, tally: number[]): void {
  for (let count = 0; count < tally.length; count++) {
    for (let word = 0; word < words; word++) {
      let having = word === words - 1 && (slots & 31) !== 0 ? -1 >>> (32 - (slots & 31)) : -1
      for (let place = 0; place < digits.length; place++) having &= ((count >>> place) & 1) === 1 ? digits[place]![word]! : ~digits[place]![word]!
      tally[count]! += countBits(having)
    }
  }
}
