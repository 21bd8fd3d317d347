import type { MeetingFacts } from './meeting-facts.ts'
import type { ReadMatch } from './match.ts'
import { compareIds } from './pool.ts'

/** A circle of a seating, by the mentor's number. `mentees`: everybody's id, in order; `free`: those whom no lock holds. */
export type SeatedCircle = { mentor: number; id: string; mentees: string[]; free: Map<string, number> }

/** A circle that cannot meet, and the free mentees of whom one must leave. */
export type FailingCircle = { circle: SeatedCircle; movable: number[] }

/** All circles of a seating, in the pool's order. */
export function circlesOf({ pool, held }: ReadMatch, mentorOf: Int32Array): SeatedCircle[] {
  const circles = new Map<number, SeatedCircle>()
  const circleOf = (mentor: number): SeatedCircle => {
    let circle = circles.get(mentor)
    if (!circle) circles.set(mentor, (circle = { mentor, id: pool.mentors[mentor]!.id, mentees: [], free: new Map() }))
    return circle
  }
  for (const { mentor, mentee } of held.locked) circleOf(mentor.index).mentees.push(mentee.id)
  mentorOf.forEach((mentor, at) => {
    if (mentor < 0) return
    const { id } = held.free[at]!
    circleOf(mentor).mentees.push(id)
    circleOf(mentor).free.set(id, at)
  })
  for (const { mentees } of circles.values()) mentees.sort(compareIds)
  return [...circles.values()].sort((one, other) => one.mentor - other.mentor)
}

/**
 * Sorts circles by what is known of them. A circle whose failing members are all held by locks is `stuck`: nothing the
 * engine may do mends it.
 */
export function sortCircles(circles: SeatedCircle[], facts: MeetingFacts): { unknown: SeatedCircle[]; failing: FailingCircle[]; stuck: SeatedCircle[] } {
  const unknown: SeatedCircle[] = []
  const failing: FailingCircle[] = []
  const stuck: SeatedCircle[] = []
  for (const circle of circles) {
    const members = facts.failingOf(circle.id, circle.mentees, (member) => circle.free.has(member))
    if (members === null) unknown.push(circle)
    else if (members.length > 0) {
      const movable = members.flatMap((member) => circle.free.get(member) ?? [])
      if (movable.length > 0) failing.push({ circle, movable })
      else stuck.push(circle)
    }
  }
  return { unknown, failing, stuck }
}
