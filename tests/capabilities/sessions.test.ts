import { afterAll, expect, inject, test } from 'vitest'
import { openStore } from '#api/store/open.ts'
import { addGoal, changeGoal, getRoadmap } from '#api/roadmap/contract.ts'
import * as sessions from '#api/sessions/contract.ts'
import { followPeople } from '#api/sessions/bring-along.ts'
import type { Refused } from '#scripts/rehearsal/company-app.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { overDatabase } from '../support/enrol-approved.ts'
import { linesOf, membersOf, publishParties } from '../support/parties.ts'
import { send } from '../support/send.ts'
import { startWorld } from '../support/start-world.ts'

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { callAs, databaseUrl, running, apiUrl } = world
const organizerId = organizerOf(running.tenant.cast)
await waitForPeople(callAs, organizerId)
const { one, three, other, spare } = await publishParties(world)
const { room, close, fill, exercise } = membersOf(world)
const today = running.tenant.clock.now().toZonedDateTimeISO('UTC').toPlainDate()
const inDays = (days: number) => today.add({ days }).toString()
const refusal = (code: string) => expect.objectContaining({ code }) as Refused
const broughtIds = ({ brought }: sessions.SessionRoom) => brought.map(({ id }) => id)
const goalInput = { title: 'Run a forecasting review', measure: 'reviews', baseline: 0, target: 2, evidence: 'two sheets', dueOn: inDays(60) }

