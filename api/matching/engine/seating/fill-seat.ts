import type { Circles } from './circles.ts'
import type { Frontier } from './frontier.ts'
import type { Moves } from './moves.ts'
import type { Rows } from './offer-lists.ts'

/**
 * Fills one free seat that still has a price, by the cheapest chain of moves that begins with somebody without a seat
 * or with a mentor who gives one up at no price, and lowers the prices along it; when nobody comes, the seat's price
 * falls to 0. The mirror image of seeking a seat (reverse auctions: Bertsekas, Castañon and Tsaknakis 1993).
 */
export type SeatFiller = {
  /** A mentor with a free seat. */
  fillFrom(mentor: number): void
  /** A seat that was given up a moment ago: its place still has its price. */
  fillPlace(seat: number): void
}

export function createSeatFiller(circles: Circles, wanted: Rows, matchWorth: number, frontier: Frontier, moves: Moves): SeatFiller {
  const { countsGroups, sharesPlaces, group, menteePrice, mentorPrice, seatOf, away } = circles
  const mentorCount = mentorPrice.length
  const { distance, reached, from } = frontier
  /** Nodes are reached by a mentee of theirs who could go `into` another node; or mentors by a place of theirs (−1 − its node), places by their mentor. */
  const byMentor = -1
  const into = new Int32Array(distance.length)
  let shortest = 0
  let startNode = -1
  let endMentee = -1
  let endInto = -1
  let endMentor = -1

  function reachMentor(mentor: number, at: number, by: number): void {
    if (at >= shortest || !frontier.reach(mentor, at, by)) return
    const whole = at + mentorPrice[mentor]!
    if (whole >= shortest) return
    shortest = whole
    endMentor = mentor
    endMentee = -1
  }

  function reachMentee(mentee: number, at: number, node: number): void {
    const seat = seatOf[mentee]!
    if (seat < 0) {
      shortest = at
      endMentee = mentee
      endInto = node
      endMentor = -1
      return
    }
    const mentor = circles.mentorAt[seat]!
    const leaving = countsGroups ? mentorCount + (sharesPlaces ? circles.seatFor(mentor, group[mentee]!) : seat) : mentor
    if (leaving === node || at >= distance[leaving]!) return
    into[leaving] = node
    if (countsGroups) frontier.reach(leaving, at, mentee)
    else reachMentor(mentor, at, mentee)
  }

  function expandMentor(mentor: number, at: number): void {
    const { ids, worths } = wanted
    const bare = at + mentorPrice[mentor]! - matchWorth
    const end = wanted.end[mentor]!
    for (let entry = wanted.start[mentor]!; entry < end; entry++) {
      const mentee = ids[entry]!
      const to = bare - worths[entry]! + menteePrice[mentee]!
      if (to >= shortest || away[mentee] === 1) continue
      if (!countsGroups) reachMentee(mentee, to, mentor)
      else if (circles.seatFor(mentor, group[mentee]!) < 0) {
        const whole = to + circles.standingCost(mentor, group[mentee]!)
        if (whole < shortest) reachMentee(mentee, whole, mentor)
      }
    }
    if (!sharesPlaces) return
    const first = circles.start[mentor]!
    for (let seat = first; seat < first + circles.taken[mentor]!; seat++) {
      if (circles.seatFor(mentor, circles.groupIn[seat]!) !== seat) continue
      const to = at + mentorPrice[mentor]! + circles.nextCost(seat) - circles.placePrice[seat]!
      if (to < shortest) frontier.reach(mentorCount + seat, to, byMentor)
    }
  }

  function expandPlace(place: number, at: number): void {
    const mentor = circles.mentorAt[place]!
    const price = circles.placePrice[place]!
    reachMentor(mentor, at + price - mentorPrice[mentor]! - circles.lastCost(place), -1 - mentorCount - place)
    const { ids, worths } = wanted
    const bare = at + price - matchWorth
    const ownGroup = circles.groupIn[place]!
    const end = wanted.end[mentor]!
    for (let entry = wanted.start[mentor]!; entry < end; entry++) {
      const mentee = ids[entry]!
      const to = bare - worths[entry]! + menteePrice[mentee]!
      if (to < shortest && group[mentee] === ownGroup && away[mentee] === 0) reachMentee(mentee, to, mentorCount + place)
    }
  }

  function lowerPrices(): void {
    for (let entry = 0; entry < frontier.count; entry++) {
      const node = reached[entry]!
      const ahead = shortest - distance[node]!
      if (ahead <= 0) continue
      if (node < mentorCount) {
        mentorPrice[node]! -= ahead
        if (!countsGroups) circles.payPlace(node, -1, ahead)
      } else {
        const seat = node - mentorCount
        circles.setPlacePrice(seat, circles.placePrice[seat]! - ahead)
        circles.payPlace(circles.mentorAt[seat]!, circles.groupIn[seat]!, ahead)
      }
    }
  }

  /** Walks the chain from its end: at every node somebody, or nobody, comes, and somebody of it goes on. */
  function follow(startSeat: number): void {
    let coming = endMentee
    let node = endMentee >= 0 ? endInto : endMentor
    let price = coming >= 0 ? priceAt(node, coming) : 0
    let emptied = -1
    for (;;) {
      let by = 0
      while (node !== startNode && (by = from[node]!) < 0) node = node < mentorCount ? -1 - by : circles.mentorAt[node - mentorCount]!
      if (node === startNode) break
      const left = seatOf[by]!
      if (coming >= 0) moves.note(coming, left, price)
      else emptied = left
      coming = by
      node = into[node]!
      price = priceAt(node, coming)
    }
    if (coming >= 0) moves.note(coming, startSeat >= 0 ? startSeat : circles.takeSeat(startNode), price)
    else emptied = startSeat
    moves.make(-1, emptied)
  }

  function priceAt(node: number, mentee: number): number {
    return node < mentorCount ? circles.emptyPrice(node, group[mentee]!) : circles.placePrice[node - mentorCount]!
  }

  function search(startSeat: number): void {
    for (let node = frontier.takeBelow(shortest); node >= 0; node = frontier.takeBelow(shortest)) {
      if (node < mentorCount) expandMentor(node, distance[node]!)
      else expandPlace(node - mentorCount, distance[node]!)
    }
    lowerPrices()
    follow(startSeat)
    frontier.clear()
  }

  return {
    fillFrom(mentor) {
      startNode = mentor
      shortest = Infinity
      reachMentor(mentor, 0, 0)
      search(-1)
    },
    fillPlace(seat) {
      const mentor = circles.mentorAt[seat]!
      startNode = countsGroups ? mentorCount + circles.seatFor(mentor, circles.groupIn[seat]!) : mentor
      shortest = Infinity
      if (countsGroups) frontier.reach(startNode, 0, 0)
      else reachMentor(mentor, 0, 0)
      search(seat)
    },
  }
}
