import { expect, test } from 'vitest'
import type { SharedWeek } from '../../api/scheduling/contract.ts'
import { firstDayOf, hoursOf, laterOf, sentenceOf } from '../../tabs/roadmap/shared-week-words.ts'

const reader = { locale: 'en-GB', timeZone: 'Europe/London' }
const at = (text: string) => Date.parse(text)
const span = (from: string, to: string) => ({ startAt: at(from), endAt: at(to) })
const day = (shared: SharedWeek['days'][number]['shared'], worked: SharedWeek['days'][number]['worked'] = []): SharedWeek['days'][number] => ({ on: '2026-03-03', startAt: at('2026-03-03T00:00:00Z'), endAt: at('2026-03-04T00:00:00Z'), worked, shared })
const week = (part: Partial<SharedWeek>): SharedWeek => ({ timeZone: reader.timeZone, members: [], days: [], session: null, later: null, ...part })

test('a sentence says what the picture of a day shows', () => {
  expect(sentenceOf(day([span('2026-03-03T14:00:00Z', '2026-03-03T17:00:00Z')]), 3, reader)).toBe('On Tuesday all three of you work from 14:00 to 17:00, your time.')
  expect(sentenceOf(day([span('2026-03-03T20:00:00Z', '2026-03-04T00:00:00Z')]), 2, reader)).toBe('On Tuesday both of you work from 20:00 to 24:00, your time.')
  expect(sentenceOf(day([], [{ personId: 'a', spans: [] }]), 2, reader)).toBe('On Tuesday not everybody works.')
  expect(sentenceOf(day([], [{ personId: 'a', spans: [span('2026-03-03T09:00:00Z', '2026-03-03T10:00:00Z')] }]), 4, reader)).toBe('On Tuesday there is no hour in which all four of you work.')
})

test('somebody elsewhere is shown by both clocks, and what is only assumed says so', () => {
  const one = day([], [{ personId: 'a', spans: [span('2026-03-03T14:00:00Z', '2026-03-03T22:00:00Z')] }])
  expect(hoursOf(one, 'a', { timeZone: 'America/New_York', known: true }, reader)).toBe('14:00 to 22:00 · in New York 09:00 to 17:00')
  expect(hoursOf(one, 'a', { timeZone: 'Europe/Lisbon', known: false }, reader)).toBe('14:00 to 22:00 · usual hours, as theirs are not stated')
  expect(hoursOf(one, 'b', { timeZone: 'Europe/London', known: true }, reader)).toBe('Does not work on this day')
})

test('what changes later in the series is said, with clocks as the reason only for the same weekday', () => {
  const session = { number: 1, on: '2026-03-03', ...span('2026-03-03T14:00:00Z', '2026-03-03T15:00:00Z') }
  const now = at('2026-03-01T00:00:00Z')
  expect(laterOf(week({ session, later: { number: 2, on: '2026-03-17', shared: [span('2026-03-17T13:00:00Z', '2026-03-17T17:00:00Z')] } }), reader, now)).toBe('From 17 March on, it is 13:00 to 17:00, as clocks change.')
  expect(laterOf(week({ session, later: { number: 2, on: '2026-03-19', shared: [] } }), reader, now)).toBe('On Thursday 19 March, for session 2, there is no such hour.')
  expect(laterOf(week({ session }), reader, now)).toBeNull()
})

test('the day of the next session comes first, else one that is shared', () => {
  expect(firstDayOf(week({ session: { number: 1, on: '2026-03-05', startAt: 0, endAt: 1 }, days: [day([])] }))).toBe('2026-03-05')
  expect(firstDayOf(week({ days: [day([]), { ...day([span('2026-03-04T09:00:00Z', '2026-03-04T10:00:00Z')]), on: '2026-03-04' }] }))).toBe('2026-03-04')
})
