/** Stretches of time [from, to) in seconds of the horizon, flat: from, to, from, to … Sorted and disjoint unless said otherwise. */
export type Stretches = Int32Array

export const NO_STRETCHES: Stretches = new Int32Array(0)

/** Any stretches in any order → sorted, disjoint, touching ones joined, empty ones dropped. */
export function mergeStretches(flat: readonly number[]): Stretches {
  if (flat.length === 0) return NO_STRETCHES
  const sorted = isSorted(flat) ? flat : sortStretches(flat)
  const merged = new Int32Array(flat.length)
  let length = 0
  let end = -Infinity
  for (let at = 0; at < sorted.length; at += 2) {
    const from = sorted[at]!
    const to = sorted[at + 1]!
    if (from >= to) continue
    if (from > end) {
      merged[length] = from
      length += 2
    } else if (to <= end) continue
    merged[length - 1] = to
    end = to
  }
  return length === merged.length ? merged : merged.slice(0, length)
}

function isSorted(flat: readonly number[]): boolean {
  for (let at = 2; at < flat.length; at += 2) if (flat[at]! < flat[at - 2]!) return false
  return true
}

function sortStretches(flat: readonly number[]): number[] {
  const order: number[] = []
  for (let at = 0; at < flat.length; at += 2) order.push(at)
  order.sort((a, b) => flat[a]! - flat[b]!)
  return order.flatMap((at) => [flat[at]!, flat[at + 1]!])
}

/** Position of the first stretch that ends after the moment. */
function firstEndingAfter(stretches: Stretches, moment: number): number {
  let low = 0
  let high = stretches.length / 2
  while (low < high) {
    const middle = (low + high) >>> 1
    if (stretches[2 * middle + 1]! <= moment) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether [from, to), which is not empty, shares any time with the stretches. */
export function meets(stretches: Stretches, from: number, to: number): boolean {
  const found = 2 * firstEndingAfter(stretches, from)
  return found < stretches.length && stretches[found]! < to
}

/** Whether the whole of [from, to) lies inside one stretch. */
export function holds(stretches: Stretches, from: number, to: number): boolean {
  const found = stretchAt(stretches, from)
  return found >= 0 && to <= stretches[found + 1]!
}

/** Where in the flat list the stretch begins that holds the moment; -1 where none does. */
export function stretchAt(stretches: Stretches, moment: number): number {
  const found = 2 * firstEndingAfter(stretches, moment)
  return found < stretches.length && stretches[found]! <= moment ? found : -1
}
