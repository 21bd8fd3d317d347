import { expect, test } from 'vitest'
import type { SessionRoom } from '#api/sessions/contract.ts'
import { seenBy } from '#tabs/sessions/room-words.ts'
import { clockOf, viewFor } from '#tabs/sessions/session-words.ts'

const minute = 60_000
const startAt = Date.UTC(2026, 3, 14, 14)
type Parts = { state?: SessionRoom['stage']['session']['state']; run?: SessionRoom['run']['state']; booked?: boolean }

function room({ state = 'planned', run = 'not-begun', booked = true }: Parts = {}): SessionRoom {
  const session = { number: 2, startAt: booked ? startAt : null, endAt: booked ? startAt + 60 * minute : null, state, completedAt: null, completedBy: null, agreed: '' }
  return { stage: { number: 2, session }, run: { state: run } } as SessionRoom
}

test.for([
  ['an hour before it begins, one prepares', room(), startAt - 60 * minute, 'prepare'],
  ['ten minutes before, one is about to run it', room(), startAt - 10 * minute, 'run'],
  ['while it is on, one runs it', room(), startAt + 30 * minute, 'run'],
  ['once its time is over, one closes it', room(), startAt + 60 * minute, 'close'],
  ['a circle that meets early runs it', room({ run: 'running' }), startAt - 3 * 24 * 60 * minute, 'run'],
  ['a paused session is still being run', room({ run: 'paused' }), startAt + 90 * minute, 'run'],
  ['a finished agenda leads to closing', room({ run: 'finished' }), startAt + 20 * minute, 'close'],
  ['what was closed stays closed', room({ state: 'completed' }), startAt - 60 * minute, 'close'],
  ['without a date there is preparing to do', room({ booked: false }), startAt, 'prepare'],
] as const)('%s', ([, given, now, view]) => {
  expect(viewFor(given, now)).toBe(view)
})

test('it says who reads an exercise, and in a pair speaks of the other one', () => {
  expect(seenBy('mine', true, 4)).toBe('Only you see this, now and later.')
  expect(seenBy('choice', false, 4)).toBe('Only you see this until you share it.')
  expect(seenBy('choice', true, 4)).toBe('Your circle sees this, and whoever joins later. Nobody else does.')
  expect(seenBy('choice', true, 2)).toBe('The other one of you sees this, and whoever joins later. Nobody else does.')
  expect(seenBy('mentor', false, 4)).toContain('without your name')
  expect(seenBy('mentor', false, 2)).toBe('Your mentor sees this.')
})

test('a clock counts on below nought', () => {
  expect([310, 60, 5, 0, -12, -75].map(clockOf)).toEqual(['5:10', '1:00', '0:05', '0:00', '−0:12', '−1:15'])
})
