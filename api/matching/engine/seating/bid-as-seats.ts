import type { Circles } from './circles.ts'
import type { Contested } from './contested.ts'
import type { Rows } from './offer-lists.ts'

const mostTies = 4
const mostBids = 100

/**
 * The same auction in the contested part, where there are fewer seats than mentees who want them: here the seats bid for
 * mentees. A mentor's seats never bid for one department twice where departments must differ.
 * @param held how many of each mentor's first seats are contested, for mentors who are not contested as a whole.
 * @param wanted each mentor's best mentees first.
 */
export function bidAsSeats(circles: Circles, wanted: Rows, contested: Contested, held: Int32Array, steps: number[], greatestWorth: number, matchWorth: number): void {
  const { group, seats, taken, start, menteeIn, groupIn, mentorAt, seatOf, menteePrice, mentorPrice } = circles
  const isDistinct = circles.countsGroups && !circles.sharesPlaces
  const { ids, worths } = wanted
  /** What each mentee gains so far; nobody bids for those outside the contested part. */
  const gain = new Float64Array(group.length)
  const worthAt = new Float64Array(menteeIn.length)
  const bidders: number[] = []
  const ties = new Uint8Array(menteeIn.length)
  const bids = new Uint16Array(menteeIn.length)
  const waiting = new Int32Array(menteeIn.length)
  const most = 4 * greatestWorth + 4
  let isTie = false

  for (let mentee = 0; mentee < group.length; mentee++) if (contested.mentees[mentee] === 0) gain[mentee] = Infinity
  for (let mentor = 0; mentor < seats.length; mentor++) {
    const count = contested.mentors[mentor] === 1 ? seats[mentor]! : held[mentor]!
    for (let nth = 0; nth < count; nth++) bidders.push(start[mentor]! + nth)
  }

  function isHeld(mentor: number, of: number): boolean {
    for (let seat = start[mentor]!; seat < start[mentor]! + seats[mentor]!; seat++) if (menteeIn[seat]! >= 0 && groupIn[seat] === of) return true
    return false
  }

  /** Whether the seat may bid for the mentee. */
  function isOpen(seat: number, mentor: number, mentee: number): boolean {
    if (contested.mentors[mentor] === 0) return groupIn[seat] === group[mentee]
    if (isDistinct) return !isHeld(mentor, group[mentee]!) && !(circles.standingCost(mentor, group[mentee]!) > 0)
    return seatOf[mentee]! < 0 || mentorAt[seatOf[mentee]!] !== mentor
  }

  /** One bid; returns the seat that is empty because of it, or −1. */
  function bidFor(seat: number, step: number): number {
    const mentor = mentorAt[seat]!
    const end = wanted.end[mentor]!
    let best = -Infinity
    let second = -Infinity
    let bestEntry = -1
    for (let entry = wanted.start[mentor]!; entry < end; entry++) {
      const worth = worths[entry]!
      if (worth <= second) break
      const mentee = ids[entry]!
      const value = worth - gain[mentee]!
      if (value <= second || !isOpen(seat, mentor, mentee)) continue
      if (value > best) {
        second = best
        best = value
        bestEntry = entry
      } else second = value
    }
    if (bestEntry < 0) return seat
    const mentee = ids[bestEntry]!
    const left = seatOf[mentee]!
    const rise = Math.min(best - second, most) + step
    isTie = rise === 0
    // A tie takes nobody away from another seat: that would only send the tie round.
    if (isTie && left >= 0) return seat
    gain[mentee]! += rise
    if (left >= 0) menteeIn[left] = -1
    menteeIn[seat] = mentee
    groupIn[seat] = group[mentee]!
    worthAt[seat] = worths[bestEntry]!
    seatOf[mentee] = seat
    return left
  }

  function round(step: number): void {
    let count = 0
    ties.fill(0)
    bids.fill(0)
    for (let entry = bidders.length - 1; entry >= 0; entry--) waiting[count++] = bidders[entry]!
    const limit = step > 0 ? 20 * mostBids : mostBids
    while (count > 0) {
      let seat = waiting[--count]!
      while (seat >= 0) {
        const empty = bidFor(seat, step)
        if (empty < 0 || ++bids[empty]! > limit) break
        if (empty === seat && (!isTie || ++ties[seat]! > mostTies)) break
        seat = empty
      }
    }
  }

  function clear(): void {
    for (const seat of bidders) menteeIn[seat] = -1
    for (let mentee = 0; mentee < group.length; mentee++) if (contested.mentees[mentee] === 1) seatOf[mentee] = -1
  }

  /** What an empty seat of the mentor could have at most. */
  function bestLeft(mentor: number): number {
    let best = -matchWorth
    for (let entry = wanted.start[mentor]!; entry < wanted.end[mentor]!; entry++) {
      const value = worths[entry]! - gain[ids[entry]!]!
      if (value > best && isOpen(start[mentor]!, mentor, ids[entry]!)) best = value
    }
    return best
  }

  function priceSeats(mentor: number): void {
    let least = Infinity
    let isFull = true
    for (let seat = start[mentor]!; seat < start[mentor]! + seats[mentor]!; seat++) {
      if (menteeIn[seat]! < 0) isFull = false
      else least = Math.min(least, worthAt[seat]! - gain[menteeIn[seat]!]!)
    }
    mentorPrice[mentor] = Math.max(0, matchWorth + (isFull ? least : bestLeft(mentor)))
  }

  /** Keeps whoever pays at least the mentor's price. */
  function keepSeats(mentor: number, from: number, to: number): void {
    let next = from
    for (let seat = from; seat < to; seat++) {
      const mentee = menteeIn[seat]!
      if (mentee < 0) continue
      const price = matchWorth + worthAt[seat]! - gain[mentee]!
      seatOf[mentee] = -1
      menteeIn[seat] = -1
      if (price < mentorPrice[mentor]!) continue
      circles.sit(next++, mentee, circles.countsGroups ? price : mentorPrice[mentor]!)
      menteePrice[mentee] = circles.countsGroups ? gain[mentee]! : gain[mentee]! + price - mentorPrice[mentor]!
    }
  }

  for (const step of steps) {
    clear()
    round(step)
    for (let mentee = 0; mentee < group.length; mentee++) gain[mentee] = Math.max(0, gain[mentee]! - 4 * step)
  }
  clear()
  round(0)
  for (let mentor = 0; mentor < seats.length; mentor++) {
    const first = start[mentor]!
    if (contested.mentors[mentor] === 1) {
      priceSeats(mentor)
      taken[mentor] = 0
      keepSeats(mentor, first, first + seats[mentor]!)
      while (taken[mentor]! < seats[mentor]! && menteeIn[first + taken[mentor]!]! >= 0) taken[mentor]!++
    } else if (held[mentor]! > 0) {
      keepSeats(mentor, first, first + held[mentor]!)
      for (let seat = first + held[mentor]! - 1; seat >= first; seat--) if (menteeIn[seat]! < 0) circles.dropSeat(seat)
    }
  }
}
