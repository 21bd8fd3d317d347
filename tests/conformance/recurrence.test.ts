import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { formatInstant, formatLocal } from '#api/time/calendar.ts'
import { expandEvent } from '#api/time/recurrence.ts'
import type { CalendarEvent } from '#api/time/recurrence.ts'
import { getZone, localOf, toIanaName, toWindowsName } from '#api/time/zone.ts'

const folder = new URL('../../../shared/graph/tz/', import.meta.url)
const vectorsFile = new URL('vectors.json', folder)
const zonesFile = new URL('windows-zones.json', folder)

type Vector = { id: string; timeZone: string; windowsTimeZone: string; event: CalendarEvent; expected: { startUtc: string; local: string }[]; horizonOccurrences?: number }

if (!existsSync(vectorsFile)) {
  test('the reference vectors are not on this machine, so nothing is compared', () => {
    expect(existsSync(vectorsFile)).toBe(false)
  })
} else {
  const { vectors } = JSON.parse(readFileSync(vectorsFile, 'utf8')) as { vectors: Vector[] }
  test.each(vectors.map((vector) => [vector.id, vector] as const))('%s falls on the instants that Exchange would hold', (_, vector) => {
    const starts = expandEvent(vector.event, vector.horizonOccurrences)
    const zone = getZone(vector.timeZone)
    expect(starts.map((startAt) => ({ startUtc: formatInstant(startAt), local: formatLocal(localOf(zone, startAt)) }))).toEqual(vector.expected.map(({ startUtc, local }) => ({ startUtc, local })))
  })
  test.each(vectors.map((vector) => [vector.id, vector] as const))('%s is the same series under its Windows zone name', (_, vector) => {
    const named = { dateTime: `${vector.event.start.dateTime}.0000000`, timeZone: vector.windowsTimeZone }
    const recurrence = vector.event.recurrence ? { ...vector.event.recurrence, range: { ...vector.event.recurrence.range, recurrenceTimeZone: vector.windowsTimeZone } } : null
    expect(expandEvent({ start: named, end: named, recurrence }, vector.horizonOccurrences).map(formatInstant)).toEqual(vector.expected.map(({ startUtc }) => startUtc))
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
