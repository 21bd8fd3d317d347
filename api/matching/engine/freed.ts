import { addBit, type Bits, createBits, dropBit, fullBits, lowestBit } from './bits.ts'
import { type Obstacles, publicRules } from './obstacles.ts'
import type { MenteeProfile, Pool } from './pool.ts'
import { ruleBits } from './rule-bits.ts'
import { brokenBits } from './rules.ts'

/** What is loosened for everyone in a what-if. */
export type Loosened = {
  /** A rule about a pair that is dropped. */
  rule: keyof typeof ruleBits | null
  extraSeats: number
  distinctDepartments: boolean
}

/** `atLeast`: counting was stopped, so there may be more. */
export type Freed = { frees: number; atLeast: boolean }

/** Steps, each of which looks at up to 32 mentors, that one count may take: about a tenth of a second. */
const usualBudget = 20_000_000

/** A mentee whose place is looked for, on the way of a chain. */
type Step = { taker: number; forbidden: Bits[]; from: number; leaving: number[]; isLookedAhead: boolean }

/**
 * How many more mentees would get a mentor if the rules were loosened so. Grows the seating by augmenting chains (Berge),
 * many in each pass over the company (Pothen and Fan): a mentee seen once in a pass is not asked again in it, and a pass
 * that finds no chain proves that there is none. Classes of equal people are looked at as sets; a pair is looked at
 * singly only before it would be used, so that rules about single people, private ones included, hold here as well.
 */
