import { expect, test } from 'vitest'
import { matchPeople } from '#api/matching/engine/match.ts'
import type { MatchInstance, PoolMentee, PoolMentor, PoolPerson, Reason } from '#api/matching/engine/types.ts'

const hours = { timeZone: 'Europe/London', workingHours: { monday: ['09:00', '17:00'] as [string, string] } }

/** The reasons for one pair: Ada of Finance mentors Ben of Legal. */
function reasonsFor(offer: Partial<PoolMentor>, wish: Partial<PoolMentee>, extra: { mentor?: Partial<PoolPerson>; mentee?: Partial<PoolPerson>; more?: Partial<MatchInstance> } = {}): Reason[] {
  const answer = matchPeople({
    people: [
      { id: 'a', name: 'Ada', department: ['Finance', 'Treasury'], level: 6, ...hours, ...extra.mentor },
      { id: 'b', name: 'Ben', department: ['Legal'], level: 4, ...hours, ...extra.mentee },
      ...(extra.more?.people ?? []),
    ],
    mentors: [{ person: 'a', capacity: 1, skills: {}, ...offer }, ...(extra.more?.mentors ?? [])],
    mentees: [{ person: 'b', wants: {}, ...wish }],
    rules: { ...extra.more?.rules },
  })
  return answer.circles[0]!.mentees[0]!.reasons
}

function pointsOf(reasons: Reason[], kind: Reason['kind']): number {
  return reasons.filter((reason) => reason.kind === kind).reduce((sum, { points }) => sum + points, 0)
}

test('a wanted skill that is offered is the reason, in words', () => {
  const reasons = reasonsFor({ skills: { negotiation: 5 } }, { wants: { Negotiating: 2 } })
  expect(reasons[0]).toEqual({ kind: 'skill', points: 360_000, text: 'Ada offers negotiation, which Ben wants.' })
})

test('a related skill covers a want in part, and the reason says which', () => {
  const reasons = reasonsFor({ skills: { 'financial planning': 5 } }, { wants: { budgeting: 1 } })
  expect(reasons[0]).toEqual({ kind: 'skill', points: 288_000, text: 'Ada offers financial planning, close to budgeting, which Ben wants.' })
})

test('what is wanted more counts more, and stronger skills cover better', () => {
  const strong = pointsOf(reasonsFor({ skills: { sql: 4 } }, { wants: { sql: 3, beekeeping: 1 } }), 'skill')
  const weak = pointsOf(reasonsFor({ skills: { sql: 2 } }, { wants: { sql: 3, beekeeping: 1 } }), 'skill')
  const minor = pointsOf(reasonsFor({ skills: { sql: 4 } }, { wants: { sql: 1, beekeeping: 3 } }), 'skill')
  expect([strong, weak, minor]).toEqual([243_000, 162_000, 81_000])
})

test('a mentor who knows no more than the mentee covers half', () => {
  const wants = { sql: 1 }
  expect(pointsOf(reasonsFor({ skills: { sql: 3 } }, { wants, skills: { sql: 3 } }), 'skill')).toBe(144_000)
  expect(pointsOf(reasonsFor({ skills: { sql: 3 } }, { wants, skills: { sql: 2 } }), 'skill')).toBe(288_000)
})

test('a word outside the taxonomy still meets the same word', () => {
  expect(pointsOf(reasonsFor({ skills: { 'Bee-keeping': 5 } }, { wants: { 'bee keeping': 1 } }), 'skill')).toBe(360_000)
})

test('goals are read by the terms of the taxonomy, and what is wanted anyway does not count twice', () => {
  const goals = 'I want to be better at public speaking, and at SQL.'
  const reasons = reasonsFor({ skills: { presenting: 5, sql: 5 } }, { wants: { sql: 1 }, goals })
  expect(reasons.filter(({ kind }) => kind === 'goal')).toEqual([{ kind: 'goal', points: 80_000, text: 'Ada offers public speaking, which Ben’s goals mention.' }])
})

test('a function to explore is met by any step of the department path, by synonym, or nearly', () => {
  const explored = (wish: string) => reasonsFor({}, { explore: [wish] }).find(({ kind }) => kind === 'function')
  expect(explored('Finance')).toEqual({ kind: 'function', points: 160_000, text: 'Ada works in Finance, a function Ben wants to explore.' })
  expect(explored('accounting')?.points).toBe(160_000)
  expect(explored('Procurement')).toEqual({ kind: 'function', points: 80_000, text: 'Ada works in Finance, close to Procurement, which Ben wants to explore.' })
  expect(explored('Design')).toBeUndefined()
})

test('an interest that few share counts more than one that many share', () => {
  const people = Array.from({ length: 5 }, (_, at) => ({ id: `c${at}`, department: [] }))
  const more = { people, mentors: people.map(({ id }) => ({ person: id, capacity: 0, skills: {}, interests: ['running'] })) }
  const both = { interests: ['Sailing', 'running'] }
  const reasons = reasonsFor(both, both, { more }).filter(({ kind }) => kind === 'interest')
  expect(reasons.map(({ text }) => text)).toContain('Both care about running, as 7 people here do.')
  const alone = (interest: string) => pointsOf(reasonsFor({ interests: [interest] }, { interests: [interest] }, { more }), 'interest')
  expect([alone('sailing'), alone('running')]).toEqual([120_000, 48_960])
})

test('favourites of either side count, seniority peaks at one to three levels, and shared hours at half a week', () => {
  expect(pointsOf(reasonsFor({ favourites: ['b'] }, { favourites: ['a'] }), 'favourite')).toBe(150_000)
  expect(pointsOf(reasonsFor({}, {}), 'seniority')).toBe(50_000)
  expect(pointsOf(reasonsFor({}, {}, { mentee: { level: 1 } }), 'seniority')).toBe(20_000)
  expect(reasonsFor({}, {}).find(({ kind }) => kind === 'hours')).toEqual({ kind: 'hours', points: 32_000, text: 'They share 8 working hours a week.' })
})

test('what is not known counts as average, and says so', () => {
  const reasons = reasonsFor({}, {}, { mentor: { level: null, workingHours: null } })
  expect(reasons.map(({ points, text }) => [points, text])).toEqual([
    [40_000, 'The working hours they share are not known and count as average.'],
    [25_000, 'The distance in levels is not known and counts as average.'],
  ])
})

test('the weights belong to the program', () => {
  const more = { rules: { weights: { skill: 900_000, goal: 0, function: 0, interest: 0, favourite: 0, seniority: 0, hours: 100_000 } } }
  expect(reasonsFor({ skills: { sql: 5 } }, { wants: { sql: 1 } }, { more }).map(({ kind, points }) => [kind, points])).toEqual([['skill', 900_000], ['hours', 40_000]])
})
