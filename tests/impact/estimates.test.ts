import { expect, test } from 'vitest'
import { designEffect, designEffectOf, intraclass } from '#api/impact/clusters.ts'
import { compareMeans, compareShares, describe } from '#api/impact/compare-arms.ts'
import { type Assigned, judge } from '#api/impact/judge.ts'
import { effectOnMoved } from '#api/impact/moved-by-invitation.ts'
import { peoplePerArm, peoplePerArmForMeans, peoplePerArmInvited, smallestDrop, worthPerArm } from '#api/impact/sample-size.ts'

const inPoints = (share: number) => Number((share * 100).toFixed(1))
const repeat = (people: number, person: Assigned): Assigned[] => Array.from({ length: people }, () => person)
/** So many of an arm with a yes, everybody taking part or nobody. */
const arm = (people: number, yes: number, tookPart: boolean): Assigned[] => [...repeat(yes, { outcome: 1, tookPart, circleId: null }), ...repeat(people - yes, { outcome: 0, tookPart, circleId: null })]

test('a difference of shares has Newcombe’s interval, as published and as computed elsewhere', () => {
  const left = compareShares({ people: 180, share: 12 / 180 }, { people: 120, share: 15 / 120 })
  expect([left.difference, left.low, left.high].map(inPoints)).toEqual([-5.8, -13.5, 0.8])
  // Newcombe 1998, table II, rows a and d, method 10; the last digits from a root finder over the score test.
  const a = compareShares({ people: 70, share: 56 / 70 }, { people: 80, share: 48 / 80 })
  expect(a.low).toBeCloseTo(0.052431472, 8)
  expect(a.high).toBeCloseTo(0.333872654, 8)
  const d = compareShares({ people: 10, share: 9 / 10 }, { people: 10, share: 3 / 10 })
  expect(d.low).toBeCloseTo(0.170522724, 8)
  expect(d.high).toBeCloseTo(0.809017974, 8)
  const edge = compareShares({ people: 10, share: 1 }, { people: 20, share: 0 })
  expect(edge.high).toBeCloseTo(1, 12)
  expect(edge.low).toBeCloseTo(0.6791, 4)
})

test('a difference of means has Welch’s interval, as SciPy computes it', () => {
  const first = describe([27.5, 21, 19, 23.6, 17, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19, 21.7, 21.4])
  const second = describe([27.1, 22, 20.8, 23.4, 23.4, 23.5, 25.8, 22, 24.8, 20.2, 21.9, 22.1, 22.9, 30.5, 22.4])
  expect([first.mean, first.variance, second.mean, second.variance]).toEqual([expect.closeTo(20.82, 10), expect.closeTo(7.867428571, 8), expect.closeTo(23.52, 10), expect.closeTo(6.980285714, 8)])
  const { difference, low, high } = compareMeans({ people: 15, ...first }, { people: 15, ...second })
  expect([difference, low, high]).toEqual([expect.closeTo(-2.7, 10), expect.closeTo(-4.73831034, 7), expect.closeTo(-0.66168966, 7)])
})

test('how many people an answer takes is as the practice’s tables say', () => {
  const rows = [[0.1, 0.15, 686, 918, 4288], [0.1, 0.2, 199, 266, 1244], [0.15, 0.05, 141, 188, 882], [0.2, 0.15, 906, 1212, 5663], [0.05, 0.1, 435, 582, 2719], [0.3, 0.35, 1377, 1842, 8607], [0.5, 0.6, 388, 519, 2425]] as const
  for (const [base, other, usual, strict, invited] of rows) expect([peoplePerArm(base, other), peoplePerArm(base, other, 0.9), peoplePerArmInvited(base, other, 0.4)]).toEqual([usual, strict, invited])
  const drops = [[100, 9, 11.4, 13.4], [200, 6.9, 8.6, 10], [300, 5.9, 7.2, 8.3], [500, 4.7, 5.8, 6.6], [1000, 3.4, 4.2, 4.8]] as const
  for (const [people, ...points] of drops) expect([0.1, 0.15, 0.2].map((base) => inPoints(smallestDrop(base, people) ?? 0))).toEqual(points)
  expect(smallestDrop(0.1, 50)).toBeNull()
  expect([0.2, 0.3, 0.5].map((deviations) => peoplePerArmForMeans(deviations))).toEqual([394, 176, 64])
  expect(worthPerArm(180, 120)).toBe(144)
})

