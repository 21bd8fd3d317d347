import { writeAbsences } from './absences.ts'
import { openDiary, type Diary } from './diary.ts'
import { focusSubjects, holds, lunchSubjects, occasional, privateWeekly, projects } from './meeting-subjects.ts'
import type { Staff } from './people.ts'
import type { Period } from './period.ts'
import type { Random } from './random.ts'
import type { DepartmentName } from './skills.ts'
import type { CastEvent, CastPerson } from './types.ts'
import { copyWeek, emptyWeek, findPlace, onTheClockOf, take, takenShare, type Week } from './week-grid.ts'

type Setting = { weeks: Map<string, Week>; diary: Diary; random: Random; period: Period; staff: Staff }

/** A new season of projects begins every so many days. */
const seasonDays = 99

/** Everybody's calendar over the period: standing meetings, seasons of project work, one-off meetings, absences. */
export function fillCalendars(staff: Staff, period: Period, random: Random): CastEvent[] {
  const weeks = new Map<string, Week>()
  for (const person of staff.people) {
    if (person.accountEnabled && hasMailbox(person)) weeks.set(person.id, emptyWeek(person))
  }
  const setting: Setting = { weeks, diary: openDiary(period), random, period, staff }
  writeStandingMeetings(setting)
  writeOwnTime(setting)
  const away = writeAbsences([...weeks.values()], new Set(staff.featured.map((entry) => entry.id)), setting.diary, period, random)
  const targets = new Map([...weeks.keys()].map((id) => [id, 0.33 + 0.17 * random.next()]))
  for (let first = 0; first < period.dates.length; first += seasonDays) {
    const season = { ...setting, weeks: new Map([...weeks].map(([id, week]) => [id, copyWeek(week)])) }
    const last = Math.min(first + seasonDays, period.dates.length) - 1
    writeProjects(season, first, last)
    writeFocusTime(season, targets, first, last)
    writeOccasional(season, first, last, away)
  }
  writeMonthlyMeetings(setting)
  return setting.diary.events
}

/** Leadership rounds, team meetings, stand-ups, and half an hour between each manager and report. */
function writeStandingMeetings(setting: Setting): void {
  const { staff } = setting
  const chiefs = staff.chiefs.map((entry) => entry.person)
  meetWeekly(setting, [staff.chiefExecutive, ...chiefs], 3, 'Leadership team')
  for (const { department, person } of staff.chiefs) {
    const reports = staff.people.filter((other) => other.managerId === person.id)
    meetWeekly(setting, [person, ...reports], 2, `${department} leads`)
  }
  for (const { team, members } of staff.teams) {
    meetWeekly(setting, members, 2, `${team.name} team meeting`)
    if (team.size >= 8) standUp(setting, members, `${team.name} stand-up`)
  }
  for (const person of staff.people) {
    const manager = staff.people.find((other) => other.id === person.managerId)
    if (manager) meetWeekly(setting, [manager, person], 1, `${manager.givenName} / ${person.givenName}`)
  }
}

/** Books for all if they have such a time in common, else for those in the owner's zone; without the owner there is no meeting. */
function meetWeekly({ weeks, diary, random }: Setting, people: readonly CastPerson[], length: number, subject: string): void {
  const everybody = people.flatMap((person) => weeks.get(person.id) ?? [])
  if (everybody.length < 2 || everybody[0]?.person !== people[0]) return
  const nearby = everybody.filter((week) => week.zone === everybody[0]?.zone)
  for (const group of [everybody, nearby]) {
    const place = group.length < 2 ? null : findPlace(group, length, random)
    if (place === null) continue
    take(group, place, length)
    diary.weekly(group, place, length * 30, subject)
    return
  }
}

function standUp({ weeks, diary, random }: Setting, people: readonly CastPerson[], subject: string): void {
  const group = people.flatMap((person) => weeks.get(person.id) ?? [])
  const lead = group[0]
  if (!lead) return
  const monday = findPlace(group, 1, random, { days: [0, 1], until: 26 })
  if (monday === null) return
  const from = onTheClockOf(lead, monday).minutes / 30
  for (const day of [0, 1, 2, 3, 4]) {
    const present = group.filter((week) => week === lead || findPlace([lead, week], 1, random, { days: [day], from, until: from + 1 }))
    const place = present.length < 2 ? null : findPlace(present, 1, random, { days: [day], from, until: from + 1 })
    if (place === null) continue
    take(present, place, 1)
    diary.weekly(present, place, 15, subject)
  }
}

/** Lunch, days at home, private appointments and holds, each for some. */
function writeOwnTime({ weeks, diary, random, period }: Setting): void {
  for (const week of weeks.values()) {
    if (random.chance(0.4)) {
      const subject = random.pick(lunchSubjects)
      const length = random.chance(0.5) ? 1 : 2
      const from = random.integer(23, 25)
      for (const day of [0, 1, 2, 3, 4]) {
        const place = findPlace([week], length, random, { days: [day], from, until: from + length + 1 })
        if (place === null) continue
        take([week], place, length)
        diary.weekly([week], place, length * 30, subject)
      }
    }
    if (random.chance(0.45)) diary.allDay(week, period.firstOn(random.pick([0, 2, 4, 4])), 1, 'Working from home', { showAs: 'workingElsewhere', weekly: true })
    if (random.chance(0.12)) ownWeekly(week, 2, random.pick(privateWeekly), { sensitivity: 'private' })
    if (random.chance(0.1)) ownWeekly(week, 3, random.pick(holds), { showAs: 'tentative' })
  }

  function ownWeekly(week: Week, length: number, subject: string, mark: { sensitivity?: 'private'; showAs?: 'tentative' }): void {
    const place = findPlace([week], length, random)
    if (place === null) return
    take([week], place, length)
    diary.weekly([week], place, length * 30, subject, mark)
  }
}

