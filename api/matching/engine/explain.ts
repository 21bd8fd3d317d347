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
export function explainUnmatched(pool: Pool, held: Held, menteesOf: Map<MentorProfile, MenteeProfile[]>): UnmatchedPerson[] {
  const matched = new Set([...menteesOf.values()].flat())
  const unmatched = pool.mentees.filter((mentee) => !matched.has(mentee))
  const idle = pool.mentors.filter((mentor) => (menteesOf.get(mentor) ?? []).length === 0)
  const forMentees = obstaclesOfMentees(pool)
  const frees = createCounter(pool, forMentees, held, menteesOf, unmatched.length)
  const sayMentee = createMenteeVoice(pool, forMentees, menteesOf, frees)
  const sayMentor = createMentorVoice(pool, unmatched, frees)
  const byId = (one: UnmatchedPerson, other: UnmatchedPerson) => compareIds(one.id, other.id)
  return [...unmatched.map(sayMentee).sort(byId), ...idle.map(sayMentor).sort(byId)]
}

function createMenteeVoice(pool: Pool, obstacles: Obstacles, menteesOf: Map<MentorProfile, MenteeProfile[]>, frees: (rule: string) => Freed) {
  const sieve = createSieve(obstacles.partners)
  const sieveCircles = createSieve(obstacles.partners)
  const full = createBits(obstacles.partners)
  const ready = createBits(obstacles.partners)
  for (const mentor of pool.mentors) addBit((menteesOf.get(mentor) ?? []).length >= mentor.seats ? full : ready, mentor.index)
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
  let known: { obstacles: Obstacles; sieve: ReturnType<typeof createSieve>; waiting: Bits } | null = null
  const others = (mentor: MentorProfile) => pool.mentees.length > 1 || (pool.mentees.length === 1 && pool.mentees[0]!.id !== mentor.id)

  return function say(mentor: MentorProfile): UnmatchedPerson {
    const plainly = (rule: string, text: string): UnmatchedPerson => ({ id: mentor.id, role: 'mentor', binding: [{ rule, label: labelOf(rule), text }], relaxing: [] })
    if (mentor.seats <= 0) return plainly('capacity', 'No seat is offered.')
    if (!others(mentor)) return plainly('demand', 'There is no mentee to be matched.')
    if (!known) {
      known = { obstacles: obstaclesOfMentors(pool), sieve: createSieve(pool.mentees.length), waiting: createBits(pool.mentees.length) }
      for (const { index } of unmatched) addBit(known.waiting, index)
    }
    const { obstacles, sieve, waiting } = known
    const { forbidden, self } = obstacles.of(mentor.index)
    const pairs = sieve(forbidden, self)
    if (!pairs.anyFits) return describe(mentor.id, 'mentor', openings(countOpenings(forbidden, pairs.domain)), smallestCover(forbidden, pairs.domain), frees)
    if (pairs.fits.some((word, at) => (word & waiting[at]!) !== 0)) return describe(mentor.id, 'mentor', [], null, frees)
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
function createTaken(pool: Pool, menteesOf: Map<MentorProfile, MenteeProfile[]>): (group: number) => Bits | null {
  if (pool.rules.distinctDepartments !== 'hard') return () => null
  const holders = new Map<number, Set<number>>()
  for (const [mentor, mentees] of menteesOf) {
    for (const { group } of mentees) holders.set(group, (holders.get(group) ?? new Set()).add(mentor.index))
  }
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
function createCounter(pool: Pool, obstacles: Obstacles, held: Held, menteesOf: Map<MentorProfile, MenteeProfile[]>, waiting: number): (rule: string) => Freed {
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
    if (!freed) known.set(rule, (freed = countFreed(pool, obstacles, locked, menteesOf, loosened)))
    return freed
  }
}
