import { availableParallelism } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { openCrew } from './crew.ts'
import type { BusyTimes } from './find-time.ts'
import { openTaxonomy } from './taxonomy-file.ts'
import { type RunQuestion, type RunResult, solveRun } from './solve-run.ts'

/** What the thread says, and what it is answered. */
export type FromWorker = { kind: 'progress'; stage: string; share: number } | { kind: 'calendars'; personIds: string[] } | { kind: 'result'; result: RunResult }
export type ToWorker = { kind: 'calendars'; busy: Map<string, BusyTimes> }

const port = parentPort
if (!port) throw new Error('A match worker runs in a thread of its own.')
const say = (message: FromWorker) => port.postMessage(message)

const question = workerData as RunQuestion
// Where a company is small the crew never wakes its threads.
const crew = openCrew({ threads: availableParallelism() })
const result = await solveRun(question, {
  progress: (stage, share) => say({ kind: 'progress', stage, share }),
  readCalendars: (personIds) =>
    new Promise((resolve) => {
      port.once('message', (answer: ToWorker) => resolve(answer.busy))
      say({ kind: 'calendars', personIds })
    }),
}, { crew, ...(question.taxonomy ? { taxonomy: openTaxonomy(question.taxonomy.file) } : {}) })
await crew.close()
say({ kind: 'result', result })