/** Weekly work in groups of three to six for one season, half of it across two departments. */
function writeProjects({ weeks, diary, random, staff }: Setting, first: number, last: number): void {
  const all = [...weeks.values()]
  for (const { department } of staff.chiefs) {
    const own = all.filter((week) => week.person.department === department)
    const rounds = Math.round(own.length * 0.75)
    for (let round = 0; round < rounds; round++) {
      const guests = random.chance(0.5) ? random.sample(all, random.integer(1, 2)) : []
      const group = [...new Set([...random.sample(own, random.integer(2, 4)), ...guests])]
      const length = random.integer(1, 3)
      const place = findPlace(group, length, random)
      if (place === null || group.some((week) => takenShare(week) > 0.5)) continue
      take(group, place, length)
      const endsEarly = random.chance(0.3) ? Math.floor((last - first) / 2) : 0
      diary.weekly(group, place, length * 30, projectSubject(department, random), { first, last: last - endsEarly, showAs: random.chance(0.08) ? 'tentative' : 'busy' })
    }
  }
}

function projectSubject(department: DepartmentName, random: Random): string {
  return random.pick(projects[department])
}

/** Blocks of one to two hours for oneself, until the week is as full as the person likes it, six blocks at most. */
function writeFocusTime({ weeks, diary, random }: Setting, targets: Map<string, number>, first: number, last: number): void {
  for (const week of weeks.values()) {
    const subject = random.pick(focusSubjects)
    for (let block = 0; block < 6 && takenShare(week) < (targets.get(week.person.id) ?? 0); block++) {
      const length = random.integer(2, 4)
      const place = findPlace([week], length, random)
      if (place === null) continue
      take([week], place, length)
      diary.weekly([week], place, length * 30, subject, { first, last })
    }
  }
}

/** One-off meetings, week by week. Nobody away is asked. */
function writeOccasional({ weeks, diary, random, period }: Setting, first: number, last: number, away: Map<string, Set<number>>): void {
  const all = [...weeks.values()].map((usual) => ({ usual, week: copyWeek(usual) }))
  for (let monday = period.firstOn(0, first); monday <= last; monday += 7) {
    for (const { usual, week } of all) week.taken.set(usual.taken)
    const present = all.flatMap(({ week }) => (away.get(week.person.id)?.has(monday) ? [] : week))
    const byDepartment = Map.groupBy(present, (week) => week.person.department)
    for (let meeting = 0; meeting < 45; meeting++) {
      const owner = random.pick(present)
      const near = random.chance(0.7) ? (byDepartment.get(owner.person.department) ?? present) : present
      const group = [...new Set([owner, ...Array.from({ length: random.integer(1, 3) }, () => random.pick(near))])]
      const length = random.integer(1, 3)
      const place = group.length < 2 ? null : findPlace(group, length, random)
      if (place === null) continue
      take(group, place, length)
      diary.once(group, place, length * 30, random.pick(occasional), monday, { showAs: random.chance(0.15) ? 'tentative' : 'busy' })
    }
  }
}

/** Every fourth week: the town hall in two editions, and each department's meeting at an hour its chief can keep. */
function writeMonthlyMeetings({ weeks, diary, random, period, staff }: Setting): void {
  const all = [...weeks.values()]
  const chief = weeks.get(staff.chiefExecutive.id)
  const firstMonday = period.firstOn(0)
  const isWestern = (week: Week) => week.zone === 'America/New_York'
  for (let monday = firstMonday; monday < period.dates.length; monday += 28) {
    if (!chief) break
    diary.once([chief, ...all.filter((week) => week !== chief && !isWestern(week))], 2 * 48 + 20, 45, 'Town hall, morning edition', monday)
    diary.once([chief, ...all.filter(isWestern)], 2 * 48 + 31, 45, 'Town hall, afternoon edition', monday)
  }
  staff.chiefs.forEach(({ department, person }, index) => {
    const owner = weeks.get(person.id)
    const members = all.filter((week) => week !== owner && week.person.department === department)
    // 14:00 in London is 09:00 in New York and 19:30 in Bengaluru: as kind to all as it gets where both are needed.
    const reach = members.some(isWestern) ? 28 : random.integer(19, 22)
    const day = index % 2 === 0 ? 1 : 3
    for (let monday = firstMonday + 7 * (index % 4); owner && monday < period.dates.length; monday += 28) {
      diary.once([owner, ...members], day * 48 + reach, 60, `${department} monthly`, monday)
    }
  })
}

function hasMailbox(person: CastPerson): person is CastPerson & { mailbox: NonNullable<CastPerson['mailbox']> } {
  return person.mailbox !== null
}
