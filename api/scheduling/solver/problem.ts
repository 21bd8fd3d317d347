import { MINUTE, parseDate } from '../../time/calendar.ts'
import { keepCommon } from './bits.ts'
import type { Plane } from './bits.ts'
import { listDates } from './candidates.ts'
import type { SeriesDates } from './candidates.ts'
import type { ExceptionRules } from './exceptions.ts'
import type { Clock } from './lattice.ts'
import { HARD_KINDS, borrowPlane, drawFree, freeStarts } from './member.ts'
import type { Member, Overlook, Roster } from './member.ts'
import { COST_UNIT } from './soft-cost.ts'
import type { ScheduleRules, ScheduleWeights, SeriesRequest } from './types.ts'

const DEFAULT_WEIGHTS: ScheduleWeights = { tentative: 8, protected: 4, edge: 1, exceptionDay: 2, burden: 0 }
export const DEFAULT_DAYS_BETWEEN = 14

/** A case made ready for search. */
export type Problem = {
  readonly roster: Roster
  readonly series: SeriesRequest
  readonly clock: Clock
  readonly dates: SeriesDates
  readonly members: readonly Member[]
  /** Length of a session in seconds. */
  readonly duration: number
  readonly weights: ScheduleWeights
  readonly exceptions: ExceptionRules
  /** First day (day number) that a moved session may use. */
  readonly notBefore: number
}

export function weightsOf(rules: ScheduleRules): ScheduleWeights {
  return { ...DEFAULT_WEIGHTS, ...rules.weights }
}

/** Reads a case over ready members. Throws RangeError for what is no date. */
export function buildProblem(roster: Roster, clock: Clock, series: SeriesRequest, members: readonly Member[], rules: ScheduleRules, dates: SeriesDates = listDates(series)): Problem {
  const weights = weightsOf(rules)
  return {
    roster,
    series,
    clock,
    dates,
    members,
    duration: (series.durationMinutes * MINUTE) / 1000,
    weights,
    exceptions: { allowed: rules.exceptions ?? true, minDaysBetween: rules.minDaysBetween ?? DEFAULT_DAYS_BETWEEN, dayCost: Math.round(weights.exceptionDay * COST_UNIT) },
    notBefore: series.notBefore === undefined ? -Infinity : parseDate(series.notBefore),
  }
}

/** The starts at which everybody can come, on a plane that the next problem draws over. */
export function drawCommon({ roster, clock, members, duration }: Pick<Problem, 'roster' | 'clock' | 'members' | 'duration'>, overlook?: Overlook): Plane {
  const common = borrowPlane(roster, 'common', clock.lattice)
  common.fill(-1)
  for (const member of members) {
    const isLenient = overlook !== undefined && HARD_KINDS.some((kind) => overlook(member, kind))
    if (!isLenient) keepCommon(common, freeStarts(roster, member, clock.lattice, duration))
    else {
      const plane = borrowPlane(roster, 'member', clock.lattice)
      drawFree(member, clock.lattice, duration, plane, overlook)
      keepCommon(common, plane)
    }
  }
  return common
}
