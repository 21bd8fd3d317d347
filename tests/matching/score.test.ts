import { expect, test } from 'vitest'
import { matchPeople } from '#api/matching/engine/match.ts'
import type { MatchInstance, PoolMentee, PoolMentor, PoolPerson, Reason } from '#api/matching/engine/types.ts'

/** Only this part counts, and fully. */
function only(part: Reason['kind']): Partial<MatchInstance> {
  const none = { skill: 0, goal: 0, function: 0, interest: 0, favourite: 0, seniority: 0, hours: 0, distance: 0, tie: 0, language: 0, theme: 0 }
  return { rules: { weights: { ...none, [part]: 1_000_000 } } }
}

const hours = { timeZone: 'Europe/London', workingHours: { monday: ['09:00', '17:00'] as [string, string] } }

/** The reasons for one pair: Ada of Finance mentors Ben of Legal. */
function reasonsFor(offer: Partial<PoolMentor>, wish: Partial<PoolMentee>, extra: { mentor?: Partial<PoolPerson>; mentee?: Partial<PoolPerson>; more?: Partial<MatchInstance> } = {}): Reason[] {
  const answer = matchPeople({
    ...extra.more,
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
  expect(reasons[0]).toEqual({ kind: 'skill', points: 330_000, text: 'Ada offers negotiation, which Ben wants.' })
})

test('a related skill covers a want in part, and the reason says which', () => {
  const reasons = reasonsFor({ skills: { 'financial planning': 5 } }, { wants: { budgeting: 1 } })
  expect(reasons[0]).toEqual({ kind: 'skill', points: 264_000, text: 'Ada offers financial planning, close to budgeting, which Ben wants.' })
})

test('what is wanted more counts more, and stronger skills cover better', () => {
  const strong = pointsOf(reasonsFor({ skills: { sql: 4 } }, { wants: { sql: 3, beekeeping: 1 } }), 'skill')
  const weak = pointsOf(reasonsFor({ skills: { sql: 2 } }, { wants: { sql: 3, beekeeping: 1 } }), 'skill')
  const minor = pointsOf(reasonsFor({ skills: { sql: 4 } }, { wants: { sql: 1, beekeeping: 3 } }), 'skill')
  expect([strong, weak, minor]).toEqual([222_750, 148_500, 74_250])
})

test('a mentor who knows no more than the mentee covers half', () => {
  const wants = { sql: 1 }
  expect(pointsOf(reasonsFor({ skills: { sql: 3 } }, { wants, skills: { sql: 3 } }), 'skill')).toBe(132_000)
  expect(pointsOf(reasonsFor({ skills: { sql: 3 } }, { wants, skills: { sql: 2 } }), 'skill')).toBe(264_000)
})

test('a word outside the taxonomy still meets the same word', () => {
  expect(pointsOf(reasonsFor({ skills: { 'Bee-keeping': 5 } }, { wants: { 'bee keeping': 1 } }), 'skill')).toBe(330_000)
})

test('goals are read by the terms of the taxonomy, and what is wanted anyway does not count twice', () => {
  const goals = 'I want to be better at public speaking, and at SQL.'
  const reasons = reasonsFor({ skills: { presenting: 5, sql: 5 } }, { wants: { sql: 1 }, goals })
  expect(reasons.filter(({ kind }) => kind === 'goal')).toEqual([{ kind: 'goal', points: 70_000, text: 'Ada offers public speaking, which Ben’s goals mention.' }])
})

test('a function to explore is met by any step of the department path, by synonym, or nearly', () => {
  const explored = (wish: string) => reasonsFor({}, { explore: [wish] }).find(({ kind }) => kind === 'function')
  expect(explored('Finance')).toEqual({ kind: 'function', points: 140_000, text: 'Ada works in Finance, a function Ben wants to explore.' })
  expect(explored('accounting')?.points).toBe(140_000)
  expect(explored('Procurement')).toEqual({ kind: 'function', points: 70_000, text: 'Ada works in Finance, close to Procurement, which Ben wants to explore.' })
  expect(explored('Design')).toBeUndefined()
})

test('an interest that few share counts more than one that many share', () => {
  const people = Array.from({ length: 5 }, (_, at) => ({ id: `c${at}`, department: [] }))
  const more = { people, mentors: people.map(({ id }) => ({ person: id, capacity: 0, skills: {}, interests: ['running'] })) }
  const both = { interests: ['Sailing', 'running'] }
  const reasons = reasonsFor(both, both, { more }).filter(({ kind }) => kind === 'interest')
  expect(reasons.map(({ text }) => text)).toContain('Both care about running, as 7 people here do.')
  const alone = (interest: string) => pointsOf(reasonsFor({ interests: [interest] }, { interests: [interest] }, { more }), 'interest')
  expect([alone('sailing'), alone('running')]).toEqual([100_000, 40_800])
})

test('favourites of either side count, seniority peaks at one to three levels, and shared hours at half a week', () => {
  expect(pointsOf(reasonsFor({ favourites: ['b'] }, { favourites: ['a'] }), 'favourite')).toBe(130_000)
  expect(pointsOf(reasonsFor({}, {}), 'seniority')).toBe(40_000)
  expect(pointsOf(reasonsFor({}, {}, { mentee: { level: 1 } }), 'seniority')).toBe(16_000)
  expect(reasonsFor({}, {}).find(({ kind }) => kind === 'hours')).toEqual({ kind: 'hours', points: 28_000, text: 'They share 8 working hours a week.' })
})

test('what is not known counts as average, and says so', () => {
  const reasons = reasonsFor({}, {}, { mentor: { level: null, workingHours: null } })
  expect(reasons.map(({ points, text }) => [points, text])).toEqual([
    [40_000, 'They work in different parts of the company.'],
    [35_000, 'The working hours they share are not known and count as average.'],
    [20_000, 'The distance in levels is not known and counts as average.'],
    [20_000, 'No earlier pair has joined Finance and Legal.'],
    [10_000, 'The languages they share are not known and count as average.'],
  ])
})

test('the weights belong to the program', () => {
  const more = { rules: { weights: { skill: 900_000, goal: 0, function: 0, interest: 0, favourite: 0, seniority: 0, hours: 100_000, distance: 0, tie: 0, language: 0, theme: 0 } } }
  expect(reasonsFor({ skills: { sql: 5 } }, { wants: { sql: 1 } }, { more }).map(({ kind, points }) => [kind, points])).toEqual([['skill', 900_000], ['hours', 40_000]])
})

test('skills keep the spelling of the taxonomy, and words it does not know that of whoever wrote them', () => {
  const reasons = reasonsFor({ skills: { SQL: 5, 'Bee-keeping': 5 } }, { wants: { sql: 1, 'bee keeping': 1 } })
  expect(reasons.filter(({ kind }) => kind === 'skill').map(({ text }) => text)).toEqual(['Ada offers Bee-keeping, which Ben wants.', 'Ada offers SQL, which Ben wants.'])
})

test('the farther apart in departments and reporting lines, the more points, and the reason says how far', () => {
  const more = only('distance')
  const far = (mentor: Partial<PoolPerson>, mentee: Partial<PoolPerson>, people: PoolPerson[] = [], level = 1) =>
    reasonsFor({}, {}, { mentor, mentee, more: { rules: { ...more.rules, departmentLevel: level, reportingLevels: 0, sharedManager: true }, people } }).map(({ points, text }) => [points, text])
  const boss = { id: 'boss', department: [] }
  expect(far({}, {})).toEqual([[1_000_000, 'They work in different parts of the company.']])
  expect(far({}, { department: ['Finance', 'Tax'] }, [], 2)).toEqual([[500_000, 'They work in different parts of Finance.']])
  expect(far({ managerId: 'boss' }, { managerId: 'boss' }, [boss])).toEqual([[625_000, 'They work in different parts of the company, 2 steps apart in the reporting lines.']])
  expect(far({ managerId: 'b' }, {})).toEqual([[562_000, 'They work in different parts of the company, 1 step apart in the reporting lines.']])
  expect(far({ managerId: 'gone' }, { managerId: 'boss' }, [boss])).toEqual([[1_000_000, 'They work in different parts of the company, without a common manager.']])
  expect(far({ managerId: 'boss' }, { managerId: 'boss', department: [] }, [boss])).toEqual([[250_000, 'They stand 2 steps apart in the reporting lines.']])
  expect(far({ department: [] }, {})).toEqual([[500_000, 'How far apart they stand is not known and counts as average.']])
})

test('a circle of managers is opened at the same place whoever is listed first', () => {
  const people = ['c', 'd', 'e'].map((id, at) => ({ id, managerId: ['d', 'e', 'c'][at]!, department: [] }))
  const more = { rules: { ...only('distance').rules, reportingLevels: 0 as const } }
  const points = [people, [...people].reverse()].map((listed) => reasonsFor({}, {}, { mentor: { managerId: 'd' }, mentee: { managerId: 'e' }, more: { ...more, people: listed } })[0]!.text)
  expect(points).toEqual(Array(2).fill('They work in different parts of the company, 3 steps apart in the reporting lines.'))
})

test('the fewer pairs have joined two departments, the newer the tie', () => {
  const others = ['c', 'd'].map((id, at) => ({ id, department: [['Legal'], ['Finance']][at]! }))
  const history = [{ mentor: 'c', mentee: 'd', season: 1 }, { mentor: 'd', mentee: 'c', season: 1 }, { mentor: 'gone', mentee: 'c', season: 1 }]
  const tie = (count: number) => reasonsFor({}, {}, { more: { ...only('tie'), people: others, history: history.slice(0, count), season: 9 } }).map(({ points, text }) => [points, text])
  expect(tie(0)).toEqual([[1_000_000, 'No earlier pair has joined Finance and Legal.']])
  expect(tie(1)).toEqual([[707_000, 'Only one earlier pair has joined Finance and Legal.']])
  expect(tie(3)).toEqual([[577_000, '2 earlier pairs have joined Finance and Legal.']])
})

test('the same best language counts most, then a second in common', () => {
  const spoken = (mentor: string[] | null, mentee: string[] | null) =>
    reasonsFor({}, {}, { mentor: { languages: mentor }, mentee: { languages: mentee }, more: { rules: { ...only('language').rules, languages: false } } }).map(({ points, text }) => [points, text])
  expect(spoken(['en'], ['EN'])).toEqual([[700_000, 'Both speak English best.']])
  expect(spoken(['en', 'de'], ['en', 'de'])).toEqual([[1_000_000, 'Both speak English best, and German too.']])
  expect(spoken(['de', 'en'], ['en', 'fr'])).toEqual([[400_000, 'Both speak English.']])
  expect(spoken(['de', 'en'], ['en', 'de'])).toEqual([[700_000, 'Both speak German and English.']])
  expect(spoken(['Platt!'], ['en', 'platt!'])).toEqual([[400_000, 'Both speak platt!.']])
  expect(spoken(['de'], ['en'])).toEqual([])
  expect(spoken(null, ['en'])).toEqual([[500_000, 'The languages they share are not known and count as average.']])
})

test('a theme that both chose counts by how many the mentee chose', () => {
  const shared = (mentor: string[], mentee: string[]) => reasonsFor({ themes: mentor }, { themes: mentee }, { more: only('theme') }).map(({ points, text }) => [points, text])
  expect(shared(['going abroad'], ['Going abroad '])).toEqual([[1_000_000, 'Both chose the theme “Going abroad”.']])
  expect(shared(['a', 'b', 'c'], ['a', 'b', 'x'])).toEqual([[333_333, 'Both chose the theme “a”.'], [333_333, 'Both chose the theme “b”.']])
  expect(shared(['a'], ['b'])).toEqual([])
})

test('a single level, hour or pair is said in the singular', () => {
  const one = reasonsFor({ interests: ['chess'] }, { interests: ['Chess'] }, { mentor: { workingHours: { monday: ['09:00', '10:00'] } }, mentee: { level: 5 }, more: { rules: { minSharedHours: 1 } } }).map(({ text }) => text)
  expect(one).toEqual(expect.arrayContaining(['They share 1 working hour a week.', 'Ada is 1 level above Ben.', 'Both care about Chess, and nobody else here does.']))
})
