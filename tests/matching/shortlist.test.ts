import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { createPool, type Pool } from '#api/matching/engine/pool.ts'
import { priceIn, type ListPrices, type PriceRecord } from '#api/matching/engine/price-in.ts'
import { isPermitted } from '#api/matching/engine/rules.ts'
import { createScorer } from '#api/matching/engine/score.ts'
import type { Openings } from '#api/matching/engine/search-index.ts'
import { addToShortlist, findShortlist, type Shortlist } from '#api/matching/engine/shortlist.ts'
import { makeProfiles } from '#scripts/bench/matching/profiles.ts'
import { anyWeighedInstance, openingsOf } from './openings.ts'

vi.setConfig({ testTimeout: 60_000 })

type Scored = { mentor: number; score: number }

/** Every permitted pair scored, for each place in the openings, the best first. */
function scoreEverybody(pool: Pool, { mentees, seats, taken }: Openings, places: Iterable<number> = mentees.keys()): Map<number, Scored[]> {
  const scorer = createScorer(pool)
  const all = new Map<number, Scored[]>()
  for (const place of places) {
    const mentee = pool.mentees[mentees[place]!]!
    const mentors = pool.mentors.filter((mentor) => seats[mentor.index]! > 0 && isPermitted(pool, mentor, mentee) && !taken.some((at) => at.mentor === mentor.index && at.group === mentee.group))
    all.set(place, mentors.map((mentor) => ({ mentor: mentor.index, score: scorer.score(mentor, mentee) })).sort((one, other) => other.score - one.score || one.mentor - other.mentor))
  }
  return all
}

function listOf({ offerStart, offerMentor, offerScore }: Shortlist, place: number): Scored[] {
  const list: Scored[] = []
  for (let at = offerStart[place]!; at < offerStart[place + 1]!; at++) list.push({ mentor: offerMentor[at]!, score: offerScore[at]! })
  return list
}

/** Some mentees are held, some seats are gone and some places are taken. */
const anyOpenings = fc.tuple(anyWeighedInstance({ people: 14, mentors: 10, mentees: 8 }), fc.integer({ min: 0, max: 2 }), fc.boolean()).map(([instance, held, isTaken]) => {
  const pool = createPool(instance)
  const open = openingsOf(pool)
  const openings = { ...open, mentees: open.mentees.slice(held), taken: isTaken && pool.mentees.length > 0 ? [{ mentor: 0, group: pool.mentees.at(-1)!.group }] : [] }
  return { pool, openings }
})

test('each list holds exactly the best, of equals the first drawn, and knows when it holds everybody', () => {
  fc.assert(
    fc.property(anyOpenings, fc.integer({ min: 1, max: 6 }), ({ pool, openings }, most) => {
      const list = findShortlist(pool.columns, openings, most)
      for (const [place, all] of scoreEverybody(pool, openings)) {
        expect(listOf(list, place)).toEqual(all.slice(0, most))
        if (all.length < most) expect(list.lastScore[place]).toBe(-1)
        if (all.length > most) expect(list.lastScore[place]).toBe(all[most - 1]!.score)
      }
    }),
    { numRuns: 300 },
  )
})

