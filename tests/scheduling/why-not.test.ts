import fc from 'fast-check'
import { expect, test } from 'vitest'
import { solveSeries } from '#api/scheduling/solver/solve.ts'
import type { SchedulePerson, SeriesCase } from '#api/scheduling/solver/types.ts'
import { smallCase, weekdays } from './build-case.ts'
import { askOracle } from './oracle.ts'
import type { Dropped } from './oracle.ts'

const series = { occurrences: 3, durationMinutes: 60, firstNotBefore: '2026-01-12', timeZone: 'Europe/London', granularityMinutes: 30 }
const asha: SchedulePerson = { id: 'asha', timeZone: 'Asia/Kolkata', workingHours: weekdays('09:00', '17:00') }
const tom: SchedulePerson = { id: 'tom', timeZone: 'America/New_York', workingHours: weekdays('09:00', '17:00') }

function whyNot(people: SchedulePerson[]) {
  const answer = solveSeries({ series, people })
  expect(answer.whyNot).not.toBeNull()
  return answer.whyNot ?? { binding: [], relaxing: [] }
}

test('hours that never meet are named with both people', () => {
  const { binding, relaxing } = whyNot([asha, tom])
  expect(binding).toEqual([{ person: 'asha', kind: 'hours', sentence: "asha's working hours end before tom's begin on any weekday.", free: 3, placed: 3 }])
  expect(relaxing).toContainEqual({ rule: 'hours', free: 3, placed: 3 })
  expect(relaxing).toContainEqual({ rule: 'busy', free: 0, placed: 0 })
})

test('a pair that shares half an hour a day is told how much it shares', () => {
  const early = { ...tom, workingHours: weekdays('06:00', '14:00') }
  // 06:00 in New York is 16:30 in Kolkata in winter.
  expect(whyNot([asha, early]).binding[0]?.sentence).toMatch(/asha and tom share (at most 30 minutes of working hours a day, and 60 are asked|too few working hours)/)
})

test('people who work on different days are told so', () => {
  const { binding } = whyNot([{ ...asha, workingHours: { monday: ['09:00', '17:00'] } }, { ...asha, id: 'ben', workingHours: { tuesday: ['09:00', '17:00'] } }])
  expect(binding[0]?.sentence).toBe('asha and ben have no working day in common.')
})

test('somebody whose own hours are too short is named alone', () => {
  const { binding } = whyNot([{ ...asha, workingHours: weekdays('09:00', '09:30') }, { ...asha, id: 'ben' }])
  expect(binding).toHaveLength(1)
  expect(binding[0]).toMatchObject({ person: 'asha', kind: 'hours' })
})

test('a wholly booked calendar is named, and what dropping it gives', () => {
  const { binding, relaxing } = whyNot([{ ...asha, busy: [['2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z', 'busy']] }, { ...asha, id: 'ben' }])
  expect(binding[0]).toMatchObject({ person: 'asha', kind: 'busy' })
  expect(binding[0]?.sentence).toBe("Without asha's meetings, all 3 sessions could take place at one monthly time; as it is, none can.")
  expect(relaxing).toContainEqual({ rule: 'busy', free: 3, placed: 3 })
})

test('two absences that only together leave nothing are both named', () => {
  const away = (id: string): SchedulePerson => ({ ...asha, id, busy: [['2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z', 'oof']] })
  expect(whyNot([away('asha'), away('ben')]).binding.map(({ person, kind }) => [person, kind])).toEqual([['asha', 'oof'], ['ben', 'oof']])
})

test('a rule that forbids the exception is named as a rule', () => {
  const onMondays = { ...asha, workingHours: { monday: ['14:00', '15:00'] as const, tuesday: ['14:00', '15:00'] as const }, holidays: ['2026-02-09'] }
  const asked = { ...series, firstNotAfter: '2026-01-12' }
  // From 12 January and to 9 March a day in February can keep 14 days, not 31.
  expect(solveSeries({ series: asked, people: [onMondays] })).toMatchObject({ free: 2, placed: 3 })
  const tooFar = solveSeries({ series: asked, people: [onMondays], rules: { minDaysBetween: 31 } })
  expect(tooFar).toMatchObject({ free: 2, placed: 2 })
  expect(tooFar.whyNot?.binding.map(({ kind }) => kind)).toContain('minDaysBetween')
  expect(tooFar.whyNot?.relaxing).toContainEqual({ rule: 'minDaysBetween', free: 2, placed: 3 })
  const fixed = solveSeries({ series: asked, people: [onMondays], rules: { exceptions: false } })
  expect(fixed.whyNot?.binding.map(({ kind }) => kind)).toContain('exceptions')
  expect(fixed.whyNot?.relaxing).toContainEqual({ rule: 'exceptions', free: 2, placed: 3 })
})

test('what dropping each thing in the way would give is what trying everything without it finds', { timeout: 180_000 }, () => {
  const seen = { relaxing: 0, binding: 0, helped: 0 }
  fc.assert(
    fc.property(smallCase, (asked) => {
      const { whyNot, placed } = solveSeries(asked)
      if (!whyNot || seen.relaxing > 300) return
      const without = (of: SeriesCase, dropped: Dropped = () => false) => {
        const answer = askOracle(of, dropped)
        return { free: answer?.free ?? 0, placed: answer?.placed ?? 0 }
      }
      const rules: Record<string, () => { free: number; placed: number }> = {
        hours: () => without(asked, (_, kind) => kind === 'hours'),
        busy: () => without(asked, (_, kind) => kind === 'busy' || kind === 'oof'),
        holiday: () => without(asked, (_, kind) => kind === 'holiday'),
        minDaysBetween: () => without({ ...asked, rules: { ...asked.rules, minDaysBetween: 0 } }),
        exceptions: () => without({ ...asked, rules: { ...asked.rules, exceptions: true } }),
      }
      for (const { rule, ...then } of whyNot.relaxing) {
        expect([rule, then]).toEqual([rule, rules[rule]?.()])
        seen.relaxing++
      }
      for (const { person, kind, free, placed: then } of whyNot.binding) {
        expect([kind, { free, placed: then }]).toEqual([kind, person === null ? rules[kind]?.() : without(asked, (id, of) => id === person && of === kind)])
        seen.binding++
        if (then > placed) seen.helped++
      }
    }),
    { numRuns: 600, seed: 12 },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(40)
})
