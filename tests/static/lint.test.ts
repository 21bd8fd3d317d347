import { ESLint } from 'eslint'
import { expect, test } from 'vitest'

test('lint finds nothing', async () => {
  const eslint = new ESLint({ cwd: process.cwd() })
  const results = await eslint.lintFiles(['.'])
  const found = results.filter(({ errorCount, warningCount }) => errorCount + warningCount > 0)
  const formatter = await eslint.loadFormatter('stylish')
  expect(await formatter.format(found), 'Run "npm run lint" to see this alone.').toBe('')
})

test('lint knows the rules that matter most', async () => {
  const eslint = new ESLint({ cwd: process.cwd() })
  const [inHeart] = await eslint.lintText('export const now = Date.now()\n', { filePath: 'api/time/calendar.ts' })
  expect(inHeart?.messages.map(({ ruleId }) => ruleId)).toContain('no-restricted-syntax')
  const [anywhere] = await eslint.lintText('export async function a(): Promise<void> {}\na()\nexport const b: any = 1\n', {
    filePath: 'scripts/build.ts',
  })
  const rules = anywhere?.messages.map(({ ruleId }) => ruleId)
  expect(rules).toContain('@typescript-eslint/no-floating-promises')
  expect(rules).toContain('@typescript-eslint/no-explicit-any')
})
