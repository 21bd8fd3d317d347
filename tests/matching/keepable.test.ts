import { expect, test } from 'vitest'
import { matchKeepable } from '#api/matching/engine/keepable.ts'
import { matchPeople } from '#api/matching/engine/match.ts'
import type { MatchInstance, PoolPerson } from '#api/matching/engine/types.ts'

const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const

function person(id: string, department: string, timeZone: string, from = '09:00', to = '17:00'): PoolPerson {
  return { id, managerId: null, department: [department], timeZone, workingHours: Object.fromEntries(week.map((day) => [day, [from, to]])) }
}

/** London shares hours with New York and with Bengaluru, but those two never meet. */
const instance: MatchInstance = {
  people: [
    person('mentor-london', 'Product', 'Europe/London'),
    person('mentor-berlin', 'Legal', 'Europe/Berlin'),
    person('new-york', 'Finance', 'America/New_York'),
    person('bengaluru', 'Sales', 'Asia/Kolkata'),
  ],
  mentors: [
    { person: 'mentor-london', capacity: 3, skills: { negotiation: 5 } },
    { person: 'mentor-berlin', capacity: 3, skills: { budgeting: 3 } },
  ],
  mentees: [
    { person: 'new-york', wants: { negotiation: 3 } },
    { person: 'bengaluru', wants: { negotiation: 3 } },
  ],
  rules: { languages: false },
}

test('a circle whose members never work at the same hour is not proposed', () => {
  const plain = matchPeople(instance)
  expect(plain.circles.map((circle) => circle.mentees.length)).toEqual([2])

  const keepable = matchKeepable(instance, 60)
  expect(keepable.circles.map((circle) => circle.mentees.length)).toEqual([1, 1])
  expect(keepable.unmatched).toEqual([])
})

test('what a repair costs is said against the bound of the pairwise problem', () => {
  const plain = matchPeople(instance)
  const keepable = matchKeepable(instance, 60)
  expect(keepable.bound).toEqual(plain.bound)
  expect(keepable.objective.score).toBeLessThan(plain.objective.score)
  expect(keepable.gap).toBeGreaterThan(0)
})

test('circles that can meet are left as the optimum has them', () => {
  const people = instance.people.map((one) => ({ ...one, timeZone: 'Europe/London' }))
  expect(matchKeepable({ ...instance, people }, 60)).toEqual(matchPeople({ ...instance, people }))
})

test('nobody is forbidden a circle because their hours are not known', () => {
  const people = instance.people.map((one) => (one.id === 'new-york' ? { ...one, workingHours: null } : one))
  expect(matchKeepable({ ...instance, people }, 60).circles.map((circle) => circle.mentees.length)).toEqual([2])
})
