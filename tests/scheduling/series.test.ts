import fc from 'fast-check'
import { expect, test } from 'vitest'
import { solveSeries } from '#api/scheduling/solver/solve.ts'
import { smallCase, weekdays } from './build-case.ts'
import { findBreaches } from './find-breaches.ts'
import { listHindrances, askOracle } from './oracle.ts'
import { readCalendar } from './oracle-calendar.ts'
import { summarize } from './summarize.ts'

const london = { id: 'a', timeZone: 'Europe/London', workingHours: weekdays('09:00', '17:00') }
const newYork = { id: 'b', timeZone: 'America/New_York', workingHours: weekdays('09:00', '17:00') }
const series = { occurrences: 4, durationMinutes: 60, firstNotBefore: '2026-01-12', timeZone: 'Europe/London', granularityMinutes: 30 }

/** The oracle is slow by intent, and slower beside other work. */
const patience = 300_000

/** As `toEqual`, and quick where nothing differs. */
function expectSame(found: unknown, expected: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(expected)) expect(found).toEqual(expected)
}

test('ten thousand small cases: the chosen series is the optimum that trying everything finds, to the last session and clash', { timeout: patience }, () => {
  const seen = { all: 0, moved: 0, short: 0, none: 0 }
  fc.assert(
    fc.property(smallCase, (asked) => {
      const answer = solveSeries(asked)
      expectSame(summarize(answer), askOracle(asked))
      const calendars = asked.people.map((person) => readCalendar(person))
      const isCrowded = answer.occurrences.some(({ clashes }) => clashes.length > 0)
      for (const { patternStart, clashes } of isCrowded ? answer.occurrences : []) {
        const hindrances = calendars.flatMap((calendar) => listHindrances(calendar, Date.parse(patternStart), asked.series.durationMinutes * 60_000).map((kind) => ({ person: calendar.id, kind })))
        expectSame(clashes, hindrances)
      }
      expectSame(findBreaches(asked, answer), [])
      const isWhole = answer.placed === asked.series.occurrences
      if (isWhole ? answer.whyNot !== null : !answer.whyNot?.binding.length) expect.fail('whyNot tells of a lack, and only of a lack')
      seen[answer.pattern === null ? 'none' : !isWhole ? 'short' : answer.free < answer.placed ? 'moved' : 'all']++
    }),
    { numRuns: 10_000, seed: 20260112 },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(300)
})

test('the same case gives the same bytes, whatever the order of its busy times', { timeout: patience }, () => {
  fc.assert(
    fc.property(smallCase, (asked) => {
      const shuffled = { ...asked, people: asked.people.map((person) => ({ ...person, busy: [...(person.busy ?? [])].reverse(), holidays: [...(person.holidays ?? [])].reverse() })) }
      expect(JSON.stringify(solveSeries(shuffled))).toBe(JSON.stringify(solveSeries(asked)))
    }),
    { numRuns: 100, seed: 7 },
  )
})

test('two calendars that are free all day meet on the first candidate day, at the earliest cheap time', () => {
  const answer = solveSeries({ series, people: [london] })
  expect(answer).toMatchObject({ free: 4, placed: 4, softCost: 0, whyNot: null, pattern: { index: 'second', daysOfWeek: ['monday'] }, start: { dateTime: '2026-01-12T09:30:00', timeZone: 'Europe/London' } })
  expect(answer.range).toEqual({ type: 'numbered', startDate: '2026-01-12', numberOfOccurrences: 4, recurrenceTimeZone: 'Europe/London' })
})

test('in the weeks when New York is four hours behind London a time that fits in January is checked again in March', () => {
  // 14:00 in London is 09:00 in New York, but 10:00 between 8 and 29 March, and the third week of March lies there.
  const morning = { ...newYork, workingHours: weekdays('09:00', '10:00') }
  const answer = solveSeries({ series: { ...series, occurrences: 3, firstNotBefore: '2026-01-19', firstNotAfter: '2026-01-23' }, people: [london, morning], rules: { exceptions: false } })
  expect(answer.start?.dateTime.slice(11)).toBe('14:00:00')
  expect(answer.occurrences.map(({ start }) => start)).toEqual([expect.any(String), expect.any(String), null])
  expect(answer.occurrences[2]?.clashes).toEqual([{ person: 'b', kind: 'hours' }])
})

test('a clashing occurrence is moved to the nearest cheap day of its month', () => {
  const away = { ...london, busy: [['2026-02-09T00:00:00Z', '2026-02-10T00:00:00Z', 'busy'] as const] }
  const answer = solveSeries({ series: { ...series, firstNotAfter: '2026-01-12' }, people: [away] })
  expect(answer).toMatchObject({ free: 3, placed: 4, softCost: 2 })
  expect(answer.occurrences[1]).toMatchObject({ exception: true, start: '2026-02-10T09:30:00Z', patternStart: '2026-02-09T09:30:00Z', clashes: [{ person: 'a', kind: 'busy' }] })
})

test('tentative and protected time is used only when nothing better is left, working elsewhere counts as free', () => {
  const day = { ...series, firstNotAfter: '2026-01-12' }
  const person = { ...london, workingHours: weekdays('11:00', '14:00'), protected: [['12:00', '13:00'] as const], busy: [['2026-01-12T11:00:00Z', '2026-01-12T14:00:00Z', 'workingElsewhere'] as const] }
  expect(solveSeries({ series: day, people: [person] })).toMatchObject({ free: 4, softCost: 4, start: { dateTime: '2026-01-12T11:00:00' } })
})

test('no session is moved before the earliest day that is asked for, where one is asked', () => {
  const people = [{ ...london, busy: [['2026-01-12T00:00:00Z', '2026-02-01T00:00:00Z', 'busy'] as const] }]
  const early = { ...series, firstNotAfter: '2026-01-31' }
  expect(solveSeries({ series: early, people }).occurrences[0]?.start).toBe('2026-01-09T09:30:00Z')
  const late = solveSeries({ series: { ...early, notBefore: '2026-01-12' }, people })
  expect(late).toMatchObject({ free: 3, placed: 3 })
  expect(late.occurrences[0]?.start).toBeNull()
})

test('twelve occurrences of four people on the quarter hour are answered quickly enough to ask for every circle', () => {
  const people = [london, newYork, { ...london, id: 'c', timeZone: 'Asia/Kathmandu', workingHours: weekdays('10:00', '20:00') }, { ...london, id: 'd' }]
  const answer = solveSeries({ series: { ...series, occurrences: 12, granularityMinutes: 15 }, people })
  expect(answer.occurrences).toHaveLength(12)
  expect(findBreaches({ series: { ...series, occurrences: 12, granularityMinutes: 15 }, people }, answer)).toEqual([])
})
