import { createBestFew } from './best-few.ts'
import { createBounds } from './bounds.ts'
import type { Columns } from './columns.ts'
import { createLens } from './lens.ts'
import { pointsPerUnit, type SearchIndex } from './search-index.ts'

/** Where the found lists go: `room` places per place in `index.mentees`, of which the first `count` are used. */
export type FoundLists = {
  room: number
  count: Int32Array
  mentor: Int32Array
  score: Int32Array
  /** 1 when the list holds every permitted mentor. */
  isComplete: Uint8Array
}

/** Prices of a seating, against which a pair that was not listed must be worth more. */
export type FinderPrices = {
  /** What the mentee already has, less what every match is worth, by place in `index.mentees`. */
  had: Float64Array
  /** By spot. */
  spotPrice: Float64Array
  leastPrice: number
  /** By mentor number, rising, of those with places that cost extra: the groups and what they cost. */
  placeStart: Int32Array
  placeGroup: Int32Array
  placePrice: Float64Array
  /** Scores from which a pair is worth so much more. */
  floors: number[]
  tiers: number[]
  /** What a point of the score is worth: 1, or 0 where only floors count. */
  points: number
}

/** Searches for one mentee at a time. Belongs to one thread. */
export type Finder = {
  /** The best permitted mentors by score, of equals the first drawn. */
  list(place: number, found: FoundLists): void
  /** The mentors not listed for whom the prices leave most, and what they leave above 0. */
  improve(place: number, prices: FinderPrices, listed: Int32Array, from: number, to: number, found: FoundLists): void
}

/** Bounds are counted in stretches of so many units to find out where the best lie. */
const unitsPerStep = 8
const steps = 4096
/** So many bounds are looked at to find out. */
const sampleSize = 512
/** So many times more mentors than asked for are gathered at first: a bound is not a score, nor a sample the whole. */
const generosity = 4

