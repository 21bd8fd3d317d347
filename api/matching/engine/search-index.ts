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

/** How many blocks the mentors are cut into. */
export const blocks = 14

/** One step of the index: bounds are counted in so many points, so that they fit into 16 bits. */
export const pointsPerUnit = 64

/**
 * Who might suit whom, turned round: for each thing a mentee can ask, the mentors who have it. Mentors stand in an order
 * of their own ("spots"), by blocks of the hour at which they begin work, in which those who are equal in department,
 * level and trade form one stretch: whole blocks and stretches can be passed over.
 */
export type SearchIndex = {
  mentorAt: Int32Array
  /** Spot of each mentor, −1 without a seat. */
  spotOf: Int32Array
  stretchStart: Int32Array
  stretchBlock: Int32Array
  /** Class of equal department, level and trade, and one mentor of each class. */
  stretchPlace: Int32Array
  placeMentor: Int32Array
  /** First spot of each block of mentors who begin work at about the same hour of the world, and the end of the last. */
  blockStart: Int32Array
  timeClassBlock: Int32Array
  /** Class of equal hours and languages by spot, and one mentor of each class. */
  timeClass: Int32Array
  timeClassMentor: Int32Array
  /** For each asked skill its runs; a run is the spots of mentors who cover the skill by one share, in thousandths. */
  runs: Rows
  runShare: Int32Array
  runSpots: BlockedRows
  interestSpots: BlockedRows
  themeSpots: BlockedRows
  /** By number of a manager. */
  reportSpots: Rows
  /** Spots that are taken for a group. */
  takenSpots: Rows
  /** Places in `openings.mentees`, ordered so that neighbours have hours, languages, department and level in common. */
  menteeOrder: Int32Array
  mentees: Int32Array
  groupOf: Int32Array
}

/** Rows of rising spots, with where each block begins: `cut[row × (blocks + 1) + block]`. */
export type BlockedRows = { values: Int32Array; cut: Int32Array }

