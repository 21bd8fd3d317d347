import { compareIds } from './cast.ts'
import type { WorkingHours } from './types.ts'

/** One enrolment. */
export type FairnessPerson = {
  id: string
  role: 'mentor' | 'mentee'
  site: string | null
  department: string | null
  timeZone: string | null
  workingHours: WorkingHours | null
}

export type FairnessBy = 'site' | 'department' | 'timeZone' | 'partTime'

/** What people are told apart by. `where` begins a sentence about a group. */
export type Dimension = { by: FairnessBy; label: string; note: string | null; groupOf(person: FairnessPerson): string; where(group: string): string }

export type Group = { name: string; people: FairnessPerson[]; size: number; isRest: boolean }

/** Fewer people than this are never told of as a group. */
export const leastPeople = 5

/** Somebody who works less than this a week works part-time: four days of eight hours. */
const fullTimeHours = 32

const restName = 'Smaller groups'
const partTimeNames = { part: 'Part-time', full: 'Full-time', unknown: 'Hours not known' }

export const dimensions: Dimension[] = [
  { by: 'site', label: 'Site', note: null, groupOf: ({ site }) => site ?? 'Site not known', where: (group) => `At “${group}”` },
  { by: 'department', label: 'Department', note: null, groupOf: ({ department }) => department ?? 'Department not known', where: (group) => `In “${group}”` },
  { by: 'timeZone', label: 'Time zone', note: null, groupOf: ({ timeZone }) => timeZone ?? 'Time zone not known', where: (group) => `In “${group}”` },
  {
    by: 'partTime',
    label: 'Part-time',
    note: `Part-time is fewer than ${fullTimeHours} worked hours a week.`,
    groupOf: ({ workingHours }) => (workingHours === null ? partTimeNames.unknown : weeklyHours(workingHours) < fullTimeHours ? partTimeNames.part : partTimeNames.full),
    where: (group) => (group === partTimeNames.part ? 'Working part-time' : group === partTimeNames.full ? 'Working full-time' : 'With hours not known'),
  },
]

/** Hours worked in a usual week, by the wall clock. */
export function weeklyHours(hours: WorkingHours): number {
  return Object.values(hours).reduce((sum, [start, end]) => sum + (minutesOf(end) - minutesOf(start)) / 60, 0)
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/**
 * Groups from the largest to the smallest. Those of fewer than five people become one; where even these are too few
 * together, the next smallest joins them, so that nobody can be found by taking one figure from another.
 */
export function groupPeople(people: FairnessPerson[], dimension: Dimension): Group[] {
  const byName = new Map<string, FairnessPerson[]>()
  for (const person of people) {
    const name = dimension.groupOf(person)
    const members = byName.get(name)
    if (members) members.push(person)
    else byName.set(name, [person])
  }
  const groups = [...byName].map(([name, members]): Group => ({ name, people: members, size: sizeOf(members), isRest: false }))
  groups.sort((one, other) => other.size - one.size || compareIds(one.name, other.name))
  const rest: FairnessPerson[] = []
  for (let last = groups.at(-1); last && (last.size < leastPeople || (rest.length > 0 && sizeOf(rest) < leastPeople)); last = groups.at(-1)) {
    rest.push(...last.people)
    groups.pop()
  }
  return rest.length > 0 ? [...groups, { name: restName, people: rest, size: sizeOf(rest), isRest: true }] : groups
}

/** People, not enrolments: somebody may be mentor and mentee. */
function sizeOf(people: FairnessPerson[]): number {
  return new Set(people.map(({ id }) => id)).size
}
