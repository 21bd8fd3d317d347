import { afterAll, expect, inject, test } from 'vitest'
import { decideEnrolment, EnrolmentState, getMyEnrolment, listApprovals, listEnrolmentMoves, listEnrolments, saveMyEnrolment, submitMyEnrolment, withdrawEnrolment } from '#api/enrolment/contract.ts'
import { mayChangeAnswers, mayMove, sentenceFor } from '#api/enrolment/state.ts'
import { Refused } from '#scripts/rehearsal/company-app.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { castCompany } from '#scripts/tenant/cast/company.ts'
import { overDatabase } from '../support/enrol-approved.ts'
import { ablePeople, openSeason, type Able } from '../support/season.ts'
import { startWorld } from '../support/start-world.ts'

// Besides the company's own gaps: two who manage each other, and one above whom three accounts in a row are disabled.
const cast = castCompany({ startsOn: Temporal.Now.plainDateISO('UTC').toString() })
const organizerId = organizerOf(cast)
const spare = cast.people.filter((person) => person.accountEnabled && person.mailbox !== null && person.managerId !== null && person.roles.length === 0 && !cast.featured.some((featured) => featured.id === person.id) && !cast.people.some((other) => other.managerId === person.id))
const [ring1, ring2, ring3, under, gone1, gone2, gone3, top, lost] = spare
if (!ring1 || !ring2 || !ring3 || !under || !gone1 || !gone2 || !gone3 || !top || !lost) throw new Error('The company has nine people who lead nobody.')
Object.assign(ring1, { managerId: ring2.id })
Object.assign(ring2, { managerId: ring3.id, accountEnabled: false })
Object.assign(ring3, { managerId: ring1.id, accountEnabled: false })
Object.assign(under, { managerId: gone1.id })
Object.assign(gone1, { managerId: gone2.id, accountEnabled: false })
Object.assign(gone2, { managerId: gone3.id, accountEnabled: false })
Object.assign(gone3, { managerId: top.id, accountEnabled: false })
Object.assign(lost, { managerId: '99999999-9999-4999-8999-999999999999' })

const world = await startWorld(inject('postgresUrl'), { cast })
afterAll(() => world[Symbol.asyncDispose]())
const { callAs } = world
await waitForPeople(callAs, organizerId)
const cohortId = await openSeason(world)
const people = ablePeople(world)
const next = (): Able => {
  const person = people.shift()
  if (!person) throw new Error('Everybody of the office has taken part.')
  return person
}

const answers = { role: 'mentee' as const, goals: 'To see how other departments work.', skillsWanted: ['Negotiation'], functionsToExplore: ['Engineering', 'Finance', 'Legal'] }
const save = (id: string, input: object = answers, cohort = cohortId) => callAs(id, saveMyEnrolment, { params: { cohortId: cohort }, input: { ...answers, ...input } })
const submit = (id: string, cohort = cohortId) => callAs(id, submitMyEnrolment, { params: { cohortId: cohort } })
const decide = (id: string, enrolmentId: string, decision: 'approve' | 'decline', reason = '') => callAs(id, decideEnrolment, { params: { enrolmentId }, input: { decision, reason } })
const withdraw = (id: string, enrolmentId: string) => callAs(id, withdrawEnrolment, { params: { enrolmentId } })
const mine = async (id: string, cohort = cohortId) => (await callAs(id, getMyEnrolment, { params: { cohortId: cohort } })).enrolment
const refusal = (code: string) => expect.objectContaining({ code }) as Refused
const moves = (enrolmentId: string) =>
  overDatabase(world.databaseUrl, async (client) => {
    const { rows } = await client.query<{ move: string }>(`select from_state || ' → ' || to_state || ' (' || door || ')' as move from enrolment_moves where enrolment_id = $1 order by id`, [enrolmentId])
    return rows.map((row) => row.move)
  })

const states = [...EnrolmentState.options]

