import { DAY, formatDate, formatInstant, formatLocal } from '../../time/calendar.ts'
import { instantAt } from './horizon.ts'
import { secondsOfBit } from './lattice.ts'
import { HARD_KINDS, isHindered } from './member.ts'
import { COST_UNIT } from './soft-cost.ts'
import { drawCommon } from './problem.ts'
import type { Problem } from './problem.ts'
import { chooseSeries } from './series.ts'
import type { Choice } from './series.ts'
import type { Clash, PlacedOccurrence, SeriesAnswer } from './types.ts'
import { explainWhyNot } from './why-not.ts'

/** Everything that keeps the members from a session, in their order. */
function listClashes({ members, duration }: Problem, from: number): Clash[] {
  return members.flatMap((member) => HARD_KINDS.filter((kind) => isHindered(member, kind, from, from + duration)).map((kind) => ({ person: member.id, kind })))
}

function describeOccurrences(problem: Problem, { patternBits, bits }: Choice): PlacedOccurrence[] {
  const { clock, duration } = problem
  const written = (seconds: number) => formatInstant(instantAt(clock.horizon, seconds))
  return Array.from(patternBits, (patternBit, number) => {
    const bit = bits[number]!
    const patternFrom = secondsOfBit(clock.lattice, patternBit)
    const from = secondsOfBit(clock.lattice, bit)
    const patternStart = written(patternFrom)
    if (bit === patternBit) return { patternStart, start: patternStart, end: written(from + duration), exception: false, clashes: [] }
    const clashes = listClashes(problem, patternFrom)
    if (bit < 0) return { patternStart, start: null, end: null, exception: false, clashes }
    return { patternStart, start: written(from), end: written(from + duration), exception: true, clashes }
  })
}

/** A choice in the words of the case. */
export function describeChoice(problem: Problem, choice: Choice | null): SeriesAnswer {
  const { series, clock } = problem
  if (!choice) {
    return { pattern: null, range: null, start: null, free: 0, placed: 0, softCost: 0, occurrences: [], whyNot: explainWhyNot(problem, { free: 0, placed: 0 }, []) }
  }
  const { candidate, slot, free, placed, cost } = choice
  const firstDay = candidate.days[0]!
  const occurrences = describeOccurrences(problem, choice)
  return {
    pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: [candidate.weekday], index: candidate.index },
    range: { type: 'numbered', startDate: formatDate(firstDay), numberOfOccurrences: series.occurrences, recurrenceTimeZone: series.timeZone },
    start: { dateTime: formatLocal(firstDay * DAY + slot * clock.granularity * 1000), timeZone: series.timeZone },
    free,
    placed,
    softCost: cost / COST_UNIT,
    occurrences,
    whyNot: placed < series.occurrences ? explainWhyNot(problem, { free, placed }, occurrences) : null,
  }
}

/** The answer of a problem in the words of the case. */
export function solveProblem(problem: Problem): SeriesAnswer {
  return describeChoice(problem, chooseSeries(problem, drawCommon(problem)))
}
