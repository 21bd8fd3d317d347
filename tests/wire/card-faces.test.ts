import { expect, test } from 'vitest'
import { approvalCard, changeCard } from '#api/enrolment/approval-card.ts'
import { dayForm, declineForm, delegateForm, questionForm } from '#api/enrolment/approval-forms.ts'
import { toReader, type View } from '#api/enrolment/card-words.ts'
import type { Approval, EnrolmentState, Question } from '#api/enrolment/contract.ts'
import { decisionCard, type News } from '#api/enrolment/decision-card.ts'
import { questionCard } from '#api/enrolment/question-card.ts'
import type { Person } from '#api/people/contract.ts'
import type { Card } from '#scripts/tenant/connector/chats.ts'
import { action, actionsOf, expectValid } from '../support/expect-valid-card.ts'

const config = { config: { teamsAppId: '0f1e2d3c-4b5a-4968-8776-655443322110' } } as Parameters<typeof approvalCard>[0]
const now = Temporal.Instant.from('2026-03-02T09:32:00Z').epochMilliseconds
const id = (number: number) => `00000000-0000-4000-8000-0000000000${String(number).padStart(2, '0')}`

/** Names and words as somebody might type them who means harm, or writes from right to left, or at length. */
const hostile = {
  markdown: '**[Approve](https://evil.example)** # x\n- y\n1. z `code` <https://evil.example> ![](https://evil.example/x.png)',
  html: '<script>alert(1)</script> <a href="https://evil.example">free</a> &amp; {{DATE(2026-01-01T00:00:00Z)}} ${person}',
  rightToLeft: 'שלום \u202Eלמה\u202C \u2067مرحبا',
  list: '1. First\r\n2. Second\u0000\u0007',
  title: 'Head of ' + 'very important cross-functional matters '.repeat(5).slice(0, 187),
}
const named = (number: number, displayName: string, more: Partial<Person> = {}): Person => ({ id: id(number), displayName, jobTitle: 'Analyst', department: 'Finance', officeLocation: null, ...more })
const ana = named(1, 'Ana Ruiz')
const priya = named(2, 'Priya Nair')
const lee = named(3, 'Lee Wong')

function approvalOf(more: Partial<Approval> = {}): Approval {
  const program = { id: id(90), name: 'BuildTogether', theme: null, purpose: 'Learn from others.', sessions: 4, sessionMinutes: 60, mentorNeedsApproval: false, seriesMailbox: 'mentor' as const, movesPerSession: 2, remindAfterDays: 2, escalateAfterDays: 5, expireAfterDays: 10 }
  const cohort = { id: id(91), name: 'Spring', program, state: 'enrolling' as const, enrolUntilOn: '2026-03-12', startsOn: '2026-03-12', endsOn: '2026-06-30', circleSize: 3, places: null }
  return {
    enrolmentId: id(92), person: ana, cohort, role: 'mentee', goals: 'To see how others work.', skillsWanted: ['Data storytelling', 'Pricing'], functionsToExplore: ['Sales'], skillsOffered: [], hours: 4, state: 'submitted',
    submittedAt: now - 86_400_000, decidedAt: null, decidedBy: null, reason: null, untilOn: null, seasonOver: false, questions: [], why: null, askedOf: [priya], expiresAt: now + 4 * 86_400_000, changeable: false, ...more,
  }
}
const viewOf = (person: Person, standIns: string[] = [], language = 'en-GB', timeZone = 'Europe/London'): View => ({ reader: toReader(person.id, { language, timeZone }), standIns, now })
const question = (more: Partial<Question> = {}): Question => ({ id: id(80), by: priya, question: 'Which weekday suits you?', askedAt: now - 3_600_000, answer: null, answeredAt: null, ...more })
const decided = (state: EnrolmentState, more: Partial<Approval> = {}) => approvalOf({ state, decidedAt: now, decidedBy: priya, askedOf: [], expiresAt: null, ...more })

