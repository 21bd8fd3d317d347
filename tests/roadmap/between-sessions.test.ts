import { expect, test } from 'vitest'
import type { Answers, Form } from '#api/roadmap/plan/content.ts'
import { findDifferences } from '#api/roadmap/plan/differences.ts'
import { type InsightParts, mentorInsight } from '#api/roadmap/plan/insight.ts'
import { needsBrief } from '#api/roadmap/plan/needs-brief.ts'

const about = { intro: 'Why.', minutes: 3, by: 'everyone', moment: 'prepare', seen: 'both' } as const
const between = [{ id: 'mine', label: 'I do' }, { id: 'yours', label: 'You do' }, { id: 'shared', label: 'We share it' }]
const expectations: Form = {
  ...about, id: 'expectations', title: 'What we expect',
  fields: [
    { id: 'agenda', label: 'Who sets the agenda', kind: 'choice', options: between },
    { id: 'moves', label: 'Who moves a meeting', kind: 'choice', options: between },
    { id: 'reply', label: 'An answer within', kind: 'choice', options: [{ id: 'day', label: 'A day' }, { id: 'days', label: 'Three days' }] },
    { id: 'goodInFourMonths', label: 'Good in the end', kind: 'text', max: 200 },
    { id: 'worry', label: 'A worry', kind: 'text', max: 200, private: true },
  ],
}
const meetMe: Form = {
  ...about, id: 'meet-me', title: 'Meet me',
  fields: [
    { id: 'planTry', label: 'Planning', kind: 'scale', from: 'plan first', to: 'try first' },
    { id: 'aloneAloud', label: 'Thinking', kind: 'scale', from: 'alone', to: 'aloud' },
    { id: 'learn', label: 'Wants to learn', kind: 'text', max: 140 },
  ],
}
const nameOf = (id: string) => ({ mia: 'Mia', ann: 'Ann', bob: 'Bob' })[id] ?? '?'
const voice = (personId: string, role: 'mentor' | 'mentee', answers: Answers) => ({ personId, role, answers })

test('only rows in which members differ are shown, and mine of one may be yours of the other', () => {
  const voices = [voice('mia', 'mentor', { agenda: 'yours', moves: 'mine', reply: 'day', worry: 'x' }), voice('ann', 'mentee', { agenda: 'mine', moves: 'mine', reply: 'day', worry: 'y', goodInFourMonths: 'This' })]
  expect(findDifferences(expectations, voices, nameOf)).toEqual([{ label: 'Who moves a meeting', text: 'Mia: I do · Ann: I do' }])
  expect(findDifferences(expectations, [...voices, voice('bob', 'mentee', { reply: 'days' })], nameOf).map(({ label, text }) => [label, text])).toEqual([
    ['Who moves a meeting', 'Mia: I do · Ann: I do'],
    ['An answer within', 'Mia: A day · Ann: A day · Bob: Three days'],
  ])
  expect(findDifferences(expectations, voices.slice(0, 1), nameOf)).toEqual([])
})

test('the brief says what a mentee wants, where they work differently by two steps or more, and what is asked of the mentor', () => {
  const parts = {
    goals: ['Run a pricing review'],
    meetMe: { form: meetMe, mentee: { planTry: 5, aloneAloud: 2, learn: 'How prices come about' }, mentor: { planTry: 2, aloneAloud: 3 } },
    expectations: { form: expectations, mentee: { agenda: 'mine', moves: 'yours', goodInFourMonths: 'I can explain our margin', worry: 'Being judged' } },
  }
  expect(needsBrief(parts)).toEqual({
    lines: [
      { label: 'Wants', text: 'Run a pricing review' },
      { label: 'Wants', text: 'How prices come about' },
      { label: 'Good in the end', text: 'I can explain our margin' },
      { label: 'Works differently', text: 'Planning: 5 to your 2, from 1 (plan first) to 5 (try first)' },
      { label: 'Asked of you', text: 'Who moves a meeting' },
    ],
    missing: null,
  })
  expect(needsBrief({ ...parts, goals: [], expectations: { form: expectations, mentee: null } }).missing).toBe('Still to come: a goal, what they expect. Bring it along, or begin with it.')
  expect(needsBrief({ goals: [], meetMe: null, expectations: null })).toEqual({ lines: [], missing: 'Still to come: a goal. Bring it along, or begin with it.' })
})

const list = [{ id: 'questions', label: 'Questions' }, { id: 'contacts', label: 'Contacts' }, { id: 'advice', label: 'Advice' }]
const feedbackForm: Form = {
  ...about, id: 'mentor-feedback', title: 'For my mentor', by: 'mentee', seen: 'mentor',
  fields: [{ id: 'more', label: 'More', kind: 'choice', options: list }, { id: 'less', label: 'Less', kind: 'choice', options: list }, { id: 'helpedMost', label: 'Helped most', kind: 'text', max: 100 }],
}

test('a mentor reads counts and words, a mean only from three mentees on, and no name', () => {
  const parts: InsightParts = {
    mentees: 3, sessionsHeld: 4, sessionsMoved: 2, form: feedbackForm,
    feedback: [{ more: 'contacts', less: 'advice', helpedMost: 'The story of the lost client' }, { more: 'questions', less: 'advice' }, { more: 'contacts', helpedMost: ' Being asked first' }],
    goals: [{ outcome: 'reached', level: 1 }, { outcome: 'moved', level: -1 }, { outcome: 'unchanged', level: -1 }, { outcome: 'dropped', level: 2 }],
  }
  const insight = mentorInsight(parts)
  expect(insight).toMatchObject({
    sessionsHeld: 4, sessionsMoved: 2, answers: 3, meanLevel: -0.3,
    more: [{ id: 'contacts', count: 2 }, { id: 'questions', count: 1 }], less: [{ id: 'advice', count: 2 }],
    helpedMost: ['Being asked first', 'The story of the lost client'],
    goals: { reached: 1, moved: 1, unchanged: 1, dropped: 1 },
  })
  expect(insight.suggestions.map((text) => text.split(' ')[0])).toEqual(['Advice', 'Contacts', 'Sessions'])
  expect(mentorInsight({ ...parts, mentees: 2 }).meanLevel).toBeNull()
  expect(mentorInsight({ ...parts, form: null, feedback: [], goals: [], sessionsMoved: 0 })).toMatchObject({ more: [], less: [], helpedMost: [], meanLevel: null, suggestions: [] })
})
