import { createNodeHeap } from './seating/node-heap.ts'

/**
 * Who may be seated where, and what it is worth. Mentees, mentors and groups are numbered from 0; a slot is one
 * mentor's place for one group: `mentor * groups + group`. All worths and penalties are whole and at least 0, and small
 * enough that their sums along a path stay below 2^53.
 */
export type AssignProblem = {
  groups: number
  /** Group of each mentee. */
  group: Int32Array
  /** Seats of each mentor. */
  seats: Int32Array
  /** Mentee i's offers are `offerStart[i]` up to, not including, `offerStart[i + 1]`, the best first. */
  offerStart: Int32Array
  offerMentor: Int32Array
  offerWorth: Float64Array
  /** What the (k+1)th mentee of a slot costs is k times this: Infinity forbids a second, 0 does not mind. */
  penalty: number
  /** Mentees who hold a place in a slot beforehand, as locked pairs do: they count but cannot move. */
  standing: Int32Array
}

/**
 * The greatest total worth less penalties, with its proof: `menteePrice[i] + mentorPrice[j] + slotPrice[j, group i] ≥ worth`
 * for every offer, all prices ≥ 0, and the prices of the seats and people add up to exactly what the seating is worth.
 */
export type Assignment = {
  /** −1 for a mentee without a mentor. */
  mentorOf: Int32Array
  menteePrice: Float64Array
  mentorPrice: Float64Array
  slotPrice: Float64Array
}

/**
 * Successive shortest paths with prices (the primal-dual method for minimum-cost flow; Ahuja, Magnanti and Orlin,
 * "Network Flows", chapter 9). Mentees enter one by one; each takes the cheapest chain of moves that ends in a free seat
 * or in somebody giving up theirs, so after every step the seating is the best for those who have entered.
 */
