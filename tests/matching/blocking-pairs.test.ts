import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findBlockingPairs, type BlockingQuestion, type PossiblePair } from '#api/matching/engine/blocking-pairs.ts'

const mentors = ['m0', 'm1', 'm2', 'm3']
const mentees = ['e0', 'e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7']

/** A table of scores, some pairs not permitted, and any seating that seats and departments allow. */
const anySeating: fc.Arbitrary<BlockingQuestion> = fc
  .record({
    scores: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 32, maxLength: 32 }),
    permitted: fc.array(fc.boolean(), { minLength: 32, maxLength: 32 }),
    groups: fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 8, maxLength: 8 }),
    seats: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }),
    wish: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 8, maxLength: 8 }),
    distinctDepartments: fc.boolean(),
    locked: fc.subarray(mentees, { maxLength: 2 }),
    order: fc.integer({ min: 0, max: 31 }),
  })
  .map(({ scores, permitted, groups, seats, wish, distinctDepartments, locked, order }) => {
    const all: PossiblePair[] = mentors.flatMap((mentor, row) => mentees.map((mentee, column) => ({ mentor, mentee, score: scores[row * 8 + column]! * 25_000, group: groups[column]! })))
    const circles = mentors.map((mentor) => ({ mentor, mentees: [] as { id: string; score: number; group: string }[] }))
    mentees.forEach((id, column) => {
      const circle = circles[wish[column]!]
      if (!circle || circle.mentees.length >= seats[wish[column]!]!) return
      if (distinctDepartments && circle.mentees.some(({ group }) => group === groups[column])) return
      circle.mentees.push({ id, score: all[wish[column]! * 8 + column]!.score, group: groups[column]! })
    })
    const pairs = all.filter((_, at) => permitted[at])
    return {
      pairs: [...pairs.slice(order), ...pairs.slice(0, order)],
      circles: circles.filter((circle) => circle.mentees.length > 0),
      seats: new Map(mentors.map((mentor, row) => [mentor, seats[row]!])),
      distinctDepartments,
      locked: new Set(locked),
    }
  })

/** By the definition: let the two come together, letting one mentee go or nobody, and see whether both are better off. */
function blocksByDefinition(question: BlockingQuestion, pair: PossiblePair, margin: number): boolean {
  const now = question.circles.find((circle) => circle.mentees.some(({ id }) => id === pair.mentee))
  const have = now?.mentees.find(({ id }) => id === pair.mentee)?.score ?? 0
  if (now?.mentor === pair.mentor || question.locked!.has(pair.mentee) || pair.score - have < margin) return false
  const present = question.circles.find(({ mentor }) => mentor === pair.mentor)?.mentees ?? []
  const seats = question.seats.get(pair.mentor)!
  return [null, ...present].some((leaving) => {
    if (leaving && question.locked!.has(leaving.id)) return false
    const left = present.filter((member) => member !== leaving)
    if (left.length >= seats || (question.distinctDepartments && left.some(({ group }) => group === pair.group))) return false
    // Somebody who need not go is not sent away.
    const needs = present.length >= seats || (question.distinctDepartments && present.some(({ group }) => group === pair.group))
    return leaving ? needs && pair.score - leaving.score >= margin : pair.score >= margin
  })
}

test('a pair is reported exactly when both would gain the margin by coming together', () => {
  let found = 0
  fc.assert(
    fc.property(anySeating, fc.constantFrom(25_000, 50_000, 100_000), (question, margin) => {
      const { count, strongest } = findBlockingPairs({ ...question, margin, most: 100 })
      const expected = [...question.pairs].filter((pair) => blocksByDefinition(question, pair, margin)).map(({ mentor, mentee }) => `${mentor} ${mentee}`)
      expect(strongest.map(({ mentor, mentee }) => `${mentor} ${mentee}`).sort()).toEqual(expected.sort())
      expect(count).toBe(expected.length)
      found += count
    }),
    { numRuns: 1000 },
  )
  expect(found).toBeGreaterThan(1000)
})

test('the strongest are named first, whatever the order of the pairs, and no more than asked for', () => {
  fc.assert(
    fc.property(anySeating, (question) => {
      const all = findBlockingPairs({ ...question, most: 100 })
      const few = findBlockingPairs({ ...question, pairs: [...question.pairs].reverse(), most: 3 })
      expect(few.strongest).toEqual(all.strongest.slice(0, 3))
      expect(few.count).toBe(all.count)
      const gains = all.strongest.map(({ menteeGains, mentorGains }) => Math.min(menteeGains, mentorGains))
      expect(gains).toEqual([...gains].sort((one, other) => other - one))
    }),
    { numRuns: 500 },
  )
})

test('a full circle lets its weakest go, or the one of the same department', () => {
  const circles = [{ mentor: 'm', mentees: [{ id: 'weak', score: 100_000, group: 'Sales' }, { id: 'fair', score: 200_000, group: 'Legal' }] }]
  const seats = new Map([['m', 2]])
  const ask = (group: string, distinctDepartments: boolean) => findBlockingPairs({ pairs: [{ mentor: 'm', mentee: 'new', score: 400_000, group }], circles, seats, distinctDepartments }).strongest[0]
  expect(ask('Finance', true)).toEqual({ mentor: 'm', mentee: 'new', score: 400_000, menteeGains: 400_000, mentorGains: 300_000, leaves: 'weak' })
  expect(ask('Legal', true)).toMatchObject({ mentorGains: 200_000, leaves: 'fair' })
  expect(ask('Legal', false)).toMatchObject({ mentorGains: 300_000, leaves: 'weak' })
})
