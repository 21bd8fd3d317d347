import { addBit, type Bits, createBits, dropBit } from './bits.ts'
import type { Columns } from './columns.ts'
import type { Pool } from './pool.ts'
import { groupEntries, type Rows } from './rows.ts'
import { ruleBits } from './rule-bits.ts'
import { brokenBits, hardRules } from './rules.ts'

/** The rules about a pair that may be spoken of, in the order of `hardRules`; nobody is their own partner anyway. */
export const publicRules: readonly (keyof typeof ruleBits)[] = hardRules.filter(({ name, isPrivate }) => !isPrivate && name !== 'samePerson').map(({ name }) => name)

/** Who is kept from somebody by which public rule. Askers and partners are numbered as in the pool. */
export type Obstacles = {
  partners: number
  /**
   * By the place in `publicRules`, the partners whom that rule forbids; null where it forbids none. `self` is the asker's own
   * number among the partners, −1 without. What is answered holds until the next question.
   */
  of(asker: number): { forbidden: (Bits | null)[]; self: number }
  /** As `of`, but only of rules that hold for whole classes, which cost nothing to ask. */
  ofClass(asker: number): (Bits | null)[]
}

/** One side's columns. */
type Side = { count: number; manager: Int32Array; classes: Partial<Record<keyof typeof ruleBits, ArrayLike<number>>> }

/** Pairs that a rule about single people forbids: a row of partners for each asker, and each entry's rules. */
type Marks = { rows: Rows; bitsAt(entry: number): number }

/** What keeps mentors from a mentee. */
export function obstaclesOfMentees({ columns }: Pool): Obstacles {
  const { bars } = columns
  return createObstacles(menteeSide(columns), mentorSide(columns), columns.mentorOfMentee, columns, { rows: bars.mentors, bitsAt: (entry) => bars.bits[entry]! }, (mentee, mentor) => brokenBits(columns, mentor, mentee))
}

/** What keeps mentees from a mentor. */
export function obstaclesOfMentors({ columns }: Pool): Obstacles {
  const { bars, mentorOfMentee } = columns
  const selfOf = new Int32Array(columns.mentorCount).fill(-1)
  mentorOfMentee.forEach((mentor, mentee) => {
    if (mentor >= 0) selfOf[mentor] = mentee
  })
  const entries = groupEntries(bars.mentors.values, columns.mentorCount)
  const menteeOf = new Int32Array(bars.mentors.values.length)
  for (let mentee = 0; mentee < columns.menteeCount; mentee++) menteeOf.fill(mentee, bars.mentors.start[mentee], bars.mentors.start[mentee + 1])
  const marks: Marks = { rows: { start: entries.start, values: entries.values.map((entry) => menteeOf[entry]!) }, bitsAt: (entry) => bars.bits[entries.values[entry]!]! }
  return createObstacles(mentorSide(columns), menteeSide(columns), selfOf, columns, marks, (mentor, mentee) => brokenBits(columns, mentor, mentee))
}

/**
 * What two people's rule is decided by: everybody with the same number is treated the same, so one answer serves a
 * whole class. The other rules tie single people and are listed instead.
 */
function mentorSide({ mentorCount, mentorManager, mentorDepartment, mentorWeek, mentorTongue, mentorLevel }: Columns): Side {
  return { count: mentorCount, manager: mentorManager, classes: { ownDepartment: mentorDepartment, minSharedHours: mentorWeek, languages: mentorTongue, seniorityGap: mentorLevel } }
}

function menteeSide({ menteeCount, menteeManager, menteeDepartment, menteeWeek, menteeTongue, menteeLevel }: Columns): Side {
  return { count: menteeCount, manager: menteeManager, classes: { ownDepartment: menteeDepartment, minSharedHours: menteeWeek, languages: menteeTongue, seniorityGap: menteeLevel } }
}

function createObstacles(askers: Side, partners: Side, selfOf: Int32Array, columns: Columns, marks: Marks, broken: (asker: number, partner: number) => number): Obstacles {
  const size = partners.count
  const managers = partners.manager.reduce((most, manager) => Math.max(most, manager), -1) + 1
  const reports = groupEntries(partners.manager, managers)
  const byClass = publicRules.map((rule) => {
    const askerClass = askers.classes[rule]
    const partnerClass = partners.classes[rule]
    return askerClass && partnerClass ? classRule(askerClass, partnerClass, (asker, partner) => (broken(asker, partner) & ruleBits[rule]) !== 0) : null
  })
  const listed = publicRules.map((rule, at) => (byClass[at] ? null : { bit: ruleBits[rule], bits: createBits(size), set: [] as number[] }))
  const ofClass = (asker: number): (Bits | null)[] => byClass.map((rule) => (rule ? rule(asker) : null))

  function list(asker: number, bit: number): number[] {
    const manager = askers.manager[asker]!
    const found: number[] = []
    if (bit === ruleBits.sharedManager) {
      if (columns.allowsSharedManager || manager < 0 || manager >= managers) return found
      for (let at = reports.start[manager]!; at < reports.start[manager + 1]!; at++) found.push(reports.values[at]!)
      return found
    }
    for (let entry = marks.rows.start[asker]!; entry < marks.rows.start[asker + 1]!; entry++) {
      if ((marks.bitsAt(entry) & bit) !== 0) found.push(marks.rows.values[entry]!)
    }
    return found
  }

  return {
    partners: size,
    ofClass,
    of(asker) {
      const forbidden = ofClass(asker)
      listed.forEach((rule, at) => {
        if (!rule) return
        for (const partner of rule.set) dropBit(rule.bits, partner)
        rule.set = list(asker, rule.bit)
        for (const partner of rule.set) addBit(rule.bits, partner)
        forbidden[at] = rule.set.length > 0 ? rule.bits : null
      })
      return { forbidden, self: selfOf[asker]! }
    },
  }
}

function classRule(askerClass: ArrayLike<number>, partnerClass: ArrayLike<number>, forbids: (asker: number, partner: number) => boolean): (asker: number) => Bits | null {
  const classes = placesOf(partnerClass)
  const known = new Map<number, Bits | null>()
  return (asker) => {
    const key = askerClass[asker]!
    let found = known.get(key)
    if (found === undefined) {
      found = null
      for (const members of classes.values()) {
        if (!forbids(asker, members[0]!)) continue
        found ??= createBits(partnerClass.length)
        for (const partner of members) addBit(found, partner)
      }
      known.set(key, found)
    }
    return found
  }
}

function placesOf(column: ArrayLike<number>): Map<number, number[]> {
  const places = new Map<number, number[]>()
  for (let at = 0; at < column.length; at++) {
    const list = places.get(column[at]!)
    if (list) list.push(at)
    else places.set(column[at]!, [at])
  }
  return places
}
