import { expect, test } from 'vitest'
import type { MyCircle } from '#api/roadmap/contract.ts'
import type { FreeTime } from '#api/scheduling/contract.ts'
import { bodyOf, placeOf, preparedOf, subjectOf, whenOf, whoOf } from '#tabs/outlook/pane-words.ts'
import { costOf, partnersOf } from '#tabs/parts/free-time-words.ts'
import { slotOf } from '#tabs/parts/slot-words.ts'
import type { SessionAt } from '#api/roadmap/contract.ts'

const person = (id: string, displayName: string, department = 'Finance') => ({ id, displayName, jobTitle: null, department, officeLocation: null })
const ana = person('a', 'Ana Ruiz')
const tom = person('t', 'Tom Lee', 'Design')
const mei = person('m', 'Mei Lin', 'Sales')
const reader = { locale: 'en-GB', timeZone: 'Europe/London' }
const startAt = Date.parse('2026-03-05T10:00:00Z')
const time = (more: Partial<FreeTime> = {}): FreeTime => ({ startAt, endAt: startAt + 3_600_000, tentative: [], unseen: [], ...more })
const circle = (mentees: (typeof ana)[]) => ({ id: 'c', cohortId: 'k', name: 'Circle of Ana', mentor: ana, mentees, reasons: [] })
const mine = (mentees: (typeof ana)[]): MyCircle => ({ circle: circle(mentees), program: 'Bridges <Spring>', tabUrl: 'https://teams.microsoft.com/l/entity/x?a=1&b=2' })

const session: SessionAt = {
  circle: circle([tom, mei]),
  program: 'Bridges',
  sessions: 4,
  stage: {
    number: 2,
    phase: 2,
    title: 'Identify strengths and growth areas',
    shortTitle: 'Strengths',
    aim: '',
    outcome: '',
    state: 'current',
    session: { number: 2, startAt, endAt: startAt + 3_600_000, state: 'planned', completedAt: null, completedBy: null, agreed: '' },
    agenda: [],
    preparation: [true, false, false].map((done, at) => ({ id: String(at), text: '', minutes: 5, done })),
  },
  occurrence: { number: 2, startAt, endAt: startAt + 3_600_000, exception: false, movedFromAt: null, because: null, note: null },
  joinUrl: null,
  tabUrl: '',
  movable: true,
}

test('a session says its place, its time in the reader’s own zone, who comes, and how far oneself has prepared', () => {
  expect(placeOf(session)).toBe('Session 2 of 4')
  expect(whenOf(session, { ...reader, timeZone: 'Asia/Kolkata' })).toBe('Thursday 5 March, 15:30 to 16:30, your time')
  expect(whoOf(session, 't')).toBe('You, Ana Ruiz and Mei Lin')
  expect(preparedOf(session)).toBe('1 of 3 prepared')
})

test('a time says what it asks of whom, and never calls free what nobody can see', () => {
  expect(slotOf(time(), reader)).toBe('Thu 5 Mar, 10:00')
  expect(costOf(time(), 't')).toBe('All free')
  expect(costOf(time({ tentative: [{ person: ana, meetings: 1 }, { person: tom, meetings: 2 }] }), 't')).toBe('Ana would move 1 tentative meeting. You would move 2 tentative meetings')
  expect(costOf(time({ unseen: [mei] }), 't')).toBe('Mei’s calendar can’t be seen')
})

test('a check-in is with the whole circle or one member, and in a pair there is nothing to choose', () => {
  expect(partnersOf(circle([tom, mei]), 't')).toEqual([{ id: null, words: 'The whole circle, 3 people' }, { id: 'a', words: 'Ana Ruiz, mentor' }, { id: 'm', words: 'Mei Lin, Sales' }])
  expect(partnersOf(circle([tom]), 't')).toEqual([{ id: 'a', words: 'Ana Ruiz, mentor' }])
})

test('the invite names who talks, links the circle, and takes no markup from names', () => {
  const subject = subjectOf('Tom Lee', ['Ana Ruiz'])
  expect(subject).toBe('Mentoring check-in: Tom Lee and Ana Ruiz')
  expect(bodyOf(subject, mine([tom]))).toContain('Bridges &lt;Spring&gt;')
  expect(bodyOf(subject, mine([tom]))).toContain('href="https://teams.microsoft.com/l/entity/x?a=1&amp;b=2"')
  expect(bodyOf('<img>', mine([tom]))).not.toContain('<img>')
})
