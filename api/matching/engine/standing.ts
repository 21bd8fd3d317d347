import type { Held } from './openings.ts'
import { compareIds, type Pool } from './pool.ts'
import type { Changes, MatchedCircle, MatchInstance, PairReference } from './types.ts'

/**
 * Late changes. Given the pairs that stand (of an earlier run, or of circles that run), the objective is: the most
 * matched; then the most standing pairs kept; then the floors; then score less penalties. Keeping is one more tier of
 * the same solve, so it is proven like the rest, and no circle changes for the sake of points: only so that somebody
 * more has a mentor, or because a rule, a decline or a leaver breaks it. Pairs that no rule permits any more, or whose
 * people are gone, cannot be kept; a lock can hold them all the same.
 *
 * Returns the number of the mentor with whom each free mentee stands, −1 for none; null where nothing stands.
 */
export function standingMentors(instance: MatchInstance, pool: Pool, held: Held): Int32Array | null {
  if (!hasStanding(instance)) return null
  const numberOf = new Map(pool.mentors.map(({ id, index }) => [id, index]))
  const mentorOf = new Map((instance.standing ?? []).map(({ mentor, mentee }) => [mentee, mentor]))
  return Int32Array.from(held.free, ({ id }) => numberOf.get(mentorOf.get(id) ?? '') ?? -1)
}

/** Does anything stand? An empty list says no, as an absent one does. */
export function hasStanding(instance: Pick<MatchInstance, 'standing'>): boolean {
  return (instance.standing ?? []).length > 0
}

/** How the circles differ from the pairs that stood. */
export function changesOf(standing: PairReference[], circles: MatchedCircle[]): Changes {
  const stood = keyed(standing)
  const now = keyed(circles.flatMap(({ mentor, mentees }) => mentees.map(({ id }) => ({ mentor, mentee: id }))))
  const broken = [...stood].flatMap(([key, pair]) => (now.has(key) ? [] : [pair])).sort(byPair)
  const formed = [...now].flatMap(([key, pair]) => (stood.has(key) ? [] : [pair])).sort(byPair)
  return { kept: stood.size - broken.length, broken, formed, circlesTouched: new Set([...broken, ...formed].map(({ mentor }) => mentor)).size }
}

function keyed(pairs: PairReference[]): Map<string, PairReference> {
  return new Map(pairs.map(({ mentor, mentee }) => [JSON.stringify([mentor, mentee]), { mentor, mentee }]))
}

function byPair(one: PairReference, other: PairReference): number {
  return compareIds(one.mentor, other.mentor) || compareIds(one.mentee, other.mentee)
}
