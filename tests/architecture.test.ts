import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { breachOf } from './support/import-law.ts'
import type { Import } from './support/import-law.ts'

const sources = ['api', 'tabs', 'scripts', 'tests'].filter((folder) => existsSync(folder)).flatMap(filesIn)

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
}

function importsOf(from: string): Import[] {
  const text = readFileSync(from, 'utf8')
  const statements = text.matchAll(/^\s*(?:import|export)\s(type\s)?[^'"`;]*?from\s*['"]([^'"]+)['"]|import\(?\s*['"]([^'"]+)['"]/gm)
  return [...statements].map(([, type, named, bare]) => ({ from, to: resolve(from, named ?? bare ?? ''), typeOnly: type !== undefined }))
}

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1)
  return specifier.startsWith('.') ? join(dirname(from), specifier).replaceAll('\\', '/') : specifier
}

test('every import keeps the law', () => {
  const breaches = sources.flatMap(importsOf).flatMap((found) => {
    const breach = breachOf(found)
    return breach ? [`${found.from} imports ${found.to}: ${breach}.`] : []
  })
  expect(breaches).toEqual([])
})

test.for([
  ['api/time/calendar.ts', 'node:fs', 'a heart'],
  ['api/matching/engine/score.ts', 'api/errors.ts', 'a heart'],
  ['api/scheduling/solver/rank.ts', 'api/matching/engine/score.ts', 'a heart'],
  ['api/people/contract.ts', 'kysely', 'a contract'],
  ['api/people/contract.ts', 'api/matching/contract.ts', 'looks only left'],
  ['api/bot/send.ts', 'api/enrolment/cards.ts', 'a door'],
  ['api/enrolment/jobs.ts', 'api/roadmap/start-roadmap.ts', 'look only left'],
  ['api/matching/run-matching.ts', 'api/enrolment/store.ts', 'by its verbs, policy'],
  ['api/people/routes.ts', 'api/app.ts', 'the composition'],
  ['api/app.ts', 'scripts/tenant/start.ts', 'stands alone'],
  ['tabs/home/home.tsx', 'api/people/store.ts', 'contracts only'],
  ['tabs/home/home.tsx', 'tabs/matching/review.tsx', 'never imports a screen'],
  ['tabs/home/home.tsx', '@microsoft/teams-js', 'only tabs/host/teams.ts'],
  ['tabs/host/teams.ts', '@azure/msal-browser', 'only tabs/host/outlook.ts'],
  ['tabs/outlook/pane.tsx', 'tabs/host/teams.ts', 'teams-js must not be loaded'],
  ['tabs/home/home.tsx', 'tabs/host/outlook.ts', 'knows Office.js'],
  ['scripts/tenant/entra.ts', 'api/config.ts', 'not our code'],
  ['scripts/start.ts', 'tests/support/start-world.ts', 'do not know the tests'],
])('%s may not import %s', ([from = '', to = '', words = '']) => {
  expect(breachOf({ from, to, typeOnly: false })).toContain(words)
})

test('hearts are free to every capability, also those to its right', () => {
  expect(breachOf({ from: 'api/matching/find-time.ts', to: 'api/scheduling/solver/solve.ts', typeOnly: false })).toBeNull()
  expect(breachOf({ from: 'api/matching/find-time.ts', to: 'api/scheduling/plan-series.ts', typeOnly: false })).toContain('look only left')
  expect(breachOf({ from: 'api/graph/calendars.ts', to: 'api/scheduling/solver/solve.ts', typeOnly: false })).toContain('a door')
  expect(breachOf({ from: 'api/store/schema.ts', to: 'api/roadmap/plan/content.ts', typeOnly: true })).toBeNull()
})

/** Packages that a file brings with it when it is loaded, with the files that lead there. */
function packagesBehind(file: string, way: string[] = [], seen = new Set<string>()): string[] {
  if (seen.has(file)) return []
  seen.add(file)
  return importsOf(file)
    .filter(({ typeOnly }) => !typeOnly)
    .flatMap(({ to }) => (sources.includes(to) ? packagesBehind(to, [...way, file], seen) : [`${[...way, file].join(' → ')} → ${to}`]))
}

test('the words of the tab are tested without loading its looks', () => {
  const drawn = sources.filter((file) => file.startsWith('tests/tab/')).flatMap((file) => packagesBehind(file)).filter((way) => /→ (@fluentui\/|react)/.test(way))
  expect(drawn, 'Take the words out of the component: Fluent takes seconds to load.').toEqual([])
})

test('only tabs/host/outlook.ts speaks to Office.js, and the pane brings no teams-js with it', () => {
  const speakers = sources.filter((file) => file.startsWith('tabs/') && file !== 'tabs/host/outlook.ts' && /\bOffice\.\w/.test(readFileSync(file, 'utf8')))
  expect(speakers, 'Add what is needed to tabs/host/outlook.ts and take it from there.').toEqual([])
  expect(packagesBehind('tabs/outlook/main.tsx').filter((way) => way.endsWith('@microsoft/teams-js'))).toEqual([])
})

test('only api/main.ts reads the environment', () => {
  const readers = sources.filter((file) => /^(api|tabs)\//.test(file) && file !== 'api/main.ts' && /process\.env\b/.test(readFileSync(file, 'utf8')))
  expect(readers, 'Add the variable to api/config.ts and take it from context.config.').toEqual([])
})

test('there are no barrels and no rooms for odds and ends', () => {
  const barrels = sources.filter((file) => /^index\.(ts|js)$/.test(basename(file)))
  expect(barrels, 'Import the file that holds the thing; name a file after what it holds.').toEqual([])
  const oddments = sources.filter((file) => /(^|\/)(utils?|helpers?|services?|common|shared|misc)(\/|\.)/.test(file))
  expect(oddments, 'Put it in the room of its subject.').toEqual([])
})

test('no file outgrows 300 lines', () => {
  const free = /\/migrations\/|-data\.ts$/
  const long = sources.filter((file) => !free.test(file) && readFileSync(file, 'utf8').trimEnd().split('\n').length > 300)
  expect(long, 'Split it by subject; only migrations and tables named *-data.ts may be longer.').toEqual([])
})

test('every test file belongs to a project that runs it', () => {
  const listed = execFileSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'list', '--filesOnly', '--json'], { encoding: 'utf8' })
  const known = (JSON.parse(listed.slice(listed.indexOf('['))) as { file: string }[]).map(({ file }) => file)
  const strays = sources.filter((file) => /\.test\.tsx?$/.test(file) && !known.includes(join(process.cwd(), file)))
  expect(strays, 'Add its folder to a project in vitest.config.ts, or move it.').toEqual([])
})
