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
  /** By place in `index.mentees`: no pair that is not listed is worth more. */
  mostWorth: Float64Array
  /** What earlier searches still tell; see `PriceMemory`. */
  memory: PriceMemory
}

/**
 * Prices that were looked at before. Of every pair that is not listed, of mentee i and a mentor at spot s,
 *
 *     had[i] + price at s then + place's price then − worth ≥ leeway[i]
 *
 * so none of them is worth more than today's prices unless its price fell by more than the leeway.
 */
export type PriceMemory = {
  /** By place in `index.mentees`; −Infinity for who must be looked at in full. Searches write it. */
  leeway: Float64Array
  spotPrice: Float64Array
  placeStart: Int32Array
  placeGroup: Int32Array
  placePrice: Float64Array
  /** By spot: how much less a seat there costs at most now than it did then. */
  spotFall: Float64Array
  /** The spots where it is more than nothing, the greatest fall first. */
  fallen: Int32Array
}

/** A score with what the floors it reaches are worth. */
export function worthOfScore(score: number, { floors, tiers, points }: Pick<FinderPrices, 'floors' | 'tiers' | 'points'>): number {
  let worth = points * score
  for (let tier = 0; tier < floors.length; tier++) if (score >= floors[tier]!) worth += tiers[tier]!
  return worth
}

/** No score below this one is worth more than so much. */
export function leastScoreAbove(worth: number, { floors, tiers, points }: FinderPrices): number {
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

/** The next of the fallen, from `at` on, who might now be worth their price to the mentee; −1 for nobody. */
export function nextFallen(place: number, { had, mostWorth, spotPrice, memory: { fallen, spotFall, leeway } }: FinderPrices, at: number): number {
  const most = mostWorth[place]! - had[place]!
  for (let next = at; next < fallen.length; next++) {
    const spot = fallen[next]!
    if (spotFall[spot]! <= leeway[place]!) return -1
    if (most > spotPrice[spot]!) return next
  }
  return -1
}

/** What the group's place with a mentor costs on top of the seat. */
export function placePriceOf({ placeStart, placeGroup, placePrice }: Pick<FinderPrices, 'placeStart' | 'placeGroup' | 'placePrice'>, mentor: number, group: number): number {
  for (let at = placeStart[mentor]!; at < placeStart[mentor + 1]!; at++) if (placeGroup[at] === group) return placePrice[at]!
  return 0
}
