import type { MenteeProfile, MentorProfile, Pool } from './pool.ts'

/**
 * One reason why two people may never be paired. `isPrivate` rules are honoured like every other but leave no
 * trace: they appear in no explanation, and where one decides, only the general sentence is given.
 */
export type HardRule = {
  name: string
  /** What the rule asks, said about one person who found nobody. */
  sentence: string
  isPrivate: boolean
  forbids(pool: Pool, mentor: MentorProfile, mentee: MenteeProfile): boolean
}

/** Nobody mentors themselves, even when enrolled on both sides. */
const samePerson: HardRule = {
  name: 'samePerson',
  sentence: 'Nobody can be their own mentor.',
  isPrivate: false,
  forbids: (_pool, mentor, mentee) => mentor.id === mentee.id,
}

const ownDepartment: HardRule = {
  name: 'ownDepartment',
  sentence: 'Mentor and mentee must come from different departments.',
  isPrivate: false,
  forbids: (_pool, mentor, mentee) => mentor.department !== null && mentor.department === mentee.department,
}

const reportingLevels: HardRule = {
  name: 'reportingLevels',
  sentence: 'Mentor and mentee must not stand in one reporting line.',
  isPrivate: false,
  forbids: (_pool, mentor, mentee) => mentee.managers.has(mentor.id) || mentor.managers.has(mentee.id),
}

const sharedManager: HardRule = {
  name: 'sharedManager',
  sentence: 'Mentor and mentee must not have the same manager.',
  isPrivate: false,
  forbids: (pool, mentor, mentee) =>
    !pool.rules.sharedManager && mentor.managerId !== null && mentor.managerId === mentee.managerId,
}

const never: HardRule = {
  name: 'never',
  sentence: '',
  isPrivate: true,
  forbids: (_pool, mentor, mentee) => mentor.never.has(mentee.id) || mentee.never.has(mentor.id),
}

const minSharedHours: HardRule = {
  name: 'minSharedHours',
  sentence: 'Mentor and mentee need enough working hours in common on one day.',
  isPrivate: false,
  forbids(pool, mentor, mentee) {
    const shared = pool.shared(mentor, mentee)
    return shared !== null && shared.bestDay < pool.rules.minSharedHours * 60
  },
}

const languages: HardRule = {
  name: 'languages',
  sentence: 'Mentor and mentee need a language in common.',
  isPrivate: false,
  forbids(pool, mentor, mentee) {
    if (!pool.rules.languages || !mentor.languages || !mentee.languages) return false
    for (const language of mentee.languages) if (mentor.languages.has(language)) return false
    return true
  },
}

const seniorityGap: HardRule = {
  name: 'seniorityGap',
  sentence: 'The mentor must be as much more senior than the mentee as the program asks.',
  isPrivate: false,
  forbids(pool, mentor, mentee) {
    if (mentor.level === null || mentee.level === null) return false
    const { min, max } = pool.rules.seniorityGap
    const gap = mentor.level - mentee.level
    return (min !== null && gap < min) || (max !== null && gap > max)
  },
}

const cooldownSeasons: HardRule = {
  name: 'cooldownSeasons',
  sentence: 'The same two people must not be paired again so soon.',
  isPrivate: false,
  forbids: (pool, mentor, mentee) => pool.isCooling(mentor, mentee),
}

const forbidden: HardRule = {
  name: 'forbidden',
  sentence: '',
  isPrivate: true,
  forbids: (pool, mentor, mentee) => pool.isForbidden(mentor, mentee),
}

/** Every rule that a pair must pass, capacity and the circle's department mix aside. */
export const hardRules: readonly HardRule[] = [
  samePerson,
  ownDepartment,
  reportingLevels,
  sharedManager,
  never,
  minSharedHours,
  languages,
  seniorityGap,
  cooldownSeasons,
  forbidden,
]

/** May these two be paired? */
export function isPermitted(pool: Pool, mentor: MentorProfile, mentee: MenteeProfile): boolean {
  for (const rule of hardRules) if (rule.forbids(pool, mentor, mentee)) return false
  return true
}

/** Bit i is set when `hardRules[i]` forbids the pair. */
export function brokenRules(pool: Pool, mentor: MentorProfile, mentee: MenteeProfile): number {
  let mask = 0
  hardRules.forEach((rule, index) => {
    if (rule.forbids(pool, mentor, mentee)) mask |= 1 << index
  })
  return mask
}

/** The bits of the rules that must leave no trace. */
export const privateRules: number = hardRules.reduce((mask, rule, index) => (rule.isPrivate ? mask | (1 << index) : mask), 0)
