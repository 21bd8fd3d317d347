import type { Columns } from './columns.ts'
import { favouritePoints, placePointsOf, themePoints, timePointsOf, tradePointsOf } from './lens.ts'
import type { Rows } from './rows.ts'
import { placeBits, timeBits } from './rules.ts'
import { blocks, unitsOf, unitsOfPart, type BlockedRows, type SearchIndex } from './search-index.ts'

/** Below every sum of units, so that whoever starts from here stays forbidden. */
const barred = -30_000

/** An interest that gives less is not looked for. */
const littleUnits = 40

/** Upper bounds, in units, of one mentee's score with every mentor. */
export type Bounds = {
  /** Works the bounds out for a mentee, by number in the pool. Holds until the next call. */
  weigh(mentee: number): void
  /** By spot; negative for who is forbidden. To be added: the stretch's units, which are negative where it is forbidden. */
  spotUnits: Int16Array
  stretchUnits: Int32Array
  /** What the classes that a mentor belongs to give, as `Lens.classPoints` says of the mentor, who must not be forbidden. */
  classPoints(spot: number, stretch: number): number
  /** Takes one mentor out of consideration. */
  bar(spot: number): void
}

/** Room for the bounds of one mentee after the other. Belongs to one thread. */
export function createBounds(columns: Columns, index: SearchIndex): Bounds {
  const { weights, asks, near, menteeInterests, menteeThemes, favourites, bars, askTop, askBottom } = columns
  const { timeClass, timeClassMentor, timeClassBlock, placeMentor, stretchPlace, stretchBlock } = index
  const spots = index.mentorAt.length
  const spotUnits = new Int16Array(spots)
  /** What hours and languages give, for the class of mentees that was asked for last. */
  const timeRow = new Int16Array(spots)
  const timePoints = new Int32Array(timeClassMentor.length)
  const timeUnits = new Int16Array(timeClassMentor.length)
  /** What level and department give, for the class of mentees that was asked for last; −1 where they forbid. */
  const placeRow = new Int32Array(placeMentor.length)
  const placeTrade = placeMentor.map((mentor) => columns.mentorTrade[mentor]!)
  const placePoints = new Int32Array(placeMentor.length)
  const tradePoints = new Int32Array(columns.tradeCount)
  const stretchUnits = new Int32Array(index.stretchStart.length - 1)
  const isBlockOpen = new Uint8Array(blocks)
  /** Open blocks that lie side by side are passed through in one go. */
  const passFrom: number[] = []
  const passTo: number[] = []
  let rowWeek = NaN
  let rowTongue = NaN
  let rowDepartment = NaN
  let rowLevel = 0

  function layTimeRow(week: number, tongue: number): void {
    if (week === rowWeek && tongue === rowTongue) return
    rowWeek = week
    rowTongue = tongue
    isBlockOpen.fill(0)
    for (let at = 0; at < timeClassMentor.length; at++) {
      const mentor = timeClassMentor[at]!
      const mentorWeek = columns.mentorWeek[mentor]!
      const mentorTongue = columns.mentorTongue[mentor]!
      timePoints[at] = timePointsOf(columns, mentorWeek, week, mentorTongue, tongue)
      timeUnits[at] = timeBits(columns, mentorWeek, week, mentorTongue, tongue) !== 0 ? barred : unitsOf(timePoints[at]!)
      if (timeUnits[at] !== barred) isBlockOpen[timeClassBlock[at]!] = 1
    }
    passFrom.length = passTo.length = 0
    for (let block = 0; block < blocks; block++) {
      if (isBlockOpen[block] === 0) continue
      if (passTo.at(-1) === block) passTo[passTo.length - 1] = block + 1
      else {
        passFrom.push(block)
        passTo.push(block + 1)
      }
    }
    for (let spot = 0; spot < spots; spot++) timeRow[spot] = timeUnits[timeClass[spot]!]!
  }

  function layPlaceRow(mentee: number): void {
    const department = columns.menteeDepartment[mentee]!
    const level = columns.menteeLevel[mentee]!
    if (department === rowDepartment && Object.is(level, rowLevel)) return
    rowDepartment = department
    rowLevel = level
    for (let place = 0; place < placeRow.length; place++) {
      const mentor = placeMentor[place]!
      placeRow[place] = placeBits(columns, mentor, mentee) !== 0 ? -1 : placePointsOf(columns, mentor, mentee)
    }
  }

  function addAll({ values, cut }: BlockedRows, row: number, units: number): void {
    if (units === 0) return
    const first = row * (blocks + 1)
    for (let pass = 0; pass < passFrom.length; pass++) {
      const end = cut[first + passTo[pass]!]!
      for (let at = cut[first + passFrom[pass]!]!; at < end; at++) spotUnits[values[at]!]! += units
    }
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

  /** Returns what everybody might get on top: interests that many hold give too little to look for who holds them. */
  function addWords(mentee: number): number {
    let common = 0
    for (let at = menteeInterests.start[mentee]!; at < menteeInterests.start[mentee + 1]!; at++) {
      const interest = menteeInterests.values[at]!
      const units = unitsOfPart(weights.interest, columns.interestShare[interest]!)
      if (units < littleUnits) common += units
      else addAll(index.interestSpots, interest, units)
    }
    const chosen = menteeThemes.start[mentee + 1]! - menteeThemes.start[mentee]!
    const each = chosen === 0 || weights.theme === 0 ? 0 : unitsOf(themePoints(weights.theme, 1, chosen) + 1)
    for (let at = menteeThemes.start[mentee]!; at < menteeThemes.start[mentee + 1]!; at++) addAll(index.themeSpots, menteeThemes.values[at]!, each)
    for (let at = favourites.mentors.start[mentee]!; at < favourites.mentors.start[mentee + 1]!; at++) {
      const spot = index.spotOf[favourites.mentors.values[at]!]!
      if (spot >= 0) spotUnits[spot]! += unitsOf(favouritePoints(weights.favourite, favourites.bits[at]!))
    }
    return common
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

  function weighStretches(mentee: number, common: number): void {
    layPlaceRow(mentee)
    for (let trade = 0; trade < tradePoints.length; trade++) tradePoints[trade] = tradePointsOf(columns, trade, mentee)
    for (let place = 0; place < placeRow.length; place++) placePoints[place] = placeRow[place]! < 0 ? -1 : placeRow[place]! + tradePoints[placeTrade[place]!]!
    for (let stretch = 0; stretch < stretchUnits.length; stretch++) {
      const points = isBlockOpen[stretchBlock[stretch]!] === 1 ? placePoints[stretchPlace[stretch]!]! : -1
      // Most who may be paired stand far apart, so the greatest distance is a bound that costs nothing.
      stretchUnits[stretch] = points < 0 ? barred : unitsOf(points + weights.distance) + common
    }
  }

  return {
    weigh(mentee) {
      layTimeRow(columns.menteeWeek[mentee]!, columns.menteeTongue[mentee]!)
      spotUnits.set(timeRow)
      addAsks(mentee)
      const common = addWords(mentee)
      barSome(mentee)
      weighStretches(mentee, common)
    },
    spotUnits,
    stretchUnits,
    classPoints: (spot, stretch) => timePoints[timeClass[spot]!]! + placePoints[stretchPlace[stretch]!]!,
    bar,
  }
}
