import { type Cell, hideSmall, isSmall, least, most } from './hide-small.ts'
import { type Edge, roomToMove } from './room-to-move.ts'

export type Table = {
  cells: Cell[][]
  /** Margins are a list of their own, whose sum is known. */
  rowTotals: Cell[]
  columnTotals: Cell[]
}

type Place = { row: number; column: number }

/** So many ways to hide partners of a cell are tried, the smallest partners first, before its row and column are hidden. */
const tries = 60

/** The cells alone; see `hideSmallTable`. */
export function hideSmallInTable(rows: readonly (readonly number[])[], people: readonly (readonly number[])[] = rows): Cell[][] {
  return hideSmallTable(rows, people).cells
}

/**
 * Decides which cells of a table are shown whose rows' and columns' totals are, too. Counts of 1 to 4 people are hidden, and with them partners, so that each
 * of them could still be anything from 1 to 4 for whoever solves the equations of rows, columns and everything shown, and knows which rule hid what (on the diagonal of a mirrored table: every second number).
 * On the diagonal of a table of pairs it is every second of these numbers.
 * A table that equals its mirror image is taken for one of pairs: whoever looks at it knows that too. Totals of fewer than five people are hidden as a list of
 * their own. Where nothing less does, all of a row and column is hidden, then every total, and at last the whole table, zeros too.
 * @param rows what is counted.
 * @param people how many people stand behind each cell, where that is something else.
 */
export function hideSmallTable(rows: readonly (readonly number[])[], people: readonly (readonly number[])[] = rows): Table {
  const mirrored = isMirrored(rows) && isMirrored(people)
  const rowTotals = hideTotals(rows, rows === people, people)
  const columnTotals = mirrored ? rowTotals : hideTotals(turn(rows), rows === people, turn(people))
  const table = { rows, people, mirrored, rowTotals, columnTotals }
  const small = places(table).filter((place) => isSmall(at(people, place)))
  const hidden = new Set(small.map(key))
  for (const place of small) if (!isCovered(table, hidden, place)) cover(table, hidden, place)
  const covered = (): boolean => small.every((place) => isCovered(table, hidden, place))
  if (!covered()) hideAll(table.rowTotals, table.columnTotals)
  const everything = !covered()
  const cells = rows.map((row, r) => row.map((count, c): Cell => {
    const cell = { people: at(people, { row: r, column: c }) }
    if (isSmall(cell.people)) return { ...cell, shown: null, why: 'small' }
    const asPartner = everything || hidden.has(key(mirrored ? ordered({ row: r, column: c }) : { row: r, column: c }))
    return asPartner ? { ...cell, shown: null, why: 'complement' } : { ...cell, shown: count, why: null }
  }))
  return { cells, rowTotals, columnTotals }
}

type Asked = { rows: readonly (readonly number[])[]; people: readonly (readonly number[])[]; mirrored: boolean; rowTotals: Cell[]; columnTotals: Cell[] }

/** Hides partners of one cell until it is covered, or until all of its row and column is hidden. */
function cover(table: Asked, hidden: Set<string>, place: Place): void {
  for (const partners of listPartners(table, hidden, place).slice(0, tries)) {
    const more = new Set([...hidden, ...partners.map(key)])
    if (!isCovered(table, more, place)) continue
    for (const partner of partners) hidden.add(key(partner))
    return
  }
  const lines = table.mirrored ? [place.row, place.column] : []
  for (const other of places(table)) {
    const touches = other.row === place.row || other.column === place.column || lines.includes(other.row) || lines.includes(other.column)
    if (touches && at(table.people, other) > 0) hidden.add(key(other))
  }
}

function hideAll(...lists: Cell[][]): void {
  for (const cell of lists.flat()) {
    if (cell.people === 0) continue
    cell.why ??= 'complement'
    cell.shown = null
  }
}