test('every move between states stands in one table with who brings it about, ends are ends, and everything else leads to one', () => {
  const allowed = (from: EnrolmentState) => states.filter((to) => mayMove(from, to))
  expect(states.filter((from) => allowed(from).length === 0)).toEqual(['declined', 'completed', 'withdrawn'])
  expect(states.filter((from) => allowed(from).includes('withdrawn'))).toEqual(states.filter((from) => allowed(from).length > 0))
  expect(states.flatMap((from) => allowed(from).map((to) => `${from} → ${to}`))).toHaveLength(41)
  expect(mayMove('submitted', 'approved', 'owner')).toBe(false)
  expect(mayMove('matched', 'withdrawn', 'approver')).toBe(false)
  expect(states.filter(mayChangeAnswers)).toEqual(['draft'])
})

test('each state has a sentence of its own for each role, and names who was asked and what they wrote', () => {
  for (const state of states) {
    for (const role of ['mentee', 'mentor'] as const) expect(sentenceFor(state, role, { approver: null, reason: null })).toMatch(/^\p{Lu}.*\.$/u)
  }
  expect(new Set(states.map((state) => sentenceFor(state, 'mentee', { approver: 'Ada', reason: null }))).size).toBe(states.length)
  expect(sentenceFor('submitted', 'mentee', { approver: 'Ada', reason: null })).toContain('Ada')
  expect(sentenceFor('declined', 'mentee', { approver: 'Ada', reason: 'Too busy' })).toContain('Too busy')
})

test('in every state each of the four verbs does what the table says, or refuses with a reason', async () => {
  type Verb = 'save' | 'submit' | 'approve' | 'withdraw'
  const expected: Record<EnrolmentState, Record<Verb, string>> = {
    draft: { save: 'draft', submit: 'submitted', approve: 'not_found', withdraw: 'withdrawn' },
    submitted: { save: 'enrolment_wrong_state', submit: 'submitted', approve: 'approved', withdraw: 'withdrawn' },
    approved: { save: 'enrolment_wrong_state', submit: 'enrolment_wrong_state', approve: 'approved', withdraw: 'withdrawn' },
    waitlisted: { save: 'enrolment_wrong_state', submit: 'enrolment_wrong_state', approve: 'waitlisted', withdraw: 'withdrawn' },
    declined: { save: 'draft', submit: 'enrolment_wrong_state', approve: 'enrolment_already_decided', withdraw: 'enrolment_wrong_state' },
    matched: { save: 'enrolment_wrong_state', submit: 'enrolment_wrong_state', approve: 'matched', withdraw: 'enrolment_wrong_state' },
    'not-until': { save: 'enrolment_wrong_state', submit: 'enrolment_wrong_state', approve: 'approved', withdraw: 'withdrawn' },
    paused: { save: 'enrolment_wrong_state', submit: 'enrolment_wrong_state', approve: 'paused', withdraw: 'withdrawn' },
    active: { save: 'enrolment_wrong_state', submit: 'enrolment_wrong_state', approve: 'active', withdraw: 'enrolment_wrong_state' },
    completed: { save: 'enrolment_wrong_state', submit: 'enrolment_wrong_state', approve: 'completed', withdraw: 'enrolment_wrong_state' },
    withdrawn: { save: 'draft', submit: 'enrolment_wrong_state', approve: 'enrolment_already_decided', withdraw: 'withdrawn' },
  }
  const person = next()
  await overDatabase(world.databaseUrl, async (client) => {
    for (const state of states) {
      for (const verb of ['save', 'submit', 'approve', 'withdraw'] as const) {
        await client.query('delete from approval_asks where enrolment_id in (select id from enrolments where person_id = $1)', [person.id])
        await client.query('delete from enrolment_moves where enrolment_id in (select id from enrolments where person_id = $1)', [person.id])
        await client.query('delete from enrolments where person_id = $1', [person.id])
        const { id } = await save(person.id)
        await client.query('update enrolments set state = $2, approver_id = $3, submitted_at = $4 where id = $1', [id, state, state === 'draft' ? null : person.managerId, state === 'draft' ? null : 1])
        if (state !== 'draft') await client.query(`insert into approval_asks (id, enrolment_id, person_id, why, asked_at) values (gen_random_uuid(), $1, $2, 'manager', 1)`, [id, person.managerId])
        const acts = { save: () => save(person.id), submit: () => submit(person.id), approve: () => decide(person.managerId, id, 'approve'), withdraw: () => withdraw(person.id, id) }
        const outcome = await acts[verb]().then((done) => done.state, (error: unknown) => (error instanceof Refused ? error.code : String(error)))
        expect(outcome, `${verb} when ${state}`).toBe(expected[state][verb])
        const { rows } = await client.query<{ state: string }>('select state from enrolments where id = $1', [id])
        const moved = !/_/.test(outcome) && verb !== 'save'
        expect(rows[0]?.state, `${verb} when ${state}`).toBe(moved ? outcome : state)
      }
    }
  })
})

