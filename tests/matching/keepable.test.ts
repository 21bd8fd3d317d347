import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { judge, matchKeepable, searchKeepable } from '#api/matching/engine/keepable.ts'
import { matchPeople, runMatch } from '#api/matching/engine/match.ts'
import type { MatchAnswer, MatchInstance, PoolPerson } from '#api/matching/engine/types.ts'
import { drawn } from './drawn.ts'
import { bestWorth } from './exhaustive.ts'

// Hundreds of searches take seconds, and more beside other work.
vi.setConfig({ testTimeout: 60_000 })

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
  const plain = matchPeople({ ...instance, people })
  const keepable = { bound: plain.bound, gap: 0, isProven: true, cannotMeet: [] }
  expect(matchKeepable({ ...instance, people }, 60)).toEqual({ ...plain, keepable })
})

test('nobody is forbidden a circle because their hours are not known', () => {
  const people = instance.people.map((one) => (one.id === 'new-york' ? { ...one, workingHours: null } : one))
  expect(matchKeepable({ ...instance, people }, 60).circles.map((circle) => circle.mentees.length)).toEqual([2])
})

const wanted = ['negotiation', 'budgeting', 'sql', 'coaching', 'storytelling', 'pricing']
const zones = ['Europe/London', 'America/New_York', 'Asia/Kolkata', 'America/Los_Angeles', 'Asia/Singapore']

/** A company over many zones; the first of its people are mentors. */
function spread(mentees: number, mentors: number, draw: (below: number) => number): MatchInstance {
  const one = (list: string[]) => list[draw(list.length)]!
  const people = Array.from({ length: mentors + mentees }, (_, at) => ({ ...person(`p${at}`, `Department ${draw(12)}`, one(zones)), level: at < mentors ? 5 : 2 }))
  return {
    people,
    mentors: people.slice(0, mentors).map(({ id }) => ({ person: id, capacity: 1 + draw(3), skills: { [one(wanted)]: 1 + draw(5), [one(wanted)]: 1 + draw(5) } })),
    mentees: people.slice(mentors).map(({ id }) => ({ person: id, wants: { [one(wanted)]: 1 + draw(3), [one(wanted)]: 1 + draw(3) } })),
    rules: { languages: false, minSharedHours: 1 },
  }
}

/** The weekly form anew, by trying every quarter of an hour. */
function worksTogether(instance: MatchInstance, minutes: number) {
  const away: Record<string, number> = { 'Europe/London': 0, 'America/New_York': -5, 'Asia/Kolkata': 5.5, 'America/Los_Angeles': -8, 'Asia/Singapore': 8 }
  const zoneOf = new Map(instance.people.map(({ id, timeZone }) => [id, away[timeZone!]!]))
  return (members: string[]): boolean => {
    for (let start = -24; start < 48; start += 0.25) {
      const fits = members.every((member) => {
        const local = start + zoneOf.get(member)!
        const inDay = ((local % 24) + 24) % 24
        return inDay >= 9 && inDay + minutes / 60 <= 17
      })
      if (fits) return true
    }
    return false
  }
}

function worthOf(instance: MatchInstance, { objective, circles }: MatchAnswer): number[] {
  const floors = (instance.rules?.floors ?? []).map((floor) => circles.flatMap(({ mentees }) => mentees).filter(({ score }) => score >= floor).length)
  return [objective.matched, ...(objective.kept === undefined ? [] : [objective.kept]), ...floors, objective.score - objective.penalty]
}

function seatsOf(instance: MatchInstance): Map<string, number> {
  return new Map(instance.mentors.map(({ person: id, capacity }) => [id, Math.min(capacity, 3)]))
}

test('the loss for the sake of a common time is the least there can be', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), fc.constantFrom<number[][]>([], [120_000, 250_000]), (seed, floors) => {
      const plain = spread(7, 3, drawn(seed))
      const company = { ...plain, rules: { ...plain.rules, floors } }
      const canMeet = worksTogether(company, 60)
      const answer = matchKeepable(company, 60)
      for (const { mentor, mentees } of answer.circles) expect(canMeet([mentor, ...mentees.map(({ id }) => id)])).toBe(true)
      expect(answer.keepable?.isProven).toBe(true)
      expect(worthOf(company, answer)).toEqual(bestWorth(company, runMatch(company).candidates(), seatsOf(company), canMeet))
    }),
    { numRuns: 150 },
  )
})

test('whoever asks may judge circles by anything, and the loss is still the least', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 2, max: 5 }), (seed, strictness) => {
      const company = spread(6, 3, drawn(seed))
      // Two people cannot meet when their numbers say so; a verdict on a circle is one on all its pairs.
      const number = (id: string) => Number(id.slice(1))
      const canMeet = (members: string[]) => members.every((one, at) => members.slice(at + 1).every((other) => (number(one) * 7 + number(other) * 5 + seed) % strictness !== 0 || number(one) === number(other)))
      const ordered = (members: string[]) => canMeet([...members].sort())
      const answer = matchKeepable(company, null, { canMeet: ordered })
      for (const { mentor, mentees } of answer.circles) expect(ordered([mentor, ...mentees.map(({ id }) => id)])).toBe(true)
      expect(answer.keepable?.isProven).toBe(true)
      expect(worthOf(company, answer)).toEqual(bestWorth(company, runMatch(company).candidates(), seatsOf(company), ordered))
    }),
    { numRuns: 150 },
  )
})

