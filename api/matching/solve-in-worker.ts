import { Worker } from 'node:worker_threads'
import type { BusyTimes } from './find-time.ts'
import type { FromWorker, ToWorker } from './match-worker.ts'
import type { RunQuestion, RunResult } from './solve-run.ts'

/** How often progress is written down, and a cancelled run noticed. */
const pulseMilliseconds = 400

export type WorkerDoors = {
  readCalendars(personIds: string[]): Promise<Map<string, BusyTimes>>
  /** Keeps how far the run has come; false when nobody wants its answer any more. */
  pulse(stage: string, share: number): Promise<boolean>
}

/**
 * Solves a run in a thread of its own, so that the API answers meanwhile. Resolves with null when `pulse` said no.
 * @throws what the thread or a door threw.
 */
export function solveInWorker(question: RunQuestion, doors: WorkerDoors): Promise<RunResult | null> {
  const worker = new Worker(new URL('./match-worker.ts', import.meta.url), { workerData: question, name: 'match-run' })
  let latest = { stage: 'Starting', share: 0 }
  let beating: Promise<void> = Promise.resolve()
  const { promise, resolve, reject } = Promise.withResolvers<RunResult | null>()
  const beat = setInterval(() => {
    beating = beating.then(async () => {
      if (!(await doors.pulse(latest.stage, latest.share))) resolve(null)
    }).catch(reject)
  }, pulseMilliseconds)
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'progress') latest = message
    if (message.kind === 'result') resolve(message.result)
    if (message.kind === 'calendars') {
      doors.readCalendars(message.personIds).then((busy) => worker.postMessage({ kind: 'calendars', busy } satisfies ToWorker), reject)
    }
  })
  worker.on('error', reject)
  worker.on('exit', () => reject(new Error('The thread of a match run ended without an answer.')))
  return promise.finally(async () => {
    clearInterval(beat)
    await worker.terminate()
    await beating
  })
}
