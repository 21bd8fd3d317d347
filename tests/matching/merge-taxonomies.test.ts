import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '#api/config.ts'
import { mergeTaxonomies } from '#api/matching/engine/merge-taxonomies.ts'
import { builtInTaxonomy, createTaxonomy, type TaxonomyData } from '#api/matching/engine/taxonomy.ts'
import { openTaxonomy, TaxonomyFile } from '#api/matching/taxonomy-file.ts'

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
  const folder = mkdtempSync(join(tmpdir(), 'taxonomy-'))
  try {
    const file = join(folder, 'taxonomy.json')
    writeFileSync(file, content)
    expect(() => openTaxonomy(file)).toThrow(words)
    expect(() => openTaxonomy(file)).toThrow(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('TAXONOMY_FILE names the file; without it the built-in taxonomy is used', () => {
  const settings = { DATABASE_URL: 'postgres://localhost/x', PUBLIC_URL: 'https://x.example', TENANT_ID: '8e1f2a7c-90b4-4c53-9d2e-7a6b5c4d3e2f', CLIENT_ID: '8e1f2a7c-90b4-4c53-9d2e-7a6b5c4d3e2f', CLIENT_SECRET: 'x', TEAMS_APP_ID: '8e1f2a7c-90b4-4c53-9d2e-7a6b5c4d3e2f' }
  expect(readConfig({ ...settings, TAXONOMY_FILE: 'words.json' }).taxonomyFile).toBe('words.json')
  expect(openTaxonomy(readConfig(settings).taxonomyFile)).toBe(builtInTaxonomy)
  expect(() => readConfig({ ...settings, TAXONOMY_FILE: '' })).toThrow('TAXONOMY_FILE')
})
