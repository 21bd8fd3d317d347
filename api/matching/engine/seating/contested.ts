import type { Circles } from './circles.ts'
import type { Rows } from './offer-lists.ts'

/**
 * The part in which mentees outnumber what they are offered (Dulmage and Mendelsohn): whom alternating paths reach from
 * the mentees that a greatest number of matches leaves out. Its seats are full in every such seating, and everybody
 * outside it is matched.
 */
export type Contested = {
  mentees: Uint8Array
  /** All seats of these mentors are contested. */
  mentors: Uint8Array
  /** Of the other mentors, the places that are: by seat of the circles. */
  places: Uint8Array
}

/**
 * Seats as many mentees as can be, each mentee's best offers first, then along shortest augmenting paths in rounds
 * (after Hopcroft and Karp). What the last round reaches, which finds no path, is the contested part.
 */
export function findContested(circles: Circles, offers: Rows): Contested {
  const { group, seatOf, seats, taken, start, menteeIn, groupIn, mentorAt } = circles
  const isDistinct = circles.countsGroups && !circles.sharesPlaces
  const menteeCount = group.length
  const { ids } = offers
  const mentees = new Uint8Array(menteeCount)
  const mentors = new Uint8Array(seats.length)
  const places = new Uint8Array(menteeIn.length)
  /** Who would take the seat of the mentee. */
  const taker = new Int32Array(menteeCount)
  const queue = new Int32Array(menteeCount)
  let queued = 0

  function holderOf(mentor: number, of: number): number {
    if (!isDistinct) return -1
    const end = start[mentor]! + taken[mentor]!
    for (let seat = start[mentor]!; seat < end; seat++) if (groupIn[seat] === of) return seat
    return -1
  }

  function isClosed(mentor: number, of: number): boolean {
    return seats[mentor] === 0 || (isDistinct && circles.standingCost(mentor, of) > 0)
  }

  function sitDown(mentee: number): void {
    for (let offer = offers.start[mentee]!; offer < offers.end[mentee]!; offer++) {
      const mentor = ids[offer]!
      if (taken[mentor]! >= seats[mentor]! || holderOf(mentor, group[mentee]!) >= 0 || isClosed(mentor, group[mentee]!)) continue
      circles.sit(circles.takeSeat(mentor), mentee, 0)
      return
    }
  }

  function reach(seat: number, by: number): void {
    const mentee = menteeIn[seat]!
    if (mentees[mentee] === 1) return
    mentees[mentee] = 1
    taker[mentee] = by
    queue[queued++] = mentee
  }

  /** Reaches whoever the mentee could replace; the mentor, when there is a free seat for them. */
  function look(mentee: number): number {
    const own = group[mentee]!
    for (let offer = offers.start[mentee]!; offer < offers.end[mentee]!; offer++) {
      const mentor = ids[offer]!
      if (mentors[mentor] === 1) continue
      const holder = holderOf(mentor, own)
      if (holder >= 0) {
        if (places[holder] === 1) continue
        places[holder] = 1
        reach(holder, mentee)
      } else if (!isClosed(mentor, own)) {
        if (taken[mentor]! < seats[mentor]!) return mentor
        mentors[mentor] = 1
        for (let seat = start[mentor]!; seat < start[mentor]! + taken[mentor]!; seat++) reach(seat, mentee)
      }
    }
    return -1
  }

  function augment(from: number, mentor: number): void {
    let seat = circles.takeSeat(mentor)
    for (let mentee = from; mentee >= 0; mentee = taker[mentee]!) {
      const left = seatOf[mentee]!
      circles.sit(seat, mentee, 0)
      seat = left
    }
  }

  function findPath(root: number): boolean {
    mentees[root] = 1
    taker[root] = -1
    queue[0] = root
    queued = 1
    for (let next = 0; next < queued; next++) {
      const mentor = look(queue[next]!)
      if (mentor < 0) continue
      augment(queue[next]!, mentor)
      return true
    }
    return false
  }

  for (let mentee = 0; mentee < menteeCount; mentee++) sitDown(mentee)
  for (let isGreatest = false; !isGreatest; ) {
    isGreatest = true
    mentees.fill(0)
    mentors.fill(0)
    places.fill(0)
    for (let mentee = 0; mentee < menteeCount; mentee++) if (seatOf[mentee]! < 0 && findPath(mentee)) isGreatest = false
  }
  for (let seat = 0; seat < places.length; seat++) if (mentors[mentorAt[seat]!] === 1) places[seat] = 0
  return { mentees, mentors, places }
}
