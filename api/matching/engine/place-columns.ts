import { compareIds, fillBoth, type Cast } from './cast.ts'
import { plantForest, type Forest } from './forest.ts'
import { createNumbering, type Numbering } from './numbering.ts'
import { sharedInts, sharedNumbers, type Rows } from './rows.ts'

/** Where people stand: department, reporting line, level. −1 (for levels NaN) means not known. */
export type PlaceColumns = {
  mentorPerson: Int32Array
  menteePerson: Int32Array
  /** Number of the department at the program's level. */
  mentorDepartment: Int32Array
  menteeDepartment: Int32Array
  departmentCount: number
  /** Nodes of `units`, the whole department tree. */
  mentorUnit: Int32Array
  menteeUnit: Int32Array
  units: Forest
  /** Number of the manager's id, whether or not that person is known. */
  mentorManager: Int32Array
  menteeManager: Int32Array
  /** Nodes of `lines`, which holds every person under their manager. */
  mentorSpot: Int32Array
  menteeSpot: Int32Array
  lines: Forest
  mentorLevel: Float64Array
  menteeLevel: Float64Array
  /** For each department, those that pairs of the history join it to, rising. */
  ties: Rows
  /** How many such pairs, beside `ties`. */
  tiePairs: Int32Array
}

/** Number of each person's manager: below the count of people when known, at or above it when only the id is. */
export function numberManagers({ people, numberOf }: Cast): Int32Array {
  const strangers = new Map<string, number>()
  const managerOf = new Int32Array(people.length).fill(-1)
  for (let person = 0; person < people.length; person++) {
    const { managerId } = people[person]!
    if (managerId === null || managerId === undefined) continue
    let manager = numberOf.get(managerId) ?? strangers.get(managerId)
    if (manager === undefined) strangers.set(managerId, (manager = people.length + strangers.size))
    managerOf[person] = manager
  }
  return managerOf
}

export function placeColumns(cast: Cast, managerOf: Int32Array): PlaceColumns {
  const { people, mentors, mentees, census } = cast
  const both = () => [sharedInts(mentors.length), sharedInts(mentees.length)] as const
  const [mentorPerson, menteePerson] = both()
  fillBoth(cast, mentorPerson, menteePerson, (person) => person)

  const [mentorDepartment, menteeDepartment] = both()
  const departments = createNumbering(census.departments.length)
  const departmentOf = (person: number): number => departments.numberOf(census.department[person] ?? -1)
  fillBoth(cast, mentorDepartment, menteeDepartment, departmentOf)
  const { ties, tiePairs } = countTies(cast, departments, departmentOf)

  const [mentorUnit, menteeUnit] = both()
  const units = createNumbering(census.unitParents.length)
  const unitOf = (node: number): number => {
    // As if the path were walked from the top.
    if (node >= 0 && !units.isNumbered(node)) unitOf(census.unitParents[node]!)
    return units.numberOf(node)
  }
  fillBoth(cast, mentorUnit, menteeUnit, (person) => unitOf(census.unit[person]!))
  const unitParents = Int32Array.from(units.before, (node) => units.numberOf(census.unitParents[node]!))

  const [mentorManager, menteeManager] = both()
  fillBoth(cast, mentorManager, menteeManager, (person) => managerOf[person]!)
  const hasReports = new Uint8Array(people.length)
  const linkUp = managerOf.map((manager, person) => (manager < people.length && manager !== person ? manager : -1))
  for (const manager of linkUp) if (manager >= 0) hasReports[manager] = 1
  const [mentorSpot, menteeSpot] = both()
  fillBoth(cast, mentorSpot, menteeSpot, (person) => (managerOf[person]! >= 0 || hasReports[person] === 1 ? person : -1))

  const mentorLevel = sharedNumbers(mentors.length)
  const menteeLevel = sharedNumbers(mentees.length)
  fillBoth(cast, mentorLevel, menteeLevel, (person) => census.level[person]!)
  return {
    mentorPerson, menteePerson, mentorDepartment, menteeDepartment, departmentCount: departments.before.length, mentorUnit, menteeUnit,
    units: plantForest(unitParents, (one, other) => one - other), mentorManager, menteeManager, mentorSpot, menteeSpot,
    lines: plantForest(linkUp, (one, other) => compareIds(people[one]!.id, people[other]!.id)),
    mentorLevel, menteeLevel, ties, tiePairs,
  }
}

function countTies(cast: Cast, departments: Numbering, departmentOf: (person: number) => number): { ties: Rows; tiePairs: Int32Array } {
  const countOf: Map<number, number>[] = []
  const count = (one: number, other: number): void => {
    const partners = (countOf[one] ??= new Map())
    partners.set(other, (partners.get(other) ?? 0) + 1)
  }
  for (const { mentor, mentee } of cast.instance.history ?? []) {
    const one = departmentOf(cast.numberOf.get(mentor) ?? -1)
    const other = departmentOf(cast.numberOf.get(mentee) ?? -1)
    if (one < 0 || other < 0) continue
    count(one, other)
    if (one !== other) count(other, one)
  }
  const rows = Array.from({ length: departments.before.length }, (_, department) => [...(countOf[department] ?? [])].sort(([one], [other]) => one - other))
  const start = sharedInts(rows.length + 1)
  rows.forEach((row, at) => (start[at + 1] = start[at]! + row.length))
  const values = sharedInts(start[rows.length]!)
  const tiePairs = sharedInts(start[rows.length]!)
  rows.flat().forEach(([partner, pairs], at) => {
    values[at] = partner
    tiePairs[at] = pairs
  })
  return { ties: { start, values }, tiePairs }
}
