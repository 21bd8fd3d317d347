import { useQueryClient } from '@tanstack/react-query'
import { getMatchSettings, type MatchSettings, type ProposedCircle, setPairWish } from '../../api/matching/contract.ts'
import type { ApiError } from '../client.ts'
import { keyOf, useAnswer, useSend } from '../parts/answers.ts'
import { lockOf, type Pair, type Wish, wishFor } from './wish-words.ts'

export type Wishes = {
  pairs: MatchSettings['pairs']
  /** Null until the wishes are known; presses wait for them. */
  ready: boolean
  busy: boolean
  error: ApiError | null
  retry: () => void
  /** Wishes something for one pair; 'none' is the way back. */
  wish: (pair: Pair, wish: Wish) => void
  /** Locks a pair; answers whether that was kept. */
  hold: (pair: Pair) => Promise<boolean>
  /** Locks all pairs of a circle, or opens them all. */
  lockCircle: (circle: ProposedCircle) => void
}

/** What the organizer wishes for pairs in the next run of a cohort, kept with the cohort. */
export function useWishes(cohortId: string): Wishes {
  const queries = useQueryClient()
  const params = { cohortId }
  const settings = useAnswer(getMatchSettings, { params })
  const send = useSend(setPairWish)
  const pairs = settings.data?.pairs ?? []
  // The press shows at once where it was made: each answer is the whole truth, so it takes the place of what was read.
  const set = async (changes: { pair: Pair; wish: Wish }[]) => {
    for (const { pair, wish } of changes) {
      const answer = await send.mutateAsync({ params, input: { mentorId: pair.mentor.id, menteeId: pair.mentee.id, wish } })
      queries.setQueryData(keyOf(getMatchSettings, { params }), answer)
    }
  }
  // A refusal is shown from `error`.
  const change = (changes: { pair: Pair; wish: Wish }[]) => void set(changes).catch(() => undefined)
  return {
    pairs,
    ready: settings.isSuccess,
    busy: send.isPending,
    error: settings.error ?? send.error,
    retry: () => {
      send.reset()
      void settings.refetch()
    },
    wish: (pair, wish) => change([{ pair, wish }]),
    hold: (pair) => set([{ pair, wish: 'lock' }]).then(() => true, () => false),
    lockCircle: (circle) => {
      const opens = lockOf(pairs, circle) === 'all'
      const all = circle.mentees.map(({ person }): Pair => ({ mentor: circle.mentor, mentee: person }))
      const touched = opens ? all : all.filter(({ mentee }) => wishFor(pairs, circle.mentor.id, mentee.id) === 'none')
      change(touched.map((pair) => ({ pair, wish: opens ? 'none' : 'lock' })))
    },
  }
}