export function createSearchIndex(columns: Columns, openings: Openings): SearchIndex {
  const { mentorDepartment, mentorLevel, mentorTrade } = columns
  const open: number[] = []
  openings.seats.forEach((seats, mentor) => {
    if (seats > 0) open.push(mentor)
  })
  const blockOf = assignBlocks(columns, open)
  const isAlike = (one: number, other: number): boolean => mentorDepartment[one] === mentorDepartment[other] && mentorTrade[one] === mentorTrade[other] && Object.is(mentorLevel[one], mentorLevel[other])
  const byPlace = (one: number, other: number): number => mentorDepartment[one]! - mentorDepartment[other]! || compareLevels(mentorLevel[one]!, mentorLevel[other]!) || mentorTrade[one]! - mentorTrade[other]! || one - other
  const placeOf = new Int32Array(columns.mentorCount)
  const places: number[] = []
  for (const mentor of [...open].sort(byPlace)) {
    if (places.length === 0 || !isAlike(mentor, places.at(-1)!)) places.push(mentor)
    placeOf[mentor] = places.length - 1
  }
  open.sort((one, other) => blockOf[one]! - blockOf[other]! || placeOf[one]! - placeOf[other]! || one - other)
  const mentorAt = sharedInts(open.length)
  mentorAt.set(open)
  const spotOf = sharedInts(columns.mentorCount).fill(-1)
  open.forEach((mentor, spot) => (spotOf[mentor] = spot))
  const starts = createGrowingInts()
  const stretchBlock = createGrowingInts()
  const stretchPlace = createGrowingInts()
  const blockStart = sharedInts(blocks + 1).fill(open.length)
  open.forEach((mentor, spot) => {
    const before = open[spot - 1]
    const block = blockOf[mentor]!
    if (before !== undefined && blockOf[before] === block && placeOf[before] === placeOf[mentor]) return
    if (blockStart[block]! > spot) blockStart[block] = spot
    starts.push(spot)
    stretchBlock.push(block)
    stretchPlace.push(placeOf[mentor]!)
  })
  starts.push(open.length)
  for (let block = blocks - 1; block >= 0; block--) blockStart[block] = Math.min(blockStart[block]!, blockStart[block + 1]!)

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
  const timeClassBlock = sharedInts(classMentor.length)
  classMentor.forEach((mentor, at) => (timeClassBlock[at] = blockOf[mentor]!))
  const placeMentor = sharedInts(places.length)
  placeMentor.set(places)

  const managers = Int32Array.from(open, (mentor) => columns.mentorManager[mentor]!)
  const mentees = sharedInts(openings.mentees.length)
  mentees.set(openings.mentees)
  const groupOf = sharedInts(openings.groupOf.length)
  groupOf.set(openings.groupOf)
  const taken = openings.taken.filter(({ mentor }) => spotOf[mentor]! >= 0)
  const takenBy = groupEntries(taken.map(({ group }) => group), openings.groupCount)
  takenBy.values.forEach((entry, at) => (takenBy.values[at] = spotOf[taken[entry]!.mentor]!))
  return {
    mentorAt, spotOf, stretchStart: starts.done(), stretchBlock: stretchBlock.done(), stretchPlace: stretchPlace.done(), placeMentor,
    blockStart, timeClass, timeClassMentor, timeClassBlock, ...skillRuns(columns, open, blockStart),
    interestSpots: holderSpots(columns.mentorInterests, open, columns.interestShare.length, blockStart),
    themeSpots: holderSpots(columns.mentorThemes, open, columns.themeCount, blockStart),
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

/** In thousandths. */
const mostShare = 1000

/** Each mentor stands in one run of an asked skill at most: that of the best share by which one of their skills covers it. */
function skillRuns({ skillCount, near, nearness, offers, offerLevel }: Columns, open: number[], blockStart: Int32Array): { runs: Rows; runShare: Int32Array; runSpots: BlockedRows } {
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
  const coveredSpot = new Int32Array(open.length)
  const ranked = new Float64Array(open.length)
  for (let skill = 0; skill < skillCount; skill++) {
    let covered = 0
    for (let at = near.start[skill]!; at < near.start[skill + 1]!; at++) {
      const held = near.values[at]!
      const shares = strengthCounts.map((counts) => Math.round(nearness[at]! * counts))
      for (let entry = holders.start[held]!; entry < holders.start[held + 1]!; entry++) {
        const spot = spots[holders.values[entry]!]!
        const share = shares[strengths[holders.values[entry]!]!] ?? 0
        if (share <= best[spot]!) continue
        if (best[spot] === 0) coveredSpot[covered++] = spot
        best[spot] = share
      }
    }
    for (let at = 0; at < covered; at++) {
      const spot = coveredSpot[at]!
      ranked[at] = (mostShare - best[spot]!) * open.length + spot
      best[spot] = 0
    }
    // The greatest share first, and within it by spot.
    ranked.subarray(0, covered).sort()
    for (let at = 0, last = -1; at < covered; at++) {
      const share = mostShare - Math.floor(ranked[at]! / open.length)
      if (share !== last) {
        runOf.push(runShare.length)
        runShare.push(share)
        spotStart.push(runSpots.length)
        last = share
      }
      runSpots.push(ranked[at]! % open.length)
    }
    runStart[skill + 1] = runShare.length
  }
  spotStart.push(runSpots.length)
  return { runs: { start: runStart, values: runOf.done() }, runShare: runShare.done(), runSpots: cutIntoBlocks({ start: spotStart.done(), values: runSpots.done() }, blockStart) }
}

function holderSpots(held: Rows, open: number[], words: number, blockStart: Int32Array): BlockedRows {
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
  return cutIntoBlocks(rows, blockStart)
}

function cutIntoBlocks({ start, values }: Rows, blockStart: Int32Array): BlockedRows {
  const rows = start.length - 1
  const cut = sharedInts(rows * (blocks + 1))
  for (let row = 0; row < rows; row++) {
    let at = start[row]!
    for (let block = 0; block <= blocks; block++) {
      while (at < start[row + 1]! && values[at]! < blockStart[block]!) at++
      cut[row * (blocks + 1) + block] = at
    }
  }
  return { values, cut }
}

/** By mentor: block 0 for unknown hours, the others of about equal size by the hour of the world at which work begins. */
function assignBlocks({ mentorWeek, workedStart, workedFrom, mentorCount }: Columns, open: number[]): Int32Array {
  const dayLength = 24 * 60
  const beginOf = (week: number): number => (workedStart[week] === workedStart[week + 1] ? 0 : workedFrom[workedStart[week]!]! % dayLength)
  const known = open.filter((mentor) => mentorWeek[mentor]! >= 0)
  const byBegin = known.map((mentor) => ({ mentor, begin: beginOf(mentorWeek[mentor]!) })).sort((one, other) => one.begin - other.begin)
  const blockOf = new Int32Array(mentorCount)
  let block = 1
  byBegin.forEach(({ mentor, begin }, at) => {
    if (begin !== byBegin[at - 1]?.begin) block = 1 + Math.floor(((blocks - 1) * at) / byBegin.length)
    blockOf[mentor] = block
  })
  return blockOf
}

/** The bound of a part in units: never below its points. */
export function unitsOf(points: number): number {
  return Math.ceil(points / pointsPerUnit)
}

/** The bound of a part of this weight that is fulfilled by so many thousandths; parts that add up before rounding stay below it. */
export function unitsOfPart(weight: number, thousandths: number): number {
  return thousandths === 0 ? 0 : unitsOf(part(weight, thousandths) + 1)
}