test('pressing twice, and ten times at once, is as good as once', async () => {
  const person = next()
  await Promise.all(Array.from({ length: 5 }, () => save(person.id)))
  const { id } = (await mine(person.id)) ?? { id: '' }
  const sent = await Promise.all(Array.from({ length: 10 }, () => submit(person.id)))
  expect(new Set(sent.map((enrolment) => `${enrolment.id} ${enrolment.state}`))).toEqual(new Set([`${id} submitted`]))
  const decided = await Promise.all(Array.from({ length: 10 }, () => decide(person.managerId, id, 'approve')))
  expect(new Set(decided.map((approval) => `${approval.state} ${approval.decidedAt}`)).size).toBe(1)
  await Promise.all(Array.from({ length: 10 }, () => withdraw(person.id, id)))
  expect(await moves(id)).toEqual(['draft → submitted (tab)', 'submitted → approved (tab)', 'approved → withdrawn (tab)'])
})

test('when yes and no come at once one of them counts, and the other is told so', async () => {
  for (let round = 0; round < 4; round += 1) {
    const person = next()
    const { id } = await save(person.id)
    await submit(person.id)
    const outcomes = await Promise.allSettled([decide(person.managerId, id, 'approve'), decide(person.managerId, id, 'decline', 'Not now')])
    expect(outcomes.filter((outcome) => outcome.status === 'rejected').map((outcome) => outcome.reason as unknown)).toEqual([refusal('enrolment_already_decided')])
    const [won] = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.state] : []))
    expect((await mine(person.id))?.state).toBe(won)
    expect(await moves(id)).toHaveLength(2)
  }
})

test('a form that is changed in one window while it is sent in another never slips past its rules or the manager', async () => {
  const mentor = { role: 'mentor', skillsOffered: ['Budgeting'] }
  for (let round = 0; round < 6; round += 1) {
    const person = next()
    const change = round % 2 === 0 ? { goals: '', skillsWanted: [] } : {}
    await save(person.id, mentor)
    await Promise.allSettled([submit(person.id), save(person.id, change)])
    const kept = await mine(person.id)
    if (kept?.state === 'draft') continue
    if (kept?.answers.role === 'mentee') expect(kept).toMatchObject({ state: 'submitted', approver: { id: person.managerId }, answers: { goals: answers.goals } })
    else expect(kept).toMatchObject({ state: 'approved', answers: { role: 'mentor', skillsOffered: ['Budgeting'] } })
  }
})

test('after a no or a withdrawal one may ask again, as a new request, and the old one stays as it was', async () => {
  const person = next()
  const first = await save(person.id)
  await submit(person.id)
  await decide(person.managerId, first.id, 'decline', 'The time does not suit')
  expect((await mine(person.id))?.sentence).toContain('The time does not suit')
  const second = await save(person.id)
  expect(second.id).not.toBe(first.id)
  await submit(person.id)
  await withdraw(person.id, second.id)
  const third = await save(person.id)
  expect(new Set([first.id, second.id, third.id]).size).toBe(3)
  expect((await mine(person.id))?.id).toBe(third.id)
  const { approvals } = await callAs(person.managerId, listApprovals)
  expect(approvals.filter((approval) => approval.person.id === person.id).map((approval) => approval.state).sort()).toEqual(['declined', 'withdrawn'])
  const { enrolments } = await callAs(organizerId, listEnrolments, { params: { cohortId } })
  expect(enrolments.filter((row) => row.enrolment.person.id === person.id).map((row) => row.enrolment.state).sort()).toEqual(['declined', 'withdrawn'])
})

