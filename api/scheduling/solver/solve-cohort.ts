import { DAY, parseInstant } from '../../time/calendar.ts'
import type { Interval } from '../../time/interval.ts'
import { solveProblem } from './answer.ts'
import { buildCalendar, withMeetings } from './availability.ts'
import type { Calendar } from './availability.ts'
import { buildClock } from './candidates.ts'
import type { Clock } from './candidates.ts'
import { buildProblemOver, countPatterns, gridOf } from './series.ts'
import type { CohortAnswer, CohortCase, SeriesAnswer } from './types.ts'

type Planned = { readonly at: number; readonly members: readonly string[]; readonly choice: readonly number[] }

/** Who has least choice comes first: fewest patterns free throughout, then fewest with one clash, and so on; then the order given. */
function byChoice(a: Planned, b: Planned): number {
  for (let lacking = 0; lacking < Math.max(a.choice.length, b.choice.length); lacking++) {
    const difference = (a.choice[a.choice.length - 1 - lacking] ?? 0) - (b.choice[b.choice.length - 1 - lacking] ?? 0)
    if (difference !== 0) return difference
  }
  return a.at - b.at
}

function meetingsOf(answer: SeriesAnswer): Interval[] {
  return answer.occurrences.flatMap(({ start, end }) => (start === null || end === null ? [] : [{ start: parseInstant(start), end: parseInstant(end) }]))
}

/**
 * Plans the series of many circles so that nobody has two of our sessions at once. Circles with the least choice choose first;
 * what they take is busy for their members from then on. Answers come in the order given; same cohort, same answer. Throws
 * RangeError for a member who is not among the people, and for what is no zone, date or time.
 */
export function solveCohort({ people, circles, rules = {} }: CohortCase): CohortAnswer {
  const clocks = circles.map(({ series }) => buildClock(series))
  const horizon = {
    start: clocks.reduce((earliest, { horizon: { start } }) => Math.min(earliest, start), Infinity) - DAY,
    end: clocks.reduce((latest, { horizon: { end } }) => Math.max(latest, end), -Infinity) + DAY,
  }
  const calendars = new Map<string, Calendar>()
  if (circles.length > 0) for (const person of people) calendars.set(person.id, buildCalendar(person, horizon))
  const calendarOf = (id: string) => {
    const calendar = calendars.get(id)
    if (!calendar) throw new RangeError(`There is no person "${id}".`)
    return calendar
  }
  const problemOf = (at: number) => {
    const circle = circles[at] as CohortCase['circles'][number]
    return buildProblemOver(circle.series, clocks[at] as Clock, circle.members.map(calendarOf), rules)
  }

  const circlesOf = new Map<string, number>()
  for (const { members } of circles) for (const id of new Set(members)) circlesOf.set(id, (circlesOf.get(id) ?? 0) + 1)
  const planned = circles.map(({ members }, at): Planned => {
    // Circles that share nobody cannot take anything from anyone, so their order does not matter.
    const shared = members.some((id) => (circlesOf.get(id) ?? 0) > 1)
    const problem = shared ? problemOf(at) : null
    return { at, members, choice: problem ? countPatterns(gridOf(problem), problem.candidates, problem.series.occurrences) : [] }
  })

  const answers = new Map<number, SeriesAnswer>()
  for (const { at, members } of planned.sort(byChoice)) {
    const answer = solveProblem(problemOf(at))
    answers.set(at, answer)
    const meetings = meetingsOf(answer)
    for (const id of new Set(members)) if ((circlesOf.get(id) ?? 0) > 1) calendars.set(id, withMeetings(calendarOf(id), meetings))
  }
  return { circles: circles.map(({ id }, at) => ({ id, ...(answers.get(at) as SeriesAnswer) })) }
}