/** Three cells that make a rectangle with this one, or one and a hidden total, those that hide least first. */
function listPartners(table: Asked, hidden: ReadonlySet<string>, { row, column }: Place): Place[][] {
  const found: { partners: Place[]; loss: number }[] = []
  for (let c = 0; c < (table.rows[0]?.length ?? 0); c += 1) {
    for (let r = 0; r < table.rows.length; r += 1) {
      const corners = [{ row, column: c }, { row: r, column }, { row: r, column: c }].map((corner) => (table.mirrored ? ordered(corner) : corner))
      if (c === column || r === row || corners.some((corner) => at(table.people, corner) === 0)) continue
      const partners = corners.filter((corner) => !hidden.has(key(corner)))
      if (partners.length > 0) found.push({ partners, loss: partners.reduce((sum, partner) => sum + at(table.rows, partner), 0) })
    }
    for (const partner of [{ row, column: c }, { row: c, column }].map((one) => (table.mirrored ? ordered(one) : one))) {
      if (at(table.people, partner) > 0 && !hidden.has(key(partner))) found.push({ partners: [partner], loss: at(table.rows, partner) })
    }
  }
  return found.sort((a, b) => a.loss - b.loss).map(({ partners }) => partners)
}

/** Whether a small cell could be anything from the least to the most for whoever knows the margins that are shown. */
function isCovered(table: Asked, hidden: ReadonlySet<string>, place: Place): boolean {
  const { edges, target } = toEdges(table, hidden, place)
  const count = at(table.rows, place)
  const weight = table.mirrored && place.row === place.column ? 2 : 1
  const [more, less] = [Math.ceil((most - count) / weight), Math.ceil((count - least) / weight)]
  return roomToMove(edges, target, 'more', more, table.mirrored) >= more && roomToMove(edges, target, 'less', less, table.mirrored) >= less
}

/** Every hidden cell, and every hidden total as a cell of one more column or row. */
function toEdges(table: Asked, hidden: ReadonlySet<string>, target: Place): { edges: Edge[]; target: number } {
  const inside = places(table).filter((place) => hidden.has(key(place)))
  const [height, width] = [table.rows.length, table.rows[0]?.length ?? 0]
  const edges = [
    ...inside.map((place) => ({ ...place, ...freedom(at(table.rows, place), isSmall(at(table.people, place))) })),
    ...table.rowTotals.flatMap((cell, row) => (cell.shown === null ? [{ row, column: width, ...turned(freedom(sumOf(table.rows[row] ?? []), cell.why === 'small')) }] : [])),
    ...(table.mirrored ? [] : table.columnTotals.flatMap((cell, column) => (cell.shown === null ? [{ row: height, column, ...turned(freedom(sumOf(table.rows.map((row) => row[column] ?? 0)), cell.why === 'small')) }] : []))),
  ]
  return { edges, target: inside.findIndex((place) => key(place) === key(target)) }
}

/** A small one is known to be from 1 to 4, a partner to be five or more. */
function freedom(count: number, small: boolean): Pick<Edge, 'less' | 'more'> {
  return small ? { less: count - least, more: Math.max(0, most - count) } : { less: Math.max(0, count - most - 1), more: Number.POSITIVE_INFINITY }
}

/** What a total can be more, the cell beside it that makes up for it is less. */
function turned({ less, more }: Pick<Edge, 'less' | 'more'>): Pick<Edge, 'less' | 'more'> {
  return { less: more, more: less }
}

/** How many people stand behind a total is at least the most behind one of its cells. */
function hideTotals(rows: readonly (readonly number[])[], countsPeople: boolean, people: readonly (readonly number[])[]): Cell[] {
  const behind = countsPeople ? rows.map(sumOf) : people.map((row) => Math.max(0, ...row))
  return hideSmall(rows.map(sumOf), true, behind)
}

function places({ rows, mirrored }: Asked): Place[] {
  return rows.flatMap((line, row) => line.flatMap((_, column) => (mirrored && column < row ? [] : [{ row, column }])))
}

function isMirrored(rows: readonly (readonly number[])[]): boolean {
  return rows.every((row, r) => row.length === rows.length && row.every((count, c) => rows[c]?.[r] === count))
}

function turn(rows: readonly (readonly number[])[]): number[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? 0))
}

function ordered({ row, column }: Place): Place {
  return { row: Math.min(row, column), column: Math.max(row, column) }
}

function at(rows: readonly (readonly number[])[], { row, column }: Place): number {
  return rows[row]?.[column] ?? 0
}

function sumOf(row: readonly number[]): number {
  return row.reduce((sum, count) => sum + count, 0)
}

function key({ row, column }: Place): string {
  return `${row} ${column}`
}
