import { auction } from './auction.ts'
import { createCircles } from './circles.ts'
import { createRows, greatestIn } from './offer-lists.ts'
import type { Offer, PlacePrice, Prices, Seating, SeatingProblem } from './problem.ts'
import { createRepairs } from './settle.ts'
import { sitAsBefore } from './sit-as-before.ts'
import { takeSnapshot } from './snapshot.ts'

/** Many new offers at once are cheaper to settle together than one by one. */
const manyOffers = 50

/**
 * The greatest total worth less penalties, with its proof. All that happens before the last step, shortest augmenting
 * paths from both sides, is only speed: those are exact from any prices.
 * @param from a seating of the same people over some of the offers, worth the same: then only what the others change is settled.
 */
export function createSeating(problem: SeatingProblem, from?: Prices): Seating {
  const { matchWorth } = problem
  const circles = createCircles(problem)
  const { menteePrice, mentorPrice, seatOf, away } = circles
  const offers = createRows(problem.offerStart, problem.offerMentor, problem.offerWorth)
  const repairs = createRepairs(circles, offers, matchWorth)
  const forbidden = new Map<string, number>()
  /** What undoes each change to the lists that snapshots do not copy. */
  const undo: (() => void)[] = []
  let greatestWorth = greatestIn(offers)

  function insert({ mentee, mentor, worth }: Offer): void {
    if (worth > greatestWorth) greatestWorth = worth
    offers.add(mentee, mentor, worth)
    if (repairs.isTurned) repairs.wanted().add(mentor, mentee, worth)
  }

  function takeOut(mentee: number, mentor: number): number {
    const worth = offers.remove(mentee, mentor)
    if (worth >= 0 && repairs.isTurned) repairs.wanted().remove(mentor, mentee)
    return worth
  }

  function dropOffer(mentee: number, mentor: number): number {
    const isSeatedHere = seatOf[mentee]! >= 0 && circles.mentorAt[seatOf[mentee]!] === mentor
    if (isSeatedHere) leave(mentee)
    const worth = takeOut(mentee, mentor)
    if (worth >= 0) undo.push(() => insert({ mentee, mentor, worth }))
    if (isSeatedHere) join(mentee)
    return worth
  }

  function leave(mentee: number): void {
    if (away[mentee] === 1) return
    away[mentee] = 1
    if (seatOf[mentee]! >= 0) repairs.vacate(mentee)
    menteePrice[mentee] = 0
  }

  function join(mentee: number): void {
    if (away[mentee] === 0) return
    away[mentee] = 0
    repairs.enter(mentee)
  }

  function addOffers(added: Offer[]): void {
    for (const { mentee, mentor } of added) dropOffer(mentee, mentor)
    const tempting = added.filter(isTempting).length
    for (const offer of added) {
      const moves = tempting <= manyOffers && away[offer.mentee] === 0 && isTempting(offer)
      if (moves) leave(offer.mentee)
      insert(offer)
      undo.push(() => takeOut(offer.mentee, offer.mentor))
      closeWithoutSeats(offer.mentor)
      if (moves) join(offer.mentee)
    }
    if (tempting > manyOffers) repairs.settle()
  }

  function isTempting({ mentee, mentor, worth }: Offer): boolean {
    return matchWorth + worth - repairs.priceFor(mentee, mentor) > menteePrice[mentee]!
  }

  /** A seat that does not exist costs more than any offer is worth, so nobody asks for it; the proof pays it no times. */
  function closeWithoutSeats(mentor: number): void {
    if (circles.seats[mentor] === 0) mentorPrice[mentor] = matchWorth + greatestWorth
  }

  /** Has the mentor's mentees look elsewhere while the seats change, then offers the seats to whoever gains most. */
  function reopen(mentor: number, change: () => void): void {
    const moved: number[] = []
    while (circles.taken[mentor]! > 0) {
      const seat = circles.start[mentor]!
      const mentee = circles.menteeIn[seat]!
      circles.dropSeat(seat)
      seatOf[mentee] = -1
      moved.push(mentee)
    }
    mentorPrice[mentor] = matchWorth + greatestWorth
    const seats = circles.seats[mentor]!
    circles.seats[mentor] = 0
    for (const mentee of moved) repairs.enter(mentee)
    circles.seats[mentor] = seats
    change()
    if (circles.seats[mentor] === 0) return
    mentorPrice[mentor] = dearestWish(mentor)
    repairs.fill(mentor)
  }

  /** The least price at which nobody would rather sit with the mentor, if all places were free. */
  function dearestWish(mentor: number): number {
    const wanted = repairs.wanted()
    let price = 0
    for (let entry = wanted.start[mentor]!; entry < wanted.end[mentor]!; entry++) {
      const mentee = wanted.ids[entry]!
      if (away[mentee] === 0) price = Math.max(price, matchWorth + wanted.worths[entry]! - menteePrice[mentee]!)
    }
    return price
  }

  for (let mentor = 0; mentor < mentorPrice.length; mentor++) closeWithoutSeats(mentor)
  if (from) sitAsBefore(circles, from)
  else auction(circles, offers, repairs.wanted, matchWorth)
  repairs.settle()

  return {
    get mentorOf() {
      return seatOf.map((seat) => (seat < 0 ? -1 : circles.mentorAt[seat]!))
    },
    menteePrice,
    mentorPrice,
    places() {
      const places: PlacePrice[] = []
      if (!circles.countsGroups) return places
      for (let mentor = 0; mentor < mentorPrice.length; mentor++) {
        const first = circles.start[mentor]!
        for (let seat = first; seat < first + circles.taken[mentor]!; seat++) {
          const of = circles.groupIn[seat]!
          const price = circles.placePrice[seat]! - mentorPrice[mentor]!
          if (price > 0 && circles.seatFor(mentor, of) === seat) places.push({ mentor, group: of, price })
        }
        for (const of of circles.standingGroups(mentor)) {
          const price = circles.standingCost(mentor, of)
          if (circles.seatFor(mentor, of) < 0 && price > 0 && price !== Infinity) places.push({ mentor, group: of, price })
        }
      }
      return places
    },
    leave,
    join,
    addOffers,
    forbid(mentee, mentor) {
      const worth = dropOffer(mentee, mentor)
      if (worth >= 0) forbidden.set(`${mentee} ${mentor}`, worth)
    },
    allow(mentee, mentor) {
      const worth = forbidden.get(`${mentee} ${mentor}`)
      if (worth === undefined || offers.find(mentee, mentor) >= 0) return
      addOffers([{ mentee, mentor, worth }])
    },
    setSeats(mentor, seats) {
      const before = circles.seats[mentor]!
      if (seats >= before) {
        circles.widen(mentor, seats)
        circles.seats[mentor] = seats
        repairs.fill(mentor)
      } else if (circles.taken[mentor]! <= seats && mentorPrice[mentor] === 0 && seats > 0) circles.seats[mentor] = seats
      else reopen(mentor, () => (circles.seats[mentor] = seats))
    },
    stand(mentor, of, by) {
      undo.push(() => circles.stand(mentor, of, -by))
      if (circles.countsGroups) reopen(mentor, () => circles.stand(mentor, of, by))
      else circles.stand(mentor, of, by)
    },
    snapshot: () => ({ changes: undo.length, bring: takeSnapshot(circles) }),
    restore(snapshot) {
      if (snapshot.changes > undo.length) throw new RangeError('The snapshot was taken after a later one was gone back to.')
      while (undo.length > snapshot.changes) undo.pop()!()
      snapshot.bring()
    },
  }
}
