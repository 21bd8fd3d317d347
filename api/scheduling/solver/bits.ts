/** Bits in whole numbers of 32, the lowest first. A plane has one word more than its bits need, so that a window may read past its last. */
export type Plane = Int32Array

export function createPlane(bits: number): Plane {
  return new Int32Array((bits >>> 5) + 2)
}

/** Sets the bits from `from` up to and without `to`; the caller keeps them inside the plane. */
export function setBits(plane: Plane, from: number, to: number): void {
  if (from >= to) return
  const first = from >>> 5
  const last = (to - 1) >>> 5
  const head = -1 << (from & 31)
  const tail = -1 >>> (31 - ((to - 1) & 31))
  if (first === last) {
    plane[first]! |= head & tail
    return
  }
  plane[first]! |= head
  for (let word = first + 1; word < last; word++) plane[word] = -1
  plane[last]! |= tail
}

/** Clears the bits from `from` up to and without `to`. */
export function clearBits(plane: Plane, from: number, to: number): void {
  if (from >= to) return
  const first = from >>> 5
  const last = (to - 1) >>> 5
  const head = -1 << (from & 31)
  const tail = -1 >>> (31 - ((to - 1) & 31))
  if (first === last) {
    plane[first]! &= ~(head & tail)
    return
  }
  plane[first]! &= ~head
  for (let word = first + 1; word < last; word++) plane[word] = 0
  plane[last]! &= ~tail
}

export function hasBit(plane: Plane, bit: number): boolean {
  return ((plane[bit >>> 5]! >>> (bit & 31)) & 1) === 1
}

/** Keeps in `plane` what both have. */
export function keepCommon(plane: Plane, other: Plane): void {
  for (let word = 0; word < plane.length; word++) plane[word]! &= other[word]!
}

/** Adds to `plane` what the other has. */
export function addAll(plane: Plane, other: Plane): void {
  for (let word = 0; word < plane.length; word++) plane[word]! |= other[word]!
}

/** How many bits of a word are set (Warren, "Hacker's Delight", §5-1). */
export function countBits(word: number): number {
  let pairs = word - ((word >>> 1) & 0x55555555)
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((pairs + (pairs >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Place of the lowest bit that is set in a word that is not 0. */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word)
}
