import type { Circles } from './circles.ts'
import type { Prices } from './problem.ts'

/** Seats everybody where they sat, at the prices of then: those of a seating of the same people over fewer offers. */
export function sitAsBefore(circles: Circles, { mentorOf, menteePrice, mentorPrice, places }: Prices): void {
  circles.mentorPrice.set(mentorPrice)
  circles.menteePrice.set(menteePrice)
  mentorOf.forEach((mentor, mentee) => {
    if (mentor >= 0) circles.sit(circles.takeSeat(mentor), mentee, mentorPrice[mentor]!)
  })
  for (const { mentor, group, price } of places()) {
    const first = circles.start[mentor]!
    for (let seat = first; seat < first + circles.taken[mentor]!; seat++) {
      if (circles.groupIn[seat] === group) circles.placePrice[seat] = mentorPrice[mentor]! + price
    }
  }
}
