import { expect, test } from 'vitest'
import type { Journey, Stage } from '#api/roadmap/contract.ts'
import { heroWordsOf, hoursOf } from '#tabs/home/hero-words.ts'
import { circle, cohort, enrolment, person } from './people-of-a-season.ts'

const startAt = Date.parse('2026-12-18T10:30:00Z')
const endAt = Date.parse('2026-12-18T11:30:00Z')
const minute = 60_000
const day = 86_400_000
const ana = person('Ana Ruiz')

function say(journey: Partial<Journey>, now = Date.parse('2026-11-23T09:00:00Z')) {
  const me = { person: ana, roles: [], manager: null, reports: 0, skills: [], interests: [], timeZone: 'Europe/London', language: 'en-GB', nowAt: now }
  return heroWordsOf({ cohort: cohort(), enrolment: null, circle: null, series: null, stage: null, path: [], missed: null, ...journey }, { now, reader: { locale: 'en-GB', timeZone: 'Europe/London' }, me })
}

function stage(ticked = 0, number = 1): Stage {
  return {
    number, phase: 1, title: 'Establish trust', shortTitle: 'Trust', aim: '', outcome: '', state: 'current', agenda: [],
    session: { number, startAt, endAt, state: 'planned', completedAt: null, completedBy: null, agreed: '' },
    preparation: [3, 2, 5].map((minutes, index) => ({ id: String(index), text: 'Think', minutes, done: index < ticked })),
  }
}

const series = { circleId: 'c', state: 'booked' as const, pattern: 'Third Friday', occurrences: [], joinUrl: 'https://teams.example/join', webLink: null, problem: null }
const booked = (ticked = 0, number = 1): Partial<Journey> => ({ enrolment: enrolment({ state: 'matched' }), circle: circle(['Ana Ruiz', 'Mei Ono']), series, stage: stage(ticked, number) })

test('whoever has not enrolled is invited, with what it takes and until when', () => {
  const words = say({})
  expect(words.line).toContain('About 4 hours in all until April 2027. Enrol until 3 December.')
  expect(words.primary?.label).toBe('Join Bridges')
  expect(words.second?.label).toBe('Become a mentor')
})

test('a draft can be taken up while enrolment is open, and only be read afterwards', () => {
  const draft = enrolment({ state: 'draft', approver: null })
  expect(say({ enrolment: draft }).primary?.label).toBe('Continue')
  expect(say({ enrolment: draft, cohort: cohort({ state: 'running' }) }).primary).toBeNull()
})

test('waiting names who decides, and offers nothing filled to press', () => {
  const words = say({ enrolment: enrolment() })
  expect(words.headline).toBe('With Priya Nair for approval')
  expect(words.primary).toBeNull()
  expect(words.line).not.toContain('has until')
  expect(say({ enrolment: enrolment({ expiresAt: startAt }) }).line).toContain('Priya Nair has until Friday 18 December.')
})

test('an approver’s question comes before waiting, and is answered on the spot', () => {
  const asked = { id: 'q', by: person('Priya Nair'), question: 'Which day suits you?', askedAt: 0, answer: null, answeredAt: null }
  const words = say({ enrolment: enrolment({ questions: [asked] }) })
  expect(words.headline).toBe('Priya has a question')
  expect(words.line).toBe('“Which day suits you?”')
  expect(words.primary).toEqual({ label: 'Answer', act: 'answer' })
  expect(say({ enrolment: enrolment({ questions: [{ ...asked, answer: 'Fridays.', answeredAt: 1 }] }) }).headline).toBe('With Priya Nair for approval')
})

test('whoever is asked to wait reads by whom and until when', () => {
  const words = say({ enrolment: enrolment({ state: 'not-until', decidedBy: person('Priya Nair'), untilOn: '2026-12-07' }) })
  expect(words.headline).toBe('Priya asks you to wait until 7 December')
  expect(words.primary).toBeNull()
})

test('a break stands before everything that a circle asks, and ends with one press', () => {
  const words = say({ ...booked(), enrolment: enrolment({ state: 'paused', untilOn: '2026-12-07' }) })
  expect(words.headline).toBe('You’re on a break until 7 December')
  expect(words.line).toContain('never why')
  expect(words.primary).toEqual({ label: 'Come back now', act: 'come-back' })
})

