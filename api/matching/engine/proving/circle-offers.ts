import type { CommonTime } from '../common-time.ts'
import type { MeetingFacts } from '../meeting-facts.ts'
import type { ReadMatch } from '../match.ts'
import type { SeatingProblem } from '../seating/problem.ts'

/** One mentee whom a mentor may have: the offer's number in the seating problem and what the match is worth alone. */
export type CircleOffer = { mentee: number; offer: number; worth: number; group: number; instants: Uint32Array }

/** One mentor as the proof sees them. */
export type CircleMentor = {
  seats: number
  offers: CircleOffer[]
  /** When the mentor and everybody locked to them can meet; null where they never can, for then nothing more is asked of their hours. */
  instants: Uint32Array | null
  /** Mentees, by number, who never meet together with this mentor and those locked to them: by each of them, the others. */
  apart: Map<number, number[][]>
}

/** What is permitted to each mentor's circle, as far as it is known by now. */
export type CircleOffers = {
  mentors: CircleMentor[]
  /** Takes in what was learned since the last time, and returns offers that can never be used by what is known. */
  learn(): number[]
  /** By what is known, may these mentees be in one circle with the mentor, hours aside? */
  isApart(mentor: number, mentees: readonly number[]): boolean
}

export function createCircleOffers({ held, pool }: ReadMatch, problem: SeatingProblem, facts: MeetingFacts, commonTime: CommonTime): CircleOffers {
  const lockedWith: string[][] = pool.mentors.map(() => [])
  for (const { mentor, mentee } of held.locked) lockedWith[mentor.index]!.push(mentee.id)
  const numberOf = new Map(held.free.map(({ id }, at) => [id, at]))
  const mentors = pool.mentors.map(({ id, index }): CircleMentor => {
    const instants = commonTime.together([id, ...lockedWith[index]!])
    return { seats: problem.seats[index]!, offers: [], instants: instants.some((word) => word !== 0) ? instants : null, apart: new Map() }
  })
  held.free.forEach(({ id, group }, mentee) => {
    const instants = commonTime.instantsOf(id)
    for (let offer = problem.offerStart[mentee]!; offer < problem.offerStart[mentee + 1]!; offer++) {
      mentors[problem.offerMentor[offer]!]!.offers.push({ mentee, offer, worth: problem.matchWorth + problem.offerWorth[offer]!, group, instants })
    }
  })
  const fixed = pool.mentors.map(({ id, index }) => new Set([id, ...lockedWith[index]!]))
  let read = 0

  /** The fact as one about free mentees of one mentor; null when it is none. */
  function restOf(members: string[], mentor: number): number[] | null {
    const rest: number[] = []
    for (const member of members) {
      if (fixed[mentor]!.has(member)) continue
      const mentee = numberOf.get(member)
      if (mentee === undefined) return null
      rest.push(mentee)
    }
    return rest.length === 0 ? null : rest
  }

  return {
    mentors,
    learn() {
      const never: number[] = []
      for (const all = facts.failures(); read < all.length; read++) {
        mentors.forEach(({ offers, apart }, mentor) => {
          const rest = restOf(all[read]!, mentor)
          if (!rest || !rest.every((mentee) => offers.some((offer) => offer.mentee === mentee))) return
          if (rest.length === 1) never.push(offers.find(({ mentee }) => mentee === rest[0])!.offer)
          else for (const mentee of rest) apart.set(mentee, [...(apart.get(mentee) ?? []), rest.filter((other) => other !== mentee)])
        })
      }
      return never
    },
    isApart(mentor, mentees) {
      const { apart } = mentors[mentor]!
      return mentees.some((mentee) => apart.get(mentee)?.some((others) => others.every((other) => mentees.includes(other))))
    },
  }
}
