import type { MenteeProfile, MentorProfile, Pool } from './pool.ts'
import { brokenRules, privateRules } from './rules.ts'
import type { Openings } from './search-index.ts'
import type { PairReference } from './types.ts'

/** Who is held beforehand, and what is left for the others. */
export type Held = {
  locked: { mentor: MentorProfile; mentee: MenteeProfile }[]
  /** Mentees without a lock, in the pool's order: offers and prices count along this list. */
  free: MenteeProfile[]
  openings: Openings
}

/**
 * Fixes the locks. A lock is an organizer's decision and stands whatever the rules say, but nobody can lock away a
 * private wish: such a lock is left out without a word, since a word would tell.
 */
export function holdLocks(pool: Pool, locks: PairReference[]): Held {
  const seats = Int32Array.from(pool.mentors, (mentor) => mentor.seats)
  const mentorById = new Map(locks.length === 0 ? [] : pool.mentors.map((mentor) => [mentor.id, mentor]))
  const lockOf = new Map(locks.map((lock) => [lock.mentee, lock.mentor]))
  const locked: Held['locked'] = []
  const free: MenteeProfile[] = []
  for (const mentee of pool.mentees) {
    const mentor = mentorById.get(lockOf.get(mentee.id) ?? '')
    if (!mentor || (brokenRules(pool, mentor, mentee) & privateRules) !== 0) {
      free.push(mentee)
      continue
    }
    locked.push({ mentor, mentee })
    seats[mentor.index]!--
  }
  return {
    locked,
    free,
    openings: {
      mentees: Int32Array.from(free, ({ index }) => index),
      seats,
      taken: pool.rules.distinctDepartments === 'hard' ? locked.map(({ mentor, mentee }) => ({ mentor: mentor.index, group: mentee.group })) : [],
      groupOf: Int32Array.from(pool.mentees, ({ group }) => group),
      groupCount: pool.groups.length,
    },
  }
}