export function assign(problem: AssignProblem): Assignment {
  const { groups, group, seats, offerStart, offerMentor, offerWorth, penalty, standing } = problem
  const menteeCount = group.length
  const mentorCount = seats.length
  const slotCount = mentorCount * groups
  const slotOf = new Int32Array(menteeCount).fill(-1)
  const menteePrice = new Float64Array(menteeCount)
  const mentorPrice = new Float64Array(mentorCount)
  // A slot costs at least what its mentor costs, so an entry below the mentor's price stands for "the same as the mentor".
  const placePrice = new Float64Array(slotCount)
  const inSlot = new Int32Array(slotCount)
  const seatStart = new Int32Array(mentorCount + 1)
  for (let mentor = 0; mentor < mentorCount; mentor++) seatStart[mentor + 1] = seatStart[mentor]! + Math.max(0, seats[mentor]!)
  const seated = new Int32Array(seatStart[mentorCount]!)
  const taken = new Int32Array(mentorCount)

  // Nodes of the search: slots with somebody in them, then mentors. Mentees need no node: each is reached only from their slot.
  const distance = new Float64Array(slotCount + mentorCount).fill(Infinity)
  const reached = new Int32Array(slotCount + mentorCount)
  /** Who would move into the slot; −1 when it was reached from its mentor: somebody of another group comes instead. */
  const slotTaker = new Int32Array(slotCount)
  const mentorSlot = new Int32Array(mentorCount)
  const mentorTaker = new Int32Array(mentorCount)
  const visited = new Int32Array(menteeCount)
  const visitedAt = new Float64Array(menteeCount)
  const heap = createNodeHeap(slotCount + mentorCount)
  let reachedCount = 0
  let visitedCount = 0
  let shortest = 0
  let endMentor = -1
  let endMentee = -1
  let leastPrice = 0

  function priceOfPlace(slot: number, mentor: number): number {
    const own = placePrice[slot]!
    const floor = mentorPrice[mentor]!
    return own > floor ? own : floor
  }

  function stepCost(already: number): number {
    return already === 0 ? 0 : penalty * already
  }

  function reach(node: number, at: number): boolean {
    const before = distance[node]!
    if (at >= before) return false
    if (before === Infinity) reached[reachedCount++] = node
    distance[node] = at
    heap.offer(node, at)
    return true
  }

  function reachMentor(mentor: number, slot: number, taker: number, at: number): void {
    if (at >= shortest) return
    if (taken[mentor]! < seats[mentor]!) {
      shortest = at
      endMentor = mentor
      endMentee = -1
    } else if (!reach(slotCount + mentor, at)) return
    mentorSlot[mentor] = slot
    mentorTaker[mentor] = taker
  }

  function visit(mentee: number, at: number): void {
    visited[visitedCount] = mentee
    visitedAt[visitedCount++] = at
    const own = at + menteePrice[mentee]!
    if (own < shortest) {
      shortest = own
      endMentee = mentee
      endMentor = -1
    }
    const last = offerStart[mentee + 1]!
    const ownGroup = group[mentee]!
    for (let offer = offerStart[mentee]!; offer < last; offer++) {
      const bare = own - offerWorth[offer]!
      if (bare + leastPrice >= shortest) return
      const mentor = offerMentor[offer]!
      const slot = mentor * groups + ownGroup
      // Written out and not `priceOfPlace`: this line runs hundreds of millions of times.
      const place = placePrice[slot]!
      const floor = mentorPrice[mentor]!
      const to = bare + (place > floor ? place : floor)
      if (to >= shortest) continue
      // Through an empty slot the way leads on to its mentor at no cost, so it needs no node of its own.
      if (inSlot[slot] === 0 && standing[slot] === 0) reachMentor(mentor, slot, mentee, to)
      else if (reach(slot, to)) slotTaker[slot] = mentee
    }
  }

  function expandSlot(slot: number, at: number): void {
    const mentor = Math.floor(slot / groups)
    const onward = stepCost(standing[slot]! + inSlot[slot]!)
    if (onward !== Infinity) reachMentor(mentor, slot, -1, at + mentorPrice[mentor]! + onward - priceOfPlace(slot, mentor))
    if (inSlot[slot] === 0) return
    const first = seatStart[mentor]!
    for (let seat = first; seat < first + taken[mentor]!; seat++) {
      const mentee = seated[seat]!
      if (slotOf[mentee] === slot) visit(mentee, at)
    }
  }

  function expandMentor(mentor: number, at: number): void {
    const first = seatStart[mentor]!
    for (let seat = first; seat < first + taken[mentor]!; seat++) {
      const slot = slotOf[seated[seat]!]!
      const saved = stepCost(standing[slot]! + inSlot[slot]! - 1)
      const to = at + priceOfPlace(slot, mentor) - mentorPrice[mentor]! - saved
      if (to < shortest && reach(slot, to)) slotTaker[slot] = -1
    }
  }

  function search(entering: number): void {
    shortest = Infinity
    visit(entering, 0)
    while (heap.least() < shortest) {
      const node = heap.takeLeast()
      const at = distance[node]!
      if (node < slotCount) expandSlot(node, at)
      else expandMentor(node - slotCount, at)
    }
    heap.clear()
  }

  function raisePrices(): void {
    for (let entry = 0; entry < visitedCount; entry++) {
      const ahead = shortest - visitedAt[entry]!
      if (ahead > 0) menteePrice[visited[entry]!]! -= ahead
    }
    // Places before mentors: a place's effective price leans on its mentor's, so it must be read before that one moves.
    for (let entry = 0; entry < reachedCount; entry++) {
      const node = reached[entry]!
      if (node >= slotCount || distance[node]! >= shortest) continue
      placePrice[node] = priceOfPlace(node, Math.floor(node / groups)) + shortest - distance[node]!
    }
    for (let entry = 0; entry < reachedCount; entry++) {
      const node = reached[entry]!
      if (node >= slotCount && distance[node]! < shortest) mentorPrice[node - slotCount]! += shortest - distance[node]!
      distance[node] = Infinity
    }
    reachedCount = 0
    visitedCount = 0
  }

  const movers: number[] = []
  const destinations: number[] = []

  function takeChain(entering: number): void {
    let slot: number
    if (endMentee >= 0) {
      movers.push(endMentee)
      destinations.push(-1)
      if (endMentee === entering) return
      slot = slotOf[endMentee]!
    } else {
      slot = mentorSlot[endMentor]!
      if (mentorTaker[endMentor]! >= 0) slot = chain(slot, mentorTaker[endMentor]!, entering)
    }
    while (slot >= 0) {
      if (slotTaker[slot]! >= 0) slot = chain(slot, slotTaker[slot]!, entering)
      else {
        const mentor = Math.floor(slot / groups)
        slot = mentorSlot[mentor]!
        if (mentorTaker[mentor]! >= 0) slot = chain(slot, mentorTaker[mentor]!, entering)
      }
    }
  }

  /** Notes that `taker` moves into the slot, and returns the slot they leave; −1 when they have just entered. */
  function chain(slot: number, taker: number, entering: number): number {
    movers.push(taker)
    destinations.push(slot)
    return taker === entering ? -1 : slotOf[taker]!
  }

  function move(): void {
    for (const mentee of movers) {
      const slot = slotOf[mentee]!
      if (slot < 0) continue
      const mentor = Math.floor(slot / groups)
      const first = seatStart[mentor]!
      const lastSeat = first + --taken[mentor]!
      for (let seat = first; seat < lastSeat; seat++) if (seated[seat] === mentee) seated[seat] = seated[lastSeat]!
      inSlot[slot]!--
    }
    movers.forEach((mentee, entry) => {
      const slot = destinations[entry]!
      slotOf[mentee] = slot
      if (slot < 0) return
      const mentor = Math.floor(slot / groups)
      seated[seatStart[mentor]! + taken[mentor]!++] = mentee
      inSlot[slot]!++
    })
    movers.length = 0
    destinations.length = 0
  }

  for (let entering = 0; entering < menteeCount; entering++) {
    let best = 0
    for (let offer = offerStart[entering]!; offer < offerStart[entering + 1]!; offer++) {
      if (offerWorth[offer]! <= best) break
      const mentor = offerMentor[offer]!
      best = Math.max(best, offerWorth[offer]! - priceOfPlace(mentor * groups + group[entering]!, mentor))
    }
    menteePrice[entering] = best
    leastPrice = Infinity
    for (const price of mentorPrice) if (price < leastPrice) leastPrice = price
    search(entering)
    raisePrices()
    takeChain(entering)
    move()
  }

  return {
    mentorOf: slotOf.map((slot) => (slot < 0 ? -1 : Math.floor(slot / groups))),
    menteePrice,
    mentorPrice,
    slotPrice: placePrice.map((price, slot) => Math.max(0, price - mentorPrice[Math.floor(slot / groups)]!)),
  }
}
