import type { BusyTime, SchedulePerson } from '#api/scheduling/solver/types.ts'
import { createChance, type Chance } from '../matching/chance.ts'

const MINUTE = 60_000
const WEEK = 7 * 24 * 60 * MINUTE
/** A Monday; calendars are full from here on for `WEEKS` weeks. */
const FIRST_MONDAY = Date.UTC(2026, 0, 5)
const WEEKS = 58

/** Offices that can meet: each region's people share some hours of the day. */
const REGIONS = [
  ['Europe/London', 'Europe/Berlin', 'Europe/Warsaw'],
  ['America/New_York', 'America/Chicago', 'America/Toronto'],
  ['Asia/Kolkata', 'Asia/Dubai', 'Asia/Singapore'],
]
/** The UTC hour at which each region's day is about to begin. */
const MORNINGS = [8, 14, 4]
const DAYS = [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3, 4]]
const NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const
const HOURS: [string, string][] = [['08:00', '17:00'], ['09:00', '17:30'], ['09:00', '18:00']]

/** An invented employee: weekly and fortnightly meetings, single ones, some tentative, two weeks of leave and lunch. The same number, the same person. */
export function makePerson(number: number, region: number): SchedulePerson {
  const chance = createChance(number + 1)
  const morning = FIRST_MONDAY + MORNINGS[region]! * 60 * MINUTE
  const busy: BusyTime[] = []
  const meeting = (week: number, day: number, half: number, length: number, kind: BusyTime[2]) => {
    const start = morning + week * WEEK + day * 24 * 60 * MINUTE + half * 30 * MINUTE
    busy.push([start, start + length * MINUTE, kind])
  }
  for (const every of [1, 1, 1, 1, 2, 2]) {
    const [day, half, length] = place(chance)
    const phase = chance.between(0, every - 1)
    for (let week = phase; week < WEEKS; week += every) if (!chance.isLucky(0.1)) meeting(week, day, half, length, 'busy')
  }
  for (let single = 0; single < 80; single++) meeting(chance.between(0, WEEKS - 1), ...place(chance), chance.isLucky(0.2) ? 'tentative' : 'busy')
  for (let leave = 0; leave < 2; leave++) {
    const start = morning + chance.between(0, WEEKS - 1) * WEEK
    busy.push([start, start + 5 * 24 * 60 * MINUTE, 'oof'])
  }
  busy.sort((a, b) => Number(a[0]) - Number(b[0]))
  const hours = chance.pick(HOURS)
  return {
    id: `p${number}`,
    timeZone: chance.pick(REGIONS[region]!),
    workingHours: Object.fromEntries(chance.pick(DAYS).map((day) => [NAMES[day]!, hours])),
    busy,
    holidays: ['2026-04-03', '2026-05-01', '2026-12-25'],
    protected: [['12:00', '13:00']],
  }
}

function place(chance: Chance): [day: number, half: number, length: number] {
  return [chance.between(0, 4), chance.between(0, 18), chance.pick([30, 60, 60, 90])]
}

export function regionCount(): number {
  return REGIONS.length
}
