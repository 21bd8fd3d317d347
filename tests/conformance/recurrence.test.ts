import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formatInstant } from '#api/time/calendar.ts'
import { expandEvent } from '#api/time/recurrence.ts'
import type { CalendarEvent } from '#api/time/recurrence.ts'
import { toIanaName, toWindowsName } from '#api/time/zone.ts'

const folder = new URL('../../../shared/graph/tz/', import.meta.url)
const vectorsFile = new URL('vectors.json', folder)
const zonesFile = new URL('windows-zones.json', folder)

type Expected = { startUtc: string; local: string; offset: string }
type Vector = { id: string; timeZone: string; windowsTimeZone: string; event: CalendarEvent; expected: Expected[]; horizonOccurrences?: number }

/**
 * The vectors were written with tzdata 2025b. Where a law has changed since (Morocco, from September 2026) the platform's own
 * Temporal says what the expected wall clock means today; everywhere else the expected instant stands as written.
 */
function inTodaysLaw(zone: string): (expected: Expected) => string {
  return ({ startUtc, local, offset }) => {
    const today = Temporal.Instant.from(startUtc).toZonedDateTimeISO(zone)
    if (today.offset.replace(':', '') === offset || zone !== 'Africa/Casablanca') return startUtc
    return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant().toString()
  }
}

if (!existsSync(vectorsFile)) {
  test('every recurrence falls where the reference vectors say', ({ skip }) => {
    skip('../shared/graph/tz/vectors.json is not here, so there is nothing to compare with')
  })
} else {
  const { vectors } = JSON.parse(readFileSync(vectorsFile, 'utf8')) as { vectors: Vector[] }
  test.each(vectors.map((vector) => [vector.id, vector] as const))('%s falls on the instants that Exchange would hold, under either zone name', (_, vector) => {
    const expected = vector.expected.map(inTodaysLaw(vector.timeZone))
    expect(expandEvent(vector.event, vector.horizonOccurrences).map(formatInstant)).toEqual(expected)
    const named = { dateTime: `${vector.event.start.dateTime}.0000000`, timeZone: vector.windowsTimeZone }
    const recurrence = vector.event.recurrence ? { ...vector.event.recurrence, range: { ...vector.event.recurrence.range, recurrenceTimeZone: vector.windowsTimeZone } } : null
    expect(expandEvent({ start: named, end: named, recurrence }, vector.horizonOccurrences).map(formatInstant)).toEqual(expected)
  })
}

if (existsSync(zonesFile)) {
  const zones = JSON.parse(readFileSync(zonesFile, 'utf8')) as { windowsToIana: Record<string, string>; ianaToWindows: Record<string, string> }
  test('every IANA id of the reference has the same Windows name here', () => {
    for (const [iana, windows] of Object.entries(zones.ianaToWindows)) expect([iana, toWindowsName(iana)]).toEqual([iana, windows])
  })
  test('every Windows name means a zone that has that Windows name, the same as in the reference', () => {
    for (const [windows, iana] of Object.entries(zones.windowsToIana)) {
      const mine = toIanaName(windows)
      expect([windows, mine === null ? null : toWindowsName(mine)]).toEqual([windows, windows])
      expect(toWindowsName(iana)).toBe(windows)
    }
  })
}
