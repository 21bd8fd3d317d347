import { expect, test } from 'vitest'
import type { SessionRoom } from '#api/sessions/contract.ts'
import { restWords, startWords } from '#tabs/meeting/panel-words.ts'
import { stateWords, stepText, turnWords } from '#tabs/sessions/session-words.ts'

const person = (id: string, displayName: string) => ({ id, displayName, jobTitle: null, department: null, officeLocation: null })
const [jon, ana, mei] = [person('j', 'Jon Osei'), person('a', 'Ana Ruiz'), person('m', 'Mei Lin')]
const circle = (mentees: (typeof jon)[]) => ({ id: 'c', cohortId: 'k', name: 'Circle of Jon', mentor: jon, mentees, reasons: [] })
const step = (seconds: number, turnOf: typeof jon | null = null) => ({ text: 'What gives you energy?', seconds, turnOf, insteadOf: null, line: 0 })
const run = (state: SessionRoom['run']['state'], at = 0, pressedBy: typeof jon | null = null) => ({ version: 1, state, step: at, secondsLeft: 0, startedAt: null, pressedBy })
const steps = [step(600), step(1_200), step(1_200)]

test('anybody may begin, and it says so by name', () => {
  expect(startWords(circle([ana]), 'a')).toBe('Starts when Jon or you press Start.')
  expect(startWords(circle([ana, mei]), 'j')).toBe('Starts when Ana, Mei or you press Start.')
})

test('the whole agenda has its time: before it begins, while it runs, and over its end', () => {
  expect(restWords({ run: run('not-begun'), steps }, 600)).toBe('50 min')
  expect(restWords({ run: run('running', 1), steps }, 1_100)).toBe('38:20 left')
  expect(restWords({ run: run('running', 1), steps }, -100)).toBe('18:20 left')
  expect(restWords({ run: run('paused', 2), steps }, -130)).toBe('2:10 over')
  expect(restWords({ run: run('finished', 2), steps }, 0)).toBe('')
})

test('whose turn it is, and who paused, is said to each in their own words', () => {
  expect([turnWords(step(60, ana), 'a'), turnWords(step(60, ana), 'j'), turnWords(step(60), 'j')]).toEqual(['Your turn', 'Ana’s turn', 'All together'])
  expect([stepText(step(60, ana)), stepText({ ...step(60), insteadOf: ana })]).toEqual(['What gives you energy?', 'Time for all of you, as Ana is not here'])
  expect(stateWords(run('paused', 2, mei), 5, 100, 'a')).toBe('Step 3 of 5 · Mei paused')
  expect(stateWords(run('paused', 2, mei), 5, 100, 'm')).toBe('Step 3 of 5 · You paused')
  expect(stateWords(run('running', 0, mei), 5, 100, 'a')).toBe('Step 1 of 5')
  expect(stateWords(run('running', 0), 5, -1, 'a')).toBe('Step 1 of 5 · Time is up; go on when it suits you')
})
