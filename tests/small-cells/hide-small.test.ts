import fc from 'fast-check'
import { expect, test } from 'vitest'
import { capShare, fewest, hideSmall, mayShowBoth } from '#api/small-cells/hide-small.ts'

const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 60 })), { minLength: 1, maxLength: 6 })

test('the example of the departments: the smallest partner that covers the small one is hidden with it', () => {
  const [finance, research, sales, legal] = hideSmall([14, 22, 9, 3], true)
  expect([finance, research, sales, legal].map((cell) => cell?.shown)).toEqual([14, 22, null, null])
  expect([sales?.why, legal?.why]).toEqual(['complement', 'small'])
  expect(hideSmall([14, 22, 9, 3], false).map((cell) => cell.shown)).toEqual([14, 22, 9, null])
  expect(hideSmall([0, 14, 22], true).map((cell) => cell.shown)).toEqual([0, 14, 22])
})

test('whoever knows the sum, what is shown and all rules must take anything from 1 to 4 for possible in a small cell', () => {
  fc.assert(
    fc.property(counts, (people) => {
      const cells = hideSmall(people, true)
      const hidden = cells.filter((cell) => cell.shown === null)
      for (const [at, cell] of cells.entries()) {
        const count = people[at] ?? 0
        if (count > 0 && count < fewest) expect(cell.shown).toBeNull()
        else expect([count, null]).toContain(cell.shown)
      }
      if (hidden.length === 0 || hidden.length === cells.length) return
      expect(hidden.length).toBeGreaterThanOrEqual(2)
      const sum = hidden.reduce((total, cell) => total + cell.people, 0)
      expect(sum).toBeGreaterThanOrEqual(fewest)
      const small = hidden.filter((cell) => cell.why === 'small').length
      const possible = waysToSum(small - 1, hidden.length - small)
      for (const guess of [1, 2, 3, 4]) expect(possible(sum - guess), `${guess} of ${people.join(' ')}`).toBe(true)
    }),
  )
})

/** Whether so many small counts and so many partners can make a sum: 1 to 4 each, and 5 or more each. */
function waysToSum(small: number, partners: number): (sum: number) => boolean {
  return (sum) => sum >= small + 5 * partners && (partners > 0 || sum <= 4 * small)
}

test('the same counts are hidden alike, whoever asks, and in whatever order they stand', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 7 }), (people) => {
      const shown = (list: number[]) => new Map(hideSmall(list, true).map((cell) => [cell.people, cell.shown]))
      expect(shown([...people].reverse())).toEqual(new Map([...shown(people)].reverse()))
      expect(hideSmall(people, true)).toEqual(hideSmall(people, true))
    }),
  )
})

test('a count of something else than people is hidden by the people behind it', () => {
  expect(hideSmall([4, 30, 12], true, [4, 9, 8]).map((cell) => cell.shown)).toEqual([null, 30, null])
  expect(hideSmall([3, 30], false, [6, 9]).map((cell) => cell.shown)).toEqual([3, 30])
})

test('of two sets that are both shown, one within the other, the difference is nobody or five people', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), (whole, part) => {
      const between = Math.abs(whole - part)
      expect(mayShowBoth(whole, part)).toBe(![1, 2, 3, 4].includes(between))
    }),
  )
})

test('a share of few people never says what all of them said', () => {
  expect(capShare(1, 4)).toBeNull()
  expect(capShare(1, 7)).toEqual({ share: 0.9, cap: 'over' })
  expect(capShare(0, 19)).toEqual({ share: 0.1, cap: 'under' })
  expect(capShare(0.5, 7)).toEqual({ share: 0.5, cap: null })
  expect(capShare(1, 20)).toEqual({ share: 1, cap: null })
})
