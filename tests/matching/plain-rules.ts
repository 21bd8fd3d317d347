import type { MatchInstance, PoolPerson } from '#api/matching/engine/types.ts'

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const overlaps = new Map<string, number>()

/** The rules once more, read straight from their description and as slowly as they are said: a second opinion for the engine. */
export function brokenBy(instance: MatchInstance, mentorId: string, menteeId: string): string[] {
  const rules = instance.rules ?? {}
  const mentor = instance.people.find(({ id }) => id === mentorId)!
  const mentee = instance.people.find(({ id }) => id === menteeId)!
  const offer = instance.mentors.find(({ person }) => person === mentorId)!
  const wish = instance.mentees.find(({ person }) => person === menteeId)!
  const level = (rules.departmentLevel ?? 1) - 1
  const { min = null, max = null } = rules.seniorityGap ?? { min: 1 }
  const gap = mentor.level == null || mentee.level == null ? null : mentor.level - mentee.level
  const season = instance.season ?? Math.max(0, ...(instance.history ?? []).map((pair) => pair.season)) + 1
  const isPair = (pair: { mentor: string; mentee: string }) => pair.mentor === mentorId && pair.mentee === menteeId
  const hours = mentor.workingHours && mentee.workingHours && mentor.timeZone && mentee.timeZone ? hoursOnBestDay(mentor, mentee) : null
  const broken: Record<string, boolean> = {
    samePerson: mentorId === menteeId,
    ownDepartment: mentor.department[level] !== undefined && mentor.department[level] === mentee.department[level],
    reportingLevels: isAbove(instance, mentorId, mentee) || isAbove(instance, menteeId, mentor),
    sharedManager: rules.sharedManager !== true && mentor.managerId != null && mentor.managerId === mentee.managerId,
    never: (offer.never ?? []).includes(menteeId) || (wish.never ?? []).includes(mentorId),
    minSharedHours: hours !== null && hours < (rules.minSharedHours ?? 2),
    languages: (rules.languages ?? true) && mentor.languages != null && mentee.languages != null && !mentor.languages.some((language) => mentee.languages!.includes(language)),
    seniorityGap: gap !== null && ((min !== null && gap < min) || (max !== null && gap > max)),
    cooldownSeasons: (instance.history ?? []).some((pair) => isPair(pair) && season - pair.season <= (rules.cooldownSeasons ?? 2)),
    forbidden: (instance.forbidden ?? []).some(isPair),
    heldBack: (instance.heldBack ?? []).some(isPair),
  }
  return Object.keys(broken).filter((rule) => broken[rule])
}

/** Is `upper` among the first n managers of the person? Counts steps, and stops where it has been before. */
function isAbove(instance: MatchInstance, upper: string, person: PoolPerson): boolean {
  const most = instance.rules?.reportingLevels ?? 'any'
  const been = [person.id]
  let at: PoolPerson | undefined = person
  for (let step = 1; most === 'any' || step <= most; step++) {
    const next: string | null | undefined = at?.managerId
    if (next == null || been.includes(next)) return false
    if (next === upper) return true
    been.push(next)
    at = instance.people.find(({ id }) => id === next)
  }
  return false
}

/** Minute by minute on the one's days, by Temporal, in steps of five: all the tests' hours stand on five minutes. */
function hoursOnBestDay(one: PoolPerson, other: PoolPerson): number {
  const key = JSON.stringify([one, other].map(({ workingHours, timeZone }) => [workingHours, timeZone]))
  const known = overlaps.get(key)
  if (known !== undefined) return known
  const best = Math.max(0, ...[[one, other], [other, one]].flatMap(([left, right]) => {
    const rightDays = worked(right!)
    return worked(left!).map(([start, end]) => {
      let minutes = 0
      for (let at = start; at < end; at += 300_000) if (rightDays.some(([from, until]) => from <= at && at < until)) minutes += 5
      return minutes / 60
    })
  }))
  overlaps.set(key, best)
  return best
}

function worked(person: PoolPerson): [number, number][] {
  const at = (date: Temporal.PlainDate, wall: string) =>
    (wall === '24:00' ? date.add({ days: 1 }).toPlainDateTime('00:00') : date.toPlainDateTime(wall)).toZonedDateTime(person.timeZone!).epochMilliseconds
  return days.flatMap((day, index) => {
    const hours = person.workingHours?.[day]
    const date = Temporal.PlainDate.from('2026-01-12').add({ days: index })
    return hours ? [[at(date, hours[0]), at(date, hours[1])] as [number, number]] : []
  })
}
