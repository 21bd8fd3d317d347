import { DAY, civilDate, monthStart, parseDate } from '../../time/calendar.ts'
import { describeChoice } from './answer.ts'
import { listDates } from './candidates.ts'
import type { SeriesDates } from './candidates.ts'
import { createClock } from './lattice.ts'
import type { Clock } from './lattice.ts'
import { createRoster, readMember } from './member.ts'
import type { Member, Roster } from './member.ts'
import { buildProblem, drawCommon } from './problem.ts'
import type { Problem } from './problem.ts'
import { chooseSeries, reach } from './series.ts'
import type { SchedulePerson, ScheduleRules, SeriesAnswer, SeriesRequest } from './types.ts'

/** People and requests that are asked about together: what they have in common is worked out once. */
export type Desk = {
  readonly roster: Roster
  readonly rules: ScheduleRules
  readonly clocks: Map<string, Clock>
  readonly dates: Map<string, SeriesDates>
}

/** Days beyond a series' months on either side: no zone is further from another than a day, and no session longer. */
const MARGIN = 3

/** A desk over every month that one of the series can touch. Throws RangeError for what is no date. */
export function createDesk(requests: Iterable<SeriesRequest>, rules: ScheduleRules): Desk {
  let from = Infinity
  let to = -Infinity
  const seen = new Set<string>()
  for (const { firstNotBefore, occurrences } of requests) {
    const key = `${firstNotBefore} ${occurrences}`
    if (seen.has(key)) continue
    seen.add(key)
    const { year, month } = civilDate(parseDate(firstNotBefore))
    from = Math.min(from, monthStart(year, month))
    to = Math.max(to, monthStart(year, month + occurrences + 1))
  }
  if (seen.size === 0) from = to = 0
  return { roster: createRoster((from - MARGIN) * DAY, (to + MARGIN) * DAY), rules, clocks: new Map(), dates: new Map() }
}

export function clockOf({ roster, clocks }: Desk, timeZone: string, granularityMinutes: number): Clock {
  const key = `${granularityMinutes} ${timeZone}`
  const known = clocks.get(key)
  if (known) return known
  const made = createClock(roster.horizon, timeZone, granularityMinutes)
  clocks.set(key, made)
  return made
}

/** A series of members of the desk, ready for search. */
export function problemOf(desk: Desk, series: SeriesRequest, members: readonly Member[]): Problem {
  const key = `${series.firstNotBefore} ${series.firstNotAfter} ${series.occurrences}`
  let dates = desk.dates.get(key)
  if (!dates) desk.dates.set(key, (dates = listDates(series)))
  return buildProblem(desk.roster, clockOf(desk, series.timeZone, series.granularityMinutes), series, members, desk.rules, dates)
}

/** Answers about many groups of the same people, each person's calendar read once. */
export type Planner = {
  /** Takes somebody in, or somebody's calendar anew. Throws RangeError for what is no zone, date or time. */
  add(person: SchedulePerson): void
  /** The best series of these people; as `solveSeries` answers. Throws RangeError for somebody who is not among the people. */
  solve(members: readonly string[], series?: Partial<SeriesRequest>): SeriesAnswer
  /** How many sessions of the best series would be free, and placed with exceptions: much cheaper than its answer. */
  reach(members: readonly string[], series?: Partial<SeriesRequest>): { free: number; placed: number }
}

/**
 * A planner for series like the given one; a question may name another zone, duration or granularity, and dates within the
 * months of the given series. Throws RangeError for what is no zone, date or time.
 */
export function createPlanner(people: Iterable<SchedulePerson>, series: SeriesRequest, rules: ScheduleRules = {}): Planner {
  const desk = createDesk([series], rules)
  const members = new Map<string, Member>()
  const add = (person: SchedulePerson): void => void members.set(person.id, readMember(desk.roster, person, true))
  for (const person of people) add(person)
  const ask = (ids: readonly string[], wish: Partial<SeriesRequest>) => problemOf(desk, { ...series, ...wish }, ids.map((id) => memberOf(members, id)))
  return {
    add,
    solve(ids, wish = {}) {
      const problem = ask(ids, wish)
      return describeChoice(problem, chooseSeries(problem, drawCommon(problem)))
    },
    reach: (ids, wish = {}) => reach(ask(ids, wish)),
  }
}

export function memberOf(members: ReadonlyMap<string, Member>, id: string): Member {
  const member = members.get(id)
  if (!member) throw new RangeError(`There is no person "${id}".`)
  return member
}
