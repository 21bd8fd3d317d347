import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { beginning, weigh } from '#scripts/bench/tab/weigh.ts'

const folder = join(import.meta.dirname, '..', '..', 'dist', 'tab')

test('the first page of the tab comes in few files and stays light', () => {
  const { scripts, gzipped } = weigh(folder, beginning)
  expect(gzipped, 'bytes of JavaScript, gzipped. Load what the first screen can begin without by `lazily`, or make it smaller').toBeLessThan(245_000)
  expect(scripts).toBeLessThanOrEqual(8)
})

test('the browser fetches the first screens together with the script that asks for them', () => {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const built = JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')) as Record<string, { file: string; imports?: string[] }>
  const needed = beginning.flatMap((name) => [built[name]?.file, ...(built[name]?.imports ?? []).map((other) => built[other]?.file)])
  expect(needed.filter((file) => file !== undefined && !page.includes(`"/${file}"`))).toEqual([])
})

test('what only the API checks does not come along: no schemas in the first load', () => {
  const built = JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')) as Record<string, { file: string; name?: string; imports?: string[] }>
  const reached = new Set<string>()
  const visit = (name: string) => {
    if (reached.has(name)) return
    reached.add(name)
    built[name]?.imports?.forEach(visit)
  }
  beginning.forEach(visit)
  const zod = Object.entries(built).find(([, { name }]) => name === 'zod')
  expect(zod, 'forms do check what is typed before it is sent').toBeDefined()
  expect(reached.has(zod?.[0] ?? '')).toBe(false)
})
