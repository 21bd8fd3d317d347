import type { Unmatched } from '../../api/matching/contract.ts'
import { listOf } from '../texts/language.ts'
import { say } from '../texts/matching.ts'

/** Who waits and what that means for them, in one sentence. */
export function unmatchedSentence(unmatched: readonly Unmatched[], published: boolean): string {
  const mentees = unmatched.filter(({ role }) => role === 'mentee').length
  const mentors = unmatched.length - mentees
  const who = listOf([...(mentees > 0 ? [say('mentees', { count: mentees })] : []), ...(mentors > 0 ? [say('mentors', { count: mentors })] : [])])
  const count = unmatched.length
  return published ? say('unmatchedWait', { who, count }) : say('unmatchedWouldWait', { who, count })
}

export type Remedy = Unmatched['remedies'][number]

const mostShown = 4

/** What would help, most first. The same rule stands in the way of many, and is told once. */
export function helpOf(unmatched: readonly Unmatched[]): Remedy[] {
  const strongest = unmatched.flatMap(({ remedies }) => remedies).filter(({ frees }) => frees > 0).sort((a, b) => b.frees - a.frees)
  return [...new Map(strongest.toReversed().map((remedy) => [remedy.rule, remedy])).values()].sort((a, b) => b.frees - a.frees).slice(0, mostShown)
}
