import { usualHours } from '../programs/planning-span.ts'
import { isEverybodyFree } from '../scheduling/solver/best-of-days.ts'
import type { CircleVerdict } from './engine/meeting-facts.ts'
import type { MatchInstance, PoolPerson } from './engine/types.ts'
import type { BusyTimes } from './find-time.ts'
import type { StoredSlot } from '../store/stored.ts'

/**
 * A circle that runs and has free seats. In the instance its mentor stands with these seats alone; whoever is in it takes no
 * part in the run, and is named here. Ids are those of people. `sessions`: what is still to come, epoch milliseconds, half-open.
 */
export type StandingCircle = {
  id: string
  mentor: string
  members: { person: string; enrolmentId: string; department: string | null; never: string[] }[]
  /** Who has left this circle, and does not come back to it. */
  left: string[]
  sessions: { startAt: number; endAt: number }[]
  /** "Second Tuesday of the month, 14:00", of the wall clock in `timeZone`. */
  words: string
  timeZone: string
}

/**
 * The same instance with everything that keeps somebody from a standing circle said as `never` of them and its mentor: that
 * one of the two would rather not be with the other, a lot between them, a department that is there already, or that they
 * have left it. One list for all, so that nothing computed from it tells which it was.
 */
export function withStandingCircles(instance: MatchInstance, circles: StandingCircle[], lots: Map<string, string[]>): MatchInstance {
  if (circles.length === 0) return instance
  const oneOfEach = instance.rules?.distinctDepartments === 'hard'
  const departmentOf = new Map(instance.people.map((person) => [person.id, person.department[0] ?? null]))
  return {
    ...instance,
    mentees: instance.mentees.map((mentee) => {
      const { person, never = [] } = mentee
      const department = departmentOf.get(person) ?? null
      const parted = circles.filter(
        ({ members, left }) =>
          left.includes(person) ||
          members.some(
            (member) =>
              member.person === person || never.includes(member.person) || member.never.includes(person) || (lots.get(person) ?? []).includes(member.person) || (lots.get(member.person) ?? []).includes(person) || (oneOfEach && department !== null && department === member.department),
          ),
      )
      return { ...mentee, never: [...new Set([...never, ...parted.map((circle) => circle.mentor)])] }
    }),
  }
}

/** Of four sessions that are still to come, whoever joins can keep three as they stand; what clashes heals later. */
const [mustKeep, outOf] = [3, 4]

/**
 * Whether these people can keep the series of a circle as it is booked, each for themselves; nobody who is in it is moved.
 * Whose calendar cannot be read counts with their working hours alone.
 */
export function judgePlace(circle: StandingCircle, joiners: PoolPerson[], busyOf: Map<string, BusyTimes>): CircleVerdict {
  const cannot = joiners.find((person) => outOf * circle.sessions.filter((session) => isFree(person, busyOf, session)).length < mustKeep * circle.sessions.length)
  return cannot ? { meets: false, failing: [circle.mentor, cannot.id] } : { meets: true }
}

/** What of the series is still to come, and how much of it suits all of these people. */
export function placeIn(circle: StandingCircle, joiners: PoolPerson[], busyOf: Map<string, BusyTimes>): StoredSlot {
  const [next] = circle.sessions
  if (!next) throw new RangeError('A circle with no session to come takes nobody in.')
  return {
    words: circle.words,
    firstAt: next.startAt,
    timeZone: circle.timeZone,
    sessions: circle.sessions.length,
    minutes: (next.endAt - next.startAt) / 60_000,
    onPattern: circle.sessions.filter((session) => joiners.every((person) => isFree(person, busyOf, session))).length,
    unseen: joiners.filter(({ id }) => !busyOf.get(id)).map(({ id }) => id),
    joins: { circleId: circle.id, beside: circle.members.map((member) => member.enrolmentId).sort() },
  }
}

function isFree({ id, timeZone, workingHours }: PoolPerson, busyOf: Map<string, BusyTimes>, { startAt, endAt }: { startAt: number; endAt: number }): boolean {
  const start = Temporal.Instant.fromEpochMilliseconds(startAt).toString({ smallestUnit: 'second' })
  return isEverybodyFree([{ id, timeZone: timeZone ?? 'Europe/London', workingHours: workingHours ?? usualHours, busy: busyOf.get(id) ?? [] }], start, (endAt - startAt) / 60_000)
}
