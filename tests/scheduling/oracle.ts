import type { SchedulePerson, SeriesCase, Weekday } from '#api/scheduling/solver/types.ts'

/**
 * The rules of the series read out one by one, with Temporal and full enumeration, slow and plain on purpose: it shares no code
 * with the solver, so that a mistake has to be made twice to go unseen.
 */
export type OracleAnswer = { free: number; placed: number; softCost: number; weekday: Weekday; index: string; first: string; time: string } | null

const WEEKDAYS: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const INDEXES = ['first', 'second', 'third', 'fourth', 'last']
const HALF_HOUR = 30 * 60_000

type Stretch = { date: string; start: number; end: number }
type Person = { id: string; windows: Stretch[]; breaks: Stretch[]; taken: { start: number; end: number }[]; holidays: Stretch[]; tentative: { start: number; end: number }[] }

function at(date: Temporal.PlainDate, time: string, zone: string): number {
  const wall = time === '24:00' ? date.add({ days: 1 }).toPlainDateTime('00:00') : date.toPlainDateTime(time)
  return wall.toZonedDateTime(zone).epochMilliseconds
}

function readPerson(person: SchedulePerson, from: Temporal.PlainDate, to: Temporal.PlainDate): Person {
  const windows: Stretch[] = []
  const breaks: Stretch[] = []
  for (let date = from; Temporal.PlainDate.compare(date, to) <= 0; date = date.add({ days: 1 })) {
    const hours = person.workingHours[WEEKDAYS[date.dayOfWeek - 1] as Weekday]
    if (!hours) continue
    windows.push({ date: date.toString(), start: at(date, hours[0], person.timeZone), end: at(date, hours[1], person.timeZone) })
    for (const [start, end] of person.protected ?? []) breaks.push({ date: date.toString(), start: at(date, start, person.timeZone), end: at(date, end, person.timeZone) })
  }
  const entries = (person.busy ?? []).map(([start, end, kind]) => ({ start: Temporal.Instant.from(start).epochMilliseconds, end: Temporal.Instant.from(end).epochMilliseconds, kind }))
  return {
    id: person.id,
    windows,
    breaks,
    taken: entries.filter(({ kind }) => kind === 'busy' || kind === 'oof'),
    tentative: entries.filter(({ kind }) => kind === 'tentative'),
    holidays: (person.holidays ?? []).map((date) => ({ date, start: at(Temporal.PlainDate.from(date), '00:00', person.timeZone), end: at(Temporal.PlainDate.from(date), '24:00', person.timeZone) })),
  }
}

function meets(list: readonly { start: number; end: number }[], start: number, end: number): boolean {
  return list.some((other) => other.start < end && start < other.end)
}

function patternDate(month: Temporal.PlainYearMonth, weekday: Weekday, index: string): Temporal.PlainDate {
  const dates: Temporal.PlainDate[] = []
  for (let day = 1; day <= month.daysInMonth; day++) {
    const date = month.toPlainDate({ day })
    if (WEEKDAYS[date.dayOfWeek - 1] === weekday) dates.push(date)
  }
  return (index === 'last' ? dates.at(-1) : dates[INDEXES.indexOf(index)]) as Temporal.PlainDate
}

