import { expect, test } from 'vitest'
import { askedWords, factsOf, howAsked, remindWords, stepWords, wayWords } from '#tabs/programs/ask-words.ts'
import { answers, person, row } from './people-of-a-season.ts'

const reader = { locale: 'en-GB', timeZone: 'Europe/London' }
const now = Date.parse('2026-12-02T10:00:00Z')
const hours = (number: number) => now - number * 3_600_000
const ask = (more = {}) => ({ person: person('Priya Nair'), why: null, way: 'card' as const, askedAt: hours(48), remindedAt: null, ...more })
const asking = (...asks: ReturnType<typeof ask>[]) => row({}, { asks })

test('the list says who was asked last and which way it went', () => {
  expect(howAsked(row({}, { asks: [] }))).toBe('Nobody had to be asked')
  expect(howAsked(asking(ask()))).toBe('Priya Nair, card in Teams')
  expect(howAsked(row({}, { asks: [ask(), { ...ask({ person: person('Lee Chen') }), way: 'tab' }] }))).toBe('Lee Chen and 1 before, only in their tab')
  expect(howAsked(row({}, { asks: [{ ...ask(), way: null }] }))).toBe('Priya Nair, on its way')
})

test('whoever could not be reached is said to see it in their tab alone', () => {
  expect(wayWords({ way: 'tab' })).toContain('only see it when they open Crosspath')
  expect(wayWords({ way: 'mail' })).toContain('mail')
})

test('a question is dated, and so is its reminder', () => {
  expect(askedWords({ askedAt: hours(24), remindedAt: null }, now, reader)).toBe('Asked yesterday at 10:00.')
  expect(askedWords({ askedAt: hours(24), remindedAt: hours(1) }, now, reader)).toBe('Asked yesterday at 10:00, reminded today at 09:00.')
})

test('a second reminder within a day is refused with the time of the next', () => {
  expect(remindWords(asking(ask({ remindedAt: hours(20) })), now, reader)).toEqual({ possible: false, words: 'Reminded yesterday. Next possible today at 14:00.' })
  expect(remindWords(asking(ask({ remindedAt: hours(24) })), now, reader)).toEqual({ possible: true, words: 'Reminded yesterday.' })
  expect(remindWords(asking(ask()), now, reader)?.possible).toBe(true)
})

test('a reminder that was just pressed counts before it is out', () => {
  expect(remindWords(asking(ask()), now, reader, now)).toEqual({ possible: false, words: 'Reminded today. Next possible tomorrow at 10:00.' })
})

test('nobody is reminded of what is decided, or before anybody is asked', () => {
  expect(remindWords(row({ state: 'approved' }), now, reader)).toBeNull()
  expect(remindWords(asking(), now, reader)?.possible).toBe(false)
})

test('the facts count questions and never quote them', () => {
  const question = { id: '0b6e1c1e-5f0a-4b7e-9a3c-2f6d1e8b7a91', by: person('Priya Nair'), question: 'How many hours?', askedAt: 1, answer: 'Four', answeredAt: 2 }
  const facts = factsOf(row({ questions: [question, { ...question, answer: null, answeredAt: null }] }))
  expect(facts.at(-1)).toEqual({ label: 'Questions', words: '2 asked, 1 without an answer yet' })
  expect(JSON.stringify(facts)).not.toMatch(/hours|Four/)
  expect(factsOf(row({ answers: answers({ role: 'mentor', skillsOffered: ['Pricing'], capacity: 2 }) }))).toEqual([{ label: 'Takes part as', words: 'Mentor of up to 2' }, { label: 'Offers', words: 'Pricing' }])
})

test('a step is said with its days as people say them', () => {
  expect([0, 1, 2].map((days) => stepWords('put-off', days))).toEqual(['Put off today', 'Put off yesterday', 'Put off 2 days ago'])
  expect((['asked', 'joined', 'approved', 'declined'] as const).map((step) => stepWords(step, 0))).toEqual(['Asked today', 'Joined today', 'Approved today', 'Declined today'])
})
