import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { builtFolder } from './places.ts'

export const lemonName = 'LEMON (C++)'

const source = join(import.meta.dirname, 'lemon.cpp')

/** Compiles the C++ reference where a compiler and the library are present; otherwise says what is missing. */
export function buildLemon(): { program: string } | { missing: string } {
  const program = join(builtFolder, 'lemon')
  if (existsSync(program) && statSync(program).mtimeMs > statSync(source).mtimeMs) return { program }
  mkdirSync(builtFolder, { recursive: true })
  const remedy = 'on Debian and Ubuntu: apt-get install g++ liblemon-dev'
  const compiled = spawnSync('g++', ['-O3', '-march=native', '-o', program, source], { encoding: 'utf8' })
  if (compiled.error) return { missing: `there is no g++ (${remedy})` }
  if (compiled.status === 0) return { program }
  const isLibraryMissing = /lemon\/\S+: No such file/.test(compiled.stderr)
  return { missing: isLibraryMissing ? `LEMON's headers are not installed (${remedy})` : `g++ refused lemon.cpp: ${compiled.stderr.split('\n')[0] ?? ''}` }
}
