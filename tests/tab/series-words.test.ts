import { expect, test } from 'vitest'
import type { SeriesState } from '#api/scheduling/contract.ts'
import { bookingSentence, type CircleSeries, countByState, inOrderOfNeed, isUnderWay, needsOrganizer, nextOccurrence } from '#tabs/scheduling/series-words.ts'
import { nameOf } from '#tabs/parts/circle-name.ts'
import { circle } from './people-of-a-season.ts'

function row(state: SeriesState, mentor = 'Jon Keller', mentees = ['Ana Ruiz', 'Mei Ono']): CircleSeries {
  return { circle: circle(mentees, mentor), series: { circleId: mentor, state, pattern: null, occurrences: [], joinUrl: null, webLink: null, problem: null } }
}

test('every circle is counted in exactly one state', () => {
  const counts = countByState([row('booked'), row('booked'), row('failed'), row('planning')])
  expect(counts).toEqual({ planning: 1, intended: 0, booked: 2, 'no-time': 0, failed: 1 })
})

test('what needs the organizer stands first, then what is under way, by name within each', () => {
  const sorted = inOrderOfNeed([row('booked', 'Bo'), row('planning', 'Cem'), row('no-time', 'Dee'), row('failed', 'Eve'), row('booked', 'Ada')])
  expect(sorted.map(({ circle: { mentor } }) => mentor?.displayName)).toEqual(['Eve', 'Dee', 'Cem', 'Ada', 'Bo'])
})

test('sorting leaves the list it was given alone', () => {
  const rows = [row('booked'), row('failed')]
  inOrderOfNeed(rows)
  expect(rows.map(({ series }) => series.state)).toEqual(['booked', 'failed'])
})

test('only failures and circles without a time need the organizer', () => {
  const states: SeriesState[] = ['planning', 'intended', 'booked', 'no-time', 'failed']
  expect(states.filter((state) => needsOrganizer(row(state)))).toEqual(['no-time', 'failed'])
})

test('the page asks again only while something still changes by itself', () => {
  expect(isUnderWay([row('booked'), row('intended')])).toBe(true)
  expect(isUnderWay([row('booked'), row('no-time'), row('failed')])).toBe(false)
})

test('the next session is the one that has not ended, also while it is on', () => {
  const [first, second] = [1, 2].map((number) => ({ number, startAt: number * 100, endAt: number * 100 + 60, exception: false, movedFromAt: null, because: null, note: null }))
  if (!first || !second) throw new Error('There are two sessions.')
  expect(nextOccurrence([first, second], 130)?.number).toBe(1)
  expect(nextOccurrence([first, second], 160)?.number).toBe(2)
  expect(nextOccurrence([first, second], 260)).toBeNull()
})

test('how far the bookings are is one sentence', () => {
  expect(bookingSentence([row('booked')])).toBe('The circle is booked')
  expect(bookingSentence([row('booked'), row('booked')])).toBe('All 2 circles are booked')
  expect(bookingSentence([row('booked'), row('failed')])).toBe('1 of 2 circles are booked')
})

test('a circle with one mentee is called a pair', () => {
  expect(nameOf(row('booked', 'Jon Keller', ['Ana Ruiz']))).toBe('Jon Keller’s pair')
  expect(nameOf(row('booked'))).toBe('Jon Keller’s circle')
})
