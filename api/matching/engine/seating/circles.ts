import type { SeatingProblem } from './problem.ts'

/**
 * Who sits where, and all prices. A place is what one mentor has for one department. An empty place costs what its
 * mentor's seat costs, so only seats that somebody holds carry the price of their place; seats of one place carry the same.
 */
export type Circles = {
  /** Whether departments count: then seats carry prices and groups. */
  readonly countsGroups: boolean
  /** Whether a place can hold more than one, at a penalty. */
  readonly sharesPlaces: boolean
  readonly penalty: number
  /** Mentor j's seats are `start[j]` up to, not including, `start[j] + taken[j]`; there is room up to `start[j + 1]`. */
  start: Int32Array
  seats: Int32Array
  taken: Int32Array
  /** By seat; −1 in a seat that was given up a moment ago and is still priced. */
  menteeIn: Int32Array
  groupIn: Int32Array
  /** By seat: the mentor's price and the department's on top. */
  placePrice: Float64Array
  mentorAt: Int32Array
  /** By mentee: −1 without a seat. */
  seatOf: Int32Array
  /** By mentee: 1 for those who take no part. */
  away: Uint8Array
  group: Int32Array
  menteePrice: Float64Array
  mentorPrice: Float64Array
  /** The seat that stands for the place; −1 when nobody holds it. */
  seatFor(mentor: number, group: number): number
  /** What the next mentee in an empty place costs because of those who stand there. */
  standingCost(mentor: number, group: number): number
  /** Groups of whom somebody stands with the mentor. */
  standingGroups(mentor: number): number[]
  /** What an empty place costs with the mentor's seat; Infinity when it is closed. */
  emptyPrice(mentor: number, group: number): number
  /** What the mentees in a seat's place cost each other: what the last of them costs, and what one more would. */
  lastCost(seat: number): number
  nextCost(seat: number): number
  setPlacePrice(seat: number, price: number): void
  /** What a place becomes cheaper its mentees gain; all of the mentor's places, when departments do not count. */
  payPlace(mentor: number, group: number, amount: number): void
  /** A free seat of the mentor, taken but not yet held. */
  takeSeat(mentor: number): number
  sit(seat: number, mentee: number, price: number): void
  /** Gives a seat up; the mentor's last seat takes its number. */
  dropSeat(seat: number): void
  /** Makes room for so many seats. */
  widen(mentor: number, seats: number): void
  stand(mentor: number, group: number, by: number): void
}

