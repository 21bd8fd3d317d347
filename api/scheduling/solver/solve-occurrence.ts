import { DAY, civilDate, formatInstant, monthStart, parseInstant } from '../../time/calendar.ts'
import { getZone, localOf } from '../../time/zone.ts'
import { clearBits } from './bits.ts'
import { createDayChoice } from './day-choice.ts'
import { instantAt } from './horizon.ts'
import { bitFrom, bitOf, secondsOfBit } from './lattice.ts'
import { HARD_KINDS, isHindered } from './member.ts'
import { listTentative, readSeconds, readSession } from './one-session.ts'
import type { Session, SessionWish } from './one-session.ts'
import { DEFAULT_DAYS_BETWEEN, weightsOf } from './problem.ts'
import { COST_UNIT, buildSoftCost, costOfSession } from './soft-cost.ts'
import type { SchedulePerson, ScheduleRules } from './types.ts'

/** Another session of the series: where the pattern has it, and where it takes place now; null for one that does not. Instants. */
export type OtherOccurrence = { patternStart: string; start: string | null }

/** One session of a booked series that needs a time again. People's busy times are without this session itself. */
export type OccurrenceCase = {
  series: SessionWish
  /** Where the pattern has it (instant): its month in the series' zone is all the room there is. */
  patternStart: string
  others: readonly OtherOccurrence[]
  people: readonly SchedulePerson[]
  /** No start before this instant: now, and the notice that people are given. */
  notBefore: string
  /** Starts that are not wanted again (instants). */
  avoid?: readonly string[] | undefined
  /** Whether somebody's tentative time may be touched; true unless said otherwise. */
  allowTentative?: boolean | undefined
  rules?: ScheduleRules | undefined
}

export type OccurrenceAnswer = {
  start: string
  end: string
  /** Whether it lies off the pattern. */
  exception: boolean
  softCost: number
  /** Whose tentative time it touches: those who should be asked first. */
  tentative: string[]
}

/**
 * The best time for one session of a series whose others stay where they are: on the pattern if that is free, else in its month,
 * `minDaysBetween` days or more from the sessions beside it and never on or past their day (Graph refuses that with
 * ErrorOccurrenceCrossingBoundary), at the least soft cost, then the earliest. Null when there is none. Throws RangeError for
 * what is no zone, date or time.
 */
export function solveOccurrence({ series, patternStart, others, people, notBefore, avoid = [], allowTentative = true, rules = {} }: OccurrenceCase): OccurrenceAnswer | null {
  const zone = getZone(series.timeZone)
  const dayOf = (instant: number) => Math.floor(localOf(zone, instant) / DAY)
  const pattern = parseInstant(patternStart)
  const patternDay = dayOf(pattern)
  const { year, month } = civilDate(patternDay)
  const earliest = parseInstant(notBefore)
  const session = readSession(series, people, monthStart(year, month) * DAY, monthStart(year, month + 1) * DAY, { notBefore: earliest, allowTentative })
  const { clock, members, duration, free, roster } = session
  const weights = weightsOf(rules)
  const soft = buildSoftCost(members, clock.lattice, duration, weights)
  const unwanted = avoid.map((start) => readSeconds(roster.horizon, start))
  const neighbours = findNeighbours(pattern, others)

  const onPattern = readSeconds(roster.horizon, patternStart)
  const isOutOfOrder = neighbours.some(({ start, side }) => (dayOf(start) - patternDay) * side <= 0)
  const isTooNear = neighbours.some(({ start, isMoved }) => isMoved && Math.abs(dayOf(start) - patternDay) < roomOf(rules))
  const isOpen = pattern >= earliest && !unwanted.includes(onPattern) && (allowTentative || listTentative(session, onPattern).length === 0)
  const isFree = members.every((member) => HARD_KINDS.every((kind) => !isHindered(member, kind, onPattern, onPattern + duration)))
  if (isOpen && isFree && !isOutOfOrder && !isTooNear) return describe(session, onPattern, false, costOfSession(members, clock.lattice, duration, weights, onPattern))
  if (rules.exceptions === false) return null

  for (const start of unwanted) clearBits(free, bitFrom(clock.lattice, start), bitFrom(clock.lattice, start + 1))
  const choice = createDayChoice(clock, free, soft, -Infinity)
  let first = monthStart(year, month)
  let last = monthStart(year, month + 1) - 1
  for (const { start, side } of neighbours) {
    if (side < 0) first = Math.max(first, dayOf(start) + roomOf(rules))
    else last = Math.min(last, dayOf(start) - roomOf(rules))
  }
  let best: { day: number; cost: number } | null = null
  for (let day = first; day <= last; day++) {
    if (choice.slot(day) < 0) continue
    const cost = choice.cost(day) + Math.round(weights.exceptionDay * COST_UNIT) * Math.abs(day - patternDay)
    if (!best || cost < best.cost) best = { day, cost }
  }
  if (!best) return null
  return describe(session, secondsOfBit(clock.lattice, bitOf(clock, best.day - clock.dates.firstDay, choice.slot(best.day))), true, best.cost)
}

function roomOf({ minDaysBetween = DEFAULT_DAYS_BETWEEN }: ScheduleRules): number {
  return Math.max(1, minDaysBetween)
}

type Neighbour = { start: number; side: -1 | 1; isMoved: boolean }

/** The sessions that take place next before and next after this one. */
function findNeighbours(pattern: number, others: readonly OtherOccurrence[]): Neighbour[] {
  const held = others.flatMap(({ patternStart, start }) => (start === null ? [] : [{ onPattern: parseInstant(patternStart), start: parseInstant(start) }]))
  const before = held.filter(({ onPattern }) => onPattern < pattern).sort((a, b) => b.onPattern - a.onPattern)[0]
  const after = held.filter(({ onPattern }) => onPattern > pattern).sort((a, b) => a.onPattern - b.onPattern)[0]
  return ([[before, -1], [after, 1]] as const).flatMap(([found, side]) => (found ? [{ start: found.start, side, isMoved: found.start !== found.onPattern }] : []))
}

function describe(session: Session, from: number, exception: boolean, cost: number): OccurrenceAnswer {
  const written = (seconds: number) => formatInstant(instantAt(session.roster.horizon, seconds))
  return { start: written(from), end: written(from + session.duration), exception, softCost: cost / COST_UNIT, tentative: listTentative(session, from) }
}
