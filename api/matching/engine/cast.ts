import type { Taxonomy } from './taxonomy.ts'
import type { MatchInstance, MatchRules, PoolMentee, PoolMentor, PoolPerson } from './types.ts'

/** Everybody of an instance in the order of the draw, with numbers instead of ids: what columns are made from. */
export type Cast = {
  instance: MatchInstance
  rules: MatchRules
  taxonomy: Taxonomy
  people: PoolPerson[]
  /** Place in `people` by id. */
  numberOf: Map<string, number>
  mentors: PoolMentor[]
  mentees: PoolMentee[]
  /** Places in `people`. */
  mentorPerson: Int32Array
  menteePerson: Int32Array
  /** Place in `mentors` by place in `people`, −1 for somebody who is none. */
  mentorOf: Int32Array
  menteeOf: Int32Array
}

/** What a person looks up by: two columns of one thing, for mentors and mentees. */
export function fillBoth(cast: Cast, mentorColumn: { [at: number]: number }, menteeColumn: { [at: number]: number }, valueOf: (person: number) => number): void {
  cast.mentorPerson.forEach((person, at) => (mentorColumn[at] = valueOf(person)))
  cast.menteePerson.forEach((person, at) => (menteeColumn[at] = valueOf(person)))
}

/** Code-unit order, the same on every machine and in every language. */
export function compareIds(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
