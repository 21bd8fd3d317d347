import { createBestFew } from './best-few.ts'
import { createBounds } from './bounds.ts'
import type { Columns } from './columns.ts'
import { leastScoreAbove, placePriceOf, worthOfScore, type FinderPrices } from './finder-prices.ts'
import type { FoundLists } from './finder.ts'
import { createLens } from './lens.ts'
import { brokenBits } from './rules.ts'
import { pointsPerUnit, type SearchIndex } from './search-index.ts'

/** Where pairs are listed already: mentee i's are `mentor[start[i]]` up to, not including, `mentor[start[i + 1]]`. */
export type Listed = { start: Int32Array; mentor: Int32Array }

/** Looks beyond the lists for one mentee at a time. Belongs to one thread. */
export type Improver = {
  /** The mentors not listed for whom the prices leave most, and their scores; writes the mentee's leeway. */
  improve(place: number, prices: FinderPrices, listed: Listed, found: FoundLists): void
}

/** Pairs that fall short by less than so many points more are looked at too, to know by how much prices may fall. */
const margin = 4_000
/** Gains are counted in stretches of so many points, down from the greatest, to find out where the best lie. */
const pointsPerStep = 2048
const steps = 512
/** So many times more mentors than asked for are scored at first. */
const generosity = 4
/** From one mentor in so many on it is faster to look at all of them by their bounds than at each who became cheaper. */
const manyFallen = 128