/** All seats free, all prices 0. */
export function createCircles(problem: SeatingProblem): Circles {
  const { group, penalty } = problem
  const menteeCount = group.length
  const mentorCount = problem.seats.length
  const seats = problem.seats.map((free) => Math.max(0, free))
  const standing: ({ group: number; count: number }[] | undefined)[] = new Array<undefined>(mentorCount).fill(undefined)
  const countsGroups = penalty > 0

  function stand(mentor: number, of: number, by: number): void {
    const here = (standing[mentor] ??= [])
    const place = here.find((one) => one.group === of)
    if (place) place.count += by
    else here.push({ group: of, count: by })
  }

  function standingAt(mentor: number, of: number): number {
    const here = standing[mentor]
    if (here) for (const place of here) if (place.group === of) return place.count
    return 0
  }

  function heldWith(seat: number): number {
    const mentor = circles.mentorAt[seat]!
    const of = circles.groupIn[seat]!
    let held = standingAt(mentor, of)
    const first = circles.start[mentor]!
    for (let other = first; other < first + circles.taken[mentor]!; other++) if (circles.groupIn[other] === of) held++
    return held
  }

  function layOut(room: Int32Array): void {
    const { start, taken, menteeIn, groupIn, placePrice } = circles
    const next = new Int32Array(mentorCount + 1)
    for (let mentor = 0; mentor < mentorCount; mentor++) next[mentor + 1] = next[mentor]! + room[mentor]!
    const size = next[mentorCount]!
    circles.start = next
    circles.menteeIn = new Int32Array(size).fill(-1)
    circles.groupIn = new Int32Array(size)
    circles.placePrice = new Float64Array(size)
    circles.mentorAt = new Int32Array(size)
    for (let mentor = 0; mentor < mentorCount; mentor++) {
      circles.mentorAt.fill(mentor, next[mentor], next[mentor + 1])
      for (let nth = 0; nth < taken[mentor]!; nth++) {
        const from = start[mentor]! + nth
        const to = next[mentor]! + nth
        circles.menteeIn[to] = menteeIn[from]!
        circles.groupIn[to] = groupIn[from]!
        circles.placePrice[to] = placePrice[from]!
        if (menteeIn[from]! >= 0) circles.seatOf[menteeIn[from]!] = to
      }
    }
  }

  const circles: Circles = {
    countsGroups,
    sharesPlaces: countsGroups && penalty !== Infinity,
    penalty,
    start: new Int32Array(mentorCount + 1),
    seats,
    taken: new Int32Array(mentorCount),
    menteeIn: new Int32Array(0),
    groupIn: new Int32Array(0),
    placePrice: new Float64Array(0),
    mentorAt: new Int32Array(0),
    seatOf: new Int32Array(menteeCount).fill(-1),
    away: new Uint8Array(menteeCount),
    group,
    menteePrice: new Float64Array(menteeCount),
    mentorPrice: new Float64Array(mentorCount),
    seatFor(mentor, of) {
      const first = circles.start[mentor]!
      const end = first + circles.taken[mentor]!
      for (let seat = first; seat < end; seat++) if (circles.groupIn[seat] === of) return seat
      return -1
    },
    standingCost(mentor, of) {
      const already = standingAt(mentor, of)
      return already === 0 ? 0 : penalty * already
    },
    standingGroups: (mentor) => (standing[mentor] ?? []).map((place) => place.group),
    emptyPrice: (mentor, of) => circles.mentorPrice[mentor]! + (standing[mentor] ? circles.standingCost(mentor, of) : 0),
    lastCost(seat) {
      if (!circles.sharesPlaces) return 0
      return penalty * (heldWith(seat) - 1)
    },
    nextCost(seat) {
      if (!circles.sharesPlaces) return Infinity
      return penalty * heldWith(seat)
    },
    setPlacePrice(seat, price) {
      circles.placePrice[seat] = price
      if (!circles.sharesPlaces) return
      const mentor = circles.mentorAt[seat]!
      const first = circles.start[mentor]!
      for (let other = first; other < first + circles.taken[mentor]!; other++) {
        if (circles.groupIn[other] === circles.groupIn[seat]) circles.placePrice[other] = price
      }
    },
    payPlace(mentor, of, amount) {
      const first = circles.start[mentor]!
      for (let seat = first; seat < first + circles.taken[mentor]!; seat++) {
        if (countsGroups && circles.groupIn[seat] !== of) continue
        const mentee = circles.menteeIn[seat]!
        if (mentee >= 0) circles.menteePrice[mentee]! += amount
      }
    },
    takeSeat: (mentor) => circles.start[mentor]! + circles.taken[mentor]!++,
    sit(seat, mentee, price) {
      circles.menteeIn[seat] = mentee
      circles.groupIn[seat] = group[mentee]!
      circles.placePrice[seat] = price
      circles.seatOf[mentee] = seat
    },
    dropSeat(seat) {
      const mentor = circles.mentorAt[seat]!
      const last = circles.start[mentor]! + --circles.taken[mentor]!
      const moved = circles.menteeIn[last]!
      circles.menteeIn[seat] = moved
      circles.groupIn[seat] = circles.groupIn[last]!
      circles.placePrice[seat] = circles.placePrice[last]!
      if (moved >= 0 && seat !== last) circles.seatOf[moved] = seat
      circles.menteeIn[last] = -1
    },
    widen(mentor, needed) {
      const room = new Int32Array(mentorCount)
      for (let at = 0; at < mentorCount; at++) room[at] = circles.start[at + 1]! - circles.start[at]!
      if (needed <= room[mentor]!) return
      room[mentor] = needed
      layOut(room)
    },
    stand,
  }
  for (const { mentor, group: of } of problem.standing) stand(mentor, of, 1)
  layOut(seats)
  return circles
}
