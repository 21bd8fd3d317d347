import { expect, test } from 'vitest'
import { missingIn, stepOf, titleOf, withWord } from '#tabs/enrolment/steps.ts'
import { answers } from './people-of-a-season.ts'

test('complete answers can be sent', () => {
  expect(missingIn(answers())).toEqual([])
  expect(missingIn(answers({ role: 'mentor', goals: '', skillsWanted: [], functionsToExplore: [], skillsOffered: ['Pricing'] }))).toEqual([])
})

test('a mentee needs a topic, a sentence and a part of the company, each asked for on its step', () => {
  const missing = missingIn(answers({ goals: '', skillsWanted: [], functionsToExplore: [] }))
  expect(missing.map(({ field, step }) => `${step}: ${field}`)).toEqual(['topics: skillsWanted', 'topics: goals', 'people: functionsToExplore'])
  for (const { field, step } of missing) expect(stepOf(field)).toBe(step)
})

test('a mentor needs a topic to offer and nothing else', () => {
  expect(missingIn(answers({ role: 'mentor', goals: '', skillsWanted: [], functionsToExplore: [] })).map(({ field }) => field)).toEqual(['skillsOffered'])
})

test('a step only complains of its own fields', () => {
  const empty = answers({ goals: '', skillsWanted: [], functionsToExplore: [] })
  expect(missingIn(empty, 'people').map(({ field }) => field)).toEqual(['functionsToExplore'])
  expect(missingIn(empty, 'role')).toEqual([])
})

test('a goal of blanks or a single word is no sentence', () => {
  expect(missingIn(answers({ goals: '             ' }))).toHaveLength(1)
  expect(missingIn(answers({ goals: 'Numbers' }))).toHaveLength(1)
})

test('each role is asked in its own words', () => {
  expect(titleOf('topics', 'mentee')).toBe('What do you want to get better at?')
  expect(titleOf('topics', 'mentor')).toBe('What can you help others with?')
})

test('a word is taken once, whatever its capitals, and blanks never', () => {
  expect(withWord(['SQL'], ' sql ')).toEqual(['SQL'])
  expect(withWord(['SQL'], ' Pricing ')).toEqual(['SQL', 'Pricing'])
  expect(withWord([], '  ')).toEqual([])
})
