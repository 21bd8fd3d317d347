import type { Columns } from './columns.ts'
import type { FinderPrices } from './finder-prices.ts'
import { createFinder, type Finder, type FoundLists } from './finder.ts'
import { sharedInts } from './rows.ts'
import type { SearchIndex } from './search-index.ts'

/** A search for many mentees that threads can share: everything in it lies in shared memory. */
export type SearchTask =
  | { kind: 'list'; columns: Columns; index: SearchIndex; found: FoundLists }
  | { kind: 'improve'; columns: Columns; index: SearchIndex; found: FoundLists; prices: FinderPrices; places: Int32Array; listedStart: Int32Array; listedMentor: Int32Array }

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
  let finder: Finder | null = null
  for (;;) {
    const from = Atomics.add(meeting.next, 0, portion)
    if (from >= size || shouldStop()) return
    finder ??= createFinder(task.columns, task.index, task.found.room)
    const to = Math.min(size, from + portion)
    for (let at = from; at < to; at++) {
      if (task.kind === 'list') finder.list(task.index.menteeOrder[at]!, task.found)
      else {
        const place = task.places[at]!
        finder.improve(place, task.prices, task.listedMentor, task.listedStart[place]!, task.listedStart[place + 1]!, task.found)
      }
    }
    onPortion(to - from)
  }
}
