import { expect, test } from 'vitest'
import { sessionNow } from '#api/roadmap/plan/session-now.ts'

const hour = 3_600_000
const month = 30 * 24 * hour
const first = Date.UTC(2026, 2, 3, 14)
const sessions = [0, 1, 2, 3].map((at) => ({ number: at + 1, startAt: first + at * month, endAt: first + at * month + hour }))
const second = first + month

test.for([
  ['long before the first, the first is meant', { running: null, closed: 0, now: first - 10 * 24 * hour }, 1],
  ['in a session’s hour it is that one', { running: null, closed: 1, now: second + hour / 2 }, 2],
  ['in a session’s hour it is that one, also while the one before is not closed', { running: null, closed: 0, now: second }, 2],
  ['on the evening after, what was just closed is still meant', { running: null, closed: 2, now: second + 6 * hour }, 2],
  ['days after a session that nobody closed, it still waits', { running: null, closed: 1, now: second + 5 * 24 * hour }, 2],
  ['days after a session that was closed, the next is meant', { running: null, closed: 2, now: second + 5 * 24 * hour }, 3],
  ['whoever meets early and has begun is in that session', { running: 2, closed: 1, now: second - 9 * 24 * hour }, 2],
  ['a run that was left on counts no more once its session is closed', { running: 1, closed: 1, now: second }, 2],
  ['after the end the last one stays', { running: null, closed: 4, now: first + 5 * month }, 4],
] as const)('%s', ([, standing, number]) => {
  expect(sessionNow(sessions, standing)).toBe(number)
})

test('without dates there is no session to be in', () => {
  expect(sessionNow([], { running: null, closed: 0, now: first })).toBeNull()
})
