import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, formatDate, formatInstant, HOUR, parseInstant, WEEKDAYS, weekdayOf } from '#api/time/calendar.ts'
import { type Absence, afterWorkingDays, backOn, isAwayAt, type WorkingWeek } from '#api/time/working-days.ts'
import { getZone, instantOf, localOf } from '#api/time/zone.ts'

const usual: WorkingWeek['hours'] = { monday: ['09:00', '17:00'], tuesday: ['09:00', '17:00'], wednesday: ['09:00', '17:00'], thursday: ['09:00', '17:00'], friday: ['09:00', '17:00'] }
const london: WorkingWeek = { timeZone: 'Europe/London', hours: usual }
const gulf: WorkingWeek = { timeZone: 'Asia/Dubai', hours: { sunday: ['08:00', '16:00'], monday: ['08:00', '16:00'], tuesday: ['08:00', '16:00'], wednesday: ['08:00', '16:00'], thursday: ['08:00', '16:00'] } }
const after = (from: string, count: number, week = london, absences: Absence[] = []) => formatInstant(afterWorkingDays(parseInstant(from), count, week, absences))
const away = (from: string, until: string): Absence => ({ startAt: parseInstant(from), endAt: parseInstant(until) })

test.each([
  ['2026-03-04T10:30:00Z', 2, '2026-03-06T10:30:00Z', 'within a week the clock stays'],
  ['2026-03-06T10:30:00Z', 1, '2026-03-09T10:30:00Z', 'from Friday one day on is Monday'],
  ['2026-03-06T18:00:00Z', 1, '2026-03-10T09:00:00Z', 'what comes after hours begins on the next working day'],
  ['2026-03-07T12:00:00Z', 2, '2026-03-11T09:00:00Z', 'what comes on a weekend begins on Monday morning'],
  ['2026-03-04T06:00:00Z', 1, '2026-03-05T09:00:00Z', 'what comes before hours begins with them'],
  ['2026-03-27T10:00:00Z', 1, '2026-03-30T09:00:00Z', 'when the clocks change, ten in the morning is still ten'],
  ['2026-03-04T10:30:00Z', 10, '2026-03-18T10:30:00Z', 'ten working days are two weeks'],
])('from %s %i working days in London pass by %s (%s)', (from, count, expected) => {
  expect(after(from, count)).toBe(expected)
})

test('weekends are those of their own week, and days wholly out of office do not count', () => {
  expect(after('2026-03-05T06:00:00Z', 1, gulf)).toBe('2026-03-08T06:00:00Z')
  const holiday = [away('2026-03-05T00:00:00Z', '2026-03-10T00:00:00Z')]
  expect(after('2026-03-04T10:30:00Z', 1, london, holiday)).toBe('2026-03-10T10:30:00Z')
  const halfDay = [away('2026-03-05T12:00:00Z', '2026-03-06T00:00:00Z')]
  expect(after('2026-03-04T10:30:00Z', 1, london, halfDay)).toBe('2026-03-05T10:30:00Z')
  expect(after('2026-03-04T10:30:00Z', 1, london, [away('2026-03-05T00:00:00Z', '2026-03-05T12:00:00Z'), away('2026-03-05T12:00:00Z', '2026-03-05T17:00:00Z')])).toBe('2026-03-06T10:30:00Z')
})

test('away is whoever is out of office for the rest of their day, and they are back on their next working day', () => {
  const holiday = [away('2026-03-05T13:00:00Z', '2026-03-10T00:00:00Z')]
  const at = (text: string) => ({ away: isAwayAt(parseInstant(text), london, holiday), backOn: backOn(parseInstant(text), london, holiday) })
  expect(at('2026-03-05T10:00:00Z')).toEqual({ away: false, backOn: '2026-03-05' })
  expect(at('2026-03-05T14:00:00Z')).toEqual({ away: true, backOn: '2026-03-10' })
  expect(at('2026-03-07T14:00:00Z')).toEqual({ away: true, backOn: '2026-03-10' })
  expect(at('2026-03-09T20:00:00Z')).toEqual({ away: false, backOn: '2026-03-10' })
  expect(isAwayAt(parseInstant('2026-03-04T20:00:00Z'), london, [away('2026-03-05T09:00:00Z', '2026-03-05T10:00:00Z')])).toBe(false)
})

const zones = ['UTC', 'Europe/London', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Santiago', 'Pacific/Chatham', 'Africa/Cairo']
const aWeek = fc.record({ timeZone: fc.constantFrom(...zones), days: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }), from: fc.integer({ min: 0, max: 14 }), hours: fc.integer({ min: 1, max: 9 }) }).map(({ timeZone, days, from, hours }): WorkingWeek => {
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`
  return { timeZone, hours: Object.fromEntries(days.map((day) => [day, [clock(from), clock(from + hours)] as const])) }
})
const anInstant = fc.integer({ min: parseInstant('2024-01-01T00:00:00Z') / 60_000, max: parseInstant('2029-01-01T00:00:00Z') / 60_000 }).map((minutes) => minutes * 60_000)
const absencesFrom = (from: number) => fc.array(fc.tuple(fc.integer({ min: -48, max: 24 * 20 }), fc.integer({ min: 1, max: 24 * 6 })).map(([start, hours]): Absence => ({ startAt: from + start * HOUR, endAt: from + (start + hours) * HOUR })), { maxLength: 4 })
const aCase = fc.tuple(aWeek, anInstant, fc.integer({ min: 0, max: 25 })).chain(([week, from, count]) => fc.record({ week: fc.constant(week), from: fc.constant(from), count: fc.constant(count), absences: absencesFrom(from) }))

test('it never ends on a day that is not worked, outside its hours or wholly out of office, in no zone and at no change of clocks', () => {
  fc.assert(
    fc.property(aCase, ({ week, from, count, absences }) => {
      const at = afterWorkingDays(from, count, week, absences)
      const zone = getZone(week.timeZone)
      const day = Math.floor(localOf(zone, at) / DAY)
      const span = week.hours[weekdayOf(day)]
      expect(span, formatDate(day)).toBeDefined()
      const [startAt, endAt] = [span?.[0], span?.[1]].map((clock) => instantOf(zone, day * DAY + Number(clock?.slice(0, 2)) * HOUR)) as [number, number]
      expect(at).toBeGreaterThanOrEqual(startAt)
      expect(at).toBeLessThan(endAt)
      expect(absences.some((absence) => absence.startAt <= startAt && absence.endAt >= endAt)).toBe(false)
      expect(at).toBeGreaterThanOrEqual(from)
    }),
    { numRuns: 400 },
  )
})

test('more days end later, each on a later date; and days away never bring an end forward', () => {
  fc.assert(
    fc.property(aCase, ({ week, from, count, absences }) => {
      const dateOf = (at: number) => Math.floor(localOf(getZone(week.timeZone), at) / DAY)
      const here = afterWorkingDays(from, count, week, absences)
      expect(dateOf(afterWorkingDays(from, count + 1, week, absences))).toBeGreaterThan(dateOf(here))
      expect(dateOf(here)).toBeGreaterThanOrEqual(dateOf(afterWorkingDays(from, count, week)))
    }),
    { numRuns: 400 },
  )
})
