import type { SeatingProblem } from '../seating/problem.ts'
import type { CircleFinder, PricedCircle } from './best-circle.ts'
import type { CircleOffer, CircleOffers } from './circle-offers.ts'

/**
 * What no choice of circles can be worth more than, from one price per mentee, whatever these prices are (Lagrange's
 * relaxation of "each mentee once", Geoffrion 1974):
 *
 *     Σ prices + Σ over mentors of the most that a circle of theirs has left once its mentees' prices are paid
 *
 * for in a choice of circles each mentee's price is paid at most once, and each mentor has one circle or none.
 */
export type CircleBound = {
  prices: Float64Array
  /** Whole: worths are, so what is over a whole number is dropped. */
  atMost: bigint
  /** Each mentor's best; null where nothing is left of any. */
  circles: (PricedCircle | null)[]
}

/** Offers that may not be used, by number, and offers that must be, by mentor. */
export type CircleLimits = { closed: Uint8Array; must: Map<number, CircleOffer[]> }

export type CircleBounds = {
  /** Prices as the bound takes them: none below 0, and on a grid on which doubles add up exactly. */
  onGrid(prices: Float64Array): Float64Array
  /** @param prices on the grid. */
  bound(prices: Float64Array, limits: CircleLimits): CircleBound
  /** Offers that nothing worth more than `reached` uses, as the same prices prove. */
  outbid(bound: CircleBound, limits: CircleLimits, reached: bigint): number[]
}

/** Steps of the grid per point, as a power of 2, where worths leave room for it. */
const finest = 10
/** Whole numbers up to 2 to this power add up exactly, a few of them. */
const exactDigits = 51

/** Up to what a pair may be worth for bounds to be exact, in circles of so many. */
export function mostExactWorth(seats: number): number {
  return 2 ** exactDigits / Math.max(1, seats)
}

export function createCircleBounds(offers: CircleOffers, problem: SeatingProblem, finder: CircleFinder): CircleBounds {
  const greatest = offers.mentors.reduce((most, mentor) => mentor.offers.reduce((one, { worth }) => Math.max(one, worth), most), 1)
  const mostSeats = problem.seats.reduce((one, other) => Math.max(one, other), 1)
  const grid = 2 ** Math.max(0, Math.min(finest, Math.floor(exactDigits - Math.log2(greatest * mostSeats))))
  const inGrid = (value: number): bigint => BigInt(value * grid)

  function total({ prices, circles }: Pick<CircleBound, 'prices' | 'circles'>): bigint {
    let sum = 0n
    for (const price of prices) sum += inGrid(price)
    for (const circle of circles) if (circle) sum += inGrid(circle.left)
    return sum
  }

  return {
    onGrid: (prices) => prices.map((price) => Math.min(greatest, Math.max(0, Math.round(price * grid) / grid))),
    bound(prices, { closed, must }) {
      const circles = offers.mentors.map((_, mentor) => finder.find(mentor, prices, closed, must.has(mentor) ? -Infinity : 0, must.get(mentor)))
      const isPossible = [...must.keys()].every((mentor) => circles[mentor])
      return { prices, circles, atMost: isPossible ? total({ prices, circles }) / BigInt(grid) : 0n }
    },
    outbid(bound, { closed, must }, reached) {
      const spare = Number(total(bound) - reached * BigInt(grid)) / grid
      return offers.mentors.flatMap((mentor, number) => {
        const others = must.get(number) ?? []
        // Less than one point more than what is reached is, of whole worths, no more.
        const above = (bound.circles[number]?.left ?? 0) - spare + 1 - 1 / grid
        return mentor.offers.flatMap((offer) => {
          if (closed[offer.offer] === 1 || others.includes(offer)) return []
          return finder.find(number, bound.prices, closed, above, [...others, offer]) === null ? [offer.offer] : []
        })
      })
    },
  }
}
