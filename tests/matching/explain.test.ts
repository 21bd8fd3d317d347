import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { matchPeople, runMatch } from '#api/matching/engine/match.ts'
import type { MatchInstance, PermittedPair, UnmatchedPerson } from '#api/matching/engine/types.ts'
import { anyInstance } from './company.ts'
import { bestWorth } from './exhaustive.ts'
import { brokenBy } from './plain-rules.ts'

vi.setConfig({ testTimeout: 60_000 })

const privately = ['never', 'forbidden']
const general = { mentee: 'No fitting mentor under the current rules.', mentor: 'No fitting mentee under the current rules.' }

/** Which rules keep this unmatched person from each possible partner. */
function obstacles(instance: MatchInstance, person: UnmatchedPerson): string[][] {
  return person.role === 'mentee'
    ? instance.mentors.filter((mentor) => mentor.person !== person.id).map((mentor) => brokenBy(instance, mentor.person, person.id))
    : instance.mentees.filter((mentee) => mentee.person !== person.id).map((mentee) => brokenBy(instance, person.id, mentee.person))
}

function subsets<T>(items: T[]): T[][] {
  return items.reduce<T[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]])
}

test('for somebody whom nobody fits, the binding rules are a smallest set that excludes everybody', () => {
  fc.assert(
    fc.property(anyInstance({ people: 8, mentors: 4, mentees: 5 }), (instance) => {
      for (const person of matchPeople(instance).unmatched) {
        const binding = person.binding.map(({ rule }) => rule)
        const broken = obstacles(instance, person)
        if (broken.some((rules) => rules.length === 0) || ['fit', 'demand', 'capacity'].includes(binding[0]!)) continue
        const excludes = (rules: string[]) => broken.every((some) => some.some((rule) => rules.includes(rule)))
        const names = [...new Set(broken.flat())].filter((rule) => !privately.includes(rule) && rule !== 'samePerson')
        const smallest = Math.min(...subsets(names).filter(excludes).map(({ length }) => length))
        expect(excludes(binding)).toBe(true)
        expect(binding.length).toBe(smallest)
      }
    }),
    { numRuns: 800 },
  )
})

test('what relaxing a rule frees is what a run without it would match in addition', () => {
  fc.assert(
    fc.property(anyInstance({ people: 8, mentors: 4, mentees: 5 }), (instance) => {
      const { answer } = runMatch(instance)
      const { circleSize = 3, departmentLevel = 1, distinctDepartments = 'hard' } = instance.rules ?? {}
      const mostMatched = (dropped: string): number => {
        const extra = dropped === 'capacity' ? 1 : 0
        const seats = new Map(instance.mentors.map(({ person, capacity }) => [person, Math.min(capacity, circleSize) + extra]))
        const pairs: PermittedPair[] = instance.mentors.flatMap(({ person: mentor }) =>
          instance.mentees
            .filter(({ person }) => brokenBy(instance, mentor, person).every((rule) => rule === dropped))
            .map(({ person: mentee }) => ({ mentor, mentee, score: 0, group: instance.people.find(({ id }) => id === mentee)!.department[departmentLevel - 1] ?? mentee })),
        )
        const mix = dropped === 'distinctDepartments' || distinctDepartments !== 'hard' ? 'off' : 'hard'
        return bestWorth({ ...instance, rules: { distinctDepartments: mix } }, pairs, seats)[0]!
      }
      for (const { relaxing, role, id } of answer.unmatched) {
        for (const { rule, frees, opens } of relaxing) {
          expect([rule, frees]).toEqual([rule, mostMatched(rule) - answer.objective.matched])
          expect(opens).toBeGreaterThan(0)
          if (role === 'mentee' && rule !== 'capacity' && rule !== 'distinctDepartments') {
            expect(opens).toBe(obstacles(instance, { id, role, binding: [], relaxing: [] }).filter((broken) => broken.length === 1 && broken[0] === rule).length)
          }
        }
      }
    }),
    { numRuns: 800 },
  )
})

test('private vetoes and forbidden pairs are named nowhere in an answer', () => {
  fc.assert(
    fc.property(anyInstance({ people: 10, mentors: 5, mentees: 6 }), (instance) => {
      const { unmatched } = matchPeople(instance)
      for (const person of unmatched) {
        for (const { rule, text } of person.binding) {
          expect(privately).not.toContain(rule)
          expect(text).not.toBe('')
          expect(text).not.toMatch(/veto|never|forbid/i)
        }
        for (const { rule } of person.relaxing) expect(privately).not.toContain(rule)
        const decides = obstacles(instance, person).some((broken) => broken.length > 0 && broken.every((rule) => privately.includes(rule)))
        if (decides && !['demand', 'capacity'].includes(person.binding[0]!.rule)) expect(person).toEqual({ id: person.id, role: person.role, binding: [{ rule: 'fit', text: general[person.role] }], relaxing: [] })
      }
    }),
    { numRuns: 800 },
  )
})

test('somebody kept apart by a veto reads the same as somebody whom two rules keep apart', () => {
  const pair = (extra: Partial<MatchInstance>, mentee: object = {}): UnmatchedPerson | undefined =>
    matchPeople({
      people: [{ id: 'm', department: ['Sales'], level: 5, languages: ['en'] }, { id: 'e', department: ['Legal'], level: 3, languages: ['en'], ...mentee }],
      mentors: [{ person: 'm', capacity: 1, skills: {} }],
      mentees: [{ person: 'e', wants: {} }],
      ...extra,
    }).unmatched[0]
  const vetoed = pair({ mentors: [{ person: 'm', capacity: 1, skills: {}, never: ['e'] }] })
  expect(vetoed?.binding).toEqual([{ rule: 'fit', text: general.mentee }])
  expect(pair({ forbidden: [{ mentor: 'm', mentee: 'e' }] })).toEqual(vetoed)
  expect(pair({}, { languages: ['fr'], level: 5 })).toEqual(vetoed)
  expect(pair({})).toBeUndefined()
})

test('one mentee too many hears that the circles are full, and that a seat more would help', () => {
  const people = ['m', 'e1', 'e2'].map((id, at) => ({ id, department: [id], level: at === 0 ? 5 : 2 }))
  const answer = matchPeople({ people, mentors: [{ person: 'm', capacity: 1, skills: {} }], mentees: [{ person: 'e1', wants: {} }, { person: 'e2', wants: {} }] })
  expect(answer.objective.matched).toBe(1)
  expect(answer.unmatched.map(({ binding, relaxing }) => [binding[0]!.rule, relaxing])).toEqual([['capacity', [{ rule: 'capacity', frees: 1, opens: 1 }]]])
})
