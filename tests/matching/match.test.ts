import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { findFault } from '#api/matching/engine/faults.ts'
import { matchPeople, runMatch } from '#api/matching/engine/match.ts'
import type { MatchAnswer, MatchInstance, PermittedPair } from '#api/matching/engine/types.ts'
import { checkCertificate } from './check-certificate.ts'
import { anyInstance } from './company.ts'
import { bestWorth } from './exhaustive.ts'
import { brokenBy } from './plain-rules.ts'

// Thousands of random companies take seconds, and more beside other work.
vi.setConfig({ testTimeout: 180_000 })

const small = { people: 9, mentors: 4, mentees: 6 }
const usual = { people: 14, mentors: 7, mentees: 9, locks: true }

function pairsOf(answer: MatchAnswer) {
  return answer.circles.flatMap(({ mentor, mentees }) => mentees.map((mentee) => ({ mentor, mentee: mentee.id, score: mentee.score })))
}

test('the candidates are exactly the pairs that no rule forbids, and the answer is the best of all assignments of them: matched, then floors, then score less penalties', () => {
  fc.assert(
    fc.property(anyInstance(small), (instance) => {
      const { answer, candidates } = runMatch(instance)
      const permitted = candidates()
      const free = instance.mentors.flatMap(({ person: mentor }) => instance.mentees.flatMap(({ person: mentee }) => (brokenBy(instance, mentor, mentee).length === 0 ? [`${mentor} ${mentee}`] : [])))
      expect(permitted.map(({ mentor, mentee }) => `${mentor} ${mentee}`).sort()).toEqual(free.sort())
      const { floors = [], circleSize = 3 } = instance.rules ?? {}
      const seats = new Map(instance.mentors.map(({ person, capacity }) => [person, Math.min(capacity, circleSize)]))
      const { matched, score, penalty } = answer.objective
      const reached = floors.map((floor) => pairsOf(answer).filter((pair) => pair.score >= floor).length)
      expect([matched, ...reached, score - penalty]).toEqual(bestWorth(instance, permitted, seats))
    }),
    { numRuns: 1500 },
  )
})

test('however few pairs are listed at first, the answer is as good and proven over all permitted pairs', () => {
  fc.assert(
    fc.property(anyInstance(usual), fc.integer({ min: 1, max: 3 }), (instance, listed) => {
      const short = runMatch(instance, { listed })
      expect(short.answer.objective).toEqual(runMatch(instance).answer.objective)
      expect(checkCertificate(instance, short.candidates(), short.answer, short.certificate)).toEqual([])
    }),
    { numRuns: 600 },
  )
})

test('the checker notices a spoilt proof', () => {
  const instance = crowd(30, 8)
  const { answer, candidates, certificate } = runMatch(instance)
  expect(checkCertificate(instance, candidates(), answer, certificate)).toEqual([])
  const [first] = Object.keys(certificate.mentee)
  const cheaper = { ...certificate, mentee: { ...certificate.mentee, [first!]: certificate.mentee[first!]! - 1 } }
  expect(checkCertificate(instance, candidates(), answer, cheaper)).not.toEqual([])
  const dropped = { ...answer, circles: answer.circles.slice(1) }
  expect(checkCertificate(instance, candidates(), dropped, certificate)).not.toEqual([])
})

test('the order in which people are listed changes nothing', () => {
  const shuffled = anyInstance(usual).chain((instance) =>
    fc.record({
      instance: fc.constant(instance),
      people: fc.shuffledSubarray(instance.people, { minLength: instance.people.length }),
      mentors: fc.shuffledSubarray(instance.mentors, { minLength: instance.mentors.length }),
      mentees: fc.shuffledSubarray(instance.mentees, { minLength: instance.mentees.length }),
    }),
  )
  fc.assert(
    fc.property(shuffled, ({ instance, ...lists }) => {
      expect(JSON.stringify(matchPeople({ ...instance, ...lists }))).toBe(JSON.stringify(matchPeople(instance)))
    }),
    { numRuns: 800 },
  )
})

test('a locked pair stands, and the rest is the best around it', () => {
  const instance = crowd(12, 4)
  const free = matchPeople(instance)
  const mentee = free.circles[0]!.mentees[0]!.id
  const mentor = free.circles[1]!.mentor
  const locked = { ...instance, locks: [{ mentor, mentee }] }
  const { answer, candidates, certificate } = runMatch(locked)
  expect(answer.circles.find((circle) => circle.mentor === mentor)?.mentees.map(({ id }) => id)).toContain(mentee)
  expect(checkCertificate(locked, candidates(), answer, certificate)).toEqual([])
})

