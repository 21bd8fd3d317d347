import { expect, test } from 'vitest'
import { leavingWords } from '#tabs/roadmap/leaving-words.ts'
import { person } from './people-of-a-season.ts'

const [jon, mei, ana] = [person('Jon Keller'), person('Mei Ono'), person('Ana Ruiz')]

test('whoever thinks of leaving reads what becomes of the others, each by name', () => {
  expect(leavingWords({ mentor: jon, mentees: [mei, ana] }, 'mentee').consequences[0]).toMatch(/^The others go on as planned/)
  expect(leavingWords({ mentor: jon, mentees: [mei] }, 'mentee')).toMatchObject({ press: 'Leave this pair', question: 'Leave this pair?', consequences: [expect.stringMatching(/called off for Jon too, who waits/) as string, expect.any(String) as string, expect.any(String) as string] })
  expect(leavingWords({ mentor: jon, mentees: [mei, ana] }, 'mentor').consequences.slice(0, 2)).toEqual(['The circle ends: the meetings are called off for Mei and Ana too.', 'Mei and Ana keep a place in the program and wait for another mentor.'])
  expect(leavingWords({ mentor: jon, mentees: [mei] }, 'mentor').consequences[1]).toBe('Mei keeps a place in the program and waits for another mentor.')
})
