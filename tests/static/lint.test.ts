import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'

const roots = ['api', 'tabs', 'scripts', 'tests', 'manifest']

/** What a linter prints, empty when it finds nothing. */
async function found(program: string, ...args: string[]): Promise<string> {
  const run = promisify(execFile)(process.execPath, ['--max-semi-space-size=128', `node_modules/${program}`, ...args], { maxBuffer: 64_000_000 })
  return run.then(() => '', (error: unknown) => {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    return stdout + stderr
  })
}

test('lint finds nothing, and the types hold in every project', async () => {
  expect(await found('oxlint/bin/oxlint', '--deny-warnings'), 'Run "npx oxlint" to see this alone.').toBe('')
})

test('lint finds nothing that only React and hearts have rules for', async () => {
  expect(await found('eslint/bin/eslint.js', '.', '--max-warnings', '0'), 'Run "npx eslint ." to see this alone.').toBe('')
})

test('lint knows the rules that matter most, also those that ask for types, and the types themselves', async () => {
  // Apart from the project, whose folders other tests read meanwhile.
  const folder = await mkdtemp(join(tmpdir(), 'crosspath-planted-'))
  try {
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { strict: true, target: 'es2024', module: 'nodenext' } }))
    await writeFile(join(folder, 'planted.ts'), `export async function a(): Promise<void> {}\na()\nexport const b: any = 1\nexport const c: string = 5\nexport function d(e: { f: number }): number {\n  return e ? b.g : 1\n}\n`)
    const words = await found('oxlint/bin/oxlint', '--config', '.oxlintrc.json', '--format', 'unix', folder)
    for (const rule of ['no-floating-promises', 'no-explicit-any', 'no-unsafe-member-access', 'no-unnecessary-condition', 'TS2322']) expect(words).toContain(`typescript(${rule})`)
  } finally {
    await rm(folder, { recursive: true })
  }
  const [inHeart] = await new ESLint({ cwd: process.cwd() }).lintText('export const now = Date.now()\n', { filePath: 'api/time/calendar.ts' })
  expect(inHeart?.messages.map(({ ruleId }) => ruleId)).toContain('no-restricted-syntax')
})

async function sources(): Promise<{ file: string; text: string }[]> {
  const files = (await Promise.all(roots.map(async (root) => (await readdir(root, { recursive: true })).map((name) => join(root, name))))).flat()
  return Promise.all(files.filter((file) => /\.(ts|tsx|mjs)$/.test(file)).map(async (file) => ({ file, text: await readFile(file, 'utf8') })))
}

test('no comment turns a rule or the compiler off', async () => {
  // In pieces, as this file is read too.
  const off = new RegExp(['(ox|es)lint-dis', 'able|@ts-(ign', 'ore|nocheck|expect-error)'].join(''))
  expect((await sources()).flatMap(({ file, text }) => (off.test(text) ? [file] : []))).toEqual([])
})

test('what passes for one of our errors was made by its constructor', async () => {
  const classes = (await sources()).flatMap(({ file, text }) => [...text.matchAll(/^(?:export )?class (\w+) extends Error \{([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => ({ at: `${name} in ${file}`, body })))
  expect(classes.length).toBeGreaterThan(8)
  expect(classes.filter(({ body }) => !body.includes('protected declare readonly own: true')).map(({ at }) => at), 'Without a member that others cannot have, TypeScript lets any object of its shape pass.').toEqual([])
})
