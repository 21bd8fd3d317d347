/** Lists of whole numbers end to end: row r is `values[start[r]]` up to, not including, `values[start[r + 1]]`. */
export type Rows = { start: Int32Array; values: Int32Array }

/** Whole numbers that several threads can read at once. */
export function sharedInts(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * length))
}

/** The same whole numbers, where several threads can read them. */
export function sharedCopy(values: Int32Array): Int32Array {
  const copy = sharedInts(values.length)
  copy.set(values)
  return copy
}

/** Small whole numbers that several threads can read at once. */
export function sharedShorts(length: number): Int16Array {
  return new Int16Array(new SharedArrayBuffer(2 * length))
}

/** Numbers that several threads can read at once. */
export function sharedNumbers(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(8 * length))
}

/** A list of whole numbers that grows without an object per entry. */
export type GrowingInts = {
  readonly length: number
  push(value: number): void
  at(index: number): number
  /** What is there so far, for whoever reads it before more is pushed. */
  view(): Int32Array
  /** What is there, in memory that several threads can read. */
  done(): Int32Array
}

export function createGrowingInts(): GrowingInts {
  let values: Int32Array = new Int32Array(64)
  let length = 0
  return {
    get length() {
      return length
    },
    push(value) {
      if (length === values.length) {
        const more = new Int32Array(2 * length)
        more.set(values)
        values = more
      }
      values[length++] = value
    },
    at: (index) => values[index]!,
    view: () => values.subarray(0, length),
    done() {
      return sharedCopy(values.subarray(0, length))
    },
  }
}

/** Writes rows one after the other: push the values of a row, then end it. */
export type RowsWriter = { push(value: number): void; endRow(): void; done(): Rows }

export function createRowsWriter(rows: number): RowsWriter {
  const start = sharedInts(rows + 1)
  const values = createGrowingInts()
  let row = 0
  return {
    push: (value) => values.push(value),
    endRow() {
      start[++row] = values.length
    },
    done: () => ({ start, values: values.done() }),
  }
}

/** Rows of the entries' numbers 0, 1, 2, …, each entry in the row that `rowOf` names, in rising order; −1 is in none. */
export function groupEntries(rowOf: ArrayLike<number>, rows: number): Rows {
  const start = sharedInts(rows + 1)
  let count = 0
  for (let entry = 0; entry < rowOf.length; entry++) {
    const row = rowOf[entry]!
    if (row < 0) continue
    start[row + 1]!++
    count++
  }
  for (let row = 0; row < rows; row++) start[row + 1]! += start[row]!
  const next = start.slice(0, rows)
  const values = sharedInts(count)
  for (let entry = 0; entry < rowOf.length; entry++) {
    const row = rowOf[entry]!
    if (row >= 0) values[next[row]!++] = entry
  }
  return { start, values }
}

/** Where a value stands in a rising stretch of values, or −1. */
export function findInRow(rows: Rows, row: number, value: number): number {
  let low = rows.start[row]!
  let high = rows.start[row + 1]! - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = rows.values[middle]!
    if (found === value) return middle
    if (found < value) low = middle + 1
    else high = middle - 1
  }
  return -1
}
