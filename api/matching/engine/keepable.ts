import { createCommonTime } from './common-time.ts'
import type { Crew } from './crew-task.ts'
import { createKeepableNodes, type KeepableNode } from './keepable-nodes.ts'
import { createProgress, describeKeepable, type KeepableRound } from './keepable-progress.ts'
import { listPairs } from './list-pairs.ts'
import { proveMatch } from './match-proof.ts'
import { readMatch, type MatchRun, type MatchStage } from './match.ts'
import { createMeetingFacts, type CircleQuestion, type CircleVerdict } from './meeting-facts.ts'
import { createPairwise, type Restrictions } from './pairwise.ts'
import { canProveCircles, proveCircles } from './proving/prove-circles.ts'
import { seatBest } from './seat-best.ts'
import type { SeatingProblem } from './seating/problem.ts'
import { standingMentors } from './standing.ts'
import type { Taxonomy } from './taxonomy.ts'
import type { MatchAnswer, MatchInstance } from './types.ts'

export type KeepableOptions = {
  /** How long all must be at work together on one day of the week that the rules name; null asks for no common hours. */
  sessionMinutes: number | null
  /** After so many steps, each a problem solved or about as much work, the best found is given, with what is proven. */
  stepLimit?: number
  /** The company's own words for skills; ours when absent. */
  taxonomy?: Taxonomy
  /** Threads that compare people together; this one alone when absent. */
  crew?: Crew
  onStage?: (stage: MatchStage) => void
}

/** Up to so many pairs all permitted ones are searched; beyond, those that the pairwise optimum listed, and less is proven. */
const mostPairs = 6_000_000

/** Steps between two pulses. */
const pulse = 16

/** So much of the steps may go into weighing circles as a whole. */
const shareOfCircles = 0.6

/** Branchings between two dives. */
const betweenDives = 8

/**
 * As `matchPeople`, but no circle is proposed whose members have no common time. The pairwise rules cannot say that, so
 * the least loss is searched for. Pairs that can never meet alone are not permitted to begin with, and a greedy dive
 * comes first, so there is always an answer. Then circles are weighed as a whole (`proveCircles`). Where that ends
 * without a proof, or cannot be done for so many people, the search goes on from the best found by then: a circle that
 * cannot meet must lose one of its failing members, each choice is a node, and the pairwise optimum of a node bounds
 * everything below it (Land and Doig's branch and bound, 1960). The search ends when nothing open is better, or at the
 * limit, with what is proven by then.
 *
 * Yields circles nobody has answered for; send back one verdict each. A verdict must be a fact: it is used for every
 * circle that contains the same failing members, with whatever mentor. Circles that fail in the weekly form are not asked.
 *
 * @example
 *     const search = searchKeepable(instance, { sessionMinutes: 60 })
 *     let round = search.next([])
 *     while (!round.done) round = search.next(await verdictsFor(round.value.questions))
 *
 * Mentees of whom one would never be with the other do not come into one circle either.
 * The certificate is that of the pairwise optimum, which `answer.bound` states.
 */
