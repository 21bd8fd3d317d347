import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCommonTime } from '#api/matching/engine/common-time.ts'
import { listPairs } from '#api/matching/engine/list-pairs.ts'
import { readMatch } from '#api/matching/engine/match.ts'
import { createMeetingFacts } from '#api/matching/engine/meeting-facts.ts'
import { createPairwise } from '#api/matching/engine/pairwise.ts'
import { createCircleFinder } from '#api/matching/engine/proving/best-circle.ts'
import { createCircleBounds } from '#api/matching/engine/proving/bound-circles.ts'
import { createCircleOffers } from '#api/matching/engine/proving/circle-offers.ts'
import { seatBest } from '#api/matching/engine/seat-best.ts'
import { anyInstance } from './company.ts'
import { drawn } from './drawn.ts'

test('no prices, however wrong, give a bound below a seating that can meet, or rule out a pair that better ones use', () => {
  fc.assert(
    fc.property(anyInstance({ people: 14, mentors: 4, mentees: 8, locks: true }), fc.integer({ min: 1, max: 1e9 }), (instance, seed) => {
      const read = readMatch(instance)
      const { problem, ...best } = seatBest(read.pool, read.held, listPairs(read.pool, read.scorer, read.held, null), null)
      const { unbound } = createPairwise({ problem, ...best })
      // Without hours every circle can meet, so the pairwise optimum is one that the bound must not be below.
      const noHours = createCommonTime(instance, null)
      const offers = createCircleOffers(read, problem, createMeetingFacts(noHours), noHours)
      const bounds = createCircleBounds(offers, problem, createCircleFinder(offers, problem))
      const draw = drawn(seed)
      const nearly = unbound.menteePrice.map((price) => (draw(3) === 0 ? price : price + draw(200_000) - 100_000))
      const limits = { closed: new Uint8Array(problem.offerMentor.length), must: new Map() }
      const bound = bounds.bound(bounds.onGrid(nearly), limits)
      expect(bound.atMost >= unbound.worth).toBe(true)
      const ruledOut = bounds.outbid(bound, limits, unbound.worth - 1n)
      unbound.mentorOf.forEach((mentor, mentee) => {
        if (mentor < 0) return
        const used = offers.mentors[mentor]!.offers.find((offer) => offer.mentee === mentee)!
        expect(ruledOut).not.toContain(used.offer)
      })
    }),
    { numRuns: 300 },
  )
})
