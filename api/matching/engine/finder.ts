import { createBestFew } from './best-few.ts'
import { createBounds } from './bounds.ts'
import type { Columns } from './columns.ts'
import { leastScoreAbove, nextFallen, placePriceOf, worthOfScore, type FinderPrices } from './finder-prices.ts'
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
/** Improvements are looked for among so many times more at first: whom many would suit needs only the best of them. */
const improveGenerosity = 16
/** Pairs that fall short by less than so many points are looked at too, to know by how much prices may fall. */
const margin = 4_000

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
  const stretchOf = new Int32Array(spots)
  for (let stretch = 0; stretch + 1 < stretchStart.length; stretch++) stretchOf.fill(stretch, stretchStart[stretch], stretchStart[stretch + 1])
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
    const { leeway } = prices.memory
    lens.focus(mentee)
    best.clear()
    const isNearlyCertain = leeway[place]! >= 0
    const tempting = isNearlyCertain ? gatherFallen(place, prices) : 0
    if (!isNearlyCertain || tempting > 0) {
      bounds.weigh(mentee)
      for (let at = from; at < to; at++) bounds.bar(index.spotOf[listed[at]!]!)
      const slack = isNearlyCertain ? tryEach(tempting, place, mentee, prices) : tryAll(place, mentee, prices)
      // What is left of those that fell was still judged by earlier prices.
      if (!isNearlyCertain) leeway[place] = best.size < room ? slack : -Infinity
    }
    let at = place * found.room
    found.count[place] = best.size
    best.drain((mentor) => {
      found.mentor[at] = mentor
      found.score[at++] = lens.score(mentor)
    })
  }

  /** Whoever became cheaper by more than the leeway; the leeway stays what it is, as it is about earlier prices. */
  /** Who became cheaper by more than the leeway and would be worth it; they come to stand in `candidates`. Some may be forbidden. */
  function gatherFallen(place: number, prices: FinderPrices): number {
    const { fallen } = prices.memory
    const had = prices.had[place]!
    let count = 0
    for (let at = nextFallen(place, prices, 0); at >= 0; at = nextFallen(place, prices, at + 1)) {
      const spot = fallen[at]!
      if (worthOfScore(lens.score(mentorAt[spot]!), prices) > had + prices.spotPrice[spot]!) candidates[count++] = spot
    }
    return count
  }

  /** All who might be worth their price, the best bounds first until the rest cannot be better; returns the leeway. */
  function tryAll(place: number, mentee: number, prices: FinderPrices): number {
    const needed = prices.had[place]! + prices.leastPrice
    const least = Math.min(steps * unitsPerStep, Math.max(0, Math.floor(leastScoreAbove(needed - margin, prices) / pointsPerUnit)))
    let slack = margin
    sample()
    let cut = Infinity
    for (let wanted = improveGenerosity * room; cut > least; wanted *= 4) {
      if (best.size === room && worthOfScore(cut * pointsPerUnit, prices) - needed < best.least) break
      const lower = Math.max(least, Math.min(cut, judgeCut(wanted)))
      slack = Math.min(slack, tryEach(gather(lower, cut), place, mentee, prices))
      cut = lower
    }
    return slack
  }

  /** Offers the first `count` candidates who are worth more than they cost; returns the least that the others fall short. */
  function tryEach(count: number, place: number, mentee: number, prices: FinderPrices): number {
    const { memory } = prices
    const had = prices.had[place]!
    const most = prices.mostWorth[place]!
    const group = index.groupOf[mentee]!
    let slack = Infinity
    for (let at = 0; at < count; at++) {
      const spot = candidates[at]!
      const units = stretchUnits[stretchOf[spot]!]!
      if (units < 0 || spotUnits[spot]! < 0) continue
      const mentor = mentorAt[spot]!
      const need = had + prices.spotPrice[spot]!
      let worth = Math.min(most, worthOfScore((spotUnits[spot]! + units) * pointsPerUnit, prices))
      if (worth - need > 0) {
        if (worth - need < best.least) continue
        worth = worthOfScore(lens.score(mentor), prices)
        const gain = worth - need - placePriceOf(prices, mentor, group)
        if (gain > 0) {
          if (gain >= best.least) best.offer(gain, mentor)
          continue
        }
      }
      const short = had + memory.spotPrice[spot]! - worth
      if (short < slack) slack = Math.min(slack, short + placePriceOf(memory, mentor, group))
    }
    return slack
  }

  return { list, improve }
}
