/** Rows of numbers with a worth each, in which single entries come and go. */
export type Rows = {
  /** Row r is `ids[start[r]]` up to, not including, `ids[end[r]]`; the arrays are replaced when they grow. */
  start: Int32Array
  end: Int32Array
  ids: Int32Array
  worths: Int32Array | Float64Array
  /** The worth of an entry; −1 when the row does not have it. */
  find(row: number, id: number): number
  /** Adds an entry behind all that are worth as much or more. */
  add(row: number, id: number, worth: number): void
  /** Takes an entry out and returns its worth; −1 when the row does not have it. */
  remove(row: number, id: number): number
}

/** Rows over the given arrays, which stay as they are: the first change copies them. Rows whose best is first stay so. */
export function createRows(rowStart: Int32Array, rowIds: Int32Array, rowWorths: Int32Array | Float64Array): Rows {
  const count = rowStart.length - 1
  /** How far a row may grow where it is. */
  const room = rowStart.slice(1)
  let used = rowIds.length
  let isOwn = false

  function own(): void {
    if (isOwn) return
    isOwn = true
    rows.ids = rows.ids.slice()
    rows.worths = rows.worths.slice()
  }

  function positionOf(row: number, id: number): number {
    for (let at = rows.start[row]!; at < rows.end[row]!; at++) if (rows.ids[at] === id) return at
    return -1
  }

  function moveToEnd(row: number): void {
    const from = rows.start[row]!
    const size = rows.end[row]! - from
    const needed = used + 2 * size + 4
    if (needed > rows.ids.length) {
      const ids = new Int32Array(Math.ceil(needed * 1.25))
      ids.set(rows.ids.subarray(0, used))
      rows.ids = ids
      const worths = rows.worths instanceof Int32Array ? new Int32Array(ids.length) : new Float64Array(ids.length)
      worths.set(rows.worths.subarray(0, used))
      rows.worths = worths
    }
    rows.ids.copyWithin(used, from, from + size)
    rows.worths.copyWithin(used, from, from + size)
    rows.start[row] = used
    rows.end[row] = used + size
    used = needed
    room[row] = used
  }

  const rows: Rows = {
    start: rowStart.slice(0, count),
    end: rowStart.slice(1),
    ids: rowIds,
    worths: rowWorths,
    find(row, id) {
      const at = positionOf(row, id)
      return at < 0 ? -1 : rows.worths[at]!
    },
    add(row, id, worth) {
      own()
      if (rows.end[row] === room[row]) moveToEnd(row)
      let at = rows.end[row]!++
      for (; at > rows.start[row]! && rows.worths[at - 1]! < worth; at--) {
        rows.ids[at] = rows.ids[at - 1]!
        rows.worths[at] = rows.worths[at - 1]!
      }
      rows.ids[at] = id
      rows.worths[at] = worth
    },
    remove(row, id) {
      const at = positionOf(row, id)
      if (at < 0) return -1
      own()
      const worth = rows.worths[at]!
      const last = --rows.end[row]!
      rows.ids.copyWithin(at, at + 1, last + 1)
      rows.worths.copyWithin(at, at + 1, last + 1)
      return worth
    },
  }
  return rows
}

/** The same entries the other way round: which rows have an id, and at what worth. Rows are not sorted. */
export function turnRows(rows: Rows, idCount: number): Rows {
  const start = new Int32Array(idCount + 1)
  const { ids, worths } = rows
  for (let row = 0; row < rows.start.length; row++) {
    for (let at = rows.start[row]!; at < rows.end[row]!; at++) start[ids[at]! + 1]!++
  }
  for (let id = 0; id < idCount; id++) start[id + 1]! += start[id]!
  const next = start.slice(0, idCount)
  const turned = new Int32Array(start[idCount]!)
  const turnedWorths = worths instanceof Int32Array ? new Int32Array(turned.length) : new Float64Array(turned.length)
  for (let row = 0; row < rows.start.length; row++) {
    for (let at = rows.start[row]!; at < rows.end[row]!; at++) {
      const to = next[ids[at]!]!++
      turned[to] = row
      turnedWorths[to] = worths[at]!
    }
  }
  return createRows(start, turned, turnedWorths)
}

/** What the best entry of all is worth; 0 without any. Each row's best has to be first. */
export function greatestIn({ start, end, worths }: Rows): number {
  let greatest = 0
  for (let row = 0; row < start.length; row++) {
    if (start[row]! < end[row]! && worths[start[row]!]! > greatest) greatest = worths[start[row]!]!
  }
  return greatest
}
