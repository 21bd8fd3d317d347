import { expect, test } from 'vitest'
import type { Approval } from '#api/enrolment/contract.ts'
import { answerBy, cameLate, declineMeans, headlineOf, isLate, moreWaiting, outcomeOf, reasonLine, sinceWhen, toldAfter, whoTakesPart, whyAsked } from '#tabs/enrolment/approval-words.ts'
import { cohort, person } from './people-of-a-season.ts'

const now = Date.parse('2026-11-23T10:00:00Z')
const today = Date.parse('2026-11-23T09:10:00Z')
const priya = person('Priya Nair')
const lee = person('Lee Brown')
const view = { meId: priya.id, now, reader: { locale: 'en-GB', timeZone: 'Europe/London' } }

function approval(more: Partial<Approval> = {}): Approval {
  return {
    enrolmentId: 'e', person: person('Ana Ruiz'), cohort: cohort(), role: 'mentee', goals: 'Present alone.', skillsWanted: [], functionsToExplore: [], skillsOffered: [], hours: 4,
    state: 'submitted', seasonOver: false, submittedAt: today, decidedAt: null, decidedBy: null, reason: null, untilOn: null, questions: [], why: null, askedOf: [priya], expiresAt: null, changeable: false, ...more,
  }
}
const decided = (more: Partial<Approval>) => approval({ decidedAt: today, decidedBy: lee, ...more })

test('an approver reads who asks, why they are asked and who else may answer', () => {
  expect(headlineOf(approval())).toBe('Ana Ruiz asks to join Bridges')
  expect(headlineOf(decided({ state: 'approved', role: 'mentor' }))).toBe('Ana Ruiz asked to be a mentor in Bridges')
  expect(whyAsked(approval(), view)).toBe('You are asked as Ana’s manager.')
  expect(whyAsked(approval({ why: 'Lee is away and named you.', askedOf: [priya, lee] }), view)).toBe('Lee is away and named you. Lee Brown may answer too; the first answer counts.')
})

test('an approver reads until when, and what comes of doing nothing', () => {
  expect(answerBy(approval(), view)).toBe('Within 5 working days. Then somebody else is asked too, and after 10 the request closes, and Ana may ask again.')
  expect(answerBy(approval({ expiresAt: Date.parse('2026-12-04T17:00:00Z') }), view)).toBe('Friday 4 December. Without an answer the request closes, and Ana may ask again.')
})

test('an outcome says who decided and when, also where nobody did', () => {
  expect(outcomeOf(decided({ state: 'approved' }), view)).toBe('Lee Brown approved this today at 09:10.')
  expect(outcomeOf(decided({ state: 'active', decidedBy: priya }), view)).toBe('Approved by you today at 09:10.')
  expect(outcomeOf(decided({ state: 'declined', decidedBy: priya }), view)).toBe('Declined by you today at 09:10.')
  expect(outcomeOf(decided({ state: 'declined', decidedBy: null }), view)).toBe('Today at 09:10 this closed, because nobody had answered. Ana may ask again.')
  expect(outcomeOf(decided({ state: 'not-until', untilOn: '2027-01-11' }), view)).toBe('Lee Brown asked Ana today at 09:10 to wait until 11 January 2027. On that day the request comes back.')
  expect(outcomeOf(approval({ state: 'withdrawn' }), view)).toBe('Ana took this back. There is nothing to do.')
})

test('a reason is told as the words of whoever wrote them', () => {
  expect(reasonLine(decided({ state: 'declined', reason: 'Too much on.' }), view)).toBe('Lee Brown wrote: “Too much on.”')
  expect(reasonLine(decided({ state: 'declined', decidedBy: priya, reason: 'Too much on.' }), view)).toBe('Your words: “Too much on.”')
  expect(reasonLine(decided({ state: 'approved' }), view)).toBeNull()
})

test('a press that somebody else was before is told as such, whatever they answered', () => {
  expect(cameLate('approve', decided({ state: 'approved', decidedBy: priya }), priya.id)).toBe(false)
  expect(cameLate('approve', decided({ state: 'waitlisted', decidedBy: priya }), priya.id)).toBe(false)
  expect(cameLate('approve', decided({ state: 'approved' }), priya.id)).toBe(true)
  expect(cameLate('decline', decided({ state: 'approved', decidedBy: priya }), priya.id)).toBe(true)
  expect(isLate({ code: 'enrolment_already_decided' })).toBe(true)
  expect(isLate({ code: 'offline' })).toBe(false)
})

test('a yes says so where there is no place left, and a late no says what it means', () => {
  expect(toldAfter('approve', decided({ state: 'waitlisted' }))).toBe('Approved. All places are taken, so Ana is on the waitlist')
  expect(toldAfter('approve', decided({ state: 'approved' }))).toBe('Approved. Ana is told now')
  expect(declineMeans(approval())).toContain('can ask again')
  expect(declineMeans(approval({ state: 'active' }))).toContain('leaves the circle')
  expect(declineMeans(approval({ state: 'approved' }))).toContain('becomes free')
})

test('of my people those who take part are shown by name, without those I answered for as a stand-in', () => {
  const people = [
    decided({ state: 'matched', person: person('Zoe Lim') }),
    decided({ state: 'approved' }),
    decided({ state: 'approved', person: person('Bo Ek'), why: 'Lee is away and named you.' }),
    decided({ state: 'declined', person: person('Mei Ono') }),
    approval({ person: person('Tariq Ali') }),
  ]
  expect(whoTakesPart(people).map((one) => one.person.displayName)).toEqual(['Ana Ruiz', 'Zoe Lim'])
  expect(sinceWhen(decided({ state: 'approved' }), view)).toBe('Since 23 November')
})

test('other requests are counted in words', () => {
  expect(moreWaiting(1)).toBe('One more person is waiting for your answer')
  expect(moreWaiting(3)).toBe('3 more people are waiting for your answer')
})
