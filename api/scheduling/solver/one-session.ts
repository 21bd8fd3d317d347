import { DAY, MINUTE, parseInstant } from '../../time/calendar.ts'
import { clearBits } from './bits.ts'
import type { Plane } from './bits.ts'
import { secondsAt } from './horizon.ts'
import type { Horizon } from './horizon.ts'
import { bitFrom, createClock } from './lattice.ts'
import type { Clock } from './lattice.ts'
import { createRoster, eachStartThatMeets, readMember } from './member.ts'
import type { Member, Roster } from './member.ts'
import { drawCommon } from './problem.ts'
import { meets } from './stretches.ts'
import type { SchedulePerson, SeriesRequest } from './types.ts'

/** What a single session asks: who, how long, and starts on which granularity of whose clock. */
export type SessionWish = Pick<SeriesRequest, 'timeZone' | 'durationMinutes' | 'granularityMinutes'>

/** One session to be placed. */
export type Session = { readonly roster: Roster; readonly clock: Clock; readonly members: readonly Member[]; readonly duration: number; readonly free: Plane }

export type SessionLimits = {
  /** No start before this instant. */
  readonly notBefore: number
  /** Whether somebody's tentative time may be touched. */
  readonly allowTentative: boolean
}

/** Days on either side of what is asked: no zone is further from another than a day, and no session longer. */
const MARGIN = 3 * DAY

/** Everybody's free starts from one instant to another (epoch milliseconds). Throws RangeError for what is no zone, date or time. */
export function readSession(wish: SessionWish, people: readonly SchedulePerson[], from: number, to: number, limits: SessionLimits): Session {
  const roster = createRoster(from - MARGIN, to + MARGIN)
  const clock = createClock(roster.horizon, wish.timeZone, wish.granularityMinutes)
  const members = people.map((person) => readMember(roster, person, false))
  const duration = (wish.durationMinutes * MINUTE) / 1000
  const free = drawCommon({ roster, clock, members, duration })
  clearBits(free, 0, bitFrom(clock.lattice, secondsAt(roster.horizon, limits.notBefore)))
  if (!limits.allowTentative) {
    for (const { tentative } of members) eachStartThatMeets(tentative, clock.lattice, duration, (first, last) => clearBits(free, first, last))
  }
  return { roster, clock, members, duration, free }
}

/** The people whose tentative time a session would touch, in their order. */
export function listTentative({ members, duration }: Session, from: number): string[] {
  return members.filter(({ tentative }) => meets(tentative, from, from + duration)).map(({ id }) => id)
}

/** An RFC 3339 instant → seconds of the horizon. */
export function readSeconds(horizon: Horizon, instant: string): number {
  return secondsAt(horizon, parseInstant(instant))
}
