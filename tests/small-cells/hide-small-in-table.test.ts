import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cell } from '#api/small-cells/hide-small.ts'
import { hideSmallInTable, hideSmallTable, type Table } from '#api/small-cells/hide-small-in-table.ts'

const count = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.integer({ min: 1, max: 6 }) }, { weight: 3, arbitrary: fc.integer({ min: 5, max: 30 }) })
const tables = fc.array(fc.tuple(count, count, count), { minLength: 2, maxLength: 3 }) as fc.Arbitrary<number[][]>
const pairs = fc.tuple(count, count, count, count, count, count).map(([a, b, c, d, e, f]) => [[0, a, b, c], [a, 0, d, e], [b, d, 0, f], [c, e, f, 0]])
const pairsAndOwn = fc.tuple(count, count, count, count, count, count).map(([a, b, c, d, e, f]) => [[d, a, b], [a, e, c], [b, c, f]])

/** An unknown of the attacker: a hidden cell or total. */
type Unknown = { least: number; most: number }
/** That so many times each unknown sum up to this. */
type Equation = { of: Map<number, number>; sum: number }

const far = 90

test('whoever solves all equations of a table must take anything from 1 to 4 for possible in a small cell', () => {
  fc.assert(fc.property(tables, (rows) => attack(rows, false)), { numRuns: 150 })
})

test('a table of pairs keeps its small cells from whoever knows that it is its own mirror image', () => {
  fc.assert(fc.property(pairs, (rows) => attack(rows, true)), { numRuns: 150 })
  fc.assert(fc.property(pairsAndOwn, (rows) => attack(rows, true)), { numRuns: 100 })
})

test('three departments whose pairs follow from their totals keep the totals to themselves', () => {
  const { cells, rowTotals } = hideSmallTable([[0, 3, 20], [3, 0, 30], [20, 30, 0]])
  expect(cells[0]?.[1]?.shown).toBeNull()
  expect(rowTotals.filter((cell) => cell.shown === null).length).toBeGreaterThanOrEqual(2)
})

test('nothing is hidden where nothing is small, and only zeros and five or more are ever shown', () => {
  expect(hideSmallInTable([[5, 0], [12, 40]]).flat().map((cell) => cell.shown)).toEqual([5, 0, 12, 40])
  fc.assert(fc.property(tables, (rows) => {
    for (const cell of hideSmallInTable(rows).flat()) expect(cell.shown === null || cell.shown === 0 || cell.shown >= 5).toBe(true)
  }))
})

test('a large table keeps most of what is not small', () => {
  const rows = Array.from({ length: 16 }, (_, row) => Array.from({ length: 16 }, (_, column) => (row === column ? 0 : ((row * column + row + column) * 7) % 23)))
  const cells = hideSmallInTable(rows).flat()
  const large = cells.filter((cell) => cell.people >= 5)
  expect(large.filter((cell) => cell.shown !== null).length).toBeGreaterThan(large.length / 2)
})

function attack(rows: number[][], mirrored: boolean): void {
  const table = hideSmallTable(rows)
  // The whole table is hidden: there is nothing to solve but the sum of all.
  if (table.cells.flat().every((cell) => cell.shown === null)) return
  const { unknowns, equations, at } = asSystem(rows, table, mirrored)
  for (const [row, line] of table.cells.entries()) {
    for (const [column, cell] of line.entries()) {
      if (cell.why !== 'small') continue
      const unknown = at(row, column)
      const possible = [1, 2, 3, 4].filter((guess) => isPossible(unknowns.map((one, index) => (index === unknown ? { least: guess, most: guess } : one)), equations))
      // Two pairs make one more on the diagonal, so every second number is left there.
      if (mirrored && row === column) expect(possible.length, JSON.stringify(rows)).toBeGreaterThanOrEqual(2)
      else expect(possible, JSON.stringify(rows)).toEqual([1, 2, 3, 4])
    }
  }
}