test.for([['one mentee', one], ['three mentees', three]] as const)('session n+1 is opened by what session n produced: with %s', async ([, party]) => {
  const { mentor, mentees } = party
  const [ann = '', ...peers] = mentees
  const everybody = [mentor, ...mentees]

  // 1: trust and goals. Expectations are seen once one's own are ready, so that nobody is led.
  await expect(fill(ann, party, 2, 'strengths', {}, { ready: false })).rejects.toEqual(refusal('session_wrong_state'))
  expect(await room(ann, party, 2)).toMatchObject({ open: false, role: 'mentee', sessions: 4 })
  await fill(mentor, party, 1, 'meet-me', { role: 'I buy steel.', planTry: 1, aloneAloud: 3 })
  await fill(mentor, party, 1, 'expectations', { agenda: 'mine', moves: 'mine', reply: 'days', goodInFourMonths: 'You have your own numbers' })
  expect((await room(ann, party, 1)).shared.map(({ formId }) => formId)).toEqual(['meet-me'])
  for (const mentee of mentees) {
    await fill(mentee, party, 1, 'meet-me', { role: 'I plan campaigns.', planTry: 5, aloneAloud: 4, learn: 'How a margin is worked out' })
    await fill(mentee, party, 1, 'expectations', { agenda: 'yours', moves: 'mine', reply: 'day', goodInFourMonths: 'I can explain our margin', worry: 'That I look slow' })
  }
  const first = await room(ann, party, 1)
  expect(first.exercises.map(({ form, ready }) => [form.id, ready.count, ready.of])).toEqual([['meet-me', everybody.length, everybody.length], ['expectations', everybody.length, everybody.length], ['agreement', 0, everybody.length]])
  expect(first.brought.find(({ id }) => id === 'differences')?.lines.map(({ label }) => label)).toEqual(['Who suggests a new time when one does not fit', 'A good time for a reply'])
  expect(JSON.stringify(await room(mentor, party, 1))).not.toContain('That I look slow')
  expect(first.stage.preparation.filter(({ done }) => done).map(({ id }) => id)).toEqual(['introduce', 'expect'])
  const goals = []
  for (const mentee of mentees) goals.push({ mentee, ...(await callAs(mentee, addGoal, { params: { circleId: party.circleId }, input: goalInput })) })
  expect((await room(ann, party, 1)).stage.preparation.filter(({ exercise }) => exercise !== undefined).every(({ done }) => done)).toBe(true)
  await expect(callAs(ann, changeGoal, { params: { goalId: goals[0]?.id ?? '' }, input: { ...goalInput, outcome: 'reached' } })).rejects.toEqual(refusal('session_wrong_state'))
  await close(ann, party, 1)

  // 2: strengths and growth areas, with the brief for the mentor and the goals on the table.
  const brief = linesOf(await room(mentor, party, 2), `brief:${ann}`)
  expect(brief).toEqual(['Wants: Run a forecasting review', 'Wants: How a margin is worked out', 'Good in the end: I can explain our margin', 'Works differently: When something is new: 5 to your 1, from 1 (I plan first) to 5 (I try first)', 'Asked of you: Who sets the agenda'])
  const second = await room(ann, party, 2)
  expect(second.open).toBe(true)
  expect(broughtIds(second)).toEqual(mentees.length === 1 ? [`goals:${ann}`] : [`goals:${ann}`, ...peers.map((id) => `goals:${id}`)])
  expect((await exercise(ann, party, 2, 'skills')).suggested).toEqual({ skills: [{ skill: 'Negotiation' }] })
  expect((await exercise(ann, party, 2, 'growth-areas')).suggested).toEqual({})
  for (const mentee of mentees) {
    await fill(mentee, party, 2, 'skills', { skills: [{ skill: 'Forecasting', now: 1, needed: 3, importance: 3 }, { skill: 'Excel', now: 3, needed: 3, importance: 1 }] })
    await fill(mentee, party, 2, 'challenges', { challenges: [{ text: 'No quiet hour', inMyHands: 4, weight: 2 }] })
    await fill(mentee, party, 2, 'strengths', { stories: [{ situation: 'A late launch', did: 'I asked each team for one date' }], strengths: [{ name: 'asks', energy: 5, usedNow: 1 }] })
  }
  const areas = await exercise(ann, party, 2, 'growth-areas')
  expect(areas.suggested).toEqual({ areas: [{ area: 'Forecasting' }, { area: 'No quiet hour' }] })
  expect(areas.notes[0]).toBe('Forecasting: 12 for two times the gap of 2 times importance 3, 1 for a goal of yours that speaks of it; 13 in all.')
  await fill(ann, party, 2, 'growth-areas', { areas: [{ area: 'Forecasting', why: 'It decides my budget', firstSign: 'I bring a number' }] })
  expect((await room(mentor, party, 2)).shared.map(({ formId }) => formId)).toEqual(['growth-areas'])
  await close(mentor, party, 2)

  // 3: from areas to a plan; who has chosen none brings it along, and nobody is named for it.
  const third = await room(mentor, party, 3)
  expect(linesOf(third, `growth-areas:${ann}`)).toEqual(['Growth areas: Forecasting · Why this one: It decides my budget · The first sign that others would notice: I bring a number'])
  expect(third.brought.find(({ id }) => id === 'growth-areas')).toEqual(mentees.length === 1 ? undefined : expect.objectContaining({ owner: null, lines: [], missing: '2 of you bring “Where you want to grow” along.' }))
  if (peers[0]) {
    const own = (await room(peers[0], party, 3)).brought.find(({ id }) => id === `growth-areas:${peers[0]}`)
    expect(own?.missing).toContain('Bring it along.')
    expect(own?.lines[0]?.label).toBe('Forecasting (13)')
  }
  expect((await exercise(ann, party, 3, 'challenge')).suggested).toEqual({ howMightI: 'How might I grow in this: Forecasting?' })
  expect((await exercise(ann, party, 3, 'options')).suggested).toEqual({ options: [{ text: 'Use a strength of mine: Asks good questions', kind: 'try' }] })
  await fill(ann, party, 3, 'options', { options: [{ text: 'Sit with Finance', impact: 4, effort: 2, sure: 5 }, { text: 'Read a book', impact: 2, effort: 1, sure: 3 }], pick: 'Sit with Finance' })
  expect((await exercise(ann, party, 3, 'options')).notes.at(-2)).toBe('1. Sit with Finance. Impact 4, 5 of 5 sure, effort 2: 4 × 5/5 ÷ 2 = 2, a quick win.')
  await fill(ann, party, 3, 'plan', { wish: 'Forecast myself', ifThen: 'If the month is full', thenI: 'do the smallest first', firstStep: 'Ask Priya for a morning', firstStepOn: inDays(5) })
  const [step] = (await room(ann, party, 3)).suggestedActions
  expect(step).toEqual({ what: 'Ask Priya for a morning', doneWhen: '', ownerId: ann, dueOn: inDays(5) })
  await callAs(ann, sessions.addAction, { params: { circleId: party.circleId, number: 3 }, input: step ?? never() })
  expect((await room(ann, party, 3)).suggestedActions).toEqual([])
  for (const mentee of mentees) await fill(mentee, party, 3, 'mentor-feedback', { more: 'questions', less: 'advice', helpedMost: mentee === ann ? 'Waiting' : 'Asking' })
  const told = (await room(mentor, party, 3)).shared.filter(({ formId }) => formId === 'mentor-feedback')
  expect(told.map(({ owner, lines }) => [owner?.id ?? null, lines.at(-1)?.text])).toEqual(mentees.length === 1 ? [[ann, 'Waiting']] : [[null, 'Asking'], [null, 'Asking'], [null, 'Waiting']])
  for (const peer of peers) expect((await room(peer, party, 3)).shared.some(({ formId }) => formId === 'mentor-feedback')).toBe(false)
  await expect(callAs(ann, sessions.getCertificate, { params: { circleId: party.circleId } })).rejects.toEqual(refusal('session_wrong_state'))
  await close(ann, party, 3)

  // 4: what moved, what stays open, and how it was at the start only after saying how it is.
  await callAs(ann, changeGoal, { params: { goalId: goals[0]?.id ?? '' }, input: { ...goalInput, current: 1, outcome: 'moved', level: -1 } })
  const fourth = await room(mentor, party, 4)
  expect(fourth.goals).toBe('review')
  expect(linesOf(fourth, `movement:${ann}`)).toEqual(['Run a forecasting review: 50 % of the way. reviews: 1, from 0, target 2'])
  expect(linesOf(fourth, `plan:${ann}`)?.[0]).toBe('What I want: Forecast myself')
  expect(linesOf(fourth, 'actions')?.[0]).toMatch(/^Ask Priya for a morning: .*, by \d/)
  expect(fourth.actions).toMatchObject([{ what: 'Ask Priya for a morning', carriedOver: true, number: 3, owner: { id: ann } }])
  expect((await room(ann, party, 4)).stage.preparation.map(({ id, done }) => [id, done])[0]).toEqual(['goals', true])
  const blind = await exercise(ann, party, 4, 'skills-again')
  expect([blind.suggested, blind.notes]).toEqual([{ skills: [{ skill: 'Forecasting' }, { skill: 'Excel' }] }, []])
  expect((await fill(ann, party, 4, 'skills-again', { skills: [{ skill: 'Forecasting', now: 3, then: 0 }] })).notes).toEqual(['Forecasting: you said 1 then and 3 today (+2); looking back you see 0 (+3).'])
  expect((await exercise(mentor, party, 4, 'thanks')).suggested).toEqual({ thanks: mentees.map((to) => ({ to })) })
  await fill(mentor, party, 4, 'reflection', { learned: 'To wait for it' })
  expect(JSON.stringify(await Promise.all(mentees.map((mentee) => room(mentee, party, 4))))).not.toContain('To wait for it')
  await close(mentor, party, 4)
  expect((await callAs(mentor, getRoadmap, { params: { circleId: party.circleId } })).goals[0]).toMatchObject({ outcome: 'moved', level: -1, reviewedAt: expect.any(Number) as number })

  const certificate = await callAs(ann, sessions.getCertificate, { params: { circleId: party.circleId } })
  expect(certificate).toMatchObject({ role: 'mentee', sessions: 4, hours: 4, functions: expect.arrayContaining([running.tenant.people.get(mentor)?.department]) as string[] })
  expect(certificate.functions).not.toContain(running.tenant.people.get(ann)?.department)
  expect(JSON.stringify(certificate)).not.toContain('forecasting')
  const insight = await callAs(mentor, sessions.getInsight, { params: { circleId: party.circleId } })
  expect(insight).toMatchObject({ sessionsHeld: 4, answers: mentees.length, more: [{ id: 'questions', count: mentees.length }], less: [{ id: 'advice', count: mentees.length }], meanLevel: null })
  expect(insight.helpedMost).toEqual(mentees.length === 1 ? ['Waiting'] : ['Asking', 'Asking', 'Waiting'])
})

