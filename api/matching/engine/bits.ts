/** A set of small whole numbers, 32 to a word: tens of thousands of partners are looked at in a few hundred steps. */
export type Bits = Int32Array

export function createBits(size: number): Bits {
  return new Int32Array((size + 31) >>> 5)
}

export function addBit(bits: Bits, at: number): void {
  bits[at >>> 5]! |= 1 << (at & 31)
}

export function dropBit(bits: Bits, at: number): void {
  bits[at >>> 5]! &= ~(1 << (at & 31))
}

export function hasBit(bits: Bits, at: number): boolean {
  return (bits[at >>> 5]! & (1 << (at & 31))) !== 0
}

/** All numbers below `size`. */
export function fullBits(size: number): Bits {
  const bits = createBits(size).fill(~0)
  if ((size & 31) !== 0) bits[bits.length - 1] = (1 << (size & 31)) - 1
  return bits
}

/** How many bits of a word are set (Hacker's Delight, 5-1). */
export function countOnes(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The place of a word's lowest set bit; 32 for an empty word, as `Math.clz32` says of 0. */
export function lowestBit(word: number): number {
  return word === 0 ? 32 : 31 - Math.clz32(word & -word)
}
