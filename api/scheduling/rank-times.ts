import { DAY, MINUTE, parseInstant } from '../time/calendar.ts'
import { includes } from '../time/interval.ts'
import { getZone, instantOf, localOf } from '../time/zone.ts'
import { buildCalendar, buildStarts, freeStarts, type Starts } from './solver/availability.ts'
import type { SchedulePerson } from './solver/types.ts'

/** What a clash with something soft costs, in the solver's own weights; a day away from where the session stood counts too. */
const costs = { tentative: 8, protected: 4, edge: 1, day: 2 }

export type TimesWanted = {
  people: readonly SchedulePerson[]
  minutes: number
  /** Earliest and latest start, epoch milliseconds. */
  from: number
  to: number
  /** IANA; sessions start on multiples of the granularity in this zone. */
  timeZone: string
  granularityMinutes: number
  count: number
  /** Best near this start, and never it itself; null: best soon. */
  near: number | null
}

export type RankedTime = { startAt: number; endAt: number; tentative: { personId: string; meetings: number }[] }

/**
 * The best starts at which everybody can come, at most one a local day, so that they differ: without anybody's tentative
 * meeting first, then the least cost, then the earliest. `near` null asks for the next days instead of the cheapest.
 */
export function rankTimes({ people, minutes, from, to, timeZone, granularityMinutes, count, near }: TimesWanted): RankedTime[] {
  const zone = getZone(timeZone)
  const duration = minutes * MINUTE
  const horizon = { start: from - DAY, end: to + duration + DAY }
  const starts = people.map((person) => buildStarts(buildCalendar(person, horizon), duration, horizon))
  const free = freeStarts(starts)
  const best: { day: number; at: number; cost: number; tentative: number }[] = []
  for (let day = Math.floor(localOf(zone, from) / DAY); day <= Math.floor(localOf(zone, to) / DAY); day++) {
    let chosen: (typeof best)[number] | null = null
    for (let local = day * DAY; local < (day + 1) * DAY; local += granularityMinutes * MINUTE) {
      const at = instantOf(zone, local)
      // A wall clock that the change of the clocks leaves out is no start of its own.
      if (at < from || at > to || at === near || localOf(zone, at) !== local || !includes(free, at)) continue
      const { cost, tentative } = costOf(starts, at)
      if (!chosen || cost < chosen.cost) chosen = { day, at, cost, tentative }
    }
    if (chosen) best.push(chosen)
  }
  const away = (day: number) => (near === null ? 0 : costs.day * Math.abs(day - Math.floor(localOf(zone, near) / DAY)))
  return best
    .sort((a, b) => Number(a.tentative > 0) - Number(b.tentative > 0) || (near === null ? 0 : a.cost + away(a.day) - b.cost - away(b.day)) || a.at - b.at)
    .slice(0, count)
    .map(({ at }) => ({ startAt: at, endAt: at + duration, tentative: listTentative(people, at, at + duration) }))
}

/** Whether everybody can come at exactly this start. */
export function isFree(people: readonly SchedulePerson[], startAt: number, minutes: number): boolean {
  const duration = minutes * MINUTE
  const horizon = { start: startAt - DAY, end: startAt + duration + DAY }
  return includes(freeStarts(people.map((person) => buildStarts(buildCalendar(person, horizon), duration, horizon))), startAt)
}

function costOf(people: readonly Starts[], at: number): { cost: number; tentative: number } {
  let cost = 0
  let tentative = 0
  for (const person of people) {
    if (includes(person.tentative, at)) tentative += 1
    for (const kind of ['tentative', 'protected', 'edge'] as const) if (includes(person[kind], at)) cost += costs[kind]
  }
  return { cost, tentative }
}

function listTentative(people: readonly SchedulePerson[], startAt: number, endAt: number): RankedTime['tentative'] {
  return people.flatMap(({ id, busy = [] }) => {
    const meetings = busy.filter(([start, end, kind]) => kind === 'tentative' && parseInstant(start) < endAt && parseInstant(end) > startAt).length
    return meetings > 0 ? [{ personId: id, meetings }] : []
  })
}
