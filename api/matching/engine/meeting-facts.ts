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
  /**
   * The smallest known members of the circle who can never meet, [] when it is known to meet, null when not known. Those
   * of whom somebody is free to leave come first: a circle that its locks keep from meeting may not fail for another reason too.
   */
  failingOf(mentor: string, mentees: string[], isFree: (member: string) => boolean): string[] | null
  /** Would these members, by what is known, never meet? */
  isKnownToFail(members: string[]): boolean
  /** All that verdicts have said of who can never meet, in the order they came. */
  failures(): readonly string[][]
}

export function createMeetingFacts(commonTime: CommonTime): MeetingFacts {
  const failures: string[][] = []
  const failing = new Map<string, string[][]>()
  const meeting = new Map<string, string[][]>()

  function note(facts: Map<string, string[][]>, member: string, members: string[]): void {
    facts.set(member, [...(facts.get(member) ?? []), members])
  }

  function worksTogether(members: string[]): boolean {
    return commonTime.together(members).some((word) => word !== 0)
  }

  function knownFailure(members: string[], counts: (failing: string[]) => boolean): string[] | null {
    let least: string[] | null = null
    for (const member of members) {
      for (const known of failing.get(member) ?? []) {
        if ((least === null || known.length < least.length) && known.every((one) => members.includes(one)) && counts(known)) least = known
      }
    }
    return least
  }

  /** As few as leaving out one after the other can find, of members who never work at the same hour. */
  function leastApart(members: string[]): string[] {
    return members.reduce((left, member) => {
      const without = left.filter((other) => other !== member)
      return without.length > 0 && !worksTogether(without) ? without : left
    }, members)
  }

  return {
    learn({ mentor, mentees }, verdict) {
      const members = [mentor, ...mentees]
      if (verdict.meets) return note(meeting, mentor, members)
      const known = members.filter((member) => verdict.failing.includes(member))
      const least = known.length > 0 && known.length === new Set(verdict.failing).size ? known : members
      const first = [...least].sort(compareIds)[0]
      if (first === undefined) return
      note(failing, first, least)
      failures.push(least)
    },
    failingOf(mentor, mentees, isFree) {
      const members = [mentor, ...mentees]
      const known = knownFailure(members, (failing) => failing.some(isFree))
      if (known) return known
      if (!worksTogether(members)) {
        const fixed = members.filter((member) => !isFree(member))
        return leastApart(worksTogether(fixed) ? members : fixed)
      }
      const held = knownFailure(members, () => true)
      if (held) return held
      return (meeting.get(mentor) ?? []).some((met) => mentees.every((mentee) => met.includes(mentee))) ? [] : null
    },
    isKnownToFail: (members) => !worksTogether(members) || knownFailure(members, () => true) !== null,
    failures: () => failures,
  }
}
