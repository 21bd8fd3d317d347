import type { Columns } from './columns.ts'
import { part } from './measures.ts'
import { strengthCounts } from './lens.ts'
import { createGrowingInts, groupEntries, sharedInts, type Rows } from './rows.ts'

/** What is still to be seated after locks. */
export type Openings = {
  /** Pool numbers of the mentees who look for a mentor; lists and prices count along this one. */
  mentees: Int32Array
  /** Free seats by mentor. Mentors without one take no part. */
  seats: Int32Array
  /** Places that nobody of the group may take any more, because a lock holds the department's only one. */
  taken: { mentor: number; group: number }[]
  /** Group of every mentee of the pool. */
  groupOf: Int32Array
  groupCount: number
}

/** One step of the index: bounds are counted in so many points, so that they fit into 16 bits. */
export const pointsPerUnit = 64

/**
 * Who might suit whom, turned round: for each thing a mentee can ask, the mentors who have it. Mentors stand in an order
 * of their own ("spots"), in which those who are equal in department, level and trade form one stretch.
 */
export type SearchIndex = {
  mentorAt: Int32Array
  /** Spot of each mentor, −1 without a seat. */
  spotOf: Int32Array
  stretchStart: Int32Array
  /** Class of equal hours and languages by spot, and one mentor of each class. */
  timeClass: Int32Array
  timeClassMentor: Int32Array
  /** For each asked skill its runs; a run is the spots of mentors who cover the skill by one share, in thousandths. */
  runs: Rows
  runShare: Int32Array
  runSpots: Rows
  interestSpots: Rows
  themeSpots: Rows
  /** By number of a manager. */
  reportSpots: Rows
  /** Spots that are taken for a group. */
  takenSpots: Rows
  /** Places in `openings.mentees`, ordered so that neighbours have hours, languages, department and level in common. */
  menteeOrder: Int32Array
  mentees: Int32Array
  groupOf: Int32Array
}

export function createSearchIndex(columns: Columns, openings: Openings): SearchIndex {
  const { mentorDepartment, mentorLevel, mentorTrade } = columns
  const open: number[] = []
  openings.seats.forEach((seats, mentor) => {
    if (seats > 0) open.push(mentor)
  })
  const isAlike = (one: number, other: number): boolean => mentorDepartment[one] === mentorDepartment[other] && mentorTrade[one] === mentorTrade[other] && Object.is(mentorLevel[one], mentorLevel[other])
  open.sort((one, other) => mentorDepartment[one]! - mentorDepartment[other]! || compareLevels(mentorLevel[one]!, mentorLevel[other]!) || mentorTrade[one]! - mentorTrade[other]! || one - other)
  const mentorAt = sharedInts(open.length)
  mentorAt.set(open)
  const spotOf = sharedInts(columns.mentorCount).fill(-1)
  open.forEach((mentor, spot) => (spotOf[mentor] = spot))
  const starts = createGrowingInts()
  open.forEach((mentor, spot) => {
    if (spot === 0 || !isAlike(mentor, open[spot - 1]!)) starts.push(spot)
  })
  starts.push(open.length)

  const classes = new Map<number, number>()
  const classMentor: number[] = []
  const timeClass = sharedInts(open.length)
  open.forEach((mentor, spot) => {
    const key = (columns.mentorWeek[mentor]! + 1) * (columns.tongueCount + 1) + columns.mentorTongue[mentor]! + 1
    let number = classes.get(key)
    if (number === undefined) classes.set(key, (number = classMentor.push(mentor) - 1))
    timeClass[spot] = number
  })
  const timeClassMentor = sharedInts(classMentor.length)
  timeClassMentor.set(classMentor)

  const managers = Int32Array.from(open, (mentor) => columns.mentorManager[mentor]!)
  const mentees = sharedInts(openings.mentees.length)
  mentees.set(openings.mentees)
  const groupOf = sharedInts(openings.groupOf.length)
  groupOf.set(openings.groupOf)
  const taken = openings.taken.filter(({ mentor }) => spotOf[mentor]! >= 0)
  const takenBy = groupEntries(taken.map(({ group }) => group), openings.groupCount)
  takenBy.values.forEach((entry, at) => (takenBy.values[at] = spotOf[taken[entry]!.mentor]!))
  return {
    mentorAt, spotOf, stretchStart: starts.done(), timeClass, timeClassMentor, ...skillRuns(columns, open),
    interestSpots: holderSpots(columns.mentorInterests, open, columns.interestShare.length),
    themeSpots: holderSpots(columns.mentorThemes, open, columns.themeCount),
    reportSpots: groupEntries(managers, managers.reduce((most, manager) => Math.max(most, manager), -1) + 1),
    takenSpots: takenBy, menteeOrder: neighbourly(columns, mentees), mentees, groupOf,
  }
}

