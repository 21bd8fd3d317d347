import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { createTaxonomy } from '#api/matching/engine/taxonomy.ts'
import { TaxonomyFile } from '#api/matching/taxonomy-file.ts'
import { readEsco } from '#scripts/taxonomy/esco.ts'
import { namesOf, readOnet } from '#scripts/taxonomy/onet.ts'
import { parseTable } from '#scripts/taxonomy/read-table.ts'

// The command is a process of its own, slow to start beside other work.
vi.setConfig({ testTimeout: 60_000 })

const root = mkdtempSync(join(tmpdir(), 'taxonomy-'))
afterAll(() => rmSync(root, { recursive: true }))

/** A folder with these files, under a name of its own. */
function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(root, 'import-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

function runCommand(...args: string[]) {
  return spawnSync(process.execPath, [join(import.meta.dirname, '../../scripts/taxonomy.ts'), ...args], { encoding: 'utf8' })
}

const skill = (id: string) => `http://data.example.org/skill/${id}`
const occupation = (id: string) => `http://data.example.org/occupation/${id}`

const skillRow = (id: string, name: string, labels = '', status = 'released') =>
  `KnowledgeSkillCompetence,${skill(id)},skill/competence,cross-sector,${name},${labels},,${status},2024-05-14T00:00:00Z,,,,"What it is,\nin ""words"""`

const escoFiles = {
  'skills_en.csv': [
    'conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description',
    skillRow('a', 'keep bees', '"look after bees\nbee care, daily\nhive work"'),
    skillRow('b', 'harvest honey', '"hive work\nkeep bees"'),
    skillRow('c', 'honey marketing'),
    skillRow('d', 'sell honey'),
    skillRow('e', 'old skill', '', 'obsolete'),
    skillRow('f', 'wonder'),
    '',
  ].join('\r\n'),
  'occupations_en.csv': `conceptType,conceptUri,iscoGroup,preferredLabel\nOccupation,${occupation('o1')},6123,beekeeper\nOccupation,${occupation('o2')},2431,honey marketer\n`,
  'occupationSkillRelations_en.csv': [
    'occupationUri,relationType,skillType,skillUri',
    ...[['o1', 'essential', 'a'], ['o1', 'essential', 'b'], ['o2', 'optional', 'b'], ['o1', 'optional', 'c'], ['o2', 'essential', 'c'], ['o2', 'optional', 'd'], ['o2', 'essential', 'e']].map(
      ([who, how, what]) => `${occupation(who!)},${how},knowledge,${skill(what!)}`,
    ),
  ].join('\n'),
  'skillSkillRelations_en.csv': `originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri\n${skill('b')},skill/competence,essential,knowledge,${skill('a')}\n${skill('c')},knowledge,optional,knowledge,${skill('b')}\n`,
  'broaderRelationsSkillPillar_en.csv': [
    'conceptType,conceptUri,broaderType,broaderUri',
    ...[['c', 'g1'], ['d', 'g1'], ['a', 'g2'], ['b', 'g2'], ['d', 'g2'], ['f', 'a']].map(([of, group]) => `KnowledgeSkillCompetence,${skill(of!)},SkillGroup,${skill(group!)}`),
  ].join('\n'),
}

test("ESCO's files become skills with synonyms, homes and relations", () => {
  const file = readEsco(folderOf(escoFiles), 'en')
  expect(file.skills).toEqual([
    { name: 'harvest honey', home: 'Operations', synonyms: [], related: { 'honey marketing': 0.5, 'keep bees': 0.7, 'sell honey': 0.42 } },
    { name: 'honey marketing', home: 'Marketing', synonyms: [], related: { 'sell honey': 0.6 } },
    { name: 'keep bees', home: 'Operations', synonyms: ['bee care, daily', 'look after bees'], related: { 'sell honey': 0.42, wonder: 0.6 } },
    { name: 'sell honey', home: 'Marketing', synonyms: [], related: {} },
    { name: 'wonder', home: 'Learning and Development', synonyms: [], related: {} },
  ])
  expect(file.functions.map(({ name }) => name)).toEqual(['Learning and Development', 'Marketing', 'Operations'])
  expect(TaxonomyFile.safeParse(file).success).toBe(true)
})

test('the order of the rows makes no difference', () => {
  const turned = Object.fromEntries(
    Object.entries(escoFiles).map(([name, text]) => {
      const [header, ...rows] = name.startsWith('skills_') ? [text.split('\r\n')[0]!, ...text.split('\r\n').slice(1, -1)] : text.trimEnd().split('\n')
      return [name, [header, ...rows.reverse()].join(name.startsWith('skills_') ? '\r\n' : '\n')]
    }),
  )
  expect(readEsco(folderOf(turned), 'en')).toEqual(readEsco(folderOf(escoFiles), 'en'))
})

const rating = (occupation: string, id: string, name: string, importance: number) =>
  `${occupation}\t${id}\t${name}\tIM\t${importance.toFixed(2)}\t8\t0.1\t1\t5\tN\tn/a\t08/2025\tAnalyst\n${occupation}\t${id}\t${name}\tLV\t7.00\t8\t0.1\t1\t5\tN\tN\t08/2025\tAnalyst`

const codes = ['13-2011.00', '13-2051.00', '15-1252.00', '43-3031.00']
const ratedHeader = 'O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tN\tStandard Error\tLower CI Bound\tUpper CI Bound\tRecommend Suppress\tNot Relevant\tDate\tDomain Source'
const technologies: [string, string[]][] = [
  ['Ledger Keeper', [0, 1, 3].map((at) => codes[at]!)],
  ['Enterprise resource planning ERP software', [0, 1, 3, 2].map((at) => codes[at]!)],
  ['Say "hello" editor', [codes[2]!]],
  ['Rarely Seen', [codes[2]!]],
]
const onetFiles = {
  'Skills.txt': [
    ratedHeader,
    ...codes.flatMap((code, at) => [rating(code, '2.A.1.a', 'Reading Closely', 2 + at), rating(code, '2.A.1.b', 'Writing Well', [2, 3, 4, 5][at]!), rating(code, '2.A.1.c', 'Mending', 5 - at)]),
  ].join('\r\n'),
  'Technology Skills.txt': [
    'O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand',
    ...technologies.flatMap(([title, users]) => users.map((code) => `${code}\t${title}\t43230000\tSome software\t${title.startsWith('Say') ? 'Y' : 'N'}\tN`)),
  ].join('\n'),
}

test('the files of the O*NET database become skills that relate by shared occupations', () => {
  const file = readOnet(folderOf(onetFiles))
  expect(file.skills).toEqual([
    { name: 'ERP', home: 'Finance', synonyms: ['Enterprise resource planning', 'Enterprise resource planning ERP', 'Enterprise resource planning ERP software'], related: { 'Ledger Keeper': 0.69 } },
    { name: 'Ledger Keeper', home: 'Finance', synonyms: [], related: {} },
    { name: 'Mending', home: 'Finance', synonyms: [], related: {} },
    { name: 'Reading Closely', home: 'Finance', synonyms: [], related: { 'Writing Well': 0.8 } },
    { name: 'Say "hello" editor', home: 'Engineering', synonyms: [], related: {} },
    { name: 'Writing Well', home: 'Finance', synonyms: [], related: {} },
  ])
  expect(TaxonomyFile.safeParse(file).success).toBe(true)
})

test('the files that O*NET publishes since release 30.2 are read by their new names', () => {
  const { 'Skills.txt': rated, 'Technology Skills.txt': technology } = onetFiles
  const renamed = {
    'Essential Skills.txt': rated,
    'Transferable Skills.txt': `${ratedHeader}\n${rating(codes[0]!, '2.B.1.a', 'Listening', 4)}`,
    'Software Skills.txt': technology.replace('Example\tCommodity Code\tCommodity Title', 'Workplace Example\tElement ID\tElement Name'),
  }
  const names = readOnet(folderOf(renamed)).skills.map(({ name }) => name)
  expect(names).toEqual([...readOnet(folderOf(onetFiles)).skills.map(({ name }) => name), 'Listening'].sort())
})

test('titles of technologies are named as people say them, where that is not ambiguous', () => {
  const names = (...titles: string[]) => namesOf(titles).map(({ name, synonyms }) => [name, ...synonyms])
  expect(names('Structured query language SQL', 'Salesforce software', 'Acme ERP')).toEqual([
    ['SQL', 'Structured query language', 'Structured query language SQL'], ['Salesforce', 'Salesforce software'], ['Acme ERP'],
  ])
  expect(names('Computer-aided design CAD software', 'Computer assisted dispatch CAD software').map(([name]) => name)).toEqual(['Computer-aided design CAD', 'Computer assisted dispatch CAD'])
  expect(names('C', 'Go', 'C++')).toEqual([['C programming'], ['Go programming'], ['C++']])
})

test('a table is read as RFC 4180 says', () => {
  const fields = (text: string) => parseTable(text, 'csv', 'x.csv').map(({ line, fields }) => [line, ...fields])
  expect(fields('\uFEFFa,b\r\n"1,""one""\nline",2\r\n\r\n,"",\n"",')).toEqual([[1, 'a', 'b'], [2, '1,"one"\nline', '2'], [5, '', '', ''], [6, '', '']])
  expect(fields('a\n"b"')).toEqual([[1, 'a'], [2, 'b']])
  expect(fields('')).toEqual([])
  expect(parseTable('a\t"b\n\t\n', 'tab', 'x.txt').map(({ fields }) => fields)).toEqual([['a', '"b'], ['', '']])
  expect(() => fields('a\n"b\nc')).toThrow('x.csv, line 2: a quote opens here and never closes.')
  expect(() => fields('a\n"b"c')).toThrow('x.csv, line 2: something follows a closing quote')
})

test.each([
  ['esco', { ...escoFiles, 'skills_en.csv': escoFiles['skills_en.csv'].replace('altLabels', 'labels') }, 'skills_en.csv, line 1: there is no column “altLabels”.'],
  ['esco', { ...escoFiles, 'skillSkillRelations_en.csv': escoFiles['skillSkillRelations_en.csv'].replace('optional', 'vague') }, 'skillSkillRelations_en.csv, line 3: relationType must be essential or optional, not “vague”.'],
  ['esco', { ...escoFiles, 'occupations_en.csv': 'conceptUri,iscoGroup\n' }, 'occupationSkillRelations_en.csv, line 2: there is no occupation'],
  ['esco', { ...escoFiles, 'skills_en.csv': `${escoFiles['skills_en.csv']}one,two` }, 'skills_en.csv, line 17: 2 fields where the first line names 13.'],
  ['onet', { ...onetFiles, 'Skills.txt': onetFiles['Skills.txt'].replace('\tIM\t3.00', '\tIM\tthree') }, 'an importance is a number from 1 to 5, not “three”.'],
  ['onet', { 'Skills.txt': onetFiles['Skills.txt'] }, 'Technology Skills.txt is missing.'],
] as const)('a fault in what %s published is named with its file and line', (publisher, files, words) => {
  const folder = folderOf(files)
  expect(() => (publisher === 'esco' ? readEsco(folder, 'en') : readOnet(folder))).toThrow(words)
})

test('the command writes one valid file, and says whose data it is', () => {
  const folder = folderOf(escoFiles)
  const out = join(folder, 'taxonomy.json')
  const { status, stdout, stderr } = runCommand('esco', folder)
  expect([status, runCommand('esco', folder, '--out', out).status]).toEqual([0, 0])
  expect(createTaxonomy(TaxonomyFile.parse(JSON.parse(stdout))).canonical('skill', 'Bee care daily')).toBe('keep bees')
  expect(stderr).toMatch(/^5 skills at home in 3 functions, 6 relations\. Source to be named: ESCO/)
})

test('the command answers wrong use with one sentence', () => {
  const answers = [['esco'], ['esco', folderOf(escoFiles), '--language', 'de'], ['onet', join(root, 'nowhere')]].map((args) => runCommand(...args))
  expect(answers.map(({ status, stdout }) => [status, stdout])).toEqual([[2, ''], [2, ''], [2, '']])
  expect(answers[0]!.stderr).toMatch(/^Name a publisher/)
  expect(answers[1]!.stderr).toMatch(/skills_de\.csv is missing\. The folder has en: say --language en\.\n$/)
  expect(answers[2]!.stderr).toMatch(/nowhere is missing/)
})
