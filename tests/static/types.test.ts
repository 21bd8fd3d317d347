import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'

type Solution = { references: { path: string }[] }
const solution = JSON.parse(readFileSync('tsconfig.json', 'utf8')) as Solution
const projects = solution.references.map(({ path }) => path)

/** The compiler's complaints about one project, empty when it has none. */
async function complaints(...args: string[]): Promise<string> {
  const run = promisify(execFile)(process.execPath, ['node_modules/typescript/bin/tsc', ...args], { maxBuffer: 64_000_000 })
  return run.then(() => '', (error: unknown) => {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    return stdout + stderr
  })
}

test.for(projects)('the types hold in %s', async (project) => {
  expect(await complaints('-b', project)).toBe('')
})

test('the tab cannot see the API beyond its contracts', async () => {
  const folder = await mkdtemp('tabs/guard-')
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, 'probe.ts'), `import { AppError } from '../../api/errors.ts'\nexport const probe = AppError\n`)
  expect(await complaints('-p', 'tabs')).toMatch(/probe\.ts.*TS6307|TS6307.*errors\.ts/)
})

test('a heart cannot see Node, the network or a neighbour', async () => {
  const folder = await mkdtemp('api/time/guard-')
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  expect(existsSync('api/tsconfig.core.json')).toBe(true)
  await writeFile(
    join(folder, 'probe.ts'),
    `import { AppError } from '../../errors.ts'\nexport const probe = [AppError, process.cwd(), fetch('/'), console]\n`,
  )
  const found = await complaints('-p', 'api/tsconfig.core.json')
  expect(found).toMatch(/TS6307.*errors\.ts|errors\.ts.*TS6307/)
  for (const name of ['process', 'fetch', 'console']) expect(found).toMatch(new RegExp(`probe\\.ts.*'${name}'`))
})
