import type { Meeting, SearchTask } from './engine/crew-task.ts'

/**
 * What the calling thread and one helper tell each other while neither can listen: the last job that the helper has
 * begun, the last it has ended, how often it has given a sign of life, and whether it is in trouble.
 */
export type CrewBoard = { state: Int32Array; words: Uint8Array }

export type CrewJob = { task: SearchTask; meeting: Meeting; number: number }

const begun = 0
const ended = 1
const signs = 2
const trouble = 3

export function createBoard(): CrewBoard {
  return { state: new Int32Array(new SharedArrayBuffer(16)), words: new Uint8Array(new SharedArrayBuffer(2048)) }
}

function giveSign({ state }: CrewBoard): void {
  Atomics.add(state, signs, 1)
  Atomics.notify(state, signs)
}

/** The helper's side. */
export const helperSide = {
  begin(board: CrewBoard, number: number): void {
    Atomics.store(board.state, begun, number)
  },
  giveSign,
  end(board: CrewBoard, number: number): void {
    Atomics.store(board.state, ended, number)
    giveSign(board)
  },
}

/** Says once why the helper is of no more use; the first reason stays. */
export function reportTrouble(board: CrewBoard, reason: string): void {
  if (Atomics.load(board.state, trouble) !== 0) return
  new TextEncoder().encodeInto(reason, board.words.subarray(0, board.words.length - 1))
  Atomics.store(board.state, trouble, 1)
  giveSign(board)
}

export function isInTrouble({ state }: CrewBoard): boolean {
  return Atomics.load(state, trouble) !== 0
}

/** Throws what the helper reported, if it did. */
export function throwTrouble(board: CrewBoard): void {
  if (!isInTrouble(board)) return
  const end = board.words.indexOf(0)
  throw new Error(`A thread of the crew has failed: ${new TextDecoder().decode(board.words.slice(0, end))}`)
}

/**
 * Waits until the helper has ended the job, if it ever began it. To be called when nothing is left to take up: a helper
 * that begins later finds nothing to do. Throws when the helper is in trouble, or silent for longer than `patienceMs`.
 */
export function awaitEnd(board: CrewBoard, number: number, patienceMs: number): void {
  const { state } = board
  for (;;) {
    const seen = Atomics.load(state, signs)
    throwTrouble(board)
    if (Atomics.load(state, begun) < number || Atomics.load(state, ended) >= number) return
    if (Atomics.wait(state, signs, seen, patienceMs) === 'timed-out') reportTrouble(board, 'it has given no sign of life.')
  }
}
