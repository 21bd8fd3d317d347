import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WEEKDAYS, WEEK_INDEXES, civilDate, dayNumber, formatDate, formatInstant, parseDate, parseInstant, parseLocal, parseTime, relativeDay, weekdayOf } from '#api/time/calendar.ts'

test('day numbers are the calendar that Temporal keeps', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), (days) => {
      const date = Temporal.PlainDate.from('1970-01-01').add({ days })
      expect(civilDate(days)).toEqual({ year: date.year, month: date.month, day: date.day })
      expect(dayNumber(date.year, date.month, date.day)).toBe(days)
      expect(weekdayOf(days)).toBe(WEEKDAYS[date.dayOfWeek % 7])
      expect(formatDate(days)).toBe(date.toString())
      expect(parseDate(date.toString())).toBe(days)
    }),
  )
})

test('the last Thursday is the fourth or the fifth', () => {
  const date = (month: number, index: (typeof WEEK_INDEXES)[number]) => formatDate(relativeDay(2026, month, ['thursday'], index))
  expect(WEEK_INDEXES.map((index) => date(1, index))).toEqual(['2026-01-01', '2026-01-08', '2026-01-15', '2026-01-22', '2026-01-29'])
  expect(date(2, 'last')).toBe(date(2, 'fourth'))
})

test('instants are read with any offset and fraction, as Graph writes them', () => {
  expect(parseInstant('2026-01-13T09:30:00Z')).toBe(Date.UTC(2026, 0, 13, 9, 30))
  expect(parseInstant('2026-01-13T09:30:00.1230000Z')).toBe(Date.UTC(2026, 0, 13, 9, 30, 0, 123))
  expect(parseInstant('2026-01-13T15:15:00+05:45')).toBe(Date.UTC(2026, 0, 13, 9, 30))
  expect(parseInstant('2026-01-13T04:30-05:00')).toBe(Date.UTC(2026, 0, 13, 9, 30))
  expect(formatInstant(parseInstant('2026-12-31T23:59:59Z'))).toBe('2026-12-31T23:59:59Z')
  expect(parseLocal('2026-01-13T09:30:00.0000000')).toBe(Date.UTC(2026, 0, 13, 9, 30))
  expect(parseTime('24:00')).toBe(86_400_000)
})

test('an instant is read as Date reads it, to the last day of every month', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1970, 0, 1) / 1000, max: Date.UTC(2100, 0, 1) / 1000 }), (seconds) => {
      expect(parseInstant(formatInstant(seconds * 1000))).toBe(seconds * 1000)
      expect(formatInstant(seconds * 1000)).toBe(`${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`)
    }),
    { numRuns: 500 },
  )
})

test.each(['2026-02-29', '2026-13-01', '2026-1-1', '2026-01-00', 'soon', '', '2026-01-01x'])('"%s" is no date', (text) => {
  expect(() => parseDate(text)).toThrow(RangeError)
})

test.each(['9:00', '09:60', '24:01', '25:00', '09-00', '', '09:00:00.', '09:00:0x'])('"%s" is no time of day', (text) => {
  expect(() => parseTime(text)).toThrow(RangeError)
})

test.each(['2026-01-13T09:30:00', '2026-01-13', '2026-01-13 09:30:00Z', 'Z', '2026-01-13T09:30:00+5:45', '2026-02-30T09:30:00Z', '2026-02-29T09:30:00Z', '2026-01-13T25:30:00Z', '2026-01-13T0x:30:00Z', '2026-01-13T09:3::00Z'])('"%s" is no instant', (text) => {
  expect(() => parseInstant(text)).toThrow(RangeError)
})
