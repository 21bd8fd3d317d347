import { expect, test } from 'vitest'
import { type CohortDraft, faultsLeft, faultsOfCohort, faultsOfProgram, placesOf, placesWords, type ProgramDraft, waitsSentence } from '#tabs/programs/cohort-words.ts'

const program: ProgramDraft = { name: 'Bridges', theme: '', purpose: 'Learn from another part of the company.', mentorNeedsApproval: false, mailbox: 'mentor', owner: null, remindAfterDays: 2, escalateAfterDays: 5, expireAfterDays: 10 }
const cohort: CohortDraft = { programId: 'p', name: 'Winter 26', enrolUntilOn: '2026-12-01', startsOn: '2026-12-04', circleSize: 3, places: '' }

test('a request is reminded of before somebody else is asked, and that before it closes', () => {
  expect(faultsOfProgram(program)).toEqual({})
  expect(Object.keys(faultsOfProgram({ ...program, remindAfterDays: 5 }))).toEqual(['escalateAfterDays'])
  expect(Object.keys(faultsOfProgram({ ...program, escalateAfterDays: 12 }))).toEqual(['expireAfterDays'])
  expect(waitsSentence(program)).toBe('Remind after 2, ask the next manager after 5, close after 10 working days of the manager')
})

test('places are a whole number, or no limit', () => {
  expect(['', ' ', '40', '100000'].map(placesOf)).toEqual([null, null, 40, 100_000])
  expect(['0', '-3', '4.5', 'many', '100001'].map(placesOf)).toEqual([undefined, undefined, undefined, undefined, undefined])
  expect(faultsOfCohort({ ...cohort, places: 'many' }, '2026-11-20')).toHaveProperty('places')
  expect(faultsOfCohort({ ...cohort, places: '40' }, '2026-11-20')).toEqual({})
})

test('how full a cohort is says what the number counts', () => {
  expect(placesWords(142, 200)).toBe('142 of 200 places taken')
  expect(placesWords(0, 1)).toBe('0 of 1 place taken')
  expect(placesWords(1, null)).toBe('1 mentee, no limit')
})

test('what was typed anew takes with it the faults that it is judged with', () => {
  const faults = { name: 'Use at least 3 letters.', escalateAfterDays: 'Ask somebody else later than you remind.' }
  expect(faultsLeft(faults, { remindAfterDays: 1 })).toEqual({ name: faults.name })
  expect(faultsLeft(faults, { name: 'Bridges' })).toEqual({ escalateAfterDays: faults.escalateAfterDays })
})
