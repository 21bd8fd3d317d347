import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { countFreed } from '#api/matching/engine/freed.ts'
import { matchPeople, runMatch } from '#api/matching/engine/match.ts'
import { obstaclesOfMentees, publicRules } from '#api/matching/engine/obstacles.ts'
import { createPool } from '#api/matching/engine/pool.ts'
import { labelOf, sentenceOf, sentenceOfRelaxation } from '#api/matching/engine/rule-words.ts'
import type { MatchAnswer, MatchInstance, PairReference, PermittedPair, UnmatchedPerson } from '#api/matching/engine/types.ts'
import { anyInstance } from './company.ts'
import { bestWorth } from './exhaustive.ts'
import { brokenBy } from './plain-rules.ts'

vi.setConfig({ testTimeout: 60_000 })

const privately = ['never', 'forbidden', 'heldBack']
const general = { mentee: 'No fitting mentor under the current rules.', mentor: 'No fitting mentee under the current rules.' }
const fit = (role: 'mentee' | 'mentor') => [{ rule: 'fit', label: 'fit', text: general[role] }]
const small = { people: 8, mentors: 4, mentees: 5 }

/** The public rules that keep this person from each possible partner. */
function obstacles(instance: MatchInstance, person: UnmatchedPerson): { partner: string; rules: string[] }[] {
  const partners = person.role === 'mentee' ? instance.mentors : instance.mentees
  return partners
    .filter(({ person: partner }) => partner !== person.id)
    .map(({ person: partner }) => {
      const broken = person.role === 'mentee' ? brokenBy(instance, partner, person.id) : brokenBy(instance, person.id, partner)
      return { partner, rules: broken.filter((rule) => !privately.includes(rule)) }
    })
}

/** For a mentee whom somebody fits: what closes each circle that fits. */
function closedCircles(instance: MatchInstance, answer: MatchAnswer, person: UnmatchedPerson): { partner: string; rules: string[] }[] {
  const { circleSize = 3, departmentLevel = 1, distinctDepartments = 'hard' } = instance.rules ?? {}
  const departmentOf = (id: string) => instance.people.find((one) => one.id === id)!.department[departmentLevel - 1] ?? id
  return obstacles(instance, person)
    .filter(({ rules }) => rules.length === 0)
    .map(({ partner }) => {
      const present = answer.circles.find(({ mentor }) => mentor === partner)?.mentees ?? []
      const isFull = present.length >= Math.min(instance.mentors.find((mentor) => mentor.person === partner)!.capacity, circleSize)
      const isTaken = distinctDepartments === 'hard' && present.some(({ id }) => departmentOf(id) === departmentOf(person.id))
      return { partner, rules: [...(isFull ? ['capacity'] : []), ...(isTaken ? ['distinctDepartments'] : [])] }
    })
}

function subsets<T>(items: T[]): T[][] {
  return items.reduce<T[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]])
}

test('the binding rules are a smallest set: keep only them for this person and nobody is left, keep fewer and somebody is', () => {
  let explained = 0
  fc.assert(
    fc.property(anyInstance(small), (instance) => {
      const answer = matchPeople(instance)
      for (const person of answer.unmatched) {
        const binding = person.binding.map(({ rule }) => rule)
        if (['fit', 'demand'].includes(binding[0]!) || person.relaxing.length === 0) continue
        const byPair = obstacles(instance, person)
        const standing = byPair.some(({ rules }) => rules.length === 0) ? closedCircles(instance, answer, person) : byPair
        const leavesNobody = (kept: string[]) => standing.every(({ rules }) => rules.some((rule) => kept.includes(rule)))
        const names = [...new Set(standing.flatMap(({ rules }) => rules))]
        expect(leavesNobody(binding)).toBe(true)
        expect(binding.length).toBe(Math.min(...subsets(names).filter(leavesNobody).map(({ length }) => length)))
        explained++
      }
    }),
    { numRuns: 300 },
  )
  expect(explained).toBeGreaterThan(150)
})

