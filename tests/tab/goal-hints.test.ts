import { expect, test } from 'vitest'
import { hintsFor } from '#tabs/parts/goal-hints.ts'

const hints = (title: string, measure = '', evidence = '', language = 'en-GB') => hintsFor({ title, measure, evidence }, language)

test.for([
  ['Improve my understanding of products', 'What would you do once you have it?'],
  ['Get promoted by summer', 'Others decide that. Which step towards it is yours?'],
  ['Stop avoiding customer calls', 'What will you do instead?'],
  ['Present to product; write a pricing note', 'This looks like two goals. Which one comes first?'],
  ['Storytelling with numbers', 'Start with something one could watch you do, such as “present” or “write”.'],
])('“%s” is asked: %s', ([title = '', hint = '']) => {
  expect(hints(title)).toContain(hint)
})

test('a sharp goal is left alone', () => {
  expect(hints('Present the quarter to two product teams', 'Presentations given', 'The slides')).toEqual([])
})

test('something counted is asked for its number, and then for what one could show', () => {
  expect(hints('Present the quarter without help', 'Presentations')).toEqual(['How many, or how often?', 'What could you show somebody who asks?'])
})

test('there are never more than two questions', () => {
  expect(hints('Get promoted and learn more and understand it; become better', 'Praise')).toHaveLength(2)
})

test('a few letters are not judged yet', () => {
  expect(hints('Improve')).toEqual([])
})

test('a goal in another language gets no question rather than a wrong one', () => {
  expect(hints('Improve my understanding of products', '', '', 'de-DE')).toEqual([])
})
