import { bestOfDays, isEverybodyFree } from './solver/best-of-days.ts'
import type { SchedulePerson } from './solver/types.ts'

/** What a day away from where the session stood costs, in the solver's own weights. */
const dayCost = 2

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
  const days = bestOfDays({ session: { timeZone, durationMinutes: minutes, granularityMinutes }, people, from: iso(from), to: iso(to), ...(near !== null && { avoid: [iso(near)] }) })
  const localDay = near === null ? 0 : Math.floor(Date.parse(`${Temporal.Instant.fromEpochMilliseconds(near).toZonedDateTimeISO(timeZone).toPlainDate().toString()}T00:00:00Z`) / 86_400_000)
  const worth = ({ day, cost }: { day: number; cost: number }) => (near === null ? 0 : cost + dayCost * Math.abs(day - localDay))
  return days
    .sort((a, b) => Number(a.tentative.length > 0) - Number(b.tentative.length > 0) || worth(a) - worth(b) || a.day - b.day)
    .slice(0, count)
    .map(({ start, end }) => {
      const [startAt, endAt] = [Date.parse(start), Date.parse(end)]
      return { startAt, endAt, tentative: listTentative(people, startAt, endAt) }
    })
}

/** Whether everybody can come at exactly this start. */
export function isFree(people: readonly SchedulePerson[], startAt: number, minutes: number): boolean {
  return isEverybodyFree(people, iso(startAt), minutes)
}

function listTentative(people: readonly SchedulePerson[], startAt: number, endAt: number): RankedTime['tentative'] {
  return people.flatMap(({ id, busy = [] }) => {
    const meetings = busy.filter(([start, end, kind]) => kind === 'tentative' && instantOf(start) < endAt && instantOf(end) > startAt).length
    return meetings > 0 ? [{ personId: id, meetings }] : []
  })
}

function instantOf(at: string | number): number {
  return typeof at === 'number' ? at : Date.parse(at)
}

function iso(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' })
}
