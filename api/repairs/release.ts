import type { Seat, Step } from '../matching/rearrange.ts'
import type { Plan } from './plan.ts'
import { leadsBesides, type Sitter, type Situation } from './situation.ts'
import { asMentee, asMentor, hasLeft, waits } from './words.ts'

type Release = { steps: Step[]; move: Plan['moves'][number]; /** Whether somebody is there to be told. */ isThere: boolean; /** Whether they wait for another circle then. */ waits: boolean }

/** Takes somebody out of the circle: back to whoever waits, or on in another circle that they lead; whoever has left the company is out of the season. */
export function release(situation: Situation, sitter: Sitter): Release {
  const { circle } = situation
  const takeOut: Step = { do: 'take-out', seat: seatOf(sitter) }
  const from = sitter.role === 'mentor' ? asMentor(circle.name) : asMentee(circle.name)
  const done = (to: string, isWaiting: boolean, mark: Step[]): Release => ({ steps: [takeOut, ...mark], move: { personId: sitter.personId, from, to }, isThere: sitter.enabled, waits: isWaiting })
  if (!sitter.enabled) return done(hasLeft, false, [{ do: 'mark', enrolmentId: sitter.enrolmentId, as: 'gone' }])
  const [other] = leadsBesides(situation, sitter.enrolmentId)
  if (other) return done(asMentor(other.name), false, [])
  return done(waits, true, [{ do: 'mark', enrolmentId: sitter.enrolmentId, as: 'waitlisted' }])
}

export function seatOf({ circleId, personId, enrolmentId, role }: Seat): Seat {
  return { circleId, personId, enrolmentId, role }
}

/** What a mentor reads whose circle goes on without them. */
export function thanks(isWaiting: boolean): string {
  return `The meetings leave your calendar. Thank you for the time you gave.${isWaiting ? ' You keep a place in the season as a mentor, and can leave at any time.' : ''}`
}
