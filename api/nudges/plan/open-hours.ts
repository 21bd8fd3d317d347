import type { WEEKDAYS} from '../../time/calendar.ts';
import { DAY, parseTime, weekdayOf } from '../../time/calendar.ts'
import { getZone, instantOf, localOf, type Zone } from '../../time/zone.ts'

/** Local wall clock "09:00" to "17:00" per weekday; a day that is not named is not worked. */
export type Week = Partial<Record<(typeof WEEKDAYS)[number], readonly [string, string]>>
/** Half-open, epoch milliseconds. */
export type Stretch = { startAt: number; endAt: number }

/** Nobody hears from us before or after, whatever hours they work. */
const earliest = parseTime('09:00')
const latest = parseTime('17:00')

/** The part of one local day in which somebody may be written to; null where there is none. */
export function openOn(zone: Zone, week: Week, day: number): Stretch | null {
  const hours = week[weekdayOf(day)]
  if (!hours) return null
  const from = Math.max(earliest, parseTime(hours[0]))
  const to = Math.min(latest, parseTime(hours[1]))
  if (from >= to) return null
  const stretch = { startAt: instantOf(zone, day * DAY + from), endAt: instantOf(zone, day * DAY + to) }
  return stretch.startAt < stretch.endAt ? stretch : null
}

/** The local day of an instant, as days since 1970-01-01. */
export function localDay(zone: Zone, at: number): number {
  return Math.floor(localOf(zone, at) / DAY)
}

/** No gap between two working days is looked across that is longer than this. */
const longestGapDays = 14

/** When the working day before the day of an instant opens; null for somebody who has none in the fortnight before. */
export function openingBefore(timeZone: string, week: Week, at: number): number | null {
  const zone = getZone(timeZone)
  const day = localDay(zone, at)
  for (let back = 1; back <= longestGapDays; back++) {
    const open = openOn(zone, week, day - back)
    if (open) return open.startAt
  }
  return null
}

/** The open hours between two instants, one stretch a day, in order. */
export function openBetween(timeZone: string, week: Week, from: number, to: number): (Stretch & { day: number })[] {
  const zone = getZone(timeZone)
  const found: (Stretch & { day: number })[] = []
  for (let day = localDay(zone, from); day <= localDay(zone, to); day++) {
    const open = openOn(zone, week, day)
    const stretch = open && { day, startAt: Math.max(open.startAt, from), endAt: Math.min(open.endAt, to) }
    if (stretch && stretch.startAt < stretch.endAt) found.push(stretch)
  }
  return found
}
