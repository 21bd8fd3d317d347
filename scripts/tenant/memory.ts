import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fromStateText, toStateText } from './state-text.ts'

/** What the rehearsal remembers from one start to the next; every service keeps its own part of it. */
export type Memory = {
  /** Nothing was kept before this start. */
  isNew: boolean
  /**
   * Takes part in the memory. `write` gives the part's whole state whenever it is kept: plain values, Map, Set and
   * Temporal.Instant. Answers what the last start kept under this name, undefined when there was none.
   */
  part<State>(name: string, write: () => State): State | undefined
  /** Something has changed: the state is written a moment later. */
  changed(): void
  /** Writes what has changed since, and nothing more after that. */
  close(): Promise<void>
}

/** Raised when the shape of what is kept changes, so that an older rehearsal is begun anew rather than misread. */
const format = 1
const fileName = 'state.json'
/** A change waits at most so long, and takes along whatever else has changed by then. */
const writeAfter = 300

/** Remembers nothing. */
export function noMemory(): Memory {
  return { isNew: true, part: () => undefined, changed: () => undefined, close: () => Promise.resolve() }
}

/** Takes the kept state out of the folder; its keys and certificates stay. */
export async function forget(folder: string): Promise<void> {
  await rm(join(folder, fileName), { force: true })
}

/**
 * Opens the memory kept in `folder` as `state.json`; empty when there is none or it cannot be read. The folder must be there by
 * the first change. The file is replaced as a whole, so that a process killed in the middle of writing leaves the state before.
 */
export async function openMemory(folder: string): Promise<Memory> {
  const found = await readParts(folder)
  const kept = found ?? {}
  const writers = new Map<string, () => unknown>()
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()
  let closed = false

  async function write(): Promise<void> {
    const parts = { ...kept }
    for (const [name, writer] of writers) parts[name] = writer()
    const file = join(folder, fileName)
    await writeFile(`${file}.new`, toStateText({ format, parts }), { mode: 0o600 })
    await rename(`${file}.new`, file)
  }

  function writeNow(): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = null
    // One after the other: both write the same file aside.
    writing = writing.then(write).catch((error: unknown) => {
      process.stderr.write(`The rehearsal could not keep its state: ${error instanceof Error ? error.message : String(error)}\n`)
    })
    return writing
  }

  return {
    isNew: found === null,
    part<State>(name: string, writer: () => State) {
      writers.set(name, writer)
      return kept[name] as State | undefined
    },
    changed() {
      if (!closed) timer ??= setTimeout(() => void writeNow(), writeAfter)
    },
    async close() {
      closed = true
      await (timer ? writeNow() : writing)
    },
  }
}

async function readParts(folder: string): Promise<Record<string, unknown> | null> {
  try {
    const state = fromStateText(await readFile(join(folder, fileName), 'utf8')) as { format?: unknown; parts?: Record<string, unknown> }
    return state.format === format ? (state.parts ?? null) : null
  } catch {
    return null
  }
}
