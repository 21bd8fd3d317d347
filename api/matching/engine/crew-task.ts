import type { Columns } from './columns.ts'
import type { FinderPrices } from './finder-prices.ts'
import { createFinder, type FoundLists } from './finder.ts'
import { createImprover, type Listed } from './improver.ts'
import { sharedInts } from './rows.ts'
import type { SearchIndex } from './search-index.ts'

/** A search for many mentees that threads can share: everything in it lies in shared memory. */
export type SearchTask =
  | { kind: 'list'; columns: Columns; index: SearchIndex; found: FoundLists }
  | { kind: 'improve'; columns: Columns; index: SearchIndex; found: FoundLists; prices: FinderPrices; places: Int32Array; listed: Listed }

/** Several threads that do one task together. */
export type Crew = {
  /** Does all of it; throws when a thread of the crew failed. */
  run(task: SearchTask): void
}

/** So many mentees are taken up at once. */
const portion = 128

/** Where the threads of one task meet: the next mentee to take up, how many are done, and whether somebody failed. */
export type Meeting = { next: Int32Array }

export function createMeeting(): Meeting {
  return { next: sharedInts(1) }
}

/** How many mentees a task is about. */
export function sizeOf(task: SearchTask): number {
  return task.kind === 'list' ? task.index.menteeOrder.length : task.places.length
}

/**
 * Works on the task until nothing is left to take up. Results are the same whoever does which part.
 * @param shouldStop asked between portions.
 * @param meeting shared by all threads that work on it.
 * @param onPortion told how many are finished, after each portion.
 */
export function performTask(task: SearchTask, shouldStop: () => boolean, meeting: Meeting = createMeeting(), onPortion: (count: number) => void = () => undefined): void {
  const size = sizeOf(task)
  let search: ((at: number) => void) | null = null
  for (;;) {
    const from = Atomics.add(meeting.next, 0, portion)
    if (from >= size || shouldStop()) return
    search ??= searcherFor(task)
    const to = Math.min(size, from + portion)
    for (let at = from; at < to; at++) search(at)
    onPortion(to - from)
  }
}

function searcherFor(task: SearchTask): (at: number) => void {
  const { columns, index, found } = task
  if (task.kind === 'list') {
    const finder = createFinder(columns, index, found.room)
    return (at) => finder.list(index.menteeOrder[at]!, found)
  }
  const { places, prices, listed } = task
  const improver = createImprover(columns, index, found.room)
  return (at) => improver.improve(places[at]!, prices, listed, found)
}
