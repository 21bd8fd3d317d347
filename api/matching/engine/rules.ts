import type { Columns } from './columns.ts'
import type { MenteeProfile, MentorProfile, Pool } from './pool.ts'
import { findInRow } from './rows.ts'
import { ruleBits } from './rule-bits.ts'
import { bestDayInCommon, tonguesInCommon } from './time-columns.ts'

/**
 * One reason why two people may never be paired. `isPrivate` rules are honoured like every other but leave no
 * trace: they appear in no explanation, and where one decides, only the general sentence is given.
 */
export type HardRule = {
  name: keyof typeof ruleBits
  /** What the rule asks, said about one person who found nobody. */
  sentence: string
  isPrivate: boolean
  forbids(pool: Pool, mentor: MentorProfile, mentee: MenteeProfile): boolean
}

function rule(name: HardRule['name'], sentence: string | null): HardRule {
  return {
    name,
    sentence: sentence ?? '',
    isPrivate: sentence === null,
    forbids: (pool, mentor, mentee) => (brokenRules(pool, mentor, mentee) & ruleBits[name]) !== 0,
  }
}

/** Every rule that a pair must pass, capacity and the circle's department mix aside; rule i has bit i. */
export const hardRules: readonly HardRule[] = [
  // Even when enrolled on both sides.
  rule('samePerson', 'Nobody can be their own mentor.'),
  rule('ownDepartment', 'Mentor and mentee must come from different departments.'),
  rule('reportingLevels', 'Mentor and mentee must not stand in one reporting line.'),
  rule('sharedManager', 'Mentor and mentee must not have the same manager.'),
  rule('never', null),
  rule('minSharedHours', 'Mentor and mentee need enough working hours in common on one day.'),
  rule('languages', 'Mentor and mentee need a language in common.'),
  rule('seniorityGap', 'The mentor must be as much more senior than the mentee as the program asks.'),
  rule('cooldownSeasons', 'The same two people must not be paired again so soon.'),
  rule('forbidden', null),
  rule('heldBack', null),
]

/** May these two be paired? */
export function isPermitted(pool: Pool, mentor: MentorProfile, mentee: MenteeProfile): boolean {
  return brokenBits(pool.columns, mentor.index, mentee.index) === 0
}

/** Bit i is set when `hardRules[i]` forbids the pair. */
export function brokenRules(pool: Pool, mentor: MentorProfile, mentee: MenteeProfile): number {
  return brokenBits(pool.columns, mentor.index, mentee.index)
}

/** As `brokenRules`, for the mentor and the mentee of these numbers in the columns. */
export function brokenBits(columns: Columns, mentor: number, mentee: number): number {
  const { bars } = columns
  const bar = findInRow(bars.mentors, mentee, mentor)
  return (
    (bar < 0 ? 0 : bars.bits[bar]!) |
    lineBits(columns, mentor, mentee) |
    placeBits(columns, mentor, mentee) |
    timeBits(columns, columns.mentorWeek[mentor]!, columns.menteeWeek[mentee]!, columns.mentorTongue[mentor]!, columns.menteeTongue[mentee]!)
  )
}

function lineBits(columns: Columns, mentor: number, mentee: number): number {
  const manager = columns.mentorManager[mentor]!
  return (
    (columns.mentorPerson[mentor] === columns.menteePerson[mentee] ? ruleBits.samePerson : 0) |
    (!columns.allowsSharedManager && manager >= 0 && manager === columns.menteeManager[mentee] ? ruleBits.sharedManager : 0)
  )
}

/** The rules about departments and levels. */
export function placeBits(columns: Columns, mentor: number, mentee: number): number {
  const department = columns.mentorDepartment[mentor]!
  const gap = columns.mentorLevel[mentor]! - columns.menteeLevel[mentee]!
  // Comparisons with NaN are false: neither an unknown level nor an open side forbids.
  return (department >= 0 && department === columns.menteeDepartment[mentee] ? ruleBits.ownDepartment : 0) | (gap < columns.leastGap || gap > columns.greatestGap ? ruleBits.seniorityGap : 0)
}

/** The rules about hours and languages, by the classes of the two. */
export function timeBits(columns: Columns, mentorWeek: number, menteeWeek: number, mentorTongue: number, menteeTongue: number): number {
  const tooShort = mentorWeek >= 0 && menteeWeek >= 0 && bestDayInCommon(columns, mentorWeek, menteeWeek) < columns.minMinutes
  const noWord = columns.needsLanguage && mentorTongue >= 0 && menteeTongue >= 0 && tonguesInCommon(columns, mentorTongue, menteeTongue) < 2
  return (tooShort ? ruleBits.minSharedHours : 0) | (noWord ? ruleBits.languages : 0)
}

/** The bits of the rules that must leave no trace. */
export const privateRules: number = hardRules.reduce((mask, { isPrivate, name }) => (isPrivate ? mask | ruleBits[name] : mask), 0)
