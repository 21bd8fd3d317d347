import { expect, test } from 'vitest'
import { canonical, nearness, skillsMentioned, terms, tidy } from '#api/matching/engine/taxonomy.ts'

test('the taxonomy knows enough functions and skills to begin with', () => {
  expect(terms.function.size).toBeGreaterThanOrEqual(12)
  expect(terms.skill.size).toBeGreaterThanOrEqual(180)
})

test.each(['skill', 'function'] as const)('every %s is named once, and relates only to what exists, both ways', (kind) => {
  const heard = new Map<string, string>()
  for (const term of terms[kind].values()) {
    for (const phrase of [term.name, ...term.synonyms]) {
      expect([phrase, heard.get(tidy(phrase))]).toEqual([phrase, undefined])
      heard.set(tidy(phrase), term.name)
    }
    for (const [other, weight] of term.related) {
      expect(other).not.toBe(term.name)
      expect([term.name, other, nearness(kind, other, term.name)]).toEqual([term.name, other, weight])
      expect(weight > 0 && weight < 1).toBe(true)
    }
  }
})

test('every skill is at home in a function', () => {
  for (const { name, home } of terms.skill.values()) expect([name, terms.function.has(home)]).toEqual([name, true])
})

test('synonyms, spelling and punctuation lead to one name', () => {
  expect(canonical('skill', ' Budget–Planning ')).toBe('budgeting')
  expect(canonical('skill', 'Budget-Planning')).toBe('budgeting')
  expect(canonical('skill', 'Negotiating.')).toBe('negotiation')
  expect(canonical('skill', 'C#')).toBe('c#')
  expect(canonical('skill', '.NET')).toBe('c#')
  expect(canonical('function', 'R&D')).toBe('engineering')
  expect(canonical('skill', 'Bee_keeping')).toBe('bee keeping')
})

test('free text is read by its longest phrases', () => {
  expect(skillsMentioned('Learn contract negotiation, then lead: becoming a manager and storytelling!')).toEqual(['contract negotiation', 'first time management', 'storytelling'])
  expect(skillsMentioned('')).toEqual([])
})

test('budgeting finds financial planning', () => {
  expect(nearness('skill', 'budgeting', 'financial planning')).toBeGreaterThan(0.5)
  expect(nearness('skill', 'budgeting', 'storytelling')).toBe(0)
})
