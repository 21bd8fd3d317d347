import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type CrewSettings, openCrew } from '#api/matching/crew.ts'
import { createBoard, throwTrouble } from '#api/matching/crew-board.ts'
import { createMeeting } from '#api/matching/engine/crew-task.ts'
import { createPool } from '#api/matching/engine/pool.ts'
import { findShortlist } from '#api/matching/engine/shortlist.ts'
import { makeProfiles } from '#scripts/bench/matching/profiles.ts'
import { openingsOf } from './openings.ts'

vi.setConfig({ testTimeout: 60_000 })

const pool = createPool(makeProfiles(1500, 3))
const openings = openingsOf(pool)

function crewOf(settings: Partial<CrewSettings>) {
  const crew = openCrew({ threads: 3, smallestTask: 0, ...settings })
  onTestFinished(() => crew.close())
  return crew
}

/** A thread that takes up the first portion of whatever it is asked to do, and then does this. */
function threadThat(does: string): URL {
  return new URL(
    `data:text/javascript,import{parentPort,workerData as b}from'node:worker_threads';parentPort.on('message',({meeting,number})=>{Atomics.store(b.state,0,number);Atomics.add(meeting.next,0,128);${encodeURIComponent(does)}})`,
  )
}

test('several threads find what one finds, time after time', () => {
  const alone = findShortlist(pool.columns, openings, 12)
  const crew = crewOf({})
  for (let time = 0; time < 5; time++) {
    const together = findShortlist(pool.columns, openings, 12, crew)
    expect(together.offerMentor).toEqual(alone.offerMentor)
    expect(together.offerScore).toEqual(alone.offerScore)
  }
})

test.each<[what: string, does: string, told: RegExp]>([
  ['throws where nobody catches it', `throw new Error('out of order')`, /out of order|no sign of life/],
  ['ends', 'process.on("exit",()=>{b.words.set([98,121,101]);Atomics.store(b.state,3,1);Atomics.add(b.state,2,1);Atomics.notify(b.state,2)});process.exit(0)', /bye/],
  ['falls silent', '', /no sign of life/],
])('a helper that %s is an error and nobody waits for it for ever', async (_what, does, told) => {
  const crew = crewOf({ threads: 2, patienceMs: 300, entry: threadThat(does) })
  crew.prepare()
  let problem: unknown = null
  // Until the helper is awake the calling thread does everything alone.
  for (let time = 0; time < 200 && problem === null; time++) {
    try {
      findShortlist(pool.columns, openings, 2, crew)
    } catch (error) {
      problem = error
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  expect(String(problem)).toMatch(told)
})

test('a helper whose part of the work fails says why on its board', async () => {
  const board = createBoard()
  const helper = new Worker(new URL('../../api/matching/crew-thread.ts', import.meta.url), { workerData: board })
  onTestFinished(async () => {
    await helper.terminate()
  })
  const brokenTask = { kind: 'improve', places: new Int32Array(4), found: { room: 1 }, columns: {}, index: {} }
  helper.postMessage({ task: brokenTask, meeting: createMeeting(), number: 1 })
  await vi.waitFor(() => expect(() => throwTrouble(board)).toThrow(/failed: Cannot/), { timeout: 20_000 })
})

test('a helper that cannot even start is told with the next task, and a small task needs no helper', async () => {
  const missing = new URL('data:text/javascript,import "node:nothing-of-the-kind"')
  const crew = crewOf({ threads: 2, entry: missing })
  crew.prepare()
  await vi.waitFor(() => expect(() => findShortlist(pool.columns, openings, 2, crew)).toThrow(/thread of the crew has failed/), { timeout: 20_000 })
  expect(findShortlist(pool.columns, openings, 2, crewOf({ threads: 2, entry: missing, smallestTask: 1e9 })).offerMentor.length).toBeGreaterThan(0)
})