export function countFreed(
  pool: Pool,
  obstacles: Obstacles,
  locked: Set<MenteeProfile>,
  menteesOf: MenteeProfile[][],
  loosened: Loosened,
  budget: number = usualBudget,
): Freed {
  const { mentors, mentees } = pool
  const dropped = publicRules.findIndex((name) => name === loosened.rule)
  const keptRules = loosened.rule === null ? -1 : ~ruleBits[loosened.rule]
  const seated = menteesOf.map((mentees) => mentees.map(({ index }) => index))
  const seats = mentors.map((mentor) => mentor.seats + loosened.extraSeats)
  const mentorOf = new Int32Array(mentees.length).fill(-1)
  seated.forEach((present, mentor) => present.forEach((mentee) => (mentorOf[mentee] = mentor)))
  const starts = mentees.filter((mentee) => mentorOf[mentee.index]! < 0 && !locked.has(mentee)).map(({ index }) => index)

  const room = createBits(mentors.length)
  let places = 0
  seats.forEach((count, mentor) => {
    const left = count - seated[mentor]!.length
    if (left <= 0) return
    addBit(room, mentor)
    places += left
  })
  const most = Math.min(starts.length, places)
  const roomJumps = createJumps(room.length)

  let steps = 0
  const inGroup = new Int32Array(pool.groups.length)
  for (const { group } of mentees) inGroup[group]!++
  const occupied = new Map<number, Bits>()
  const taken = (group: number): Bits | null => {
    // A department of one is never in a circle twice.
    if (!loosened.distinctDepartments || inGroup[group]! < 2) return null
    let bits = occupied.get(group)
    if (!bits) {
      steps += mentors.length
      occupied.set(group, (bits = createBits(mentors.length)))
      seated.forEach((present, mentor) => {
        if (present.some((mentee) => mentees[mentee]!.group === group)) addBit(bits!, mentor)
      })
    }
    return bits
  }

  let live = fullBits(mentors.length)
  let liveJumps = createJumps(live.length)
  let closed = new Map<number, Bits>()
  let pass = 0
  const seenIn = new Int32Array(mentees.length)
  const cameBy = new Int32Array(mentees.length)

  function find(step: Step, among: Bits, jumps: Int32Array, except: Bits | null, from: number): number {
    const first = from >>> 5
    for (let at = nextWord(among, jumps, first); at < among.length; at = nextWord(among, jumps, at + 1)) {
      steps++
      let word = among[at]!
      if (at === first) word &= -1 << (from & 31)
      if (except) word &= ~except[at]!
      for (const bits of step.forbidden) word &= ~bits[at]!
      for (; word !== 0; word &= word - 1) {
        const mentor = at * 32 + lowestBit(word)
        steps++
        if ((brokenBits(pool.columns, mentor, step.taker) & keptRules) === 0) return mentor
      }
    }
    return -1
  }

  function begin(taker: number): Step {
    seenIn[taker] = pass
    const forbidden = obstacles.ofClass(taker).filter((bits, at): bits is Bits => bits !== null && at !== dropped)
    return { taker, forbidden, from: 0, leaving: [], isLookedAhead: false }
  }

  function seat(end: number, last: number): void {
    if (seats[end]! === seated[end]!.length + 1) dropBit(room, end)
    for (let mentor = end, taker = last; ; ) {
      const before = mentorOf[taker]!
      const bits = taken(mentees[taker]!.group)
      if (before >= 0) {
        seated[before] = seated[before]!.filter((mentee) => mentee !== taker)
        if (bits && !seated[before].some((mentee) => mentees[mentee]!.group === mentees[taker]!.group)) dropBit(bits, before)
      }
      seated[mentor]!.push(taker)
      mentorOf[taker] = mentor
      if (bits) addBit(bits, mentor)
      if (before < 0) return
      mentor = before
      taker = cameBy[taker]!
    }
  }

  function extend(start: number): boolean {
    const chain = [begin(start)]
    while (chain.length > 0 && steps <= budget) {
      const step = chain.at(-1)!
      const { group } = mentees[step.taker]!
      if (!step.isLookedAhead) {
        step.isLookedAhead = true
        const end = find(step, room, roomJumps, taken(group), 0)
        if (end >= 0) {
          seat(end, step.taker)
          return true
        }
      }
      const next = step.leaving.pop()
      if (next !== undefined) {
        if (seenIn[next] === pass) continue
        cameBy[next] = step.taker
        chain.push(begin(next))
        continue
      }
      const mentor = find(step, live, liveJumps, closed.get(group) ?? null, step.from)
      if (mentor < 0) {
        chain.pop()
        continue
      }
      step.from = mentor + 1
      if (mentor === mentorOf[step.taker]) continue
      const present = seated[mentor]!
      const rivals = loosened.distinctDepartments ? present.filter((mentee) => mentees[mentee]!.group === group) : []
      if (rivals.length === 0) dropBit(live, mentor)
      else closeFor(group, mentor)
      // With two of a department standing by lock, moving one out would not make room.
      step.leaving = rivals.length > 1 ? [] : (rivals.length === 1 ? rivals : present).filter((mentee) => !locked.has(mentees[mentee]!))
    }
    return false
  }

  function closeFor(group: number, mentor: number): void {
    let bits = closed.get(group)
    if (!bits) closed.set(group, (bits = createBits(mentors.length)))
    addBit(bits, mentor)
  }

  let frees = 0
  for (let before = -1; frees > before && frees < most && steps <= budget; ) {
    before = frees
    pass++
    live = fullBits(mentors.length)
    liveJumps = createJumps(live.length)
    closed = new Map()
    for (const start of starts) {
      if (frees === most || steps > budget) break
      if (mentorOf[start]! < 0 && seenIn[start] !== pass && extend(start)) frees++
    }
  }
  return { frees, atLeast: frees < most && steps > budget }
}

/** For each word where to look next when it is empty: empty stretches are crossed once and then jumped over. */
function createJumps(words: number): Int32Array {
  return Int32Array.from({ length: words }, (_, at) => at + 1)
}

/** The first word from `from` on that is not empty. Words may only ever become empty. */
function nextWord(bits: Bits, jumps: Int32Array, from: number): number {
  let found = from
  while (found < bits.length && bits[found] === 0) found = jumps[found]!
  for (let at = from; at < found; ) {
    const then = jumps[at]!
    jumps[at] = found
    at = then
  }
  return found
}
