/** A stretch of time [start, end) in epoch milliseconds. Lists of intervals below are sorted and disjoint unless said otherwise. */
export type Interval = { readonly start: number; readonly end: number }

/** Any intervals, in any order → sorted, disjoint, touching ones joined, empty ones dropped. */
export function merge(intervals: readonly Interval[]): Interval[] {
  const isSorted = intervals.every(({ start }, at) => at === 0 || (intervals[at - 1] as Interval).start <= start)
  const sorted = isSorted ? intervals : [...intervals].sort((a, b) => a.start - b.start)
  const merged: Interval[] = []
  for (const interval of sorted) {
    if (interval.start >= interval.end) continue
    const last = merged.at(-1)
    if (last && interval.start <= last.end) {
      if (interval.end > last.end) merged[merged.length - 1] = { start: last.start, end: interval.end }
    } else merged.push(interval)
  }
  return merged
}

/** What lies in both lists. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const both: Interval[] = []
  let i = 0
  let j = 0
  for (;;) {
    const left = a[i]
    const right = b[j]
    if (!left || !right) return both
    const start = Math.max(left.start, right.start)
    const end = Math.min(left.end, right.end)
    if (start < end) both.push({ start, end })
    if (left.end <= right.end) i++
    else j++
  }
}

/** What lies in `from` and not in `taken`. */
export function subtract(from: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const rest: Interval[] = []
  let j = 0
  for (const { start, end } of from) {
    let at = start
    for (let hole = taken[j]; hole && hole.start < end; hole = taken[j]) {
      if (hole.start > at) rest.push({ start: at, end: hole.start })
      at = Math.max(at, hole.end)
      // A hole that reaches past this stretch may also bite into the next one.
      if (hole.end > end) break
      j++
    }
    if (at < end) rest.push({ start: at, end })
  }
  return rest
}

/** Index of the first interval that ends after the instant. */
function firstEndingAfter(intervals: readonly Interval[], instant: number): number {
  let low = 0
  let high = intervals.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((intervals[middle] as Interval).end <= instant) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether the interval shares any time with the list. */
export function overlaps(intervals: readonly Interval[], { start, end }: Interval): boolean {
  const found = intervals[firstEndingAfter(intervals, start)]
  return start < end && found !== undefined && found.start < end
}

/** Whether the whole interval lies inside one stretch of the list. */
export function contains(intervals: readonly Interval[], { start, end }: Interval): boolean {
  const found = intervals[firstEndingAfter(intervals, start)]
  return found !== undefined && found.start <= start && end <= found.end
}

/** Whether an instant lies inside the list. */
export function includes(intervals: readonly Interval[], instant: number): boolean {
  const found = intervals[firstEndingAfter(intervals, instant)]
  return found !== undefined && found.start <= instant
}
