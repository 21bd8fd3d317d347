import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

let known: string | null = null

/** Which matching code this process runs: SHA-256 over the engine's sources, shortened. The same sources, the same answers. */
export function codeVersion(): string {
  known ??= digest(join(import.meta.dirname, 'engine'))
  return known
}

function digest(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.ts')).map((entry) => join(entry.parentPath, entry.name)).sort()
  const hash = createHash('sha256')
  for (const file of files) hash.update(file.slice(folder.length)).update('\0').update(readFileSync(file)).update('\0')
  return `engine-${hash.digest('hex').slice(0, 16)}`
}
