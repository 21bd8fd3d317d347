import { compareIds, type Cast } from './cast.ts'
import { compileColumns, type Columns, type ColumnWords } from './columns.ts'
import { rulesOf } from './program-rules.ts'
import type { SharedHours } from './shared-hours.ts'
import { ruleBits } from './rule-bits.ts'
import { builtInTaxonomy, type Taxonomy } from './taxonomy.ts'
import { bestDayInCommon, weekInCommon } from './time-columns.ts'
import type { MatchInstance, MatchRules, PoolMentee, PoolMentor, PoolPerson } from './types.ts'

export { compareIds } from './cast.ts'

/** One enrolled person, looked up once. */
type Profile = {
  index: number
  id: string
  name: string
  person: PoolPerson
  /** The department at the program's level; null when the path does not reach it. */
  department: string | null
  level: number | null
}

export type MentorProfile = Profile & { enrolment: PoolMentor; seats: number }
export type MenteeProfile = Profile & { enrolment: PoolMentee; group: number }

/** An instance made ready: canonical order, so that nothing downstream can depend on the order of the input. */
export type Pool = {
  rules: MatchRules
  taxonomy: Taxonomy
  mentors: MentorProfile[]
  mentees: MenteeProfile[]
  /** Departments by `MenteeProfile.group`; a mentee without one is a group of their own, under a label that no mentee's department has. */
  groups: string[]
  /** What rules and score read, by the indexes of mentors and mentees. */
  columns: Columns
  words: ColumnWords
  /** Both people's hours known: what they share; otherwise null. */
  shared(mentor: MentorProfile, mentee: MenteeProfile): SharedHours | null
  /** Ids of the mentors with whom the mentee was paired too lately. */
  coolingWith(mentee: MenteeProfile): string[]
}

/** Reads an instance that `findFault` has nothing against. */
export function createPool(instance: MatchInstance, taxonomy: Taxonomy = builtInTaxonomy): Pool {
  const rules = rulesOf(instance)
  const { people } = instance
  const numberOf = new Map<string, number>()
  for (let number = 0; number < people.length; number++) numberOf.set(people[number]!.id, number)
  const seed = instance.seed ?? 0
  const mentorEnrolments = inDrawnOrder(instance.mentors, seed)
  const menteeEnrolments = inDrawnOrder(instance.mentees, seed)
  const mentorPerson = numbersOf(mentorEnrolments, numberOf)
  const menteePerson = numbersOf(menteeEnrolments, numberOf)
  const cast: Cast = {
    instance, rules, taxonomy, people, numberOf,
    mentors: mentorEnrolments,
    mentees: menteeEnrolments,
    mentorPerson,
    menteePerson,
    mentorOf: placesOf(mentorPerson, people.length),
    menteeOf: placesOf(menteePerson, people.length),
  }

  const { columns, words } = compileColumns(cast)
  // Written out twice and not spread: a hundred thousand objects of one shape are made here.
  const mentors = mentorEnrolments.map((enrolment, index): MentorProfile => {
    const person = people[mentorPerson[index]!]!
    const department = person.department[rules.departmentLevel - 1] ?? null
    return { index, id: person.id, name: person.name ?? person.id, person, department, level: person.level ?? null, enrolment, seats: Math.min(enrolment.capacity, rules.circleSize) }
  })
  const groups: string[] = []
  const labelOwn = createOwnLabels(cast)
  const groupIndex = new Map<string, number>()
  const mentees = menteeEnrolments.map((enrolment, index): MenteeProfile => {
    const person = people[menteePerson[index]!]!
    const department = person.department[rules.departmentLevel - 1] ?? null
    const key = department ?? labelOwn(person.id)
    let group = groupIndex.get(key)
    if (group === undefined) groupIndex.set(key, (group = groups.push(key) - 1))
    return { index, id: person.id, name: person.name ?? person.id, person, department, level: person.level ?? null, enrolment, group }
  })

  return {
    rules,
    taxonomy,
    mentors,
    mentees,
    groups,
    columns,
    words,
    shared({ index: mentor }, { index: mentee }) {
      const one = columns.mentorWeek[mentor]!
      const other = columns.menteeWeek[mentee]!
      return one < 0 || other < 0 ? null : { bestDay: bestDayInCommon(columns, one, other), week: weekInCommon(columns, one, other) }
    },
    coolingWith({ index }) {
      const { mentors: row, bits } = columns.bars
      const cooling: string[] = []
      for (let at = row.start[index]!; at < row.start[index + 1]!; at++) {
        if ((bits[at]! & ruleBits.cooldownSeasons) !== 0) cooling.push(mentors[row.values[at]!]!.id)
      }
      return cooling
    },
  }
}

/** Labels for mentees without a department: `(none) ID`, in as many brackets as it takes to be no department's name. */
function createOwnLabels({ people, menteePerson, rules }: Cast): (id: string) => string {
  let departments: Set<string | undefined> | null = null
  return (id) => {
    departments ??= new Set(Array.from(menteePerson, (person) => people[person]!.department[rules.departmentLevel - 1]))
    let label = `(none) ${id}`
    while (departments.has(label)) label = `(${label})`
    return label
  }
}

function numbersOf(enrolments: { person: string }[], numberOf: Map<string, number>): Int32Array {
  const numbers = new Int32Array(enrolments.length)
  for (let at = 0; at < enrolments.length; at++) {
    const number = numberOf.get(enrolments[at]!.person)
    if (number === undefined) throw new RangeError(`Nobody among the people has the id "${enrolments[at]!.person}".`)
    numbers[at] = number
  }
  return numbers
}

function placesOf(persons: Int32Array, people: number): Int32Array {
  const places = new Int32Array(people).fill(-1)
  for (let place = 0; place < persons.length; place++) places[persons[place]!] = place
  return places
}

/**
 * Equals are settled by a draw that the seed fixes, not by the alphabet: whoever is called Adams
 * must not win every tie. Lots and places are sorted as one number each, which is exact for up to two million.
 */
function inDrawnOrder<E extends { person: string }>(enrolments: E[], seed: number): E[] {
  const count = enrolments.length
  const begun = hashOn(0x811c9dc5, `${seed}:`)
  const drawn = new Float64Array(count)
  for (let at = 0; at < count; at++) drawn[at] = mixed(hashOn(begun, enrolments[at]!.person)) * count + at
  drawn.sort()
  const ordered = Array.from(drawn, (lot) => enrolments[lot % count]!)
  for (let from = 0, to = 1; from < count; from = to++) {
    const lot = Math.floor(drawn[from]! / count)
    while (to < count && Math.floor(drawn[to]! / count) === lot) to++
    if (to - from === 1) continue
    const equals = ordered.slice(from, to).sort((one, other) => compareIds(one.person, other.person))
    equals.forEach((enrolment, at) => (ordered[from + at] = enrolment))
  }
  return ordered
}

/** FNV-1a. */
function hashOn(begun: number, text: string): number {
  let hash = begun
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

/** A final avalanche (Murmur3's), so that ids differing in the last letter land far apart. */
function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