test('no question is asked twice, and none about circles that never work at the same hour', () => {
  const company = spread(40, 16, drawn(5))
  const works = worksTogether(company, 60)
  const asked: string[] = []
  const search = searchKeepable(company, { sessionMinutes: 60, stepLimit: 30 })
  let round = search.next([])
  while (!round.done) {
    const verdicts = round.value.questions.map((question) => {
      asked.push([question.mentor, ...question.mentees].join(' '))
      expect(works([question.mentor, ...question.mentees])).toBe(true)
      return judge(question, (members) => works(members) && !(members.includes('p20') && members.includes('p21')))
    })
    round = search.next(verdicts)
  }
  expect(new Set(asked).size).toBe(asked.length)
  expect(asked.length).toBeGreaterThan(10)
})

test('three hundred people far apart lose little, and what is not proven is said', () => {
  const company = spread(300, 120, drawn(3))
  const answer = matchKeepable(company, 60, { stepLimit: 60 })
  const works = worksTogether(company, 60)
  for (const { mentor, mentees } of answer.circles) expect(works([mentor, ...mentees.map(({ id }) => id)])).toBe(true)
  expect(answer.objective.matched).toBeGreaterThan(0)
  const { bound, gap } = answer.keepable!
  expect(bound.matched).toBeLessThanOrEqual(answer.bound.matched)
  if (bound.matched === answer.objective.matched) expect(gap).toBeCloseTo(1 - (answer.objective.score - answer.objective.penalty) / bound.score, 9)
  expect(answer.gap).toBeGreaterThanOrEqual(gap)
  expect(answer.gap).toBeLessThan(0.02)
})

test('locked pairs stay though they cannot meet, and are named', () => {
  const locks = [{ mentor: 'mentor-london', mentee: 'new-york' }, { mentor: 'mentor-london', mentee: 'bengaluru' }]
  const answer = matchKeepable({ ...instance, locks }, 60)
  expect(answer.circles.map((circle) => circle.mentees.length)).toEqual([2])
  expect(answer.keepable?.cannotMeet).toEqual(['mentor-london'])
})

test('the order in which people are listed changes nothing, and the seed settles only ties', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), (seed) => {
      const company = spread(14, 6, drawn(seed))
      const answer = matchKeepable(company, 60)
      const turned = { ...company, people: [...company.people].reverse(), mentors: [...company.mentors].reverse(), mentees: [...company.mentees].reverse() }
      expect(JSON.stringify(matchKeepable(turned, 60))).toBe(JSON.stringify(answer))
      const reseeded = matchKeepable({ ...company, seed: 9 }, 60)
      if (answer.keepable?.isProven && reseeded.keepable?.isProven) expect(worthOf(company, reseeded)).toEqual(worthOf(company, answer))
    }),
    { numRuns: 60 },
  )
})

test('with real calendars, locks, wishes and every way to treat departments, the loss is still the least', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), fc.constantFrom('hard', 'prefer', 'off'), fc.constantFrom<number[][]>([], [120_000, 250_000]), fc.boolean(), (seed, distinctDepartments, floors, stands) => {
      const draw = drawn(seed)
      const plain = spread(7, 3, draw)
      const [first, second] = plain.mentees
      const company: MatchInstance = {
        ...plain,
        mentees: plain.mentees.map((mentee) => (mentee === first && second ? { ...mentee, never: [second.person] } : mentee)),
        rules: { ...plain.rules, distinctDepartments, floors, sameDepartmentPenalty: 60_000 },
        ...(stands ? { standing: plain.mentees.map(({ person: id }) => ({ mentor: `p${draw(3)}`, mentee: id })) } : {}),
      }
      // Whoever is there in few of eight weeks meets in a pair more easily than in a circle.
      const weeksOf = new Map(company.people.map(({ id }) => [id, draw(256) | draw(256)]))
      const canMeet = (members: string[]) => members.reduce((left, member) => left & weeksOf.get(member)!, 255) !== 0
      const isApart = (members: string[]) => members.includes(first!.person) && members.includes(second!.person)
      const answer = matchKeepable(company, null, { canMeet })
      for (const { mentor, mentees } of answer.circles) expect(canMeet([mentor, ...mentees.map(({ id }) => id)])).toBe(true)
      expect(answer.keepable?.isProven).toBe(true)
      expect(worthOf(company, answer)).toEqual(bestWorth(company, runMatch(company).candidates(), seatsOf(company), (members) => canMeet(members) && !isApart(members)))
    }),
    { numRuns: 120 },
  )
})

test('a hundred and twenty mentees far apart are proven, and what is not proven earlier is never below the best', () => {
  const company = spread(120, 50, drawn(11))
  const proven = matchKeepable(company, 60)
  expect(proven.keepable?.isProven).toBe(true)
  const early = matchKeepable(company, 60, { stepLimit: 12 })
  expect(early.keepable!.bound.matched).toBeGreaterThanOrEqual(proven.objective.matched)
  if (early.keepable!.bound.matched === proven.objective.matched) expect(early.keepable!.bound.score).toBeGreaterThanOrEqual(proven.objective.score)
})

test('how far the search is never goes back, and moves before it ends', () => {
  const search = searchKeepable(spread(60, 24, drawn(8)), { sessionMinutes: 60 })
  const shares: number[] = []
  for (let round = search.next([]); !round.done; round = search.next(round.value.questions.map(() => ({ meets: true })))) shares.push(round.value.share)
  expect(shares).toEqual(shares.toSorted((one, other) => one - other))
  expect(new Set(shares).size).toBeGreaterThan(2)
})
