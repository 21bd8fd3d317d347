import { type Cell, hideSmall, isSmall } from '../small-cells/hide-small.ts'
import { hideSmallTable } from '../small-cells/hide-small-in-table.ts'
import type { MadeTie } from './build-ties.ts'

/** Ties of some cohorts, by the departments that they join. `between` stands for each pair of departments once, `within` for each department. */
export type Tally = { between: Counted[]; within: Counted[] }
type Counted = { ties: number; people: number }

/** What may be told of a tally; null where hidden. */
export type Told = { between: number | null; within: number | null; pairs: (number | null)[]; own: (number | null)[]; totals: (number | null)[] }

export function tally(ties: readonly MadeTie[], departmentOf: readonly number[], departments: number): Tally {
  const between = Array.from({ length: pairsOf(departments) }, () => ({ ties: 0, people: new Set<number>() }))
  const within = Array.from({ length: departments }, () => ({ ties: 0, people: new Set<number>() }))
  for (const { people } of ties) {
    const [a = -1, b = -1] = people.map((person) => departmentOf[person] ?? -1)
    const cell = a === b ? within[a] : between[pairAt(a, b, departments)]
    if (!cell) continue
    cell.ties += 1
    for (const person of people) cell.people.add(person)
  }
  const counted = (cells: typeof between) => cells.map(({ ties: count, people }) => ({ ties: count, people: people.size }))
  return { between: counted(between), within: counted(within) }
}

export function pairsOf(departments: number): number {
  return (departments * (departments - 1)) / 2
}

/** The place of a pair of departments in a list of all pairs. */
export function pairAt(one: number, other: number, departments: number): number {
  const [a, b] = [Math.min(one, other), Math.max(one, other)]
  return a * departments - (a * (a + 1)) / 2 + (b - a - 1)
}

/** What may be told of the whole: a table of pairs with each department's total, and a list of what lies within each. */
export function tellWhole({ between, within }: Tally, departments: number): Told {
  const table = (read: (cell: Counted) => number) =>
    Array.from({ length: departments }, (_, a) => Array.from({ length: departments }, (_, b) => (a === b ? 0 : read(between[pairAt(a, b, departments)] ?? { ties: 0, people: 0 }))))
  const { cells, rowTotals } = hideSmallTable(table(({ ties }) => ties), table(({ people }) => people))
  const own = hideSmall(within.map(({ ties }) => ties), true, within.map(({ people }) => people))
  const pairs = between.map((): number | null => null)
  for (let a = 0; a < departments; a += 1) for (let b = a + 1; b < departments; b += 1) pairs[pairAt(a, b, departments)] = cells[a]?.[b]?.shown ?? null
  return { between: tellSum(between), within: tellSum(within), pairs, own: own.map(shownOf), totals: rowTotals.map(shownOf) }
}

/** A sum over all departments may be told unless it is one of a few people. */
function tellSum(cells: readonly Counted[]): number | null {
  return cells.some(({ people }) => people > 0) && Math.max(...cells.map(({ people }) => people)) < 5 && cells.reduce((sum, { people }) => sum + people, 0) < 5 ? null : cells.reduce((sum, { ties }) => sum + ties, 0)
}

/**
 * What may be told of the parts of something of which `whole` is told. Nothing is told of a part that is hidden of the whole; the rest is a table of parts by pairs,
 * whose margins are known, as whoever compares the parts with the whole sees both. Told of the whole and of every part together, no small
 * cell can be worked out: what is hidden of the whole is one more column here, which is never told.
 */
export function tellParts(whole: Told, parts: readonly Tally[]): Told[] {
  const between = tellLines(whole.pairs, whole.between, parts.map((part) => part.between))
  const within = tellLines(whole.own, whole.within, parts.map((part) => part.within))
  return parts.map((_, at) => ({ between: between[at]?.sum ?? null, within: within[at]?.sum ?? null, pairs: between[at]?.cells ?? [], own: within[at]?.cells ?? [], totals: [] }))
}

function tellLines(whole: readonly (number | null)[], sumOfWhole: number | null, parts: readonly (readonly Counted[])[]): { sum: number | null; cells: (number | null)[] }[] {
  if (sumOfWhole === null) return parts.map((part) => ({ sum: null, cells: part.map(() => null) }))
  // What is empty everywhere takes no part.
  const open = whole.flatMap((shown, at) => (shown !== null && shown > 0 ? [at] : []))
  const rest = whole.flatMap((shown, at) => (shown === null ? [at] : []))
  const lump = (part: readonly Counted[]): Counted => ({ ties: sum(rest.map((at) => part[at]?.ties ?? 0)), people: Math.max(0, ...rest.map((at) => part[at]?.people ?? 0)) })
  const rows = parts.map((part) => [...open.map((at) => part[at] ?? { ties: 0, people: 0 }), lump(part)])
  const { cells, rowTotals } = hideSmallTable(rows.map((row) => row.map(({ ties }) => ties)), rows.map((row) => row.map(({ people }) => people)))
  return parts.map((part, row) => ({
    sum: shownOf(rowTotals[row]),
    cells: part.map((_, at) => (whole[at] === 0 ? 0 : open.includes(at) ? shownOf(cells[row]?.[open.indexOf(at)]) : null)),
  }))
}

/** A list of which the sum is known, hidden also where the people between two figures of the same part are few. */
export function tellList(counts: readonly number[], people: readonly number[], between: readonly number[] = []): (number | null)[] {
  return hideSmall(counts, true, people.map((count, at) => (isSmall(between[at] ?? 0) ? (between[at] ?? 0) : count))).map(shownOf)
}

function shownOf(cell: Cell | undefined): number | null {
  return cell?.shown ?? null
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
