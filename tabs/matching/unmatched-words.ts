import type { Unmatched } from '../../api/matching/contract.ts'
import { count } from './run-words.ts'

/** Who waits and what that means for them, in one sentence. */
export function unmatchedSentence(unmatched: readonly Unmatched[], published: boolean): string {
  const mentees = unmatched.filter(({ role }) => role === 'mentee').length
  const mentors = unmatched.length - mentees
  const parts = [...(mentees > 0 ? [count(mentees, 'mentee', 'mentees')] : []), ...(mentors > 0 ? [count(mentors, 'mentor', 'mentors')] : [])].join(' and ')
  if (published) return `${parts} ${unmatched.length === 1 ? 'is' : 'are'} on the waitlist and ${unmatched.length === 1 ? 'takes' : 'take'} part in the next run.`
  return `${parts} would stay without a circle. When you publish, ${unmatched.length === 1 ? 'this person goes' : 'they go'} to the waitlist and ${unmatched.length === 1 ? 'keeps' : 'keep'} their answers.`
}

export type Remedy = Unmatched['remedies'][number]

const mostShown = 4

/** What would help, most first. The same rule stands in the way of many, and is told once. */
export function helpOf(unmatched: readonly Unmatched[]): Remedy[] {
  const strongest = unmatched.flatMap(({ remedies }) => remedies).filter(({ frees }) => frees > 0).sort((a, b) => b.frees - a.frees)
  return [...new Map(strongest.toReversed().map((remedy) => [remedy.rule, remedy])).values()].sort((a, b) => b.frees - a.frees).slice(0, mostShown)
}
