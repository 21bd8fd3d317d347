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
  id: string
  name: string
  person: PoolPerson
  /** The department at the program's level; null when the path does not reach it. */
  department: string | null
  managerId: string | null
  level: number | null
  /** Class of equal working hours and zone; −1 when not known. */
  readonly hoursClass: number
  /** In lower case; null when not known. Made anew for each who asks, like `managers`: the rules read columns. */
  readonly languages: ReadonlySet<string> | null
  /** Managers upward within `reportingLevels`. */
  readonly managers: ReadonlySet<string>
}

export type MentorProfile = Profile & { index: number; enrolment: PoolMentor; seats: number }
export type MenteeProfile = Profile & { index: number; enrolment: PoolMentee; group: number }

/** An instance made ready: canonical order, so that nothing downstream can depend on the order of the input. */
export type Pool = {
  rules: MatchRules
  taxonomy: Taxonomy
  mentors: MentorProfile[]
  mentees: MenteeProfile[]
  /** Department keys by `MenteeProfile.group`; a mentee without a department is a group of their own. */
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
  people.forEach((person, number) => numberOf.set(person.id, number))
  const seed = instance.seed ?? 0
  const mentorEnrolments = inDrawnOrder(instance.mentors, seed)
  const menteeEnrolments = inDrawnOrder(instance.mentees, seed)
  const personOf = ({ person }: { person: string }): number => {
    const number = numberOf.get(person)
    if (number === undefined) throw new RangeError(`Nobody among the people has the id "${person}".`)
    return number
  }
  const mentorPerson = Int32Array.from(mentorEnrolments, personOf)
  const menteePerson = Int32Array.from(menteeEnrolments, personOf)
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
  function profile(number: number, hoursClass: number): Profile {
    const person = people[number]!
    return {
      id: person.id,
      name: person.name ?? person.id,
      person,
      department: person.department[rules.departmentLevel - 1] ?? null,
      managerId: person.managerId ?? null,
      level: person.level ?? null,
      hoursClass,
      get languages() {
        return person.languages ? new Set(person.languages.map((language) => language.toLowerCase())) : null
      },
      get managers() {
        return managersAbove(person, (id) => people[numberOf.get(id) ?? -1], rules.reportingLevels)
      },
    }
  }

  // Assigned, not spread: a spread would read every getter.
  const mentors = mentorEnrolments.map((enrolment, index): MentorProfile =>
    Object.assign(profile(mentorPerson[index]!, columns.mentorWeek[index]!), { index, enrolment, seats: Math.min(enrolment.capacity, rules.circleSize) }),
  )
  const groups: string[] = []
  const groupIndex = new Map<string, number>()
  const mentees = menteeEnrolments.map((enrolment, index): MenteeProfile => {
    const seen = profile(menteePerson[index]!, columns.menteeWeek[index]!)
    const key = seen.department ?? `(none) ${seen.id}`
    let group = groupIndex.get(key)
    if (group === undefined) groupIndex.set(key, (group = groups.push(key) - 1))
    return Object.assign(seen, { index, enrolment, group })
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

/**
 * The first `levels` managers upward. Org charts from real directories have cycles and managers who have left:
 * both simply end the walk.
 */
export function managersAbove(person: PoolPerson, find: (id: string) => PoolPerson | undefined, levels: number | 'any'): Set<string> {
  const above = new Set<string>()
  const limit = levels === 'any' ? Infinity : levels
  let managerId = person.managerId ?? null
  while (managerId !== null && above.size < limit && managerId !== person.id && !above.has(managerId)) {
    above.add(managerId)
    managerId = find(managerId)?.managerId ?? null
  }
  return above
}

function placesOf(persons: Int32Array, people: number): Int32Array {
  const places = new Int32Array(people).fill(-1)
  persons.forEach((person, place) => (places[person] = place))
  return places
}

/**
 * Equals are settled by a draw that the seed fixes, not by the alphabet: whoever is called Adams
 * must not win every tie.
 */
function inDrawnOrder<E extends { person: string }>(enrolments: E[], seed: number): E[] {
  const drawn = enrolments.map((enrolment) => ({ enrolment, lot: drawLot(`${seed}:${enrolment.person}`) }))
  drawn.sort((one, other) => one.lot - other.lot || compareIds(one.enrolment.person, other.enrolment.person))
  return drawn.map(({ enrolment }) => enrolment)
}

/** FNV-1a with a final avalanche (Murmur3's), so that ids differing in the last letter land far apart. */
function drawLot(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
