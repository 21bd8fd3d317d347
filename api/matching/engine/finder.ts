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

/** Searches for one mentee at a time. Belongs to one thread. */
export type Finder = {
  /** The best permitted mentors by score, of equals the first drawn. */
  list(place: number, found: FoundLists): void
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

  return { list }
}
