import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSeating } from '#api/matching/engine/seating/seating.ts'
import { greatestWorth, problemFrom, worthOf, wrongIn, type SeatingModel } from './seating-model.ts'

type Size = { mentees: number; mentors: number; most: number }
type Event = { kind: 'leave' | 'join' | 'offer' | 'forbid' | 'allow' | 'seats' | 'stand' | 'snapshot' | 'restore'; mentee: number; mentor: number; by: number }

const handful: Size = { mentees: 6, mentors: 4, most: 4 }
const crowd: Size = { mentees: 40, mentors: 14, most: 1_000_000 }

/** Worths with ties, near ties, all equal, or far apart; few or many offers; popular mentors; locked mentees. */
function models(size: Size, penalties: number[]): fc.Arbitrary<SeatingModel> {
  const shape = fc.record({
    mentees: fc.integer({ min: 0, max: size.mentees }),
    mentors: fc.integer({ min: 1, max: size.mentors }),
    groups: fc.integer({ min: 1, max: 4 }),
    spread: fc.constantFrom(1, 2, 5, size.most),
    listed: fc.integer({ min: 5, max: 100 }),
    tier: fc.constantFrom(0, 0, 0, 2 ** 40),
    penalty: fc.constantFrom(...penalties),
  })
  return shape.chain(({ mentees, mentors, groups, spread, listed, tier, penalty }) => {
    const offer = fc.record({ lot: fc.integer({ min: 1, max: 100 }), worth: fc.integer({ min: 0, max: spread - 1 }), isTiered: fc.boolean() })
    return fc.record({
      groups: fc.array(fc.integer({ min: 0, max: groups - 1 }), { minLength: mentees, maxLength: mentees }),
      seats: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: mentors, maxLength: mentors }),
      rows: fc.array(fc.array(offer, { minLength: mentors, maxLength: mentors }), { minLength: mentees, maxLength: mentees }),
      standing: fc.array(fc.record({ mentor: fc.integer({ min: 0, max: mentors - 1 }), group: fc.integer({ min: 0, max: groups - 1 }) }), { maxLength: 3 }),
    }).map(({ rows, ...rest }) => ({
      ...rest,
      offers: rows.map((row) => new Map(row.flatMap(({ lot, worth, isTiered }, mentor): [number, number][] => (lot <= listed ? [[mentor, worth + (isTiered ? tier : 0)]] : [])))),
      away: new Set<number>(),
      penalty,
      matchWorth: tier > 0 ? 2 ** 48 : (mentees + 1) * 2_000_000,
    }))
  })
}

const rules = [
  { name: 'must differ', penalty: [Infinity] },
  { name: 'had better differ', penalty: [1, 3, 200_000] },
  { name: 'do not count', penalty: [0] },
]

test.for(rules)('nothing is worth more than the seating of a handful whose departments $name', ({ penalty }) => {
  fc.assert(
    fc.property(models(handful, penalty), (model) => {
      const seating = createSeating(problemFrom(model))
      expect(worthOf(model, seating.mentorOf)).toBe(greatestWorth(model))
      expect(wrongIn(model, seating)).toEqual([])
    }),
    { numRuns: 700 },
  )
})

test.for(rules)('the prices prove the seating of a crowd whose departments $name', ({ penalty }) => {
  fc.assert(
    fc.property(models(crowd, penalty), (model) => {
      expect(wrongIn(model, createSeating(problemFrom(model)))).toEqual([])
    }),
    { numRuns: 400 },
  )
})

test.for(rules)('a seating that goes on from one over fewer offers is proven too, where departments $name', ({ penalty }) => {
  fc.assert(
    fc.property(models({ mentees: 25, mentors: 8, most: 1000 }, penalty), fc.integer({ min: 1, max: 4 }), (model, share) => {
      const fewer = { ...model, offers: model.offers.map((row, mentee) => new Map([...row].filter(([mentor]) => (mentor + mentee) % 5 < share))) }
      const before = createSeating(problemFrom(fewer))
      expect(wrongIn(model, createSeating(problemFrom(model), before))).toEqual([])
      expect(wrongIn(fewer, before)).toEqual([])
    }),
    { numRuns: 300 },
  )
})

