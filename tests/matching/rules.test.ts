import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { createPool } from '#api/matching/engine/pool.ts'
import { hardRules } from '#api/matching/engine/rules.ts'
import type { MatchInstance, PoolMentee, PoolMentor, PoolPerson } from '#api/matching/engine/types.ts'
import { anyInstance } from './company.ts'
import { brokenBy } from './plain-rules.ts'

/** One mentor and one mentee who may be paired under the default rules, unless the case says otherwise. */
type Case = {
  mentor?: Partial<PoolPerson>
  mentee?: Partial<PoolPerson>
  others?: PoolPerson[]
  offer?: Partial<PoolMentor>
  wish?: Partial<PoolMentee>
  rest?: Partial<MatchInstance>
}

function brokenIn({ mentor, mentee, others = [], offer, wish, rest }: Case): string[] {
  const usual = { timeZone: 'Europe/London', workingHours: { monday: ['09:00', '17:00'] as [string, string] }, languages: ['en'] }
  const pool = createPool({
    people: [{ id: 'mentor', department: ['Sales'], level: 6, ...usual, ...mentor }, { id: 'mentee', department: ['Legal'], level: 4, ...usual, ...mentee }, ...others],
    mentors: [{ person: 'mentor', capacity: 1, skills: {}, ...offer }],
    mentees: [{ person: 'mentee', wants: {}, ...wish }],
    ...rest,
  })
  return hardRules.filter((rule) => rule.forbids(pool, pool.mentors[0]!, pool.mentees[0]!)).map(({ name }) => name)
}

/** A chain of managers: each reports to the next. */
function chain(...ids: string[]): PoolPerson[] {
  return ids.map((id, at) => ({ id, department: [], managerId: ids[at + 1] ?? null }))
}

