import type { KeepableNode, KeepableNodes } from '../keepable-nodes.ts'
import type { KeepableProgress, KeepableRound } from '../keepable-progress.ts'
import type { CommonTime } from '../common-time.ts'
import type { ReadMatch } from '../match.ts'
import type { CircleQuestion, CircleVerdict, MeetingFacts } from '../meeting-facts.ts'
import type { Pairwise, Restrictions } from '../pairwise.ts'
import { createCircleFinder } from './best-circle.ts'
import { createCircleBounds, mostExactWorth } from './bound-circles.ts'
import { createCircleOffers } from './circle-offers.ts'
import { createCircleMix } from './mix-circles.ts'
import { createMixing } from './mixing.ts'
import { createProofNodes, nearlyWhole, type MixPart, type ProofNode } from './proof-nodes.ts'

export type Rounds<Result> = Generator<KeepableRound, Result, CircleVerdict[]>

/** What the search for circles that can meet has at hand when it comes to the proof. */
export type ProofTools = {
  read: ReadMatch
  pairwise: Pairwise
  facts: MeetingFacts
  commonTime: CommonTime
  nodes: KeepableNodes
  progress: KeepableProgress
  ask: (questions: CircleQuestion[]) => Rounds<void>
  settle: (restrictions: Restrictions) => Rounds<KeepableNode>
  dive: (from: KeepableNode) => Rounds<void>
  /** Ends when the search has taken so many steps in all. */
  stepLimit: number
}

/** Beyond so many people the inverse of a basis no longer fits where it is quick to reach. */
const mostPeople = 1_000

/** Whether circles can be weighed as a whole: not too many people, and worths that doubles add up exactly. */
export function canProveCircles({ seats, group, matchWorth, offerWorth }: Pairwise['problem']): boolean {
  let greatest = matchWorth
  for (const worth of offerWorth) greatest = Math.max(greatest, matchWorth + worth)
  return seats.length + group.length <= mostPeople && greatest <= mostExactWorth(seats.reduce((one, other) => Math.max(one, other), 1))
}

/** Nodes between two plunges. */
const betweenPlunges = 8
/** In a plunge, what is so near to the whole is taken as it. */
const nearEnough = 0.9

/**
 * Proves the best found to be the best, or finds better and proves that, with circles as a whole: the pairwise bound sees
 * only that each mentee can meet the mentor, here all members of a circle share an instant and no known failure.
 * Branch and price (Barnhart et al., 1998): the best mix of circles gives prices, these a bound for every choice (see
 * `bound-circles.ts`), the bound rules out the offers that nothing better than the best found uses, and where the mix
 * still has parts of circles, one pair is tried apart and together. Circles nobody has answered for count as meeting
 * until the mix uses them; then they are asked for. Ends with the proof or at the limit of steps.
 */