export function askOracle({ series, people, rules = {} }: SeriesCase): OracleAnswer {
  const weights = { tentative: 8, protected: 4, edge: 1, exceptionDay: 2, ...rules.weights }
  const room = rules.minDaysBetween ?? 14
  const from = Temporal.PlainDate.from(series.firstNotBefore)
  const until = series.firstNotAfter === undefined ? from.add({ days: 30 }) : Temporal.PlainDate.from(series.firstNotAfter)
  const horizonFrom = from.with({ day: 1 }).subtract({ days: 3 })
  const horizonTo = from.with({ day: 1 }).add({ months: series.occurrences + 1, days: 3 })
  const readers = people.map((person) => readPerson(person, horizonFrom, horizonTo))
  const length = series.durationMinutes * 60_000
  const times: string[] = []
  for (let minute = 0; minute < 24 * 60; minute += series.granularityMinutes) times.push(`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`)

  const answers = new Map<number, boolean>()
  function isFree(start: number): boolean {
    const answered = answers.get(start) ?? askEverybody(start)
    answers.set(start, answered)
    return answered
  }
  function askEverybody(start: number): boolean {
    return readers.every((person) => person.windows.some((day) => day.start <= start && start + length <= day.end) && !meets(person.taken, start, start + length) && !meets(person.holidays, start, start + length))
  }
  const costs = new Map<number, number>()
  function softCost(start: number): number {
    const counted = costs.get(start) ?? countCost(start)
    costs.set(start, counted)
    return counted
  }
  function countCost(start: number): number {
    let cost = 0
    for (const person of readers) {
      if (meets(person.tentative, start, start + length)) cost += weights.tentative
      if (meets(person.breaks, start, start + length)) cost += weights.protected
      const isEdge = person.windows.some((day) => (start >= day.start && start < day.start + HALF_HOUR) || (start + length > day.end - HALF_HOUR && start + length <= day.end))
      if (isEdge) cost += weights.edge
    }
    return cost
  }

  type Option = { date: Temporal.PlainDate; start: number }
  const optionsOf = new Map<string, Option[]>()
  function listOptions(month: Temporal.PlainYearMonth): Option[] {
    const known = optionsOf.get(month.toString())
    if (known) return known
    const options: Option[] = []
    for (let day = 1; day <= month.daysInMonth; day++) {
      for (const time of times) {
        const date = month.toPlainDate({ day })
        if (series.notBefore !== undefined && date.toString() < series.notBefore) continue
        const start = at(date, time, series.timeZone)
        if (isFree(start)) options.push({ date, start })
      }
    }
    optionsOf.set(month.toString(), options)
    return options
  }

  /** Tries every combination of exceptions; returns the most placed and the least cost with that many. */
  function bestPlacement(dates: Temporal.PlainDate[], starts: number[]): { placed: number; cost: number } {
    let best = { placed: -1, cost: Infinity }
    function go(number: number, last: { date: Temporal.PlainDate; moved: boolean } | null, placed: number, cost: number): void {
      const date = dates[number]
      if (date === undefined) {
        if (placed > best.placed || (placed === best.placed && cost < best.cost)) best = { placed, cost }
        return
      }
      // Costs only grow, so a branch that cannot win any more is left.
      if (placed + dates.length - number < best.placed || (placed + dates.length - number === best.placed && cost >= best.cost)) return
      const start = starts[number] as number
      const keepsRoom = (to: Temporal.PlainDate, moved: boolean) => last === null || (!moved && !last.moved) || last.date.until(to).days >= room
      if (isFree(start)) {
        if (keepsRoom(date, false)) go(number + 1, { date, moved: false }, placed + 1, cost + softCost(start))
        return
      }
      if (rules.exceptions ?? true) {
        // Cheapest first only finds a good answer sooner; every combination that could still win is tried.
        const options = listOptions(date.toPlainYearMonth())
          .filter((option) => keepsRoom(option.date, true))
          .map((option) => ({ ...option, cost: softCost(option.start) + Math.abs(date.until(option.date).days) * weights.exceptionDay }))
          .sort((a, b) => a.cost - b.cost)
          // Two options of one day differ in nothing but their cost, so the dearer one can only lose.
          .filter(({ date: day }, at, all) => all.findIndex((other) => other.date.equals(day)) === at)
        for (const option of options) go(number + 1, { date: option.date, moved: true }, placed + 1, cost + option.cost)
      }
      go(number + 1, last, placed, cost)
    }
    go(0, null, 0, 0)
    return best
  }

  let best: (NonNullable<OracleAnswer> & { rank: (number | string)[] }) | null = null
  for (const index of INDEXES) {
    for (const weekday of WEEKDAYS.slice(0, 5)) {
      let month = from.toPlainYearMonth()
      if (Temporal.PlainDate.compare(patternDate(month, weekday, index), from) < 0) month = month.add({ months: 1 })
      const dates = Array.from({ length: series.occurrences }, (_, number) => patternDate(month.add({ months: number }), weekday, index))
      if (Temporal.PlainDate.compare(dates[0] as Temporal.PlainDate, until) > 0) continue
      for (const time of times) {
        const starts = dates.map((date) => at(date, time, series.timeZone))
        const free = starts.filter(isFree).length
        if (free === 0 || (best && free < best.free)) continue
        const { placed, cost } = bestPlacement(dates, starts)
        const first = String(dates[0])
        const rank = [-free, -placed, cost, first, time, INDEXES.indexOf(index)]
        if (!best || isLess(rank, best.rank)) best = { free, placed, softCost: cost, weekday, index, first, time, rank }
      }
    }
  }
  if (!best) return null
  const { rank: _, ...answer } = best
  return answer
}

function isLess(a: (number | string)[], b: (number | string)[]): boolean {
  for (const [at, value] of a.entries()) {
    const other = b[at] as number | string
    if (value !== other) return value < other
  }
  return false
}
