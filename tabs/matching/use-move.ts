import { useCallback, useState } from 'react'
import { compareMatchRuns, getMatchRun, listMatchRuns, type MatchRun, type MatchRunSummary, startMatchRun } from '../../api/matching/contract.ts'
import type { Person } from '../../api/people/contract.ts'
import type { ApiError } from '../client.ts'
import { useAnswer, useSend } from '../parts/answers.ts'
import { say } from '../texts/matching-circles.ts'
import { type Cost, costOf } from './move-words.ts'
import { hasAnswer, isUnderWay } from './run-words.ts'
import type { Start } from './use-start.ts'
import type { Wishes } from './use-wishes.ts'

/** Somebody who is lifted out of a circle, and where to. */
export type Lifted = { mentee: Person; from: Person; to: Person | null }

export type Move = {
  /** Null while nobody is moved. */
  lifted: Lifted | null
  /** The run that tries it, while it works. */
  underWay: MatchRunSummary | null
  cost: Cost | null
  /** Between a press and its answer. */
  busy: boolean
  error: ApiError | null
  problem: string | null
  /** Begins a move; with a mentor, as after a drag, it is tried at once. */
  lift: (mentee: Person, from: Person, to?: Person) => void
  choose: (to: Person | null) => void
  attempt: () => void
  keep: () => void
  drop: () => void
}

type MoveNeeds = { run: MatchRun; runs: readonly MatchRunSummary[]; wishes: Wishes; start: Start }

/** Moving a mentee to another mentor: tried in a run of its own that changes as little as it can, and kept as a lock with a run that keeps it. */
export function useMove({ run, runs, wishes, start }: MoveNeeds): Move {
  const [lifted, setLifted] = useState<Lifted | null>(null)
  const [trialId, setTrialId] = useState<string | null>(null)
  const [keeping, setKeeping] = useState(false)
  const send = useSend(startMatchRun, [listMatchRuns])
  const trial = runs.find(({ id }) => id === trialId) ?? null
  const ready = trial !== null && hasAnswer(trial)
  const after = useAnswer(getMatchRun, { params: { runId: trialId ?? '' } }, { enabled: ready })
  const compared = useAnswer(compareMatchRuns, { params: { cohortId: run.cohortId }, query: { runs: `${run.id},${trialId ?? ''}` } }, { enabled: ready })
  const changes = compared.data?.changes[0]?.changes
  const tried = lifted?.to ? { mentee: lifted.mentee, mentor: lifted.to } : null
  const cost = ready && tried && after.data && changes ? costOf(tried, run, after.data, changes) : null

  const { mutate, reset: forget } = send
  const { id, cohortId, rules, weights } = run
  const attempt = useCallback(
    (mentee: Person, to: Person) => {
      const input = { name: say('trialName', { mentee: mentee.displayName, mentor: to.displayName }).slice(0, 60), rules, weights, standingRunId: id, move: { mentorId: to.id, menteeId: mentee.id } }
      mutate({ params: { cohortId }, input }, { onSuccess: (trying) => setTrialId(trying.id) })
    },
    [mutate, id, cohortId, rules, weights],
  )
  const reset = useCallback(
    (next: Lifted | null) => {
      setTrialId(null)
      forget()
      setLifted(next)
    },
    [forget],
  )
  // The same from one drawing to the next: thousands of rows hang on it.
  const lift = useCallback(
    (mentee: Person, from: Person, to?: Person) => {
      reset({ mentee, from, to: to ?? null })
      if (to) attempt(mentee, to)
    },
    [reset, attempt],
  )
  async function keep() {
    if (!tried || !trialId) return
    setKeeping(true)
    const held = await wishes.hold(tried)
    setKeeping(false)
    if (!held) return
    reset(null)
    start.begin({ rules: run.rules, weights: run.weights, standingRunId: trialId })
  }
  return {
    lifted,
    underWay: trial && isUnderWay(trial) ? trial : null,
    cost,
    busy: send.isPending || keeping || (trialId !== null && cost === null && (trial === null || isUnderWay(trial) || (hasAnswer(trial) && !after.error && !compared.error))),
    error: send.error ?? after.error ?? compared.error ?? (lifted ? wishes.error : null),
    problem: trial?.state === 'failed' ? trial.problem : null,
    lift,
    choose: (to) => lifted && reset({ ...lifted, to }),
    attempt: () => tried && attempt(tried.mentee, tried.mentor),
    keep: () => void keep(),
    drop: () => reset(null),
  }
}
