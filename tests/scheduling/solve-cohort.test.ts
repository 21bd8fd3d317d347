import fc from 'fast-check'
import { expect, test } from 'vitest'
import { solveCohort, solveSeries } from '#api/scheduling/solver/solve.ts'
import type { BusyTime, CohortAnswer, CohortCase, SeriesCase } from '#api/scheduling/solver/types.ts'
import { weekdays } from './build-case.ts'

const series = { occurrences: 3, durationMinutes: 60, firstNotBefore: '2026-01-12', firstNotAfter: '2026-01-16', timeZone: 'Europe/London', granularityMinutes: 60 }
const person = (id: string, start = '09:00', end = '17:00') => ({ id, timeZone: 'Europe/London', workingHours: weekdays(start, end) })

/** Many cohorts take a while beside other work. */
const patience = 180_000

/** Everybody's sessions never overlap. */
function expectNoDoubleBooking({ circles }: CohortCase, answer: CohortAnswer): void {
  const taken = new Map<string, { start: number; end: number }[]>()
  for (const [at, circle] of circles.entries()) {
    expect(answer.circles[at]?.id).toBe(circle.id)
    for (const { start, end } of answer.circles[at]?.occurrences ?? []) {
      if (start === null || end === null) continue
      for (const id of circle.members) {
        const theirs = taken.get(id) ?? []
        expect(theirs.some((other) => other.start < Date.parse(end) && Date.parse(start) < other.end)).toBe(false)
        taken.set(id, [...theirs, { start: Date.parse(start), end: Date.parse(end) }])
      }
    }
  }
}

test('a mentor of several circles is never in two of our sessions at once', () => {
  const cohort: CohortCase = {
    people: [person('m', '09:00', '11:00'), person('a'), person('b'), person('c')],
    circles: ['a', 'b', 'c'].map((id) => ({ id: `with-${id}`, members: ['m', id], series })),
  }
  const answer = solveCohort(cohort)
  expect(answer.circles.map(({ placed }) => placed)).toEqual([3, 3, 3])
  expectNoDoubleBooking(cohort, answer)
})

test('the circle with the least choice chooses first, whatever the order it is named in', () => {
  // "early" can only meet at 09:00 on Mondays, the very time that "easy" would take if it were asked first.
  const narrow = { ...person('n'), workingHours: { monday: ['09:00', '10:00'] as const } }
  const cohort: CohortCase = {
    people: [person('m'), person('e'), narrow],
    circles: [
      { id: 'easy', members: ['m', 'e'], series },
      { id: 'early', members: ['m', 'n'], series },
    ],
    rules: { weights: { edge: 0 } },
  }
  expect(solveSeries({ series, people: [person('m'), person('e')], rules: { weights: { edge: 0 } } }).start?.dateTime).toBe('2026-01-12T09:00:00')
  const answer = solveCohort(cohort)
  expect(answer.circles.map(({ id, placed, start }) => [id, placed, start?.dateTime])).toEqual([
    ['easy', 3, '2026-01-12T10:00:00'],
    ['early', 3, '2026-01-12T09:00:00'],
  ])
})

test('a circle that shares nobody gets what it would get alone', () => {
  const people = [person('a'), person('b'), person('c'), person('d')]
  const answer = solveCohort({ people, circles: [{ id: 'one', members: ['a', 'b'], series }, { id: 'two', members: ['c', 'd'], series }] })
  const { id: _, ...one } = answer.circles[0] as CohortAnswer['circles'][number]
  expect(one).toEqual(solveSeries({ series, people: people.slice(0, 2) }))
  expect(answer.circles[1]?.start).toEqual(one.start)
})

test('a circle that finds its mentor taken says so', () => {
  const answer = solveCohort({ people: [{ ...person('m'), workingHours: { monday: ['09:00', '10:00'] } }, person('a'), person('b')], circles: ['a', 'b'].map((id) => ({ id, members: ['m', id], series })) })
  expect(answer.circles.map(({ placed }) => placed)).toEqual([3, 0])
  expect(answer.circles[1]?.whyNot?.binding[0]).toMatchObject({ person: 'm', kind: 'busy' })
})

test('a member who is nobody known is refused by name', () => {
  expect(() => solveCohort({ people: [], circles: [{ id: 'one', members: ['ghost'], series }] })).toThrow('There is no person "ghost".')
})

test('a circle left with nothing displaces one that can also meet at another time', () => {
  // All have two Monday hours to choose from. In turn "one" takes 09:00 and "two" 11:00, the only hours of "worst", though each could go an hour later.
  const onMondays = (id: string, from: string, to: string) => ({ ...person(id), workingHours: { monday: [from, to] as const } })
  const tens = ['2026-01-12', '2026-02-09', '2026-03-09'].map((date) => [`${date}T10:00:00Z`, `${date}T11:00:00Z`, 'busy'] as const)
  const cohort: CohortCase = {
    people: [onMondays('m', '09:00', '13:00'), onMondays('a', '09:00', '11:00'), onMondays('b', '11:00', '13:00'), { ...onMondays('c', '09:00', '12:00'), busy: tens }],
    circles: ['a', 'b', 'c'].map((id, at) => ({ id: ['one', 'two', 'worst'][at]!, members: ['m', id], series })),
    rules: { exceptions: false, weights: { edge: 0 } },
  }
  expect(solveCohort(cohort).circles.map(({ placed, start }) => [placed, start?.dateTime.slice(11, 16)])).toEqual([[3, '10:00'], [3, '11:00'], [3, '09:00']])
})

