import { takeCensus, type Census } from './census.ts'
import type { Roll } from './roll.ts'
import type { Taxonomy } from './taxonomy.ts'
import type { MatchInstance, MatchRules, PoolMentee, PoolMentor, PoolPerson } from './types.ts'

/** Everybody of an instance in the order of the draw, with numbers instead of ids: what columns are made from. */
export type Cast = {
  instance: MatchInstance
  rules: MatchRules
  taxonomy: Taxonomy
  people: PoolPerson[]
  census: Census
  /** Place in `people` by id. */
  numberOf: Map<string, number>
  mentors: PoolMentor[]
  mentees: PoolMentee[]
  /** Places in the instance's own lists, and what leads back from there. */
  mentorForm: Int32Array
  menteeForm: Int32Array
  mentorOfForm: Int32Array
  menteeOfForm: Int32Array
  /** Places in `people`. */
  mentorPerson: Int32Array
  menteePerson: Int32Array
  /** Place in `mentors` by place in `people`, −1 for somebody who is none. */
  mentorOf: Int32Array
  menteeOf: Int32Array
}

/** Casts an instance in the order in which its forms were drawn. */
export function holdCasting(instance: MatchInstance, rules: MatchRules, taxonomy: Taxonomy, roll: Roll, mentorForm: Int32Array, menteeForm: Int32Array): Cast {
  const { people } = instance
  const mentorPerson = mentorForm.map((form) => roll.mentorPerson[form]!)
  const menteePerson = menteeForm.map((form) => roll.menteePerson[form]!)
  return {
    instance, rules, taxonomy, people,
    census: takeCensus(people, rules.departmentLevel),
    numberOf: roll.numberOf,
    mentors: Array.from(mentorForm, (form) => instance.mentors[form]!),
    mentees: Array.from(menteeForm, (form) => instance.mentees[form]!),
    mentorForm,
    menteeForm,
    mentorOfForm: placesOf(mentorForm, mentorForm.length),
    menteeOfForm: placesOf(menteeForm, menteeForm.length),
    mentorPerson,
    menteePerson,
    mentorOf: placesOf(mentorPerson, people.length),
    menteeOf: placesOf(menteePerson, people.length),
  }
}

function placesOf(numbers: Int32Array, count: number): Int32Array {
  const places = new Int32Array(count).fill(-1)
  for (let place = 0; place < numbers.length; place++) places[numbers[place]!] = place
  return places
}

/** What a person looks up by: two columns of one thing, for mentors and mentees. */
export function fillBoth(cast: Cast, mentorColumn: { [at: number]: number }, menteeColumn: { [at: number]: number }, valueOf: (person: number) => number): void {
  const { mentorPerson, menteePerson } = cast
  for (let at = 0; at < mentorPerson.length; at++) mentorColumn[at] = valueOf(mentorPerson[at]!)
  for (let at = 0; at < menteePerson.length; at++) menteeColumn[at] = valueOf(menteePerson[at]!)
}

/** Code-unit order, the same on every machine and in every language. */
export function compareIds(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
