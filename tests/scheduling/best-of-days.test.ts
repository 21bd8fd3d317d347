import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestOfDays, isEverybodyFree } from '#api/scheduling/solver/best-of-days.ts'
import { nextFreeSlots } from '#api/scheduling/solver/next-free-slots.ts'
import { weightsOf } from '#api/scheduling/solver/problem.ts'
import { smallCase, weekdays } from './build-case.ts'
import { weighStart } from './oracle.ts'
import { HOUR, readCalendar } from './oracle-calendar.ts'

const ana = { id: 'ana', timeZone: 'Europe/London', workingHours: weekdays('09:00', '11:00'), busy: [['2026-03-10T09:00:00Z', '2026-03-10T11:00:00Z', 'tentative'] as const, ['2026-03-11T09:00:00Z', '2026-03-11T10:00:00Z', 'tentative'] as const] }
const session = { timeZone: 'Europe/London', durationMinutes: 60, granularityMinutes: 30 }

test('each day offers its best start, and touches a tentative time only where it has no other', () => {
  const days = bestOfDays({ session, people: [ana], from: '2026-03-10T08:00:00Z', to: '2026-03-12T09:00:00Z' })
  expect(days.map(({ start, tentative }) => [start, tentative])).toEqual([
    ['2026-03-10T09:30:00Z', ['ana']],
    ['2026-03-11T10:00:00Z', []],
    ['2026-03-12T09:00:00Z', []],
  ])
  const otherwise = bestOfDays({ session, people: [ana], from: '2026-03-11T08:00:00Z', to: '2026-03-11T12:00:00Z', avoid: ['2026-03-11T10:00:00Z'] })
  expect(otherwise.map(({ start, tentative }) => [start, tentative])).toEqual([['2026-03-11T09:30:00Z', ['ana']]])
  expect(bestOfDays({ session, people: [ana], from: '2026-03-11T08:00:00Z', to: '2026-03-10T08:00:00Z' })).toEqual([])
})

test('the best start of a day is the cheapest of all its free ones, and everybody is free at it', { timeout: 180_000 }, () => {
  fc.assert(
    fc.property(smallCase, ({ series, people, rules = {} }) => {
      const from = Date.parse(series.firstNotBefore)
      const to = from + 8 * 24 * HOUR
      const written = (at: number) => new Date(at).toISOString()
      const days = bestOfDays({ session: series, people, from: written(from), to: written(to), rules })
      const length = series.durationMinutes * 60_000
      const calendars = people.map((person) => readCalendar(person))
      const every = nextFreeSlots({ session: series, people, from: written(from), until: written(to + length), count: 100_000, allowTentative: true })
      const dateOf = (start: string) => Temporal.Instant.from(start).toZonedDateTimeISO(series.timeZone).toPlainDate().toString()
      const byDate = Map.groupBy(every, ({ start }) => dateOf(start))
      expect(days.map(({ start }) => dateOf(start))).toEqual([...byDate.keys()])
      for (const { start, tentative } of days) {
        const ofDay = byDate.get(dateOf(start)) ?? []
        const calm = ofDay.filter((slot) => slot.tentative.length === 0)
        const least = (calm.length > 0 ? calm : ofDay).map((slot) => weighStart(calendars, Date.parse(slot.start), length, weightsOf(rules)))
        expect(tentative.length > 0).toBe(calm.length === 0)
        expect(weighStart(calendars, Date.parse(start), length, weightsOf(rules))).toBeCloseTo(Math.min(...least), 6)
        expect(isEverybodyFree(people, start, series.durationMinutes)).toBe(true)
      }
    }),
    { numRuns: 150, seed: 11 },
  )
})
