import type { MenteeProfile, MentorProfile, Pool } from './pool.ts'
import { brokenRules, isPermitted, privateRules } from './rules.ts'
import type { Scorer } from './score.ts'
import type { PairReference } from './types.ts'

/** Every permitted pair of those whom no lock holds, each mentee's best first. */
export type Offers = {
  /** Mentees without a lock, in the pool's order; the numbers of `offerStart` count along this list. */
  free: MenteeProfile[]
  offerStart: Int32Array
  offerMentor: Int32Array
  offerScore: Int32Array
  /** Seats that locks leave. */
  seats: Int32Array
  locked: { mentor: MentorProfile; mentee: MenteeProfile }[]
}

/** Sorting packs a score and a mentor's number into one whole number below 2^53. */
const mentorRoom = 2 ** 32

/**
 * Fixes the locks and lists all other permitted pairs. A lock is an organizer's decision and stands whatever the rules
 * say, but nobody can lock away a private veto: such a lock is left out without a word, since a word would tell.
 */
export function listOffers(pool: Pool, scorer: Scorer, locks: PairReference[]): Offers {
  const groups = pool.groups.length
  const standing = new Set<number>()
  const seats = Int32Array.from(pool.mentors, (mentor) => mentor.seats)
  const mentorById = new Map(pool.mentors.map((mentor) => [mentor.id, mentor]))
  const lockOf = new Map(locks.map((lock) => [lock.mentee, lock.mentor]))
  const locked: Offers['locked'] = []
  const free: MenteeProfile[] = []
  for (const mentee of pool.mentees) {
    const mentor = mentorById.get(lockOf.get(mentee.id) ?? '')
    if (!mentor || (brokenRules(pool, mentor, mentee) & privateRules) !== 0) {
      free.push(mentee)
      continue
    }
    locked.push({ mentor, mentee })
    seats[mentor.index]!--
    standing.add(mentor.index * groups + mentee.group)
  }

  const isHard = pool.rules.distinctDepartments === 'hard'
  const offerStart = new Int32Array(free.length + 1)
  const rows: Float64Array[] = []
  const row = new Float64Array(pool.mentors.length)
  free.forEach((mentee, at) => {
    let count = 0
    for (const mentor of pool.mentors) {
      if (isHard && standing.has(mentor.index * groups + mentee.group)) continue
      if (!isPermitted(pool, mentor, mentee)) continue
      row[count++] = (1_000_000 - scorer.score(mentor, mentee)) * mentorRoom + mentor.index
    }
    rows.push(row.slice(0, count).sort())
    offerStart[at + 1] = offerStart[at]! + count
  })
  const offerMentor = new Int32Array(offerStart[free.length]!)
  const offerScore = new Int32Array(offerStart[free.length]!)
  let offer = 0
  for (const sorted of rows) {
    for (const packed of sorted) {
      const lack = Math.floor(packed / mentorRoom)
      offerMentor[offer] = packed - lack * mentorRoom
      offerScore[offer++] = 1_000_000 - lack
    }
  }
  return { free, offerStart, offerMentor, offerScore, seats, locked }
}
