import { Worker } from 'node:worker_threads'
import { awaitEnd, createBoard, isInTrouble, reportTrouble, throwTrouble, type CrewBoard, type CrewJob } from './crew-board.ts'
import { createMeeting, performTask, sizeOf, type Crew } from './engine/crew-task.ts'

/** A crew that can be woken and sent home. */
export type OpenCrew = Crew & {
  /** Starts the threads, so that they are awake when the first task comes. */
  prepare(): void
  /** Ends the threads. A later task starts them anew. */
  close(): Promise<void>
}

type Helper = { worker: Worker; board: CrewBoard }

export type CrewSettings = {
  /** Of all threads together, the calling one included. */
  threads: number
  /** Below so many mentees times mentors a task is done by the calling thread alone: waking others would cost more. */
  smallestTask?: number
  /** How long a helper may be silent in the middle of its work before it counts as dead. */
  patienceMs?: number
  /** What helpers run. */
  entry?: URL
}

/**
 * Threads that search together. Helpers start with the first task that is worth it; the calling thread works too and then
 * waits for what the others are in the middle of, so it must be one that may wait: a worker or a command, never the
 * API's own. `run` throws an Error when a helper failed, ended or fell silent; after that the crew begins anew.
 */
export function openCrew({ threads, smallestTask = 3_000_000, patienceMs = 20_000, entry = new URL('./crew-thread.ts', import.meta.url) }: CrewSettings): OpenCrew {
  let helpers: Helper[] = []
  let jobs = 0

  function prepare(): void {
    while (helpers.length < threads - 1) helpers.push(startHelper(entry))
  }

  async function close(): Promise<void> {
    const leaving = helpers
    helpers = []
    await Promise.all(leaving.map(({ worker }) => worker.terminate()))
  }

  return {
    prepare,
    close,
    run(task) {
      if (threads < 2 || sizeOf(task) * task.index.mentorAt.length < smallestTask) {
        performTask(task, () => false)
        return
      }
      try {
        prepare()
        for (const { board } of helpers) throwTrouble(board)
        const meeting = createMeeting()
        const number = ++jobs
        for (const { worker } of helpers) worker.postMessage({ task, meeting, number } satisfies CrewJob)
        performTask(task, () => helpers.some(({ board }) => isInTrouble(board)), meeting)
        for (const { board } of helpers) awaitEnd(board, number, patienceMs)
      } catch (error) {
        // Nobody waits for threads that may never answer; ending them cannot fail.
        void close()
        throw error
      }
    },
  }
}

function startHelper(entry: URL): Helper {
  const board = createBoard()
  const worker = new Worker(entry, { workerData: board })
  // An unheard error would end the process; on the board it meets whoever hands out the next task.
  worker.on('error', (error) => reportTrouble(board, error instanceof Error ? error.message : String(error)))
  worker.on('exit', () => reportTrouble(board, 'it has ended.'))
  worker.unref()
  return { worker, board }
}
