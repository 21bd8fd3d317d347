import fc from 'fast-check'
import type { Pool } from '#api/matching/engine/pool.ts'
import type { Openings } from '#api/matching/engine/search-index.ts'
import type { MatchInstance, ScoreWeights } from '#api/matching/engine/types.ts'
import { anyInstance } from './company.ts'

const parts: (keyof ScoreWeights)[] = ['skill', 'goal', 'function', 'interest', 'favourite', 'seniority', 'hours', 'distance', 'tie', 'language', 'theme']

/** Everybody is free, and every seat. */
export function openingsOf(pool: Pool): Openings {
  return {
    mentees: Int32Array.from(pool.mentees, ({ index }) => index),
    seats: Int32Array.from(pool.mentors, ({ seats }) => seats),
    taken: [],
    groupOf: Int32Array.from(pool.mentees, ({ group }) => group),
    groupCount: pool.groups.length,
  }
}

/** An instance whose weights are drawn too: each part can be nothing, or nearly everything. */
export function anyWeighedInstance(size: { people: number; mentors: number; mentees: number }): fc.Arbitrary<MatchInstance> {
  const weights = fc.array(fc.constantFrom<number[]>(0, 1, 3, 10), { minLength: parts.length, maxLength: parts.length }).map((shares) => {
    const total = Math.max(1, shares.reduce((sum, share) => sum + share, 0))
    return Object.fromEntries(parts.map((part, at) => [part, Math.floor((1_000_000 * shares[at]!) / total)])) as ScoreWeights
  })
  return fc.tuple(anyInstance(size), weights).map(([instance, drawn]) => ({ ...instance, rules: { ...instance.rules, weights: drawn } }))
}
