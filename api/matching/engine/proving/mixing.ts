import type { KeepableProgress } from '../keepable-progress.ts'
import type { ReadMatch } from '../match.ts'
import type { CircleQuestion, MeetingFacts } from '../meeting-facts.ts'
import { compareIds } from '../pool.ts'
import type { CircleFinder } from './best-circle.ts'
import type { CircleBound, CircleBounds, CircleLimits } from './bound-circles.ts'
import type { CircleOffers } from './circle-offers.ts'
import type { Circle, CircleMix } from './mix-circles.ts'
import type { MixPart, ProofNode, ProofNodes } from './proof-nodes.ts'
import type { Rounds } from './prove-circles.ts'

type MixingTools = {
  read: ReadMatch
  offers: CircleOffers
  finder: CircleFinder
  bounds: CircleBounds
  proofNodes: ProofNodes
  mix: CircleMix
  /** Offers that are used in no node. */
  never: Uint8Array
  facts: MeetingFacts
  progress: KeepableProgress
  ask: (questions: CircleQuestion[]) => Rounds<void>
  stepLimit: number
}

export type Mixing = {
  /** The circles of a seating, as a beginning. */
  addSeating(mentorOf: Int32Array): void
  /** Closes in a node what is closed everywhere. */
  close(node: ProofNode): void
  /**
   * The parts of a node's best mix, whose circles are all answered for; null when nothing in the node is better than the
   * best found, or at the limit. Leaves the best prices found and their bound in the node.
   */
  mixIn(node: ProofNode): Rounds<MixPart[] | null>
}

/** Prices looked for lie so far on the way from the mix's own to the best so far: the mix's own swing widely (Wentges, 1997). */
const smoothing = 0.85
/** Changes of the mix's basis in one step. */
const mostPivots = 400
/** Rounds between two pulses. */
const pulse = 4
/** A change of the mix's basis takes time with the square of its size: so much of it counts as a step. */
const workPerStep = 2_000_000
/** What a circle must add to be taken into the mix; less is rounding. */
const leastGain = 0.01

export function createMixing({ read: { held, pool }, offers, finder, bounds, proofNodes, mix, never, facts, progress, ask, stepLimit }: MixingTools): Mixing {
  let rounds = 0

  function close({ closed }: ProofNode): void {
    for (const offer of offers.learn()) never[offer] = 1
    never.forEach((is, offer) => {
      if (is === 1) closed[offer] = 1
    })
  }

  function limit(node: ProofNode): CircleLimits {
    close(node)
    const must = proofNodes.mustOf(node)
    mix.restrict((circle) => proofNodes.isOpen(circle, node, must), new Set(must.keys()))
    return { closed: node.closed, must }
  }

  /** Takes in each mentor's best circle, and the best one of others' mentees; returns how many are news. */
  function addBest({ prices, circles }: CircleBound, { closed, must }: CircleLimits): number {
    const dear = prices.slice()
    const found = circles.flatMap((circle, mentor) => {
      if (!circle) return []
      if (must.has(mentor)) return [circle]
      for (const mentee of circle.mentees) dear[mentee] = Infinity
      const second = finder.find(mentor, dear, closed, 0)
      for (const mentee of circle.mentees) dear[mentee] = prices[mentee]!
      return second ? [circle, second] : [circle]
    })
    return found.filter((circle) => mix.gainOf(circle) > leastGain && mix.add(circle)).length
  }

  function questionsAbout(parts: MixPart[]): CircleQuestion[] {
    return parts.flatMap(({ circle: { mentor, mentees } }) => {
      const free = mentees.map((mentee) => held.free[mentee]!.id)
      const locked = held.locked.flatMap((pair) => (pair.mentor.index === mentor ? [pair.mentee.id] : []))
      const question = { mentor: pool.mentors[mentor]!.id, mentees: [...locked, ...free].sort(compareIds) }
      return facts.failingOf(question.mentor, question.mentees, (member) => free.includes(member)) === null ? [question] : []
    })
  }

  function* mixIn(node: ProofNode): Rounds<MixPart[] | null> {
    let limits = limit(node)
    let best = bounds.bound(bounds.onGrid(node.prices), limits)
    addBest(best, limits)
    for (let weight = smoothing; ; ) {
      if (best.atMost < node.atMost) node.atMost = best.atMost
      node.prices = best.prices
      if (node.atMost <= progress.found().worth || progress.steps >= stepLimit) return null
      if (rounds++ % pulse === 0) yield progress.round([])
      const pivots = mix.solve(mostPivots)
      progress.steps += 1 + Math.floor((pivots * (held.free.length + pool.mentors.length) ** 2) / workPerStep)
      const own = mix.menteePrices()
      const bound = bounds.bound(bounds.onGrid(own.map((price, at) => weight * best.prices[at]! + (1 - weight) * price)), limits)
      const added = addBest(bound, limits)
      if (bound.atMost < best.atMost) best = bound
      if (added > 0 || pivots >= mostPivots) weight = smoothing
      else if (weight > 0) weight = 0
      else {
        const parts = mix.parts()
        yield* ask(questionsAbout(parts))
        limits = limit(node)
        if (parts.every(({ circle }) => proofNodes.isOpen(circle, node, limits.must))) return parts
        best = bounds.bound(best.prices, limits)
        weight = smoothing
      }
    }
  }

  function addSeating(mentorOf: Int32Array): void {
    const circles = new Map<number, Circle>()
    mentorOf.forEach((mentor, mentee) => {
      if (mentor < 0) return
      const circle = circles.get(mentor) ?? { mentor, mentees: [], worth: 0 }
      circles.set(mentor, { ...circle, mentees: [...circle.mentees, mentee] })
    })
    for (const { mentor, mentees } of circles.values()) {
      // At no price for themselves and any price for the others, these are the mentor's best: so it is weighed as all are.
      const prices = new Float64Array(mentorOf.length).fill(Infinity)
      for (const mentee of mentees) prices[mentee] = 0
      const weighed = finder.find(mentor, prices, never, -Infinity, mentees.map((mentee) => proofNodes.offerOf(mentor, mentee)))
      if (weighed) mix.add({ mentor, mentees, worth: weighed.left })
    }
  }

  return { addSeating, close, mixIn }
}
