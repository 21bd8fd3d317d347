import { rulesOf } from './program-rules.ts'
import { workedDays, type WorkedDay } from './shared-hours.ts'
import type { MatchInstance } from './types.ts'

/**
 * The weekly form of "a time they can keep": people can meet when all of them are at work for a whole session at once on
 * some day of the week that the rules name. Such a session can always be moved forward until somebody's day begins, so
 * only those instants count, and each person has one bit per instant: together they can meet when a bit is left.
 */
export type CommonTime = {
  /** How many whole numbers of 32 bits one person's instants take. */
  words: number
  /** The instants at which the person is at work for a whole session, as bits. Whose hours are not known is always there. */
  instantsOf(id: string): Uint32Array
  /** The instants that all of them have in common. */
  together(ids: string[]): Uint32Array
}

/** @param sessionMinutes null knows of no hours: everybody can always meet. */
export function createCommonTime(instance: MatchInstance, sessionMinutes: number | null): CommonTime {
  const { week } = rulesOf(instance)
  const enrolled = new Set([...instance.mentors, ...instance.mentees].map(({ person }) => person))
  const classOf = new Map<string, number>()
  const classes: WorkedDay[][] = []
  const known = new Map<string, number>()
  for (const { id, workingHours, timeZone } of instance.people) {
    if (sessionMinutes === null || !enrolled.has(id) || !workingHours || !timeZone) continue
    const key = JSON.stringify([timeZone, Object.entries(workingHours).sort(([one], [other]) => (one < other ? -1 : 1))])
    let found = classOf.get(key)
    if (found === undefined) classOf.set(key, (found = classes.push(workedDays(workingHours, timeZone, week)) - 1))
    known.set(id, found)
  }
  const patterns = patternsOf(classes, sessionMinutes ?? 0)
  const words = Math.max(1, Math.ceil(patterns.length / 32))
  const bits = classes.map(() => new Uint32Array(words))
  patterns.forEach((present, at) => {
    for (const one of present) bits[one]![at >> 5]! |= 1 << (at & 31)
  })
  const always = new Uint32Array(words).fill(0xffffffff)
  const instantsOf = (id: string): Uint32Array => bits[known.get(id) ?? -1] ?? always
  const together = (ids: string[]): Uint32Array => {
    const people = ids.map(instantsOf)
    return always.map((all, word) => people.reduce((left, one) => left & one[word]!, all))
  }
  return { words, instantsOf, together }
}

/** Who, by class, is there at each instant that matters; what a fuller instant covers is left out. */
function patternsOf(classes: WorkedDay[][], sessionMinutes: number): Set<number>[] {
  const starts = [...new Set(classes.flatMap((days) => days.map(({ start }) => start)))].sort((one, other) => one - other)
  const patterns: Set<number>[] = []
  for (const start of starts) {
    const present = new Set<number>()
    classes.forEach((days, at) => {
      if (days.some((day) => day.start <= start && start + sessionMinutes <= day.end)) present.add(at)
    })
    if (present.size > 0 && !patterns.some((fuller) => isWithin(present, fuller))) patterns.push(present)
  }
  return patterns.filter((one) => !patterns.some((fuller) => fuller !== one && isWithin(one, fuller)))
}

function isWithin(one: Set<number>, other: Set<number>): boolean {
  return [...one].every((member) => other.has(member))
}
