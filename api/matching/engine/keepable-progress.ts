import type { KeepableNode, KeepableNodes } from './keepable-nodes.ts'
import { describeMatch } from './describe-match.ts'
import { readMatch, type ReadMatch } from './match.ts'
import type { CircleQuestion } from './meeting-facts.ts'
import type { PairwiseOptimum } from './pairwise.ts'
import type { Taxonomy } from './taxonomy.ts'
import type { MatchAnswer, MatchInstance } from './types.ts'

/**
 * One round of questions, to be answered in their order. `questions` may be empty: a pulse, for progress and cancelling.
 * `steps` counts solved problems; `gap` is the relative loss still unproven of the best found, null while none is found.
 */
export type KeepableRound = { questions: CircleQuestion[]; steps: number; gap: number | null }

/** What is open, what is found, and what is proven so far. */
export type KeepableProgress = ReturnType<typeof createProgress>

export function createProgress(nodes: KeepableNodes) {
  let open: KeepableNode[] = []
  let found: KeepableNode | null = null
  let first: KeepableNode | null = null

  /** How much more than the best found could still be worth. */
  function short(): bigint {
    const reached = found?.optimum.worth ?? 0n
    return open.reduce((most, { optimum: { worth } }) => (worth - reached > most ? worth - reached : most), 0n)
  }

  return {
    steps: 0,
    short,
    found: (): KeepableNode => {
      if (!found) throw new RangeError('The search has not found circles yet.')
      return found
    },
    root: (): KeepableNode | null => first,
    round(questions: CircleQuestion[]): KeepableRound {
      return { questions, steps: this.steps, gap: found ? relativeLoss(Number(short()), found.optimum.points) : null }
    },
    /** Keeps a settled node: as the best found, as open, or not at all. */
    consider(node: KeepableNode): void {
      first ??= node
      if (found && node.optimum.worth <= found.optimum.worth) return
      if (nodes.failing(node.optimum).length > 0) open.push(node)
      else {
        found = node
        open = open.filter(({ optimum }) => optimum.worth > node.optimum.worth)
      }
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
  const { optimum } = progress.found()
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
