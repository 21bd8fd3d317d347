import type { SchedulePerson, Weekday } from '#api/scheduling/solver/types.ts'

/** What the oracle knows of one person: stretches of epoch milliseconds, read with Temporal. */
export type Calendar = {
  id: string
  timeZone: string
  busy: Stretch[]
  oof: Stretch[]
  tentative: Stretch[]
  holidays: Stretch[]
  /** The working hours of the dates around an instant, each with its protected times. */
  windowsNear(instant: number): Window[]
}
export type Stretch = { from: number; to: number }
export type Window = Stretch & { breaks: Stretch[] }

export const WEEKDAYS: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
export const HOUR = 3_600_000
const DAY = 24 * HOUR

const starts = new Map<string, Map<number, number>>()
const clocks = new Map<string, Map<number, string>>()

function once<Value>(known: Map<string, Map<number, Value>>, zone: string, key: number, work: () => Value): Value {
  const ofZone = known.get(zone) ?? new Map<number, Value>()
  if (ofZone.size === 0) known.set(zone, ofZone)
  let value = ofZone.get(key)
  if (value === undefined) ofZone.set(key, (value = work()))
  return value
}

/** The instant of a wall clock, minutes after midnight of a day since 1970. */
export function startOf(zone: string, day: number, minute: number): number {
  return once(starts, zone, day * 1440 + minute, () => {
    const wall = Temporal.Instant.fromEpochMilliseconds(day * DAY + minute * 60_000).toZonedDateTimeISO('UTC').toPlainDateTime()
    return wall.toZonedDateTime(zone).epochMilliseconds
  })
}

/** What the wall clock of a zone says at an instant: '2026-01-13 570'. */
export function wallClockOf(zone: string, instant: number): string {
  return once(clocks, zone, instant / 60_000, () => {
    const wall = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
    return `${wall.toPlainDate().toString()} ${wall.hour * 60 + wall.minute}`
  })
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

export function readCalendar(person: SchedulePerson): Calendar {
  const { timeZone: zone } = person
  const on = (day: number, [from, to]: readonly [string, string, ...unknown[]]): Stretch => ({ from: startOf(zone, day, minutesOf(from)), to: startOf(zone, day, minutesOf(to)) })
  const windows = new Map<number, Window | null>()
  const near = new Map<number, Window[]>()
  function windowOn(day: number): Window | null {
    const known = windows.get(day)
    if (known !== undefined) return known
    const weekday = WEEKDAYS[(day + 3) % 7]!
    const hours = person.workingHours[weekday]
    const window = hours ? { ...on(day, hours), breaks: (person.protected ?? []).filter(([, , only]) => only === undefined || only === weekday).map((held) => on(day, held)) } : null
    windows.set(day, window)
    return window
  }
  const instant = (moment: string | number) => (typeof moment === 'number' ? moment : Date.parse(moment))
  const entries = (kind: string) => (person.busy ?? []).filter(([, , of]) => of === kind).map(([from, to]) => ({ from: instant(from), to: instant(to) })).filter(({ from, to }) => from < to)
  return {
    id: person.id,
    timeZone: zone,
    busy: entries('busy'),
    oof: entries('oof'),
    tentative: entries('tentative'),
    holidays: (person.holidays ?? []).map((date) => on(Date.parse(`${date}T00:00:00Z`) / DAY, ['00:00', '24:00'])),
    windowsNear(at) {
      const day = Math.floor(at / DAY)
      const known = near.get(day) ?? [-2, -1, 0, 1, 2].flatMap((ahead) => windowOn(day + ahead) ?? [])
      near.set(day, known)
      return known
    },
  }
}
