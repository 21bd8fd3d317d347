import type { SessionRoom } from '../../api/sessions/contract.ts'
import { dateOf, type Reader } from '../parts/moments.ts'
import { say } from '../texts/sessions.ts'
import type { Form } from './form-types.ts'

/** Who reads an exercise, in words on the spot. `members`: how many the circle has. */
export function seenBy(seen: Form['seen'], shared: boolean, members: number): string {
  const circle = members === 2 ? 'pair' : 'circle'
  switch (seen) {
    case 'mine':
      return say('seenByMe')
    case 'choice':
      return shared ? say('seenOnceShared', { circle }) : say('seenUntilShared')
    case 'both':
      return say('seenByBoth')
    case 'circle':
      return say('seenOnceReady', { circle })
    case 'mentor':
      return say(members > 2 ? 'seenByMentorUnnamed' : 'seenByMentor')
  }
}

/** How far the exercises are: "2 of 3 exercises ready". */
export function readinessOf(room: SessionRoom): string {
  const ready = room.exercises.filter(({ readyAt }) => readyAt !== null).length
  return room.exercises.length === 0 ? '' : say('exercisesReady', { ready, all: room.exercises.length })
}

/** What the members agreed, as the words to begin with when the session is closed: one line for each action of this session. */
export function agreedFrom(room: SessionRoom, reader: Reader): string {
  return room.actions
    .filter(({ number }) => number === room.stage.number)
    .map(({ owner, what, dueOn }) => say('agreedAction', { name: owner.displayName, what, day: dateOf(dueOn, reader, room.nowAt) }))
    .join('\n')
}
