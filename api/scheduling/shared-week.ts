import type { Context } from '../context.ts'
import { getMyCircle } from '../matching/list-circles.ts'
import { listRecords, shownOf } from '../people/get-person.ts'
import { usualHours } from '../programs/planning-span.ts'
import { DAY, formatDate, weekdayNumber } from '../time/calendar.ts'
import { sharedBy, workedOn } from '../time/shared-hours.ts'
import type { WorkingWeek } from '../time/working-days.ts'
import { getZone, instantOf, localOf } from '../time/zone.ts'
import type { SharedWeek } from './contract.ts'
import { listSeries } from './store.ts'

const FALLBACK_ZONE = 'Europe/London'

/**
 * When the members of a circle work in the week of its next session, day by day as the caller's clock cuts them, and from which session on
 * the hours they share are others by that clock. Of working hours alone, as address books show them: nobody's meetings are looked at.
 * @throws AppError not_found
 */
export async function getSharedWeek(context: Pick<Context, 'db' | 'now'>, personId: string, circleId: string): Promise<SharedWeek> {
  const circle = await getMyCircle(context, personId, circleId)
  const ids = circle.members.map((member) => member.personId)
  const [people, [series]] = await Promise.all([listRecords(context, ids), listSeries(context.db, [circle.id])])
  const weeks = ids.map((id): WorkingWeek & { personId: string; known: boolean } => {
    const person = people.get(id)
    return { personId: id, known: Boolean(person?.workingHours && person.timeZone), timeZone: person?.timeZone ?? FALLBACK_ZONE, hours: person?.workingHours ?? usualHours }
  })
  const timeZone = people.get(personId)?.timeZone ?? FALLBACK_ZONE
  const zone = getZone(timeZone)
  const localDay = (at: number): number => Math.floor(localOf(zone, at) / DAY)
  const dayOf = (day: number): SharedWeek['days'][number] => {
    const worked = weeks.map((week) => ({ personId: week.personId, spans: workedOn(week, day, timeZone) }))
    return { on: formatDate(day), startAt: instantOf(zone, day * DAY), endAt: instantOf(zone, (day + 1) * DAY), worked, shared: sharedBy(worked.map(({ spans }) => spans)) }
  }

  const ahead = (series?.state === 'booked' || series?.state === 'intended' ? series.occurrences : []).filter(({ endAt }) => endAt > context.now())
  const [next, ...later] = ahead
  const today = localDay(next?.startAt ?? context.now())
  const monday = today - ((weekdayNumber(today) + 6) % 7)
  const clockOf = (at: number): string => wallClock(dayOf(localDay(at)), timeZone)
  const changed = next && later.find(({ startAt }) => clockOf(startAt) !== clockOf(next.startAt))
  const person = shownOf(people)
  return {
    timeZone,
    members: weeks.map((week) => ({ person: person(week.personId), timeZone: week.timeZone, known: week.known })),
    days: [0, 1, 2, 3, 4, 5, 6].map((at) => dayOf(monday + at)),
    session: next ? { number: next.number, on: formatDate(today), startAt: next.startAt, endAt: next.endAt } : null,
    later: changed ? { number: changed.number, on: formatDate(localDay(changed.startAt)), shared: dayOf(localDay(changed.startAt)).shared } : null,
  }
}

/** The shared hours of a day as clocks in a zone show them, to be compared between days. */
function wallClock({ shared }: SharedWeek['days'][number], timeZone: string): string {
  const zone = getZone(timeZone)
  const timeOfDay = (at: number) => localOf(zone, at) - Math.floor(localOf(zone, at) / DAY) * DAY
  return shared.map(({ startAt, endAt }) => `${timeOfDay(startAt)}-${timeOfDay(endAt)}`).join()
}
