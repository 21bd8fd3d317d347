import { createPathTree } from './path-tree.ts'
import type { PoolPerson, WorkingHours } from './types.ts'

/**
 * What is asked of everybody in the directory, by place in `people`: numbers of things that are equal, in the order in
 * which they are met there; −1 (for levels NaN) is not known. Read in one go from the first to the last: in any other
 * order most of the time would go into waiting for memory.
 */
export type Census = {
  /** The department at the program's level. */
  department: Int32Array
  departments: string[]
  /** Where the whole department path ends: a node by `unitParents`. */
  unit: Int32Array
  unitParents: number[]
  level: Float64Array
  /** Zone and working hours together, and somebody who has each. */
  week: Int32Array
  weekOwner: number[]
  /** Languages as they are spelt, and somebody who has each. */
  tongue: Int32Array
  tongueOwner: number[]
}

export function takeCensus(people: PoolPerson[], departmentLevel: number): Census {
  const count = people.length
  const department = new Int32Array(count)
  const departments: string[] = []
  const departmentNumbers = new Map<string, number>()
  const unit = new Int32Array(count)
  const units = createPathTree()
  const level = new Float64Array(count)
  const week = new Int32Array(count)
  const weekOwner: number[] = []
  const weeks = createWeeks()
  const tongue = new Int32Array(count)
  const tongueOwner: number[] = []
  const tongues = createPathTree()
  for (let number = 0; number < count; number++) {
    const person = people[number]!
    const name = person.department[departmentLevel - 1]
    let known = name === undefined ? -1 : departmentNumbers.get(name)
    if (known === undefined) departmentNumbers.set(name!, (known = departments.push(name!) - 1))
    department[number] = known
    unit[number] = units.nodeOf(person.department)
    level[number] = person.level ?? NaN
    week[number] = person.workingHours && person.timeZone ? weeks(person.timeZone, person.workingHours) : -1
    tongue[number] = person.languages ? tongues.nodeOf(person.languages) + 1 : -1
    if (week[number] === weekOwner.length) weekOwner.push(number)
    if (tongue[number]! >= 0) tongueOwner[tongue[number]!] ??= number
  }
  return { department, departments, unit, unitParents: units.parents, level, week, weekOwner, tongue, tongueOwner }
}

/** Numbers for weeks, which are told by the zone and then each day's hours: every step leads on to what follows it. */
function createWeeks(): (timeZone: string, hours: WorkingHours) => number {
  const zones = new Map<string, number>()
  const days = new Map<string, Map<string, number>>()
  let dayCount = 1
  let last: { start: string; end: string; day: number } | null = null
  const steps: number[][] = []
  let stepCount = 1
  const numbers: number[] = []
  let told = 0

  /** Most days of a week are like the one before. */
  function dayOf(hours: [string, string] | undefined): number {
    if (!hours) return 0
    const [start, end] = hours
    if (last && start === last.start && end === last.end) return last.day
    let from = days.get(start)
    if (!from) days.set(start, (from = new Map<string, number>()))
    let day = from.get(end)
    if (day === undefined) from.set(end, (day = dayCount++))
    last = { start, end, day }
    return day
  }

  function follow(at: number, step: number): number {
    const row = (steps[at] ??= [])
    return (row[step] ??= stepCount++)
  }

  return (timeZone, hours) => {
    let zone = zones.get(timeZone)
    if (zone === undefined) zones.set(timeZone, (zone = zones.size))
    let at = follow(0, zone)
    at = follow(at, dayOf(hours.monday))
    at = follow(at, dayOf(hours.tuesday))
    at = follow(at, dayOf(hours.wednesday))
    at = follow(at, dayOf(hours.thursday))
    at = follow(at, dayOf(hours.friday))
    at = follow(at, dayOf(hours.saturday))
    at = follow(at, dayOf(hours.sunday))
    return (numbers[at] ??= told++)
  }
}
