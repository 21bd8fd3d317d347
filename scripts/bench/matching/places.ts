import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { writeInstance } from './instance.ts'
import { makeInstance, type Family } from './make-instance.ts'

export const root = join(import.meta.dirname, '../../..')

/** What is built or installed for measuring: among installed things, where neither git nor lint nor the tests look. */
export const builtFolder = join(root, 'node_modules/.cache/bench')

const candidates = 50
const seed = 7
/** Goes up when `makeInstance` draws differently, so that no older file is taken for today's. */
const edition = 1

/** Folder in the system's place for temporary files: instances can always be made again. */
export function cacheFolder(): string {
  const folder = join(tmpdir(), `crosspath-bench-${userInfo().uid}`)
  mkdirSync(folder, { recursive: true })
  return folder
}

/** The file of an instance, made the first time it is asked for: all solvers read the same. */
export function instanceFile(family: Family, mentees: number, say: (line: string) => void): string {
  const file = join(cacheFolder(), `${family}-${mentees}x${candidates}-${seed}-${edition}.bin`)
  if (existsSync(file)) return file
  const start = performance.now()
  writeInstance(file, makeInstance(family, mentees, candidates, seed))
  say(`Made ${family} with ${mentees.toLocaleString('en')} mentees in ${((performance.now() - start) / 1000).toFixed(1)} s; it is kept in ${file}.`)
  return file
}
