import { expect, test } from 'vitest'
import { castCompany } from '#scripts/tenant/cast/company.ts'
import { interests, skillsByDepartment } from '#scripts/tenant/cast/skills.ts'
import type { Cast, CastPerson } from '#scripts/tenant/cast/types.ts'
import { castWishes } from '#scripts/tenant/cast/wishes.ts'
import { busyShare, measureHours, shareAnHour, type Hours } from './cast-calendars.ts'

const startsOn = '2026-11-23'
const periodStartsOn = '2026-11-09'
/** The first day after the calendars end. */
const periodEndsOn = '2027-12-09'
const cast = castCompany({ startsOn })
const byId = new Map(cast.people.map((person) => [person.id, person]))
const chief = cast.people.find((person) => person.jobTitle === 'Chief Executive Officer')
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

function find(id: string): CastPerson {
  const person = byId.get(id)
  if (!person) throw new Error(`Nobody has the id ${id}.`)
  return person
}

function featured(part: Cast['featured'][number]['part']): CastPerson[] {
  return cast.featured.filter((entry) => entry.part === part).map((entry) => find(entry.id))
}

function levelOf(person: CastPerson): number {
  let level = 1
  for (let above = person.managerId; above !== null; above = find(above).managerId) {
    level += 1
    if (level > cast.people.length) throw new Error(`${person.displayName} stands in a cycle.`)
  }
  return level
}

test('the company has 240 people in eight departments of unequal size', () => {
  const sizes = [...Map.groupBy(cast.people.filter((person) => person.department), (person) => person.department).values()].map((members) => members.length)
  expect(cast.people).toHaveLength(240)
  expect(sizes).toHaveLength(8)
  expect(new Set(sizes).size).toBeGreaterThanOrEqual(6)
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10)
})

