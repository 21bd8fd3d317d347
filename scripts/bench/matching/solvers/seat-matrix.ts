import type { BenchInstance } from '../instance.ts'
import type { Seating } from '../solver.ts'

/** A cost for every mentee and every seat: the only input that the Hungarian method's packages take. */
export type SeatMatrix = {
  cost: number[][]
  /** From pairs of row and column to mentors. */
  read(pairs: Iterable<readonly [row: number, column: number]>): Seating
}

/** Rows are mentees, or seats where these are fewer: the packages want no more rows than columns. Mentors have as many columns as seats. */
export function buildSeatMatrix(instance: BenchInstance): SeatMatrix {
  const { department, seats, offerStart, offerMentor, offerScore } = instance
  const mentees = department.length
  const firstSeat = new Int32Array(seats.length + 1)
  seats.forEach((own, mentor) => (firstSeat[mentor + 1] = firstSeat[mentor]! + own))
  const seatCount = firstSeat[seats.length]!
  const mentorOfSeat = new Int32Array(seatCount)
  seats.forEach((_, mentor) => mentorOfSeat.fill(mentor, firstSeat[mentor], firstSeat[mentor + 1]))
  const seatsAreRows = seatCount < mentees
  const [rows, columns] = seatsAreRows ? [seatCount, mentees] : [mentees, seatCount]
  // Dearer than all scores together can save, so that as few as possible are forced together.
  const forbidden = 1_000_000 * (rows + 1)
  const cost = Array.from({ length: rows }, () => new Array<number>(columns).fill(forbidden))
  for (let mentee = 0; mentee < mentees; mentee++) {
    for (let offer = offerStart[mentee]!; offer < offerStart[mentee + 1]!; offer++) {
      const mentor = offerMentor[offer]!
      for (let seat = firstSeat[mentor]!; seat < firstSeat[mentor + 1]!; seat++) {
        if (seatsAreRows) cost[seat]![mentee] = 1_000_000 - offerScore[offer]!
        else cost[mentee]![seat] = 1_000_000 - offerScore[offer]!
      }
    }
  }
  return {
    cost,
    read(pairs) {
      const mentorOf = new Int32Array(mentees).fill(-1)
      for (const [row, column] of pairs) {
        if (cost[row]![column] !== forbidden) mentorOf[seatsAreRows ? column : row] = mentorOfSeat[seatsAreRows ? row : column]!
      }
      return { mentorOf }
    },
  }
}
