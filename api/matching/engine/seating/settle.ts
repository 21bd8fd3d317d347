import type { Circles } from './circles.ts'
import { createSeatFiller, type SeatFiller } from './fill-seat.ts'
import { createFrontier, type Frontier } from './frontier.ts'
import { createMoves } from './moves.ts'
import { turnRows, type Rows } from './offer-lists.ts'
import { createSeatSeeker } from './seek-seat.ts'

/** The exact repairs: each leaves prices that prove the seating, whatever they were before. */
export type Repairs = {
  /** Which mentees each mentor is offered, made when it is needed first. */
  wanted(): Rows
  /** Whether `wanted` was made, and has to follow the offers. */
  readonly isTurned: boolean
  /** What the mentee would have to pay there. */
  priceFor(mentee: number, mentor: number): number
  /** What the best offer is worth to the mentee at today's prices; 0 when none is worth anything. */
  bestFor(mentee: number): number
  /** Seats a mentee who has no seat. */
  enter(mentee: number): void
  /** Takes the mentee's seat; whoever gains most from it gets it. */
  vacate(mentee: number): void
  /** Fills the mentor's free seats, or lowers their price to 0. */
  fill(mentor: number): void
  /** Repairs everything, from any seating whose mentees pay exactly what their offer is worth. */
  settle(): void
}

export function createRepairs(circles: Circles, offers: Rows, matchWorth: number): Repairs {
  const { countsGroups, group, menteePrice, mentorPrice, seatOf, away } = circles
  const mentorCount = mentorPrice.length
  const moves = createMoves(circles)
  let turned: Rows | null = null
  let frontier: Frontier | null = null
  let seek: ((entering: number) => void) | null = null
  let filler: SeatFiller | null = null

  /** Searches number the seats, so they are made anew when there are more of them. */
  function frontierNow(): Frontier {
    const nodeCount = mentorCount + circles.menteeIn.length
    if (!frontier || frontier.distance.length !== nodeCount) {
      frontier = createFrontier(nodeCount)
      seek = null
      filler = null
    }
    return frontier
  }

  function seekerNow(): (entering: number) => void {
    const now = frontierNow()
    seek ??= createSeatSeeker(circles, offers, matchWorth, now, moves)
    return seek
  }

  function fillerNow(): SeatFiller {
    const now = frontierNow()
    filler ??= createSeatFiller(circles, wanted(), matchWorth, now, moves)
    return filler
  }

  function wanted(): Rows {
    turned ??= turnRows(offers, mentorCount)
    return turned
  }

  function priceFor(mentee: number, mentor: number): number {
    const seat = countsGroups ? circles.seatFor(mentor, group[mentee]!) : -1
    return seat < 0 ? circles.emptyPrice(mentor, group[mentee]!) : circles.placePrice[seat]!
  }

  function bestFor(mentee: number): number {
    const { ids, worths } = offers
    const end = offers.end[mentee]!
    let best = 0
    for (let offer = offers.start[mentee]!; offer < end; offer++) {
      const whole = matchWorth + worths[offer]!
      if (whole <= best) break
      const mentor = ids[offer]!
      if (whole - mentorPrice[mentor]! <= best) continue
      const gain = whole - priceFor(mentee, mentor)
      if (gain > best) best = gain
    }
    return best
  }

  function enter(mentee: number): void {
    const best = bestFor(mentee)
    menteePrice[mentee] = best
    if (best > 0) seekerNow()(mentee)
  }

  function fill(mentor: number): void {
    while (circles.taken[mentor]! < circles.seats[mentor]! && mentorPrice[mentor]! > 0) fillerNow().fillFrom(mentor)
  }

  /** One fewer in a place that still has some: it may cost no more than what the next one would. */
  function cheapenPlace(mentor: number, of: number): void {
    const place = circles.seatFor(mentor, of)
    if (place < 0) return
    const above = circles.placePrice[place]! - mentorPrice[mentor]! - circles.nextCost(place)
    if (above <= 0) return
    circles.setPlacePrice(place, circles.placePrice[place]! - above)
    circles.payPlace(mentor, of, above)
  }

  /** Takes the seats of all who would rather sit elsewhere. A place that is given up gets cheaper, so others may follow. */
  function unseatTempted(): void {
    for (let isCalm = false; !isCalm; ) {
      isCalm = true
      for (let mentee = 0; mentee < seatOf.length; mentee++) {
        const seat = seatOf[mentee]!
        if (seat < 0 || bestFor(mentee) <= menteePrice[mentee]!) continue
        const mentor = circles.mentorAt[seat]!
        circles.dropSeat(seat)
        seatOf[mentee] = -1
        if (circles.sharesPlaces) cheapenPlace(mentor, group[mentee]!)
        isCalm = !countsGroups && isCalm
      }
    }
  }

  return {
    wanted,
    priceFor,
    get isTurned() {
      return turned !== null
    },
    bestFor,
    enter,
    vacate(mentee) {
      const seat = seatOf[mentee]!
      const mentor = circles.mentorAt[seat]!
      seatOf[mentee] = -1
      menteePrice[mentee] = 0
      circles.menteeIn[seat] = -1
      if (mentorPrice[mentor] === 0 && (!countsGroups || circles.placePrice[seat] === 0)) circles.dropSeat(seat)
      else fillerNow().fillPlace(seat)
    },
    fill,
    settle() {
      unseatTempted()
      for (let mentee = 0; mentee < seatOf.length; mentee++) if (seatOf[mentee]! < 0 && away[mentee] === 0) enter(mentee)
      for (let mentor = 0; mentor < mentorCount; mentor++) fill(mentor)
    },
  }
}
