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
  return answer.circles.flatMap(({ mentor, mentees }) => mentees.map((mentee) => ({ mentor, mentee: mentee.id, score: mentee.score, reasons: mentee.reasons })))
}

function isLocked(instance: MatchInstance, pair: { mentor: string; mentee: string }): boolean {
  return (instance.locks ?? []).some(({ mentor, mentee }) => mentor === pair.mentor && mentee === pair.mentee)
}

test('in ten thousand companies no circle breaks a hard rule, holds too many or mixes departments it must not, and every proof holds', () => {
  fc.assert(
    fc.property(anyInstance(usual), (instance) => {
      const { answer, candidates, certificate } = runMatch(instance)
      const { circleSize = 3, distinctDepartments = 'hard', departmentLevel = 1 } = instance.rules ?? {}
      // Asserted once for each company: ten thousand times a dozen assertions would take longer than all the matching.
      const wrong: string[] = checkCertificate(instance, candidates(), answer, certificate)
      for (const pair of pairsOf(answer)) {
        const broken = brokenBy(instance, pair.mentor, pair.mentee)
        wrong.push(...(isLocked(instance, pair) ? broken.filter((rule) => rule === 'never') : broken))
      }
      for (const { mentor, mentees } of answer.circles) {
        const capacity = instance.mentors.find(({ person }) => person === mentor)!.capacity
        if (mentees.length > Math.min(circleSize, capacity)) wrong.push(`${mentor} has ${mentees.length} mentees`)
        if (distinctDepartments !== 'hard') continue
        const departments = mentees.map(({ id }) => instance.people.find((person) => person.id === id)!.department[departmentLevel - 1] ?? id)
        if (new Set(departments).size !== departments.length) wrong.push(`${mentor} has two of a department`)
      }
      if (answer.gap !== 0) wrong.push(`the gap is ${answer.gap}`)
      expect(wrong).toEqual([])
      expect(answer.bound).toEqual({ matched: answer.objective.matched, score: answer.objective.score - answer.objective.penalty })
    }),
    { numRuns: 10_000 },
  )
})

test('the candidates are exactly the pairs that no rule forbids', () => {
  fc.assert(
    fc.property(anyInstance(small), (instance) => {
      const listed = new Set(runMatch(instance).candidates().map(({ mentor, mentee }) => `${mentor} ${mentee}`))
      for (const { person: mentor } of instance.mentors) {
        for (const { person: mentee } of instance.mentees) {
          expect([mentor, mentee, listed.has(`${mentor} ${mentee}`)]).toEqual([mentor, mentee, brokenBy(instance, mentor, mentee).length === 0])
        }
      }
    }),
    { numRuns: 800 },
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

test('the answer is the best of all assignments: matched, then floors, then score less penalties', () => {
  fc.assert(
    fc.property(anyInstance(small), (instance) => {
      const { answer, candidates } = runMatch(instance)
      const { floors = [], circleSize = 3 } = instance.rules ?? {}
      const seats = new Map(instance.mentors.map(({ person, capacity }) => [person, Math.min(capacity, circleSize)]))
      const { matched, score, penalty } = answer.objective
      const reached = floors.map((floor) => pairsOf(answer).filter((pair) => pair.score >= floor).length)
      expect([matched, ...reached, score - penalty]).toEqual(bestWorth(instance, candidates(), seats))
    }),
    { numRuns: 1500 },
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

test('the points of the reasons add up to the score, and no reason is empty', () => {
  fc.assert(
    fc.property(anyInstance(usual), (instance) => {
      for (const { score, reasons } of pairsOf(matchPeople(instance))) {
        expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score)
        expect(score).toBeLessThanOrEqual(1_000_000)
        for (const { points, text } of reasons) {
          expect(Number.isInteger(points) && points > 0).toBe(true)
          expect(text).toMatch(/^\S.*\.$/)
          expect(text).not.toMatch(/null|undefined|NaN/)
        }
      }
    }),
    { numRuns: 800 },
  )
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

test('everybody who enrolled is in a circle or among the unmatched with a why, and only once', () => {
  fc.assert(
    fc.property(anyInstance(usual), (instance) => {
      const { circles, unmatched } = matchPeople(instance)
      const mentees = [...circles.flatMap((circle) => circle.mentees.map(({ id }) => id)), ...unmatched.filter(({ role }) => role === 'mentee').map(({ id }) => id)]
      const mentors = [...circles.map(({ mentor }) => mentor), ...unmatched.filter(({ role }) => role === 'mentor').map(({ id }) => id)]
      expect(mentees.sort()).toEqual(instance.mentees.map(({ person }) => person).sort())
      expect(mentors.sort()).toEqual(instance.mentors.map(({ person }) => person).sort())
      for (const { binding } of unmatched) expect(binding.length).toBeGreaterThan(0)
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

test('for a thousand mentees and four hundred mentors the proof holds over all permitted pairs', () => {
  for (const distinctDepartments of ['hard', 'prefer', 'off'] as const) {
    const instance = { ...crowd(1000, 400), rules: { distinctDepartments } }
    const { answer, candidates, certificate } = runMatch(instance)
    const pairs: PermittedPair[] = candidates()
    expect(pairs.length).toBeGreaterThan(100_000)
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
