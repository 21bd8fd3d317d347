import type { HardKind, SeriesCase, Weekday } from '#api/scheduling/solver/types.ts'
import { type Calendar, HOUR, readCalendar, startOf, wallClockOf, WEEKDAYS } from './oracle-calendar.ts'

/**
 * The rules of the series read out one by one, with Temporal and full enumeration, plain on purpose: it shares no code with the
 * solver, so that a mistake has to be made twice to go unseen.
 */
export type OracleAnswer = {
  free: number
  placed: number
  softCost: number
  weekday: Weekday
  index: string
  first: string
  time: string
  /** Where each session begins, on the pattern and in the end (epoch milliseconds). */
  patternStarts: number[]
  starts: (number | null)[]
} | null

/** Which of a person's hard constraints not to mind. */
export type Dropped = (person: string, kind: HardKind) => boolean

const INDEXES = ['first', 'second', 'third', 'fourth', 'last']
const DAY = 24 * HOUR

/** A pattern: its dates as days since 1970. */
type Pattern = { weekday: Weekday; index: string; days: number[] }

const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY
const dates = new Map<number, string>()
const months = new Map<string, number[]>()

function dateOf(day: number): string {
  const date = dates.get(day) ?? new Date(day * DAY).toISOString().slice(0, 10)
  dates.set(day, date)
  return date
}

const monthOf = (day: number) => dateOf(day).slice(0, 7)

function daysOfMonth(month: string): number[] {
  const days = months.get(month) ?? []
  months.set(month, days)
  if (days.length === 0) for (let day = dayOf(`${month}-01`); monthOf(day) === month; day++) days.push(day)
  return days
}

function monthAfter(month: string): string {
  return monthOf(daysOfMonth(month).at(-1)! + 1)
}

function listPatterns(series: SeriesCase['series']): Pattern[] {
  const from = dayOf(series.firstNotBefore)
  const until = series.firstNotAfter === undefined ? from + 30 : dayOf(series.firstNotAfter)
  const inOrder = [monthOf(from)]
  while (inOrder.length < series.occurrences + 1) inOrder.push(monthAfter(inOrder.at(-1)!))
  const patterns: Pattern[] = []
  for (const index of INDEXES) {
    for (const [number, weekday] of WEEKDAYS.slice(0, 5).entries()) {
      const all = inOrder.map((month) => {
        const named = daysOfMonth(month).filter((day) => (day + 3) % 7 === number)
        return index === 'last' ? named.at(-1)! : named[INDEXES.indexOf(index)]!
      })
      const days = all[0]! < from ? all.slice(1) : all.slice(0, -1)
      if (days[0]! <= until) patterns.push({ weekday, index, days })
    }
  }
  return patterns
}

export function askOracle({ series, people, rules = {} }: SeriesCase, dropped: Dropped = () => false): OracleAnswer {
  const weights = { tentative: 8, protected: 4, edge: 1, exceptionDay: 2, burden: 0, ...rules.weights }
  const room = rules.minDaysBetween ?? 14
  const length = series.durationMinutes * 60_000
  const calendars = people.map((person) => readCalendar(person))
  const minutes: number[] = []
  for (let minute = 0; minute < 24 * 60; minute += series.granularityMinutes) minutes.push(minute)
  const at = (day: number, minute: number) => startOf(series.timeZone, day, minute)

  const known = new Map<number, boolean>()
  function isFree(start: number): boolean {
    let free = known.get(start / 60_000)
    if (free === undefined) known.set(start / 60_000, (free = calendars.every((calendar) => listHindrances(calendar, start, length).every((kind) => dropped(calendar.id, kind)))))
    return free
  }
  const costs = new Map<number, number>()
  function softCost(start: number): number {
    let cost = costs.get(start / 60_000)
    if (cost === undefined) costs.set(start / 60_000, (cost = weighStart(calendars, start, length, weights)))
    return cost
  }

  /** The cheapest free start of a date, the earliest of equals: all that tells two exceptions on one date apart. */
  const cheapest = new Map<number, number | null>()
  function bestOn(day: number): number | null {
    const found = cheapest.get(day)
    if (found !== undefined) return found
    let best: number | null = null
    for (const minute of minutes) {
      const start = at(day, minute)
      if (isFree(start) && wallClockOf(series.timeZone, start) === `${dateOf(day)} ${minute}` && (best === null || softCost(start) < softCost(best))) best = start
    }
    cheapest.set(day, best)
    return best
  }

  type Moved = { placed: number; cost: number; days: (number | null)[] }
  /** Tries every combination of dates for the sessions that clash, the earliest first; null is a session without room. */
  function moveAll(days: number[], clashes: boolean[]): Moved {
    let best: Moved = { placed: -1, cost: Infinity, days: [] }
    function go(chosen: (number | null)[], last: { day: number; moved: boolean } | null, placed: number, cost: number): void {
      const number = chosen.length
      const left = clashes.slice(number).filter(Boolean).length
      // Costs only grow, and of equals the earlier dates came first: a branch that cannot win any more is left.
      if (placed + left < best.placed || (placed + left === best.placed && cost >= best.cost)) return
      if (number === days.length) {
        best = { placed, cost, days: chosen }
        return
      }
      const day = days[number]!
      const keepsRoom = (to: number, moved: boolean) => last === null || (!moved && !last.moved) || to - last.day >= room
      if (!clashes[number]) {
        if (keepsRoom(day, false)) go([...chosen, day], { day, moved: false }, placed, cost)
        return
      }
      if (rules.exceptions ?? true) {
        for (const to of daysOfMonth(monthOf(day))) {
          if (!keepsRoom(to, true) || (series.notBefore !== undefined && to < dayOf(series.notBefore))) continue
          const start = bestOn(to)
          if (start !== null) go([...chosen, to], { day: to, moved: true }, placed + 1, cost + softCost(start) + Math.abs(to - day) * weights.exceptionDay)
        }
      }
      go([...chosen, null], last, placed, cost)
    }
    go([], null, 0, 0)
    return best
  }

  let most = 1
  let freest: { pattern: Pattern; minute: number; clashes: boolean[] }[] = []
  for (const pattern of listPatterns(series)) {
    for (const minute of minutes) {
      const clashes = pattern.days.map((day) => !isFree(at(day, minute)))
      const free = clashes.filter((isClash) => !isClash).length
      if (free > most) freest = []
      most = Math.max(most, free)
      if (free === most) freest.push({ pattern, minute, clashes })
    }
  }
  let best: { rank: number[]; found: NonNullable<OracleAnswer> } | null = null
  for (const { pattern, clashes, minute, moved } of movedOnce(freest, moveAll)) {
    const starts = pattern.days.map((day) => at(day, minute))
    const cost = starts.reduce((sum, start, number) => (clashes[number] ? sum : sum + softCost(start)), moved.cost)
    const rank = [-moved.placed, cost, pattern.days[0]!, minute, INDEXES.indexOf(pattern.index)]
    if (best && !isLess(rank, best.rank)) continue
    const placed = moved.days.map((day, number) => (clashes[number] ? (day === null ? null : bestOn(day)) : starts[number]!))
    const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    best = { rank, found: { free: most, placed: most + moved.placed, softCost: cost, weekday: pattern.weekday, index: pattern.index, first: dateOf(pattern.days[0]!), time, patternStarts: starts, starts: placed } }
  }
  return best?.found ?? null
}

