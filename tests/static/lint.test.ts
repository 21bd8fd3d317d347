import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'

test('lint finds nothing', async () => {
  // As "npm run lint" does it, in a process of its own with room for what it allocates.
  const run = promisify(execFile)(process.execPath, ['--max-semi-space-size=128', 'node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'], { maxBuffer: 64_000_000 })
  const found = await run.then(() => '', (error: unknown) => {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    return stdout + stderr
  })
  expect(found, 'Run "npm run lint" to see this alone.').toBe('')
})

test('lint knows the rules that matter most', async () => {
  // One program for all reads what stands on the disk when it believes to run once, as it does where CI is set.
  // These lines stand on no disk, so they are given to the service that editors use.
  const asEdited = { languageOptions: { parserOptions: { project: null, projectService: true } } }
  const eslint = new ESLint({ cwd: process.cwd(), overrideConfig: [asEdited] })
  const [inHeart] = await eslint.lintText('export const now = Date.now()\n', { filePath: 'api/time/calendar.ts' })
  expect(inHeart?.messages.map(({ ruleId }) => ruleId)).toContain('no-restricted-syntax')
  const [anywhere] = await eslint.lintText('export async function a(): Promise<void> {}\na()\nexport const b: any = 1\n', {
    filePath: 'scripts/build.ts',
  })
  const rules = anywhere?.messages.map(({ ruleId }) => ruleId)
  expect(rules).toContain('@typescript-eslint/no-floating-promises')
  expect(rules).toContain('@typescript-eslint/no-explicit-any')
})