function asSystem(rows: number[][], table: Table, mirrored: boolean) {
  const unknowns: Unknown[] = []
  const indexes = new Map<string, number>()
  const name = (row: number, column: number) => (mirrored ? [row, column].sort((a, b) => a - b) : [row, column]).join(' ')
  const open = (key: string, cell: Cell) => {
    if (cell.shown !== null || indexes.has(key)) return
    indexes.set(key, unknowns.push(cell.why === 'small' ? { least: 1, most: 4 } : { least: 5, most: far }) - 1)
  }
  for (const [row, line] of table.cells.entries()) for (const [column, cell] of line.entries()) open(name(row, column), cell)
  table.rowTotals.forEach((cell, row) => { open(`row ${row}`, cell) })
  if (!mirrored) table.columnTotals.forEach((cell, column) => { open(`column ${column}`, cell) })
  const equations: Equation[] = []
  const equate = (keys: string[], shown: number, total: string) => {
    const of = new Map<number, number>()
    for (const key of keys) { const index = indexes.get(key); if (index !== undefined) of.set(index, (of.get(index) ?? 0) + 1) }
    const index = indexes.get(total)
    if (index !== undefined) of.set(index, -1)
    equations.push({ of, sum: shown })
  }
  const lines = (height: number, width: number, cellAt: (line: number, other: number) => { cell: Cell | undefined; key: string }, totals: Cell[], word: string) => {
    for (let line = 0; line < height; line += 1) {
      const cells = Array.from({ length: width }, (_, other) => cellAt(line, other))
      const known = cells.reduce((sum, { cell }) => sum + (cell?.shown ?? 0), 0)
      equate(cells.map(({ key }) => key), (totals[line]?.shown ?? 0) - known, `${word} ${line}`)
    }
    const all = rows.flat().reduce((sum, one) => sum + one, 0)
    equate(totals.map((_, line) => `${word} ${line}`), all - totals.reduce((sum, cell) => sum + (cell.shown ?? 0), 0), '')
  }
  const width = rows[0]?.length ?? 0
  lines(rows.length, width, (row, column) => ({ cell: table.cells[row]?.[column], key: name(row, column) }), table.rowTotals, 'row')
  if (!mirrored) lines(width, rows.length, (column, row) => ({ cell: table.cells[row]?.[column], key: name(row, column) }), table.columnTotals, 'column')
  return { unknowns, equations, at: (row: number, column: number) => indexes.get(name(row, column)) }
}

/** Whether whole numbers solve it, by narrowing what each unknown can be and then trying; nothing of it is how the product thinks. */
function isPossible(start: Unknown[], equations: Equation[]): boolean {
  const unknowns = narrow(start, equations)
  if (!unknowns) return false
  const open = unknowns.map(({ least, most }, index) => ({ index, width: most - least })).filter(({ width }) => width > 0).sort((a, b) => a.width - b.width)[0]
  if (!open) return true
  const { least, most } = unknowns[open.index] ?? { least: 0, most: -1 }
  for (let value = least; value <= most; value += 1) {
    if (isPossible(unknowns.map((one, index) => (index === open.index ? { least: value, most: value } : one)), equations)) return true
  }
  return false
}

function narrow(start: Unknown[], equations: Equation[]): Unknown[] | null {
  const unknowns = start.map((one) => ({ ...one }))
  for (let changed = true; changed; ) {
    changed = false
    for (const { of, sum } of equations) {
      const ends = [...of].map(([index, times]) => { const { least, most } = unknowns[index] ?? { least: 0, most: 0 }; return { index, times, low: Math.min(times * least, times * most), high: Math.max(times * least, times * most) } })
      const [low, high] = [ends.reduce((total, end) => total + end.low, 0), ends.reduce((total, end) => total + end.high, 0)]
      if (low > sum || high < sum) return null
      for (const end of ends) {
        const one = unknowns[end.index]
        if (!one) continue
        const [from, to] = [sum - (high - end.high), sum - (low - end.low)].map((edge) => edge / end.times).sort((a, b) => a - b) as [number, number]
        const next = { least: Math.max(one.least, Math.ceil(from)), most: Math.min(one.most, Math.floor(to)) }
        if (next.least > next.most) return null
        if (next.least === one.least && next.most === one.most) continue
        Object.assign(one, next)
        changed = true
      }
      if (changed) break
    }
  }
  return unknowns
}
