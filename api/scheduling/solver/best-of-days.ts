import { formatInstant, parseInstant } from '../../time/calendar.ts'
import { clearBits } from './bits.ts'
import { createDayChoice } from './day-choice.ts'
import { instantAt } from './horizon.ts'
import { bitFrom, bitOf, secondsOfBit } from './lattice.ts'
import { HARD_KINDS, isHindered } from './member.ts'
import { listTentative, readSeconds, readSession, type SessionWish } from './one-session.ts'
import { weightsOf } from './problem.ts'
import { buildSoftCost, COST_UNIT } from './soft-cost.ts'
import type { SchedulePerson, ScheduleRules } from './types.ts'

export type DaysCase = {
  session: SessionWish
  people: readonly SchedulePerson[]
  /** Earliest and latest start (instants). */
  from: string
  to: string
  /** Starts that are not wanted (instants). */
  avoid?: readonly string[] | undefined
  rules?: ScheduleRules | undefined
}

/** `day` counts local dates of the session's zone; `tentative`: whose tentative time it touches. */
export type DaySlot = { day: number; start: string; end: string; cost: number; tentative: string[] }

/**
 * The best start of each local date on which everybody is free, the earlier date first: one without anybody's tentative time where
 * the day has one, then the least soft cost, then the earliest. Throws RangeError for what is no zone, date or time.
 */
export function bestOfDays({ session: wish, people, from, to, avoid = [], rules = {} }: DaysCase): DaySlot[] {
  const [calm, any] = [false, true].map((allowTentative) => readDays({ session: wish, people, from, to, avoid, rules }, allowTentative))
  const calmDays = new Set(calm?.map(({ day }) => day))
  return [...(calm ?? []), ...(any ?? []).filter(({ day }) => !calmDays.has(day))].sort((a, b) => a.day - b.day)
}

function readDays({ session: wish, people, from, to, avoid = [], rules = {} }: DaysCase, allowTentative: boolean): DaySlot[] {
  const earliest = parseInstant(from)
  const latest = parseInstant(to)
  if (latest < earliest) return []
  const session = readSession(wish, people, earliest, latest, { notBefore: earliest, allowTentative })
  const { clock, members, duration, free, roster } = session
  clearBits(free, bitFrom(clock.lattice, readSeconds(roster.horizon, to) + 1), clock.lattice.bits)
  for (const start of avoid) {
    const at = readSeconds(roster.horizon, start)
    clearBits(free, bitFrom(clock.lattice, at), bitFrom(clock.lattice, at + 1))
  }
  const choice = createDayChoice(clock, free, buildSoftCost(members, clock.lattice, duration, weightsOf(rules)), -Infinity)
  const { firstDay, days } = clock.dates
  return Array.from({ length: days }, (_, at) => firstDay + at).flatMap((day) => {
    const slot = choice.slot(day)
    if (slot < 0) return []
    const start = secondsOfBit(clock.lattice, bitOf(clock, day - firstDay, slot))
    const written = (seconds: number) => formatInstant(instantAt(roster.horizon, seconds))
    return [{ day, start: written(start), end: written(start + duration), cost: choice.cost(day) / COST_UNIT, tentative: listTentative(session, start) }]
  })
}

/** Whether everybody works then and is free, tentative meetings aside. */
export function isEverybodyFree(people: readonly SchedulePerson[], start: string, durationMinutes: number): boolean {
  const at = parseInstant(start)
  const { roster, members, duration } = readSession({ timeZone: 'UTC', durationMinutes, granularityMinutes: 30 }, people, at, at, { notBefore: at, allowTentative: true })
  const from = readSeconds(roster.horizon, start)
  return members.every((member) => HARD_KINDS.every((kind) => !isHindered(member, kind, from, from + duration)))
}
