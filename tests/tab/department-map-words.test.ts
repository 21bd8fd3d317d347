import { expect, test } from 'vitest'
import type { Person } from '../../api/people/contract.ts'
import { mapSentence, ringOf, spotsOf } from '../../tabs/roadmap/department-map-words.ts'

const person = (id: string, department: string | null): Person => ({ id, displayName: id, jobTitle: null, department, officeLocation: null })

test('a map shows each department of a circle once, the mentor’s first, and nobody whose department is not known', () => {
  const spots = spotsOf([person('jon', 'Product'), person('mei', 'Sales'), person('ana', 'Product'), person('tom', null)])
  expect(spots.map(({ department, people }) => [department, people.map(({ id }) => id)])).toEqual([['Product', ['jon', 'ana']], ['Sales', ['mei']]])
  expect(mapSentence(spots, 24)).toBe('Product and Sales meet here: 2 of 24 departments.')
  expect(mapSentence(spots, 2)).toBe('Product and Sales meet here: every department there is.')
})

test('the departments of a circle stand apart on the ring and every other one between them, none on top of another', () => {
  for (const [spots, departments] of [[2, 2], [2, 24], [3, 24], [4, 9], [3, 4]] as const) {
    const { own, others } = ringOf(spots, departments)
    expect([own.length, others.length]).toEqual([spots, departments - spots])
    expect(new Set([...own, ...others]).size).toBe(departments)
    expect(others.every((turn) => turn >= 0 && turn < 1)).toBe(true)
  }
})