test('a lock cannot override a private veto, and nothing says so', () => {
  const instance = crowd(6, 3)
  const [mentor, mentee] = [instance.mentors[0]!, instance.mentees[0]!]
  const vetoed = { ...instance, mentors: instance.mentors.map((one) => (one === mentor ? { ...one, never: [mentee.person] } : one)), locks: [{ mentor: mentor.person, mentee: mentee.person }] }
  expect(findFault(vetoed)).toBeNull()
  expect(pairsOf(matchPeople(vetoed)).some((pair) => pair.mentor === mentor.person && pair.mentee === mentee.person)).toBe(false)
})

test('an id in which a proof could not tell the mentor from the department is refused for a mentor, and for nobody else', () => {
  const people = ['a', 'a|b', 'd'].map((id) => ({ id, department: [] }))
  const mentors = ['a', 'a|b'].map((person) => ({ person, capacity: 1, skills: {} }))
  expect(findFault({ people, mentors, mentees: [] })).toEqual({ path: ['mentors', 1, 'person'], sentence: 'The mentor\'s id "a|b" contains "|", which ends the mentor in the keys of a proof.' })
  expect(findFault({ people, mentors: mentors.slice(0, 1), mentees: [{ person: 'a|b', wants: {} }] })).toBeNull()
})

test('whoever has no department shares a group with nobody, whatever departments are called', () => {
  const departments = { lost: [], one: ['(none) lost'], two: ['((none) lost)'], m: ['Sales'], away: ['(((none) lost))'] }
  const instance: MatchInstance = {
    people: Object.entries(departments).map(([id, department]) => ({ id, department })),
    mentors: [{ person: 'm', capacity: 3, skills: {} }],
    mentees: ['lost', 'one', 'two'].map((person) => ({ person, wants: {} })),
  }
  const { answer, candidates, certificate } = runMatch(instance)
  expect(answer.objective.matched).toBe(3)
  expect(Object.fromEntries(candidates().map(({ mentee, group }) => [mentee, group]))).toEqual({ lost: '(((none) lost))', one: '(none) lost', two: '((none) lost)' })
  expect(checkCertificate(instance, candidates(), answer, certificate)).toEqual([])
})

test('the proof holds over all permitted pairs of a thousand mentees and four hundred mentors, and of fewer under every rule for departments', () => {
  for (const [mentees, mentors, distinctDepartments] of [[1000, 400, 'hard'], [500, 200, 'prefer'], [500, 200, 'off']] as const) {
    const instance = { ...crowd(mentees, mentors), rules: { distinctDepartments } }
    const { answer, candidates, certificate } = runMatch(instance)
    const pairs: PermittedPair[] = candidates()
    expect(pairs.length).toBeGreaterThan((mentees * mentors) / 4)
    expect(checkCertificate(instance, pairs, answer, certificate)).toEqual([])
  }
})

/** A company without surprises, the same each time: mentors above mentees, twenty departments, contested favourites. */
function crowd(mentees: number, mentors: number): MatchInstance {
  const wanted = ['negotiation', 'budgeting', 'sql', 'coaching', 'storytelling', 'project management', 'pricing']
  const at = (list: string[], index: number) => list[index % list.length]!
  return {
    people: Array.from({ length: mentees + mentors }, (_, index) => ({
      id: `p${index}`,
      department: [`Department ${(index * 7) % 20}`],
      level: index < mentors ? 5 + (index % 3) : 1 + (index % 4),
      timeZone: 'Europe/London',
      workingHours: { monday: ['09:00', '17:00'] },
      languages: ['en'],
    })),
    mentors: Array.from({ length: mentors }, (_, index) => ({
      person: `p${index}`,
      capacity: 1 + (index % 4),
      skills: { [at(wanted, index)]: 1 + (index % 5), [at(wanted, index * 3 + 1)]: 5 - (index % 5) },
    })),
    mentees: Array.from({ length: mentees }, (_, index) => ({
      person: `p${mentors + index}`,
      wants: { [at(wanted, index * 5)]: 1 + (index % 3), [at(wanted, index * 2 + 3)]: 1 },
      favourites: [`p${(index * index) % Math.ceil(mentors / 4)}`],
    })),
  }
}
