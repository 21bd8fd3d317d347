import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { createPool } from '#api/matching/engine/pool.ts'
import { isPermitted } from '#api/matching/engine/rules.ts'
import { createScorer } from '#api/matching/engine/score.ts'
import type { MatchInstance } from '#api/matching/engine/types.ts'
import { anyWeighedInstance } from './openings.ts'
import { brokenBy } from './plain-rules.ts'

vi.setConfig({ testTimeout: 60_000 })

test('the points of the reasons add up to the score, whatever the weights', () => {
  fc.assert(
    fc.property(anyWeighedInstance({ people: 9, mentors: 5, mentees: 5 }), (instance) => {
      const pool = createPool(instance)
      const scorer = createScorer(pool)
      for (const mentor of pool.mentors) {
        for (const mentee of pool.mentees) {
          const reasons = scorer.reasons(mentor, mentee)
          expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(scorer.score(mentor, mentee))
          expect(reasons.every(({ points, kind }) => points > 0 && pool.rules.weights[kind] > 0)).toBe(true)
          expect(scorer.score(mentor, mentee)).toBeLessThanOrEqual(1_000_000)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('scores and reasons do not change with the order in which people and their wishes are listed', () => {
  fc.assert(
    fc.property(anyWeighedInstance({ people: 8, mentors: 4, mentees: 4 }), (instance) => {
      const turned: MatchInstance = {
        ...instance,
        people: [...instance.people].reverse(),
        mentors: [...instance.mentors].reverse().map((mentor) => ({ ...mentor, skills: backwards(mentor.skills), interests: [...(mentor.interests ?? [])].reverse() })),
        mentees: [...instance.mentees].reverse().map((mentee) => ({ ...mentee, wants: backwards(mentee.wants), interests: [...(mentee.interests ?? [])].reverse(), explore: [...(mentee.explore ?? [])].reverse() })),
      }
      const told = [instance, turned].map((version) => {
        const pool = createPool(version)
        const scorer = createScorer(pool)
        return pool.mentors.map((mentor) => pool.mentees.map((mentee) => [mentor.id, mentee.id, scorer.reasons(mentor, mentee)]))
      })
      expect(told[1]).toEqual(told[0])
    }),
    { numRuns: 200 },
  )
})

function backwards(levels: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(levels).reverse())
}

test('where hardly two people work the same hours or speak the same languages, rules and points are the same as ever', () => {
  const people = Array.from({ length: 1100 }, (_, at) => ({
    id: `p${at}`,
    department: [`d${at % 7}`],
    timeZone: 'Europe/London',
    workingHours: { monday: [`0${at % 10}:${String(5 * (at % 11)).padStart(2, '0')}`, `1${at % 9}:${String(5 * (at % 12)).padStart(2, '0')}`] as [string, string] },
    languages: [`l${at % 40}`, `m${at % 41}`],
  }))
  const enrolments = { mentors: people.slice(0, 550).map(({ id }) => ({ person: id, capacity: 1, skills: {} })), mentees: people.slice(550).map(({ id }) => ({ person: id, wants: {} })) }
  const instance: MatchInstance = { people, ...enrolments, rules: { minSharedHours: 6 } }
  const pool = createPool(instance)
  expect([pool.columns.sharedMinutes.length, pool.columns.sharedTongues.length]).toEqual([0, 0])
  const scorer = createScorer(pool)
  for (let at = 0; at < 550; at += 13) {
    const mentor = pool.mentors[at]!
    for (const mentee of [pool.mentees[at]!, pool.mentees[(at * 7) % 550]!]) {
      expect(isPermitted(pool, mentor, mentee)).toBe(brokenBy(instance, mentor.id, mentee.id).length === 0)
      const alone = { ...instance, people: [mentor.person, mentee.person], mentors: [mentor.enrolment], mentees: [mentee.enrolment] }
      const small = createPool(alone)
      expect(small.columns.sharedMinutes.length).toBeGreaterThan(0)
      expect(scorer.score(mentor, mentee)).toBe(createScorer(small).score(small.mentors[0]!, small.mentees[0]!))
    }
  }
})
