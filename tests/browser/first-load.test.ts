import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { beginning, weigh } from '#scripts/bench/tab/weigh.ts'

const folder = join(import.meta.dirname, '..', '..', 'dist', 'tab')

test('the first page of the tab comes in few files and stays light', () => {
  const { scripts, gzipped } = weigh(folder, beginning)
  expect(gzipped, 'bytes of JavaScript, gzipped. Load what the first screen can begin without by `lazily`, or make it smaller').toBeLessThan(200_000)
  expect(scripts).toBeLessThanOrEqual(8)
})

type Built = Record<string, { file: string; name?: string; imports?: string[] }>
const built = JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')) as Built

function reachedFrom(names: string[], reached = new Set<string>()): Set<string> {
  for (const name of names.filter((one) => !reached.has(one))) reachedFrom(built[name]?.imports ?? [], reached.add(name))
  return reached
}

test('the browser fetches the first screens together with the script that asks for them', () => {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const files = [...reachedFrom(beginning)].flatMap((name) => built[name]?.file ?? [])
  expect(files.length).toBeGreaterThan(4)
  expect(files.filter((file) => !page.includes(`"/${file}"`))).toEqual([])
})

test('what only the API checks does not come along: no schemas in the first load', () => {
  const zod = Object.entries(built).find(([, { name }]) => name === 'zod')
  expect(zod, 'forms do check what is typed before it is sent').toBeDefined()
  expect(reachedFrom(beginning).has(zod?.[0] ?? '')).toBe(false)
})
