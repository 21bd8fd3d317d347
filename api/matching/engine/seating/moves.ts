import type { Circles } from './circles.ts'

/** A chain of moves, noted while the seats are read and made afterwards in one go. */
export type Moves = {
  /** The mentee sits down in the seat, at the price. */
  note(mentee: number, seat: number, price: number): void
  /** Makes the moves; a mentee who leaves their seat to nobody is −1 otherwise, and so is a seat that stays empty. */
  make(unseated: number, emptied: number): void
}

export function createMoves(circles: Circles): Moves {
  const mentees: number[] = []
  const seats: number[] = []
  const prices: number[] = []
  return {
    note(mentee, seat, price) {
      mentees.push(mentee)
      seats.push(seat)
      prices.push(price)
    },
    make(unseated, emptied) {
      if (unseated >= 0) circles.seatOf[unseated] = -1
      for (let entry = 0; entry < mentees.length; entry++) circles.sit(seats[entry]!, mentees[entry]!, prices[entry]!)
      if (emptied >= 0) circles.dropSeat(emptied)
      mentees.length = 0
      seats.length = 0
      prices.length = 0
    },
  }
}
