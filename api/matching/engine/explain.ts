import { addBit, type Bits, countOnes, createBits, dropBit, fullBits } from './bits.ts'
import { smallestCover } from './cover.ts'
import { countFreed, type Freed, type Loosened } from './freed.ts'
import { type Obstacles, obstaclesOfMentees, obstaclesOfMentors, publicRules } from './obstacles.ts'
import { compareIds, type MenteeProfile, type MentorProfile, type Pool } from './pool.ts'
import { labelOf, sentenceOf } from './rule-words.ts'
import type { Relaxation, UnmatchedPerson } from './types.ts'

/** Pairs that an organizer holds; nothing that is counted here moves them. */
export type Held = { locked: { mentor: MentorProfile; mentee: MenteeProfile }[] }

type Role = UnmatchedPerson['role']
type Opening = { rule: string; opens: number }

/** Rules that hold for a circle rather than for a pair, in the order in which they are named after the others. */
const circleRules = ['capacity', 'distinctDepartments']
const general: Record<Role, string> = { mentee: 'No fitting mentor under the current rules.', mentor: 'No fitting mentee under the current rules.' }

/**
 * Says for each person without a circle which rules stand in the way and what dropping one would do.
 *
 * `binding` is the smallest set of rules that together exclude everybody. Words and sets are worked out from the public
 * rules and the circles alone: private vetoes, forbidden pairs and pairs held back by lot play no part, so that
 * nothing said about anybody can differ by them. Where the public rules do not explain it, and wherever no single
 * rule would help, the same general sentence is given. Only `frees` counts with every rule there is.
 */
export function explainUnmatched(pool: Pool, held: Held, menteesOf: MenteeProfile[][]): UnmatchedPerson[] {
  const isMatched = new Uint8Array(pool.mentees.length)
  for (const mentees of menteesOf) for (const { index } of mentees) isMatched[index] = 1
  const unmatched = pool.mentees.filter(({ index }) => isMatched[index] === 0)
  const idle = pool.mentors.filter(({ index }) => menteesOf[index]!.length === 0)
  const forMentees = once(() => obstaclesOfMentees(pool))
  const frees = createCounter(pool, forMentees, held, menteesOf, unmatched.length)
  const sayMentee = once(() => createMenteeVoice(pool, forMentees(), menteesOf, frees))
  const sayMentor = createMentorVoice(pool, unmatched, frees)
  const byId = (one: UnmatchedPerson, other: UnmatchedPerson) => compareIds(one.id, other.id)
  return [...unmatched.map((mentee) => sayMentee()(mentee)).sort(byId), ...idle.map(sayMentor).sort(byId)]
}

function createMenteeVoice(pool: Pool, obstacles: Obstacles, menteesOf: MenteeProfile[][], frees: (rule: string) => Freed) {
  const sieve = createSieve(obstacles.partners)
  const sieveCircles = createSieve(obstacles.partners)
  const full = createBits(obstacles.partners)
  const ready = createBits(obstacles.partners)
  for (const mentor of pool.mentors) addBit(menteesOf[mentor.index]!.length >= mentor.seats ? full : ready, mentor.index)
  const taken = createTaken(pool, menteesOf)

  return function say(mentee: MenteeProfile): UnmatchedPerson {
    const { forbidden, self } = obstacles.of(mentee.index)
    const pairs = sieve(forbidden, self)
    if (!pairs.anyFits) return describe(mentee.id, 'mentee', openings(countOpenings(forbidden, pairs.domain)), smallestCover(forbidden, pairs.domain), frees)
    // Somebody fits: what stands in the way is their circles, or it must stay unsaid.
    const circles = [full, taken(mentee.group)]
    const closed = sieveCircles(circles, -1, pairs.fits)
    const byCircle = openings([...publicRules.map(() => 0), ...countOpenings(circles, closed.domain)])
    if (closed.anyFits || byCircle.length === 0) return describe(mentee.id, 'mentee', [], null, frees)
    const cover = smallestCover(circles, closed.domain)!.map((at) => publicRules.length + at)
    const waiting = sieveCircles(circles.slice(1), self, ready).fits
    return describe(mentee.id, 'mentee', [...openings(countOpenings(forbidden, waiting)), ...byCircle], cover, frees)
  }
}

function createMentorVoice(pool: Pool, unmatched: MenteeProfile[], frees: (rule: string) => Freed) {
  const ready = once(() => {
    const waiting = createBits(pool.mentees.length)
    for (const { index } of unmatched) addBit(waiting, index)
    return { obstacles: obstaclesOfMentors(pool), everyone: fullBits(pool.mentees.length), waiting, sieve: createSieve(pool.mentees.length) }
  })
  const others = (mentor: MentorProfile) => pool.mentees.length > 1 || (pool.mentees.length === 1 && pool.mentees[0]!.id !== mentor.id)

  return function say(mentor: MentorProfile): UnmatchedPerson {
    const plainly = (rule: string, text: string): UnmatchedPerson => ({ id: mentor.id, role: 'mentor', binding: [{ rule, label: labelOf(rule), text }], relaxing: [] })
    if (mentor.seats <= 0) return plainly('capacity', 'No seat is offered.')
    if (!others(mentor)) return plainly('demand', 'There is no mentee to be matched.')
    const { obstacles, everyone, waiting, sieve } = ready()
    const { forbidden, self } = obstacles.of(mentor.index)
    if (!anyFits(forbidden, self, everyone)) {
      const { domain } = sieve(forbidden, self)
      return describe(mentor.id, 'mentor', openings(countOpenings(forbidden, domain)), smallestCover(forbidden, domain), frees)
    }
    if (anyFits(forbidden, self, waiting)) return describe(mentor.id, 'mentor', [], null, frees)
    return plainly('demand', 'Everyone who would fit is in another circle, and no better set of circles exists.')
  }
}

