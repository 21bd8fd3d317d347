import { createPlanner } from '../scheduling/solver/planner.ts'
import type { SchedulePerson, SeriesAnswer, SeriesRequest } from '../scheduling/solver/types.ts'
import { lunch, planningRules, usualHours } from '../programs/planning-span.ts'
import type { StoredSlot } from '../store/stored.ts'
import type { CircleVerdict } from './engine/meeting-facts.ts'
import type { PoolPerson } from './engine/types.ts'

/** Busy times of one calendar as the scheduling solver takes them; null when it cannot be read. */
export type BusyTimes = NonNullable<SchedulePerson['busy']> | null
/** A series without its zone, which is the mentor's. */
export type SeriesWish = Omit<SeriesRequest, 'timeZone'>

/** Answers for many circles of the same people; each calendar is read once. A circle stands with its mentor first. */
export type TimeFinder = {
  knows(personId: string): boolean
  /** Whose calendar cannot be read counts with their working hours alone. */
  add(person: PoolPerson, busy: BusyTimes): void
  /**
   * Whether a circle has a monthly time for its whole series, sessions that clash moved within their month; else the fewest of
   * its members, of those tried, who cannot meet.
   */
  judge(circle: PoolPerson[]): CircleVerdict
  /** The best time of a circle that has one. @throws RangeError for one that has none. */
  slotOf(circle: PoolPerson[]): StoredSlot
}

export function createTimeFinder(wish: SeriesWish): TimeFinder {
  const planner = createPlanner([], { ...wish, timeZone: zoneOf([]) }, planningRules)
  const seen = new Map<string, boolean>()
  const keeps = (members: PoolPerson[], timeZone: string): boolean => planner.reach(members.map(({ id }) => id), { timeZone }).placed === wish.occurrences
  return {
    knows: (personId) => seen.has(personId),
    add(person, busy) {
      seen.set(person.id, busy !== null)
      planner.add({ id: person.id, name: person.name ?? person.id, timeZone: person.timeZone ?? zoneOf([]), workingHours: person.workingHours ?? usualHours, busy: busy ?? [], protected: [lunch] })
    },
    judge(circle) {
      const timeZone = zoneOf(circle)
      if (keeps(circle, timeZone)) return { meets: true }
      const alone = circle.find((person) => !keeps([person], zoneOf([person])))
      if (alone) return { meets: false, failing: [alone.id] }
      // The mentor stays in: with another one the series would stand in another zone, and that is another question.
      let failing = circle
      for (const mentee of circle.slice(1)) {
        const others = failing.filter((other) => other !== mentee)
        if (others.length > 1 && !keeps(others, timeZone)) failing = others
      }
      return { meets: false, failing: failing.map((person) => person.id) }
    },
    slotOf(circle) {
      const series = { ...wish, timeZone: zoneOf(circle) }
      const answer = planner.solve(circle.map(({ id }) => id), series)
      return toSlot(answer, series, circle.filter(({ id }) => seen.get(id) !== true).map(({ id }) => id))
    },
  }
}

/** The mentor's zone; a series must never stand in UTC, where it would drift an hour when the clocks change. */
function zoneOf(circle: PoolPerson[]): string {
  return circle.flatMap((person) => person.timeZone ?? []).find((zone) => zone !== 'UTC' && !zone.startsWith('Etc/')) ?? 'Europe/London'
}

function toSlot(answer: SeriesAnswer, series: SeriesRequest, unseen: string[]): StoredSlot {
  const [first] = answer.occurrences
  if (!answer.pattern || !answer.start || !first?.start) throw new RangeError('A series whose sessions are all placed has a pattern and a start.')
  const { index, daysOfWeek: [weekday] } = answer.pattern
  return {
    words: `${capital(index)} ${capital(weekday)} of the month, ${answer.start.dateTime.slice(11, 16)}`,
    firstAt: Temporal.Instant.from(first.start).epochMilliseconds,
    timeZone: series.timeZone,
    sessions: series.occurrences,
    minutes: series.durationMinutes,
    onPattern: answer.free,
    unseen,
  }
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
