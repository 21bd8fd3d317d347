import { fillBoth, type Cast } from './cast.ts'
import { createNumbering } from './numbering.ts'
import { createRowsWriter, sharedInts, sharedNumbers, sharedShorts, type Rows } from './rows.ts'
import { sharedHours, workedDays, type WorkedDay } from './shared-hours.ts'

/** When people work and which languages they speak, by classes of people who are equal in it; −1 is not known. */
export type TimeColumns = {
  mentorWeek: Int32Array
  menteeWeek: Int32Array
  weekCount: number
  /** Two numbers for each pair of weeks, minutes on the best day and in all; empty when there are too many weeks. */
  sharedMinutes: Float64Array
  /** Start and end of each worked day of each week, epoch minutes. */
  workedFrom: Float64Array
  workedTo: Float64Array
  workedStart: Int32Array
  mentorTongue: Int32Array
  menteeTongue: Int32Array
  tongueCount: number
  /** How many languages each pair of classes shares, twice that number plus 1 when both speak the same best; empty when too many. */
  sharedTongues: Int16Array
  /** Numbers of the languages of each class, rising, and the one spoken best. */
  tongues: Rows
  bestTongue: Int32Array
}

/** Up to so many classes everything is worked out beforehand for every pair of them. */
const mostInTable = 512

export function timeColumns(cast: Cast): TimeColumns {
  return { ...weekColumns(cast), ...tongueColumns(cast) }
}

function weekColumns(cast: Cast) {
  const { people, census } = cast
  const numbering = createNumbering(census.weekOwner.length)
  const mentorWeek = sharedInts(cast.mentors.length)
  const menteeWeek = sharedInts(cast.mentees.length)
  fillBoth(cast, mentorWeek, menteeWeek, (person) => numbering.numberOf(census.week[person]!))
  const weeks = numbering.before.map((week): WorkedDay[] => {
    const { workingHours, timeZone } = people[census.weekOwner[week]!]!
    return workingHours && timeZone ? workedDays(workingHours, timeZone, cast.rules.week) : []
  })

  const days = weeks.flat()
  const workedFrom = sharedNumbers(days.length)
  const workedTo = sharedNumbers(days.length)
  const workedStart = sharedInts(weeks.length + 1)
  days.forEach(({ start, end }, at) => {
    workedFrom[at] = start
    workedTo[at] = end
  })
  weeks.forEach((week, at) => (workedStart[at + 1] = workedStart[at]! + week.length))
  const sharedMinutes = sharedNumbers(weeks.length <= mostInTable ? 2 * weeks.length ** 2 : 0)
  if (weeks.length <= mostInTable) {
    weeks.forEach((one, row) => {
      weeks.forEach((other, column) => {
        const at = 2 * (row * weeks.length + column)
        const shared = sharedHours(one, other)
        sharedMinutes[at] = shared.bestDay
        sharedMinutes[at + 1] = shared.week
      })
    })
  }
  return { mentorWeek, menteeWeek, weekCount: weeks.length, sharedMinutes, workedFrom, workedTo, workedStart }
}

function tongueColumns(cast: Cast) {
  const languages = new Map<string, number>()
  const numbers = new Map<string, number>()
  const classes: { best: number; all: number[] }[] = []
  const { people, census } = cast
  const bySpelling: number[] = []
  const tongueOf = (number: number): number => {
    const spelling = census.tongue[number]!
    return spelling < 0 ? -1 : (bySpelling[spelling] ??= classOf(people[census.tongueOwner[spelling]!]!.languages ?? []))
  }
  const classOf = (spoken: string[]): number => {
    const ordered = spoken.map((language) => {
      const word = language.toLowerCase()
      let known = languages.get(word)
      if (known === undefined) languages.set(word, (known = languages.size))
      return known
    })
    const all = [...new Set(ordered)].sort((one, other) => one - other)
    const key = `${ordered[0] ?? -1}:${all.join()}`
    let tongue = numbers.get(key)
    if (tongue === undefined) numbers.set(key, (tongue = classes.push({ best: ordered[0] ?? -1, all }) - 1))
    return tongue
  }
  const mentorTongue = sharedInts(cast.mentors.length)
  const menteeTongue = sharedInts(cast.mentees.length)
  fillBoth(cast, mentorTongue, menteeTongue, tongueOf)

  const writer = createRowsWriter(classes.length)
  const bestTongue = sharedInts(classes.length)
  classes.forEach(({ best, all }, at) => {
    for (const language of all) writer.push(language)
    writer.endRow()
    bestTongue[at] = best
  })
  const tongues = writer.done()
  const isSmall = classes.length <= mostInTable
  const sharedTongues = sharedShorts(isSmall ? classes.length ** 2 : 0)
  for (let pair = 0; pair < sharedTongues.length; pair++) {
    sharedTongues[pair] = compareTongues(tongues, bestTongue, Math.floor(pair / classes.length), pair % classes.length)
  }
  return { mentorTongue, menteeTongue, tongueCount: classes.length, sharedTongues, tongues, bestTongue }
}

function compareTongues({ start, values }: Rows, best: Int32Array, one: number, other: number): number {
  let common = 0
  for (let left = start[one]!, right = start[other]!; left < start[one + 1]! && right < start[other + 1]!; ) {
    const gap = values[left]! - values[right]!
    if (gap === 0) common++
    if (gap <= 0) left++
    if (gap >= 0) right++
  }
  return 2 * common + (best[one]! >= 0 && best[one] === best[other] ? 1 : 0)
}

/** As `TimeColumns.sharedTongues` says of two classes. */
export function tonguesInCommon(columns: TimeColumns, one: number, other: number): number {
  if (columns.sharedTongues.length > 0) return columns.sharedTongues[one * columns.tongueCount + other]!
  return compareTongues(columns.tongues, columns.bestTongue, one, other)
}

/** Minutes that two known weeks share on the best single day. */
export function bestDayInCommon(columns: TimeColumns, one: number, other: number): number {
  if (columns.sharedMinutes.length > 0) return columns.sharedMinutes[2 * (one * columns.weekCount + other)]!
  return sharedHours(daysOf(columns, one), daysOf(columns, other)).bestDay
}

/** Minutes that two known weeks share in all. */
export function weekInCommon(columns: TimeColumns, one: number, other: number): number {
  if (columns.sharedMinutes.length > 0) return columns.sharedMinutes[2 * (one * columns.weekCount + other) + 1]!
  return sharedHours(daysOf(columns, one), daysOf(columns, other)).week
}

function daysOf({ workedStart, workedFrom, workedTo }: TimeColumns, week: number): WorkedDay[] {
  const days: WorkedDay[] = []
  for (let day = workedStart[week]!; day < workedStart[week + 1]!; day++) days.push({ start: workedFrom[day]!, end: workedTo[day]! })
  return days
}