function never(): never {
  throw new Error('There is something to take over.')
}

test('nobody outside a circle comes in: no organizer, no manager, no member of another circle', async () => {
  const { circleId, mentees: [mentee = ''] } = one
  const written = await callAs(mentee, sessions.addAction, { params: { circleId, number: 4 }, input: { what: 'A thing of ours', ownerId: mentee, dueOn: inDays(9) } })
  const idea = await callAs(mentee, sessions.addIdea, { params: { circleId }, input: { problem: 'Two forms for one order', ownerId: mentee } })
  const at = { circleId, number: 1 }
  const words = { what: 'Taken over', ownerId: mentee, dueOn: inDays(9) }
  const routes: [string, (personId: string) => Promise<unknown>][] = [
    ['getSession', (id) => callAs(id, sessions.getSession, { params: at })],
    ['saveExercise', (id) => callAs(id, sessions.saveExercise, { params: { ...at, formId: 'meet-me' }, input: { answers: {}, version: 0, shared: false, ready: false } })],
    ['saveNote', (id) => callAs(id, sessions.saveNote, { params: at, input: { text: 'x', shared: true, version: 0 } })],
    ['pressRun', (id) => callAs(id, sessions.pressRun, { params: at, input: { press: 'start', version: 0 } })],
    ['markAbsent', (id) => callAs(id, sessions.markAbsent, { params: { ...at, personId: mentee }, input: { absent: true } })],
    ['listActions', (id) => callAs(id, sessions.listActions, { params: { circleId } })],
    ['addAction', (id) => callAs(id, sessions.addAction, { params: at, input: words })],
    ['changeAction', (id) => callAs(id, sessions.changeAction, { params: { actionId: written.id }, input: words })],
    ['removeAction', (id) => callAs(id, sessions.removeAction, { params: { actionId: written.id } })],
    ['listIdeas', (id) => callAs(id, sessions.listIdeas, { params: { circleId } })],
    ['addIdea', (id) => callAs(id, sessions.addIdea, { params: { circleId }, input: { problem: 'Mine now', ownerId: mentee } })],
    ['changeIdea', (id) => callAs(id, sessions.changeIdea, { params: { ideaId: idea.id }, input: { problem: 'Mine now' } })],
    ['getCertificate', (id) => callAs(id, sessions.getCertificate, { params: { circleId } })],
    ['getInsight', (id) => callAs(id, sessions.getInsight, { params: { circleId } })],
  ]
  // One names no circle, and is silent to outsiders instead (move-occurrence.test.ts).
  expect([...routes.map(([name]) => name), 'findInMeeting'].toSorted()).toEqual(Object.entries(sessions).flatMap(([name, value]) => ('path' in value ? [name] : [])).toSorted())
  const before = await overDatabase(databaseUrl, rowsOf)
  const managers = [one.mentor, mentee].map((id) => running.tenant.people.get(id)?.managerId ?? never())
  for (const outsider of [organizerId, ...managers, other.mentor, ...other.mentees, three.mentor]) {
    for (const [name, ask] of routes) await expect(ask(outsider), `${name} of ${outsider}`).rejects.toEqual(refusal('not_found'))
  }
  await expect(callAs(mentee, sessions.getInsight, { params: { circleId } })).rejects.toEqual(refusal('not_allowed'))
  expect(await overDatabase(databaseUrl, rowsOf)).toEqual(before)
})