test('a request that nobody answered is no refusal', () => {
  const expired = enrolment({ state: 'declined', decidedBy: null })
  expect(say({ enrolment: expired }).headline).toBe('Nobody answered in time')
  expect(say({ enrolment: expired }).line).toBe('Your request has closed. That says nothing about you, and you may ask again until 3 December.')
  expect(say({ enrolment: expired }).primary?.label).toBe('Ask again')
  expect(say({ enrolment: enrolment({ state: 'declined', decidedBy: person('Priya Nair') }) }).headline).toBe('Not this time')
})

test('a declined person never reads who declined', () => {
  const words = say({ enrolment: enrolment({ state: 'declined', sentence: 'It did not work out this time.', decidedBy: person('Priya Nair') }) })
  expect(JSON.stringify(words)).not.toContain('Priya')
})

test('the first session is announced with its day and time in the reader’s zone', () => {
  const words = say(booked())
  expect(words.headline).toBe('First session Friday 18 December, 10:30')
  expect(words.line).toBe('Establish trust. 3 things to prepare.')
  expect(words.primary?.label).toBe('Prepare (10 min)')
})

test('preparation counts down, and ends in being prepared', () => {
  expect(say(booked(1)).line).toContain('2 of 3 things left to prepare.')
  expect(say(booked(1)).primary?.label).toBe('Prepare (7 min)')
  expect(say(booked(3)).line).toContain('You’re prepared.')
  expect(say(booked(3)).primary?.label).toBe('Open the roadmap')
})

test('a later session is told by the days until then', () => {
  expect(say(booked(0, 2), startAt - 12 * day).headline).toBe('Session 2 in 12 days')
  expect(say(booked(0, 2), startAt - day).headline).toBe('Session 2 is tomorrow')
})

test('Join comes ten minutes before the session and goes when it ends', () => {
  expect(say(booked(), startAt - 11 * minute).headline).toBe('Today at 10:30')
  expect(say(booked(), startAt - 10 * minute).primary?.label).toBe('Join')
  expect(say(booked(), endAt - 1).headline).toBe('Session 1 is on now')
  expect(say(booked(), endAt).primary?.label).toBe('Close session 1')
})

test('a circle without a time says so and does not blame its members', () => {
  const words = say({ ...booked(), series: { ...series, state: 'no-time', joinUrl: null, problem: null } })
  expect(words.headline).toBe('No time fits all of you yet')
  expect(words.line).toContain('The organizer is looking for a way')
})

test('a pair is called a pair', () => {
  expect(say({ ...booked(), circle: circle(['Ana Ruiz']), series: null }).headline).toBe('Your pair is ready')
  expect(say({ ...booked(), series: null }).headline).toBe('Your circle is ready')
})

test('a session on now is more urgent than one ahead, and an open invitation the least', () => {
  const ranks = [say(booked(), startAt), say(booked(), endAt), say(booked()), say({ enrolment: enrolment() }), say({})].map(({ rank }) => rank)
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
  expect(new Set(ranks).size).toBe(5)
})

test('hours are whole where they can be', () => {
  expect(hoursOf({ sessions: 4, sessionMinutes: 60 })).toBe('4 hours')
  expect(hoursOf({ sessions: 1, sessionMinutes: 60 })).toBe('1 hour')
  expect(hoursOf({ sessions: 3, sessionMinutes: 50 })).toBe('2.5 hours')
})

test('whoever had no circle when the season ended reads that it is over, and not that they left', () => {
  const words = say({ enrolment: enrolment({ state: 'withdrawn', seasonOver: true, sentence: 'This season is over.' }), cohort: cohort({ state: 'finished' }), circle: circle(['Ana Ruiz']), series: { ...series, state: 'no-time' } })
  expect(words.headline).toBe('This season is over')
  expect(words.line).toBe('This season is over.')
})

test('after the last session no next stage is promised', () => {
  const path = [1, 2].map((number) => ({ number, shortTitle: 'Trust', state: 'current' as const }))
  expect(say({ ...booked(0, 1), path }, endAt).line).toContain('the next stage opens')
  expect(say({ ...booked(0, 2), path }, endAt).line).not.toContain('next stage')
})
