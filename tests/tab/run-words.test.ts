import { expect, test } from 'vitest'
import { chooseRun } from '#tabs/matching/run-choice.ts'
import { consequencesOf, peopleIn, peopleWithout, proofOf, publishWords, runFigures, shareOf, staleness } from '#tabs/matching/run-words.ts'
import { run, summary } from './a-run.ts'

const proof = { proven: true, bound: { matched: 2, score: 1_000_000 }, gap: 0, timeCosts: 0 }

test('only a run without a gap is called proven', () => {
  expect(proofOf(run({ proof }))).toMatchObject({ proven: true, words: 'No other assignment scores higher: proven' })
  expect(proofOf(run({ proof: { ...proof, proven: false } }))).toMatchObject({ proven: false, words: 'Less than 0.1 % below the best possible' })
  expect(proofOf(run({ proof: { ...proof, gap: 0.000_001 } }))).toMatchObject({ proven: false, words: 'Less than 0.1 % below the best possible' })
})

test('a gap is rounded up, because at most is promised', () => {
  expect(proofOf(run({ proof: { ...proof, proven: false, gap: 0.0058 } }))?.words).toBe('At most 0.6 % below the best possible')
  expect(proofOf(run({ proof: { ...proof, proven: false, gap: 0.0201 } }))?.words).toBe('At most 2.1 % below the best possible')
  expect(proofOf(run({ proof: { ...proof, proven: false, gap: 0.02 } }))?.words).toBe('At most 2 % below the best possible')
})

test('a run that keeps what stands claims no more than that', () => {
  expect(proofOf(run({ proof, standingRunId: 'before' }))?.words).toBe('No other assignment that keeps as many pairs scores higher: proven')
})

test('a run from before proofs were kept is read from its figures, and one without pairs claims nothing', () => {
  expect(proofOf(run())).toMatchObject({ proven: true })
  expect(proofOf(run({}, { bound: 1_020_000 }))?.words).toBe('At most 2 % below the best possible')
  expect(proofOf(run({}, { matched: 0, circles: 0, score: 0, bound: 0 }))).toBeNull()
})

test('whoever asks how that is known learns how far circles that could be kept lie below the pairs on paper, and how a lost match counts', () => {
  expect(proofOf(run({ proof }))?.why).not.toContain('on paper')
  expect(proofOf(run({ proof: { ...proof, timeCosts: 0.004 } }))?.why).toContain('Circles that could not be kept were formed anew; the result lies 0.4 % below the best pairs on paper, in points, where a person without a circle counts as a full fit lost.')
  expect(proofOf(run({ proof: { ...proof, timeCosts: 0.0004 } }))?.why).toContain('the result lies less than 0.1 % below the best pairs on paper')
})

test('the head tells circles, people, fit and whether all have a time', () => {
  expect(runFigures(summary()).map(({ value, label }) => `${value} ${label}`)).toEqual(['1 circle', '3 of 5 people', '50 of 100 average fit', 'It has a time'])
  expect(runFigures(summary({}, { circles: 31, withTime: 31 })).at(-1)).toEqual({ value: 'All', label: 'have a time' })
  expect(runFigures(summary({}, { circles: 31, withTime: 29 })).at(-1)).toEqual({ value: '29 of 31', label: 'have a time' })
})

test('what is not known is not shown as a figure', () => {
  expect(runFigures(summary({}, { averageFit: null, withTime: null }))).toHaveLength(2)
})

test('before publishing one reads who is written to, what is booked and who goes to the waitlist', () => {
  expect(peopleIn(summary())).toBe(3)
  expect(consequencesOf(summary())).toEqual(['3 people get a message.', '1 series will be booked in Outlook, one session a month.', '2 people go to the waitlist.'])
  expect(consequencesOf(summary({}, { mentors: 1, mentees: 2 }))).toHaveLength(2)
})

test('a run grows old when people join or leave, and can be published while nobody of it has left', () => {
  expect(staleness(run({ changedSince: { joined: 0, left: 0 } }))).toBeNull()
  expect(staleness(run({ changedSince: { joined: 1, left: 0 } }))).toEqual({ words: '1 person changed since this run.', detail: '1 person joined.', broken: false })
  expect(staleness(run({ changedSince: { joined: 3, left: 2 } }))).toEqual({ words: '5 people changed since this run.', detail: '3 people joined, 2 people left.', broken: true })
})

test('progress never says more than is done', () => {
  expect(shareOf({ stage: 'Reading', share: 0.999 })).toBe('99 %')
  expect(shareOf(null)).toBe('0 %')
})

const ready = summary({ id: 'ready' })
const running = summary({ id: 'running', state: 'running' })
const failed = summary({ id: 'failed', state: 'failed' })

test('while a run is at work the newest answer stays on the page', () => {
  expect(chooseRun([running, ready], undefined)).toEqual({ shown: ready, underWay: running, ended: null })
  expect(chooseRun([running], undefined)).toEqual({ shown: null, underWay: running, ended: null })
})

test('a run that failed is mentioned while it is the newest, or when it is asked for', () => {
  expect(chooseRun([failed, ready], undefined)).toEqual({ shown: ready, underWay: null, ended: failed })
  expect(chooseRun([ready, failed], undefined).ended).toBeNull()
  expect(chooseRun([ready, failed], 'failed')).toEqual({ shown: null, underWay: null, ended: failed })
})

test('an address without a run of this cohort shows the newest', () => {
  expect(chooseRun([ready], 'elsewhere').shown).toBe(ready)
  expect(chooseRun([], undefined)).toEqual({ shown: null, underWay: null, ended: null })
})

test('of a published run it is told who waits anew and who has left, and nothing is broken', () => {
  expect(staleness(run({ state: 'published', changedSince: { joined: 2, left: 1 } }))).toEqual({ words: 'Changes since publishing.', detail: '2 more people wait for a circle, 1 person has left a circle.', broken: false })
  expect(staleness(run({ state: 'published', changedSince: { joined: 0, left: 0 } }))).toBeNull()
})

test('whoever joins a circle that runs is counted with the people, and publishing says what becomes of that circle', () => {
  const joins = summary({}, { mentors: 0, mentees: 2, circles: 0, matched: 2, joining: { circles: 1, mentees: 2 }, withTime: 0 })
  expect([peopleIn(joins), peopleWithout(joins), publishWords(joins)]).toEqual([2, 0, '2 new members'])
  expect(runFigures(joins).map(({ value, label }) => `${value} ${label}`)).toEqual(['2 join circles', '2 of 2 people', '50 of 100 average fit'])
  expect(consequencesOf(joins)).toEqual(['2 people get a message.', '2 people are invited to the meetings of a circle that runs, and its members are told.'])
  const both = summary({}, { mentors: 1, mentees: 2, circles: 1, matched: 2, joining: { circles: 1, mentees: 1 } })
  expect(publishWords(both)).toBe('1 circle and 1 new member')
  expect(consequencesOf(both)).toEqual(['3 people get a message.', '1 series will be booked in Outlook, one session a month.', '1 person is invited to the meetings of a circle that runs, and its members are told.'])
})
