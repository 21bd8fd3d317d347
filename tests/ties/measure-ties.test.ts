import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceOf, countDeals, measureTies, type Tie } from '#api/ties/measures/measure-ties.ts'

const names = 'abcdefgh'
const departments = [0, 0, 0, 1, 1, 1, 2, 2]
const tiesOf = (words: string): Tie[] => words.split(' ').map((word) => [names.indexOf(word[0] ?? ''), names.indexOf(word[1] ?? '')])
const before = tiesOf('ab ac bc de df ef gh ag')
const after = [...before, ...tiesOf('ae cg dh bf')]

test('three departments before and after: E/I, what chance would give, modularity and connectedness as worked out by hand', () => {
  const [then, now] = [measureTies(departments, before), measureTies(departments, after)]
  expect([then.external, then.internal, then.ei]).toEqual([1, 7, -0.75])
  expect([now.external, now.internal]).toEqual([5, 7])
  expect(now.ei).toBeCloseTo(-0.1667, 4)
  expect(then.modularity).toBeCloseTo(0.5078, 4)
  expect(now.modularity).toBeCloseTo(0.2257, 4)
  expect([then.expected, now.expected]).toEqual([0.5, 0.5])
  expect(then.connectedness).toBeCloseTo(13 / 28, 10)
  expect(now.connectedness).toBe(1)
})

const networks = fc.array(fc.nat(3), { minLength: 2, maxLength: 9 }).chain((people) =>
  fc.tuple(fc.constant(people), fc.uniqueArray(fc.tuple(fc.nat(people.length - 1), fc.nat(people.length - 1)).filter(([a, b]) => a < b), { minLength: 1, selector: String })),
)

test('every measure equals its definition, counted pair by pair', () => {
  fc.assert(
    fc.property(networks, ([people, ties]) => {
      const n = people.length
      const tied = Array.from({ length: n }, (_, a) => Array.from({ length: n }, (_, b) => ties.some(([c, d]) => (c === a && d === b) || (c === b && d === a))))
      const degree = tied.map((row) => row.filter(Boolean).length)
      const m = ties.length
      let [modularity, reach, same] = [0, 0, 0]
      // Warshall's closure, and modularity in its form over all ordered pairs.
      const reached = tied.map((row) => [...row])
      for (let k = 0; k < n; k += 1) for (let a = 0; a < n; a += 1) for (let b = 0; b < n; b += 1) if (reached[a]?.[k] && reached[k]?.[b]) (reached[a] ?? [])[b] = true
      for (let a = 0; a < n; a += 1) {
        for (let b = 0; b < n; b += 1) {
          if (people[a] === people[b]) modularity += (Number(tied[a]?.[b]) - ((degree[a] ?? 0) * (degree[b] ?? 0)) / (2 * m)) / (2 * m)
          if (a < b) reach += Number(reached[a]?.[b])
          if (a < b && people[a] === people[b]) same += 1
        }
      }
      const pairs = (n * (n - 1)) / 2
      const found = measureTies(people, ties)
      expect(found.modularity).toBeCloseTo(modularity, 9)
      expect(found.connectedness).toBeCloseTo(reach / pairs, 9)
      expect(found.expected).toBeCloseTo((pairs - same - same) / pairs, 9)
      expect(found.ei).toBeCloseTo(ties.reduce((sum, [a, b]) => sum + (people[a] === people[b] ? -1 : 1), 0) / m, 9)
    }),
  )
})

test('chance: departments that keep to themselves are rarely so by accident, and the same seed says the same', () => {
  const twice = [0, 0].map(() => countDeals(departments, before, { deals: 2_000, seed: 7 })).map(({ asLow, asHigh }) => ({ asLow: chanceOf(asLow, 2_000), asHigh: chanceOf(asHigh, 2_000) }))
  expect(twice[0]).toEqual(twice[1])
  expect(twice[0]?.asLow).toBeLessThan(0.05)
  expect(twice[0]?.asHigh).toBeGreaterThan(0.95)
  // Of the 560 ways to deal three departments among these people, counted one by one.
  const exact = share(departments, before)
  expect(twice[0]?.asLow).toBeCloseTo(exact, 1)
})

/** The share of all deals with at most as many ties between departments. */
function share(people: readonly number[], ties: readonly Tie[]): number {
  const between = (deal: readonly number[]) => ties.filter(([a, b]) => deal[a] !== deal[b]).length
  const deals: number[][] = []
  const deal = (so: number[]): void => {
    if (so.length === people.length) return void deals.push(so)
    for (const department of new Set(people)) if (so.filter((one) => one === department).length < people.filter((one) => one === department).length) deal([...so, department])
  }
  deal([])
  return deals.filter((one) => between(one) <= between(people)).length / deals.length
}
