import { expect, test } from 'vitest'
import { wholeBlocks } from '#api/nudges/total-pulse.ts'

/** "a1": person a of circle 1. */
const answers = (text: string) => text.split(' ').map((word) => ({ personId: word.slice(0, 1), circleId: word.slice(1) }))
const count = (text: string) => wholeBlocks(answers(text)).length

test('answers are shown in blocks of five different people of at least two circles', () => {
  expect(count('a1 b1 c2 d2')).toBe(0)
  expect(count('a1 b1 c2 d2 e1')).toBe(5)
  expect(count('a1 b1 c1 d1 e1')).toBe(0)
  expect(count('a1 b1 c1 d1 e1 f2')).toBe(6)
  expect(count('a1 b1 c2 d2 a1')).toBe(0)
})

test('a later block is as large as the first, so that one person who answers five times shows in none', () => {
  const first = 'a1 b1 c2 d2 e3'
  expect(count(`${first} a1 a1 a1 a1 a1`)).toBe(5)
  expect(count(`${first} a1 b1 a1 b1 a1`)).toBe(5)
  expect(count(`${first} a1 b1 c1 d1 e1`)).toBe(5)
  expect(count(`${first} a1 b1 c1 d1 e3`)).toBe(10)
})
