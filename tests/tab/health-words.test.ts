import { expect, test } from 'vitest'
import type { HealthConcern, SeriesState } from '#api/scheduling/contract.ts'
import { canRetry, countConcerns, healthKinds, healthRows, healthSentence, whatHelps, whatIsWrong } from '#tabs/scheduling/health-words.ts'
import type { CircleSeries } from '#tabs/scheduling/series-words.ts'
import { circle, person } from './people-of-a-season.ts'

function row(state: SeriesState, mentor = 'Jon Keller'): CircleSeries {
  return { circle: circle(['Ana Ruiz', 'Mei Ono'], mentor), series: { circleId: mentor, state, pattern: null, occurrences: [], joinUrl: null, webLink: null, problem: null } }
}
function concern(kind: HealthConcern['kind'], circleId = 'Jon Keller', more: Partial<HealthConcern> = {}): HealthConcern {
  const session = kind === 'not-booked' || kind === 'problem' ? { number: null, startAt: null } : { number: 2, startAt: 100 }
  return { circleId, kind, detail: null, ...session, ...more }
}

test('what needs the organizer stands first, then the sooner session', () => {
  const concerns = [concern('moves-used'), concern('session', 'Ada', { startAt: 300 }), concern('session', 'Jon Keller', { startAt: 200 }), concern('not-booked', 'Bo')]
  const rows = healthRows({ concerns, circles: [row('booked'), row('booked', 'Ada'), row('failed', 'Bo')] })
  expect(rows.map(({ concern: { kind, circleId } }) => `${kind} ${circleId}`)).toEqual(['not-booked Bo', 'session Jon Keller', 'session Ada', 'moves-used Jon Keller'])
})

test('every concern and every calendar is counted in exactly one kind', () => {
  const concerns = healthKinds.map((kind) => concern(kind))
  expect(countConcerns({ concerns, calendars: [{ person: person('Mei Ono'), problem: 'No mailbox.' }] })).toEqual({ 'not-booked': 1, problem: 1, session: 1, question: 1, 'moves-used': 1, calendar: 1 })
})

test('of an open question the organizer reads that it is open, and not who was asked', () => {
  const asked = { concern: concern('question'), row: row('booked') }
  const words = `${whatIsWrong(asked)} ${whatHelps(asked)}`
  expect(words).toContain('session 2')
  for (const name of ['Jon', 'Ana', 'Mei']) expect(words).not.toContain(name)
})

test('whatever is wrong has a sentence and something that helps, and Try again stands only where it does something', () => {
  const states: SeriesState[] = ['planning', 'intended', 'no-time', 'failed']
  expect(states.filter((state) => canRetry(row(state)))).toEqual(['no-time', 'failed'])
  for (const state of states) {
    const one = { concern: concern('not-booked'), row: row(state) }
    expect([whatIsWrong(one), whatHelps(one)].every((words) => words.endsWith('.'))).toBe(true)
    expect(/try again/i.test(whatHelps(one))).toBe(canRetry(one.row))
  }
  expect(whatIsWrong({ concern: concern('session', 'Jon Keller', { detail: 'This time does not suit everybody.' }), row: row('booked') })).toBe('Session 2: This time does not suit everybody.')
})

test('how the cohort fares is one sentence', () => {
  const at = { total: 31, booked: 27, concerns: [concern('not-booked')], calendars: [] }
  expect(healthSentence(at)).toBe('27 of 31 circles booked')
  expect(healthSentence({ ...at, concerns: [] })).toBe('Nothing needs you')
  expect(healthSentence({ ...at, total: 0, booked: 0, concerns: [] })).toBe('No circles yet')
})
