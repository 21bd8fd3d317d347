import type { BenchInstance, Form } from '../instance.ts'
import type { Seating } from '../solver.ts'

/**
 * The same problem as a linear program: a variable per offer, at most `most[row]` of those that stand in a row. Its
 * corners are whole (it is a network), so no package needs to search for whole numbers.
 */
export type LinearProgram = {
  /** What an offer is worth in millions of points, a match included: packages calculate with a fixed tolerance. */
  worth: Float64Array
  /** Limits of the rows: mentees, then mentors, then places with more than one contender. */
  most: Float64Array
  menteeRow: Int32Array
  mentorRow: Int32Array
  /** −1 where the offer is in no such row. */
  placeRow: Int32Array
  /** From the values of the variables to mentors. */
  read(valueOf: (offer: number) => number): Seating
}

export function buildLinearProgram(instance: BenchInstance, form: Form): LinearProgram {
  const { departments, department, seats, offerStart, offerMentor, offerScore } = instance
  const mentees = department.length
  const offers = offerMentor.length
  const menteeRow = new Int32Array(offers)
  department.forEach((_, mentee) => menteeRow.fill(mentee, offerStart[mentee], offerStart[mentee + 1]))
  const placeRow = new Int32Array(offers).fill(-1)
  let rows = mentees + seats.length
  if (form === 'distinct') {
    const placeOf = (offer: number): number => offerMentor[offer]! * departments + department[menteeRow[offer]!]!
    const contenders = new Int32Array(seats.length * departments)
    for (let offer = 0; offer < offers; offer++) contenders[placeOf(offer)]!++
    const rowOf = contenders.map((count) => (count > 1 ? rows++ : -1))
    for (let offer = 0; offer < offers; offer++) placeRow[offer] = rowOf[placeOf(offer)]!
  }
  const most = new Float64Array(rows).fill(1)
  most.set(seats, mentees)
  const matchWorth = mentees + 1
  return {
    worth: Float64Array.from(offerScore, (score) => matchWorth + score / 1_000_000),
    most,
    menteeRow,
    mentorRow: offerMentor.map((mentor) => mentees + mentor),
    placeRow,
    read(valueOf) {
      const mentorOf = new Int32Array(mentees).fill(-1)
      for (let offer = 0; offer < offers; offer++) if (valueOf(offer) > 0.5) mentorOf[menteeRow[offer]!] = offerMentor[offer]!
      return { mentorOf }
    },
  }
}

/** The offers that stand in each row. */
export function offersOfRows({ most, menteeRow, mentorRow, placeRow }: LinearProgram): number[][] {
  const offers: number[][] = Array.from(most, () => [])
  menteeRow.forEach((row, offer) => {
    offers[row]!.push(offer)
    offers[mentorRow[offer]!]!.push(offer)
    if (placeRow[offer]! >= 0) offers[placeRow[offer]!]!.push(offer)
  })
  return offers
}
