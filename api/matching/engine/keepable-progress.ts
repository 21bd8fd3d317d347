import type { KeepableNode, KeepableNodes } from './keepable-nodes.ts'
import { describeMatch } from './describe-match.ts'
import { readMatch, type ReadMatch } from './match.ts'
import type { CircleQuestion } from './meeting-facts.ts'
import type { PairwiseOptimum, WeighedSeating } from './pairwise.ts'
import type { Taxonomy } from './taxonomy.ts'
import type { MatchAnswer, MatchInstance } from './types.ts'

/**
 * One round of questions, to be answered in their order. `questions` may be empty: a pulse, for progress and cancelling.
 * `steps` counts solved problems; `gap` is the relative loss still unproven of the best found, null while none is found;
 * `share` says from 0 to 1 how far the search is: how much of the first gap is closed, or of the steps is used up.
 */
export type KeepableRound = { questions: CircleQuestion[]; steps: number; gap: number | null; share: number }

/** What is open, what is found, and what is proven so far. */
export type KeepableProgress = ReturnType<typeof createProgress>

export function createProgress(nodes: KeepableNodes, stepLimit: number) {
  let open: KeepableNode[] = []
  let found: WeighedSeating | null = null
  let first: KeepableNode | null = null
  let most: bigint | null = null
  let firstShort: bigint | null = null
  let share = 0

  /** How much more than the best found could still be worth. */
  function short(): bigint {
    const reached = found?.worth ?? 0n
    const above = open.reduce((greatest, { optimum: { worth } }) => (worth - reached > greatest ? worth - reached : greatest), 0n)
    if (most === null || most - reached >= above) return above
    return most > reached ? most - reached : 0n
  }

  /** Never less than before: a step back would only puzzle. */
  function shareDone(steps: number): number {
    if (!found) return 0
    const left = short()
    firstShort ??= left
    const closed = firstShort === 0n ? 1 : 1 - Number(left) / Number(firstShort)
    share = Math.min(1, Math.max(share, closed, steps / stepLimit))
    return share
  }

  return {
    steps: 0,
    stepLimit,
    short,
    found: (): WeighedSeating => {
      if (!found) throw new RangeError('The search has not found circles yet.')
      return found
    },
    root: (): KeepableNode | null => first,
    round(questions: CircleQuestion[]): KeepableRound {
      return { questions, steps: this.steps, gap: found ? relativeLoss(Number(short()), found.points) : null, share: shareDone(this.steps) }
    },
    /** Nothing that can meet is worth more. */
    limit(worth: bigint): void {
      if (most === null || worth < most) most = worth
    },
    /** Keeps circles that can all meet if they are the best so far. */
    keep(seating: WeighedSeating): void {
      if (found && seating.worth <= found.worth) return
      found = seating
      open = open.filter(({ optimum }) => optimum.worth > seating.worth)
    },
    /** Keeps a settled node: as the best found, as open, or not at all. */
    consider(node: KeepableNode): void {
      first ??= node
      if (found && node.optimum.worth <= found.worth) return
      if (nodes.failing(node.optimum).length > 0) open.push(node)
      else this.keep(node.optimum)
    },
    /** The open node that promises most; of equals the latest, so that the search goes deep first. */
    takeBest(): KeepableNode | null {
      let best = -1
      open.forEach((node, at) => {
        if (best < 0 || node.optimum.worth >= open[best]!.optimum.worth) best = at
      })
      return best < 0 ? null : open.splice(best, 1)[0]!
    },
  }
}

/** The part of the bound's points that is lost; a match that is lost counts as the million points a pair can have. */
function relativeLoss(lost: number, reached: number): number {
  return lost <= 0 ? 0 : lost / Math.max(1, Math.abs(reached + lost))
}

/**
 * The best found as an answer, with the pairwise bound and with what is proven among circles that can meet.
 * @param isWhole whether every permitted pair was searched; otherwise only the pairwise bound proves anything.
 */
export function describeKeepable(instance: MatchInstance, taxonomy: Taxonomy | undefined, read: ReadMatch, unbound: PairwiseOptimum, nodes: KeepableNodes, progress: KeepableProgress, isWhole: boolean): MatchAnswer {
  const optimum = progress.found()
  const apart = nodes.apartByTime(optimum)
  const explained = apart.length === 0 ? instance : { ...instance, forbidden: [...(instance.forbidden ?? []), ...apart] }
  const answer = describeMatch(explained, explained === instance ? read : readMatch(explained, taxonomy), optimum.mentorOf)
  const { matched } = answer.objective
  const reached = answer.objective.score - answer.objective.penalty
  const locked = { matched: matched - optimum.matched, points: reached - optimum.points }
  const bound = { matched: unbound.matched + locked.matched, score: unbound.points + locked.points }
  const lost = (bound.matched - matched) * 1_000_000 + bound.score - reached
  const short = isWhole ? Number(progress.short()) : Math.max(0, Number(unbound.worth - optimum.worth))
  const mostMatched = Math.max(matched, (isWhole ? (progress.root()?.optimum.matched ?? 0) : unbound.matched) + locked.matched)
  const isMatchedProven = short === 0 || mostMatched === matched
  return {
    ...answer,
    bound,
    gap: relativeLoss(lost, reached),
    keepable: {
      bound: isMatchedProven ? { matched, score: reached + short } : { matched: mostMatched, score: bound.score },
      gap: isMatchedProven ? relativeLoss(short, reached) : relativeLoss((mostMatched - matched) * 1_000_000 + bound.score - reached, reached),
      isProven: short === 0,
      cannotMeet: nodes.stuck(optimum).map(({ id }) => id).sort(),
    },
  }
}