function describe(id: string, role: Role, opened: Opening[], cover: number[] | null, frees: (rule: string) => Freed): UnmatchedPerson {
  if (opened.length === 0 || !cover) return { id, role, binding: [{ rule: 'fit', label: labelOf('fit'), text: general[role] }], relaxing: [] }
  const relaxing = opened.map(({ rule, opens }): Relaxation => {
    const freed = frees(rule)
    return { rule, label: labelOf(rule), frees: freed.frees, ...(freed.atLeast ? { atLeast: true as const } : {}), opens }
  })
  // Equal ones keep the order of the rules.
  relaxing.sort((one, other) => other.frees - one.frees || other.opens - one.opens)
  const names = cover.map(nameAt)
  return { id, role, binding: names.map((rule) => ({ rule, label: labelOf(rule), text: sentenceOf(rule, role, names.length === 1) })), relaxing }
}

function nameAt(place: number): string {
  return publicRules[place] ?? circleRules[place - publicRules.length]!
}

function openings(opens: number[]): Opening[] {
  return opens.flatMap((count, at) => (count > 0 ? [{ rule: nameAt(at), opens: count }] : []))
}

/** Finds the partners, among those asked about, whom no rule keeps away; what it answers holds until it is asked again. */
function createSieve(partners: number) {
  const everyone = fullBits(partners)
  const domain = createBits(partners)
  const fits = createBits(partners)
  return function sieve(forbidden: readonly (Bits | null)[], self: number, among: Bits = everyone): { domain: Bits; fits: Bits; anyFits: boolean } {
    domain.set(among)
    if (self >= 0) dropBit(domain, self)
    fits.set(domain)
    for (const bits of forbidden) if (bits) for (let at = 0; at < fits.length; at++) fits[at]! &= ~bits[at]!
    return { domain, fits, anyFits: fits.some((word) => word !== 0) }
  }
}

/** Is there a partner, among those asked about, whom no rule keeps away? The first one decides. */
function anyFits(forbidden: readonly (Bits | null)[], self: number, among: Bits): boolean {
  const kept = forbidden.filter((bits) => bits !== null)
  for (let at = 0; at < among.length; at++) {
    let word = among[at]!
    if (self >>> 5 === at) word &= ~(1 << (self & 31))
    for (let rule = 0; rule < kept.length; rule++) word &= ~kept[rule]![at]!
    if (word !== 0) return true
  }
  return false
}

/** By the place of each rule, how many of the partners in `domain` it alone keeps away. */
function countOpenings(forbidden: readonly (Bits | null)[], domain: Bits): number[] {
  const opens = forbidden.map(() => 0)
  const places = forbidden.flatMap((bits, place) => (bits ? [place] : []))
  const rules = places.map((place) => forbidden[place]!)
  for (let at = 0; at < domain.length; at++) {
    const asked = domain[at]!
    if (asked === 0) continue
    let once = 0
    let twice = 0
    for (let rule = 0; rule < rules.length; rule++) {
      const word = rules[rule]![at]!
      twice |= once & word
      once |= word
    }
    const single = asked & once & ~twice
    if (single === 0) continue
    for (let rule = 0; rule < rules.length; rule++) opens[places[rule]!]! += countOnes(rules[rule]![at]! & single)
  }
  return opens
}

/** Circles in which a department is present already, where they must be distinct. */
function createTaken(pool: Pool, menteesOf: MenteeProfile[][]): (group: number) => Bits | null {
  if (pool.rules.distinctDepartments !== 'hard') return () => null
  const holders = new Map<number, Set<number>>()
  menteesOf.forEach((mentees, mentor) => {
    for (const { group } of mentees) holders.set(group, (holders.get(group) ?? new Set()).add(mentor))
  })
  const known = new Map<number, Bits | null>()
  return (group) => {
    let bits = known.get(group)
    if (bits === undefined) {
      const mentors = holders.get(group)
      bits = mentors ? createBits(pool.mentors.length) : null
      for (const mentor of mentors ?? []) addBit(bits!, mentor)
      known.set(group, bits)
    }
    return bits
  }
}

/** Each what-if is counted at most once, and only when somebody is told of it. */
function createCounter(pool: Pool, obstaclesOf: () => Obstacles, held: Held, menteesOf: MenteeProfile[][], waiting: number): (rule: string) => Freed {
  const locked = new Set(held.locked.map(({ mentee }) => mentee))
  const isHard = pool.rules.distinctDepartments === 'hard'
  const known = new Map<string, Freed>()
  return (rule) => {
    if (waiting === 0) return { frees: 0, atLeast: false }
    const loosened: Loosened = {
      rule: publicRules.find((name) => name === rule) ?? null,
      extraSeats: rule === 'capacity' ? 1 : 0,
      distinctDepartments: isHard && rule !== 'distinctDepartments',
    }
    let freed = known.get(rule)
    if (!freed) known.set(rule, (freed = countFreed(pool, obstaclesOf(), locked, menteesOf, loosened)))
    return freed
  }
}

function once<V>(make: () => V): () => V {
  let made: { value: V } | null = null
  return () => (made ??= { value: make() }).value
}
