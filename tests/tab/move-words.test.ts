import { expect, test } from 'vitest'
import { chooseRun } from '#tabs/matching/run-choice.ts'
import { costOf, mentorsCalled, mentorsFor, othersWords } from '#tabs/matching/move-words.ts'
import { ana, keller, mei, run, summary } from './a-run.ts'
import { person } from './people-of-a-season.ts'

const lee = person('Lee Brown', 'Legal')
const before = run({ unmatched: [{ person: lee, role: 'mentor', reasons: [], remedies: [] }] })
const moved = { ...mei, score: 520_000 }
const after = run({ circles: [{ ...keller, mentees: [ana] }, { ...keller, number: 2, mentor: lee, mentees: [moved] }], standingRunId: 'run' }, { score: 920_000, bound: 920_000 })
const tried = { mentee: mei.person, mentor: lee }

test('a mentee can go to every mentor but their own, also to one without a circle, found by name or department', () => {
  expect(mentorsFor(before, mei.person)).toEqual([{ person: lee, about: 'Legal, no circle yet' }])
  const both = mentorsFor(before, person('Tariq Aziz'))
  expect(both.map(({ about }) => about)).toEqual(['Product, 2 mentees', 'Legal, no circle yet'])
  expect(mentorsCalled(both, 'legal').map(({ person: { displayName } }) => displayName)).toEqual(['Lee Brown'])
  expect(mentorsCalled(both, '', 1)).toHaveLength(1)
})

test('what a move costs is told for the one who moves, for all, and for the others whose circle changes', () => {
  const others = [{ person: ana.person, role: 'mentee' as const, before: keller.mentor, after: null }, { person: mei.person, role: 'mentee' as const, before: keller.mentor, after: lee }]
  expect(costOf(tried, before, after, others)).toEqual({
    possible: true,
    lines: ['Mei’s fit falls from 60 to 52 of 100.', 'All together it is 8 points of fit less, over 2 mentees.'],
    proof: 'No other assignment that keeps as many pairs scores higher: proven',
    changes: [others[0]],
  })
  const worse = run({ circles: after.circles }, { score: 1_000_000, matched: 1, withTime: 0 })
  expect(costOf(tried, before, worse, [])).toMatchObject({ lines: [expect.anything(), 'All together, nobody loses or gains fit.', '1 mentee more would be without a mentor.', '1 circle more would have no monthly time.'] })
  expect([[], [1], [1, 2]].map(othersWords)).toEqual(['Nobody else changes circle.', 'One other person changes circle:', '2 others change circle:'])
})

test('a move that cannot be says so without telling of anybody’s wishes', () => {
  expect(costOf(tried, before, before, [])).toMatchObject({ possible: false, why: expect.stringContaining('No circle can be formed with Mei Ono and Lee Brown.') as string })
})

test('what only tried a move is shown when it is named, and never by itself', () => {
  const trial = summary({ id: 'trial', move: { mentor: lee, mentee: mei.person } })
  expect(chooseRun([trial, summary()], undefined).shown?.id).toBe('run')
  expect(chooseRun([trial, summary()], 'trial').shown?.id).toBe('trial')
})
