import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { solveCohort, solveSeries } from '#api/scheduling/solver/solve.ts'
import type { BusyTime, SchedulePerson, SeriesCase } from '#api/scheduling/solver/types.ts'
import { createChance } from '#scripts/bench/matching/chance.ts'
import { weekdays } from '#tests/scheduling/build-case.ts'
import { findBreaches } from '#tests/scheduling/find-breaches.ts'
import { askOracle } from '#tests/scheduling/oracle.ts'
import { summarize } from '#tests/scheduling/summarize.ts'

const folder = new URL('../../../shared/data/calendars/', import.meta.url)

type CalendarFile = { meta: { window: [string, string] }; calendars: { id: string; timeZone?: string; busy: [minutes: number, length: number][] }[] }
type HolidayFile = { holidays: Record<string, [date: string, name: string][]> }

/** Where somebody may live, and by whose public holidays. */
const HOMES: { timeZone: string; country: string; hours: [string, string] }[] = [
  { timeZone: 'America/Los_Angeles', country: 'US-CA', hours: ['08:00', '16:00'] },
  { timeZone: 'America/New_York', country: 'US', hours: ['09:00', '17:00'] },
  { timeZone: 'Europe/London', country: 'GB', hours: ['09:00', '17:30'] },
  { timeZone: 'Europe/Berlin', country: 'DE', hours: ['08:30', '17:00'] },
  { timeZone: 'Asia/Kolkata', country: 'IN', hours: ['10:00', '18:30'] },
]

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
}

/** Everybody of both collections, as a company's people: calendars that say no zone get a home in turn. */
function readPeople(): SchedulePerson[] {
  const { holidays } = read('public-holidays.json') as HolidayFile
  return ['kubernetes.json', 'mit-2025.json'].flatMap((name) => {
    const { meta, calendars } = read(name) as CalendarFile
    const opens = Date.parse(meta.window[0])
    return calendars.map(({ id, timeZone, busy }, number): SchedulePerson => {
      const home = HOMES.find((one) => one.timeZone === timeZone) ?? HOMES[number % HOMES.length]!
      return {
        id,
        timeZone: home.timeZone,
        workingHours: weekdays(...home.hours),
        busy: busy.map(([minutes, length], at): BusyTime => [opens + minutes * 60_000, opens + (minutes + length) * 60_000, at % 11 === 0 ? 'tentative' : 'busy']),
        holidays: (holidays[home.country] ?? []).map(([date]) => date),
        protected: [['12:00', '13:00']],
      }
    })
  })
}

/** Circles of two to four whose homes are next to each other, over autumn and spring, when the clocks change. */
function drawCases(people: SchedulePerson[], count: number): SeriesCase[] {
  const chance = createChance(20260830)
  return Array.from({ length: count }, (): SeriesCase => {
    const home = chance.between(0, HOMES.length - 2)
    const near = people.filter(({ timeZone }) => timeZone === HOMES[home]!.timeZone || timeZone === HOMES[home + 1]!.timeZone)
    const circle = new Set(Array.from({ length: chance.between(2, 4) }, () => chance.pick(near)))
    const [first] = circle
    const [firstNotBefore, firstNotAfter] = chance.pick([['2025-09-08', '2025-09-12'], ['2025-10-13', '2025-10-14'], ['2026-01-12', '2026-02-11'], ['2026-02-02', '2026-02-06']] as const)
    return {
      series: {
        occurrences: chance.between(3, 8),
        durationMinutes: chance.pick([30, 60, 90]),
        firstNotBefore,
        firstNotAfter,
        timeZone: first!.timeZone,
        granularityMinutes: chance.pick([15, 30, 60]),
      },
      people: [...circle],
      rules: { weights: chance.pick([{}, { burden: 1 }, { exceptionDay: 0.5 }]) },
    }
  })
}

if (!existsSync(folder)) {
  test('circles of real calendars get the best monthly time', ({ skip }) => {
    skip('../shared/data/calendars is not here, so there is nothing to plan with')
  })
} else {
  test('circles of real calendars get the monthly time that trying everything finds, and nobody is asked where they cannot come', { timeout: 120_000 }, () => {
    let moved = 0
    for (const asked of drawCases(readPeople(), 150)) {
      const answer = solveSeries(asked)
      expect(findBreaches(asked, answer)).toEqual([])
      expect(summarize(answer)).toEqual(askOracle(asked))
      moved += answer.placed - answer.free
    }
    expect(moved).toBeGreaterThan(20)
  })

  test('a whole company of real calendars is planned without a breach or a double booking', { timeout: 120_000 }, () => {
    const people = readPeople()
    const cases = drawCases(people, 150)
    const circles = cases.map(({ series, people: members }, at) => ({ id: `c${at}`, members: members.map(({ id }) => id), series }))
    const answer = solveCohort({ people, circles })
    const taken = new Map<string, [number, number][]>()
    for (const [at, { members }] of circles.entries()) {
      expect(findBreaches({ ...cases[at]!, rules: {} }, answer.circles[at]!)).toEqual([])
      for (const { start, end } of answer.circles[at]!.occurrences) {
        if (start === null || end === null) continue
        for (const member of members) {
          const theirs = taken.get(member) ?? []
          expect(theirs.filter(([from, to]) => from < Date.parse(end) && Date.parse(start) < to)).toEqual([])
          taken.set(member, [...theirs, [Date.parse(start), Date.parse(end)]])
        }
      }
    }
  })
}
