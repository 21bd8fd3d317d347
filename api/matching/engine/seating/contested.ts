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

/** A round of searches that share their marks is worth it while it seats at least one in so many. */
const worthwhile = 100

/**
 * Seats as many mentees as can be, each mentee's best offers first, then along shortest augmenting paths: at first in
 * rounds, in which no search looks again at what another has seen (after Hopcroft and Karp), then one after the other.
 * What a search reaches that finds no free seat is contested for good: no later path can lead through it.
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
  const stack = new Int32Array(menteeCount)
  let stacked = 0
  const seenMentees: number[] = []
  const seenMentors: number[] = []
  const seenPlaces: number[] = []

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
    const mentor = freeMentorFor(mentee)
    if (mentor >= 0) circles.sit(circles.takeSeat(mentor), mentee, 0)
  }

  function reach(seat: number, by: number): void {
    const mentee = menteeIn[seat]!
    if (mentees[mentee] === 1) return
    mentees[mentee] = 1
    taker[mentee] = by
    stack[stacked++] = mentee
    seenMentees.push(mentee)
  }

  /** A mentor with a free seat that the mentee may take; −1 when there is none among their offers. */
  function freeMentorFor(mentee: number): number {
    const own = group[mentee]!
    for (let offer = offers.start[mentee]!; offer < offers.end[mentee]!; offer++) {
      const mentor = ids[offer]!
      if (taken[mentor]! < seats[mentor]! && holderOf(mentor, own) < 0 && !isClosed(mentor, own)) return mentor
    }
    return -1
  }

  /** Reaches whoever the mentee could replace. */
  function look(mentee: number): void {
    const own = group[mentee]!
    for (let offer = offers.start[mentee]!; offer < offers.end[mentee]!; offer++) {
      const mentor = ids[offer]!
      if (mentors[mentor] === 1) continue
      const holder = holderOf(mentor, own)
      if (holder >= 0) {
        if (places[holder] === 1) continue
        places[holder] = 1
        seenPlaces.push(holder)
        reach(holder, mentee)
      } else if (!isClosed(mentor, own)) {
        mentors[mentor] = 1
        seenMentors.push(mentor)
        for (let seat = start[mentor]!; seat < start[mentor]! + taken[mentor]!; seat++) reach(seat, mentee)
      }
    }
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
    stack[0] = root
    stacked = 1
    while (stacked > 0) {
      const mentee = stack[--stacked]!
      const mentor = freeMentorFor(mentee)
      if (mentor < 0) {
        look(mentee)
        continue
      }
      augment(mentee, mentor)
      return true
    }
    return false
  }

  function seatInRounds(): void {
    for (let seated = Infinity, left = 0; seated * worthwhile > left; ) {
      seated = left = 0
      for (let mentee = 0; mentee < menteeCount; mentee++) {
        if (seatOf[mentee]! >= 0) continue
        if (findPath(mentee)) seated++
        else left++
      }
      mentees.fill(0)
      mentors.fill(0)
      places.fill(0)
    }
  }

  function seatOneByOne(): void {
    for (let mentee = 0; mentee < menteeCount; mentee++) {
      if (seatOf[mentee]! >= 0) continue
      seenMentees.length = 0
      seenMentors.length = 0
      seenPlaces.length = 0
      if (!findPath(mentee)) continue
      mentees[mentee] = 0
      for (const seen of seenMentees) mentees[seen] = 0
      for (const mentor of seenMentors) mentors[mentor] = 0
      for (const place of seenPlaces) places[place] = 0
    }
  }

  for (let mentee = 0; mentee < menteeCount; mentee++) sitDown(mentee)
  seatInRounds()
  seatOneByOne()
  for (let seat = 0; seat < places.length; seat++) if (mentors[mentorAt[seat]!] === 1) places[seat] = 0
  return { mentees, mentors, places }
}