test('what a seating’s prices leave room for is found, the most first, and nothing else', () => {
  const anyPrice = fc.integer({ min: 0, max: 500_000 })
  const anyFloors = fc.constantFrom<number[][]>([], [], [150_000], [120_000, 250_000])
  fc.assert(
    fc.property(anyOpenings, fc.array(anyPrice, { minLength: 30, maxLength: 30 }), anyFloors, fc.integer({ min: 1, max: 5 }), fc.constantFrom(1, 0), fc.constantFrom(0, 0, 80_000), ({ pool, openings }, drawn, floors, most, points, reach) => {
      const tiers = floors.map((_, at) => 2_000_000 - 700_000 * at)
      const prices: ListPrices = {
        matchWorth: 300_000, floors, tiers, points,
        menteePrice: Float64Array.from(openings.mentees, (_, at) => drawn[at]! + (at % 2 === 0 ? 300_000 : 0)),
        mentorPrice: Float64Array.from(pool.mentors, (_, at) => (at % 3 === 0 ? 0 : drawn[10 + at]!)),
        places: pool.groups.map((_, group) => ({ mentor: group % pool.mentors.length, group, price: drawn[20 + (group % 10)]! })),
      }
      const list = findShortlist(pool.columns, openings, 2)
      const further = priceIn(pool.columns, list, prices, { most, reach })
      const found = [...further.place].map((place, at) => ({ place, mentor: further.mentor[at]!, score: further.score[at]! }))
      const expected = [...scoreEverybody(pool, openings)].flatMap(([place, all]) => {
        const group = pool.mentees[openings.mentees[place]!]!.group
        return all
          .slice(2)
          .map(({ mentor, score }) => {
            const worth = 300_000 + points * score + floors.reduce((sum, floor, tier) => (score >= floor ? sum + tiers[tier]! : sum), 0)
            const placePrice = prices.places.find((at) => at.mentor === mentor && at.group === group)?.price ?? 0
            return { place, mentor, score, gain: worth - prices.menteePrice[place]! - prices.mentorPrice[mentor]! - placePrice }
          })
          .filter(({ gain }) => gain > -reach)
          .sort((one, other) => other.gain - one.gain || one.mentor - other.mentor)
          .slice(0, most)
      })
      expect(further.improving).toBe(expected.filter(({ gain }) => gain > 0).length)
      // Whom nothing would improve need not be looked at for what nearly would.
      const isLookedAt = ({ place }: { place: number }): boolean => found.some((one) => one.place === place) || expected.some((one) => one.place === place && one.gain > 0)
      const offered = expected.filter(isLookedAt).map(({ gain: _gain, ...offer }) => offer)
      expect(found).toEqual(offered)
      const longer = addToShortlist(list, further)
      for (const place of openings.mentees.keys()) {
        const both = [...listOf(list, place), ...offered.filter((offer) => offer.place === place).map(({ mentor, score }) => ({ mentor, score }))]
        expect(listOf(longer, place)).toEqual(both.sort((one, other) => other.score - one.score || one.mentor - other.mentor))
      }
      expect(priceIn(pool.columns, addToShortlist(list, priceIn(pool.columns, list, prices, { most: 20 })), prices, { most: 20 }).place.length).toBe(0)
    }),
    { numRuns: 300 },
  )
})

test('whoever remembers earlier prices finds as much as whoever looks at everybody again', () => {
  const anyDrawn = fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 40, maxLength: 40 })
  fc.assert(
    fc.property(anyOpenings, fc.array(anyDrawn, { minLength: 2, maxLength: 4 }), fc.integer({ min: 1, max: 3 }), fc.constantFrom(0, 10_000), ({ pool, openings }, rounds, most, reach) => {
      let list = findShortlist(pool.columns, openings, 1)
      const record: PriceRecord = { last: null }
      for (const drawn of rounds) {
        const prices: ListPrices = {
          matchWorth: 0, floors: [], tiers: [], points: 1,
          menteePrice: Float64Array.from(openings.mentees, (_, at) => list.lastScore[at]! - drawn[at]! / 4),
          mentorPrice: Float64Array.from(pool.mentors, (_, at) => drawn[10 + at]! / 4),
          places: pool.groups.map((_, group) => ({ mentor: group % pool.mentors.length, group, price: drawn[20 + (group % 20)]! / 4 })),
        }
        const further = priceIn(pool.columns, list, prices, { most, reach, record })
        const anew = priceIn(pool.columns, list, prices, { most })
        expect(further.improving).toBe(anew.improving)
        if (reach === 0) expect(further).toEqual(anew)
        list = addToShortlist(list, further)
      }
    }),
    { numRuns: 500 },
  )
})

test('in a company of thousands the lists are the same as by scoring every pair', () => {
  const pool = createPool(makeProfiles(2900, 11))
  const openings = openingsOf(pool)
  const list = findShortlist(pool.columns, openings, 20)
  const places = Array.from({ length: 120 }, (_, at) => Math.floor((at * openings.mentees.length) / 120))
  for (const [place, all] of scoreEverybody(pool, openings, places)) expect(listOf(list, place)).toEqual(all.slice(0, 20))
})