const cases: [rule: string, situation: string, broken: boolean, given: Case][] = [
  ['ownDepartment', 'the same department', true, { mentee: { department: ['Sales'] } }],
  ['ownDepartment', 'the same division but different departments at level 2', false, { mentor: { department: ['Sales', 'North'] }, mentee: { department: ['Sales', 'South'] }, rest: { rules: { departmentLevel: 2 } } }],
  ['ownDepartment', 'two people without a department', false, { mentor: { department: [] }, mentee: { department: [] } }],
  ['reportingLevels', 'the own manager', true, { mentee: { managerId: 'mentor' } }],
  ['reportingLevels', 'the own report', true, { mentor: { managerId: 'mentee' } }],
  ['reportingLevels', 'a manager three levels up, at any height', true, { mentee: { managerId: 'a' }, others: chain('a', 'b', 'mentor').slice(0, 2) }],
  ['reportingLevels', 'a manager three levels up, when two count', false, { mentee: { managerId: 'a' }, others: chain('a', 'b', 'mentor').slice(0, 2), rest: { rules: { reportingLevels: 2 } } }],
  ['reportingLevels', 'a manager three levels up, when three count', true, { mentee: { managerId: 'a' }, others: chain('a', 'b', 'mentor').slice(0, 2), rest: { rules: { reportingLevels: 3 } } }],
  ['reportingLevels', 'the own manager, when no level counts', false, { mentee: { managerId: 'mentor' }, rest: { rules: { reportingLevels: 0 } } }],
  ['reportingLevels', 'a chain that runs in a circle beside the mentor', false, { mentee: { managerId: 'a' }, others: chain('a', 'b', 'a').slice(0, 2) }],
  ['reportingLevels', 'a circle of managers that holds both', true, { mentor: { managerId: 'mentee' }, mentee: { managerId: 'mentor' } }],
  ['sharedManager', 'the same manager', true, { mentor: { managerId: 'boss' }, mentee: { managerId: 'boss' } }],
  ['sharedManager', 'the same manager, where allowed', false, { mentor: { managerId: 'boss' }, mentee: { managerId: 'boss' }, rest: { rules: { sharedManager: true } } }],
  ['sharedManager', 'no manager on either side', false, { mentor: { managerId: null }, mentee: { managerId: null } }],
  ['never', 'a veto of the mentor', true, { offer: { never: ['mentee'] } }],
  ['never', 'a veto of the mentee', true, { wish: { never: ['mentor'] } }],
  ['minSharedHours', 'two hours on one day', false, { mentee: { workingHours: { monday: ['15:00', '20:00'] } } }],
  ['minSharedHours', 'an hour on each of two days', true, { mentor: { workingHours: { monday: ['09:00', '10:00'], tuesday: ['09:00', '10:00'] } }, mentee: { workingHours: { monday: ['09:00', '17:00'], tuesday: ['09:00', '17:00'] } } }],
  ['minSharedHours', 'London and India, half an hour short', true, { mentee: { timeZone: 'Asia/Kolkata', workingHours: { monday: ['08:00', '16:00'] } } }],
  ['minSharedHours', 'London and India, two hours exactly', false, { mentee: { timeZone: 'India Standard Time', workingHours: { monday: ['08:30', '16:30'] } } }],
  ['minSharedHours', 'a Tuesday that is still Monday for the other', false, { mentor: { timeZone: 'Pacific/Auckland', workingHours: { tuesday: ['08:00', '16:00'] } }, mentee: { timeZone: 'America/New_York', workingHours: { monday: ['12:00', '20:00'] } } }],
  ['minSharedHours', 'hours that the summer week brings together', false, { mentor: { timeZone: 'UTC', workingHours: { monday: ['06:00', '08:00'] } }, mentee: { workingHours: { monday: ['07:00', '09:00'] } }, rest: { rules: { week: '2026-07-06' } } }],
  ['minSharedHours', 'hours that the winter week keeps apart', true, { mentor: { timeZone: 'UTC', workingHours: { monday: ['06:00', '08:00'] } }, mentee: { workingHours: { monday: ['07:00', '09:00'] } } }],
  ['minSharedHours', 'hours that nobody knows', false, { mentee: { workingHours: null } }],
  ['minSharedHours', 'somebody who works on no day', true, { mentee: { workingHours: {} } }],
  ['languages', 'one language in common', false, { mentor: { languages: ['de', 'EN'] }, mentee: { languages: ['en', 'fr'] } }],
  ['languages', 'no language in common', true, { mentee: { languages: ['fr'] } }],
  ['languages', 'no language in common, where it does not matter', false, { mentee: { languages: ['fr'] }, rest: { rules: { languages: false } } }],
  ['languages', 'languages that nobody knows', false, { mentee: { languages: null } }],
  ['seniorityGap', 'the same level', true, { mentee: { level: 6 } }],
  ['seniorityGap', 'one level above', false, { mentee: { level: 5 } }],
  ['seniorityGap', 'more levels above than allowed', true, { mentee: { level: 1 }, rest: { rules: { seniorityGap: { min: 1, max: 4 } } } }],
  ['seniorityGap', 'a level that is missing', false, { mentor: { level: null } }],
  ['cooldownSeasons', 'paired two seasons ago', true, { rest: { history: [{ mentor: 'mentor', mentee: 'mentee', season: 3 }], season: 5 } }],
  ['cooldownSeasons', 'paired three seasons ago', false, { rest: { history: [{ mentor: 'mentor', mentee: 'mentee', season: 2 }], season: 5 } }],
  ['cooldownSeasons', 'paired the other way round', false, { rest: { history: [{ mentor: 'mentee', mentee: 'mentor', season: 4 }], season: 5 } }],
  ['forbidden', 'a pair the organizer forbids', true, { rest: { forbidden: [{ mentor: 'mentor', mentee: 'mentee' }] } }],
  ['heldBack', 'a pair that a lot holds back', true, { rest: { heldBack: [{ mentor: 'mentor', mentee: 'mentee' }] } }],
]

vi.setConfig({ testTimeout: 60_000 })

test.each(cases)('%s, %s: forbidden %s', (rule, _situation, broken, given) => {
  expect(brokenIn(given)).toEqual(broken ? [rule] : [])
})

test('a person enrolled on both sides never mentors themselves', () => {
  const pool = createPool({ people: [{ id: 'both', department: [] }], mentors: [{ person: 'both', capacity: 1, skills: {} }], mentees: [{ person: 'both', wants: {} }] })
  const broken = hardRules.filter((rule) => rule.forbids(pool, pool.mentors[0]!, pool.mentees[0]!)).map(({ name }) => name)
  expect(broken).toContain('samePerson')
})

test('every rule says of every pair what its description says', () => {
  fc.assert(
    fc.property(anyInstance({ people: 8, mentors: 4, mentees: 4 }), (instance) => {
      const pool = createPool(instance)
      for (const mentor of pool.mentors) {
        for (const mentee of pool.mentees) {
          const broken = hardRules.filter((rule) => rule.forbids(pool, mentor, mentee)).map(({ name }) => name)
          expect(broken).toEqual(brokenBy(instance, mentor.id, mentee.id))
        }
      }
    }),
    { numRuns: 500 },
  )
})