const ids = ['a', 'b', 'c', 'd', 'e']
const crowded: fc.Arbitrary<CohortCase> = fc.record({
  people: fc.tuple(...ids.map((id) => fc.integer({ min: 8, max: 11 }).chain((from) => fc.integer({ min: 1, max: 3 }).chain((length) => fc.subarray(['monday', 'tuesday', 'wednesday'] as const, { minLength: 1 }).map((days) => ({ ...person(id), workingHours: Object.fromEntries(days.map((day) => [day, [`${String(from).padStart(2, '0')}:00`, `${String(from + length).padStart(2, '0')}:00`] as const])) })))))),
  circles: fc.array(fc.tuple(fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 3 }), fc.constantFrom(30, 60), fc.constantFrom(3, 5)), { minLength: 2, maxLength: 7 }).map((circles) => circles.map(([members, durationMinutes, occurrences], at) => ({ id: `c${at}`, members, series: { ...series, durationMinutes, occurrences } }))),
})

/** The case of one circle alone, when these others have their sessions. */
function aloneBeside({ people, circles, rules }: CohortCase, at: number, others: CohortAnswer['circles']): SeriesCase {
  const { members, series: asked } = circles[at]!
  const memberOf = new Map(circles.map((circle) => [circle.id, circle.members]))
  const busyOf = (id: string): BusyTime[] => others.filter((other) => memberOf.get(other.id)?.includes(id)).flatMap(({ occurrences }) => occurrences.flatMap(({ start, end }) => (start === null || end === null ? [] : [[start, end, 'busy'] as const])))
  return { series: asked, people: [...people].filter(({ id }) => members.includes(id)).map((someone) => ({ ...someone, busy: busyOf(someone.id) })), rules }
}

test('in the end no circle lacks sessions that it could have by itself, or by going before one other that keeps all of its own', { timeout: patience }, () => {
  let lacking = 0
  fc.assert(
    fc.property(crowded, (cohort) => {
      const { circles } = solveCohort(cohort)
      for (const [at, circle] of circles.entries()) {
        const others = circles.filter((other) => other !== circle)
        expect(solveSeries(aloneBeside(cohort, at, others)).placed <= circle.placed).toBe(true)
        if (circle.placed === cohort.circles[at]!.series.occurrences) continue
        lacking++
        for (const [beside, other] of circles.entries()) {
          if (other === circle) continue
          const rest = others.filter((one) => one !== other)
          const before = solveSeries(aloneBeside(cohort, at, rest))
          const after = solveSeries(aloneBeside(cohort, beside, [...rest, { ...before, id: circle.id }]))
          expect(before.placed > circle.placed && after.placed >= other.placed).toBe(false)
        }
      }
    }),
    { numRuns: 50, seed: 4 },
  )
  expect(lacking).toBeGreaterThan(20)
})

test('the order in which people, members and circles are named changes no answer', { timeout: patience }, () => {
  fc.assert(
    fc.property(crowded, (cohort) => {
      const answer = solveCohort(cohort)
      const turned = solveCohort({ ...cohort, people: [...cohort.people].reverse(), circles: [...cohort.circles].reverse() })
      expect(turned.circles.reverse()).toEqual(answer.circles)
    }),
    { numRuns: 30, seed: 8 },
  )
})

test('any cohort is planned without double booking, and the same way twice', { timeout: patience }, () => {
  const cohortArbitrary: fc.Arbitrary<CohortCase> = fc.record({
    people: fc.tuple(...ids.map((id) => fc.integer({ min: 8, max: 12 }).chain((from) => fc.integer({ min: 2, max: 5 }).map((length) => person(id, `${String(from).padStart(2, '0')}:00`, `${from + length}:00`))))),
    circles: fc.array(fc.tuple(fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 3 }), fc.constantFrom(30, 60, 90), fc.constantFrom(3, 5)), { maxLength: 7 }).map((circles) => circles.map(([members, durationMinutes, occurrences], at) => ({ id: String(at), members, series: { ...series, durationMinutes, occurrences } }))),
  })
  fc.assert(
    fc.property(cohortArbitrary, (cohort) => {
      const answer = solveCohort(cohort)
      expectNoDoubleBooking(cohort, answer)
      expect(JSON.stringify(solveCohort(structuredClone(cohort)))).toBe(JSON.stringify(answer))
    }),
    { numRuns: 60, seed: 3 },
  )
})
