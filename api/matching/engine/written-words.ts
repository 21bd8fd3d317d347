import { createRowsWriter, sharedCopy, sharedInts, type Rows } from './rows.ts'
import type { Words } from './words.ts'

/** The words of each form as they are written, in the order of the forms: to be put in the order of the draw by `drawRows`. */
export function readWords<E>(forms: readonly E[], wordsOf: (form: E) => string[] | undefined, words: Words): Rows {
  const writer = createRowsWriter(forms.length)
  for (let form = 0; form < forms.length; form++) {
    const written = wordsOf(forms[form]!)
    if (written) for (let at = 0; at < written.length; at++) writer.push(words.numberOf(written[at]!))
    writer.endRow()
  }
  return writer.done()
}

/** The rows of the forms in the order of the draw: each number anew, once per row, in rising order. */
export function drawRows({ start, values }: Rows, formOf: Int32Array, numberOf: (before: number) => number): Rows {
  const drawnStart = sharedInts(formOf.length + 1)
  const drawn = new Int32Array(values.length)
  let end = 0
  for (let row = 0; row < formOf.length; row++) {
    const form = formOf[row]!
    const from = end
    for (let at = start[form]!; at < start[form + 1]!; at++) end = insertRising(drawn, from, end, numberOf(values[at]!))
    drawnStart[row + 1] = end
  }
  return { start: drawnStart, values: sharedCopy(drawn.subarray(0, end)) }
}

/** Puts a number where it belongs between `from` and `end`, once; returns the new end. Rows are short. */
function insertRising(row: Int32Array, from: number, end: number, number: number): number {
  let at = end
  while (at > from && row[at - 1]! > number) at--
  if (at > from && row[at - 1] === number) return end
  for (let last = end; last > at; last--) row[last] = row[last - 1]!
  row[at] = number
  return end + 1
}