async function rowsOf(client: { query: (text: string) => Promise<{ rows: unknown[] }> }) {
  const tables = ['exercises', 'session_notes', 'actions', 'session_runs', 'session_absences', 'ideas', 'goals', 'preparations']
  const digests = tables.map((table) => `(select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) from ${table} t) as ${table}`)
  return (await client.query(`select ${digests.join(', ')}`)).rows
}

test('a note is its writer’s alone until they share it, and again when they take it back', async () => {
  const [mentee = ''] = other.mentees
  const write = (personId: string, text: string, shared: boolean, version: number) => callAs(personId, sessions.saveNote, { params: { circleId: other.circleId, number: 1 }, input: { text, shared, version } })
  const seenBy = async (personId: string) => (await room(personId, other, 1)).sharedNotes.map(({ owner, text }) => [owner.id, text])
  expect((await write(mentee, 'Salaries are odd here', false, 0)).note).toMatchObject({ text: 'Salaries are odd here', shared: false, version: 1 })
  expect(await seenBy(other.mentor)).toEqual([])
  expect(JSON.stringify(await room(other.mentor, other, 1))).not.toContain('Salaries')
  await write(mentee, 'We meet in the canteen', true, 1)
  expect(await seenBy(other.mentor)).toEqual([[mentee, 'We meet in the canteen']])
  expect(await seenBy(mentee)).toEqual([])
  await write(mentee, 'We meet in the canteen', false, 2)
  expect(await seenBy(other.mentor)).toEqual([])
  await expect(write(mentee, 'Older words', false, 1)).rejects.toEqual(refusal('changed_elsewhere'))
})

