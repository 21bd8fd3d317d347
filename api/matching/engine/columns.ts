import { barColumns } from './bar-columns.ts'
import type { Cast } from './cast.ts'
import type { PairMarks } from './pair-marks.ts'
import { numberManagers, placeColumns, type PlaceColumns } from './place-columns.ts'
import { sharedInts } from './rows.ts'
import { skillColumns, type SkillColumns } from './skill-columns.ts'
import { timeColumns, type TimeColumns } from './time-columns.ts'
import type { ScoreWeights } from './types.ts'
import { wishColumns, type WishColumns } from './wish-columns.ts'
import type { Words } from './words.ts'

/** What the rules and the score ask of the program. */
type RuleValues = {
  weights: ScoreWeights
  minMinutes: number
  needsLanguage: boolean
  /** NaN leaves a side open. */
  leastGap: number
  greatestGap: number
  allowsSharedManager: boolean
}

/**
 * A pool as plain columns of numbers over shared memory: whoever is handed them, in whichever thread, can say whether
 * two people may be paired and how well they fit. Mentors and mentees are their numbers in the pool.
 */
export type Columns = RuleValues & PlaceColumns & TimeColumns & SkillColumns & WishColumns & {
  mentorCount: number
  menteeCount: number
  /** The mentor who is the same person, or −1. */
  mentorOfMentee: Int32Array
  /** Bits of the rules that forbid a pair because of who the two are. */
  bars: PairMarks
}

/** The words behind the numbers of the columns. */
export type ColumnWords = { skills: Words; interests: Words; themes: Words }

export function compileColumns(cast: Cast): { columns: Columns; words: ColumnWords } {
  const { rules } = cast
  const managerOf = numberManagers(cast)
  const { columns: skill, skills } = skillColumns(cast)
  const place = placeColumns(cast, managerOf)
  const { columns: wish, interests, themes } = wishColumns(cast, place.mentorUnit)
  const mentorOfMentee = sharedInts(cast.mentees.length)
  cast.menteePerson.forEach((person, mentee) => (mentorOfMentee[mentee] = cast.mentorOf[person]!))
  const columns: Columns = {
    weights: rules.weights,
    minMinutes: rules.minSharedHours * 60,
    needsLanguage: rules.languages,
    leastGap: rules.seniorityGap.min ?? NaN,
    greatestGap: rules.seniorityGap.max ?? NaN,
    allowsSharedManager: rules.sharedManager,
    mentorCount: cast.mentors.length,
    menteeCount: cast.mentees.length,
    mentorOfMentee,
    ...place,
    ...timeColumns(cast),
    ...skill,
    ...wish,
    bars: barColumns(cast, managerOf),
  }
  return { columns, words: { skills, interests, themes } }
}
