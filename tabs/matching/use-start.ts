import { useNavigate } from 'react-router'
import { getMatchRun, getMatchSettings, listMatchRuns, type MatchRunSummary, type NewMatchRun, startMatchRun } from '../../api/matching/contract.ts'
import type { ApiError } from '../client.ts'
import { useSend } from '../parts/answers.ts'

export type Start = {
  /** Starts a run and goes to where its result will appear. */
  begin: (input?: NewMatchRun, onStarted?: () => void) => void
  /** The same rules and weights again, with today's people and the organizer's locks. */
  again: (run: Pick<MatchRunSummary, 'id' | 'rules' | 'weights'>, keeps?: 'locks' | 'circles') => void
  isPending: boolean
  error: ApiError | null
  retry: () => void
  forget: () => void
}

/** Starting match runs of a cohort. */
export function useStart(cohortId: string): Start {
  const navigate = useNavigate()
  const send = useSend(startMatchRun, [listMatchRuns, getMatchRun, getMatchSettings])
  const begin = (input: NewMatchRun = {}, onStarted?: () => void) =>
    send.mutate(
      { params: { cohortId }, input },
      {
        onSuccess: () => {
          onStarted?.()
          void navigate(`/manage/${cohortId}/match`)
        },
      },
    )
  return {
    begin,
    again: ({ id, rules, weights }, keeps = 'locks') => begin({ rules, weights, ...(keeps === 'circles' ? { standingRunId: id } : {}) }),
    isPending: send.isPending,
    error: send.error,
    retry: () => send.variables && begin(send.variables.input),
    forget: send.reset,
  }
}
