import type { CheckIn } from '../../api/scheduling/contract.ts'
import { type Reader, shortDayOf, spanOf } from '../parts/moments.ts'

/** "Tue 3 Mar, 14:00 to 14:30". */
export function checkInTimeOf({ startAt, endAt }: Pick<CheckIn, 'startAt' | 'endAt'>, reader: Reader): string {
  return `${shortDayOf(startAt, reader)}, ${spanOf(startAt, endAt, reader)}`
}

/** Who meets, as one of them reads it: "The whole circle, booked by Ana Ruiz", "You and Tom Lee". In a pair everybody is the two. */
export function checkInPeopleOf(checkIn: Pick<CheckIn, 'by' | 'with' | 'mine'>): string {
  const { by, mine } = checkIn
  if (checkIn.with === null) return mine ? 'The whole circle, booked by you' : `The whole circle, booked by ${by.displayName}`
  return mine ? `You and ${checkIn.with.displayName}, booked by you` : `You and ${by.displayName}, booked by ${by.displayName}`
}

/** Who knows of a check-in that is about to be booked. */
export function seenByOf(withId: string | null, people: number): string {
  if (people === 2) return 'Only the two of you see it.'
  return withId === null ? 'Your circle sees it, nobody else.' : 'Only the two of you see it, not the rest of your circle.'
}
