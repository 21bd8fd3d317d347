import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerLines } from '#api/roadmap/plan/answer-lines.ts'
import { checkAnswers, missingFrom } from '#api/roadmap/plan/check-answers.ts'
import type { Answers, Form, SimpleField } from '#api/roadmap/plan/content.ts'

const options = [{ id: 'mine', label: 'I do' }, { id: 'yours', label: 'You do' }, { id: 'shared', label: 'Both of us' }]
const anchors = [{ word: 'new', means: 'I could not say what good looks like.' }, { word: 'aware', means: 'I can follow a talk.' }, { word: 'alone', means: 'I did it twice.' }]
const simple: SimpleField[] = [
  { id: 'words', label: 'In words', kind: 'text', max: 20, needed: true },
  { id: 'who', label: 'Who does it', kind: 'choice', options, needed: true },
  { id: 'several', label: 'Some of them', kind: 'choices', options, min: 2, max: 2 },
  { id: 'pace', label: 'Pace', kind: 'scale', from: 'slow', to: 'fast' },
  { id: 'now', label: 'Today', kind: 'level', anchors, needed: true },
  { id: 'notice', label: 'Notice', kind: 'number', min: 0, max: 72, step: 12, unit: 'hours' },
  { id: 'by', label: 'Until', kind: 'date', daysAhead: 30 },
  { id: 'helper', label: 'Who helps', kind: 'member' },
  { id: 'agreed', label: 'Agreed', kind: 'yes', needed: true },
  { id: 'worry', label: 'A worry', kind: 'text', max: 30, private: true },
]
const form: Form = {
  id: 'everything', title: 'Everything', intro: 'One of each kind.', minutes: 5, by: 'everyone', moment: 'prepare', seen: 'circle',
  fields: [...simple, { id: 'rows', label: 'Rows', kind: 'list', noun: 'row', min: 2, max: 3, of: simple }],
}
const around = { members: new Set(['ann', 'bob']), today: '2027-03-01' }
const full = { words: 'Something', who: 'mine', several: ['mine', 'shared'], pace: 4, now: 0, notice: 24, by: '2027-03-31', helper: 'bob', agreed: true, worry: 'That nobody asks' }
const faults = (answers: Answers) => checkAnswers(form, answers, around).map(({ path }) => path)
const nameOf = (id: string) => ({ ann: 'Ann', bob: 'Bob' })[id] ?? 'somebody'

const valueOf: Record<string, fc.Arbitrary<Answers[string]>> = {
  words: fc.string({ maxLength: 20 }), who: fc.constantFrom('mine', 'yours', 'shared', ''), several: fc.subarray(['mine', 'yours', 'shared'], { maxLength: 2 }), pace: fc.integer({ min: 1, max: 5 }), now: fc.integer({ min: 0, max: 2 }),
  notice: fc.constantFrom(0, 12, 72), by: fc.constantFrom('2027-03-02', '2020-02-29', ''), helper: fc.constantFrom('ann', 'bob', ''), agreed: fc.boolean(), worry: fc.string({ maxLength: 30 }),
}
const row = fc.record(valueOf, { requiredKeys: [] })
const answersOfForm = fc.record({ ...valueOf, rows: fc.array(row, { maxLength: 3 }) }, { requiredKeys: [] }) as fc.Arbitrary<Answers>

test('half a form is kept, whatever half it is, and can be shown; what is private never shows', () => {
  fc.assert(fc.property(answersOfForm, (answers) => {
    expect(faults(answers)).toEqual([])
    const lines = answerLines(form, answers, nameOf)
    expect(lines.every(({ label, text }) => label !== '' && text.trim() !== '')).toBe(true)
    expect(lines.some(({ label, text }) => label === 'A worry' || text.includes('A worry:'))).toBe(false)
    const bare = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== ''))
    expect(missingFrom(form, bare)).toEqual(missingFrom(form, answers))
  }))
})

test.for<[string, Answers]>([
  ['strange', { strange: 'x' }], ['words', { words: 'x'.repeat(21) }], ['words', { words: 5 }], ['who', { who: 'theirs' }], ['several', { several: ['mine', 'theirs'] }], ['several', { several: ['mine', 'mine'] }], ['several', { several: ['mine', 'yours', 'shared'] }],
  ['several', { several: 'mine' }], ['pace', { pace: 0 }], ['pace', { pace: 6 }], ['pace', { pace: 2.5 }], ['pace', { pace: '3' }], ['now', { now: 3 }], ['now', { now: -1 }], ['notice', { notice: 73 }], ['notice', { notice: 13 }], ['notice', { notice: Number.NaN }],
  ['by', { by: '2027-04-02' }], ['by', { by: '2027-02-30' }], ['by', { by: 'soon' }], ['by', { by: '2027-3-1' }], ['helper', { helper: 'cid' }], ['helper', { helper: 3 }], ['agreed', { agreed: 'yes' }],
  ['rows', { rows: 'x' }], ['rows.0', { rows: ['x'] }], ['rows', { rows: [{}, {}, {}, {}] }], ['rows.1.strange', { rows: [{}, { strange: 1 }] }], ['rows.0.pace', { rows: [{ pace: 9 }] }], ['rows.0.words', { rows: [{ words: ['x'] }] }],
])('what %s cannot hold is refused with its place: %j', ([path, answers]) => {
  expect(faults(answers)).toEqual([path])
})

test('a day that has passed meanwhile stays, and tomorrow’s people may choose their own last day', () => {
  expect(faults({ by: '2020-01-01' })).toEqual([])
  expect(faults({ by: '2027-04-01' })).toEqual([])
})

test('what is missing is said in sentences, and nothing is when all that is needed is there', () => {
  expect(missingFrom(form, {})).toEqual(['Fill in something first.'])
  expect(missingFrom(form, { words: ' ', agreed: false })).toEqual(['Fill in something first.'])
  expect(missingFrom(form, { pace: 2, several: ['mine'] })).toEqual(['Fill in “In words”.', 'Choose an answer in “Who does it”.', 'Choose at least 2 in “Some of them”.', 'Choose an answer in “Today”.', 'Tick “Agreed”.'])
  expect(missingFrom(form, full)).toEqual([])
  // A list that is not needed may be left out, but not left half.
  expect(missingFrom(form, { ...full, rows: [{}, full, {}] })).toEqual(['Write at least 2 in “Rows”; there is 1 so far.'])
  expect(missingFrom(form, { ...full, rows: [full, { ...full, words: '' }] })).toEqual(['Fill in “In words” of row 2.'])
})

test('a level of 0 is an answer', () => {
  expect(missingFrom({ ...form, fields: [{ id: 'now', label: 'Today', kind: 'level', anchors, needed: true }] }, { now: 0 })).toEqual([])
})

test('answers read as sentences, in the order of the form', () => {
  expect(answerLines(form, { ...full, rows: [{ words: 'One', now: 2, worry: 'No' }, {}, { pace: 1 }] }, nameOf)).toEqual([
    { label: 'In words', text: 'Something' },
    { label: 'Who does it', text: 'I do' },
    { label: 'Some of them', text: 'I do, Both of us' },
    { label: 'Pace', text: '4 from 1 (slow) to 5 (fast)' },
    { label: 'Today', text: '0, new' },
    { label: 'Notice', text: '24 hours' },
    { label: 'Until', text: '31 March 2027' },
    { label: 'Who helps', text: 'Bob' },
    { label: 'Agreed', text: 'Yes' },
    { label: 'Rows, 1', text: 'One · Today: 2, alone' },
    { label: 'Rows, 2', text: 'Pace: 1 from 1 (slow) to 5 (fast)' },
  ])
})
