import type { Columns } from './columns.ts'
import type { Crew } from './crew-task.ts'
import { nextFallen, placePriceOf, worthOfScore, type FinderPrices, type PriceMemory } from './finder-prices.ts'
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

/** What one round of pricing leaves to the next over the same list, grown since: it saves looking at everybody again. */
export type PriceRecord = { last: { had: Float64Array; leastPrice: number; memory: PriceMemory } | null }

type Spread = Omit<FinderPrices, 'memory'>

/**
 * Permitted pairs that are not listed although matchWorth + worth > mentee's + mentor's + place's price: at most `most`
 * for each mentee, those that the prices leave most for. When there are none, the seating is the best over all
 * permitted pairs and not only over those listed: its prices prove it (column generation; Volgenant 1996 calls the
 * like a core problem).
 */
export function priceIn(columns: Columns, list: Shortlist, prices: ListPrices, most: number, crew?: Crew, record: PriceRecord = { last: null }): FurtherOffers {
  const finderPrices = recall(list.index.mentorAt, spreadPrices(columns, list, prices), record)
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

function spreadPrices(columns: Columns, { index, lastScore }: Shortlist, prices: ListPrices): Spread {
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
  return { had, mostWorth, spotPrice, leastPrice, placeStart, placeGroup, placePrice, floors: prices.floors, tiers: prices.tiers, points: prices.points }
}

/** Brings the leeways up to date with what each mentee has now. The first prices of a record are those remembered. */
function recall(mentorAt: Int32Array, spread: Spread, record: PriceRecord): FinderPrices {
  const { had, spotPrice, placeStart, placeGroup, placePrice } = spread
  const last = record.last
  if (!last) {
    const leeway = sharedNumbers(had.length).fill(-Infinity)
    const memory = { leeway, spotPrice, placeStart, placeGroup, placePrice, spotFall: sharedNumbers(spotPrice.length), fallen: sharedInts(0) }
    record.last = { had, leastPrice: spread.leastPrice, memory }
    return { ...spread, memory }
  }
  const { leeway } = last.memory
  for (let place = 0; place < had.length; place++) leeway[place]! += had[place]! - last.had[place]!
  const memory = { ...last.memory, ...fallsSince(mentorAt, last.memory, spread) }
  const leastPrice = Math.min(spread.leastPrice, last.leastPrice)
  record.last = { ...last, had, memory }
  return { ...spread, leastPrice, memory }
}

function fallsSince(mentorAt: Int32Array, before: PriceMemory, now: Spread): Pick<PriceMemory, 'spotFall' | 'fallen'> {
  const spotFall = sharedNumbers(now.spotPrice.length)
  const fallen: number[] = []
  for (let spot = 0; spot < spotFall.length; spot++) {
    const fall = before.spotPrice[spot]! - now.spotPrice[spot]!
    spotFall[spot] = fall + greatestPlaceFall(mentorAt[spot]!, before, now)
    if (spotFall[spot]! > 0) fallen.push(spot)
  }
  const inOrder = sharedInts(fallen.length)
  inOrder.set(fallen.sort((one, other) => spotFall[other]! - spotFall[one]! || one - other))
  return { spotFall, fallen: inOrder }
}

/** How much less a place of the mentor costs at most on top of the seat. */
function greatestPlaceFall(mentor: number, before: PriceMemory, now: Spread): number {
  let greatest = 0
  for (let at = before.placeStart[mentor]!; at < before.placeStart[mentor + 1]!; at++) {
    greatest = Math.max(greatest, before.placePrice[at]! - placePriceOf(now, mentor, before.placeGroup[at]!))
  }
  return greatest
}

/** Who might find more beyond their list; for all others its last, or an earlier search, says already that they cannot. */
function uncertified({ index }: Shortlist, prices: FinderPrices): Int32Array {
  const { had, mostWorth, leastPrice, memory } = prices
  const places = createGrowingInts()
  for (const place of index.menteeOrder) {
    if (mostWorth[place]! <= had[place]! + leastPrice) continue
    if (memory.leeway[place]! < 0 || nextFallen(place, prices, 0) >= 0) places.push(place)
  }
  return places.done()
}
