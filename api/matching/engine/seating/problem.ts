/**
 * Who may be seated with whom, and what it is worth. Mentees, mentors and department groups are numbered from 0. All
 * worths and penalties are whole and at least 0, and small enough that their sums along a path stay below 2^53.
 */
export type SeatingProblem = {
  /** Department group of each mentee. */
  group: Int32Array
  /** Free seats of each mentor. */
  seats: Int32Array
  /** Mentee i's offers are `offerStart[i]` up to, not including, `offerStart[i + 1]`, the best first. */
  offerStart: Int32Array
  offerMentor: Int32Array
  offerWorth: Int32Array | Float64Array
  /** What every match is worth on top of its offer: great enough, and a match outweighs everything else. */
  matchWorth: number
  /** What the (k+1)th mentee of one department with one mentor costs is k times this: Infinity forbids a second, 0 does not mind. */
  penalty: number
  /** Mentees who hold a place beforehand, as locked pairs do: they count for their department but cannot move. */
  standing: { mentor: number; group: number }[]
}

/** What a department's place with one mentor costs on top of the mentor's seat. */
export type PlacePrice = { mentor: number; group: number; price: number }

/**
 * Prices that prove a seating. For every offer
 *
 *     menteePrice[i] + mentorPrice[j] + place price of (j, group i) ≥ matchWorth + worth
 *
 * all are ≥ 0, and Σ mentees + Σ seats · mentors + Σ places is exactly what the seating is worth; a place counts as
 * Σ max(0, price − k · penalty) over its further mentees k. A place that is not listed costs nothing, or, where mentees
 * stand beforehand and a further one costs a penalty, what the penalty is.
 */
export type Prices = {
  /** −1 for a mentee without a mentor. */
  mentorOf: Int32Array
  menteePrice: Float64Array
  mentorPrice: Float64Array
  places(): PlacePrice[]
}

/** A solved problem that stays solved while people come and go. Every change keeps it optimal, with its prices. */
export type Seating = Prices & {
  /** The mentee takes no part any more, or again; a mentee who already does not, or does, stays so. */
  leave(mentee: number): void
  join(mentee: number): void
  /** Offers that were not listed, or are worth something else now. */
  addOffers(offers: Offer[]): void
  /** Takes an offer out, if there is one, and puts one that was taken out back in. */
  forbid(mentee: number, mentor: number): void
  allow(mentee: number, mentor: number): void
  /** Free seats from now on; 0 when the mentor leaves. */
  setSeats(mentor: number, seats: number): void
  /** So many more, or fewer, mentees of the group hold a place with the mentor beforehand. */
  stand(mentor: number, group: number, by: number): void
  /** A copy of where everybody sits and of all prices. */
  snapshot(): Snapshot
  /** Goes back; snapshots taken since then are void. Throws a RangeError for one that is void. */
  restore(snapshot: Snapshot): void
}

export type Offer = { mentee: number; mentor: number; worth: number }

export type Snapshot = {
  /** How many changes to offers and standing mentees had been made. */
  readonly changes: number
  readonly bring: () => void
}