/** Where sessions go depends on the dates and on which of them clash only, so each such question is asked once. */
function movedOnce<Tied extends { pattern: Pattern; clashes: boolean[] }, Moved>(freest: Tied[], move: (days: number[], clashes: boolean[]) => Moved): (Tied & { moved: Moved })[] {
  const asked = new Map<string, Moved>()
  return freest.map((tied) => {
    const key = `${tied.pattern.days.join()} ${tied.clashes.join()}`
    if (!asked.has(key)) asked.set(key, move(tied.pattern.days, tied.clashes))
    return { ...tied, moved: asked.get(key)! }
  })
}

/** What keeps one person from a session. */
export function listHindrances(calendar: Calendar, start: number, length: number): HardKind[] {
  const meets = (stretch: { from: number; to: number }) => stretch.from < start + length && start < stretch.to
  const kinds: HardKind[] = []
  if (calendar.busy.some(meets)) kinds.push('busy')
  if (calendar.oof.some(meets)) kinds.push('oof')
  if (calendar.holidays.some(meets)) kinds.push('holiday')
  const near = calendar.windowsNear(start)
  let at = start
  while (at < start + length) {
    const window = near.find(({ from, to }) => from <= at && at < to)
    if (!window) break
    at = window.to
  }
  if (at < start + length) kinds.push('hours')
  return kinds
}

type Weights = { tentative: number; protected: number; edge: number; burden: number }

/** What a session costs everybody together. */
export function weighStart(calendars: Calendar[], start: number, length: number, weights: Weights): number {
  const meets = (stretch: { from: number; to: number }) => stretch.from < start + length && start < stretch.to
  let cost = 0
  const distances = new Map<string, number[]>()
  for (const calendar of calendars) {
    const near = calendar.windowsNear(start)
    if (calendar.tentative.some(meets)) cost += weights.tentative
    if (near.some(({ breaks }) => breaks.some(meets))) cost += weights.protected
    const isFirst = near.some(({ from }) => start >= from && start < from + HOUR / 2)
    const isLast = near.some(({ to }) => start + length > to - HOUR / 2 && start + length <= to)
    if (isFirst || isLast) cost += weights.edge
    const window = near.find(({ from, to }) => from <= start && start < to)
    if (window) distances.set(calendar.timeZone, [...(distances.get(calendar.timeZone) ?? []), Math.abs(start + length / 2 - (window.from + window.to) / 2) / HOUR])
  }
  const furthest = [...distances.values()].map((hours) => Math.max(...hours))
  return furthest.length > 1 ? cost + weights.burden * (Math.max(...furthest) - Math.min(...furthest)) : cost
}

function isLess(a: number[], b: number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index])
  return at >= 0 && a[at]! < b[at]!
}
