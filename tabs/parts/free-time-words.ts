import type { Circle } from '../../api/matching/contract.ts'
import type { FreeTime } from '../../api/scheduling/contract.ts'
import { listOf } from '../texts/language.ts'
import { say } from '../texts/slots.ts'
import { membersOf } from './circle-people.ts'
import { firstNameOf } from './person-words.ts'

/** What the time asks of whom: "All free", "Ana would move 1 tentative meeting", and whose calendar nobody can see. */
export function costOf(time: FreeTime, myId: string): string {
  const moving = time.tentative.map(({ person, meetings }) => (person.id === myId ? say('youWouldMove', { meetings }) : say('wouldMove', { name: firstNameOf(person), meetings })))
  const unseen = time.unseen.map(firstNameOf)
  if (unseen.length > 0) moving.push(say('calendarsUnseen', { names: listOf(unseen) }))
  return moving.length === 0 ? say('allFree') : moving.join('. ')
}

/** Somebody to check in with: the whole circle, or one member of it. `id` null is everybody. */
export type Partner = { id: string | null; words: string }

/** With whom a check-in can be, the whole circle first; in a pair there is nothing to choose. */
export function partnersOf(circle: Circle, myId: string): Partner[] {
  const others = membersOf(circle).filter((person) => person.id !== myId)
  const alone = others.map((person) => ({ id: person.id, words: partnerWords(person, circle) }))
  return others.length <= 1 ? alone : [{ id: null, words: say('wholeCircle', { people: others.length + 1 }) }, ...alone]
}

function partnerWords({ id, displayName: name, department }: Circle['mentees'][number], circle: Circle): string {
  if (id === circle.mentor?.id) return say('mentorNamed', { name })
  return department ? say('personNamed', { name, department }) : name
}
