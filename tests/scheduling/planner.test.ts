import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPlanner } from '#api/scheduling/solver/planner.ts'
import { reachSeries, solveSeries } from '#api/scheduling/solver/solve.ts'
import { smallCase } from './build-case.ts'

test('a planner that is asked about every group of some people answers as if each group were read anew', { timeout: 180_000 }, () => {
  fc.assert(
    fc.property(smallCase, ({ series, people, rules }) => {
      const planner = createPlanner(people, series, rules)
      const groups = people.map((_, at) => people.slice(0, at + 1)).concat(people.map((person) => [person]))
      for (const group of groups) {
        const ids = group.map(({ id }) => id)
        for (const wish of [{}, { timeZone: group[0]!.timeZone, durationMinutes: 45 }]) {
          const asked = { series: { ...series, ...wish }, people: group, rules }
          const { free, placed } = solveSeries(asked)
          expect([planner.reach(ids, wish), reachSeries(asked)]).toEqual([{ free, placed }, { free, placed }])
        }
        expect(planner.solve(ids)).toEqual(solveSeries({ series, people: group, rules }))
      }
    }),
    { numRuns: 30, seed: 21 },
  )
})

test('somebody who is not among the people is refused by name', () => {
  const series = { occurrences: 3, durationMinutes: 60, firstNotBefore: '2026-01-12', timeZone: 'Europe/London', granularityMinutes: 30 }
  expect(() => createPlanner([], series).reach(['ghost'])).toThrow('There is no person "ghost".')
})
