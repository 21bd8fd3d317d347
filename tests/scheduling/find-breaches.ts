import { expandEvent } from '#api/time/recurrence.ts'
import type { SeriesAnswer, SeriesCase } from '#api/scheduling/solver/types.ts'
import { listHindrances } from './oracle.ts'
import { HOUR, readCalendar, wallClockOf } from './oracle-calendar.ts'

/**
 * Every rule that an answer breaks, in words: somebody outside their hours or in a meeting, an absence or a holiday, a session
 * off the booked recurrence that is no exception, an exception outside its month or too near its neighbour.
 */
export function findBreaches({ series, people, rules }: SeriesCase, answer: SeriesAnswer): string[] {
  const breaches: string[] = []
  const length = series.durationMinutes * 60_000
  const calendars = people.map((person) => readCalendar(person))
  const dayOf = (start: number) => Date.parse(wallClockOf(series.timeZone, start).slice(0, 10)) / (24 * HOUR)
  const booked = answer.start && answer.pattern && answer.range ? expandEvent({ start: answer.start, end: answer.start, recurrence: { pattern: answer.pattern, range: answer.range } }) : []
  if (answer.occurrences.map(({ patternStart }) => Date.parse(patternStart)).join() !== booked.join()) breaches.push('the sessions are not those of the recurrence')
  if (answer.placed !== answer.occurrences.filter(({ start }) => start !== null).length) breaches.push('placed is miscounted')
  let last: { day: number; exception: boolean } | null = null
  for (const { patternStart, start: written, end, exception, clashes } of answer.occurrences) {
    if ((exception || written === null) !== clashes.length > 0) breaches.push(`${patternStart} moves without a clash, or does not move with one`)
    if (written === null) continue
    const start = Date.parse(written)
    if (end === null || Date.parse(end) - start !== length) breaches.push(`${written} has another length`)
    for (const calendar of calendars) {
      for (const kind of listHindrances(calendar, start, length)) breaches.push(`${written} meets ${calendar.id}'s ${kind}`)
    }
    if (!exception && written !== patternStart) breaches.push(`${written} is off the pattern`)
    const day = dayOf(start)
    const month = (instant: number) => wallClockOf(series.timeZone, instant).slice(0, 7)
    if (month(start) !== month(Date.parse(patternStart))) breaches.push(`${written} left its month`)
    const room = last === null ? Infinity : day - last.day
    if (room <= 0) breaches.push(`${written} crosses its neighbour`)
    if ((exception || last?.exception) && room < (rules?.minDaysBetween ?? 14)) breaches.push(`${written} is ${room} days after its neighbour`)
    last = { day, exception }
  }
  return breaches
}
