import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expandEvent } from '#api/time/recurrence.ts'
import { solveSeries } from '#api/scheduling/solver/solve.ts'
import type { SeriesAnswer, SeriesCase } from '#api/scheduling/solver/types.ts'
import { smallCase, weekdays } from './build-case.ts'
import { askOracle } from './oracle.ts'

const london = { id: 'a', timeZone: 'Europe/London', workingHours: weekdays('09:00', '17:00') }
const newYork = { id: 'b', timeZone: 'America/New_York', workingHours: weekdays('09:00', '17:00') }
const series = { occurrences: 4, durationMinutes: 60, firstNotBefore: '2026-01-12', timeZone: 'Europe/London', granularityMinutes: 30 }

function summary(answer: SeriesAnswer) {
  if (!answer.pattern || !answer.start || !answer.range) return null
  const [first, time] = answer.start.dateTime.split('T')
  return { free: answer.free, placed: answer.placed, softCost: answer.softCost, weekday: answer.pattern.daysOfWeek[0], index: answer.pattern.index, first, time: time?.slice(0, 5) }
}

function localDate(instant: string, zone: string): Temporal.PlainDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate()
}

/** Nobody is asked outside their hours, into a meeting, an absence or a holiday, each judged on the session's own date. */
function expectKept({ people, series: asked }: SeriesCase, answer: SeriesAnswer): void {
  for (const { start, end } of answer.occurrences) {
    if (start === null || end === null) continue
    expect(Date.parse(end) - Date.parse(start)).toBe(asked.durationMinutes * 60_000)
    for (const person of people) {
      const from = Temporal.Instant.from(start).toZonedDateTimeISO(person.timeZone)
      const to = Temporal.Instant.from(end).toZonedDateTimeISO(person.timeZone)
      const weekday = (['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const)[from.dayOfWeek - 1]
      const hours = weekday && person.workingHours[weekday]
      expect(hours).toBeDefined()
      const opening = from.toPlainDate().toZonedDateTime({ timeZone: person.timeZone, plainTime: hours?.[0] ?? '' })
      const isMidnight = hours?.[1] === '24:00'
      const closing = from.toPlainDate().add({ days: isMidnight ? 1 : 0 }).toZonedDateTime({ timeZone: person.timeZone, plainTime: isMidnight ? '00:00' : (hours?.[1] ?? '') })
      expect(Temporal.ZonedDateTime.compare(opening, from)).toBeLessThanOrEqual(0)
      expect(Temporal.ZonedDateTime.compare(to, closing)).toBeLessThanOrEqual(0)
      expect(person.holidays ?? []).not.toContain(from.toPlainDate().toString())
      for (const [busyFrom, busyTo, kind] of person.busy ?? []) {
        if (kind === 'busy' || kind === 'oof') expect(Date.parse(busyTo) <= Date.parse(start) || Date.parse(end) <= Date.parse(busyFrom)).toBe(true)
      }
    }
  }
}

/** Sessions stay in order and inside their months, an exception at least the asked days from its neighbours, the rest on the booked recurrence. */
function expectOrder({ series: asked, rules }: SeriesCase, answer: SeriesAnswer): void {
  if (!answer.start || !answer.pattern || !answer.range) return
  const booked = expandEvent({ start: answer.start, end: answer.start, recurrence: { pattern: answer.pattern, range: answer.range } })
  expect(answer.occurrences.map(({ patternStart }) => Date.parse(patternStart))).toEqual(booked)
  let last: { date: Temporal.PlainDate; exception: boolean } | null = null
  for (const { patternStart, start, exception, clashes } of answer.occurrences) {
    expect(exception || start === null).toBe(clashes.length > 0)
    if (start === null) continue
    if (!exception) expect(start).toBe(patternStart)
    const date = localDate(start, asked.timeZone)
    expect(date.toPlainYearMonth().equals(localDate(patternStart, asked.timeZone).toPlainYearMonth())).toBe(true)
    if (last) {
      const room = last.date.until(date).days
      expect(room).toBeGreaterThan(0)
      if (exception || last.exception) expect(room).toBeGreaterThanOrEqual(rules?.minDaysBetween ?? 14)
    }
    last = { date, exception }
  }
}

/** The oracle is slow by intent, and slower beside other work. */
const patience = 120_000

test('the chosen series is the optimum that trying everything finds, and keeps every rule', { timeout: patience }, () => {
  fc.assert(
    fc.property(smallCase, (asked) => {
      const answer = solveSeries(asked)
      expect(summary(answer)).toEqual(askOracle(asked))
      expectKept(asked, answer)
      expectOrder(asked, answer)
      expect(answer.whyNot === null).toBe(answer.placed === asked.series.occurrences)
      if (answer.whyNot) expect(answer.whyNot.binding.length).toBeGreaterThan(0)
    }),
    { numRuns: 150, seed: 20260112 },
  )
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

test('what relaxing a rule would give is what solving without that rule gives', { timeout: patience }, () => {
  const always = Object.fromEntries(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [day, ['00:00', '24:00']] as const))
  const without: Record<string, (asked: SeriesCase) => SeriesCase> = {
    hours: (asked) => ({ ...asked, people: asked.people.map((person) => ({ ...person, workingHours: always })) }),
    busy: (asked) => ({ ...asked, people: asked.people.map((person) => ({ ...person, busy: [] })) }),
    holiday: (asked) => ({ ...asked, people: asked.people.map((person) => ({ ...person, holidays: [] })) }),
    minDaysBetween: (asked) => ({ ...asked, rules: { ...asked.rules, minDaysBetween: 0 } }),
    exceptions: (asked) => ({ ...asked, rules: { ...asked.rules, exceptions: true } }),
  }
  let explained = 0
  fc.assert(
    fc.property(smallCase, (asked) => {
      const { whyNot } = solveSeries(asked)
      if (!whyNot) return
      explained++
      expect(whyNot.relaxing.map(({ rule }) => rule)).toEqual(Object.keys(without))
      for (const { rule, free, placed } of whyNot.relaxing) {
        const again = solveSeries((without[rule] as (asked: SeriesCase) => SeriesCase)(asked))
        expect([rule, free, placed]).toEqual([rule, again.free, again.placed])
      }
    }),
    { numRuns: 150, seed: 11 },
  )
  expect(explained).toBeGreaterThan(20)
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
  expectKept({ series, people }, answer)
})
