import { bidAsMentees } from './bid-as-mentees.ts'
import { bidAsSeats } from './bid-as-seats.ts'
import type { Circles } from './circles.ts'
import { findContested } from './contested.ts'
import { greatestIn, type Rows } from './offer-lists.ts'
import { sortRows } from './sort-rows.ts'

/**
 * A first seating with prices near the best ones, so that little is left for the exact repair. Every mentee it seats
 * pays what their offer is worth.
 * @param wanted each mentor's best mentees first; asked for when there is a contested part.
 */
export function auction(circles: Circles, offers: Rows, wanted: () => Rows, matchWorth: number): void {
  const greatestWorth = greatestIn(offers)
  const steps = [Math.ceil(greatestWorth / 186), Math.ceil(greatestWorth / 744)].filter((step) => step > 0)
  const contested = findContested(circles, offers)
  const held = bidAsMentees(circles, offers, contested, steps, greatestWorth, matchWorth)
  if (!contested.mentees.includes(1)) return dropRepeated(circles)
  const rows = wanted()
  sortRows(rows, greatestWorth)
  bidAsSeats(circles, rows, contested, held, steps, greatestWorth, matchWorth)
  dropRepeated(circles)
}

/** Where a further mentee of one department costs a penalty, the auction has not counted it: the repair seats those anew. */
function dropRepeated(circles: Circles): void {
  if (!circles.sharesPlaces) return
  for (let mentor = 0; mentor < circles.seats.length; mentor++) {
    for (let seat = circles.start[mentor]! + circles.taken[mentor]! - 1; seat >= circles.start[mentor]!; seat--) {
      const mentee = circles.menteeIn[seat]!
      const of = circles.group[mentee]!
      const cost = circles.emptyPrice(mentor, of) - circles.mentorPrice[mentor]!
      const isRepeated = circles.seatFor(mentor, of) !== seat
      circles.menteePrice[mentee]! += circles.placePrice[seat]! - circles.mentorPrice[mentor]!
      circles.placePrice[seat] = circles.mentorPrice[mentor]!
      if (!isRepeated && cost === 0) continue
      circles.dropSeat(seat)
      circles.seatOf[mentee] = -1
    }
  }
}
