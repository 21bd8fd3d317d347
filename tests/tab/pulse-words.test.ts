import { expect, test } from 'vitest'
import type { NudgeChoice, Pulse } from '#api/nudges/contract.ts'
import { allAnswered, asksHelpOnly, inGroups, questionsOf, withoutSame } from '#tabs/home/pulse-words.ts'
import { answerRate, pulseHeadline, sharesOf } from '#tabs/programs/pulse-totals-words.ts'
import { offWith } from '#tabs/settings/message-words.ts'

const together = 'The organizer sees totals only.'
const pulse: Pulse = {
  circleId: '0b6e1c1e-5f0a-4b7e-9a3c-2f6d1e8b7a90', circle: 'Jon’s circle', program: 'Bridges', number: 2, endAt: 0, role: 'mentee', state: 'open', changeableUntilAt: 86_400_000, helpUntilAt: 7 * 86_400_000,
  worth: { text: 'Worth it?', choices: [{ value: 5, text: 'Very much' }, { value: 1, text: 'Not at all' }], answer: 5, whoSees: together },
  nextStep: { text: 'Next step?', choices: [{ value: 'yes', text: 'Yes' }], answer: null, whoSees: together },
  help: { text: 'Help?', choices: [{ value: 'no', text: 'No' }, { value: 'time', text: 'Yes, with the time' }], answer: null, whoSees: 'The organizer sees your name.' },
}
const chosen = (questions: ReturnType<typeof questionsOf>) => questions.map(({ choices }) => choices.find((choice) => choice.chosen)?.text ?? null)

test('an answer stands from the press on, before the API has it', () => {
  expect(chosen(questionsOf(pulse, {}))).toEqual(['Very much', null, null])
  expect(chosen(questionsOf(pulse, { worth: 1, help: 'time' }))).toEqual(['Not at all', null, 'Yes, with the time'])
  expect(allAnswered(questionsOf(pulse, { help: 'no' }))).toBe(false)
  expect(allAnswered(questionsOf(pulse, { help: 'no', nextStep: 'yes' }))).toBe(true)
})

test('of final answers only the wish for help is asked, as long as it can be given', () => {
  const final = { ...pulse, changeableUntilAt: null }
  expect(questionsOf(final, { help: 'time' }).map(({ key }) => key)).toEqual(['help'])
  expect([asksHelpOnly(final), asksHelpOnly({ ...final, helpUntilAt: null }), asksHelpOnly({ ...final, worth: { ...pulse.worth, answer: null } })]).toEqual([true, false, false])
})

test('an answer that came back makes room, unless it was pressed anew', () => {
  expect(withoutSame({ worth: 1, help: 'time' }, { worth: 1 })).toEqual({ help: 'time' })
  expect(withoutSame({ worth: 5 }, { worth: 1 })).toEqual({ worth: 5 })
})

test('who sees an answer is said once for the questions that share it, and apart for the one with a name', () => {
  expect(inGroups(questionsOf(pulse, {})).map((group) => [group.whoSees, group.questions.length])).toEqual([[together, 2], ['The organizer sees your name.', 1]])
})

test('what a cohort said is told with how many answered', () => {
  expect(pulseHeadline({ worthMean: 4.25, nextStep: [{ value: 'yes', text: 'Yes', count: 7 }, { value: 'no', text: 'No', count: 3 }] })).toBe('Worth their time: 4.3 of 5. 7 of 10 know the next step.')
  expect(pulseHeadline({ worthMean: 4, nextStep: null })).toBe('Worth their time: 4.0 of 5.')
  expect(answerRate({ asked: 40, answered: 22, responseRate: 0.55, counted: 20 })).toBe('22 of 40 answered (55 %). 20 final answers are counted. More come in by groups of at least five people from two circles, so that no single one shows.')
  expect(sharesOf([{ value: 5, text: 'Very much', count: 3 }, { value: 1, text: 'Not at all', count: 1 }]).map(({ share }) => share)).toEqual([0.75, 0.25])
})

test('turning one message off keeps what was pressed a moment before', () => {
  const kind = (name: NudgeChoice['kind'], on: boolean): NudgeChoice => ({ kind: name, name, purpose: '', on })
  const kinds = [kind('prepare', true), kind('pulse', false), kind('quiet-circle', true)]
  expect(offWith(kinds, new Map([['prepare', false]]))).toEqual(['prepare', 'pulse'])
  expect(offWith(kinds, new Map([['prepare', false], ['pulse', true]]))).toEqual(['prepare'])
})