test('a draft that was thrown away stays its owner’s alone', async () => {
  const person = next()
  const draft = await save(person.id, { goals: 'Nobody should read this.' })
  await withdraw(person.id, draft.id)
  const { enrolments } = await callAs(organizerId, listEnrolments, { params: { cohortId } })
  expect(enrolments.filter((row) => row.enrolment.person.id === person.id)).toEqual([])
})

test('approver and organizer see the answers of the chosen role alone', async () => {
  const person = next()
  await save(person.id, { skillsOffered: ['Knitting'], capacity: 3 })
  await submit(person.id)
  const { approvals } = await callAs(person.managerId, listApprovals)
  expect(approvals.find((approval) => approval.person.id === person.id)).toMatchObject({ skillsWanted: ['Negotiation'], skillsOffered: [] })
  const { enrolments } = await callAs(organizerId, listEnrolments, { params: { cohortId } })
  expect(enrolments.find((row) => row.enrolment.person.id === person.id)?.enrolment.answers).toMatchObject({ skillsWanted: ['Negotiation'], skillsOffered: [], capacity: 1 })
})

test('the approver is the next manager up whose account is alive; in a circle of managers, or above the top, it is the organizer', async () => {
  const approverOf = async (id: string) => (await callAs(id, getMyEnrolment, { params: { cohortId } })).approver?.id
  expect(await approverOf(under.id)).toBe(top.id)
  expect(await approverOf(ring1.id)).toBe(organizerId)
  expect(await approverOf(lost.id)).toBe(organizerId)
  const chief = cast.people.find((person) => person.managerId === null && person.accountEnabled && cast.people.some((other) => other.managerId === person.id))
  expect(await approverOf(chief?.id ?? '')).toBe(organizerId)
  // Where the chief is the organizer, nobody is left to ask, and it says so.
  const theirs = await openSeason(world, { name: 'of the chief' })
  await overDatabase(world.databaseUrl, (client) => client.query('update cohorts set created_by = $1 where id = $2', [chief?.id, theirs]))
  await save(chief?.id ?? '', {}, theirs)
  const { id: enrolmentId, ...sent } = await submit(chief?.id ?? '', theirs)
  expect(sent).toMatchObject({ state: 'approved', approver: null, sentence: expect.stringContaining('so there was nobody to ask') as string })
  expect((await callAs(chief?.id ?? '', listEnrolmentMoves, { params: { enrolmentId } })).moves.at(-1)?.sentence).toBe('There was nobody to ask: they are the organizer, and nobody is above them in the org chart. So it was approved at once.')
  await save(under.id)
  expect((await submit(under.id)).approver?.id).toBe(top.id)
})

test('a mentor is in at once, unless the program asks their manager too', async () => {
  const mentor = { role: 'mentor', skillsOffered: ['Budgeting'], capacity: 2 }
  const [free, asked] = [next(), next()]
  await save(free.id, mentor)
  expect(await submit(free.id)).toMatchObject({ state: 'approved', approver: null, decidedBy: null })
  const strict = await openSeason(world, { name: 'strict', mentorNeedsApproval: true })
  await save(asked.id, mentor, strict)
  expect(await submit(asked.id, strict)).toMatchObject({ state: 'submitted', approver: { id: asked.managerId } })
})

test('drafts and interests are nobody else’s to read', async () => {
  const person = next()
  await save(person.id, { goals: 'A secret wish for later', interests: ['Secret gardening'] })
  const { enrolments } = await callAs(organizerId, listEnrolments, { params: { cohortId } })
  expect(enrolments.some((row) => row.enrolment.person.id === person.id)).toBe(false)
  await submit(person.id)
  expect(JSON.stringify(await callAs(person.managerId, listApprovals))).not.toContain('Secret gardening')
})