export function* searchKeepable(instance: MatchInstance, options: KeepableOptions): Generator<KeepableRound, MatchRun, CircleVerdict[]> {
  const { onStage = () => undefined } = options
  onStage('reading')
  const read = readMatch(instance, options.taxonomy)
  onStage('comparing')
  const { pool, scorer, held } = read
  const standing = standingMentors(instance, pool, held)
  const isWhole = held.free.length * pool.mentors.length <= mostPairs
  const list = listPairs(pool, scorer, held, standing, { crew: options.crew, ...(isWhole ? { length: Math.max(1, pool.mentors.length) } : {}) })
  onStage('seating')
  const best = seatBest(pool, held, list, standing, { crew: options.crew, onRound: () => onStage('proving') })
  const proof = proveMatch(pool, held, best)
  const pairwise = createPairwise(best)
  const commonTime = createCommonTime(instance, options.sessionMinutes)
  const facts = createMeetingFacts(commonTime)
  for (const [mentee, other] of peersApart(instance)) facts.learn({ mentor: mentee, mentees: [other] }, { meets: false, failing: [mentee, other] })
  const nodes = createKeepableNodes(read, pairwise, facts, commonTime)
  const progress = createProgress(nodes, options.stepLimit ?? usualStepLimit(best.problem))

  function* ask(questions: CircleQuestion[]): Generator<KeepableRound, void, CircleVerdict[]> {
    if (questions.length === 0) return
    const verdicts = yield progress.round(questions)
    questions.forEach((question, at) => {
      const verdict = verdicts[at]
      if (!verdict) throw new RangeError('Every question about a circle needs a verdict.')
      facts.learn(question, verdict)
    })
  }

  function* settle(restrictions: Restrictions): Generator<KeepableRound, KeepableNode, CircleVerdict[]> {
    for (;;) {
      if (progress.steps++ % pulse === 0) yield progress.round([])
      const optimum = nodes.solve(restrictions)
      for (let asked = nodes.questions(optimum); asked.length > 0; asked = nodes.questions(optimum)) yield* ask(asked)
      const failing = nodes.failing(optimum)
      if (!nodes.learnImpossible(failing)) return { restrictions, optimum, failing }
    }
  }

  /** Repairs all failing circles at once, again and again, until all can meet. */
  function* dive(from: KeepableNode): Generator<KeepableRound, void, CircleVerdict[]> {
    for (let node = from; node.failing.length > 0; ) {
      node = yield* settle(nodes.repairAll(node))
      if (node.failing.length === 0) progress.consider(node)
    }
  }

  const root = yield* settle({ apart: [], stays: [] })
  progress.consider(root)
  yield* dive(root)
  if (isWhole && canProveCircles(best.problem)) {
    yield* proveCircles({ read, pairwise, facts, commonTime, nodes, progress, ask, settle, dive, stepLimit: progress.stepLimit * shareOfCircles }, root)
  }
  for (let branched = 1; progress.steps < progress.stepLimit && progress.short() > 0n; branched++) {
    const open = progress.takeBest()
    if (!open) break
    const next = { ...open, failing: nodes.failing(open.optimum) }
    for (const child of nodes.branch(next)) progress.consider(yield* settle(child))
    if (branched % betweenDives === 0) yield* dive(next)
  }
  return { answer: describeKeepable(instance, options.taxonomy, read, pairwise.unbound, nodes, progress, isWhole), ...proof }
}

/** As `searchKeepable`, for a caller who can say at once who can meet; without `canMeet` the weekly form decides alone. */
export function matchKeepable(instance: MatchInstance, sessionMinutes: number | null, options: Omit<KeepableOptions, 'sessionMinutes'> & { canMeet?: (members: string[]) => boolean } = {}): MatchAnswer {
  const { canMeet = () => true, ...rest } = options
  const search = searchKeepable(instance, { sessionMinutes, ...rest })
  for (let round = search.next([]); ; ) {
    if (round.done) return round.value.answer
    round = search.next(round.value.questions.map((question) => judge(question, canMeet)))
  }
}

/** Mentees of whom one would rather not be with the other: no circle holds both, though no rule about pairs can say so. */
function peersApart({ mentees }: MatchInstance): [string, string][] {
  const enrolled = new Set(mentees.map(({ person }) => person))
  return mentees.flatMap(({ person, never = [] }) => never.filter((other) => other !== person && enrolled.has(other)).map((other): [string, string] => [person, other]))
}

/** The verdict on a circle with as few failing members as leaving out one after the other can find. */
export function judge({ mentor, mentees }: CircleQuestion, canMeet: (members: string[]) => boolean): CircleVerdict {
  const members = [mentor, ...mentees]
  if (canMeet(members)) return { meets: true }
  const failing = members.reduce((left, member) => {
    const without = left.filter((other) => other !== member)
    return without.length > 0 && !canMeet(without) ? without : left
  }, members)
  return { meets: false, failing }
}

/** Each step looks at every circle and offer, so the larger the problem, the fewer. */
function usualStepLimit({ offerMentor }: SeatingProblem): number {
  return Math.min(1_000, Math.max(40, Math.floor(30_000_000 / (offerMentor.length + 1))))
}
