import type { Crew } from './crew-task.ts'
import type { Held } from './openings.ts'
import type { Pool } from './pool.ts'
import { isPermitted } from './rules.ts'
import type { Scorer } from './score.ts'
import { addToShortlist, findShortlist, type Shortlist } from './shortlist.ts'

/** Up to so many pairs, all permitted ones are listed from the start. */
const mostListed = 400_000
/** Beyond, each mentee's list begins with so many. */
const usualLength = 40

/**
 * The pairs that a seating begins with: each mentee's best, and every pair that stands, for those are worth more than
 * their score says.
 * @param standing the mentor's number by free mentee, −1 for none.
 * @param options.length so many mentors are listed for each mentee at first.
 */
export function listPairs(pool: Pool, scorer: Scorer, held: Held, standing: Int32Array | null, { crew, length }: { crew?: Crew; length?: number } = {}): Shortlist {
  const mentors = Math.max(1, pool.mentors.length)
  const most = length ?? (held.free.length * mentors <= mostListed ? mentors : usualLength)
  const list = findShortlist(pool.columns, held.openings, most, crew)
  if (!standing) return list
  const place: number[] = []
  held.free.forEach((mentee, at) => {
    const mentor = pool.mentors[standing[at]!]
    if (!mentor || isListed(list, at, mentor.index) || !isOpen(held, mentor.index, mentee.group)) return
    if (isPermitted(pool, mentor, mentee)) place.push(at)
  })
  const mentor = Int32Array.from(place, (at) => standing[at]!)
  const score = Int32Array.from(place, (at) => scorer.score(pool.mentors[standing[at]!]!, held.free[at]!))
  return addToShortlist(list, { place: Int32Array.from(place), mentor, score })
}

function isListed({ offerStart, offerMentor }: Shortlist, place: number, mentor: number): boolean {
  return offerMentor.subarray(offerStart[place], offerStart[place + 1]).includes(mentor)
}

function isOpen({ openings }: Held, mentor: number, group: number): boolean {
  return openings.seats[mentor]! > 0 && !openings.taken.some((taken) => taken.mentor === mentor && taken.group === group)
}