test('what relaxing a rule frees is what an exhaustive search without it matches in addition', () => {
  fc.assert(
    fc.property(anyInstance(small), (instance) => {
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
      for (const { relaxing } of answer.unmatched) {
        for (const [at, { rule, frees, opens, atLeast }] of relaxing.entries()) {
          expect([rule, frees]).toEqual([rule, mostMatched(rule) - answer.objective.matched])
          expect(opens).toBeGreaterThan(0)
          expect(atLeast).toBeUndefined()
          expect(frees).toBeLessThanOrEqual(relaxing[at - 1]?.frees ?? Infinity)
        }
      }
    }),
    { numRuns: 300 },
  )
})

/** A company of many words: as drawn, where seats are mostly what lacks, or with a seat for everybody, where the rules are. */
const manyWords = anyInstance({ people: 90, mentors: 45, mentees: 80 }).chain((instance) => {
  const roomy = { ...instance, mentors: instance.mentors.map((mentor) => ({ ...mentor, capacity: 3 })), mentees: instance.mentees.slice(0, instance.mentors.length * 2) }
  return fc.oneof({ weight: 3, arbitrary: fc.constant(roomy) }, { weight: 1, arbitrary: fc.constant(instance) })
})

test('what relaxing a rule frees in a company of many words is what a run without it matches in addition', () => {
  const without: Record<string, MatchInstance['rules']> = {
    reportingLevels: { reportingLevels: 0 },
    sharedManager: { sharedManager: true },
    minSharedHours: { minSharedHours: 0 },
    languages: { languages: false },
    seniorityGap: { seniorityGap: { min: null, max: null } },
    distinctDepartments: { distinctDepartments: 'off' },
  }
  let freed = 0
  fc.assert(
    fc.property(manyWords, (instance) => {
      const answer = matchPeople(instance)
      for (const { rule, frees } of new Map(answer.unmatched.flatMap(({ relaxing }) => relaxing).map((one) => [one.rule, one])).values()) {
        const rules = without[rule]
        if (!rules) continue
        freed += frees
        expect([rule, frees]).toEqual([rule, matchPeople({ ...instance, rules: { ...instance.rules, ...rules, floors: [] } }).objective.matched - answer.objective.matched])
      }
    }),
    { numRuns: 60 },
  )
  expect(freed).toBeGreaterThan(20)
})

test('counting that is stopped early says at least, and never too many', () => {
  let stopped = 0
  fc.assert(
    fc.property(anyInstance({ people: 60, mentors: 25, mentees: 50 }), fc.integer({ min: 0, max: 400 }), (instance, budget) => {
      const pool = createPool(instance)
      const obstacles = obstaclesOfMentees(pool)
      // From nobody seated at all: every mentee is to be found a place.
      const count = (steps?: number) => countFreed(pool, obstacles, new Set(), pool.mentors.map(() => []), { rule: 'languages', extraSeats: 0, distinctDepartments: pool.rules.distinctDepartments === 'hard' }, steps)
      const whole = count()
      const part = count(budget)
      expect(whole.atLeast).toBe(false)
      expect(whole.frees).toBe(matchPeople({ ...instance, rules: { ...instance.rules, languages: false, floors: [] } }).objective.matched)
      if (part.atLeast) stopped++
      if (part.atLeast) expect(part.frees).toBeLessThanOrEqual(whole.frees)
      else expect(part.frees).toBe(whole.frees)
    }),
    { numRuns: 60 },
  )
  expect(stopped).toBeGreaterThan(5)
})

test('a relaxation is said in one sentence', () => {
  const say = (rule: string, frees: number, atLeast?: true) => sentenceOfRelaxation({ rule, frees, ...(atLeast ? { atLeast } : {}) })
  expect(say('minSharedHours', 2)).toBe('Relaxing the shared-hours rule frees 2 people.')
  expect(say('languages', 40, true)).toBe('Relaxing the language rule frees at least 40 people.')
  expect(say('capacity', 1)).toBe('One seat more in every circle frees 1 person.')
  expect(say('sharedManager', 0)).toBe('Relaxing the same-manager rule frees nobody on its own.')
  expect(say('sharedManager', 0, true)).toBe('Relaxing the same-manager rule may help; how many people it frees was not counted.')
})

