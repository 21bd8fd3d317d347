import type { Circles } from './circles.ts'
import type { Frontier } from './frontier.ts'
import type { Moves } from './moves.ts'
import type { Rows } from './offer-lists.ts'

/**
 * Seats one mentee by the cheapest chain of moves that ends in a free seat or in somebody giving theirs up, and raises
 * the prices along it: one step of successive shortest paths (Ahuja, Magnanti and Orlin, "Network Flows", chapter 9).
 * A free seat may have a price: it is taken at that price. Nodes of the search are mentors (0, 1, …) and, where
 * departments count, places (mentor count + seat); mentees need none, each is reached only from their own seat.
 */
export function createSeatSeeker(circles: Circles, offers: Rows, matchWorth: number, frontier: Frontier, moves: Moves): (entering: number) => void {
  const { countsGroups, group, menteePrice, mentorPrice, seatOf } = circles
  const mentorCount = mentorPrice.length
  const { distance, reached, from } = frontier
  /** Mentors are reached by a mentee, or by a place (−1 − its node); places by a mentee, or by their own mentor. */
  const byMentor = -1
  const visited: number[] = []
  const visitedAt: number[] = []
  let shortest = 0
  let endMentor = -1
  let endMentee = -1

  function reachMentor(mentor: number, at: number, by: number): void {
    if (at >= shortest) return
    if (circles.taken[mentor]! >= circles.seats[mentor]!) frontier.reach(mentor, at, by)
    else {
      shortest = at
      endMentor = mentor
      endMentee = -1
      from[mentor] = by
    }
  }

  function visit(mentee: number, at: number): void {
    visited.push(mentee)
    visitedAt.push(at)
    const own = at + menteePrice[mentee]!
    if (own < shortest) {
      shortest = own
      endMentee = mentee
      endMentor = -1
    }
    const { ids, worths } = offers
    const { start, taken, groupIn, placePrice } = circles
    const end = offers.end[mentee]!
    const ownGroup = group[mentee]!
    for (let offer = offers.start[mentee]!; offer < end; offer++) {
      const bare = own - matchWorth - worths[offer]!
      if (bare >= shortest) return
      const mentor = ids[offer]!
      if (bare + mentorPrice[mentor]! >= shortest) continue
      if (!countsGroups) {
        reachMentor(mentor, bare + mentorPrice[mentor]!, mentee)
        continue
      }
      let seat = start[mentor]!
      const last = seat + taken[mentor]!
      while (seat < last && groupIn[seat] !== ownGroup) seat++
      if (seat === last) reachMentor(mentor, bare + circles.emptyPrice(mentor, ownGroup), mentee)
      else if (bare + placePrice[seat]! < shortest) frontier.reach(mentorCount + seat, bare + placePrice[seat]!, mentee)
    }
  }

  function expandMentor(mentor: number, at: number): void {
    const first = circles.start[mentor]!
    for (let seat = first; seat < first + circles.taken[mentor]!; seat++) {
      if (!countsGroups) visit(circles.menteeIn[seat]!, at)
      else {
        const place = circles.sharesPlaces ? circles.seatFor(mentor, circles.groupIn[seat]!) : seat
        const to = at + circles.placePrice[seat]! - mentorPrice[mentor]! - circles.lastCost(seat)
        if (place === seat && to < shortest) frontier.reach(mentorCount + seat, to, byMentor)
      }
    }
  }

  function expandPlace(place: number, at: number): void {
    const mentor = circles.mentorAt[place]!
    const first = circles.start[mentor]!
    if (!circles.sharesPlaces) return visit(circles.menteeIn[place]!, at)
    reachMentor(mentor, at + mentorPrice[mentor]! + circles.nextCost(place) - circles.placePrice[place]!, -1 - mentorCount - place)
    for (let seat = first; seat < first + circles.taken[mentor]!; seat++) {
      if (circles.groupIn[seat] === circles.groupIn[place]) visit(circles.menteeIn[seat]!, at)
    }
  }

  function raisePrices(): void {
    for (let entry = 0; entry < visited.length; entry++) {
      const ahead = shortest - visitedAt[entry]!
      if (ahead > 0) menteePrice[visited[entry]!]! -= ahead
    }
    for (let entry = 0; entry < frontier.count; entry++) {
      const node = reached[entry]!
      const ahead = shortest - distance[node]!
      if (ahead <= 0) continue
      if (node < mentorCount) mentorPrice[node]! += ahead
      else circles.setPlacePrice(node - mentorCount, circles.placePrice[node - mentorCount]! + ahead)
    }
  }

  /** Walks the chain from its end: at every node somebody comes into `seat`, which was free or has just been left. */
  function follow(entering: number): void {
    if (endMentor < 0 && endMentee === entering) return
    let seat: number
    let node: number
    if (endMentor >= 0) {
      seat = circles.takeSeat(endMentor)
      node = endMentor
    } else {
      seat = seatOf[endMentee]!
      node = nodeOf(endMentee)
    }
    for (;;) {
      const mentor = circles.mentorAt[seat]!
      const by = from[node]!
      if (by < 0) {
        node = node < mentorCount ? -1 - by : mentor
        continue
      }
      moves.note(by, seat, node < mentorCount ? circles.emptyPrice(mentor, group[by]!) : circles.placePrice[node - mentorCount]!)
      if (by === entering) break
      seat = seatOf[by]!
      node = nodeOf(by)
    }
    moves.make(endMentor < 0 ? endMentee : -1, -1)
  }

  function nodeOf(mentee: number): number {
    const seat = seatOf[mentee]!
    const mentor = circles.mentorAt[seat]!
    return countsGroups ? mentorCount + circles.seatFor(mentor, group[mentee]!) : mentor
  }

  return (entering) => {
    shortest = Infinity
    visit(entering, 0)
    for (let node = frontier.takeBelow(shortest); node >= 0; node = frontier.takeBelow(shortest)) {
      if (node < mentorCount) expandMentor(node, distance[node]!)
      else expandPlace(node - mentorCount, distance[node]!)
    }
    raisePrices()
    follow(entering)
    frontier.clear()
    visited.length = 0
    visitedAt.length = 0
  }
}