test('of two windows that save at once one is kept, and the other hears of it; the same again changes nothing', async () => {
  const [mentee = ''] = other.mentees
  const save = (role: string, version: number, ready = false) => fill(mentee, other, 1, 'meet-me', { role }, { version, ready })
  const outcomes = await Promise.allSettled(['One', 'Two', 'Three'].map((role) => save(role, 0)))
  const kept = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  expect(kept).toHaveLength(1)
  for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toEqual(expect.objectContaining({ code: 'changed_elsewhere', status: 409 }))
  expect((await exercise(mentee, other, 1, 'meet-me')).answers).toEqual(kept[0]?.answers)
  const second = await save('Four', 1)
  expect(await save('Four', 1)).toEqual(second)
  await expect(save('Five', 1)).rejects.toEqual(refusal('changed_elsewhere'))
  await expect(save('Five', 7)).rejects.toEqual(refusal('changed_elsewhere'))
  // Two members never meet in one row.
  await Promise.all([save('Six', 2, true), fill(other.mentor, other, 1, 'meet-me', { role: 'Mentor' }, { version: 0 })])
  expect((await exercise(mentee, other, 1, 'meet-me')).ready).toEqual({ count: 2, of: 2 })
})

test('ready is only what has all that is needed, and taking it back hides it again', async () => {
  const [mentee = ''] = other.mentees
  const token = await running.entra.issueUserToken(mentee)
  const { version } = await exercise(mentee, other, 1, 'expectations')
  const answer = await send(`${apiUrl}/api/circles/${other.circleId}/sessions/1/exercises/expectations`, { method: 'PUT', token, json: { answers: { reply: 'day' }, version, shared: false, ready: true } })
  expect([answer.status, answer.body]).toEqual([422, { error: expect.objectContaining({ code: 'exercise_incomplete', message: 'Before this counts as ready: Fill in “In the end it was worth it if”.', details: [{ path: 'body.ready', message: 'Fill in “In the end it was worth it if”.' }] }) as object }])
  expect((await fill(mentee, other, 1, 'expectations', { reply: 'day' }, { ready: false })).readyAt).toBeNull()
  const card = () => room(other.mentor, other, 1).then(({ shared }) => shared.some(({ formId }) => formId === 'meet-me'))
  const tick = () => room(mentee, other, 1).then(({ stage }) => stage.preparation.find(({ id }) => id === 'introduce')?.done)
  expect([await card(), await tick()]).toEqual([true, true])
  await fill(mentee, other, 1, 'meet-me', { role: 'Six' }, { ready: false })
  expect([await card(), await tick()]).toEqual([false, false])
})

