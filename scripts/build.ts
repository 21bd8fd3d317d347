import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '..')

/** A page to build: its folder (with vite.config.ts), where it goes, and every source that it may draw on. */
type Page = { name: string; folder: string; output: string; sources: string[] }

const always = ['package-lock.json', 'package.json', 'tsconfig.base.json', 'scripts/build.ts']
const pages: Page[] = [
  { name: 'tab', folder: 'tabs', output: 'dist/tab', sources: ['tabs', 'api', ...always] },
  { name: 'host page', folder: 'scripts/tenant/host', output: 'dist/host', sources: ['scripts/tenant/host', ...always] },
]

/**
 * Builds the tab (dist/tab) and the rehearsal's host page (dist/host), each only when its sources, the lock file or the output
 * changed since its last build. Answers the names of those that were built.
 */
export async function buildAll(): Promise<string[]> {
  const built: string[] = []
  for (const page of pages) {
    if (!existsSync(join(root, page.folder, 'vite.config.ts'))) continue
    const stampFile = join(root, page.output, '.stamp')
    const stamp = await hashOf(page.sources)
    const last = await readFile(stampFile, 'utf8').catch(() => '')
    if (last === stamp) continue
    // Loading vite takes longer than everything else here, and mostly nothing is to be built.
    const { build } = await import('vite')
    await asInProduction(() =>
      build({
        root: join(root, page.folder),
        configFile: join(root, page.folder, 'vite.config.ts'),
        logLevel: 'warn',
        build: { outDir: join(root, page.output), emptyOutDir: true },
      }),
    )
    await mkdir(join(root, page.output), { recursive: true })
    await writeFile(stampFile, stamp)
    built.push(page.name)
  }
  return built
}

/** Whoever builds, a test runner too: React and Fluent look at NODE_ENV, and what is tested is to be what ships. */
async function asInProduction(build: () => Promise<unknown>): Promise<void> {
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    await build()
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
}

async function hashOf(sources: string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of await filesIn(join(root, source))) {
      hash.update(relative(root, file)).update('\0')
      hash.update(await readFile(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null)
  if (!entries) return existsSync(path) ? [path] : []
  const found = await Promise.all(entries.map((entry) => filesIn(join(path, entry.name))))
  return found.flat().sort()
}

if (import.meta.main) {
  const built = await buildAll()
  console.log(built.length > 0 ? `Built the ${built.join(' and the ')}.` : 'Nothing to build: everything is up to date.')
}
