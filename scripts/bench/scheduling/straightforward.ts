import type { SchedulePerson, SeriesCase, Weekday, WeekIndex } from '#api/scheduling/solver/types.ts'
import type { Luxon, LuxonDateTime, LuxonInterval, RRuleClass } from './packages.ts'

/** What both planners are compared by. */
export type Plan = { free: number; softCost: number; weekday: Weekday; index: WeekIndex; start: string } | null

const WEEKDAYS: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const INDEXES: WeekIndex[] = ['first', 'second', 'third', 'fourth', 'last']
const HALF_HOUR = 30 * 60_000

/**
 * The same task as one would write it on two well-known libraries: rrule expands each monthly pattern, luxon reads every wall
 * clock in its zone, intersects everybody's working hours and takes their meetings out, and each session is looked for in what
 * is left. It moves no session: the case must say `exceptions: false`.
 */
export function planStraightforwardly({ luxon: { DateTime, Interval }, RRule }: { luxon: Luxon; RRule: RRuleClass }, { series, people, rules }: SeriesCase): Plan {
  const weights = { tentative: 8, protected: 4, edge: 1, ...rules?.weights }
  const first = DateTime.fromISO(series.firstNotBefore, { zone: series.timeZone })
  const last = series.firstNotAfter === undefined ? first.plus({ days: 30 }) : DateTime.fromISO(series.firstNotAfter, { zone: series.timeZone })
  const horizon = Interval.fromDateTimes(first.plus({ days: -2 }), first.plus({ months: series.occurrences + 2 }))
  const calendars = people.map(readCalendar)
  const common = calendars.map(({ free }) => free).reduce((shared, own) => Interval.merge(intersectAll(shared, own)))

  let best: (NonNullable<Plan> & { rank: number[] }) | null = null
  for (const [nth, index] of INDEXES.entries()) {
    for (const [number, byweekday] of [RRule.MO, RRule.TU, RRule.WE, RRule.TH, RRule.FR].entries()) {
      const [year, month, day] = series.firstNotBefore.split('-').map(Number) as [number, number, number]
      const rule = new RRule({ freq: RRule.MONTHLY, interval: 1, dtstart: new Date(Date.UTC(year, month - 1, day)), count: series.occurrences, byweekday: [byweekday.nth(index === 'last' ? -1 : nth + 1)] })
      const dates = rule.all()
      for (let minute = 0; minute < 24 * 60; minute += series.granularityMinutes) {
        const sessions = dates.map((date) => {
          const start = DateTime.fromObject({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour: Math.floor(minute / 60), minute: minute % 60 }, { zone: series.timeZone })
          return Interval.fromDateTimes(start, start.plus({ minutes: series.durationMinutes }))
        })
        const opening = sessions[0]!
        if (opening.start.toMillis() >= last.plus({ days: 1 }).toMillis()) break
        const kept = sessions.filter((session) => common.some((stretch) => stretch.engulfs(session)))
        if (kept.length === 0 || (best && kept.length < best.free)) continue
        const softCost = kept.reduce((sum, session) => sum + weigh(session), 0)
        const rank = [-kept.length, softCost, Date.parse(opening.start.toISODate()), minute, nth]
        if (best && !isLess(rank, best.rank)) continue
        const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`
        best = { free: kept.length, softCost, weekday: WEEKDAYS[number]!, index, start: `${opening.start.toISODate()}T${clock}`, rank }
      }
    }
  }
  if (!best) return null
  const { rank: _, ...plan } = best
  return plan

  function readCalendar(person: SchedulePerson) {
    const windows: LuxonInterval[] = []
    const breaks: LuxonInterval[] = []
    const at = (date: LuxonDateTime, time: string) => DateTime.fromISO(`${date.toISODate()}T${time}`, { zone: person.timeZone })
    for (let date = DateTime.fromMillis(horizon.start.toMillis(), { zone: person.timeZone }).startOf('day'); date.toMillis() < horizon.end.toMillis(); date = date.plus({ days: 1 })) {
      const hours = person.workingHours[WEEKDAYS[date.weekday - 1]!]
      if (!hours) continue
      windows.push(Interval.fromDateTimes(at(date, hours[0]), at(date, hours[1])))
      for (const [from, to] of person.protected ?? []) breaks.push(Interval.fromDateTimes(at(date, from), at(date, to)))
    }
    const moment = (instant: string | number) => (typeof instant === 'number' ? DateTime.fromMillis(instant) : DateTime.fromISO(instant))
    const entries = (kinds: string[]) => (person.busy ?? []).filter(([, , kind]) => kinds.includes(kind)).map(([from, to]) => Interval.fromDateTimes(moment(from), moment(to)))
    const holidays = (person.holidays ?? []).map((date) => DateTime.fromISO(date, { zone: person.timeZone })).map((day) => Interval.fromDateTimes(day, day.plus({ days: 1 })))
    const taken = Interval.merge([...entries(['busy', 'oof']), ...holidays])
    const free = windows.flatMap((window) => window.difference(...taken.filter((meeting) => meeting.overlaps(window))))
    return { windows, breaks, free, tentative: entries(['tentative']) }
  }

  function intersectAll(some: LuxonInterval[], others: LuxonInterval[]): LuxonInterval[] {
    return some.flatMap((one) => others.filter((other) => other.overlaps(one)).flatMap((other) => one.intersection(other) ?? []))
  }

  function weigh(session: LuxonInterval): number {
    const start = session.start.toMillis()
    const end = session.end.toMillis()
    let cost = 0
    for (const { windows, breaks, tentative } of calendars) {
      if (tentative.some((held) => held.overlaps(session))) cost += weights.tentative
      if (breaks.some((held) => held.overlaps(session))) cost += weights.protected
      const window = windows.find((hours) => hours.engulfs(session))
      if (window && (start < window.start.toMillis() + HALF_HOUR || end > window.end.toMillis() - HALF_HOUR)) cost += weights.edge
    }
    return cost
  }
}

function isLess(a: number[], b: number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index])
  return at >= 0 && a[at]! < b[at]!
}
