import type { Random } from './random.ts'
import type { CastPerson, Weekday } from './types.ts'

export type OfficeName = 'London' | 'New York' | 'Bengaluru' | 'Berlin'

export type Office = {
  name: OfficeName
  timeZone: string
  ianaTimeZone: string
  preferredLanguage: string
  /** Half hours ahead of UTC in winter; calendars are laid out with it, clock changes then move them as in life. */
  halfHoursAhead: number
  /** Start and end of the day, the usual one first. */
  hours: readonly (readonly [string, string])[]
  /** Where members of a team in this office sit when they do not sit here. */
  near: readonly OfficeName[]
  publicHolidays: readonly PublicHoliday[]
}

/** A fixed date, or the n-th weekday of a month (-1: the last one; weekday 1 is Monday). */
export type PublicHoliday = { name: string; month: number } & ({ day: number } | { weekday: number; nth: number })

export const offices: Record<OfficeName, Office> = {
  London: {
    name: 'London', timeZone: 'GMT Standard Time', ianaTimeZone: 'Europe/London', preferredLanguage: 'en-GB', halfHoursAhead: 0,
    hours: [['09:00', '17:30'], ['09:00', '17:30'], ['08:30', '17:00'], ['09:30', '18:00'], ['08:00', '16:00']],
    near: ['Berlin', 'Berlin', 'New York'],
    publicHolidays: [
      { name: 'New Year’s Day', month: 1, day: 1 }, { name: 'Early May bank holiday', month: 5, weekday: 1, nth: 1 },
      { name: 'Spring bank holiday', month: 5, weekday: 1, nth: -1 }, { name: 'Summer bank holiday', month: 8, weekday: 1, nth: -1 },
      { name: 'Christmas Day', month: 12, day: 25 }, { name: 'Boxing Day', month: 12, day: 26 },
    ],
  },
  'New York': {
    name: 'New York', timeZone: 'Eastern Standard Time', ianaTimeZone: 'America/New_York', preferredLanguage: 'en-US', halfHoursAhead: -10,
    hours: [['09:00', '17:00'], ['08:30', '17:00'], ['08:00', '16:30'], ['09:00', '17:30']],
    near: ['London'],
    publicHolidays: [
      { name: 'New Year’s Day', month: 1, day: 1 }, { name: 'Memorial Day', month: 5, weekday: 1, nth: -1 },
      { name: 'Independence Day', month: 7, day: 4 }, { name: 'Labor Day', month: 9, weekday: 1, nth: 1 },
      { name: 'Thanksgiving', month: 11, weekday: 4, nth: 4 }, { name: 'Christmas Day', month: 12, day: 25 },
    ],
  },
  Bengaluru: {
    name: 'Bengaluru', timeZone: 'India Standard Time', ianaTimeZone: 'Asia/Kolkata', preferredLanguage: 'en-IN', halfHoursAhead: 11,
    hours: [['09:30', '18:30'], ['10:00', '18:30'], ['10:00', '19:00'], ['09:00', '17:30']],
    near: ['London', 'Berlin'],
    publicHolidays: [
      { name: 'Republic Day', month: 1, day: 26 }, { name: 'Labour Day', month: 5, day: 1 },
      { name: 'Independence Day', month: 8, day: 15 }, { name: 'Gandhi Jayanti', month: 10, day: 2 },
      { name: 'Kannada Rajyotsava', month: 11, day: 1 }, { name: 'Christmas Day', month: 12, day: 25 },
    ],
  },
  Berlin: {
    name: 'Berlin', timeZone: 'W. Europe Standard Time', ianaTimeZone: 'Europe/Berlin', preferredLanguage: 'de-DE', halfHoursAhead: 2,
    hours: [['09:00', '17:30'], ['08:00', '16:30'], ['08:30', '17:00'], ['09:00', '18:00']],
    near: ['London'],
    publicHolidays: [
      { name: 'Neujahr', month: 1, day: 1 }, { name: 'Internationaler Frauentag', month: 3, day: 8 },
      { name: 'Tag der Arbeit', month: 5, day: 1 }, { name: 'Tag der Deutschen Einheit', month: 10, day: 3 },
      { name: 'Erster Weihnachtstag', month: 12, day: 25 }, { name: 'Zweiter Weihnachtstag', month: 12, day: 26 },
    ],
  },
}

const workdays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']

/** A mailbox of the office: its zone, one of its usual working days, and for about one in twelve a four-day week. */
export function mailboxAt(office: Office, random: Random): NonNullable<CastPerson['mailbox']> {
  const [start, end] = random.pick(office.hours)
  const dayOff = random.chance(0.08) ? random.pick<Weekday>(['monday', 'wednesday', 'friday', 'friday']) : null
  return mailboxWith(office, start, end, workdays.filter((day) => day !== dayOff))
}

/** A mailbox with given hours ("09:00"), in the shape of Graph's workingHours. */
export function mailboxWith(office: Office, start: string, end: string, daysOfWeek: readonly Weekday[] = workdays): NonNullable<CastPerson['mailbox']> {
  return {
    timeZone: office.timeZone,
    ianaTimeZone: office.ianaTimeZone,
    workingHours: { daysOfWeek: [...daysOfWeek], startTime: `${start}:00.0000000`, endTime: `${end}:00.0000000` },
  }
}

/** The date of a public holiday in a year. */
export function holidayDate(holiday: PublicHoliday, year: number): string {
  if ('day' in holiday) return new Temporal.PlainDate(year, holiday.month, holiday.day).toString()
  const first = new Temporal.PlainDate(year, holiday.month, 1)
  const firstHit = first.add({ days: (holiday.weekday - first.dayOfWeek + 7) % 7 })
  const hits = Array.from({ length: 5 }, (_, week) => firstHit.add({ weeks: week })).filter((date) => date.month === holiday.month)
  const found = hits.at(holiday.nth < 0 ? holiday.nth : holiday.nth - 1)
  if (!found) throw new RangeError(`${holiday.name} has no date in ${year}.`)
  return found.toString()
}