/** What Markdown would make something of: a mark without a backslash, or the beginning of a list. */
const markup = /(?<!\\)(?:\\\\)*[*_`[\]#<>~]|^\s*(?:[-+]|\d+[.)])\s/m
const text = (card: unknown) => JSON.stringify(card)
const titleOf = (message: { card: unknown }) => ((message.card as Card)['body'] as { text: string }[])[0]?.text
const shown = (message: { card: unknown }): Card => structuredClone(message.card) as Card

/** Every face that a request has, for the people around it. */
function* everyFace(base: Partial<Approval>, view: View): Generator<[about: string, card: unknown, summary?: string]> {
  const thread = [question({ question: base.goals ?? 'Why?', answer: base.goals ?? 'So.', answeredAt: now }), question({ id: id(81) })]
  const open = approvalOf({ ...base, why: 'Priya is away and named you.', questions: thread })
  for (const place of ['sent', 'reminder', 'above'] as const) yield [place, approvalCard(config, open, view, { place }).card, approvalCard(config, open, view, { place }).summary]
  yield ['with a note', approvalCard(config, open, view, { note: 'Choose somebody else.' }).card]
  yield ['handed on', approvalCard(config, { ...open, askedOf: [lee] }, view).card]
  yield ['asked beside', approvalCard(config, { ...open, askedOf: [priya, lee] }, { ...view, standIns: [lee.id] }).card]
  for (const state of ['approved', 'declined', 'not-until', 'paused', 'waitlisted', 'matched', 'active', 'completed', 'withdrawn'] as const) {
    const outcome = decided(state, { ...base, reason: base.goals ?? null, untilOn: '2026-04-07', changeable: true })
    for (const decidedBy of [priya, lee, null]) yield [`${state} by ${decidedBy?.displayName ?? 'nobody'}`, approvalCard(config, { ...outcome, decidedBy }, { ...view, standIns: [lee.id] }).card, approvalCard(config, outcome, view).summary]
    yield [`changing ${state}`, changeCard(config, outcome, view).card]
  }
  const typed = { problem: 'Choose a day.', values: { words: base.goals } }
  for (const typing of [{}, typed]) {
    yield ['not now', dayForm(open, view, typing)]
    yield ['decline', declineForm(open, typing)]
    yield ['ask', questionForm(open, typing)]
    yield ['delegate', delegateForm(config, open, Array.from({ length: 50 }, (_, at) => ({ ...(base.person ?? lee), id: id(at) })), typing)]
  }
  yield ['delegate to nobody', delegateForm(config, open, [])]
  const asked = question({ by: base.person ?? priya, question: base.goals ?? 'Why?' })
  yield ['question', questionCard(config, open, asked, view.reader).card, questionCard(config, open, asked, view.reader).summary]
  yield ['question again', questionCard(config, open, asked, view.reader, { problem: 'Write a few words.', answer: base.goals }).card]
  yield ['answered', questionCard(config, open, { ...asked, answer: base.goals ?? 'So.', answeredAt: now }, view.reader).card]
  for (const state of ['approved', 'withdrawn'] as const) yield ['question over', questionCard(config, decided(state, base), asked, view.reader).card]
  for (const news of ['approved', 'approved-waiting', 'approved-draw', 'drawn', 'place-free', 'declined', 'declined-late', 'expired', 'not-until'] satisfies News[]) {
    const message = decisionCard(config, decided('approved', { ...base, reason: base.goals ?? null, untilOn: '2026-04-07' }), news, view.reader)
    yield [news, message.card, message.summary]
  }
}

test('the checks that cards are held against do find faults', () => {
  const broken = (body: unknown, more: object = {}) => ({ type: 'AdaptiveCard', version: '1.5', fallbackText: 'Something is wrong', speak: 'Something is wrong', body, ...more })
  expect(() => expectValid(broken([{ type: 'TextBlock', text: 'Fine', wrap: true }]))).not.toThrow()
  expect(() => expectValid(broken([{ type: 'TextBlok', text: 'x', wrap: true }]))).toThrow()
  expect(() => expectValid(broken([{ type: 'Input.Text', label: 'No id' }]))).toThrow()
  expect(() => expectValid(broken([{ type: 'TextBlock', text: 'x', wrap: true, wieght: 'Bolder' }]))).toThrow(/wieght/)
  expect(() => expectValid(broken([{ type: 'FactSet', facts: [{ title: 'x', valu: 'y' }] }]))).toThrow(/valu/)
  expect(() => expectValid(broken([{ type: 'Carousel', pages: [] }]))).toThrow()
  expect(() => expectValid(broken([{ type: 'TextBlock', text: 'x', wrap: true, weight: 'Heavy' }]))).toThrow()
})

test('every card in every state is valid, small and spoken, whatever people are called and write', () => {
  let faces = 0
  for (const words of [undefined, ...Object.values(hostile), '😀𝒜'.repeat(300).slice(0, 600), '~*_'.repeat(200)]) {
    const person = words === undefined ? ana : named(1, words.slice(0, 250), { jobTitle: words.slice(0, 250), department: words.slice(0, 100) })
    const base: Partial<Approval> = words === undefined ? {} : { person, goals: words.slice(0, 500), skillsWanted: Array.from({ length: 10 }, () => words.slice(0, 60)), functionsToExplore: Array.from({ length: 10 }, () => words.slice(0, 60)), cohort: { ...approvalOf().cohort, program: { ...approvalOf().cohort.program, name: words.slice(0, 80) } } }
    for (const [about, face, summary] of everyFace(base, viewOf(priya))) {
      faces += 1
      const card = structuredClone(face) as Card
      try {
        expectValid(card)
        if (summary !== undefined) expect(Array.from(summary).length).toBeLessThanOrEqual(80)
        for (const block of card['body'] as { type: string; text?: string; facts?: { value: string }[] }[]) {
          for (const markdown of [block.text, ...(block.facts ?? []).map((fact) => fact.value)]) if (markdown !== undefined) expect(markdown).not.toMatch(markup)
        }
        // What somebody typed is theirs to get back as it was.
        const unread = (card['body'] as { type: string }[]).filter((element) => !element.type.startsWith('Input.'))
        expect(text([unread, card['speak'], summary])).not.toMatch(/\u202E|\u2067|\\u0000/i)
      } catch (error) {
        throw new Error(`${about}: ${text(card).slice(0, 3_000)}`, { cause: error })
      }
    }
  }
  expect(faces).toBeGreaterThan(400)
})

test('a name that runs from right to left keeps to itself in the sentence', () => {
  expect(titleOf(approvalCard(config, approvalOf({ person: named(1, 'נועה בר-לב') }), viewOf(priya)))).toBe('\u2068נועה בר\\-לב\u2069 asks to join BuildTogether')
})

test('the question says who, what for, how much, until when, what then, and why this person is asked', () => {
  const message = approvalCard(config, approvalOf({ why: 'Sam Hale is away and named you.' }), viewOf(priya))
  expect(message.summary).toBe('Ana Ruiz asks to join BuildTogether, 4 hours')
  const card = text(message.card)
  for (const words of ['Ana Ruiz asks to join BuildTogether', 'Analyst · Finance', 'To see how others work', 'Data storytelling, Pricing', 'Sales', '1 hour a month, 4 hours in all', '12 Mar', '30 Jun 2026', 'By Fri 6 March', 'If nobody answers by then, this closes', 'Sam Hale is away and named you']) expect(card).toContain(words)
  expect(text(approvalCard(config, approvalOf({ expiresAt: null }), viewOf(priya)).card)).toContain('Within 10 of your working days')
  expect(actionsOf(shown(message)).map(({ title, mode }) => (mode ? `${title} …` : title))).toEqual(['Approve', 'Not now', 'Decline', 'Ask a question …', 'Delegate …', 'Open in Crosspath …'])
})

test('each viewer reads the outcome in their own relation to it, their own time and their own language', () => {
  const approved = decided('approved')
  expect(titleOf(approvalCard(config, approved, viewOf(priya)))).toBe('Approved by you')
  expect(titleOf(approvalCard(config, approved, viewOf(lee)))).toBe('Approved by Priya Nair')
  expect(titleOf(approvalCard(config, approved, viewOf(lee, [priya.id])))).toBe('Priya Nair approved this as your delegate')
  expect(text(approvalCard(config, approved, viewOf(priya)).card)).toContain('2 Mar, 09:32')
  expect(text(approvalCard(config, approved, viewOf(priya, [], 'de-DE', 'America/New_York')).card)).toContain('2. März, 04:32')
  expect(text(approvalCard(config, approved, viewOf(priya, [], 'nobody speaks this', 'Nowhere/Land')).card)).toContain('2 Mar, 09:32')
  expect(titleOf(approvalCard(config, decided('not-until', { untilOn: '2026-12-07' }), viewOf(priya)))).toBe('Asked to wait until Monday 7 December')
  expect(titleOf(approvalCard(config, decided('declined', { decidedBy: null }), viewOf(priya)))).toBe('Closed: nobody answered')
  expect(titleOf(approvalCard(config, approvalOf({ state: 'withdrawn' }), viewOf(priya)))).toBe('Taken back')
  expect(titleOf(approvalCard(config, approvalOf({ askedOf: [lee] }), viewOf(priya)))).toBe('This is with Lee Wong now')
})

test('only what may still be changed offers to change it, and then only what the state allows', () => {
  const titles = (message: { card: unknown }) => actionsOf(shown(message)).map((entry) => entry.title)
  expect(titles(approvalCard(config, decided('approved'), viewOf(priya)))).toEqual(['Open in Crosspath'])
  expect(titles(approvalCard(config, decided('approved', { changeable: true }), viewOf(priya)))).toEqual(['Change', 'Open in Crosspath'])
  const yes = changeCard(config, decided('approved', { changeable: true }), viewOf(priya))
  expect(titles(yes)).toEqual(['Decline', 'Back', 'Open in Crosspath'])
  expect(action(shown(yes), 'Decline').data).toEqual({ enrolmentId: id(92), change: true })
  expect(titles(changeCard(config, decided('not-until', { changeable: true }), viewOf(priya)))).toEqual(['Approve', 'Another day', 'Decline', 'Back', 'Open in Crosspath'])
})

test('a day to ask again lies between tomorrow, where the approver is, and the last day of the cohort', () => {
  const field = (view: View) => (dayForm(approvalOf(), view).body as { type: string }[]).find((element) => element.type === 'Input.Date')
  expect(field(viewOf(priya))).toMatchObject({ min: '2026-03-03', max: '2026-06-30', isRequired: true })
  expect(field(viewOf(priya, [], 'en-GB', 'Pacific/Kiritimati'))).toMatchObject({ min: '2026-03-03' })
  expect(field({ ...viewOf(priya, [], 'en-GB', 'Pacific/Kiritimati'), now: now + 3 * 3_600_000 })).toMatchObject({ min: '2026-03-04' })
  const last = { ...viewOf(priya), now: Temporal.Instant.from('2026-06-30T12:00:00Z').epochMilliseconds }
  expect(actionsOf(shown(approvalCard(config, approvalOf(), last))).map((entry) => entry.title)).not.toContain('Not now')
})
