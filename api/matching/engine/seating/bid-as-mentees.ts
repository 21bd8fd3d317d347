import type { Circles } from './circles.ts'
import type { Contested } from './contested.ts'
import type { Rows } from './offer-lists.ts'

/** Bids without getting anywhere after which a mentee waits for the exact repair. */
const mostTies = 4
const mostBids = 100

/**
 * An auction in which the mentees outside the contested part bid for seats (Bertsekas and Castañon, "The auction
 * algorithm for the transportation problem", 1989): each bids up the seat worth most to them until the next best is as
 * good; a mentor keeps the highest bids, one per department where departments must differ. Rounds with a step start the
 * prices off; the last round has none, so whoever holds a seat then pays a price at which they would choose it.
 * Prices are here without what every match is worth.
 * Returns how many of each mentor's seats it left to contested places.
 */
export function bidAsMentees(circles: Circles, offers: Rows, contested: Contested, steps: number[], greatestWorth: number, matchWorth: number): Int32Array {
  const { group, seats, taken, start, menteeIn, groupIn, placePrice, seatOf, menteePrice, mentorPrice } = circles
  const isDistinct = circles.countsGroups && !circles.sharesPlaces
  const { ids, worths } = offers
  const price = new Float64Array(seats.length)
  const bidAt = new Float64Array(menteeIn.length)
  const worthAt = new Float64Array(menteeIn.length)
  /** Contested places hold their seat, at a price that nobody pays; they come first. */
  const held = new Int32Array(seats.length)
  const waiting = new Int32Array(group.length)
  const ties = new Uint8Array(group.length)
  const bids = new Uint16Array(group.length)
  let isTie = false
  const most = 4 * greatestWorth + 4

  function holdContested(): void {
    for (let mentor = 0; mentor < seats.length; mentor++) {
      if (contested.mentors[mentor] === 1 || seats[mentor] === 0) price[mentor] = Infinity
      for (let seat = start[mentor]!; seat < start[mentor]! + seats[mentor]!; seat++) {
        if (contested.places[seat] === 0) continue
        const to = start[mentor]! + held[mentor]!++
        groupIn[to] = groupIn[seat]!
        placePrice[to] = Infinity
        bidAt[to] = Infinity
        menteeIn[to] = -1
      }
    }
  }

  function clear(): void {
    taken.set(held)
    for (let mentee = 0; mentee < group.length; mentee++) if (contested.mentees[mentee] === 0) seatOf[mentee] = -1
  }

  /** Sits the bidder down, and returns whoever has no seat now: the bidder, somebody else, or −1. */
  function place(mentee: number, mentor: number, worth: number, bid: number): number {
    const first = start[mentor]!
    const end = first + taken[mentor]!
    let seat = -1
    if (isDistinct) {
      for (let other = first; other < end; other++) if (groupIn[other] === group[mentee]) seat = other
      if (seat >= 0) {
        if (bid <= bidAt[seat]!) {
          placePrice[seat] = bidAt[seat]!
          return mentee
        }
        placePrice[seat] = bid
        return take(seat, mentee, worth, bid)
      }
    }
    if (end < first + seats[mentor]!) {
      taken[mentor]!++
      menteeIn[end] = -1
      placePrice[end] = 0
      return take(end, mentee, worth, bid)
    }
    let lowest = bid
    let second = Infinity
    for (let other = first; other < end; other++) {
      if (bidAt[other]! <= lowest) {
        second = lowest
        lowest = bidAt[other]!
        seat = other
      } else if (bidAt[other]! < second) second = bidAt[other]!
    }
    price[mentor] = second
    if (seat < 0) return mentee
    placePrice[seat] = 0
    return take(seat, mentee, worth, bid)
  }

  function take(seat: number, mentee: number, worth: number, bid: number): number {
    const left = menteeIn[seat]!
    if (left >= 0) seatOf[left] = -1
    menteeIn[seat] = mentee
    groupIn[seat] = group[mentee]!
    bidAt[seat] = bid
    worthAt[seat] = worth
    seatOf[mentee] = seat
    return left
  }

  function priceFor(mentor: number, of: number): number {
    const end = start[mentor]! + taken[mentor]!
    for (let seat = start[mentor]!; seat < end; seat++) {
      if (groupIn[seat] === of) return placePrice[seat]! > price[mentor]! ? placePrice[seat]! : price[mentor]!
    }
    return price[mentor]!
  }

  /** One bid; returns who is without a seat because of it. */
  function bidFor(mentee: number, step: number): number {
    const own = group[mentee]!
    const end = offers.end[mentee]!
    let best = -Infinity
    let second = -Infinity
    let bestOffer = -1
    let bestPrice = 0
    for (let offer = offers.start[mentee]!; offer < end; offer++) {
      const worth = worths[offer]!
      if (worth <= second) break
      const mentor = ids[offer]!
      let asked = price[mentor]!
      if (worth - asked <= second) continue
      if (isDistinct) {
        asked = priceFor(mentor, own)
        if (worth - asked <= second || circles.standingCost(mentor, own) > 0) continue
      }
      if (worth - asked > best) {
        second = best
        best = worth - asked
        bestOffer = offer
        bestPrice = asked
      } else second = worth - asked
    }
    if (bestOffer < 0) return mentee
    isTie = best === second && step === 0
    return place(mentee, ids[bestOffer]!, worths[bestOffer]!, bestPrice + Math.min(best - second, most) + step)
  }

  function round(step: number): void {
    let count = 0
    ties.fill(0)
    bids.fill(0)
    for (let mentee = group.length - 1; mentee >= 0; mentee--) if (contested.mentees[mentee] === 0) waiting[count++] = mentee
    const limit = step > 0 ? 20 * mostBids : mostBids
    while (count > 0) {
      let mentee = waiting[--count]!
      while (mentee >= 0) {
        const without = bidFor(mentee, step)
        if (without < 0) break
        if (++bids[without]! > limit) break
        if (isTie && ++ties[without]! > mostTies) break
        mentee = without
      }
    }
  }

  function lower(by: number): void {
    for (let mentor = 0; mentor < price.length; mentor++) price[mentor] = Math.max(0, price[mentor]! - by)
  }

  holdContested()
  for (const step of steps) {
    clear()
    round(step)
    lower(4 * step)
  }
  clear()
  round(0)
  for (let mentor = 0; mentor < price.length; mentor++) {
    if (price[mentor] !== Infinity) mentorPrice[mentor] = price[mentor]!
    for (let seat = start[mentor]! + held[mentor]!; seat < start[mentor]! + taken[mentor]!; seat++) {
      placePrice[seat] = Math.max(placePrice[seat]!, price[mentor]!)
      menteePrice[menteeIn[seat]!] = matchWorth + worthAt[seat]! - placePrice[seat]!
    }
  }
  return held
}
