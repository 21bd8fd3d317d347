import { expect, test } from 'vitest'
import { brackets, rowLength } from '../../tabs/parts/path-rows.ts'

const parts = (...sizes: number[]) => sizes.flatMap((size, at) => Array.from({ length: size }, () => ({ part: `part ${at + 1}` })))

test('up to six stops stand in one row, more in two that break where a part begins', () => {
  expect([parts(1, 1, 1, 1), parts(1, 2, 2, 1), parts(2, 2, 2, 2), parts(3, 3, 4, 2), parts(2, 3, 4, 3)].map(rowLength)).toEqual([4, 6, 4, 6, 6])
  for (let count = 7; count <= 12; count += 1) {
    const row = rowLength(parts(1, count - 2, 1))
    expect(row).toBeLessThanOrEqual(6)
    expect(count - row).toBeLessThanOrEqual(row)
  }
})

test('a part is bracketed from its first stop to its last, in each row anew, and not at all where every stop is one', () => {
  expect(brackets(parts(1, 1, 1, 1))).toEqual([])
  expect(brackets(parts(2, 1, 2)).map(({ begins, ends }) => `${begins ? '[' : ''}${ends ? ']' : ''}`)).toEqual(['[', ']', '[]', '[', ']'])
  expect(brackets(parts(5, 7)).map(({ begins }) => begins)).toEqual([true, false, false, false, false, true, true, false, false, false, false, false])
})