test('every rule that may be spoken of has a name and words for both sides', () => {
  for (const rule of [...publicRules, 'capacity', 'distinctDepartments']) {
    expect(labelOf(rule)).toMatch(/^[a-z-]+$/)
    for (const role of ['mentee', 'mentor'] as const) for (const isAlone of [true, false]) expect(sentenceOf(rule, role, isAlone)).toMatch(/^[A-Z].*\.$/)
  }
})

test('relaxing a rule opens the partners that it alone keeps away', () => {
  fc.assert(
    fc.property(anyInstance(small), (instance) => {
      const answer = matchPeople(instance)
      for (const person of answer.unmatched) {
        const byPair = obstacles(instance, person)
        if (byPair.some(({ rules }) => rules.length === 0)) continue
        for (const { rule, opens } of person.relaxing) expect([rule, opens]).toEqual([rule, byPair.filter(({ rules }) => rules.length === 1 && rules[0] === rule).length])
        if (byPair.every(({ rules }) => rules.length > 1) && !['demand', 'capacity'].includes(person.binding[0]!.rule)) expect(person.binding).toEqual(fit(person.role))
      }
    }),
    { numRuns: 200 },
  )
})

test('vetoes, forbidden pairs and pairs held back are named nowhere in an answer', () => {
  fc.assert(
    fc.property(anyInstance({ people: 10, mentors: 5, mentees: 6 }), (instance) => {
      for (const { binding, relaxing } of matchPeople(instance).unmatched) {
        for (const { rule, text, label } of binding) {
          expect(privately).not.toContain(rule)
          expect(text).toMatch(/^[A-Z].*\.$/)
          expect(`${text} ${label}`).not.toMatch(/veto|never|forbid|held/i)
        }
        for (const { rule } of relaxing) expect(privately).not.toContain(rule)
      }
    }),
    { numRuns: 250 },
  )
})

type Privately = 'mentor' | 'mentee' | 'forbidden' | 'heldBack'

function keepApart(instance: MatchInstance, pairs: PairReference[], how: Privately): MatchInstance {
  const of = (role: 'mentor' | 'mentee', person: string) => pairs.filter((pair) => pair[role] === person).map((pair) => pair[role === 'mentor' ? 'mentee' : 'mentor'])
  if (how === 'forbidden') return { ...instance, forbidden: [...(instance.forbidden ?? []), ...pairs] }
  if (how === 'heldBack') return { ...instance, heldBack: [...(instance.heldBack ?? []), ...pairs] }
  if (how === 'mentor') return { ...instance, mentors: instance.mentors.map((mentor) => ({ ...mentor, never: [...(mentor.never ?? []), ...of('mentor', mentor.person)] })) }
  return { ...instance, mentees: instance.mentees.map((mentee) => ({ ...mentee, never: [...(mentee.never ?? []), ...of('mentee', mentee.person)] })) }
}

function anyApart(): fc.Arbitrary<{ instance: MatchInstance; pairs: PairReference[] }> {
  return anyInstance({ people: 10, mentors: 5, mentees: 7 }).chain((instance) => {
    const pair = fc.record({ mentor: fc.constantFrom(...instance.mentors.map(({ person }) => person)), mentee: fc.constantFrom(...instance.mentees.map(({ person }) => person)) })
    return fc.record({ instance: fc.constant(instance), pairs: fc.array(pair, { minLength: 1, maxLength: 3 }) })
  })
}

test('whether a mentor or a mentee would rather not, an organizer forbids or a lot holds back: the bytes are the same', () => {
  fc.assert(
    fc.property(anyApart(), ({ instance, pairs }) => {
      const told = (['mentor', 'mentee', 'forbidden', 'heldBack'] as const).map((how) => {
        const run = runMatch(keepApart(instance, pairs, how))
        return JSON.stringify([run.answer, run.candidates(), run.certificate])
      })
      expect(new Set(told).size).toBe(1)
    }),
    { numRuns: 200 },
  )
})