export function createImprover(columns: Columns, index: SearchIndex, room: number): Improver {
  const { mentorAt, stretchStart, mentees } = index
  const spots = mentorAt.length
  const lens = createLens(columns)
  const bounds = createBounds(columns, index)
  const { spotUnits, stretchUnits } = bounds
  const best = createBestFew(room)
  const candidates = new Int32Array(spots)
  /** What a candidate may leave at most. */
  const ceilings = new Float64Array(spots)
  const stepCount = new Int32Array(steps + 1)
  /** The least that those who were looked at and not offered fall short by. */
  let slack = 0

  /** Who might leave as much as is asked for, by their bounds; they come to stand in `candidates`. */
  function gather(place: number, prices: FinderPrices): number {
    const had = prices.had[place]!
    const most = prices.mostWorth[place]!
    const group = index.groupOf[mentees[place]!]!
    const { spotPrice } = prices
    const least = Math.max(0, Math.floor(leastScoreAbove(had + prices.leastPrice - prices.reach - margin, prices) / pointsPerUnit))
    let count = 0
    for (let stretch = 0; stretch < stretchUnits.length; stretch++) {
      const units = stretchUnits[stretch]!
      if (units < 0) continue
      const from = Math.max(0, least - units)
      for (let spot = stretchStart[stretch]!, end = stretchStart[stretch + 1]!; spot < end; spot++) {
        const own = spotUnits[spot]!
        if (own < from) continue
        const ceiling = Math.min(most, worthOfScore((own + units) * pointsPerUnit, prices)) - had - spotPrice[spot]!
        if (ceiling > -prices.reach) {
          candidates[count] = spot
          ceilings[count++] = ceiling
        } else if (-ceiling < slack) slack = Math.min(slack, placePriceOf(prices, mentorAt[spot]!, group) - ceiling)
      }
    }
    return count
  }

  /** A ceiling that at least `wanted` of the first `count` candidates reach. */
  function judgeCut(count: number, wanted: number): number {
    let highest = -Infinity
    for (let at = 0; at < count; at++) if (ceilings[at]! > highest) highest = ceilings[at]!
    stepCount.fill(0)
    for (let at = 0; at < count; at++) {
      const step = Math.floor((highest - ceilings[at]!) / pointsPerStep)
      stepCount[step < steps ? step : steps]!++
    }
    for (let step = 0, reached = 0; step < steps; step++) {
      reached += stepCount[step]!
      if (reached >= wanted) return highest - (step + 1) * pointsPerStep
    }
    return -Infinity
  }

  /** Scores the candidates whose ceiling is above `from` and at most `to`, as long as they may be among the best. */
  function scoreBetween(count: number, from: number, to: number, place: number, prices: FinderPrices): void {
    for (let at = 0; at < count; at++) {
      const ceiling = ceilings[at]!
      if (ceiling <= from || ceiling > to || ceiling < best.least) continue
      const gain = gainOf(candidates[at]!, place, prices)
      if (gain > -prices.reach) offer(gain, candidates[at]!)
    }
  }

  /** What the prices leave. */
  function gainOf(spot: number, place: number, prices: FinderPrices): number {
    const mentor = mentorAt[spot]!
    const gain = worthOfScore(lens.score(mentor), prices) - prices.had[place]! - prices.spotPrice[spot]! - placePriceOf(prices, mentor, index.groupOf[mentees[place]!]!)
    if (gain <= -prices.reach) slack = Math.min(slack, -gain)
    return gain
  }

  function offer(gain: number, spot: number): void {
    if (gain >= best.least) best.offer(gain, mentorAt[spot]!)
  }

  function tryAll(place: number, prices: FinderPrices, listed: Listed): void {
    bounds.weigh(mentees[place]!)
    for (let at = listed.start[place]!; at < listed.start[place + 1]!; at++) bounds.bar(index.spotOf[listed.mentor[at]!]!)
    slack = prices.reach + margin
    const count = gather(place, prices)
    const wanted = generosity * room
    const cut = count > 2 * wanted ? judgeCut(count, wanted) : -Infinity
    scoreBetween(count, cut, Infinity, place, prices)
    if (cut > -Infinity) scoreBetween(count, -Infinity, cut, place, prices)
  }

  /** Looks only at who became cheaper by more than the leeway; false when they are too many. */
  function tryFallen(place: number, prices: FinderPrices, listed: Listed): boolean {
    const { fallen, fallenBy, spotPrice } = prices
    const leeway = prices.leeway[place]!
    const room = prices.mostWorth[place]! - prices.had[place]!
    let count = 0
    let at = 0
    slack = Infinity
    for (; at < fallen.length && fallenBy[at]! > leeway; at++) {
      const spot = fallen[at]!
      if (room <= spotPrice[spot]!) slack = Math.min(slack, spotPrice[spot]! - room)
      else candidates[count++] = spot
      if (count * manyFallen > spots) return false
    }
    slack = Math.min(slack, leeway - (fallenBy[at] ?? 0))
    for (let next = 0; next < count; next++) {
      const gain = gainOf(candidates[next]!, place, prices)
      if (gain > -prices.reach && isFree(candidates[next]!, place, listed)) offer(gain, candidates[next]!)
    }
    return true
  }

  /** Whether the pair is permitted and not listed yet. */
  function isFree(spot: number, place: number, { start, mentor: listedMentor }: Listed): boolean {
    const mentor = mentorAt[spot]!
    const mentee = mentees[place]!
    const group = index.groupOf[mentee]!
    if (listedMentor.subarray(start[place], start[place + 1]).includes(mentor)) return false
    if (index.takenSpots.values.subarray(index.takenSpots.start[group], index.takenSpots.start[group + 1]).includes(spot)) return false
    return brokenBits(columns, mentor, mentee) === 0
  }

  return {
    improve(place, prices, listed, found) {
      lens.focus(mentees[place]!)
      best.clear()
      if (prices.leeway[place]! < 0 || !tryFallen(place, prices, listed)) tryAll(place, prices, listed)
      // Who was left out for want of room leaves no more than the last who was not.
      prices.leeway[place] = best.size < room ? slack : Math.min(slack, -best.least)
      let at = place * found.room
      found.count[place] = best.size
      best.drain((mentor) => {
        found.mentor[at] = mentor
        found.score[at++] = lens.score(mentor)
      })
    },
  }
}
