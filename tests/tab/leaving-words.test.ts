import { expect, test } from 'vitest'
import { leavingWords } from '#tabs/roadmap/leaving-words.ts'
import { person } from './people-of-a-season.ts'

const [jon, mei, ana] = [person('Jon Keller'), person('Mei Ono'), person('Ana Ruiz')]

test('whoever thinks of leaving reads what becomes of the others, each by name', () => {
  expect(leavingWords({ mentor: jon, mentees: [mei, ana] }, 'mentee').consequences[0]).toMatch(/^The others go on as planned/)
  expect(leavingWords({ mentor: jon, mentees: [mei] }, 'mentee')).toMatchObject({ press: 'Leave this pair', question: 'Leave this pair?', consequences: [expect.stringMatching(/called off for Jon too, who waits/) as string, expect.any(String) as string, expect.any(String) as string] })
  expect(leavingWords({ mentor: jon, mentees: [mei, ana] }, 'mentor').consequences[0]).toMatch(/^Mei and Ana keep the circle and its sessions, and the organizer looks for another mentor/)
  expect(leavingWords({ mentor: jon, mentees: [mei] }, 'mentor').consequences[0]).toMatch(/^Mei keeps the pair and its sessions/)
})