test('a veto that changes no circle changes no word, no rule and no number of openings', () => {
  const words = ({ unmatched }: MatchAnswer) =>
    unmatched.map(({ relaxing, ...said }) => ({ ...said, relaxing: relaxing.map(({ rule, label, opens }) => ({ rule, label, opens })).sort((one, other) => (one.rule < other.rule ? -1 : 1)) }))
  let unchanged = 0
  fc.assert(
    fc.property(anyApart(), ({ instance, pairs }) => {
      const before = matchPeople(instance)
      const after = matchPeople(keepApart(instance, pairs, 'mentee'))
      if (JSON.stringify(before.circles) !== JSON.stringify(after.circles)) return
      unchanged++
      expect(words(after)).toEqual(words(before))
    }),
    { numRuns: 250 },
  )
  expect(unchanged).toBeGreaterThan(100)
})

function onlyPair(extra: Partial<MatchInstance>, mentee: object = {}): UnmatchedPerson[] {
  return matchPeople({
    people: [{ id: 'm', department: ['Sales'], level: 5, languages: ['en'] }, { id: 'e', department: ['Legal'], level: 3, languages: ['en'], ...mentee }],
    mentors: [{ person: 'm', capacity: 1, skills: {} }],
    mentees: [{ person: 'e', wants: {} }],
    ...extra,
  }).unmatched
}

test('somebody kept apart by a veto reads the same as somebody whom two rules keep apart', () => {
  const vetoed = onlyPair({ mentors: [{ person: 'm', capacity: 1, skills: {}, never: ['e'] }] })
  expect(vetoed.map(({ binding, relaxing }) => [binding, relaxing])).toEqual([[fit('mentee'), []], [fit('mentor'), []]])
  expect(onlyPair({ mentees: [{ person: 'e', wants: {}, never: ['m'] }] })).toEqual(vetoed)
  expect(onlyPair({ forbidden: [{ mentor: 'm', mentee: 'e' }] })).toEqual(vetoed)
  expect(onlyPair({ heldBack: [{ mentor: 'm', mentee: 'e' }] })).toEqual(vetoed)
  expect(onlyPair({}, { languages: ['fr'], level: 5 })).toEqual(vetoed)
  expect(onlyPair({})).toEqual([])
})

test('somebody whom one rule keeps apart is told which, and what dropping it would do', () => {
  expect(onlyPair({}, { languages: ['fr'] })).toEqual([
    { id: 'e', role: 'mentee', binding: [{ rule: 'languages', label: 'language', text: 'No mentor shares a language.' }], relaxing: [{ rule: 'languages', label: 'language', frees: 1, opens: 1 }] },
    { id: 'm', role: 'mentor', binding: [{ rule: 'languages', label: 'language', text: 'No mentee shares a language.' }], relaxing: [{ rule: 'languages', label: 'language', frees: 1, opens: 1 }] },
  ])
})

test('one mentee too many hears that the circles are full, and that a seat more would help', () => {
  const people = ['m', 'e1', 'e2'].map((id, at) => ({ id, department: [id], level: at === 0 ? 5 : 2 }))
  const answer = matchPeople({ people, mentors: [{ person: 'm', capacity: 1, skills: {} }], mentees: [{ person: 'e1', wants: {} }, { person: 'e2', wants: {} }] })
  expect(answer.objective.matched).toBe(1)
  expect(answer.unmatched.map(({ binding, relaxing }) => [binding[0]!.rule, relaxing])).toEqual([['capacity', [{ rule: 'capacity', label: 'circle-size', frees: 1, opens: 1 }]]])
})

test('mentors without a circle are told whether there is nobody, nobody left, or no seat', () => {
  const people = ['m1', 'm2', 'm3', 'e'].map((id) => ({ id, department: [id], level: id === 'e' ? 1 : 3 }))
  const mentor = (person: string, capacity: number) => ({ person, capacity, skills: {} })
  const mentors = [mentor('m1', 1), mentor('m2', 1), mentor('m3', 0)]
  const rulesOf = (instance: MatchInstance) => matchPeople(instance).unmatched.map(({ id, binding }) => [id, binding[0]!.rule])
  const left = rulesOf({ people, mentors, mentees: [{ person: 'e', wants: {} }] })
  expect(left.filter(([, rule]) => rule === 'demand')).toHaveLength(1)
  expect(left).toContainEqual(['m3', 'capacity'])
  expect(matchPeople({ people, mentors: [mentor('m1', 1)], mentees: [] }).unmatched[0]!.binding).toEqual([{ rule: 'demand', label: 'demand', text: 'There is no mentee to be matched.' }])
})
