import { expect, test } from 'vitest'
import type { MatchRun } from '#api/matching/contract.ts'
import { circleFit, consequencesOf, peopleIn, proofOf, runFigures, sharesOf, staleness } from '#tabs/matching/run-words.ts'
import { person } from './people-of-a-season.ts'

const mei = { person: person('Mei Ono'), score: 600_000, reasons: [{ kind: 'time', text: 'They share 20 working hours a week.', points: 100_000 }, { kind: 'skill', text: 'Jon offers pricing, which Mei wants.', points: 500_000 }] }
const ana = { person: person('Ana Ruiz'), score: 400_000, reasons: [{ kind: 'function', text: 'Jon works in Product.', points: 400_000 }] }

function run(figures: Partial<MatchRun['figures']> = {}, unmatched: MatchRun['unmatched'] = []): MatchRun {
  return {
    id: 'run', cohortId: 'cohort', state: 'ready', requestedAt: 0, requestedBy: person('Imogen Tazelaar'), finishedAt: 1, problem: null, unmatched,
    figures: { mentors: 2, mentees: 3, circles: 1, matched: 2, score: 1_000_000, bound: 1_000_000, ...figures },
    circles: [{ number: 1, mentor: person('Jon Keller', 'Product'), mentees: [mei, ana] }],
  }
}

test('only a run that reaches its bound is called proven', () => {
  expect(proofOf(run())).toMatchObject({ proven: true, words: 'Proven: no better set of pairs exists' })
  expect(proofOf(run({ score: 999_999 }))).toMatchObject({ proven: false, words: 'Good: at most less than 0.1% below the best possible' })
})

test('a gap is told in percent of the best possible, with one decimal', () => {
  expect(proofOf(run({ score: 978_000 })).words).toBe('Good: at most 2.2% below the best possible')
  expect(proofOf(run({ score: 980_000 })).words).toBe('Good: at most 2% below the best possible')
})

test('whoever asks how that is known gets an answer for either case', () => {
  expect(proofOf(run()).why).toContain('nothing better exists')
  expect(proofOf(run({ score: 978_000 })).why).toContain('could never meet within working hours')
})

test('fit is shown out of 100, of a circle as the mean of its mentees', () => {
  const [circle] = run().circles
  if (!circle) throw new Error('The run has a circle.')
  expect(circleFit(circle)).toBe(50)
  expect(circleFit({ ...circle, mentees: [] })).toBe(0)
})

test('the strongest reason comes first, and the points add up to the fit', () => {
  const shares = sharesOf(mei)
  expect(shares.map(({ points }) => points)).toEqual([50, 10])
  expect(shares.reduce((sum, { points }) => sum + points, 0)).toBe(60)
})

test('a run without pairs has a mean fit of 0, not of nothing', () => {
  expect(runFigures(run({ matched: 0, circles: 0, score: 0 })).at(-1)).toEqual({ value: '0 of 100', label: 'mean fit' })
})

test('before publishing one reads who is written to and who stays without a circle', () => {
  expect(peopleIn(run())).toBe(3)
  const left = { person: person('Tariq Aziz'), role: 'mentee' as const, reasons: [], remedies: [] }
  expect(consequencesOf(run({}, [left]))).toEqual(['3 people get an invitation.', '1 series will be booked in Outlook, as soon as a time is found for each.', '1 person stays without a circle and keeps their enrolment.'])
  expect(consequencesOf(run())).toHaveLength(2)
})

test('a run grows old when the people who are ready change, even if their number does not', () => {
  expect(staleness(run(), { mentors: 2, mentees: 3 })).toBeNull()
  expect(staleness(run(), { mentors: 2, mentees: 4 })).toBe('1 more person is ready since this run.')
  expect(staleness(run(), { mentors: 1, mentees: 2 })).toBe('2 people of this run are no longer ready.')
  expect(staleness(run(), { mentors: 3, mentees: 2 })).toBe('The people who are ready have changed since this run.')
})
