import { createLens } from './lens.ts'
import { compareIds, type Pool } from './pool.ts'
import { brokenBits } from './rules.ts'
import type { Openings } from './search-index.ts'
import type { PermittedPair } from './types.ts'

/**
 * Every permitted pair of the mentees who look for a mentor, one after the other by mentee, then mentor, so that a file
 * can be written of more pairs than fit into memory. Mentors without a seat and taken places are among them only when
 * `openings` leaves them open.
 */
export function* eachPermitted(pool: Pool, openings: Openings): Generator<PermittedPair> {
  const lens = createLens(pool.columns)
  const taken = new Set(openings.taken.map(({ mentor, group }) => mentor * openings.groupCount + group))
  const mentors = pool.mentors.filter(({ index }) => openings.seats[index]! > 0).sort((one, other) => compareIds(one.id, other.id))
  const mentees = [...openings.mentees].map((index) => pool.mentees[index]!).sort((one, other) => compareIds(one.id, other.id))
  for (const mentee of mentees) {
    lens.focus(mentee.index)
    for (const mentor of mentors) {
      if (taken.has(mentor.index * openings.groupCount + mentee.group) || brokenBits(pool.columns, mentor.index, mentee.index) !== 0) continue
      yield { mentee: mentee.id, mentor: mentor.id, score: lens.score(mentor.index), group: pool.groups[mentee.group]! }
    }
  }
}