export function* proveCircles(tools: ProofTools, root: KeepableNode): Rounds<void> {
  const { read, pairwise, facts, commonTime, nodes, progress, ask, settle, dive, stepLimit } = tools
  const { problem } = pairwise
  const mentorCount = problem.seats.length
  const menteeCount = problem.group.length
  const offers = createCircleOffers(read, problem, facts, commonTime)
  const finder = createCircleFinder(offers, problem)
  const bounds = createCircleBounds(offers, problem, finder)
  const proofNodes = createProofNodes(offers, problem)
  const mix = createCircleMix(menteeCount, mentorCount, offers.mentors.flatMap((mentor) => mentor.offers).reduce((most, { worth }) => Math.max(most, worth), 1))
  const never = new Uint8Array(problem.offerMentor.length)
  const mixing = createMixing({ read, offers, finder, bounds, proofNodes, mix, never, facts, progress, ask, stepLimit })
  let rootPrices: Float64Array | null = null
  let outbidAt = -1n

  /** What the prices of the whole rule out, given the best found by now. */
  function ruleOut(): void {
    const { worth } = progress.found()
    if (!rootPrices || worth === outbidAt) return
    outbidAt = worth
    const limits = { closed: never, must: new Map() }
    for (const offer of bounds.outbid(bounds.bound(rootPrices, limits), limits, worth)) never[offer] = 1
  }

  /** The same for what the prices of a node rule out in it. */
  function ruleOutIn(node: ProofNode): void {
    mixing.close(node)
    const limits = { closed: node.closed, must: proofNodes.mustOf(node) }
    const bound = bounds.bound(node.prices, limits)
    if (bound.atMost < node.atMost) node.atMost = bound.atMost
    if (node.atMost <= progress.found().worth) return
    for (const offer of bounds.outbid(bound, limits, progress.found().worth)) node.closed[offer] = 1
  }

  /** Keeps a mix of whole circles that can all meet. Says whether it was one of whole circles. */
  function* keepWhole(parts: MixPart[]): Rounds<boolean> {
    if (parts.some(({ share }) => share < nearlyWhole)) return false
    const mentorOf = new Int32Array(menteeCount).fill(-1)
    for (const { circle } of parts) for (const mentee of circle.mentees) mentorOf[mentee] = circle.mentor
    const seating = pairwise.weigh(mentorOf)
    yield* ask(nodes.questions(seating))
    if (nodes.failing(seating).length === 0) progress.keep(seating)
    return true
  }

  /** Mentors take the hours of the circle that the mix gives them most of; who is not there then is elsewhere. */
  function* seatByHours(parts: MixPart[]): Rounds<void> {
    const apart: number[] = []
    offers.mentors.forEach(({ instants, offers: list }, mentor) => {
      const own = parts.filter(({ circle }) => circle.mentor === mentor)
      if (!instants || own.length === 0) return
      const { circle } = own.reduce((most, part) => (part.share > most.share ? part : most))
      const hours = circle.mentees.reduce((left, mentee) => left.map((word, at) => word & proofNodes.offerOf(mentor, mentee).instants[at]!), instants)
      for (const offer of list) if (!hours.some((word, at) => (word & offer.instants[at]!) !== 0)) apart.push(offer.offer)
    })
    const node = yield* settle({ apart, stays: [] })
    if (node.failing.length === 0) progress.keep(node.optimum)
    else yield* dive(node)
  }

  /** Takes pair after pair as the mix has most of it, until the mix is of whole circles or nothing better is left. */
  function* plunge(from: ProofNode, first: MixPart[]): Rounds<void> {
    const node: ProofNode = { ...from, closed: from.closed.slice() }
    for (let parts = first; progress.steps < stepLimit; ) {
      const shares = [...proofNodes.sharesOf(parts)].filter(([offer]) => !node.stays.includes(offer))
      const most = shares.reduce((best, [, share]) => (share < nearlyWhole && share > best ? share : best), 0)
      if (most === 0) return
      for (const [offer, share] of shares) if (share >= Math.min(most, nearEnough)) proofNodes.stay(node, offer)
      const mixed = yield* mixing.mixIn(node)
      if (!mixed || (yield* keepWhole(mixed))) return
      parts = mixed
    }
  }

  function limit(open: ProofNode[]): void {
    progress.limit(open.reduce((most, { atMost }) => (atMost > most ? atMost : most), progress.found().worth))
  }

  mixing.addSeating(progress.found().mentorOf)
  let open: ProofNode[] = [{ closed: new Uint8Array(never.length), stays: [], prices: root.optimum.menteePrice, atMost: root.optimum.worth }]
  for (let mixed = 0; progress.steps < stepLimit; mixed++) {
    open = open.filter(({ atMost }) => atMost > progress.found().worth)
    const node = takeBest(open)
    if (!node) break
    const parts = yield* mixing.mixIn(node)
    if (parts === null) {
      if (node.atMost > progress.found().worth) open.push(node)
      limit(open)
      continue
    }
    const isWhole = yield* keepWhole(parts)
    if (!isWhole && mixed % betweenPlunges === 0) {
      yield* seatByHours(parts)
      yield* plunge(node, parts)
    }
    rootPrices ??= node.prices
    ruleOut()
    ruleOutIn(node)
    if (node.atMost > progress.found().worth) open.push(...proofNodes.branch(node, parts))
    limit(open)
  }
  limit(open)
}

/** The node that promises most; of equals the latest, so that the search goes deep first. */
function takeBest(open: ProofNode[]): ProofNode | null {
  let best = -1
  open.forEach(({ atMost }, at) => {
    if (best < 0 || atMost >= open[best]!.atMost) best = at
  })
  return best < 0 ? null : open.splice(best, 1)[0]!
}