test('what a form cannot hold, and exercises that are not there or not theirs, are refused with the place', async () => {
  const [mentee = ''] = other.mentees
  const token = await running.entra.issueUserToken(mentee)
  const put = (formId: string, json: unknown, number = 1) => send(`${apiUrl}/api/circles/${other.circleId}/sessions/${number}/exercises/${formId}`, { method: 'PUT', token, json })
  const input = { answers: {}, version: 0, shared: false, ready: false }
  const wrong: [string, object, string][] = [
    ['meet-me', { strange: 1 }, 'body.answers.strange'], ['meet-me', { planTry: 9 }, 'body.answers.planTry'], ['meet-me', { role: 'x'.repeat(141) }, 'body.answers.role'],
    ['expectations', { agenda: 'theirs' }, 'body.answers.agenda'], ['agreement', { notice: 500 }, 'body.answers.notice'], ['meet-me', { role: { deep: {} } }, 'body.answers.role'], ['meet-me', { role: [[1]] }, 'body.answers.role'],
  ]
  for (const [formId, answers, path] of wrong) {
    const answer = await put(formId, { ...input, answers })
    expect([answer.status, (answer.body as { error: { code: string; details: { path: string }[] } }).error], JSON.stringify(answers)).toMatchObject([400, { code: 'invalid_input', details: [{ path }] }])
  }
  for (const [formId, number] of [['strengths', 1], ['reflection', 1], ['goals', 1], ['nothing', 1], ['__proto__', 1], ['meet-me', 12]] as const) expect((await put(formId, input, number)).status, formId).toBe(404)
  for (const version of [-1, 2_147_483_647, 2 ** 53]) expect((await put('meet-me', { ...input, version })).status).toBe(400)
  expect((await put('meet-me', input, 13)).status).toBe(400)
  // A mentor's form is no mentee's, in the session that has it.
  await expect(fill(one.mentees[0] ?? '', one, 4, 'reflection', { learned: 'x' }, { version: 0 })).rejects.toEqual(refusal('not_found'))
})

test('actions have an owner of the circle, are ticked by anybody in it, and stay until they are done', async () => {
  const { circleId, mentees: [mentee = ''] } = other
  const add = (ownerId: string) => callAs(other.mentor, sessions.addAction, { params: { circleId, number: 1 }, input: { what: 'Send the deck', ownerId, dueOn: inDays(3) } })
  await expect(add(organizerId)).rejects.toEqual(refusal('invalid_input'))
  await expect(callAs(mentee, sessions.addAction, { params: { circleId, number: 2 }, input: { what: 'Too early', ownerId: mentee, dueOn: inDays(3) } })).rejects.toEqual(refusal('session_wrong_state'))
  const action = await add(mentee)
  // A tick and other words at once: neither undoes the other.
  await Promise.all([callAs(mentee, sessions.changeAction, { params: { actionId: action.id }, input: { done: true } }), callAs(other.mentor, sessions.changeAction, { params: { actionId: action.id }, input: { what: 'Send the whole deck' } })])
  const [changed] = (await callAs(mentee, sessions.listActions, { params: { circleId } })).actions
  expect(changed).toMatchObject({ what: 'Send the whole deck', doneAt: expect.any(Number) as number, carriedOver: false })
  await callAs(mentee, sessions.changeAction, { params: { actionId: action.id }, input: { done: false } })
  await callAs(mentee, sessions.removeAction, { params: { actionId: action.id } })
  await expect(callAs(mentee, sessions.changeAction, { params: { actionId: action.id }, input: { done: true } })).rejects.toEqual(refusal('not_found'))
})

test('ideas of a circle are followed to what became of them', async () => {
  const { circleId, mentees: [mentee = ''] } = other
  await expect(callAs(mentee, sessions.addIdea, { params: { circleId }, input: { problem: 'Two forms for one order', ownerId: organizerId } })).rejects.toEqual(refusal('invalid_input'))
  const idea = await callAs(mentee, sessions.addIdea, { params: { circleId }, input: { problem: 'Two forms for one order', ownerId: mentee, testBy: inDays(20) } })
  expect(idea).toMatchObject({ state: 'idea', forWhom: '', owner: { id: mentee } })
  await callAs(other.mentor, sessions.changeIdea, { params: { ideaId: idea.id }, input: { state: 'adopted', outcome: 'One form since May' } })
  expect((await callAs(mentee, sessions.listIdeas, { params: { circleId } })).ideas).toMatchObject([{ problem: 'Two forms for one order', state: 'adopted', outcome: 'One form since May', testBy: inDays(20) }])
})

