import { parseDate, weekdayOf } from '../../time/calendar.ts'
import { isZone } from '../../time/zone.ts'
import { rulesOf } from './program-rules.ts'
import { callRoll, type Roll } from './roll.ts'
import { canCount } from './seat-best.ts'
import { hasStanding } from './standing.ts'
import type { MatchInstance } from './types.ts'

/** What makes an instance unanswerable: where, and one plain sentence. */
export type InstanceFault = { path: (string | number)[]; sentence: string }

/** The first thing that contradicts itself in an instance of the right shape, or null. */
export function findFault(instance: MatchInstance, roll: Roll = callRoll(instance)): InstanceFault | null {
  const listed = roll.isSound ? null : (repeatedId(instance) ?? unknownPerson(instance))
  return listed ?? barredMentor(instance) ?? unknownZone(instance) ?? ruleFault(instance) ?? lockFault(instance) ?? standingFault(instance)
}

function repeatedId(instance: MatchInstance): InstanceFault | null {
  return (
    firstRepeated('people', instance.people.length, (at) => instance.people[at]!.id) ??
    firstRepeated('mentors', instance.mentors.length, (at) => instance.mentors[at]!.person) ??
    firstRepeated('mentees', instance.mentees.length, (at) => instance.mentees[at]!.person)
  )
}

function firstRepeated(list: string, count: number, idAt: (at: number) => string): InstanceFault | null {
  const seen = new Set<string>()
  for (let at = 0; at < count; at++) {
    const id = idAt(at)
    seen.add(id)
    if (seen.size === at) return { path: [list, at], sentence: `"${id}" appears twice among the ${list}.` }
  }
  return null
}

function unknownPerson(instance: MatchInstance): InstanceFault | null {
  const known = new Set<string>()
  for (const { id } of instance.people) known.add(id)
  for (const list of ['mentors', 'mentees'] as const) {
    const index = instance[list].findIndex(({ person }) => !known.has(person))
    if (index >= 0) return { path: [list, index, 'person'], sentence: `Nobody among the people has the id "${instance[list][index]!.person}".` }
  }
  return null
}

/** A proof's keys are mentor and group with a bar between: only as long as no mentor's id has one is every key of one pair alone. */
function barredMentor({ mentors }: MatchInstance): InstanceFault | null {
  const index = mentors.findIndex(({ person }) => person.includes('|'))
  return index < 0 ? null : { path: ['mentors', index, 'person'], sentence: `The mentor's id "${mentors[index]!.person}" contains "|", which ends the mentor in the keys of a proof.` }
}

function unknownZone(instance: MatchInstance): InstanceFault | null {
  const known = new Set<string>()
  for (let index = 0; index < instance.people.length; index++) {
    const { timeZone } = instance.people[index]!
    if (!timeZone || known.has(timeZone)) continue
    if (!isZone(timeZone)) return { path: ['people', index, 'timeZone'], sentence: `"${timeZone}" is not a time zone.` }
    known.add(timeZone)
  }
  return null
}

function ruleFault(instance: MatchInstance): InstanceFault | null {
  const rules = rulesOf(instance)
  const { min, max } = rules.seniorityGap
  if (min !== null && max !== null && min > max) {
    return { path: ['rules', 'seniorityGap'], sentence: 'The smallest seniority gap is greater than the largest.' }
  }
  if (weekdayOf(parseDate(rules.week)) !== 'monday') return { path: ['rules', 'week'], sentence: `${rules.week} is not a Monday.` }
  const unsorted = rules.floors.findIndex((floor, index) => index > 0 && floor <= rules.floors[index - 1]!)
  if (unsorted >= 0) return { path: ['rules', 'floors', unsorted], sentence: 'The floors must rise from one to the next.' }
  if (Object.values(rules.weights).reduce((sum, points) => sum + points, 0) > 1_000_000) {
    return { path: ['rules', 'weights'], sentence: 'The weights add up to more than 1,000,000 points.' }
  }
  if (!canCount({ rules }, instance.mentees.length, hasStanding(instance))) {
    return { path: ['rules', 'floors'], sentence: `So many floors cannot be weighed exactly for ${instance.mentees.length} mentees.` }
  }
  return null
}

function lockFault(instance: MatchInstance): InstanceFault | null {
  if (!instance.locks?.length) return null
  const { circleSize } = rulesOf(instance)
  const seats = new Map(instance.mentors.map((mentor) => [mentor.person, Math.min(mentor.capacity, circleSize)]))
  const mentees = new Set(instance.mentees.map(({ person }) => person))
  const forbidden = new Set((instance.forbidden ?? []).map(({ mentor, mentee }) => JSON.stringify([mentor, mentee])))
  const locked = new Set<string>()
  for (const [index, { mentor, mentee }] of instance.locks.entries()) {
    const path = ['locks', index]
    const left = seats.get(mentor)
    if (left === undefined) return { path: [...path, 'mentor'], sentence: `"${mentor}" is locked as a mentor but not among the mentors.` }
    if (!mentees.has(mentee)) return { path: [...path, 'mentee'], sentence: `"${mentee}" is locked as a mentee but not among the mentees.` }
    if (locked.has(mentee)) return { path, sentence: `"${mentee}" is locked to a mentor twice.` }
    if (mentor === mentee) return { path, sentence: `"${mentor}" is locked to themselves.` }
    if (forbidden.has(JSON.stringify([mentor, mentee]))) return { path, sentence: `"${mentor}" and "${mentee}" are both locked and forbidden.` }
    if (left === 0) return { path, sentence: `"${mentor}" has more locked mentees than seats.` }
    seats.set(mentor, left - 1)
    locked.add(mentee)
  }
  return null
}

function standingFault(instance: MatchInstance): InstanceFault | null {
  const seen = new Set<string>()
  for (const [index, { mentee }] of (instance.standing ?? []).entries()) {
    if (seen.has(mentee)) return { path: ['standing', index, 'mentee'], sentence: `"${mentee}" stands with two mentors.` }
    seen.add(mentee)
  }
  return null
}
