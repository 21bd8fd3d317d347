import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { recurrenceFrom } from '#scripts/tenant/graph/recurrence-input.ts'
import { occurrenceDates } from '#scripts/tenant/graph/recurrence.ts'
import { ianaByWindows, localAt, milliseconds, momentFrom } from '#scripts/tenant/graph/zones.ts'

const folder = new URL('../../../shared/graph/tz/', import.meta.url)
const vectorsFile = new URL('vectors.json', folder)
const zonesFile = new URL('windows-zones.json', folder)

type Moment = { dateTime: string; timeZone: string }
type Occurrence = { startUtc: string; local: string }
type Vector = { id: string; event: { start: Moment; recurrence: unknown }; expected: Occurrence[]; horizonOccurrences?: number }

if (!existsSync(vectorsFile)) {
  test('the stand-in puts every reference vector where Exchange would', ({ skip }) => {
    skip('../shared/graph/tz/vectors.json is not here, so there is nothing to compare with')
  })
} else {
  const { vectors } = JSON.parse(readFileSync(vectorsFile, 'utf8')) as { vectors: Vector[] }
  test.each(vectors.map((vector) => [vector.id, vector] as const))('the stand-in puts %s where Exchange would', (_id, vector) => {
    const start = momentFrom(vector.event.start.dateTime, vector.event.start.timeZone)
    const recurrence = recurrenceFrom(vector.event.recurrence, start)
    const dates = occurrenceDates(recurrence, vector.horizonOccurrences === undefined ? {} : { limit: vector.horizonOccurrences })
    const found = dates.map((date) => {
      const at = milliseconds(`${date}${start.local.slice(10)}`, start.zone)
      return { startUtc: Temporal.Instant.fromEpochMilliseconds(at).toString(), local: localAt(at, start.zone) }
    })
    // The vectors were computed before Morocco gave up its summer hour in 2026: there the wall clock alone is the same.
    const kept = start.zone === 'Africa/Casablanca' ? ({ local }: Occurrence) => local : ({ startUtc, local }: Occurrence) => `${startUtc} ${local}`
    expect(found.map(kept)).toEqual(vector.expected.map(kept))
  })

  const { windowsToIana } = JSON.parse(readFileSync(zonesFile, 'utf8')) as { windowsToIana: Record<string, string> }
  test.each(Object.entries(ianaByWindows))('%s keeps the clock of %s, as Unicode says', (windows, iana) => {
    const expected = windowsToIana[windows]
    expect(expected).toBeDefined()
    // Unicode prints older names for some zones, so clocks are compared, not names.
    for (let month = 0; month < 12; month += 1) expect(localAt(Date.UTC(2026, month, 15), iana)).toBe(localAt(Date.UTC(2026, month, 15), expected ?? ''))
  })
}