test('all see one run: of presses at once the first counts, and the others are answered with how it stands', async () => {
  const [mentee = ''] = other.mentees
  const press = (personId: string, what: 'start' | 'next' | 'pause' | 'resume' | 'finish' | 'back', version: number) => callAs(personId, sessions.pressRun, { params: { circleId: other.circleId, number: 1 }, input: { press: what, version } })
  const { steps, run } = await room(mentee, other, 1)
  expect(run).toMatchObject({ version: 0, state: 'not-begun', step: 0, pressedBy: null })
  expect(steps.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(3_600)
  const begun = await Promise.all([press(mentee, 'start', 0), press(other.mentor, 'start', 0), press(mentee, 'start', 0)])
  expect(new Set(begun.map(({ version, startedAt, pressedBy }) => `${version} ${startedAt} ${pressedBy?.id}`)).size).toBe(1)
  // Both press "next" as the step ends: the circle moves on by one.
  const turned = await Promise.all([press(mentee, 'next', 1), press(other.mentor, 'next', 1)])
  expect(turned.map(({ version, step }) => [version, step])).toEqual([[2, 1], [2, 1]])
  expect(await press(other.mentor, 'next', 1)).toMatchObject({ version: 2, step: 1 })
  const paused = await press(mentee, 'pause', 2)
  running.tenant.clock.advance({ minutes: 7 })
  const back = await press(other.mentor, 'resume', 3)
  expect(paused.secondsLeft - back.secondsLeft).toBeLessThan(60)
  expect((await room(mentee, other, 1)).run).toMatchObject({ version: 4, state: 'running', pressedBy: { id: other.mentor } })
  expect((await press(mentee, 'finish', 4)).state).toBe('finished')
  await expect(callAs(mentee, sessions.markAbsent, { params: { circleId: other.circleId, number: 1, personId: other.mentor }, input: { absent: true } })).rejects.toEqual(refusal('session_wrong_state'))
  await expect(callAs(mentee, sessions.pressRun, { params: { circleId: other.circleId, number: 2 }, input: { press: 'start', version: 0 } })).rejects.toEqual(refusal('session_wrong_state'))
})

test('whoever goes on in another circle takes along what is theirs, and shows it to nobody until they share it anew', async () => {
  const [leaver = ''] = other.mentees
  await fill(leaver, other, 1, 'meet-me', { role: 'I count boxes.' })
  await fill(leaver, other, 1, 'expectations', { goodInFourMonths: 'Not for the others' })
  const { note } = await room(leaver, other, 1)
  await callAs(leaver, sessions.saveNote, { params: { circleId: other.circleId, number: 1 }, input: { text: 'Mine', shared: true, version: note.version } })
  const action = await callAs(leaver, sessions.addAction, { params: { circleId: other.circleId, number: 1 }, input: { what: 'Mine to do', ownerId: leaver, dueOn: inDays(4) } })
  await overDatabase(databaseUrl, (client) => client.query('update circle_members set circle_id = $1 where circle_id = $2 and person_id = $3', [spare.circleId, other.circleId, leaver]))
  // Until they go on, the circle they were in shows nothing of theirs any more.
  const left = await room(other.mentor, other, 1)
  expect([left.shared, left.sharedNotes, left.actions]).toEqual([[], [], []])
  const { db, close: end } = openStore(databaseUrl)
  for (let time = 0; time < 2; time++) await followPeople({ db }, [spare.circleId])
  await end()
  const mine = await room(leaver, spare, 1)
  expect(mine.exercises.map(({ form, answers, readyAt }) => [form.id, answers, readyAt])).toEqual([['meet-me', { role: 'I count boxes.' }, null], ['expectations', {}, null], ['agreement', {}, null]])
  expect(mine.note).toMatchObject({ text: 'Mine', shared: false })
  expect(mine.actions.map(({ id }) => id)).toEqual([action.id])
  const seen = await room(spare.mentor, spare, 1)
  expect([seen.shared, seen.sharedNotes]).toEqual([[], []])
})