/** Levels that are not known come first. */
function compareLevels(one: number, other: number): number {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(other)) - Number(Number.isNaN(one))
  return one - other
}

function neighbourly(columns: Columns, mentees: Int32Array): Int32Array {
  const { menteeWeek, menteeTongue, menteeDepartment, menteeLevel } = columns
  const order = sharedInts(mentees.length)
  order.set(mentees.map((_, place) => place))
  return order.sort((one, other) => {
    const [left, right] = [mentees[one]!, mentees[other]!]
    return menteeWeek[left]! - menteeWeek[right]! || menteeTongue[left]! - menteeTongue[right]! || menteeDepartment[left]! - menteeDepartment[right]! || compareLevels(menteeLevel[left]!, menteeLevel[right]!) || one - other
  })
}

/** Each mentor stands in one run of an asked skill at most: that of the best share by which one of their skills covers it. */
function skillRuns({ skillCount, near, nearness, offers, offerLevel }: Columns, open: number[]): { runs: Rows; runShare: Int32Array; runSpots: Rows } {
  const offered = createGrowingInts()
  const offerSpot = createGrowingInts()
  const offerStrength = createGrowingInts()
  open.forEach((mentor, spot) => {
    for (let at = offers.start[mentor]!; at < offers.start[mentor + 1]!; at++) {
      offered.push(offers.values[at]!)
      offerSpot.push(spot)
      offerStrength.push(offerLevel[at]!)
    }
  })
  const holders = groupEntries(offered.done(), skillCount)
  const [spots, strengths] = [offerSpot.done(), offerStrength.done()]

  const best = new Int32Array(open.length)
  const runStart = sharedInts(skillCount + 1)
  const runOf = createGrowingInts()
  const runShare = createGrowingInts()
  const spotStart = createGrowingInts()
  const runSpots = createGrowingInts()
  const covered: number[] = []
  for (let skill = 0; skill < skillCount; skill++) {
    for (let at = near.start[skill]!; at < near.start[skill + 1]!; at++) {
      const held = near.values[at]!
      const shares = strengthCounts.map((counts) => Math.round(nearness[at]! * counts))
      for (let entry = holders.start[held]!; entry < holders.start[held + 1]!; entry++) {
        const spot = spots[holders.values[entry]!]!
        const share = shares[strengths[holders.values[entry]!]!] ?? 0
        if (share <= best[spot]!) continue
        if (best[spot] === 0) covered.push(spot)
        best[spot] = share
      }
    }
    const byShare = new Map<number, number[]>()
    for (const spot of covered) {
      const run = byShare.get(best[spot]!)
      if (run) run.push(spot)
      else byShare.set(best[spot]!, [spot])
      best[spot] = 0
    }
    covered.length = 0
    for (const [share, run] of [...byShare].sort(([one], [other]) => other - one)) {
      runOf.push(runShare.length)
      runShare.push(share)
      spotStart.push(runSpots.length)
      for (const spot of run.sort((one, other) => one - other)) runSpots.push(spot)
    }
    runStart[skill + 1] = runShare.length
  }
  spotStart.push(runSpots.length)
  return { runs: { start: runStart, values: runOf.done() }, runShare: runShare.done(), runSpots: { start: spotStart.done(), values: runSpots.done() } }
}

function holderSpots(held: Rows, open: number[], words: number): Rows {
  const word = createGrowingInts()
  const spot = createGrowingInts()
  open.forEach((mentor, at) => {
    for (let entry = held.start[mentor]!; entry < held.start[mentor + 1]!; entry++) {
      word.push(held.values[entry]!)
      spot.push(at)
    }
  })
  const rows = groupEntries(word.done(), words)
  const spots = spot.done()
  rows.values.forEach((entry, at) => (rows.values[at] = spots[entry]!))
  return rows
}

/** The bound of a part in units: never below its points. */
export function unitsOf(points: number): number {
  return Math.ceil(points / pointsPerUnit)
}

/** The bound of a part of this weight that is fulfilled by so many thousandths; parts that add up before rounding stay below it. */
export function unitsOfPart(weight: number, thousandths: number): number {
  return thousandths === 0 ? 0 : unitsOf(part(weight, thousandths) + 1)
}
