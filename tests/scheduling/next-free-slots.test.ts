import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextFreeSlots } from '#api/scheduling/solver/next-free-slots.ts'
import { smallCase, weekdays } from './build-case.ts'
import { listHindrances } from './oracle.ts'
import { HOUR, readCalendar, startOf, wallClockOf } from './oracle-calendar.ts'

const ana = { id: 'ana', timeZone: 'Europe/London', workingHours: weekdays('09:00', '17:00'), busy: [['2026-03-10T09:00:00Z', '2026-03-10T16:00:00Z', 'busy'] as const, ['2026-03-11T09:00:00Z', '2026-03-11T10:00:00Z', 'tentative'] as const] }
const session = { timeZone: 'Europe/London', durationMinutes: 30, granularityMinutes: 30 }

test('the next free slots come in order, so many a day as asked, tentative time only where it may be touched', () => {
  const asked = { session, people: [ana], from: '2026-03-10T08:00:00Z', until: '2026-03-20T00:00:00Z', count: 3 }
  expect(nextFreeSlots(asked).map(({ start }) => start)).toEqual(['2026-03-10T16:00:00Z', '2026-03-10T16:30:00Z', '2026-03-11T10:00:00Z'])
  expect(nextFreeSlots({ ...asked, perDay: 1 }).map(({ start }) => start)).toEqual(['2026-03-10T16:00:00Z', '2026-03-11T10:00:00Z', '2026-03-12T09:00:00Z'])
  expect(nextFreeSlots({ ...asked, perDay: 1, allowTentative: true })[1]).toEqual({ start: '2026-03-11T09:00:00Z', end: '2026-03-11T09:30:00Z', tentative: ['ana'] })
  expect(nextFreeSlots({ ...asked, until: '2026-03-10T16:45:00Z' })).toHaveLength(1)
  expect(nextFreeSlots({ ...asked, until: '2026-03-01T00:00:00Z' })).toEqual([])
})

test('the next free slots are those that asking every start finds', { timeout: 180_000 }, () => {
  fc.assert(
    fc.property(smallCase, fc.integer({ min: 0, max: 1439 }), ({ series, people }, minutes) => {
      const day = Date.parse(series.firstNotBefore) / (24 * HOUR)
      const from = day * 24 * HOUR + minutes * 60_000
      const until = from + 9 * 24 * HOUR
      const length = series.durationMinutes * 60_000
      const calendars = people.map((person) => readCalendar(person))
      const expected: string[] = []
      for (let date = day - 2; date < day + 13; date++) {
        for (let minute = 0; minute < 1440; minute += series.granularityMinutes) {
          const start = startOf(series.timeZone, date, minute)
          const name = new Date(date * 24 * HOUR).toISOString().slice(0, 10)
          if (start < from || start + length > until || wallClockOf(series.timeZone, start) !== `${name} ${minute}`) continue
          const isOpen = calendars.every((calendar) => listHindrances(calendar, start, length).length === 0 && !calendar.tentative.some((held) => held.from < start + length && start < held.to))
          if (isOpen) expected.push(`${new Date(start).toISOString().slice(0, 19)}Z`)
        }
      }
      const slots = nextFreeSlots({ session: series, people, from: new Date(from).toISOString(), until: new Date(until).toISOString(), count: 12 })
      expect(slots.map(({ start }) => start)).toEqual(expected.slice(0, 12))
    }),
    { numRuns: 150, seed: 9 },
  )
})
