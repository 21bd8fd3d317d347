import type { MatchRunSummary } from '../../api/matching/contract.ts'
import { hasAnswer, isUnderWay } from './run-words.ts'

export type RunChoice = {
  /** Whose circles are shown. */
  shown: MatchRunSummary | null
  /** The run at work; the page stays usable meanwhile. */
  underWay: MatchRunSummary | null
  /** A run that ended without an answer and is worth a word. */
  ended: MatchRunSummary | null
}

/**
 * What the page is about. `runs` newest first; `runId` from the address, else the newest answer is shown. A run that
 * ended without one is mentioned while it is the newest, or when the address names it. What only tried a move is shown when it is named.
 */
export function chooseRun(runs: readonly MatchRunSummary[], runId: string | undefined): RunChoice {
  const named = runs.find(({ id }) => id === runId)
  const underWay = runs.find(isUnderWay) ?? null
  const about = named ?? runs[0]
  const ended = about && !hasAnswer(about) && !isUnderWay(about) ? about : null
  if (named) return { shown: hasAnswer(named) ? named : null, underWay, ended }
  return { shown: runs.find((run) => hasAnswer(run) && (run.move === null || run.state === 'published')) ?? null, underWay, ended }
}
