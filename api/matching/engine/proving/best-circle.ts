import type { SeatingProblem } from '../seating/problem.ts'
import { createPlaceCounts } from '../place-counts.ts'
import type { CircleOffer, CircleOffers } from './circle-offers.ts'
import type { Circle } from './mix-circles.ts'

/** A circle with what is left of its worth once its mentees' prices are paid. */
export type PricedCircle = Circle & { left: number }

export type CircleFinder = {
  /**
   * The mentor's circle of which most is left at these prices, among those with more left than `above`; null without
   * one. Exact: every subset within the seats, departments, hours and known facts is weighed or outbid by its bound.
   * Offers in `closed` are not used; with `must` only circles with all of these offers count, whatever is left of them.
   * @param prices such that doubles add them up exactly.
   */
  find(mentor: number, prices: Float64Array, closed: Uint8Array, above: number, must?: readonly CircleOffer[]): PricedCircle | null
}

export function createCircleFinder(offers: CircleOffers, problem: SeatingProblem): CircleFinder {
  const { penalty } = problem
  const standing = createPlaceCounts(problem)
  const most = problem.seats.reduce((one, other) => Math.max(one, other), 0)
  const chosen: CircleOffer[] = []
  const lefts = new Float64Array(problem.group.length)
  /** By how many are chosen, the instants they have in common. */
  const common: Uint32Array[] = Array.from({ length: most + 1 }, () => new Uint32Array(0))

  function find(number: number, prices: Float64Array, closed: Uint8Array, above: number, must: readonly CircleOffer[] = []): PricedCircle | null {
    const { seats, instants, apart, offers: all } = offers.mentors[number]!
    if (seats < Math.max(1, must.length)) return null
    const open = all.filter(({ offer, mentee, worth }) => closed[offer] === 0 && worth > prices[mentee]! && !must.some((one) => one.offer === offer))
    open.sort((one, other) => other.worth - prices[other.mentee]! - (one.worth - prices[one.mentee]!) || one.mentee - other.mentee)
    open.forEach(({ worth, mentee }, at) => (lefts[at] = worth - prices[mentee]!))
    let best = above
    let found: CircleOffer[] = []
    chosen.length = 0
    if (instants) {
      for (let depth = 0; depth <= seats; depth++) if (common[depth]!.length !== instants.length) common[depth] = new Uint32Array(instants.length)
      common[0]!.set(instants)
    }

    function isTogether(offer: CircleOffer): boolean {
      if (instants) {
        const now = common[chosen.length]!
        const next = common[chosen.length + 1]!
        let any = 0
        for (let word = 0; word < now.length; word++) any |= next[word] = now[word]! & offer.instants[word]!
        if (any === 0) return false
      }
      const others = apart.get(offer.mentee)
      return others === undefined || !others.some((set) => set.every((other) => chosen.some(({ mentee }) => mentee === other)))
    }

    /** What the mentee costs for the sake of their department; Infinity where it is there already. */
    function cost({ group }: CircleOffer): number {
      if (penalty === 0) return 0
      let already = standing.at(number, group)
      for (const other of chosen) if (other.group === group) already++
      return already === 0 ? 0 : penalty * already
    }

    /** Weighs what is chosen, then adds each further offer in turn. */
    function extend(from: number, sum: number): void {
      if (sum > best && chosen.length > 0) {
        best = sum
        found = [...chosen]
      }
      const room = seats - chosen.length
      if (room === 0) return
      for (let at = from; at < open.length; at++) {
        let bound = sum
        for (let next = at; next < at + room && next < open.length; next++) bound += lefts[next]!
        if (bound <= best) return
        const rest = sum + lefts[at]! - cost(open[at]!)
        if (rest === -Infinity || !isTogether(open[at]!)) continue
        chosen.push(open[at]!)
        extend(at + 1, rest)
        chosen.pop()
      }
    }

    let sum = 0
    for (const offer of must) {
      sum += offer.worth - prices[offer.mentee]! - cost(offer)
      if (sum === -Infinity || !isTogether(offer)) return null
      chosen.push(offer)
    }
    extend(0, sum)
    return found.length === 0 ? null : describe(number, found, best, prices)
  }

  function describe(mentor: number, found: CircleOffer[], left: number, prices: Float64Array): PricedCircle {
    const mentees = found.map(({ mentee }) => mentee).sort((one, other) => one - other)
    return { mentor, mentees, left, worth: mentees.reduce((sum, mentee) => sum + prices[mentee]!, left) }
  }

  return { find }
}
