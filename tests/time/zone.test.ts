import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatInstant, parseInstant, parseLocal } from '#api/time/calendar.ts'
import { windowsZones } from '#api/time/windows-zones.ts'
import { getZone, instantOf, isZone, localOf, offsetAt, toIanaName, toWindowsName } from '#api/time/zone.ts'

const ZONES = ['UTC', 'Europe/London', 'America/New_York', 'Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns', 'America/Sao_Paulo', 'Africa/Casablanca', 'Pacific/Apia', 'Pacific/Chatham', 'America/Santiago', 'Antarctica/Troll', 'Africa/Cairo', '+05:45']

const read = (zone: string, local: string) => formatInstant(instantOf(getZone(zone), parseLocal(local)))

test.each([
  ['Asia/Kolkata', '2026-01-13T09:00:00', '2026-01-13T03:30:00Z', 'half an hour off'],
  ['Asia/Kathmandu', '2026-01-13T09:00:00', '2026-01-13T03:15:00Z', 'three quarters off'],
  ['America/New_York', '2026-03-08T02:30:00', '2026-03-08T07:30:00Z', 'a time that the gap swallows is read an hour later'],
  ['America/New_York', '2026-11-01T01:30:00', '2026-11-01T05:30:00Z', 'a time that comes twice means the first'],
  ['Europe/London', '2026-03-29T01:30:00', '2026-03-29T01:30:00Z', 'gap'],
  ['Europe/London', '2026-10-25T01:30:00', '2026-10-25T00:30:00Z', 'overlap'],
  ['Australia/Lord_Howe', '2026-10-04T02:15:00', '2026-10-03T15:45:00Z', 'a gap of half an hour'],
  ['Pacific/Apia', '2011-12-30T12:00:00', '2011-12-30T22:00:00Z', 'the day that Samoa left out'],
])('%s %s is %s (%s)', (zone, local, instant) => {
  expect(read(zone, local)).toBe(instant)
})

test('between 8 and 29 March New York is four hours behind London, otherwise five', () => {
  const apart = (date: string) => (parseInstant(read('America/New_York', `${date}T09:00:00`)) - parseInstant(read('Europe/London', `${date}T09:00:00`))) / 3_600_000
  expect(['2026-03-07', '2026-03-09', '2026-03-28', '2026-03-30', '2026-10-26', '2026-11-02'].map(apart)).toEqual([5, 4, 4, 5, 4, 5])
})

test('wall clocks and instants agree with Temporal in every zone, around every change', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), fc.integer({ min: Date.UTC(1985, 0, 1), max: Date.UTC(2060, 0, 1) }), fc.integer({ min: -1500, max: 1500 }), (name, around, minutes) => {
      const zone = getZone(name)
      const change = Temporal.Instant.fromEpochMilliseconds(around).toZonedDateTimeISO(name).getTimeZoneTransition('next')?.epochMilliseconds ?? around
      for (const instant of [around, change + minutes * 60_000, change, change - 1]) {
        const expected = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(name)
        expect(offsetAt(zone, instant)).toBe(expected.offsetNanoseconds / 1e6)
        const wall = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('UTC').toPlainDateTime()
        expect(instantOf(zone, instant)).toBe(wall.toZonedDateTime(name, { disambiguation: 'compatible' }).epochMilliseconds)
        expect(localOf(zone, instant) - offsetAt(zone, instant)).toBe(instant)
      }
    }),
    { numRuns: 400 },
  )
})

test('Windows names and IANA ids lead to each other, also through retired ids', () => {
  expect(toIanaName('India Standard Time')).toBe('Asia/Kolkata')
  expect(toIanaName('nepal standard time')).toBe('Asia/Kathmandu')
  expect(['Asia/Calcutta', 'Asia/Kolkata', 'europe/kiev', 'Europe/Kyiv', 'US/Eastern', 'America/Atikokan', 'W. Europe Standard Time'].map(toWindowsName)).toEqual(['India Standard Time', 'India Standard Time', 'FLE Standard Time', 'FLE Standard Time', 'Eastern Standard Time', 'SA Pacific Standard Time', 'W. Europe Standard Time'])
  expect(toWindowsName('Antarctica/Troll')).toBeNull()
  expect(Object.keys(windowsZones)).toHaveLength(139)
  for (const [windows, ids] of Object.entries(windowsZones)) for (const id of ids.split(' ')) expect([toWindowsName(id), isZone(id)]).toEqual([windows, true])
})

test('every zone that this Node knows has a Windows name, but Troll', () => {
  expect(Intl.supportedValuesOf('timeZone').filter((id) => toWindowsName(id) === null)).toEqual(['Antarctica/Troll'])
})

test('what is no zone is refused by name', () => {
  expect(isZone('Mars/Olympus')).toBe(false)
  expect(() => getZone('Mars/Olympus')).toThrow('"Mars/Olympus" is not a time zone.')
})
