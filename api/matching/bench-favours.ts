import type { BenchFavours } from '../succession/favour-bench.ts'
import type { MatchInstance } from './engine/types.ts'

/**
 * The same instance in which what the lot favours for a bench counts like a private wish: with 'some' weight like a
 * mentee's for a mentor, with 'full' like one of both. From here on nothing tells it from a wish, or from the lot that
 * favours pairs nobody asked for; like those it never counts where few are left to choose from.
 */
export function withBenchFavours(instance: MatchInstance, favours: BenchFavours | null): MatchInstance {
  if (favours === null) return instance
  const { mentorsOf, weight } = favours
  const menteesOf = new Map<string, string[]>()
  if (weight === 'full') for (const [mentee, mentors] of mentorsOf) for (const mentor of mentors) menteesOf.set(mentor, [...(menteesOf.get(mentor) ?? []), mentee])
  const joined = (own: string[] | undefined, more: string[] | undefined) => [...new Set([...(own ?? []), ...(more ?? [])])]
  return {
    ...instance,
    mentors: instance.mentors.map((mentor) => ({ ...mentor, favourites: joined(mentor.favourites, menteesOf.get(mentor.person)) })),
    mentees: instance.mentees.map((mentee) => ({ ...mentee, favourites: joined(mentee.favourites, mentorsOf.get(mentee.person)) })),
  }
}
