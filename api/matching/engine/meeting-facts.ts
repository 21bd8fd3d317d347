import type { CommonTime } from './common-time.ts'
import { compareIds } from './pool.ts'

/** A circle nobody has answered for yet. `mentees` in the order of their ids. */
export type CircleQuestion = { mentor: string; mentees: string[] }

/** `failing`: members who together can never meet; as few as are known, at worst the whole circle. */
export type CircleVerdict = { meets: true } | { meets: false; failing: string[] }

/**
 * What is known about who can meet. Whoever can meet still can with fewer, and who cannot meet cannot with more, so
 * each fact answers for many circles and no question is asked twice.
 */
export type MeetingFacts = {
  learn(question: CircleQuestion, verdict: CircleVerdict): void
  /** The smallest known members of the circle who can never meet, [] when it is known to meet, null when not known. */
  failingOf(mentor: string, mentees: string[]): string[] | null
  /** Would these members, by what is known, never meet? */
  isKnownToFail(members: string[]): boolean
}

export function createMeetingFacts(commonTime: CommonTime): MeetingFacts {
  const failing = new Map<string, string[][]>()
  const meeting = new Map<string, string[][]>()

  function note(facts: Map<string, string[][]>, member: string, members: string[]): void {
    facts.set(member, [...(facts.get(member) ?? []), members])
  }

  function worksTogether(members: string[]): boolean {
    return commonTime.together(members).some((word) => word !== 0)
  }

  function knownFailure(members: string[]): string[] | null {
    let least: string[] | null = null
    for (const member of members) {
      for (const known of failing.get(member) ?? []) {
        if ((least === null || known.length < least.length) && known.every((one) => members.includes(one))) least = known
      }
    }
    return least
  }

  return {
    learn({ mentor, mentees }, verdict) {
      const members = [mentor, ...mentees]
      if (verdict.meets) return note(meeting, mentor, members)
      const known = members.filter((member) => verdict.failing.includes(member))
      const least = known.length > 0 && known.length === new Set(verdict.failing).size ? known : members
      const first = [...least].sort(compareIds)[0]
      if (first !== undefined) note(failing, first, least)
    },
    failingOf(mentor, mentees) {
      const members = [mentor, ...mentees]
      const known = knownFailure(members)
      if (known) return known
      if (!worksTogether(members)) {
        const least = members.reduce((left, member) => {
          const without = left.filter((other) => other !== member)
          return without.length > 0 && !worksTogether(without) ? without : left
        }, members)
        note(failing, [...least].sort(compareIds)[0]!, least)
        return least
      }
      return (meeting.get(mentor) ?? []).some((met) => mentees.every((mentee) => met.includes(mentee))) ? [] : null
    },
    isKnownToFail: (members) => !worksTogether(members) || knownFailure(members) !== null,
  }
}
