import { type Bits, countOnes, lowestBit } from './bits.ts'

/**
 * The smallest set of rules of which every partner in `domain` breaks at least one; of several, the one whose rules
 * come first. Null when somebody breaks none. Asks for a cover of the partners seen so far and looks for somebody it
 * misses, until nobody is missed: an implicit hitting set, of which a handful of partners usually decides.
 */
export function smallestCover(forbidden: readonly (Bits | null)[], domain: Bits): number[] | null {
  const seen: number[] = []
  for (;;) {
    const cover = smallestHitting(seen)
    const missed = missedBy(cover, forbidden, domain)
    if (missed < 0) return placesOf(cover)
    const mask = maskOf(missed, forbidden)
    if (mask === 0) return null
    seen.push(mask)
  }
}

function smallestHitting(masks: number[]): number {
  const usable = masks.reduce((all, mask) => all | mask, 0)
  let best = usable
  for (let cover = usable; cover > 0; cover = (cover - 1) & usable) {
    const difference = countOnes(cover) - countOnes(best)
    if (difference > 0 || (difference === 0 && cover >= best)) continue
    if (masks.every((mask) => (mask & cover) !== 0)) best = cover
  }
  return best
}

function missedBy(cover: number, forbidden: readonly (Bits | null)[], domain: Bits): number {
  const covering = forbidden.filter((bits, at) => bits !== null && (cover & (1 << at)) !== 0)
  for (let at = 0; at < domain.length; at++) {
    let word = domain[at]!
    for (const bits of covering) word &= ~bits![at]!
    if (word !== 0) return at * 32 + lowestBit(word)
  }
  return -1
}

function maskOf(partner: number, forbidden: readonly (Bits | null)[]): number {
  return forbidden.reduce((mask, bits, at) => (bits && (bits[partner >>> 5]! & (1 << (partner & 31))) !== 0 ? mask | (1 << at) : mask), 0)
}

function placesOf(cover: number): number[] {
  const places: number[] = []
  for (let rest = cover; rest > 0; rest &= rest - 1) places.push(lowestBit(rest))
  return places
}
