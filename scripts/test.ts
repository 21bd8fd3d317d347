import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { buildAll } from './build.ts'

const root = join(import.meta.dirname, '..')
const report = join(root, 'test-results/vitest.json')

/** What vitest's json reporter writes, as far as it is read here. */
type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { name: string; status: string; message: string; assertionResults: { status: string }[] }[]
}

type Totals = { passed: number; failed: number; skipped: number }

/**
 * True totals of a run. A file that could not be loaded has no tests to fail, so it counts as one failure itself; so does a run that
 * ended badly without naming any (an error outside every test, no report at all).
 */
export function totalsOf(run: Report | null, exitCode: number): Totals {
  const unloaded = run?.testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some(isFailed)) ?? []
  const failed = (run?.numFailedTests ?? 0) + unloaded.length
  return {
    passed: run?.numPassedTests ?? 0,
    failed: failed === 0 && (exitCode !== 0 || run === null) ? 1 : failed,
    skipped: (run?.numPendingTests ?? 0) + (run?.numTodoTests ?? 0),
  }
}

function isFailed(assertion: { status: string }): boolean {
  return assertion.status === 'failed'
}

async function main(): Promise<void> {
  await mkdir(join(root, 'test-results'), { recursive: true })
  await rm(report, { force: true })
  const built = await buildAll().then(() => true, (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    return false
  })
  const vitest = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${relative(root, report)}`, ...process.argv.slice(2)],
    { cwd: root, stdio: 'inherit' },
  )
  const [code] = (await once(vitest, 'exit')) as [number | null]
  const run = await readFile(report, 'utf8').then((text) => JSON.parse(text) as Report, () => null)
  const totals = totalsOf(run, code ?? 1)
  if (!built) totals.failed += 1
  process.exitCode = totals.failed > 0 ? 1 : 0
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
}

if (import.meta.main) await main()
