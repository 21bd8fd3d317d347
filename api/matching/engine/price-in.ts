import type { Columns } from './columns.ts'
import type { Crew } from './crew-task.ts'
import type { FinderPrices } from './finder.ts'
import { createGrowingInts, sharedInts, sharedNumbers } from './rows.ts'
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

/**
 * Permitted pairs that are not listed although matchWorth + worth > mentee's + mentor's + place's price: at most `most`
 * for each mentee, those that the prices leave most for. When there are none, the seating is the best over all
 * permitted pairs and not only over those listed: its prices prove it (column generation; Volgenant 1996 calls the
 * like a core problem).
 */
export function priceIn(columns: Columns, list: Shortlist, prices: ListPrices, most: number, crew?: Crew): FurtherOffers {
  const finderPrices = spreadPrices(columns, list, prices)
  const places = uncertified(list, finderPrices)
  const found = roomForLists(list.lastScore.length, most)
  if (places.length > 0) {
    runTask({ kind: 'improve', columns, index: list.index, found, prices: finderPrices, places, listedStart: list.offerStart, listedMentor: list.offerMentor }, crew)
  }
  const [place, mentor, score] = [createGrowingInts(), createGrowingInts(), createGrowingInts()]
  for (let at = 0; at < found.count.length; at++) {
    for (let offer = at * most; offer < at * most + found.count[at]!; offer++) {
      place.push(at)
      mentor.push(found.mentor[offer]!)
      score.push(found.score[offer]!)
    }
  }
  return { place: place.done(), mentor: mentor.done(), score: score.done() }
}

function spreadPrices(columns: Columns, { index }: Shortlist, prices: ListPrices): FinderPrices {
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
  return { had, spotPrice, leastPrice, placeStart, placeGroup, placePrice, floors: prices.floors, tiers: prices.tiers, points: prices.points }
}

/** Who might find more beyond their list; for all others the last of the list already says that they cannot. */
function uncertified({ lastScore, index }: Shortlist, { had, leastPrice, floors, tiers, points }: FinderPrices): Int32Array {
  const places = createGrowingInts()
  for (const place of index.menteeOrder) {
    const last = lastScore[place]!
    const worth = floors.reduce((sum, floor, tier) => (last >= floor ? sum + tiers[tier]! : sum), points * last)
    if (last >= 0 && worth > had[place]! + leastPrice) places.push(place)
  }
  return places.done()
}
