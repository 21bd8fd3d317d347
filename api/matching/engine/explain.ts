import { countFreed, type Loosened } from './freed.ts'
import type { Offers } from './offers.ts'
import { compareIds, type MenteeProfile, type MentorProfile, type Pool } from './pool.ts'
import { brokenRules, hardRules, isPermitted, privateRules } from './rules.ts'
import type { BindingRule, Relaxation, UnmatchedPerson } from './types.ts'

/** Rules that hold for a circle rather than for a pair; their bits come after those of `hardRules`. */
const capacityBit = 1 << hardRules.length
const departmentsBit = 1 << (hardRules.length + 1)
const ruleCount = hardRules.length + 2
const samePersonBit = 1
const publicPairRules = (capacityBit - 1) & ~privateRules

/**
 * Says for each person without a circle which rules stand in the way and what dropping one would do.
 *
 * `binding` is the smallest set of rules that together exclude everybody. Where a private veto or a forbidden pair has a
 * part in it, and wherever no single rule would help, only a general sentence is given: the two look the same, so
 * the sentence tells nobody that there is a veto.
 */
export function explainUnmatched(pool: Pool, offers: Offers, menteesOf: Map<MentorProfile, MenteeProfile[]>): UnmatchedPerson[] {
  const matched = new Set([...menteesOf.values()].flat())
  const unmatched = pool.mentees.filter((mentee) => !matched.has(mentee))
  const freedBy = new Map<number, number>()

  function frees(bit: number): number {
    if (unmatched.length === 0) return 0
    let count = freedBy.get(bit)
    if (count === undefined) freedBy.set(bit, (count = countFreed(pool, offers, menteesOf, loosen(pool, bit))))
    return count
  }

  function say(id: string, role: UnmatchedPerson['role'], obstacles: number[]): UnmatchedPerson {
    const opens = (bit: number) => obstacles.filter((mask) => mask === bit).length
    const relaxing: (Relaxation & { bit: number })[] = []
    for (let rule = 0; rule < ruleCount; rule++) {
      const bit = 1 << rule
      if ((bit & privateRules) === 0 && opens(bit) > 0) relaxing.push({ bit, rule: nameOf(bit), frees: frees(bit), opens: opens(bit) })
    }
    relaxing.sort((one, other) => other.frees - one.frees || other.opens - one.opens || one.bit - other.bit)
    // Also when that partner's circle is full: "a seat more would help" would be missing, and its absence would tell.
    const isPrivate = obstacles.some((mask) => (mask & privateRules) !== 0 && (mask & publicPairRules) === 0)
    if (isPrivate || relaxing.length === 0) {
      return { id, role, binding: [{ rule: 'fit', text: `No fitting ${role === 'mentee' ? 'mentor' : 'mentee'} under the current rules.` }], relaxing: [] }
    }
    const binding = bitsOf(smallestCover(obstacles)).map((bit): BindingRule => ({ rule: nameOf(bit), text: sentenceOf(bit) }))
    return { id, role, binding, relaxing: relaxing.map(({ bit: _bit, ...shown }) => shown) }
  }

  function menteeObstacles(mentee: MenteeProfile): number[] {
    const masks = pool.mentors.filter((mentor) => mentor.id !== mentee.id).map((mentor) => ({ mentor, mask: brokenRules(pool, mentor, mentee) }))
    if (masks.every(({ mask }) => mask !== 0)) return masks.map(({ mask }) => mask)
    // Somebody fits: what stands in the way is the circle, unless a private rule keeps the rest away.
    return masks
      .filter(({ mask }) => (mask & ~privateRules) === 0)
      .map(({ mentor, mask }) => {
        const present = menteesOf.get(mentor) ?? []
        const isFull = present.length >= mentor.seats
        const isTaken = pool.rules.distinctDepartments === 'hard' && present.some(({ group }) => group === mentee.group)
        return mask | (isFull ? capacityBit : 0) | (isTaken ? departmentsBit : 0)
      })
  }

  function sayMentor(mentor: MentorProfile): UnmatchedPerson {
    const text = (rule: string, sentence: string): UnmatchedPerson => ({ id: mentor.id, role: 'mentor', binding: [{ rule, text: sentence }], relaxing: [] })
    if (mentor.seats === 0) return text('capacity', 'No seat is offered.')
    const others = pool.mentees.filter((mentee) => mentee.id !== mentor.id)
    if (others.length === 0) return text('demand', 'There is no mentee to be matched.')
    const masks = others.map((mentee) => brokenRules(pool, mentor, mentee))
    if (masks.includes(0)) return text('demand', 'Everyone who would fit is in another circle, and no better set of circles exists.')
    return say(mentor.id, 'mentor', masks)
  }

  const byId = (one: UnmatchedPerson, other: UnmatchedPerson) => compareIds(one.id, other.id)
  return [
    ...unmatched.map((mentee) => say(mentee.id, 'mentee', menteeObstacles(mentee))).sort(byId),
    ...pool.mentors.filter((mentor) => !menteesOf.has(mentor)).map(sayMentor).sort(byId),
  ]
}

/**
 * The smallest set of rules of which every mask breaks at least one; of several, the one whose rules come first.
 * Private rules are never used, so a mask that breaks only those must not be asked about.
 */
export function smallestCover(masks: number[]): number {
  const distinct = [...new Set(masks.map((mask) => mask & ~privateRules & ~samePersonBit))]
  let best = distinct.reduce((all, mask) => all | mask, 0)
  const usable = best
  for (let cover = usable; cover > 0; cover = (cover - 1) & usable) {
    const size = bitsOf(cover).length
    const bestSize = bitsOf(best).length
    if (size > bestSize || (size === bestSize && cover >= best)) continue
    if (distinct.every((mask) => (mask & cover) !== 0)) best = cover
  }
  return best
}

function bitsOf(mask: number): number[] {
  const bits: number[] = []
  for (let rest = mask; rest > 0; rest &= rest - 1) bits.push(rest & -rest)
  return bits
}

function loosen(pool: Pool, bit: number): Loosened {
  const isHard = pool.rules.distinctDepartments === 'hard'
  const ofPair = bit < capacityBit
  return {
    permits: (mentor, mentee) => (ofPair ? (brokenRules(pool, mentor, mentee) & ~bit) === 0 : isPermitted(pool, mentor, mentee)),
    extraSeats: bit === capacityBit ? 1 : 0,
    distinctDepartments: isHard && bit !== departmentsBit,
  }
}

function nameOf(bit: number): string {
  if (bit === capacityBit) return 'capacity'
  if (bit === departmentsBit) return 'distinctDepartments'
  return hardRules[Math.log2(bit)]!.name
}

function sentenceOf(bit: number): string {
  if (bit === capacityBit) return 'Every mentor who fits has a full circle. One seat more each would help.'
  if (bit === departmentsBit) return 'Every circle with a free seat already has somebody from the same department.'
  return hardRules[Math.log2(bit)]!.sentence
}
