import type { Offers } from './offers.ts'
import type { MenteeProfile, MentorProfile, Pool } from './pool.ts'

/** What is loosened for everyone in a what-if. */
export type Loosened = {
  permits(mentor: MentorProfile, mentee: MenteeProfile): boolean
  extraSeats: number
  distinctDepartments: boolean
}

/**
 * How many more mentees would get a mentor if the rules were loosened so. Grows the seating by augmenting chains (Berge):
 * what a failed search has seen can never help a later one, so all failures together cost one pass.
 */
export function countFreed(pool: Pool, offers: Offers, menteesOf: Map<MentorProfile, MenteeProfile[]>, loosened: Loosened): number {
  const locked = new Set(offers.locked.map(({ mentee }) => mentee))
  const seated = pool.mentors.map((mentor) => [...(menteesOf.get(mentor) ?? [])])
  const mentorOf = new Map<MenteeProfile, MentorProfile>()
  for (const [mentor, mentees] of menteesOf) for (const mentee of mentees) mentorOf.set(mentee, mentor)
  const dead = new Set<MenteeProfile>(locked)
  let freed = 0

  for (const start of offers.free) {
    if (mentorOf.has(start)) continue
    const cameBy = new Map<MenteeProfile, { mentor: MentorProfile; taker: MenteeProfile }>()
    const queue = [start]
    const seen = new Set([start])
    let end: { mentor: MentorProfile; taker: MenteeProfile } | null = null
    for (let at = 0; at < queue.length && !end; at++) {
      const taker = queue[at]!
      for (const mentor of pool.mentors) {
        if (mentorOf.get(taker) === mentor || !loosened.permits(mentor, taker)) continue
        const present = seated[mentor.index]!
        const rivals = loosened.distinctDepartments ? present.filter(({ group }) => group === taker.group) : []
        if (rivals.length === 0 && present.length < mentor.seats + loosened.extraSeats) {
          end = { mentor, taker }
          break
        }
        // With two of a department standing by lock, moving one out would not make room.
        if (rivals.length > 1) continue
        for (const mentee of rivals.length === 1 ? rivals : present) {
          if (seen.has(mentee) || dead.has(mentee)) continue
          seen.add(mentee)
          cameBy.set(mentee, { mentor, taker })
          queue.push(mentee)
        }
      }
    }
    if (!end) {
      for (const mentee of seen) dead.add(mentee)
      continue
    }
    freed++
    for (let step: typeof end | undefined = end; step; ) {
      const { mentor, taker }: { mentor: MentorProfile; taker: MenteeProfile } = step
      const before = mentorOf.get(taker)
      if (before) seated[before.index] = seated[before.index]!.filter((mentee) => mentee !== taker)
      seated[mentor.index]!.push(taker)
      mentorOf.set(taker, mentor)
      step = cameBy.get(taker)
    }
  }
  return freed
}
