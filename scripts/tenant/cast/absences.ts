import type { Diary } from './diary.ts'
import { leaveSubjects, privateOnce, reminders } from './meeting-subjects.ts'
import { holidayDate, offices, type Office, type OfficeName } from './offices.ts'
import type { Period } from './period.ts'
import type { Random } from './random.ts'
import { findPlace, type Week } from './week-grid.ts'

/** Nobody featured goes on leave in the first days of the rehearsal, or the story would wait for them. */
const keptFreeDays = 35

/**
 * Public holidays, leave, private appointments, days on the road and reminders that block nothing.
 * Returns who is away when: person id to the days (counted from the period's first) on which a fully absent week begins.
 */
export function writeAbsences(weeks: readonly Week[], featured: ReadonlySet<string>, diary: Diary, period: Period, random: Random): Map<string, Set<number>> {
  const away = new Map<string, Set<number>>()
  const mondays: number[] = []
  for (let monday = period.firstOn(0); monday < period.dates.length; monday += 7) mondays.push(monday)
  // Summer and the turn of the year draw three times as many as other weeks.
  const likely = mondays.flatMap((monday) => (/-(07|08|12)-/.test(period.dates[monday] ?? '') ? [monday, monday, monday] : [monday]))

  const holidaysAt = new Map(Object.values(offices).map((office) => [office.name, publicHolidays(office, period)]))
  for (const week of weeks) {
    const isFeatured = featured.has(week.person.id)
    for (const holiday of holidaysAt.get(week.person.officeLocation as OfficeName) ?? []) diary.allDay(week, holiday.day, 1, holiday.name, {})
    const absentWeeks = new Set<number>()
    away.set(week.person.id, absentWeeks)
    for (const start of random.sample(likely, 2)) {
      const length = random.chance(0.5) ? 2 : 1
      if ((isFeatured && start < keptFreeDays) || absentWeeks.has(start) || absentWeeks.has(start + 7)) continue
      diary.allDay(week, start, length * 7 - 2, random.pick(leaveSubjects), {})
      for (let more = 0; more < length; more++) absentWeeks.add(start + more * 7)
    }
    for (const monday of random.sample(mondays, random.integer(1, 4))) {
      if (isFeatured && monday < keptFreeDays) continue
      diary.allDay(week, monday + random.pick([0, 3, 4, 4]), 1, random.pick(leaveSubjects), {})
    }
    for (const monday of random.sample(mondays, random.integer(2, 6))) {
      const place = findPlace([week], 2, random)
      if (place !== null) diary.once([week], place, 60, random.pick(privateOnce), monday, { sensitivity: 'private', showAs: random.chance(0.6) ? 'busy' : 'oof' })
    }
    for (const monday of random.sample(mondays, random.integer(0, 3))) {
      diary.allDay(week, monday + random.integer(1, 3), random.integer(1, 2), 'Visiting a customer site', { showAs: 'workingElsewhere' })
    }
    for (const monday of random.sample(mondays, random.integer(1, 3))) {
      diary.allDay(week, monday + random.integer(0, 4), 1, random.pick(reminders), { showAs: 'free' })
    }
  }
  return away
}

function publicHolidays(office: Office, period: Period): { name: string; day: number }[] {
  const years = [...new Set(period.dates.map((date) => Number(date.slice(0, 4))))]
  return years
    .flatMap((year) => office.publicHolidays.map((holiday) => ({ name: holiday.name, day: period.dates.indexOf(holidayDate(holiday, year)) })))
    .filter((holiday) => holiday.day >= 0 && period.weekdayOf(holiday.day) < 5)
}
