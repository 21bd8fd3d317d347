import { expect, test } from 'vitest'
import { concernsOf } from '#tabs/programs/overview-words.ts'
import { summary } from './a-run.ts'

const ready = { mentors: 3, mentees: 1 }

test('as soon as somebody could be matched and no run was made, the overview says so and leads there', () => {
  expect(concernsOf([], [], [], { ready })).toMatchObject([{ words: '1 mentee and 3 mentors are ready to be matched', section: 'match' }])
  expect(concernsOf([], [], [], { ready: { mentors: 0, mentees: 9 } })).toEqual([])
  expect(concernsOf([], [summary({ state: 'cancelled' })], [], { ready })).toEqual([])
})
