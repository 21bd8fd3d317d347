import type { MatchInstance } from './types.ts'

/** Who is who in the lists of an instance: ids looked up once, for whoever reads on. */
export type Roll = {
  /** Place in `people` by id. */
  numberOf: Map<string, number>
  /** Places in `people` of the mentors and mentees, in the order of their lists; −1 for somebody who is not there. */
  mentorPerson: Int32Array
  menteePerson: Int32Array
  /** Nobody is listed twice, and all mentors and mentees are among the people. */
  isSound: boolean
}

export function callRoll({ people, mentors, mentees }: MatchInstance): Roll {
  const numberOf = new Map<string, number>()
  for (let number = 0; number < people.length; number++) numberOf.set(people[number]!.id, number)
  const mentorPerson = new Int32Array(mentors.length)
  const menteePerson = new Int32Array(mentees.length)
  for (let at = 0; at < mentors.length; at++) mentorPerson[at] = numberOf.get(mentors[at]!.person) ?? -1
  for (let at = 0; at < mentees.length; at++) menteePerson[at] = numberOf.get(mentees[at]!.person) ?? -1
  const isSound = numberOf.size === people.length && areApart(mentorPerson, people.length) && areApart(menteePerson, people.length)
  return { numberOf, mentorPerson, menteePerson, isSound }
}

/** Is each of them somebody, and somebody else? */
function areApart(persons: Int32Array, people: number): boolean {
  const isThere = new Uint8Array(people)
  for (const person of persons) {
    if (person < 0 || isThere[person] === 1) return false
    isThere[person] = 1
  }
  return true
}
