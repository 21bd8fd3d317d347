import { expect, test } from 'vitest'
import { formatDate, formatInstant } from '#api/time/calendar.ts'
import { expandDates, expandEvent } from '#api/time/recurrence.ts'
import type { RecurrencePattern } from '#api/time/recurrence.ts'

function dates(pattern: Partial<RecurrencePattern> & Pick<RecurrencePattern, 'type'>, startDate: string, numberOfOccurrences = 4): string[] {
  return expandDates({ pattern: { interval: 1, ...pattern }, range: { type: 'numbered', startDate, numberOfOccurrences } }).map(formatDate)
}

test('the 31st is the last day of a shorter month', () => {
  expect(dates({ type: 'absoluteMonthly', dayOfMonth: 31 }, '2026-01-31')).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'])
})

test('a start that is off the pattern waits for the first real occurrence, and the interval counts from there', () => {
  expect(dates({ type: 'relativeMonthly', daysOfWeek: ['thursday'], index: 'first', interval: 2 }, '2017-08-29', 3)).toEqual(['2017-09-07', '2017-11-02', '2018-01-04'])
  expect(dates({ type: 'weekly', daysOfWeek: ['monday'], interval: 2 }, '2026-01-16', 3)).toEqual(['2026-01-19', '2026-02-02', '2026-02-16'])
})

test('every other week counts weeks from their first day', () => {
  const pattern = { type: 'weekly', daysOfWeek: ['tuesday', 'sunday'], interval: 2 } as const
  expect(dates({ ...pattern, firstDayOfWeek: 'monday' }, '1997-08-05')).toEqual(['1997-08-05', '1997-08-10', '1997-08-19', '1997-08-24'])
  expect(dates({ ...pattern, firstDayOfWeek: 'sunday' }, '1997-08-05')).toEqual(['1997-08-05', '1997-08-17', '1997-08-19', '1997-08-31'])
})

test('daily and yearly patterns keep their step', () => {
  expect(dates({ type: 'daily', interval: 3 }, '2026-02-26', 3)).toEqual(['2026-02-26', '2026-03-01', '2026-03-04'])
  expect(dates({ type: 'absoluteYearly', month: 2, dayOfMonth: 29 }, '2026-03-01', 3)).toEqual(['2027-02-28', '2028-02-29', '2029-02-28'])
  expect(dates({ type: 'relativeYearly', month: 11, daysOfWeek: ['wednesday'], index: 'last' }, '2026-01-01', 2)).toEqual(['2026-11-25', '2027-11-24'])
})

test('the end date is local and included, a series without end stops at the limit', () => {
  const pattern = { type: 'absoluteMonthly', interval: 1, dayOfMonth: 15 } as const
  expect(expandDates({ pattern, range: { type: 'endDate', startDate: '2026-01-15', endDate: '2026-03-15' } })).toHaveLength(3)
  expect(expandDates({ pattern, range: { type: 'endDate', startDate: '2026-01-15', endDate: '2026-03-14' } })).toHaveLength(2)
  expect(expandDates({ pattern, range: { type: 'noEnd', startDate: '2026-01-15' } }, 7)).toHaveLength(7)
})

test('a series keeps its wall clock when the clocks change, in the zone of the recurrence', () => {
  const recurrence = { pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] }, range: { type: 'numbered', startDate: '2026-03-24', numberOfOccurrences: 2, recurrenceTimeZone: 'GMT Standard Time' } } as const
  expect(expandEvent({ start: { dateTime: '2026-03-24T09:00:00', timeZone: 'Europe/London' }, end: { dateTime: '2026-03-24T10:00:00', timeZone: 'Europe/London' }, recurrence }).map(formatInstant)).toEqual(['2026-03-24T09:00:00Z', '2026-03-31T08:00:00Z'])
  expect(expandEvent({ start: { dateTime: '2026-03-24T09:00:00', timeZone: 'UTC' }, end: { dateTime: '2026-03-24T10:00:00', timeZone: 'UTC' }, recurrence }).map(formatInstant)).toEqual(['2026-03-24T09:00:00Z', '2026-03-31T08:00:00Z'])
})

test('an event without recurrence starts once', () => {
  expect(expandEvent({ start: { dateTime: '2026-07-01T09:00:00.0000000', timeZone: 'Nepal Standard Time' }, end: { dateTime: '2026-07-01T10:00:00', timeZone: 'Nepal Standard Time' } }).map(formatInstant)).toEqual(['2026-07-01T03:15:00Z'])
})
