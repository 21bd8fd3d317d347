import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contains, includes, intersect, merge, overlaps, subtract } from '#api/time/interval.ts'
import type { Interval } from '#api/time/interval.ts'

const loose = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 8 })).map(([start, length]): Interval => ({ start, end: start + length })), { maxLength: 12 })
const sorted = loose.map(merge)
const MOMENTS = Array.from({ length: 50 }, (_, at) => at)
const has = (list: readonly Interval[], at: number) => list.some(({ start, end }) => start <= at && at < end)

test('half-open intervals that touch are one, and do not overlap', () => {
  expect(merge([{ start: 2, end: 3 }, { start: 0, end: 2 }, { start: 5, end: 5 }])).toEqual([{ start: 0, end: 3 }])
  expect(overlaps([{ start: 0, end: 2 }], { start: 2, end: 3 })).toBe(false)
  expect(overlaps([{ start: 0, end: 2 }], { start: 1, end: 1 })).toBe(false)
  expect(contains([{ start: 0, end: 2 }], { start: 0, end: 2 })).toBe(true)
  expect(contains([{ start: 0, end: 2 }, { start: 3, end: 4 }], { start: 1, end: 4 })).toBe(false)
})

test('merging, intersecting and subtracting mean the same as asking every moment', () => {
  fc.assert(
    fc.property(loose, sorted, sorted, (any, a, b) => {
      for (const at of MOMENTS) {
        expect(has(merge(any), at)).toBe(has(any, at))
        expect(has(intersect(a, b), at)).toBe(has(a, at) && has(b, at))
        expect(has(subtract(a, b), at)).toBe(has(a, at) && !has(b, at))
        expect(includes(a, at)).toBe(has(a, at))
      }
      for (const list of [merge(any), intersect(a, b), subtract(a, b)]) {
        for (const [at, { start, end }] of list.entries()) {
          expect(start).toBeLessThan(end)
          if (at > 0) expect((list[at - 1] as Interval).end).toBeLessThanOrEqual(start)
        }
      }
    }),
  )
})

test('overlapping and containing agree with asking every moment of the interval', () => {
  fc.assert(
    fc.property(sorted, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 8 }), (list, start, length) => {
      const within = MOMENTS.filter((at) => at >= start && at < start + length)
      expect(overlaps(list, { start, end: start + length })).toBe(within.some((at) => has(list, at)))
      expect(contains(list, { start, end: start + length })).toBe(within.every((at) => has(list, at)))
    }),
  )
})
