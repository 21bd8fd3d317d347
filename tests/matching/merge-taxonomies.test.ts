import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { readConfig } from '#api/config.ts'
import { mergeTaxonomies } from '#api/matching/engine/merge-taxonomies.ts'
import { builtInTaxonomy, createTaxonomy, type TaxonomyData } from '#api/matching/engine/taxonomy.ts'
import { openTaxonomy, TaxonomyFile } from '#api/matching/taxonomy-file.ts'

// Two tests start a process, which is slow beside other work.
vi.setConfig({ testTimeout: 60_000 })

const settings = { DATABASE_URL: 'postgres://localhost/x', PUBLIC_URL: 'https://x.example', TENANT_ID: '8e1f2a7c-90b4-4c53-9d2e-7a6b5c4d3e2f', CLIENT_ID: '8e1f2a7c-90b4-4c53-9d2e-7a6b5c4d3e2f', CLIENT_SECRET: 'x', TEAMS_APP_ID: '8e1f2a7c-90b4-4c53-9d2e-7a6b5c4d3e2f' }

/** Does something with the content as a file in a folder of its own. */
function withFile<R>(content: string, use: (file: string, folder: string) => R): R {
  const folder = mkdtempSync(join(tmpdir(), 'taxonomy-'))
  try {
    const file = join(folder, 'taxonomy.json')
    writeFileSync(file, content)
    return use(file, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function runNode(script: string, args: string[], env: Record<string, string> = {}) {
  return spawnSync(process.execPath, [join(import.meta.dirname, '../..', script), ...args], { encoding: 'utf8', env: { ...process.env, ...env } })
}

const own: TaxonomyData = {
  functions: [{ name: 'Orchard', synonyms: ['fruit'], related: {} }],
  skills: [
    { name: 'pruning', home: 'Orchard', synonyms: ['cutting trees'], related: { grafting: 0.6 } },
    { name: 'grafting', home: 'Orchard', synonyms: [], related: {} },
    { name: 'picking', home: 'Orchard', synonyms: [], related: {} },
  ],
}

const added: TaxonomyData = {
  functions: [{ name: 'Fruit', synonyms: [], related: { Cellar: 0.4 } }, { name: 'Cellar', synonyms: ['winery'], related: {} }],
  skills: [
    { name: 'Cutting Trees', home: 'Fruit', synonyms: ['trimming'], related: { picking: 0.9, pressing: 0.3, Grafting: 0.1 } },
    { name: 'pressing', home: 'Cellar', synonyms: ['Picking', 'trimming', 'juicing'], related: {} },
    { name: 'picking', home: 'Cellar', synonyms: [], related: {} },
    { name: 'grafting', home: 'Cellar', synonyms: [], related: {} },
  ],
}

const merged = createTaxonomy(mergeTaxonomies(own, added))

test('a term that is known by name or synonym stays what it is and learns words and relations', () => {
  expect(['cutting trees', 'trimming', 'Pruning'].map((word) => merged.canonical('skill', word))).toEqual(['pruning', 'pruning', 'pruning'])
  expect(merged.nearness('skill', 'pruning', 'pressing')).toBe(0.8)
  expect([...merged.terms.skill.values()].map(({ spelling, home }) => [spelling, home])).toEqual([['pruning', 'orchard'], ['grafting', 'orchard'], ['picking', 'orchard'], ['pressing', 'cellar']])
})

test('a word that is taken stays with its owner, and who claims it is near', () => {
  expect(merged.canonical('skill', 'picking')).toBe('picking')
  expect(merged.nearness('skill', 'pressing', 'picking')).toBe(0.8)
  expect(merged.canonical('skill', 'juicing')).toBe('pressing')
})

test('what the first says of its own terms stands, also when it says nothing', () => {
  expect(merged.nearness('skill', 'pruning', 'grafting')).toBe(0.6)
  expect(merged.nearness('skill', 'pruning', 'picking')).toBe(0)
})

test('functions come together by name and synonym, and new ones are added', () => {
  expect([...merged.terms.function.keys()]).toEqual(['orchard', 'cellar'])
  expect(merged.nearness('function', 'orchard', 'cellar')).toBe(0.4)
})

test('the result is a valid taxonomy itself, and the inputs are left as they were', () => {
  const before = JSON.stringify([own, added])
  expect(TaxonomyFile.safeParse(mergeTaxonomies(own, added)).error).toBeUndefined()
  expect(TaxonomyFile.safeParse(mergeTaxonomies(builtInTaxonomy.data, added)).error).toBeUndefined()
  expect(mergeTaxonomies(own, { functions: [], skills: [] })).toEqual(own)
  expect(JSON.stringify([own, added])).toBe(before)
})

test.each([
  ['{', /cannot be read as JSON .*Make it anew with "npm run taxonomy"/],
  ['[]', /is wrong at its top/],
  [JSON.stringify({ ...own, skills: [{ ...own.skills[0], home: 'Nowhere', related: {} }] }), /is wrong at skills\[0\]\.home: There is no function “Nowhere”/],
  [JSON.stringify({ ...own, skills: [{ ...own.skills[0], related: { sowing: 0.5 } }] }), /is wrong at skills\[0\]\.related\.sowing: There is no “sowing” among the skills/],
  [JSON.stringify({ ...own, skills: [{ ...own.skills[0], related: { pruning: 0.5 } }] }), /cannot be related to itself/],
  [JSON.stringify({ ...own, skills: [{ ...own.skills[0], related: { grafting: 1 } }, own.skills[1]] }), /is wrong at skills\[0\]\.related\.grafting: A relation must be below 1/],
  [JSON.stringify({ ...own, skills: [own.skills[1], { ...own.skills[2], synonyms: ['Grafting!'] }] }), /is wrong at skills\[1\]\.synonyms\[0\]: “Grafting!” already stands for “grafting”/],
] as const)('a taxonomy file that is wrong stops the start with a sentence: %s', (content, words) => {
  withFile(content, (file) => {
    expect(() => openTaxonomy(file)).toThrow(words)
    expect(() => openTaxonomy(file)).toThrow(file)
  })
})

test('TAXONOMY_FILE names the file; without it the built-in taxonomy is used', () => {
  expect(readConfig({ ...settings, TAXONOMY_FILE: 'words.json' }).taxonomyFile).toBe('words.json')
  expect(openTaxonomy(readConfig(settings).taxonomyFile)).toBe(builtInTaxonomy)
  expect(() => readConfig({ ...settings, TAXONOMY_FILE: '' })).toThrow('TAXONOMY_FILE')
})

test('the server does not start with a taxonomy that is not there', () => {
  const { status, stderr } = runNode('api/main.ts', [], { ...settings, TAXONOMY_FILE: 'nowhere.json' })
  expect(status).toBe(1)
  expect(stderr).toMatch(/^The taxonomy nowhere\.json cannot be read as JSON \(ENOENT.*Make it anew with "npm run taxonomy"\.\n$/)
})

test("a company's own words bring two people together in npm run match", () => {
  const instance = {
    people: [{ id: 'm', department: ['A'], level: 5 }, { id: 'e', department: ['B'], level: 3 }],
    mentors: [{ person: 'm', capacity: 1, skills: { pruning: 5 } }],
    mentees: [{ person: 'e', wants: { grafting: 3 } }],
  }
  withFile(JSON.stringify(own), (file, folder) => {
    const problem = join(folder, 'instance.json')
    writeFileSync(problem, JSON.stringify(instance))
    const reasons = (...args: string[]) => runNode('scripts/match.ts', [problem, ...args]).stdout
    expect(reasons('--taxonomy', file)).toContain('close to grafting')
    expect(reasons()).not.toContain('grafting')
    const wrong = runNode('scripts/match.ts', [problem, '--taxonomy', problem])
    expect([wrong.status, wrong.stdout]).toEqual([2, ''])
    expect(wrong.stderr).toMatch(/^The taxonomy .*instance\.json is wrong at functions: .*\n$/)
  })
})
