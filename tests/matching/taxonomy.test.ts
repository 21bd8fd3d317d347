import { expect, test } from 'vitest'
import { builtInTaxonomy, createTaxonomy, tidy, type TaxonomyData } from '#api/matching/engine/taxonomy.ts'

const { canonical, display, nearness, skillsMentioned, terms } = builtInTaxonomy

function near(one: string, other: string): number {
  return nearness('skill', canonical('skill', one), canonical('skill', other))
}

test('the built-in taxonomy knows at least 24 functions, each with ten skills or more, and 400 skills', () => {
  expect(terms.function.size).toBeGreaterThanOrEqual(24)
  expect(terms.skill.size).toBeGreaterThanOrEqual(400)
  const skills = Map.groupBy(terms.skill.values(), ({ home }) => home)
  expect([...terms.function.keys()].filter((name) => (skills.get(name)?.length ?? 0) < 10)).toEqual([])
  expect([...skills.keys()].filter((home) => !terms.function.has(home))).toEqual([])
})

test.each(['skill', 'function'] as const)('no word stands for two %ss', (kind) => {
  const owner = new Map<string, string>()
  for (const { spelling, synonyms } of terms[kind].values()) {
    for (const word of [spelling, ...synonyms]) {
      expect([word, owner.get(tidy(word))]).toEqual([word, undefined])
      owner.set(tidy(word), spelling)
    }
  }
})

test.each(['skills', 'functions'] as const)('the %s relate only to what exists, never to themselves, and above 0 and below 1', (list) => {
  const names = new Set(builtInTaxonomy.data[list].map(({ name }) => name))
  for (const { name, related } of builtInTaxonomy.data[list]) {
    for (const [other, weight] of Object.entries(related)) {
      expect([name, other, names.has(other) && other !== name && weight > 0 && weight < 1]).toEqual([name, other, true])
    }
  }
})

test.each(['skill', 'function'] as const)('no %s stands alone, and every relation holds both ways', (kind) => {
  for (const { name, related } of terms[kind].values()) {
    expect([name, related.size > 0]).toEqual([name, true])
    for (const [other, weight] of related) expect([name, other, nearness(kind, other, name)]).toEqual([name, other, weight])
  }
})

test('what helps to learn something is near it', () => {
  const pairs = [
    ['budgeting', 'financial planning'], ['agile delivery', 'project management'], ['cost control', 'budgeting'], ['Scrum Master', 'agile'],
    ['public speaking', 'storytelling'], ['coaching', 'mentoring'], ['SQL', 'data analysis'], ['Excel', 'data analysis'], ['Power BI', 'presenting data'],
    ['hiring', 'interviewing'], ['GDPR', 'data governance'], ['patient care', 'wound care'], ['policy making', 'impact assessment'],
    ['visual merchandising', 'range planning'], ['clinical studies', 'good clinical practice'], ['logistics', 'warehouse operations'],
    ['Kubernetes', 'DevOps'], ['negotiation', 'supplier negotiation'], ['becoming a manager', 'delegation'], ['HACCP', 'food production'],
    ['underwriting', 'actuarial science'], ['P&L', 'budgeting'], ['carbon footprint', 'ESG reporting'], ['lab techniques', 'GLP'],
  ] as const
  expect(pairs.filter(([one, other]) => near(one, other) < 0.4)).toEqual([])
})

test('words that only look alike are not near', () => {
  const friends = [
    ['financial modelling', 'fashion modelling'], ['scrum', 'rugby'], ['machine learning', 'machine operation'], ['financial modelling', 'data modelling'],
    ['networking', 'network administration'], ['underwriting', 'copywriting'], ['sales pipeline management', 'data pipelines'], ['clinical trials', 'litigation'],
    ['land surveying', 'surveys'], ['information security', 'site security'], ['claims handling', 'construction claims'], ['stock control', 'capital markets'],
    ['Java', 'JavaScript'], ['interviewing', 'media training'], ['process engineering', 'process mining'], ['R&D', 'R programming'],
    ['customer journey mapping', 'process mining'], ['patient flow', 'working capital'], ['power systems', 'Power Apps'], ['software containers', 'logistics'],
  ] as const
  expect(friends.filter(([one, other]) => near(one, other) > 0)).toEqual([])
})

test('synonyms, spelling and punctuation lead to one name', () => {
  expect(canonical('skill', ' Budget–Planning ')).toBe('budgeting')
  expect(canonical('skill', 'Budget-Planning')).toBe('budgeting')
  expect(canonical('skill', 'Negotiating.')).toBe('negotiation')
  expect(canonical('skill', 'C#')).toBe('c#')
  expect(canonical('skill', '.NET')).toBe('c#')
  expect(canonical('function', 'R&D')).toBe('research')
  expect(canonical('skill', 'Bee_keeping')).toBe('bee keeping')
})

test('names are shown as people spell them', () => {
  const spelled = ['sql', 'gdpr', 'c++', 'p&l', 'okr', 'a/b testing', 'Work Life Balance', 'BUDGETING', 'bee keeping'].map((word) => display('skill', canonical('skill', word)))
  expect(spelled).toEqual(['SQL', 'data protection', 'C++', 'P&L responsibility', 'OKRs', 'A/B testing', 'work-life balance', 'budgeting', 'bee keeping'])
  expect(display('function', canonical('function', 'hr'))).toBe('Human Resources')
})

test('free text is read by its longest phrases', () => {
  expect(skillsMentioned('Learn contract negotiation, then lead: becoming a manager and storytelling!')).toEqual(['contract negotiation', 'first time management', 'storytelling'])
  expect(skillsMentioned('')).toEqual([])
})

test('everyday words in goals are not taken for skills', () => {
  expect(skillsMentioned('I want to reach my goals, react faster, go further, feel safe, make it rust-free and go with the swift flow of the assembly.')).toEqual([])
})

test('a relation named from both ends counts with the greater weight, and the first owner of a word keeps it', () => {
  const data: TaxonomyData = {
    functions: [{ name: 'Garden', synonyms: [], related: {} }],
    skills: [
      { name: 'Pruning', home: 'Garden', synonyms: ['cutting', 'Grafting'], related: { grafting: 0.3, nowhere: 0.5 } },
      { name: 'Grafting', home: 'Garden', synonyms: ['Cutting'], related: { pruning: 0.6 } },
    ],
  }
  const garden = createTaxonomy(data)
  expect([garden.nearness('skill', 'pruning', 'grafting'), garden.nearness('skill', 'grafting', 'pruning')]).toEqual([0.6, 0.6])
  expect(['cutting', 'grafting', 'PRUNING'].map((word) => garden.canonical('skill', word))).toEqual(['pruning', 'grafting', 'pruning'])
  expect([...garden.relatedTo('skill', 'pruning').keys()]).toEqual(['grafting'])
  expect(garden.relatedTo('skill', 'nowhere').size).toBe(0)
})
