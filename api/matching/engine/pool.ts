import { rulesOf, seasonOf } from './program-rules.ts'
import { sharedHours, workedDays, type SharedHours } from './shared-hours.ts'
import type { MatchInstance, MatchRules, PoolMentee, PoolMentor, PoolPerson } from './types.ts'

/** What the hard rules and the score need to know of one enrolled person, looked up once. */
type Profile = {
  id: string
  name: string
  person: PoolPerson
  /** The department at the program's level; null when the path does not reach it. */
  department: string | null
  managerId: string | null
  level: number | null
  /** Managers upward within `reportingLevels`. */
  managers: Set<string>
  /** Class of equal working hours and zone; −1 when not known. */
  hoursClass: number
  /** null when not known. */
  languages: Set<string> | null
  favourites: Set<string>
  never: Set<string>
}

export type MentorProfile = Profile & { index: number; enrolment: PoolMentor; seats: number }
export type MenteeProfile = Profile & { index: number; enrolment: PoolMentee; group: number }

/** An instance made ready: canonical order, so that nothing downstream can depend on the order of the input. */
export type Pool = {
  rules: MatchRules
  mentors: MentorProfile[]
  mentees: MenteeProfile[]
  /** Department keys by `MenteeProfile.group`; a mentee without a department is a group of their own. */
  groups: string[]
  /** Both people's hours known: what they share; otherwise null. */
  shared(mentor: MentorProfile, mentee: MenteeProfile): SharedHours | null
  isForbidden(mentor: MentorProfile, mentee: MenteeProfile): boolean
  isCooling(mentor: MentorProfile, mentee: MenteeProfile): boolean
}

/** Reads an instance that `findFault` has nothing against. */
export function createPool(instance: MatchInstance): Pool {
  const rules = rulesOf(instance)
  const byId = new Map(instance.people.map((person) => [person.id, person]))
  const seed = instance.seed ?? 0
  const hours = createHoursClasses(rules.week)

  function profile(enrolment: PoolMentor | PoolMentee): Profile {
    const person = byId.get(enrolment.person)
    if (!person) throw new RangeError(`Nobody among the people has the id "${enrolment.person}".`)
    return {
      id: person.id,
      name: person.name ?? person.id,
      person,
      department: person.department[rules.departmentLevel - 1] ?? null,
      managerId: person.managerId ?? null,
      level: person.level ?? null,
      managers: managersAbove(person, byId, rules.reportingLevels),
      hoursClass: hours.classOf(person),
      languages: person.languages ? new Set(person.languages.map((language) => language.toLowerCase())) : null,
      favourites: new Set(enrolment.favourites ?? []),
      never: new Set(enrolment.never ?? []),
    }
  }

  const mentors = inDrawnOrder(instance.mentors, seed).map((enrolment, index) => ({
    ...profile(enrolment),
    index,
    enrolment,
    seats: Math.min(enrolment.capacity, rules.circleSize),
  }))
  const groups: string[] = []
  const groupIndex = new Map<string, number>()
  const mentees = inDrawnOrder(instance.mentees, seed).map((enrolment, index) => {
    const seen = profile(enrolment)
    const key = seen.department ?? `(none) ${seen.id}`
    let group = groupIndex.get(key)
    if (group === undefined) groupIndex.set(key, (group = groups.push(key) - 1))
    return { ...seen, index, enrolment, group }
  })

  const season = seasonOf(instance)
  const forbidden = pairSet(instance.forbidden ?? [])
  const cooling = pairSet((instance.history ?? []).filter((pair) => season - pair.season <= rules.cooldownSeasons))
  return {
    rules,
    mentors,
    mentees,
    groups,
    shared: (mentor, mentee) => hours.shared(mentor.hoursClass, mentee.hoursClass),
    isForbidden: (mentor, mentee) => forbidden.get(mentor.id)?.has(mentee.id) ?? false,
    isCooling: (mentor, mentee) => cooling.get(mentor.id)?.has(mentee.id) ?? false,
  }
}

/**
 * The first `levels` managers upward. Org charts from real directories have cycles and managers who have left:
 * both simply end the walk.
 */
export function managersAbove(person: PoolPerson, byId: Map<string, PoolPerson>, levels: number | 'any'): Set<string> {
  const above = new Set<string>()
  const limit = levels === 'any' ? Infinity : levels
  let managerId = person.managerId ?? null
  while (managerId !== null && above.size < limit && managerId !== person.id && !above.has(managerId)) {
    above.add(managerId)
    managerId = byId.get(managerId)?.managerId ?? null
  }
  return above
}

/** Code-unit order, the same on every machine and in every language. */
export function compareIds(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
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

function pairSet(pairs: { mentor: string; mentee: string }[]): Map<string, Set<string>> {
  const byMentor = new Map<string, Set<string>>()
  for (const { mentor, mentee } of pairs) {
    const mentees = byMentor.get(mentor)
    if (mentees) mentees.add(mentee)
    else byMentor.set(mentor, new Set([mentee]))
  }
  return byMentor
}

/** A company has few distinct working weeks, so overlaps are worked out once per pair of weeks. */
function createHoursClasses(monday: string) {
  const classes = new Map<string, number>()
  const weeks: ReturnType<typeof workedDays>[] = []
  const known: (SharedHours | undefined)[][] = []
  return {
    classOf(person: PoolPerson): number {
      if (!person.workingHours || !person.timeZone) return -1
      const key = JSON.stringify([person.timeZone, Object.entries(person.workingHours).sort((one, other) => compareIds(one[0], other[0]))])
      let found = classes.get(key)
      if (found === undefined) {
        found = weeks.push(workedDays(person.workingHours, person.timeZone, monday)) - 1
        known.push([])
        classes.set(key, found)
      }
      return found
    },
    shared(one: number, other: number): SharedHours | null {
      const week = weeks[one]
      const otherWeek = weeks[other]
      const row = known[one]
      if (!week || !otherWeek || !row) return null
      return (row[other] ??= sharedHours(week, otherWeek))
    },
  }
}