const events: fc.Arbitrary<Event[]> = fc.array(
  fc.record({
    kind: fc.constantFrom<Event['kind']>('leave', 'leave', 'join', 'offer', 'forbid', 'allow', 'seats', 'stand', 'snapshot', 'restore'),
    mentee: fc.nat(1000),
    mentor: fc.nat(1000),
    by: fc.nat(1000),
  }),
  { maxLength: 14 },
)

test.for(rules)('after every coming, going and going back the prices still prove the seating, where departments $name', ({ penalty }) => {
  fc.assert(
    fc.property(models({ mentees: 25, mentors: 8, most: 1000 }, penalty), events, (start, happened) => {
      let model = copyOf(start)
      const seating = createSeating(problemFrom(model))
      let saved: { snapshot: ReturnType<typeof seating.snapshot>; model: SeatingModel } | null = null
      const forbidden = new Map<string, number>()
      for (const event of happened) {
        if (model.groups.length === 0) continue
        const mentee = event.mentee % model.groups.length
        const mentor = event.mentor % model.seats.length
        const group = model.groups[mentee]!
        if (event.kind === 'leave') {
          seating.leave(mentee)
          model.away.add(mentee)
        } else if (event.kind === 'join') {
          seating.join(mentee)
          model.away.delete(mentee)
        } else if (event.kind === 'offer') {
          // A few at a time, or so many that they are settled together.
          const reach = event.by % 5 === 0 ? model.groups.length : 2
          const added = Array.from({ length: reach }, (_, nth) => ({ mentee: (mentee + nth) % model.groups.length, mentor, worth: (event.by * (nth + 7)) % 1000 }))
          const distinct = added.filter((one, at) => added.findIndex((other) => other.mentee === one.mentee) === at)
          seating.addOffers(distinct)
          for (const one of distinct) model.offers[one.mentee]!.set(mentor, one.worth)
        } else if (event.kind === 'forbid') {
          const worth = model.offers[mentee]!.get(mentor)
          seating.forbid(mentee, mentor)
          if (worth !== undefined) forbidden.set(`${mentee} ${mentor}`, worth)
          model.offers[mentee]!.delete(mentor)
        } else if (event.kind === 'allow') {
          seating.allow(mentee, mentor)
          const worth = forbidden.get(`${mentee} ${mentor}`)
          if (worth !== undefined && !model.offers[mentee]!.has(mentor)) model.offers[mentee]!.set(mentor, worth)
        } else if (event.kind === 'seats') {
          seating.setSeats(mentor, event.by % 5)
          model.seats[mentor] = event.by % 5
        } else if (event.kind === 'stand') {
          const at = model.standing.findIndex((one) => one.mentor === mentor && one.group === group)
          const goes = at >= 0 && event.by % 2 === 0
          seating.stand(mentor, group, goes ? -1 : 1)
          if (goes) model.standing.splice(at, 1)
          else model.standing.push({ mentor, group })
        } else if (event.kind === 'snapshot') saved = { snapshot: seating.snapshot(), model: copyOf(model) }
        else if (saved) {
          seating.restore(saved.snapshot)
          model = copyOf(saved.model)
        }
        expect(wrongIn(model, seating)).toEqual([])
      }
      expect(worthOf(model, seating.mentorOf)).toBe(worthOf(model, createSeating(problemFrom(model)).mentorOf))
    }),
    { numRuns: 350 },
  )
})

test('a snapshot taken after the one that was gone back to is refused', () => {
  const seating = createSeating(problemFrom({ groups: [0, 1], seats: [1], offers: [new Map([[0, 3]]), new Map([[0, 5]])], away: new Set(), standing: [], penalty: Infinity, matchWorth: 100 }))
  const first = seating.snapshot()
  seating.forbid(1, 0)
  const second = seating.snapshot()
  expect([...seating.mentorOf]).toEqual([0, -1])
  seating.restore(first)
  expect([...seating.mentorOf]).toEqual([-1, 0])
  expect(() => seating.restore(second)).toThrow(RangeError)
})

function copyOf(model: SeatingModel): SeatingModel {
  return { ...model, seats: [...model.seats], offers: model.offers.map((row) => new Map(row)), away: new Set(model.away), standing: [...model.standing] }
}