test('members of a circle count for less than strangers', () => {
  expect([designEffect(3, 0.05), designEffect(3, 0.2)]).toEqual([expect.closeTo(1.1, 10), expect.closeTo(1.4, 10)])
  // Three circles alike within: the correlation is whole, and an arm of nine is worth three.
  expect(designEffectOf([[1, 1, 1], [0, 0, 0], [1, 1, 1]])).toBeCloseTo(3, 10)
  expect(designEffectOf([[1], [0], [1], [0]])).toBe(1)
  // Worked by hand: squares between circles 27.375 of 3 degrees, within them 1.5 of 4, circles of two.
  expect(intraclass([[1, 2], [3, 4], [5, 5], [6, 7]])).toBeCloseTo((9.125 - 0.375) / (9.125 + 0.375), 10)
})

test('the effect on those who were moved is the difference as drawn over the difference in taking part', () => {
  const invited = { outcomes: Array.from({ length: 1_000 }, (_, at) => (at < 920 ? 1 : 0)), tookPart: Array.from({ length: 1_000 }, (_, at) => (at % 20 < 9 ? 1 : 0)), designEffect: 1 }
  const others = { outcomes: Array.from({ length: 1_000 }, (_, at) => (at < 880 ? 1 : 0)), tookPart: Array.from({ length: 1_000 }, (_, at) => (at % 20 < 1 ? 1 : 0)), designEffect: 1 }
  const { effect, strength } = effectOnMoved(invited, others)
  expect(effect?.difference).toBeCloseTo(0.1, 10)
  expect(strength).toBeGreaterThan(100)
  expect(effect?.low).toBeGreaterThan(0)
  expect(effectOnMoved({ ...invited, tookPart: others.tookPart }, others)).toEqual({ strength: 0, effect: null })
})

test('nothing is printed of too few, of what is too uncertain or of what is not known, and how many it takes is said', () => {
  expect(judge('yes-no', arm(49, 4, true), arm(200, 30, false)).asDrawn.refused).toEqual({ why: 'arm-too-small', people: 50 })
  const wide = judge('yes-no', arm(60, 30, true), arm(60, 30, false)).asDrawn.refused
  expect(wide?.why).toBe('too-wide')
  // With as many as it asks for, the same shares are told.
  const enough = wide?.people ?? 0
  expect(enough).toBeGreaterThan(150)
  expect(judge('yes-no', arm(2 * enough, enough, true), arm(2 * enough, enough, false)).asDrawn.interval?.difference).toBe(0)
  const unknown = (people: number) => repeat(people, { outcome: null, tookPart: false, circleId: null })
  expect(judge('yes-no', [...arm(150, 10, true), ...unknown(60)], arm(200, 20, false)).asDrawn.refused?.why).toBe('too-many-missing')
  expect(judge('yes-no', [...arm(180, 10, true), ...unknown(25)], arm(200, 20, false)).asDrawn.refused?.why).toBe('too-many-missing')
  expect(judge('yes-no', arm(400, 40, true), arm(400, 20, true)).moved.refused?.why).toBe('weak-draw')
  const worked = judge('yes-no', arm(180, 12, true), arm(120, 15, false))
  expect(worked.asDrawn.interval?.low).toBeCloseTo(-0.134727, 6)
  expect(worked.smallest).toBeCloseTo(smallestDrop(0.125, 144) ?? 0, 10)
  // A number is printed down to a fifth of a standard deviation to each side.
  const numbers = (people: number, shift: number, tookPart: boolean) => Array.from({ length: people }, (_, at): Assigned => ({ outcome: (at % 10) + shift, tookPart, circleId: null }))
  expect(judge('number', numbers(150, 1, true), numbers(150, 0, false)).asDrawn.refused?.why).toBe('too-wide')
  expect(judge('number', numbers(250, 1, true), numbers(250, 0, false)).asDrawn.interval?.difference).toBeCloseTo(1, 10)
})