test('ids are distinct GUIDs, addresses and names are distinct too', () => {
  expect(new Set(cast.people.map((person) => person.id)).size).toBe(240)
  for (const person of cast.people) expect(person.id).toMatch(guid)
  expect(cast.tenantId).toMatch(guid)
  expect(new Set(cast.people.map((person) => person.userPrincipalName.toLowerCase())).size).toBe(240)
  expect(new Set(cast.people.map((person) => person.displayName)).size).toBe(240)
  for (const person of cast.people) expect(person.userPrincipalName).toMatch(/^[a-z.-]+(_[a-z.-]+#EXT#)?@alderquay\.example$/)
})

test('reporting lines form a tree of at most five levels in which every manager exists and every department has a chief', () => {
  expect(Math.max(...cast.people.map(levelOf))).toBe(5)
  const chiefs = cast.people.filter((person) => person.jobTitle?.startsWith('Chief ') && person !== chief)
  expect(new Set(chiefs.map((person) => person.department)).size).toBe(8)
  for (const person of chiefs) expect(person.managerId).toBe(chief?.id)
})

test('people work in four time zones, one of them half an hour off', () => {
  const zones = [...new Set(cast.people.flatMap((person) => person.mailbox?.ianaTimeZone ?? []))]
  const offsets = zones.map((zone) => Temporal.PlainDateTime.from(`${startsOn}T12:00`).toZonedDateTime(zone).offsetNanoseconds / 60e9)
  expect(zones).toHaveLength(4)
  expect(offsets.filter((minutes) => minutes % 60 === 30)).toHaveLength(1)
})

test('the directory has the flaws that real ones have', () => {
  const disabled = cast.people.filter((person) => !person.accountEnabled)
  expect(cast.people.filter((person) => person.managerId === null && person !== chief)).toHaveLength(2)
  expect(disabled).toHaveLength(1)
  expect(cast.people.some((person) => person.managerId === disabled[0]?.id)).toBe(true)
  expect(cast.people.filter((person) => person.userType === 'Guest')).toHaveLength(1)
  expect(cast.people.filter((person) => person.mailbox === null && person.userType === 'Member')).toHaveLength(2)
  expect(cast.people.filter((person) => person.department === null && person !== chief)).toHaveLength(1)
  expect(cast.people.filter((person) => person.skills.length === 0)).toHaveLength(1)
})

test('skills and interests come from the tables, three to eight and two to five each', () => {
  const known = Object.values(skillsByDepartment).flat()
  expect(new Set(known).size).toBe(known.length)
  expect(known.length).toBeGreaterThanOrEqual(150)
  for (const person of cast.people) {
    expect(new Set(person.skills).size).toBe(person.skills.length)
    if (person.skills.length > 0) expect(person.skills.length).toBeGreaterThanOrEqual(3)
    expect(person.skills.length).toBeLessThanOrEqual(8)
    expect(person.interests.length).toBeGreaterThanOrEqual(2)
    expect(person.interests.length).toBeLessThanOrEqual(5)
    expect(known).toEqual(expect.arrayContaining(person.skills))
    expect(interests).toEqual(expect.arrayContaining(person.interests))
  }
})

test('some work four days, and working hours are written as Graph writes them', () => {
  const hours = cast.people.flatMap((person) => person.mailbox?.workingHours ?? [])
  const partTime = hours.filter((entry) => entry.daysOfWeek.length === 4)
  expect(partTime.length).toBeGreaterThanOrEqual(5)
  expect(partTime.length).toBeLessThanOrEqual(40)
  for (const entry of hours) {
    expect(entry.startTime).toMatch(/^\d\d:(00|30):00\.0000000$/)
    expect(entry.endTime > entry.startTime).toBe(true)
  }
})

test('only People holds organizers and the succession lead, and only Legal auditors', () => {
  const held = cast.people.flatMap((person) => person.roles.map((role) => `${role} in ${person.department}`))
  expect(held.toSorted()).toEqual(['Auditor in Legal', 'Auditor in Legal', 'Organizer in People', 'Organizer in People', 'SuccessionLead in People'])
})

test('the same seed and day give the same company, another seed another one', () => {
  expect(castCompany({ startsOn, seed: 1 })).toEqual(cast)
  const other = castCompany({ startsOn, seed: 2 })
  expect(other.people.map((person) => person.id)).not.toEqual(cast.people.map((person) => person.id))
  expect(other.people).toHaveLength(240)
})

test('a rehearsal begun on another day knows the same people, in calendars of its own', () => {
  const later = castCompany({ startsOn: '2027-03-02' })
  expect(later.people).toEqual(cast.people)
  expect(later.featured).toEqual(cast.featured)
  expect(later.events.every((event) => event.start >= '2027-02-16')).toBe(true)
  expect(() => castCompany({ startsOn: 'tomorrow' })).toThrow(RangeError)
})

test('calendar entries belong to people with mailboxes and lie in the thirteen months from two weeks before', () => {
  const odd = cast.events.filter((event) => {
    const takers = [event.ownerId, ...event.attendeeIds]
    const until = event.repeatsWeeklyUntil ?? event.start.slice(0, 10)
    return (
      takers.some((id) => find(id).mailbox === null) ||
      new Set(takers).size !== takers.length ||
      event.timeZone !== find(event.ownerId).mailbox?.ianaTimeZone ||
      !/^\d{4}-\d\d-\d\dT\d\d:\d\d:00$/.test(event.start) ||
      event.end <= event.start ||
      event.start < periodStartsOn ||
      until < event.start.slice(0, 10) ||
      until >= periodEndsOn ||
      (event.isAllDay && !(event.start.endsWith('T00:00:00') && event.end.endsWith('T00:00:00')))
    )
  })
  expect(odd).toEqual([])
  expect(cast.events.some((event) => event.start.startsWith(periodStartsOn))).toBe(true)
  expect(cast.events.some((event) => event.repeatsWeeklyUntil === '2027-12-08')).toBe(true)
})

test('before clocks change, nobody is booked twice by standing meetings', () => {
  const standing = measureHours(cast, startsOn, 28, (event) => event.repeatsWeeklyUntil !== null && !event.isAllDay)
  const twice = [...standing].filter(([, hours]) => hours.taken.some((count) => count > 1)).map(([id]) => find(id).displayName)
  expect(twice).toEqual([])
})

test('calendars hold every kind of entry', () => {
  expect(new Set(cast.events.map((event) => event.showAs))).toEqual(new Set(['free', 'tentative', 'busy', 'oof', 'workingElsewhere']))
  expect(cast.events.some((event) => event.sensitivity === 'private')).toBe(true)
  expect(cast.events.some((event) => event.isAllDay && event.showAs === 'oof')).toBe(true)
  expect(cast.events.some((event) => event.repeatsWeeklyUntil === null && event.attendeeIds.length > 10)).toBe(true)
})

for (const [seed, day] of [[1, startsOn], [2, '2027-03-01'], [3, '2027-07-14']] as const) {
  test(`everybody is busy but not hopelessly so (seed ${seed}, from ${day})`, () => {
    const from = Temporal.PlainDate.from(day).subtract({ weeks: 2 }).toString()
    const shares = [...measureHours(castCompany({ seed, startsOn: day }), from, 390).values()].map(busyShare)
    const together = shares.reduce((sum, share) => sum + share, 0) / shares.length
    expect(together).toBeGreaterThan(0.35)
    expect(together).toBeLessThan(0.55)
    expect(Math.min(...shares)).toBeGreaterThan(0.2)
    expect(Math.max(...shares)).toBeLessThan(0.7)
  })
}

test('the featured tell one story: each mentee has a manager on the list and two mentors of other departments who offer something else', () => {
  const managers = featured('manager')
  for (const entry of cast.featured) {
    const person = find(entry.id)
    expect(person.mailbox).not.toBeNull()
    expect(find(person.managerId ?? '').mailbox).not.toBeNull()
    expect(entry.line.length).toBeGreaterThan(20)
  }
  expect(cast.featured.map((entry) => entry.part).toSorted()).toEqual(['auditor', 'manager', 'manager', 'mentee', 'mentee', 'mentor', 'mentor', 'organizer', 'succession-lead'])
  for (const mentee of featured('mentee')) {
    expect(managers.map((manager) => manager.id)).toContain(mentee.managerId)
    const mentors = featured('mentor').filter((mentor) => mentor.department !== mentee.department)
    expect(mentors).toHaveLength(2)
    for (const mentor of mentors) expect(mentor.skills.some((skill) => !mentee.skills.includes(skill))).toBe(true)
  }
  for (const [part, role] of [['organizer', 'Organizer'], ['succession-lead', 'SuccessionLead'], ['auditor', 'Auditor']] as const) {
    expect(featured(part).map((person) => person.roles)).toEqual([[role]])
  }
})

test('each featured mentor shares a free hour with both featured mentees in most of the first twelve weeks', () => {
  const hours = measureHours(cast, startsOn, 84)
  const hoursOf = (person: CastPerson): Hours => hours.get(person.id) ?? { worked: new Uint8Array(), taken: new Uint8Array() }
  for (const mentor of featured('mentor')) {
    const circle = [mentor, ...featured('mentee')].map(hoursOf)
    const weeks = Array.from({ length: 12 }, (_, week) => shareAnHour(circle, week)).filter(Boolean)
    expect(weeks.length, mentor.displayName).toBeGreaterThanOrEqual(7)
  }
})

test('thirty mentors and seventy mentees of all departments have distinct wishes that their managers could approve', () => {
  const wishes = castWishes(cast)
  const left = new Set(cast.featured.map((entry) => entry.id))
  expect(wishes.filter((wish) => wish.role === 'mentor')).toHaveLength(30)
  expect(wishes.filter((wish) => wish.role === 'mentee')).toHaveLength(70)
  expect(new Set(wishes.map((wish) => wish.personId)).size).toBe(100)
  expect(new Set(wishes.map((wish) => wish.goals)).size).toBe(100)
  for (const role of ['mentor', 'mentee'] as const) {
    const departments = wishes.filter((wish) => wish.role === role).map((wish) => find(wish.personId).department)
    expect(new Set(departments).size).toBe(8)
  }
  for (const wish of wishes) {
    const person = find(wish.personId)
    const manager = find(person.managerId ?? '')
    expect(left.has(wish.personId)).toBe(false)
    expect(person.mailbox).not.toBeNull()
    expect(person.accountEnabled && manager.accountEnabled && manager.mailbox !== null).toBe(true)
  }
})

test('a mentee asks for skills they lack in other departments, a mentor offers skills they have', () => {
  const known = new Set(Object.values(skillsByDepartment).flat())
  for (const wish of castWishes(cast, { seed: 7 })) {
    const person = find(wish.personId)
    for (const skill of [...wish.skillsWanted, ...wish.skillsOffered]) expect(known).toContain(skill)
    expect(wish.functionsToExplore).not.toContain(person.department)
    if (wish.role === 'mentee') {
      expect(wish.skillsWanted.length).toBeGreaterThanOrEqual(2)
      expect(wish.skillsWanted.filter((skill) => person.skills.includes(skill))).toEqual([])
      expect(wish.functionsToExplore.length).toBeGreaterThanOrEqual(1)
    } else {
      expect(wish.skillsOffered.length).toBeGreaterThanOrEqual(2)
      expect(person.skills).toEqual(expect.arrayContaining(wish.skillsOffered))
      expect([1, 2, 3]).toContain(wish.capacity)
    }
  }
})

test('wishes are the same for the same cast and seed', () => {
  expect(castWishes(cast, { seed: 4 })).toEqual(castWishes(cast, { seed: 4 }))
  expect(castWishes(cast, { seed: 4 })).not.toEqual(castWishes(cast, { seed: 5 }))
})
