import { DAY, MINUTE, formatDate, formatInstant, formatLocal } from '../../time/calendar.ts'
import { includes } from '../../time/interval.ts'
import type { Starts } from './availability.ts'
import { startAt } from './candidates.ts'
import { COST_UNIT } from './grid.ts'
import { chooseSeries, gridOf } from './series.ts'
import type { Choice, Problem } from './series.ts'
import type { Clash, PlacedOccurrence, SeriesAnswer } from './types.ts'
import { explainWhyNot } from './why-not.ts'

/** Everything that keeps these people from a session beginning at this instant, in their order. */
function listClashes(people: readonly Starts[], start: number): Clash[] {
  const clashes: Clash[] = []
  for (const person of people) {
    for (const kind of ['busy', 'oof', 'holiday'] as const) {
      if (includes(person[kind], start)) clashes.push({ person: person.id, kind })
    }
    if (!includes(person.hours, start)) clashes.push({ person: person.id, kind: 'hours' })
  }
  return clashes
}

function describeOccurrences({ clock, people, series }: Problem, { candidate, slot, placement }: Choice): PlacedOccurrence[] {
  return Array.from(candidate.days, (day, number) => {
    const patternAt = startAt(clock, day, slot)
    const placedDay = placement.days[number] as number
    const placedSlot = placement.slots[number] as number
    const at = placedDay < 0 ? null : startAt(clock, placedDay, placedSlot)
    return {
      patternStart: formatInstant(patternAt),
      start: at === null ? null : formatInstant(at),
      end: at === null ? null : formatInstant(at + series.durationMinutes * MINUTE),
      exception: at !== null && (placedDay !== day || placedSlot !== slot),
      clashes: listClashes(people, patternAt),
    }
  })
}

/** The answer of a problem in the words of the case. */
export function solveProblem(problem: Problem): SeriesAnswer {
  const { series, clock } = problem
  const choice = chooseSeries(gridOf(problem), problem.candidates, problem.exceptions)
  if (!choice) {
    return { pattern: null, range: null, start: null, free: 0, placed: 0, softCost: 0, occurrences: [], whyNot: explainWhyNot(problem, { free: 0, placed: 0 }, []) }
  }
  const { candidate, slot, free, placement } = choice
  const firstDay = clock.firstDay + (candidate.days[0] as number)
  const occurrences = describeOccurrences(problem, choice)
  return {
    pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: [candidate.weekday], index: candidate.index },
    range: { type: 'numbered', startDate: formatDate(firstDay), numberOfOccurrences: series.occurrences, recurrenceTimeZone: series.timeZone },
    start: { dateTime: formatLocal(firstDay * DAY + slot * clock.step), timeZone: series.timeZone },
    free,
    placed: placement.placed,
    softCost: placement.cost / COST_UNIT,
    occurrences,
    whyNot: placement.placed < series.occurrences ? explainWhyNot(problem, { free, placed: placement.placed }, occurrences) : null,
  }
}