export function createFinder(columns: Columns, index: SearchIndex, room: number): Finder {
  const spots = index.mentorAt.length
  const { mentorAt, stretchStart, mentees } = index
  const lens = createLens(columns)
  const bounds = createBounds(columns, index)
  const { spotUnits, stretchUnits } = bounds
  const best = createBestFew(room)
  const candidates = new Int32Array(spots)
  const candidateStretch = new Int32Array(spots)
  /** Bound × `spots` + place in `candidates`. */
  const ranked = new Float64Array(spots)
  const stepCount = new Int32Array(steps)
  let topStep = 0
  const stride = Math.max(1, Math.floor(spots / sampleSize))

  /** Spots whose bound is at least `from` and below `below`; they come to stand in `candidates`. */
  function gather(from: number, below: number): number {
    let count = 0
    for (let stretch = 0; stretch < stretchUnits.length; stretch++) {
      const units = stretchUnits[stretch]!
      if (units < 0) continue
      const least = Math.max(0, from - units)
      const most = below - units
      for (let spot = stretchStart[stretch]!, end = stretchStart[stretch + 1]!; spot < end; spot++) {
        const own = spotUnits[spot]!
        if (own >= least && own < most) candidates[count++] = spot
      }
    }
    return count
  }

  /** Counts in `stepCount` how high the bounds of a sample lie. */
  function sample(): void {
    stepCount.fill(0, 0, topStep + 1)
    topStep = 0
    let spot = 0
    for (let stretch = 0; stretch < stretchUnits.length; stretch++) {
      const units = stretchUnits[stretch]!
      const end = stretchStart[stretch + 1]!
      if (units < 0) {
        if (spot < end) spot += stride * Math.ceil((end - spot) / stride)
        continue
      }
      for (; spot < end; spot += stride) {
        const own = spotUnits[spot]!
        if (own < 0) continue
        const step = (own + units) >> 3
        stepCount[step]!++
        if (step > topStep) topStep = step
      }
    }
  }

  /** A bound that about so many mentors reach, judged by the sample. */
  function judgeCut(wanted: number): number {
    let left = Math.max(2, wanted / stride)
    for (let step = topStep; step >= 0; step--) {
      left -= stepCount[step]!
      if (left <= 0) return step * unitsPerStep
    }
    return 0
  }

  /** Bounds from here on may belong to one of the best. */
  function leastBound(): number {
    return best.least === -Infinity ? 0 : Math.ceil(best.least / pointsPerUnit)
  }

  /** Scores those whose bound is at least `from` and below `below`, the most promising first, until no other can be among the best. */
  function scoreBetween(from: number, below: number): void {
    const count = gather(from, below)
    let stretch = 0
    for (let at = 0; at < count; at++) {
      const spot = candidates[at]!
      while (spot >= stretchStart[stretch + 1]!) stretch++
      candidateStretch[at] = stretch
      ranked[at] = (spotUnits[spot]! + stretchUnits[stretch]!) * spots + at
    }
    ranked.subarray(0, count).sort()
    for (let rank = count - 1; rank >= 0; rank--) {
      const bound = Math.floor(ranked[rank]! / spots)
      if (bound < leastBound()) return
      const at = ranked[rank]! - bound * spots
      const spot = candidates[at]!
      const mentor = mentorAt[spot]!
      const score = bounds.classPoints(spot, candidateStretch[at]!) + lens.ownPoints(mentor)
      if (score >= best.least) best.offer(score, mentor)
    }
  }

  function list(place: number, found: FoundLists): void {
    const mentee = mentees[place]!
    bounds.weigh(mentee)
    lens.focus(mentee)
    best.clear()
    sample()
    let cut = Infinity
    for (let wanted = generosity * room; cut > leastBound(); wanted *= 4) {
      const lower = best.size < room ? judgeCut(wanted) : leastBound()
      if (lower >= cut) continue
      scoreBetween(lower, cut)
      cut = lower
    }
    found.isComplete[place] = best.size < room ? 1 : 0
    write(place, found)
  }

  function write(place: number, found: FoundLists): void {
    let at = place * found.room
    found.count[place] = best.size
    best.drain((mentor, key) => {
      found.mentor[at] = mentor
      found.score[at++] = key
    })
  }

  function improve(place: number, prices: FinderPrices, listed: Int32Array, from: number, to: number, found: FoundLists): void {
    const mentee = mentees[place]!
    const had = prices.had[place]!
    bounds.weigh(mentee)
    for (let at = from; at < to; at++) bounds.bar(index.spotOf[listed[at]!]!)
    lens.focus(mentee)
    best.clear()
    const least = Math.min(steps * unitsPerStep, Math.floor(leastScoreAbove(had + prices.leastPrice, prices) / pointsPerUnit))
    const count = gather(least, Infinity)
    const group = index.groupOf[mentee]!
    let stretch = 0
    for (let at = 0; at < count; at++) {
      const spot = candidates[at]!
      while (spot >= stretchStart[stretch + 1]!) stretch++
      const need = had + prices.spotPrice[spot]!
      const most = (spotUnits[spot]! + stretchUnits[stretch]!) * pointsPerUnit
      const mostGain = worthOfScore(most, prices) - need
      if (mostGain <= 0 || mostGain < best.least) continue
      const mentor = mentorAt[spot]!
      const gain = worthOfScore(lens.score(mentor), prices) - need - placePriceOf(prices, mentor, group)
      if (gain > 0 && gain >= best.least) best.offer(gain, mentor)
    }
    let at = place * found.room
    found.count[place] = best.size
    best.drain((mentor) => {
      found.mentor[at] = mentor
      found.score[at++] = lens.score(mentor)
    })
  }

  return { list, improve }
}

/** A score with what the floors it reaches are worth. */
function worthOfScore(score: number, { floors, tiers, points }: FinderPrices): number {
  let worth = points * score
  for (let tier = 0; tier < floors.length; tier++) if (score >= floors[tier]!) worth += tiers[tier]!
  return worth
}

/** No score below this one is worth more than so much. */
function leastScoreAbove(worth: number, { floors, tiers, points }: FinderPrices): number {
  let low = 0
  let extra = 0
  for (let tier = 0; tier < floors.length; tier++) {
    const floor = floors[tier]!
    if (points * floor + extra > worth) break
    low = floor
    extra += tiers[tier]!
  }
  if (points === 0) return extra > worth ? low : Infinity
  return Math.max(low, worth - extra)
}

function placePriceOf({ placeStart, placeGroup, placePrice }: FinderPrices, mentor: number, group: number): number {
  for (let at = placeStart[mentor]!; at < placeStart[mentor + 1]!; at++) if (placeGroup[at] === group) return placePrice[at]!
  return 0
}
