import { expect, test } from 'vitest'
import { NewMatchRun } from '#api/matching/contract.ts'
import { changeSentence, compareRows, moveWords } from '#tabs/matching/compare-words.ts'
import { blockingSentence, fitWords, groupName, percentOf } from '#tabs/matching/fairness-words.ts'
import { changesForProgram, differingRules, notCounted, rulesInWords, weightsInWords } from '#tabs/matching/rule-words.ts'
import { draftOf, faultsOf, faultsOfRefusal, nameOfTrial, runOf, sumSentence, withWeight } from '#tabs/matching/scenario-words.ts'
import { rules, summary, weights } from './a-run.ts'
import { person } from './people-of-a-season.ts'

const said = (key: string, of = rules) => rulesInWords(of).find((rule) => rule.key === key)

test('every rule is a sentence, and says whether it asks for anything', () => {
  expect(said('circleSize')?.sentence).toBe('A circle has one mentor and at most 3 mentees.')
  expect(said('minSharedHours')).toMatchObject({ sentence: 'On at least one day of the week they are at work together for 2 hours.', on: true })
  expect(said('minSharedHours', { ...rules, minSharedHours: 0 })?.on).toBe(false)
  expect(said('reportingLevels', { ...rules, reportingLevels: 2 })?.sentence).toContain('within 2 levels')
  expect(said('floors', { ...rules, floors: [250_000, 400_000] })?.sentence).toBe('As few people as possible have a fit below 25, then below 40; only then the total counts.')
})

test('the parts of the fit are told heaviest first, the rest in one line', () => {
  expect(weightsInWords(weights).map(({ title, points }) => `${title} ${points}`)).toEqual(['Skills 50', 'Functions to explore 20', 'Interests 10', 'Goal 10'])
  expect(notCounted(weights)).toContain('Not counted: shared hours')
})

test('a remedy opens a scenario with that rule relaxed and a name', () => {
  const draft = draftOf(summary(), { minSharedHours: 0 }, nameOfTrial('minSharedHours'))
  expect(draft).toMatchObject({ name: 'Fewer shared hours', rules: { minSharedHours: 0, circleSize: 3 }, weights })
  expect(nameOfTrial('somethingNew')).toBe('One rule relaxed')
})

test('what the form sends is what the API takes', () => {
  const draft = { ...draftOf(summary()), name: ' Try ', floors: [25, 40] as [number, number], keepsLocks: false }
  expect(NewMatchRun.parse(runOf(draft))).toMatchObject({ name: 'Try', locks: [], rules: { floors: [250_000, 400_000] } })
  expect(Object.keys(runOf(draftOf(summary())))).toEqual(['rules', 'weights'])
})

test('weights that do not fit beside the wishes, or count for nothing, are refused with the number', () => {
  expect(faultsOf(draftOf(summary()))).toEqual({})
  const tooMany = { ...draftOf(summary()), weights: withWeight(weights, 'hours', 7) }
  expect(faultsOf(tooMany)).toEqual({ weights: 'Together 97 of 90: 7 too many. Lower one of them.' })
  expect(sumSentence(withWeight(weights, 'skill', 40))).toBe('Together 80 of 90, so no fit can pass 80.')
  const none = Object.fromEntries(Object.keys(weights).map((part) => [part, 0])) as typeof weights
  expect(faultsOf({ ...draftOf(summary()), weights: none }).weights).toContain('nothing would count')
})

test('the second floor lies above the first', () => {
  expect(faultsOf({ ...draftOf(summary()), floors: [40, 25] })).toEqual({ floors: 'The second must be above 40.' })
  expect(faultsOf({ ...draftOf(summary()), floors: [null, 25] })).toEqual({ floors: 'Set the lower one first.' })
})

test('a refusal of the API is shown at its field', () => {
  expect(faultsOfRefusal([{ path: 'rules.floors', message: 'They must rise.' }, { path: 'name', message: 'Too long.' }])).toEqual({ floors: 'They must rise.', name: 'Too long.' })
})

const first = summary({ id: 'a', name: 'Run 1' })
const second = summary({ id: 'b', name: 'Wider', rules: { ...rules, minSharedHours: 0 } }, { matched: 3, unmatched: 0, averageFit: 450_000, withTime: null })

test('runs are compared by the same figures, each difference against the first in words', () => {
  const cell = (label: string) => compareRows([first, second]).find((row) => row.label === label)?.cells[1]
  expect(cell('People in a circle')).toEqual({ value: '4', trend: 'more', words: '1 more' })
  expect(cell('Average fit of 100')).toEqual({ value: '45', trend: 'fewer', words: '5 lower' })
  expect(cell('Circles')).toEqual({ value: '1', trend: 'same', words: null })
  expect(cell('Circles with a time')?.value).toBe('not known')
})

test('only rules that differ are put beside each other', () => {
  expect(differingRules([first, second])).toEqual([{ title: 'Shared hours', sentences: ['On at least one day of the week they are at work together for 2 hours.', 'No shared working hours are asked for.'] }])
})

test('between two runs one reads how many change circle, and from whom to whom', () => {
  const change = { from: 'a', to: 'b', people: 14, changes: [] }
  expect(changeSentence(change, [first, second])).toBe('From Run 1 to Wider: 14 people change circle.')
  expect(changeSentence({ ...change, people: 0 }, [first, second])).toBe('From Run 1 to Wider: nobody changes circle.')
  const [jon, mei, ana] = [person('Jon Keller'), person('Mei Ono'), person('Ana Ruiz')]
  expect(moveWords({ person: ana, role: 'mentee', before: jon, after: mei })).toBe('from Jon Keller to Mei Ono')
  expect(moveWords({ person: ana, role: 'mentee', before: null, after: mei })).toBe('would have Mei Ono as mentor, before nobody')
  expect(moveWords({ person: ana, role: 'mentee', before: jon, after: null })).toBe('would have no mentor, before Jon Keller')
  expect(moveWords({ person: jon, role: 'mentor', before: jon, after: null })).toBe('would have no circle')
})

test('groups are told as people say them, and what is not known is not a zero', () => {
  expect(groupName('timeZone', 'America/New_York')).toBe('New York')
  expect(groupName('site', 'North/South')).toBe('North/South')
  expect([percentOf(0.934), percentOf(null), fitWords(null)]).toEqual(['93 %', 'not known', 'not known'])
})

test('pairs who would rather have each other are told, not forced', () => {
  expect(blockingSentence(null)).toBeNull()
  expect(blockingSentence({ margin: 50_000, pairs: 3 })).toContain('3 pairs of mentor and mentee would both be better off together by 5 points or more')
  expect(blockingSentence({ margin: 50_000, pairs: 0 })).toContain('Nobody would gain')
})

test('what a program would take over from a run is told rule by rule; the size stays each cohort’s own', () => {
  expect(changesForProgram({ rules, weights }, { rules: { ...rules, circleSize: 2 }, weights })).toEqual([])
  expect(changesForProgram({ rules: { ...rules, sharedManager: true }, weights: { ...weights, skill: 400_000 } }, { rules, weights })).toEqual(['Same manager: Mentor and mentee may have the same manager.', 'Skills in the fit: 40 of 100'])
})
