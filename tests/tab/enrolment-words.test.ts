import { expect, test } from 'vitest'
import { EnrolmentState, type Question } from '#api/enrolment/contract.ts'
import { breakSentence, waysOf } from '#tabs/enrolment/break-words.ts'
import { teamViewOf } from '#tabs/enrolment/team-view.ts'
import { enrolmentWords } from '#tabs/parts/enrolment-words.ts'
import { dayAfter, dayFault, sayDate } from '#tabs/parts/moments.ts'
import { answeredLine, askedLine, openQuestionOf, whoReadsAnswer } from '#tabs/parts/question-words.ts'
import { awaySaved } from '#tabs/settings/setting-words.ts'
import { person } from './people-of-a-season.ts'

const now = Date.parse('2026-11-23T10:00:00Z')
const reader = { locale: 'en-GB', timeZone: 'Europe/London' }
const ana = person('Ana Ruiz')
const priya = person('Priya Nair')
const question = (more: Partial<Question> = {}): Question => ({ id: 'q', by: priya, question: 'Which day suits you?', askedAt: Date.parse('2026-11-23T09:10:00Z'), answer: null, answeredAt: null, ...more })
const answered = question({ id: 'p', answer: 'Fridays.', answeredAt: Date.parse('2026-11-23T09:40:00Z') })

test('every state has a word of its own, and no word sounds an alarm', () => {
  const words = EnrolmentState.options.map(enrolmentWords)
  expect(new Set(words.map(({ word }) => word)).size).toBe(EnrolmentState.options.length)
  expect(words.map(({ tone }) => tone)).not.toContain('bad')
})

test('the newest open question is the one to answer, and answered ones are none', () => {
  expect(openQuestionOf([])).toBeNull()
  expect(openQuestionOf([answered])).toBeNull()
  expect(openQuestionOf([answered, question()])?.id).toBe('q')
})

test('a thread tells each reader who asked and who answered', () => {
  const asApprover = { meId: priya.id, now, reader }
  const asOwner = { meId: ana.id, now, reader }
  expect(askedLine(question(), asApprover)).toBe('You asked today at 09:10')
  expect(askedLine(question(), asOwner)).toBe('Priya Nair asked today at 09:10')
  expect(answeredLine(question(), ana, asApprover)).toBe('Waiting for Ana’s answer')
  expect(answeredLine(question(), ana, asOwner)).toBeNull()
  expect(answeredLine(answered, ana, asOwner)).toBe('You answered today at 09:40')
  expect(whoReadsAnswer(question())).toBe('Priya and whoever else may answer your request read this.')
})

test('what can be done follows from the state: a break only once one is in, leaving a circle only on its page', () => {
  expect(waysOf({ state: 'submitted' }, { open: true, inCircle: false })).toEqual(['take-back'])
  expect(waysOf({ state: 'approved' }, { open: true, inCircle: false })).toEqual(['take-a-break', 'leave'])
  expect(waysOf({ state: 'active' }, { open: false, inCircle: true })).toEqual(['take-a-break', 'leave-circle'])
  expect(waysOf({ state: 'paused' }, { open: false, inCircle: true })).toEqual(['come-back', 'leave-circle'])
  expect(waysOf({ state: 'paused' }, { open: false, inCircle: false })).toEqual(['come-back', 'leave'])
  expect(waysOf({ state: 'declined' }, { open: true, inCircle: false })).toEqual(['ask-again'])
  expect(waysOf({ state: 'declined' }, { open: false, inCircle: false })).toEqual([])
})

test('a break says what others see, and never why', () => {
  expect(breakSentence(true)).toContain('never why')
  expect(breakSentence(false)).toContain('Nobody is told why')
})

test('a day outside of what is possible is refused with the days that are', () => {
  expect(dayFault('2026-11-23', '2026-11-24', '2027-04-03', reader, now)).toBe('Choose a day from 24 November to 3 April 2027.')
  expect(dayFault('', '2026-11-24', '2027-04-03', reader, now)).not.toBeNull()
  expect(dayFault('2026-11-24', '2026-11-24', '2027-04-03', reader, now)).toBeNull()
  expect(dayFault('2027-04-03', '2026-11-24', '2027-04-03', reader, now)).toBeNull()
  expect(dayAfter('2026-12-31')).toBe('2027-01-01')
  expect(sayDate('2026-12-07', reader, now)).toBe('Monday 7 December')
})

test('My team opens on those who wait unless an address asks for more', () => {
  expect(teamViewOf(null)).toBe('waiting')
  expect(teamViewOf('taking-part')).toBe('taking-part')
  expect(teamViewOf('elsewhere')).toBe('waiting')
})

test('whoever is named to answer is told back by name', () => {
  expect(awaySaved(priya)).toBe('Priya Nair answers while you are away')
  expect(awaySaved(null)).toBe('Nobody in particular answers for you now')
})
