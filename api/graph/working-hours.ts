import { z } from 'zod'
import type { WorkingHours } from '../store/stored.ts'
import { DAY, relativeDay, type WeekIndex, WEEKDAYS } from '../time/calendar.ts'
import { getZone, offsetAt, toIanaName } from '../time/zone.ts'
import { windowsZones } from '../time/windows-zones.ts'
import type { StatedHours } from './calendars.ts'

/** When a custom zone changes its clocks: the nth weekday of a month, 5 being the last. `month` 0: it never does. */
const Change = z.object({ time: z.string().optional(), dayOccurrence: z.number().optional(), dayOfWeek: z.string().optional(), month: z.number().optional(), year: z.number().optional(), daylightBias: z.number().optional() })
type Change = z.infer<typeof Change>

/** `workingHours` of getSchedule and mailboxSettings. Source: learn.microsoft.com/graph/api/resources/workinghours */
export const MailboxHours = z.object({
  daysOfWeek: z.array(z.string()).optional(),
  startTime: z.string().optional(),
  endTime: z.string().optional(),
  timeZone: z.object({ name: z.string().optional(), bias: z.number().optional(), standardOffset: Change.nullable().optional(), daylightOffset: Change.nullable().optional() }).nullable().optional(),
})
type MailboxHours = z.infer<typeof MailboxHours>

/** One span for all days ("08:00:00.0000000") as hours per weekday ("08:00"), in an IANA zone; null when it cannot be told. */
export function readMailboxHours(hours: MailboxHours): StatedHours | null {
  const { daysOfWeek = [], startTime, endTime, timeZone } = hours
  const zone = timeZone ? zoneOf(timeZone) : null
  if (!zone || !startTime || !endTime || daysOfWeek.length === 0 || startTime >= endTime) return null
  const worked = new Set(daysOfWeek.map((name) => name.toLowerCase()))
  const span: [string, string] = [startTime.slice(0, 5), endTime.slice(0, 5)]
  const workingHours: WorkingHours = Object.fromEntries(WEEKDAYS.filter((name) => worked.has(name)).map((name) => [name, span]))
  return { timeZone: zone, workingHours }
}

type StatedZone = NonNullable<MailboxHours['timeZone']>
const customZones = new Map<string, string | null>()

/** Names are looked up; a custom zone ("Customized Time Zone") is known by its rules, and stands for the first zone that keeps the same. */
function zoneOf(zone: StatedZone): string | null {
  if (zone.bias === undefined) return zone.name === undefined ? null : toIanaName(zone.name)
  const key = JSON.stringify([zone.bias, zone.standardOffset, zone.daylightOffset])
  const known = customZones.get(key)
  if (known !== undefined) return known
  const found = matchingZone(zone, zone.bias)
  customZones.set(key, found)
  return found
}

/** A year for which every zone's present rules hold. */
const sampleYear = 2026

/** The offsets shortly before and after each change tell zones with the same clocks apart from all others. */
function matchingZone({ standardOffset, daylightOffset }: StatedZone, standardBias: number): string | null {
  const summer = daylightOffset?.month ? { from: dayOf(daylightOffset), until: standardOffset?.month ? dayOf(standardOffset) : null, bias: standardBias + (daylightOffset.daylightBias ?? -60) } : null
  const expected = (day: number): number => {
    if (!summer || summer.until === null) return -standardBias
    const isSummer = summer.from < summer.until ? day >= summer.from && day < summer.until : day >= summer.from || day < summer.until
    return isSummer ? -summer.bias : -standardBias
  }
  const middleOf = (month: number) => relativeDay(sampleYear, month, ['wednesday'], 'second')
  const changes = summer?.until == null ? [] : [summer.from, summer.until]
  const days = [...Array.from({ length: 12 }, (_, month) => middleOf(month + 1)), ...changes.flatMap((day) => [day - 2, day + 2])]
  const candidates = Object.values(windowsZones).map((ids) => ids.split(' ')[0] ?? '')
  return candidates.find((name) => days.every((day) => offsetAt(getZone(name), day * DAY + DAY / 2) === expected(day) * 60_000)) ?? null
}

const indexes: WeekIndex[] = ['first', 'second', 'third', 'fourth', 'last']

function dayOf({ dayOccurrence = 1, dayOfWeek = 'sunday', month = 1 }: Change): number {
  const weekday = WEEKDAYS.find((name) => name === dayOfWeek.toLowerCase()) ?? 'sunday'
  return relativeDay(sampleYear, month, [weekday], indexes[dayOccurrence - 1] ?? 'last')
}
