import type { CheckIn } from '../../api/scheduling/contract.ts'
import { type Reader, shortDayOf, spanOf } from '../parts/moments.ts'
import { say } from '../texts/roadmap-circle.ts'

/** "Tue 3 Mar, 14:00 to 14:30". */
export function checkInTimeOf({ startAt, endAt }: Pick<CheckIn, 'startAt' | 'endAt'>, reader: Reader): string {
  return say('dayAndTime', { day: shortDayOf(startAt, reader), time: spanOf(startAt, endAt, reader) })
}

/** Who meets, as one of them reads it: "The whole circle, booked by Ana Ruiz", "You and Tom Lee". In a pair everybody is the two. */
export function checkInPeopleOf(checkIn: Pick<CheckIn, 'by' | 'with' | 'mine'>): string {
  const { by, mine } = checkIn
  if (checkIn.with === null) return mine ? say('circleByYou') : say('circleBy', { name: by.displayName })
  return mine ? say('twoByYou', { name: checkIn.with.displayName }) : say('twoBy', { name: by.displayName })
}

/** Who knows of a check-in that is about to be booked. */
export function seenByOf(withId: string | null, people: number): string {
  if (people === 2) return say('seenByPair')
  return say(withId === null ? 'seenByCircle' : 'seenByTwo')
}
