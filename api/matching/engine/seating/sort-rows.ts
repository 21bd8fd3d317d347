import type { Rows } from './offer-lists.ts'

/** Beyond this, a double does not hold a worth and a position in one whole number. */
const mostPacked = 2 ** 53

/** Puts each row's best first, of equals the one that was first. */
export function sortRows(rows: Rows, greatestWorth: number): void {
  const { start, end, ids, worths } = rows
  let widest = 0
  for (let row = 0; row < start.length; row++) widest = Math.max(widest, end[row]! - start[row]!)
  const rowIds = new Int32Array(widest)
  const rowWorths = new Float64Array(widest)
  const order = new Float64Array(widest)
  const isPacked = (greatestWorth + 1) * widest < mostPacked
  for (let row = 0; row < start.length; row++) {
    const first = start[row]!
    const size = end[row]! - first
    for (let entry = 0; entry < size; entry++) {
      rowIds[entry] = ids[first + entry]!
      rowWorths[entry] = worths[first + entry]!
      order[entry] = isPacked ? (greatestWorth - worths[first + entry]!) * widest + entry : entry
    }
    const sorted = order.subarray(0, size)
    if (isPacked) sorted.sort()
    else sorted.sort((one, other) => rowWorths[other]! - rowWorths[one]! || one - other)
    for (let entry = 0; entry < size; entry++) {
      const from = isPacked ? sorted[entry]! % widest : sorted[entry]!
      ids[first + entry] = rowIds[from]!
      worths[first + entry] = rowWorths[from]!
    }
  }
}
