import type { Columns } from './columns.ts'
import type { Crew } from './crew-task.ts'
import { leewayToday, placePriceOf, worthOfScore, type FinderPrices } from './finder-prices.ts'
import { createGrowingInts, sharedInts, sharedNumbers } from './rows.ts'
import type { SearchIndex } from './search-index.ts'
import { roomForLists, runTask, type FurtherOffers, type Shortlist } from './shortlist.ts'

/** The prices of a seating over a shortlist, all at least 0. */
export type ListPrices = {
  /** What every match is worth on top of its score and floors. */
  matchWorth: number
  /** Scores from which a pair is worth more, ascending, and how much each adds. */
  floors: number[]
  tiers: number[]
  /** What a point of the score is worth: 1, or 0 where only floors count. */
  points: number
  /** By place in the list's mentees. */
  menteePrice: Float64Array
  /** By mentor; for one without seats any price will do, as nobody pays it. */
  mentorPrice: Float64Array
  /** What places cost on top; the group is the mentee's in the pool, and one that is not named costs nothing. */
  places: { mentor: number; group: number; price: number }[]
}

/** What one round of pricing leaves to the next over the same list, grown since: it saves looking at everybody again. */
export type PriceRecord = { last: FinderPrices | null }

type Spread = Omit<FinderPrices, 'leeway' | 'fallen' | 'fallenBy'>

export type PricingOptions = {
  /** So many pairs at most for each mentee. */
  most: number
  /** Pairs that fall short by less than so much are found too: the next prices may ask for them. */
  reach?: number
  crew?: Crew | undefined
  record?: PriceRecord
}

/** `improving` counts those that would improve the seating; where there are none, it is the best over all permitted pairs. */
export type PricedIn = FurtherOffers & { improving: number }

/**
 * Permitted pairs that are not listed although matchWorth + worth > mentee's + mentor's + place's price, those that the
 * prices leave most for. When there are none, the seating is the best over all permitted pairs and not only over those
 * listed: its prices prove it (column generation; Volgenant 1996 calls the like a core problem).
 */
export function priceIn(columns: Columns, list: Shortlist, prices: ListPrices, { most, reach = 0, crew, record = { last: null } }: PricingOptions): PricedIn {
  const finderPrices = recall(list.index.mentorAt, spreadPrices(columns, list, prices, reach), record)
  const places = uncertain(list, finderPrices)
  const found = roomForLists(list.lastScore.length, most)
  if (places.length > 0) {
    runTask({ kind: 'improve', columns, index: list.index, found, prices: finderPrices, places, listed: { start: list.offerStart, mentor: list.offerMentor } }, crew)
  }
  const [place, mentor, score] = [createGrowingInts(), createGrowingInts(), createGrowingInts()]
  let improving = 0
  for (let at = 0; at < found.count.length; at++) {
    for (let offer = at * most; offer < at * most + found.count[at]!; offer++) {
      place.push(at)
      mentor.push(found.mentor[offer]!)
      score.push(found.score[offer]!)
      if (gainOf(list.index, finderPrices, at, found.mentor[offer]!, found.score[offer]!) > 0) improving++
    }
  }
  return { place: place.done(), mentor: mentor.done(), score: score.done(), improving }
}

/** What the prices leave a mentee of a mentor. */
function gainOf({ spotOf, mentees, groupOf }: SearchIndex, prices: FinderPrices, place: number, mentor: number, score: number): number {
  return worthOfScore(score, prices) - prices.had[place]! - prices.spotPrice[spotOf[mentor]!]! - placePriceOf(prices, mentor, groupOf[mentees[place]!]!)
}

function spreadPrices(columns: Columns, { index, lastScore }: Shortlist, prices: ListPrices, reach: number): Spread {
  const had = sharedNumbers(prices.menteePrice.length)
  prices.menteePrice.forEach((price, place) => (had[place] = price - prices.matchWorth))
  const spotPrice = sharedNumbers(index.mentorAt.length)
  index.mentorAt.forEach((mentor, spot) => (spotPrice[spot] = prices.mentorPrice[mentor]!))
  const placeStart = sharedInts(columns.mentorCount + 1)
  const dear = prices.places.filter(({ price }) => price > 0).sort((one, other) => one.mentor - other.mentor || one.group - other.group)
  const placeGroup = sharedInts(dear.length)
  const placePrice = sharedNumbers(dear.length)
  dear.forEach(({ mentor, group, price }, at) => {
    placeStart[mentor + 1]!++
    placeGroup[at] = group
    placePrice[at] = price
  })
  for (let mentor = 0; mentor < columns.mentorCount; mentor++) placeStart[mentor + 1]! += placeStart[mentor]!
  const leastPrice = spotPrice.reduce((least, price) => Math.min(least, price), Infinity)
  const mostWorth = sharedNumbers(had.length)
  lastScore.forEach((last, place) => (mostWorth[place] = last < 0 ? -Infinity : worthOfScore(last, prices)))
  return { had, mostWorth, reach, spotPrice, leastPrice, placeStart, placeGroup, placePrice, floors: prices.floors, tiers: prices.tiers, points: prices.points }
}

/** Brings the leeways up to date with what each mentee has now, and says who became cheaper. */
function recall(mentorAt: Int32Array, spread: Spread, record: PriceRecord): FinderPrices {
  const { last } = record
  const { had } = spread
  const leeway = last?.leeway ?? sharedNumbers(had.length).fill(-Infinity)
  if (last) for (let place = 0; place < had.length; place++) leeway[place]! += had[place]! - last.had[place]!
  record.last = { ...spread, leeway, ...fallsSince(mentorAt, last ?? spread, spread) }
  return record.last
}

function fallsSince(mentorAt: Int32Array, before: Spread, now: Spread): Pick<FinderPrices, 'fallen' | 'fallenBy'> {
  const spotFall = now.spotPrice.map((price, spot) => before.spotPrice[spot]! - price + greatestPlaceFall(mentorAt[spot]!, before, now))
  const spots = createGrowingInts()
  for (let spot = 0; spot < spotFall.length; spot++) if (spotFall[spot]! > 0) spots.push(spot)
  const fallen = spots.done().sort((one, other) => spotFall[other]! - spotFall[one]! || one - other)
  const fallenBy = sharedNumbers(fallen.length)
  for (let at = 0; at < fallen.length; at++) fallenBy[at] = spotFall[fallen[at]!]!
  return { fallen, fallenBy }
}

/** How much less a place of the mentor costs at most on top of the seat. */
function greatestPlaceFall(mentor: number, before: Spread, now: Spread): number {
  let greatest = 0
  for (let at = before.placeStart[mentor]!; at < before.placeStart[mentor + 1]!; at++) {
    greatest = Math.max(greatest, before.placePrice[at]! - placePriceOf(now, mentor, before.placeGroup[at]!))
  }
  return greatest
}

/** Who might find more beyond their list; of all others their last, or an earlier search, says already that they cannot. */
function uncertain({ index }: Shortlist, prices: FinderPrices): Int32Array {
  const places = createGrowingInts()
  for (const place of index.menteeOrder) {
    const leeway = leewayToday(place, prices)
    if (leeway >= 0) prices.leeway[place] = leeway
    else places.push(place)
  }
  return places.done()
}
