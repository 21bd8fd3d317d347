import type { Columns } from './columns.ts'
import { favouritePoints, themePoints } from './lens.ts'
import { functionShare, hoursShare, languageShare, levelShare, part, tieShare } from './measures.ts'
import type { Rows } from './rows.ts'
import { placeBits, timeBits } from './rules.ts'
import { unitsOf, unitsOfPart, type SearchIndex } from './search-index.ts'

/** Below every sum of units, so that whoever starts from here stays forbidden. */
const barred = -30_000

/** Upper bounds, in units, of one mentee's score with every mentor. */
export type Bounds = {
  /** Works the bounds out for a mentee, by number in the pool. Holds until the next call. */
  weigh(mentee: number): void
  /** By spot; negative for who is forbidden. To be added: the stretch's units, which are negative where it is forbidden. */
  spotUnits: Int16Array
  stretchUnits: Int32Array
  /** Takes one mentor out of consideration. */
  bar(spot: number): void
}

/** Room for the bounds of one mentee after the other. Belongs to one thread. */
export function createBounds(columns: Columns, index: SearchIndex): Bounds {
  const { weights, asks, near, menteeInterests, menteeThemes, favourites, bars, askTop, askBottom } = columns
  const spots = index.mentorAt.length
  const spotUnits = new Int16Array(spots)
  /** What hours and languages give, for the class of mentees that was asked for last. */
  const timeRow = new Int16Array(spots)
  const classUnits = new Int16Array(index.timeClassMentor.length)
  const stretchUnits = new Int32Array(index.stretchStart.length - 1)
  let rowWeek = NaN
  let rowTongue = NaN

  function layTimeRow(week: number, tongue: number): void {
    if (week === rowWeek && tongue === rowTongue) return
    rowWeek = week
    rowTongue = tongue
    index.timeClassMentor.forEach((mentor, at) => {
      const mentorWeek = columns.mentorWeek[mentor]!
      const mentorTongue = columns.mentorTongue[mentor]!
      const points = part(weights.hours, hoursShare(columns, mentorWeek, week)) + part(weights.language, languageShare(columns, mentorTongue, tongue))
      classUnits[at] = timeBits(columns, mentorWeek, week, mentorTongue, tongue) !== 0 ? barred : unitsOf(points)
    })
    for (let spot = 0; spot < spots; spot++) timeRow[spot] = classUnits[index.timeClass[spot]!]!
  }

  function addAll(rows: Rows, row: number, units: number): void {
    if (units === 0) return
    const { values } = rows
    for (let at = rows.start[row]!, end = rows.start[row + 1]!; at < end; at++) spotUnits[values[at]!]! += units
  }

  function addAsks(mentee: number): void {
    for (let ask = asks.start[mentee]!; ask < asks.start[mentee + 1]!; ask++) {
      const skill = asks.values[ask]!
      if (near.start[skill] === near.start[skill + 1]) continue
      for (let run = index.runs.start[skill]!; run < index.runs.start[skill + 1]!; run++) {
        addAll(index.runSpots, run, unitsOf((askTop[ask]! * index.runShare[run]!) / askBottom[ask]!))
      }
    }
  }

  function addWords(mentee: number): void {
    for (let at = menteeInterests.start[mentee]!; at < menteeInterests.start[mentee + 1]!; at++) {
      const interest = menteeInterests.values[at]!
      addAll(index.interestSpots, interest, unitsOfPart(weights.interest, columns.interestShare[interest]!))
    }
    const chosen = menteeThemes.start[mentee + 1]! - menteeThemes.start[mentee]!
    const each = chosen === 0 || weights.theme === 0 ? 0 : unitsOf(themePoints(weights.theme, 1, chosen) + 1)
    for (let at = menteeThemes.start[mentee]!; at < menteeThemes.start[mentee + 1]!; at++) addAll(index.themeSpots, menteeThemes.values[at]!, each)
    for (let at = favourites.mentors.start[mentee]!; at < favourites.mentors.start[mentee + 1]!; at++) {
      const spot = index.spotOf[favourites.mentors.values[at]!]!
      if (spot >= 0) spotUnits[spot]! += unitsOf(favouritePoints(weights.favourite, favourites.bits[at]!))
    }
  }

  function barSome(mentee: number): void {
    for (let at = bars.mentors.start[mentee]!; at < bars.mentors.start[mentee + 1]!; at++) bar(index.spotOf[bars.mentors.values[at]!]!)
    const manager = columns.menteeManager[mentee]!
    if (!columns.allowsSharedManager && manager >= 0 && manager + 1 < index.reportSpots.start.length) barRow(index.reportSpots, manager)
    barRow(index.takenSpots, index.groupOf[mentee]!)
    const self = columns.mentorOfMentee[mentee]!
    if (self >= 0) bar(index.spotOf[self]!)
  }

  function barRow(rows: Rows, row: number): void {
    for (let at = rows.start[row]!; at < rows.start[row + 1]!; at++) bar(rows.values[at]!)
  }

  function bar(spot: number): void {
    if (spot >= 0) spotUnits[spot] = barred
  }

  function weighStretches(mentee: number): void {
    for (let stretch = 0; stretch < stretchUnits.length; stretch++) {
      const mentor = index.mentorAt[index.stretchStart[stretch]!]!
      stretchUnits[stretch] =
        placeBits(columns, mentor, mentee) !== 0
          ? barred
          : unitsOf(
              part(weights.seniority, levelShare(columns, mentor, mentee)) +
                part(weights.tie, tieShare(columns, columns.mentorDepartment[mentor]!, columns.menteeDepartment[mentee]!)) +
                part(weights.function, functionShare(columns, columns.mentorTrade[mentor]!, mentee)) +
                // Most who may be paired stand far apart, so the greatest distance is a bound that costs nothing.
                weights.distance,
            )
    }
  }

  return {
    weigh(mentee) {
      layTimeRow(columns.menteeWeek[mentee]!, columns.menteeTongue[mentee]!)
      spotUnits.set(timeRow)
      addAsks(mentee)
      addWords(mentee)
      barSome(mentee)
      weighStretches(mentee)
    },
    spotUnits,
    stretchUnits,
    bar,
  }
}
