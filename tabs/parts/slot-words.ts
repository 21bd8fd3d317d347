import type { Circle } from '../../api/matching/contract.ts'
import type { FreeTime } from '../../api/scheduling/contract.ts'
import { membersOf } from './circle-people.ts'
import { type Reader, shortDayOf, timeOf } from './moments.ts'
import { firstNameOf, listNames } from './person-words.ts'

/** "Thu 5 Mar, 10:00". */
export function slotOf(time: Pick<FreeTime, 'startAt'>, reader: Reader): string {
  return `${shortDayOf(time.startAt, reader)}, ${timeOf(time.startAt, reader)}`
}

/** What the time asks of whom: "All free", "Ana would move 1 tentative meeting", and whose calendar nobody can see. */
export function costOf(time: FreeTime, myId: string): string {
  const moving = time.tentative.map(({ person, meetings }) => `${person.id === myId ? 'You' : firstNameOf(person)} would move ${meetings} tentative ${meetings === 1 ? 'meeting' : 'meetings'}`)
  const unseen = time.unseen.map(firstNameOf)
  if (unseen.length > 0) moving.push(`${listNames(unseen)}’s calendar can’t be seen`)
  return moving.length === 0 ? 'All free' : moving.join('. ')
}

/** Somebody to check in with: the whole circle, or one member of it. `id` null is everybody. */
export type Partner = { id: string | null; words: string }

/** With whom a check-in can be, the whole circle first; in a pair there is nothing to choose. */
export function partnersOf(circle: Circle, myId: string): Partner[] {
  const others = membersOf(circle).filter((person) => person.id !== myId)
  const alone = others.map((person) => ({ id: person.id, words: [person.displayName, person.id === circle.mentor?.id ? 'mentor' : person.department].filter(Boolean).join(', ') }))
  return others.length <= 1 ? alone : [{ id: null, words: `The whole circle, ${others.length + 1} people` }, ...alone]
}
