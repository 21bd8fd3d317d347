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
  /** Pairs that fall short by less than so much are looked for too. */
  reach: number
  /** By place in `index.mentees`: no pair that is not listed is worth more. */
  mostWorth: Float64Array
  /**
   * By place in `index.mentees`: of every pair that is not listed, of mentee i and a mentor at spot s, the prices of the
   * round before left at most −leeway[i] when the mentee had what they have now; −Infinity when that is not known. So none
   * of them leaves more than nothing today unless its price has fallen by more than the leeway. Searches write what it
   * is at today's prices.
   */
  leeway: Float64Array
  /** The spots that became cheaper since the round before, the greatest fall first, and by how much at most. */
  fallen: Int32Array
  fallenBy: Float64Array
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

/** The leeway at today's prices, if nobody needs to be looked at to know it; less than nothing otherwise. */
export function leewayToday(place: number, { had, mostWorth, spotPrice, leastPrice, leeway, fallen, fallenBy }: FinderPrices): number {
  const most = mostWorth[place]! - had[place]!
  const before = leeway[place]!
  let least = Infinity
  if (before >= 0) {
    let at = 0
    for (; at < fallen.length && fallenBy[at]! > before && least >= 0; at++) least = Math.min(least, spotPrice[fallen[at]!]! - most)
    least = Math.min(least, before - (fallenBy[at] ?? 0))
  } else least = before
  return Math.max(least, leastPrice - most)
}

/** What the group's place with a mentor costs on top of the seat. */
export function placePriceOf({ placeStart, placeGroup, placePrice }: Pick<FinderPrices, 'placeStart' | 'placeGroup' | 'placePrice'>, mentor: number, group: number): number {
  for (let at = placeStart[mentor]!; at < placeStart[mentor + 1]!; at++) if (placeGroup[at] === group) return placePrice[at]!
  return 0
}
