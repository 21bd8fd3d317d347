import type { Columns } from './columns.ts'
import { commonDepth } from './forest.ts'
import { findInRow } from './rows.ts'
import { tonguesInCommon, weekInCommon } from './time-columns.ts'

/** Shared working minutes in a week from which more make no difference: half of a usual week. */
const plentyOfMinutes = 20 * 60

/** What a distance in levels counts, in thousandths: one to three steps ahead is near enough to remember the way. */
const levelsAhead = [700, 1000, 1000, 1000, 700, 400]

/** Steps along the reporting lines from which more make no difference: four up and four down. */
const farSteps = 8

/** What is not known counts, in thousandths: neither for a pair nor against it. */
export const unknownCounts = 500

/** The points of a part that is fulfilled by so many thousandths. */
export function part(weight: number, thousandths: number): number {
  return Math.floor((weight * thousandths) / 1000)
}

/** In thousandths, like all shares: how well the mentor's level suits the mentee's. */
export function levelShare({ mentorLevel, menteeLevel }: Columns, mentor: number, mentee: number): number {
  const ahead = mentorLevel[mentor]! - menteeLevel[mentee]!
  if (Number.isNaN(ahead)) return unknownCounts
  if (ahead < 0) return ahead >= -1 ? 300 : 0
  return levelsAhead[Math.round(ahead)] ?? 200
}

/** By the classes of working weeks. */
export function hoursShare(columns: Columns, mentorWeek: number, menteeWeek: number): number {
  if (mentorWeek < 0 || menteeWeek < 0) return unknownCounts
  return Math.floor((1000 * Math.min(weekInCommon(columns, mentorWeek, menteeWeek), plentyOfMinutes)) / plentyOfMinutes)
}

/** By the classes of languages: the same best language counts most, then a second one in common. */
export function languageShare(columns: Columns, mentorTongue: number, menteeTongue: number): number {
  if (mentorTongue < 0 || menteeTongue < 0) return unknownCounts
  const shared = tonguesInCommon(columns, mentorTongue, menteeTongue)
  if (shared < 2) return 0
  return (shared % 2 === 1 ? 700 : 400) + (shared >= 4 ? 300 : 0)
}

/** The rarer a tie between two departments is in the history, the more it is worth to make one. */
export function tieShare(columns: Columns, mentorDepartment: number, menteeDepartment: number): number {
  if (mentorDepartment < 0 || menteeDepartment < 0) return unknownCounts
  if (mentorDepartment === menteeDepartment) return 0
  return Math.floor(1000 / Math.sqrt(1 + pairsBetween(columns, mentorDepartment, menteeDepartment)))
}

/** Pairs of the history that join two departments. */
export function pairsBetween({ ties, tiePairs }: Columns, one: number, other: number): number {
  const at = findInRow(ties, one, other)
  return at < 0 ? 0 : tiePairs[at]!
}

/** Half by the department tree, half by the reporting lines; where one of them is not known, wholly by the other. */
export function distanceShare(columns: Columns, mentor: number, mentee: number): number {
  const { mentorUnit, menteeUnit, units, mentorSpot, menteeSpot, lines } = columns
  return distanceShareAt(columns, mentor, mentee, commonDepth(units, mentorUnit[mentor]!, menteeUnit[mentee]!), commonDepth(lines, mentorSpot[mentor]!, menteeSpot[mentee]!))
}

/** As `distanceShare`, for two whose departments and reporting lines meet at such depths. */
export function distanceShareAt(columns: Columns, mentor: number, mentee: number, unitDepth: number, lineDepth: number): number {
  const byUnits = unitShare(columns, mentor, mentee, unitDepth)
  if (columns.mentorSpot[mentor]! < 0 || columns.menteeSpot[mentee]! < 0) return byUnits < 0 ? unknownCounts : byUnits
  const byLines = Math.floor((1000 * (lineDepth === 0 ? farSteps : Math.min(stepsBetween(columns, mentor, mentee, lineDepth), farSteps))) / farSteps)
  return byUnits < 0 ? byLines : (byUnits + byLines) >> 1
}

/** How much of the longer of the two department paths the other does not share; −1 when one is not known. */
function unitShare({ mentorUnit, menteeUnit, units }: Columns, mentor: number, mentee: number, common: number): number {
  const one = mentorUnit[mentor]!
  const other = menteeUnit[mentee]!
  if (one < 0 || other < 0) return -1
  const longest = Math.max(units.depth[one]!, units.depth[other]!)
  return Math.floor((1000 * (longest - common)) / longest)
}

/** Steps up to the nearest common manager and down again; Infinity without one, null when a line is not known. */
export function stepsApart(columns: Columns, mentor: number, mentee: number): number | null {
  const one = columns.mentorSpot[mentor]!
  const other = columns.menteeSpot[mentee]!
  if (one < 0 || other < 0) return null
  const common = commonDepth(columns.lines, one, other)
  return common === 0 ? Infinity : stepsBetween(columns, mentor, mentee, common)
}

function stepsBetween({ mentorSpot, menteeSpot, lines }: Columns, mentor: number, mentee: number, common: number): number {
  return lines.depth[mentorSpot[mentor]!]! + lines.depth[menteeSpot[mentee]!]! - 2 * common
}

/** How near the mentor's trade is to the nearest function that the mentee wants to explore. */
export function functionShare({ explores, tradeShare, functionCount }: Columns, trade: number, mentee: number): number {
  let best = 0
  for (let at = explores.start[mentee]!; at < explores.start[mentee + 1]!; at++) {
    best = Math.max(best, tradeShare[trade * functionCount + explores.values[at]!]!)
  }
  return best
}
