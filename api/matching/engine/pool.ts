import { compareIds, holdCasting, type Cast } from './cast.ts'
import { compileColumns, type Columns, type ColumnWords } from './columns.ts'
import { rulesOf } from './program-rules.ts'
import { callRoll, type Roll } from './roll.ts'
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
export function createPool(instance: MatchInstance, taxonomy: Taxonomy = builtInTaxonomy, roll: Roll = callRoll(instance)): Pool {
  if (!roll.isSound) throw new RangeError('Somebody is listed twice, or a mentor or mentee is not among the people.')
  const rules = rulesOf(instance)
  const { people } = instance
  const seed = instance.seed ?? 0
  const cast = holdCasting(instance, rules, taxonomy, roll, drawOrder(instance.mentors, seed), drawOrder(instance.mentees, seed))
  const { columns, words } = compileColumns(cast)
  const { department: departmentOf, departments, level } = cast.census
  const nameOf = (department: number): string | null => departments[department] ?? null
  const levelOf = (person: number): number | null => (Number.isNaN(level[person]) ? null : level[person]!)
  // Written out twice and not spread: a hundred thousand objects of one shape are made here.
  const mentors = cast.mentors.map((enrolment, index): MentorProfile => {
    const number = cast.mentorPerson[index]!
    const person = people[number]!
    return { index, id: person.id, name: person.name ?? person.id, person, department: nameOf(departmentOf[number]!), level: levelOf(number), enrolment, seats: Math.min(enrolment.capacity, rules.circleSize) }
  })
  const groups: string[] = []
  const labelOwn = createOwnLabels(cast)
  const groupOf = new Int32Array(departments.length).fill(-1)
  const mentees = cast.mentees.map((enrolment, index): MenteeProfile => {
    const number = cast.menteePerson[index]!
    const person = people[number]!
    const place = departmentOf[number]!
    const department = nameOf(place)
    let group = place < 0 ? -1 : groupOf[place]!
    if (group < 0) group = groups.push(department ?? labelOwn(person.id)) - 1
    if (place >= 0) groupOf[place] = group
    return { index, id: person.id, name: person.name ?? person.id, person, department, level: levelOf(number), enrolment, group }
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
function createOwnLabels({ menteePerson, census }: Cast): (id: string) => string {
  let departments: Set<string | undefined> | null = null
  return (id) => {
    departments ??= new Set(Array.from(menteePerson, (person) => census.departments[census.department[person]!]))
    let label = `(none) ${id}`
    while (departments.has(label)) label = `(${label})`
    return label
  }
}

/**
 * The places of the forms in the order of the draw. Equals are settled by a draw that the seed fixes, not by the alphabet:
 * whoever is called Adams must not win every tie. Lots and places are sorted as one number each, which is exact for up to
 * two million.
 */
function drawOrder(enrolments: readonly { person: string }[], seed: number): Int32Array {
  const count = enrolments.length
  const begun = hashOn(0x811c9dc5, `${seed}:`)
  const drawn = new Float64Array(count)
  for (let at = 0; at < count; at++) drawn[at] = mixed(hashOn(begun, enrolments[at]!.person)) * count + at
  drawn.sort()
  const ordered = Int32Array.from(drawn, (lot) => lot % count)
  for (let from = 0, to = 1; from < count; from = to++) {
    const lot = Math.floor(drawn[from]! / count)
    while (to < count && Math.floor(drawn[to]! / count) === lot) to++
    if (to - from > 1) ordered.subarray(from, to).sort((one, other) => compareIds(enrolments[one]!.person, enrolments[other]!.person))
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
