import type { SeatingProblem } from '../seating/problem.ts'
import type { CircleOffer, CircleOffers } from './circle-offers.ts'
import type { Circle } from './mix-circles.ts'

/**
 * A part of all choices of circles: none of the offers in `closed` is used, all in `stays` are. Nothing in it is worth more
 * than `atMost`, as `prices` prove.
 */
export type ProofNode = { closed: Uint8Array; stays: number[]; prices: Float64Array; atMost: bigint }

/** A circle, and how much of it is part of the best mix. */
export type MixPart = { circle: Circle; share: number }

export type ProofNodes = {
  offerOf(mentor: number, mentee: number): CircleOffer
  /** Offers that must be used, by mentor. */
  mustOf(node: ProofNode): Map<number, CircleOffer[]>
  isOpen(circle: Circle, node: ProofNode, must: Map<number, CircleOffer[]>): boolean
  /** How much of each offer is part of the mix. */
  sharesOf(parts: MixPart[]): Map<number, number>
  /** The offer is used from here on. */
  stay(node: ProofNode, offer: number): void
  /** The offer that the mix uses nearest to half, once not used and once used; some other where it uses all wholly; nothing where none is left. */
  branch(node: ProofNode, parts: MixPart[]): ProofNode[]
}

/** What is nearer than this to the whole is the whole. */
export const nearlyWhole = 0.999

export function createProofNodes(offers: CircleOffers, { offerStart, offerMentor, group }: SeatingProblem): ProofNodes {
  const menteeOf = new Int32Array(offerMentor.length)
  for (let mentee = 0; mentee < group.length; mentee++) menteeOf.fill(mentee, offerStart[mentee], offerStart[mentee + 1])
  const byNumber: CircleOffer[] = []
  for (const mentor of offers.mentors) for (const offer of mentor.offers) byNumber[offer.offer] = offer
  const byPair = offers.mentors.map((mentor) => new Map(mentor.offers.map((offer) => [offer.mentee, offer])))

  function offerOf(mentor: number, mentee: number): CircleOffer {
    const offer = byPair[mentor]!.get(mentee)
    if (!offer) throw new RangeError('A circle is made of offers.')
    return offer
  }

  function sharesOf(parts: MixPart[]): Map<number, number> {
    const shares = new Map<number, number>()
    for (const { circle, share } of parts) {
      for (const mentee of circle.mentees) {
        const { offer } = offerOf(circle.mentor, mentee)
        shares.set(offer, (shares.get(offer) ?? 0) + share)
      }
    }
    return shares
  }

  function stay(node: ProofNode, offer: number): void {
    if (node.stays.includes(offer)) return
    node.stays = [...node.stays, offer]
    const mentee = menteeOf[offer]!
    for (let other = offerStart[mentee]!; other < offerStart[mentee + 1]!; other++) if (other !== offer) node.closed[other] = 1
  }

  return {
    offerOf,
    sharesOf,
    stay,
    mustOf({ stays }) {
      const must = new Map<number, CircleOffer[]>()
      for (const offer of stays) must.set(offerMentor[offer]!, [...(must.get(offerMentor[offer]!) ?? []), byNumber[offer]!])
      return must
    },
    isOpen({ mentor, mentees }, { closed }, must) {
      if (mentees.some((mentee) => closed[offerOf(mentor, mentee).offer] === 1)) return false
      return (must.get(mentor) ?? []).every(({ mentee }) => mentees.includes(mentee)) && !offers.isApart(mentor, mentees)
    },
    branch(node, parts) {
      let chosen = -1
      let nearest = nearlyWhole - 0.5
      for (const [offer, share] of sharesOf(parts)) {
        const away = Math.abs(share - 0.5)
        if (node.stays.includes(offer) || away > nearest || (away === nearest && offer > chosen)) continue
        chosen = offer
        nearest = away
      }
      // Rounding can leave a whole mix without its proof: then the node is taken apart all the same, to its last offer.
      if (chosen < 0) chosen = node.closed.findIndex((closed, offer) => closed === 0 && !node.stays.includes(offer))
      if (chosen < 0) return []
      const without = { ...node, closed: node.closed.slice() }
      without.closed[chosen] = 1
      const using = { ...node, closed: node.closed.slice() }
      stay(using, chosen)
      return [without, using]
    },
  }
}
