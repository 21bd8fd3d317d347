import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { getHome, getRoadmap } from '../../api/roadmap/contract.ts'
import { findFreeTimes, findOccurrenceTimes, type FreeTime, moveOccurrence } from '../../api/scheduling/contract.ts'
import { keyOf, useAnswer, useSend } from './answers.ts'

/** First the next two weeks, then as far as somebody asks to look. */
const spans = [14, 28, 42]

/** The one of some times that somebody wishes for, the best until then and whenever the wished one is gone. */
function useWish(times: FreeTime[]) {
  const [wish, setWish] = useState<number | null>(null)
  return { times, chosen: times.find((time) => time.startAt === wish) ?? times[0], setWish }
}

/**
 * The better times of one session, one of them chosen, and the press that moves it there: `press` answers the time it moved to, or
 * null after a refusal, when the times are asked for anew. `untilFresh` as in `useSend`.
 */
export function useBetterTimes(params: { circleId: string; number: number }, how: { untilFresh?: boolean } = {}) {
  const queries = useQueryClient()
  const found = useAnswer(findOccurrenceTimes, { params })
  const move = useSend(moveOccurrence, [getRoadmap, getHome], how)
  const slots = useWish(found.data?.times ?? [])
  const press = async (): Promise<FreeTime | null> => {
    const { chosen } = slots
    if (!chosen) return null
    const done = await move.mutateAsync({ params, input: { startAt: chosen.startAt } }).catch(() => null)
    if (!done) {
      // The refusal is shown, with the times as they are by now.
      await found.refetch()
      return null
    }
    queries.removeQueries({ queryKey: keyOf(findOccurrenceTimes) })
    return chosen
  }
  return { ...slots, found, move, press }
}

/** The times at which a circle of mine, or one member of it, is free together with me, one of them chosen; how long it takes is asked too, `first` in minutes. */
export function useFreeTimes(circleId: string, withId: string | null, first = 30) {
  const [minutes, setMinutes] = useState(first)
  const [span, setSpan] = useState(0)
  const found = useAnswer(findFreeTimes, { params: { circleId }, query: { ...(withId === null ? {} : { with: withId }), minutes, days: spans[span] ?? 42 } })
  const lookFurther = span + 1 < spans.length ? () => setSpan(span + 1) : null
  return { ...useWish(found.data?.times ?? []), found, minutes, setMinutes, lookFurther }
}
