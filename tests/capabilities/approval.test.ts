import { afterAll, expect, inject, test } from 'vitest'
import type { z } from 'zod'
import { answerQuestion, askAboutEnrolment, type Decision, decideEnrolment, delegateApproval, getMyEnrolment, listApprovals, listEnrolmentMoves, listEnrolments, pauseEnrolment, remindApprover, resumeEnrolment, saveMyDelegate, saveMyEnrolment, submitMyEnrolment, withdrawEnrolment } from '#api/enrolment/contract.ts'
import { startSync } from '#api/people/contract.ts'
import { changeCohort, changeProgram, getCohort, openCohort } from '#api/programs/contract.ts'
import type { Refused } from '#scripts/rehearsal/company-app.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { castCompany } from '#scripts/tenant/cast/company.ts'
import type { CastPerson } from '#scripts/tenant/cast/types.ts'
import { overDatabase } from '../support/enrol-approved.ts'
import { type Able, ablePeople, openSeason } from '../support/season.ts'
import { eventually, startWorld } from '../support/start-world.ts'
import { stepsDone } from '../support/steps-done.ts'

// Nobody is out of office but whom a test sends away.
const company = castCompany({ startsOn: Temporal.Now.plainDateISO('UTC').toString() })
const world = await startWorld(inject('postgresUrl'), { cast: { ...company, events: company.events.filter((event) => event.showAs !== 'oof') } })
afterAll(() => world[Symbol.asyncDispose]())
const { callAs, databaseUrl, running } = world
const { tenant, calendars } = running
const organizerId = organizerOf(tenant.cast)
await waitForPeople(callAs, organizerId)
const cohortId = await openSeason(world)

const now = () => tenant.clock.now()
const managerOf = (id: string): CastPerson | undefined => tenant.people.get(tenant.people.get(id)?.managerId ?? '')

/** One person for each manager, with another manager above, so that no test meets another's. */
const people = [...Map.groupBy(ablePeople(world), (person) => person.managerId).values()]
  .flatMap(([first]) => first ?? [])
  .filter((person) => {
    const above = managerOf(person.managerId)
    return above?.accountEnabled === true && above.mailbox !== null && above.id !== organizerId
  })
const next = (): Able => {
  const person = people.shift()
  if (!person) throw new Error('Nobody is left who has a manager of their own.')
  return person
}
const colleague = (): Able => {
  const person = people.pop()
  if (!person) throw new Error('Nobody is left to ask.')
  return person
}
const nameOf = (id: string) => tenant.people.get(id)?.displayName ?? '?'

async function enrol(person: Able, cohort = cohortId): Promise<string> {
  const functionsToExplore = ['Engineering', 'Finance', 'Legal'].filter((name) => name !== person.department)
  await callAs(person.id, saveMyEnrolment, { params: { cohortId: cohort }, input: { role: 'mentee', goals: 'To see how other departments work.', skillsWanted: ['Negotiation'], functionsToExplore } })
  return (await callAs(person.id, submitMyEnrolment, { params: { cohortId: cohort } })).id
}
const approvalOf = async (viewerId: string, enrolmentId: string) => (await callAs(viewerId, listApprovals)).approvals.find((approval) => approval.enrolmentId === enrolmentId)
const rowOf = async (enrolmentId: string, cohort = cohortId) => (await callAs(organizerId, listEnrolments, { params: { cohortId: cohort } })).enrolments.find((row) => row.enrolment.id === enrolmentId)
const mine = async (id: string, cohort = cohortId) => (await callAs(id, getMyEnrolment, { params: { cohortId: cohort } })).enrolment
const stateOf = async (id: string, cohort = cohortId) => (await mine(id, cohort))?.state
const decide = (id: string, enrolmentId: string, input: z.input<typeof Decision>) => callAs(id, decideEnrolment, { params: { enrolmentId }, input })
const history = async (viewerId: string, enrolmentId: string) => (await callAs(viewerId, listEnrolmentMoves, { params: { enrolmentId } })).moves.map((move) => move.sentence)
const refusal = (code: string) => expect.objectContaining({ code }) as Refused
const day = (ahead: number, from = now()) => from.toZonedDateTimeISO('UTC').toPlainDate().add({ days: ahead }).toString()

function goAway(id: string, days: number): void {
  const zone = tenant.people.get(id)?.mailbox?.ianaTimeZone ?? 'UTC'
  const today = now().toZonedDateTimeISO(zone).toPlainDate()
  calendars.book(id, { subject: 'Holiday', localStart: `${today.toString()}T00:00:00`, localEnd: `${today.add({ days }).toString()}T00:00:00`, isAllDay: true, showAs: 'oof' })
}

/** When the next step of a request is to be looked at, epoch milliseconds. */
const dueOf = (enrolmentId: string) =>
  overDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ what: string; at: string }>('select due_what as what, due_at as at from enrolments where id = $1', [enrolmentId])
    return { what: rows[0]?.what ?? null, at: Number(rows[0]?.at ?? 0) }
  })
async function moveClockTo(at: number): Promise<void> {
  tenant.clock.advance({ milliseconds: Math.max(0, Math.ceil(at - now().epochMilliseconds)) + 1_000 })
  await Promise.resolve()
}
const stepIs = (enrolmentId: string, what: string | null) => eventually(() => dueOf(enrolmentId), (due) => due.what === what)

test('while the manager is out of office, whom they named is asked instead, else the next manager up; nobody who was passed over is asked any more', async () => {
  const [named, unnamed, delegate] = [next(), next(), colleague()]
  for (const person of [named, unnamed]) goAway(person.managerId, 12)
  expect(await callAs(named.managerId, saveMyDelegate, { input: { personId: delegate.id } })).toMatchObject({ delegate: { id: delegate.id } })
  await expect(callAs(named.managerId, saveMyDelegate, { input: { personId: named.managerId } })).rejects.toEqual(refusal('invalid_input'))

  const first = await enrol(named)
  const asked = await eventually(() => approvalOf(delegate.id, first), (approval) => approval !== undefined)
  expect(asked).toMatchObject({ state: 'submitted', why: `${nameOf(named.managerId)} is away and named you.`, askedOf: [{ id: delegate.id }] })
  expect(await approvalOf(named.managerId, first)).toBeUndefined()
  expect((await rowOf(first))?.stuck).toMatch(new RegExp(`^${nameOf(named.managerId)} is out of office until \\w+ \\d+ \\w+; ${nameOf(delegate.id)} was asked instead\\.$`))
  expect((await mine(named.id))?.sentence).toContain(nameOf(delegate.id))
  await decide(delegate.id, first, { decision: 'approve' })
  await expect(decide(named.managerId, first, { decision: 'decline', change: true })).rejects.toEqual(refusal('not_found'))

  const second = await enrol(unnamed)
  const above = managerOf(unnamed.managerId)
  expect((await eventually(() => approvalOf(above?.id ?? '', second), (approval) => approval !== undefined))?.why).toBe(`${nameOf(unnamed.managerId)} is away, so you are asked as the next manager.`)
  // Who is away and answers all the same is not refused.
  expect(await decide(unnamed.managerId, second, { decision: 'approve' })).toMatchObject({ state: 'approved', decidedBy: { id: unnamed.managerId } })
})

test('handed on, two are asked and the first one counts; the other finds the outcome, and a no of theirs changes it only when they mean to', async () => {
  const [person, colleagueOfTheirs] = [next(), colleague()]
  const enrolmentId = await enrol(person)
  const handOn = (byId: string, personId: string) => callAs(byId, delegateApproval, { params: { enrolmentId }, input: { personId } })
  await expect(handOn(person.managerId, person.managerId)).rejects.toEqual(refusal('invalid_input'))
  await expect(handOn(person.managerId, person.id)).rejects.toEqual(refusal('invalid_input'))
  await expect(handOn(colleagueOfTheirs.id, organizerId)).rejects.toEqual(refusal('not_found'))
  expect((await handOn(person.managerId, colleagueOfTheirs.id)).askedOf.map(({ id }) => id)).toEqual([person.managerId, colleagueOfTheirs.id])
  expect((await handOn(person.managerId, colleagueOfTheirs.id)).askedOf).toHaveLength(2)
  await expect(handOn(colleagueOfTheirs.id, person.managerId)).rejects.toEqual(refusal('invalid_input'))
  expect((await approvalOf(colleagueOfTheirs.id, enrolmentId))?.why).toBe(`${nameOf(person.managerId)} handed this to you.`)
  const [second, third, fourth] = people.filter(({ id }) => id !== person.managerId).slice(-3) as [Able, Able, Able]
  await handOn(person.managerId, second.id)
  await handOn(second.id, third.id)
  await expect(handOn(third.id, fourth.id)).rejects.toEqual(expect.objectContaining({ code: 'invalid_input', message: expect.stringContaining('Three colleagues') as string }))
  expect((await approvalOf(person.managerId, enrolmentId))?.askedOf).toHaveLength(4)

  const outcomes = await Promise.allSettled([decide(person.managerId, enrolmentId, { decision: 'approve' }), decide(colleagueOfTheirs.id, enrolmentId, { decision: 'decline' })])
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  const winner = outcomes[0].status === 'fulfilled' ? person.managerId : colleagueOfTheirs.id
  expect((await mine(person.id))?.decidedBy?.id).toBe(winner)
  if (winner === person.managerId) {
    await expect(decide(colleagueOfTheirs.id, enrolmentId, { decision: 'decline' })).rejects.toEqual(refusal('enrolment_already_decided'))
    expect(await approvalOf(colleagueOfTheirs.id, enrolmentId)).toMatchObject({ state: 'approved', changeable: true, askedOf: [] })
    expect(await decide(colleagueOfTheirs.id, enrolmentId, { decision: 'decline', reason: 'We need them here', change: true })).toMatchObject({ state: 'declined', changeable: false })
    expect((await history(person.id, enrolmentId)).at(-1)).toBe(`${nameOf(colleagueOfTheirs.id)} changed the decision to no: “We need them here”`)
  }
})

test('a question reaches the employee and comes back, and the request stays open meanwhile', async () => {
  const person = next()
  const enrolmentId = await enrol(person)
  const ask = (question: string) => callAs(person.managerId, askAboutEnrolment, { params: { enrolmentId }, input: { question } })
  const answer = (byId: string, words: string) => callAs(byId, answerQuestion, { params: { enrolmentId }, input: { answer: words } })
  await expect(answer(person.id, 'Nobody has asked')).rejects.toEqual(refusal('not_found'))
  await Promise.all([ask('Which day would it be?'), ask('Which day would it be?')])
  await expect(ask('And for how long?')).rejects.toEqual(refusal('question_waiting'))
  expect((await mine(person.id))?.questions).toMatchObject([{ question: 'Which day would it be?', answer: null, by: { id: person.managerId } }])
  await expect(answer(person.managerId, 'Not mine to answer')).rejects.toEqual(refusal('not_found'))
  await answer(person.id, 'A Tuesday each month.')
  await answer(person.id, 'Pressed twice.')
  expect(await approvalOf(person.managerId, enrolmentId)).toMatchObject({ state: 'submitted', questions: [{ answer: 'A Tuesday each month.' }] })
  // The organizer is told of the request, and reads no answer that was meant for those who decide, until they are asked themselves.
  expect((await rowOf(enrolmentId))?.enrolment.questions).toEqual([])
  expect((await callAs(organizerId, remindApprover, { params: { enrolmentId } })).enrolment.questions).toEqual([])
  await callAs(person.managerId, delegateApproval, { params: { enrolmentId }, input: { personId: organizerId } })
  expect((await rowOf(enrolmentId))?.enrolment.questions).toMatchObject([{ answer: 'A Tuesday each month.' }])
  await ask('And for how long?')
  await decide(person.managerId, enrolmentId, { decision: 'approve' })
  await expect(ask('Too late to ask?')).rejects.toEqual(refusal('enrolment_already_decided'))
})

test('where all places are taken a yes waits for one, and a freed place goes to the first in line; more places are given out at once', async () => {
  const cohort = await openSeason(world, { name: 'small' })
  const { name, enrolUntilOn, program } = await callAs(organizerId, getCohort, { params: { cohortId: cohort } })
  const setPlaces = (places: number | null) => callAs(organizerId, changeCohort, { params: { cohortId: cohort }, input: { name, enrolUntilOn, places } })
  expect((await setPlaces(1)).places).toBe(1)
  const [first, second, third, fourth, fifth] = people as [Able, Able, Able, Able, Able]
  const ids = []
  for (const person of [first, second, third, fourth]) {
    const id = await enrol(person, cohort)
    await decide(person.managerId, id, { decision: 'approve' })
    ids.push(id)
  }
  const states = async () => Promise.all([first, second, third, fourth].map((person) => stateOf(person.id, cohort)))
  expect(await states()).toEqual(['approved', 'waitlisted', 'waitlisted', 'waitlisted'])
  expect((await mine(second.id, cohort))?.sentence).toContain('all places are taken')
  await callAs(first.id, withdrawEnrolment, { params: { enrolmentId: ids[0] ?? '' } })
  expect(await states()).toEqual(['withdrawn', 'approved', 'waitlisted', 'waitlisted'])
  await decide(second.managerId, ids[1] ?? '', { decision: 'decline', change: true })
  expect(await states()).toEqual(['withdrawn', 'declined', 'approved', 'waitlisted'])
  // There are more places, and a yes comes before anybody has given them out: whoever waits goes first all the same.
  await overDatabase(databaseUrl, (client) => client.query('update cohorts set places = 2 where id = $1', [cohort]))
  const late = await enrol(fifth, cohort)
  expect(await decide(fifth.managerId, late, { decision: 'approve' })).toMatchObject({ state: 'waitlisted' })
  expect((await states())[3]).toBe('approved')
  await setPlaces(3)
  await eventually(() => stateOf(fifth.id, cohort), (state) => state === 'approved')
  expect(await history(fourth.id, ids[3] ?? '')).toEqual([expect.stringContaining('sent the request'), expect.stringContaining('All places were taken'), 'A place came free, and it went to the first in line.'])
  await expect(callAs(organizerId, changeCohort, { params: { cohortId: cohort }, input: { name, enrolUntilOn: day(-3), places: null } })).rejects.toEqual(refusal('dates_out_of_order'))

  const { id: programId, sessions: _sessions, sessionMinutes: _minutes, ...settings } = program
  expect(await callAs(organizerId, changeProgram, { params: { programId }, input: { ...settings, remindAfterDays: 3, expireAfterDays: 12 } })).toMatchObject({ remindAfterDays: 3, expireAfterDays: 12, sessions: 4 })
  await expect(callAs(organizerId, changeProgram, { params: { programId }, input: { ...settings, remindAfterDays: 9 } })).rejects.toEqual(refusal('invalid_input'))
})

test('who has a circle and is told no late is out of the cohort, and the history says so', async () => {
  const person = next()
  const enrolmentId = await enrol(person)
  await decide(person.managerId, enrolmentId, { decision: 'approve' })
  await overDatabase(databaseUrl, (client) => client.query(`update enrolments set state = 'matched' where id = $1`, [enrolmentId]))
  expect(await decide(person.managerId, enrolmentId, { decision: 'approve' })).toMatchObject({ state: 'matched', changeable: true })
  expect(await decide(person.managerId, enrolmentId, { decision: 'decline', change: true })).toMatchObject({ state: 'declined' })
  expect(await history(organizerId, enrolmentId)).toHaveLength(3)
  await expect(history(person.managerId, enrolmentId)).rejects.toEqual(refusal('not_found'))
})

test('by the clock: whoever was put off is asked for again on the day, a break runs out, and working days bring a reminder, the next manager, and an end', async () => {
  const [late, resting, back, silent, reminded] = [next(), next(), next(), next(), next()]
  const lateId = await enrol(late)
  for (const untilOn of [day(-1), day(0), day(400)]) await expect(decide(late.managerId, lateId, { decision: 'not-until', untilOn })).rejects.toEqual(refusal('invalid_input'))
  expect(await decide(late.managerId, lateId, { decision: 'not-until', untilOn: day(2), reason: 'After the audit' })).toMatchObject({ state: 'not-until', untilOn: day(2) })
  expect((await mine(late.id))?.sentence).toContain('“After the audit”')
  // Another day, by whoever asked to wait; wrong ones leave the day as it is.
  for (const untilOn of [day(-1), day(0), day(400)]) await expect(decide(late.managerId, lateId, { decision: 'not-until', untilOn })).rejects.toEqual(refusal('invalid_input'))
  for (const untilOn of [day(5), day(2)]) expect(await decide(late.managerId, lateId, { decision: 'not-until', untilOn, reason: 'After the audit' })).toMatchObject({ state: 'not-until', untilOn })

  const restingId = await enrol(resting)
  const pause = (person: Able, enrolmentId: string, untilOn: string) => callAs(person.id, pauseEnrolment, { params: { enrolmentId }, input: { untilOn } })
  await expect(pause(resting, restingId, day(2))).rejects.toEqual(refusal('enrolment_wrong_state'))
  await decide(resting.managerId, restingId, { decision: 'approve' })
  await expect(pause(resting, restingId, day(0))).rejects.toEqual(refusal('invalid_input'))
  expect(await pause(resting, restingId, day(2))).toMatchObject({ state: 'paused', untilOn: day(2) })
  const backId = await enrol(back)
  await decide(back.managerId, backId, { decision: 'approve' })
  await pause(back, backId, day(30))
  expect(await callAs(back.id, resumeEnrolment, { params: { enrolmentId: backId } })).toMatchObject({ state: 'approved', untilOn: null })

  const [silentId, remindedId] = [await enrol(silent), await enrol(reminded)]
  await eventually(() => rowOf(silentId), (row) => row?.asks[0]?.way !== null)
  const remind = () => callAs(organizerId, remindApprover, { params: { enrolmentId: remindedId } })
  await remind()
  await expect(remind()).rejects.toEqual(refusal('reminded_today'))
  await decide(reminded.managerId, remindedId, { decision: 'decline' })
  await expect(remind()).rejects.toEqual(refusal('enrolment_already_decided'))

  const first = await dueOf(silentId)
  expect(first.what).toBe('remind')
  await moveClockTo(first.at - 60_000)
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect((await dueOf(silentId)).what).toBe('remind')
  await moveClockTo(first.at)
  const second = await stepIs(silentId, 'escalate')
  // What goes wrong with one keeps nobody else waiting, whoever comes first.
  const badRow = async (id: string) => {
    await overDatabase(databaseUrl, (client) => client.query(`create function go_bad() returns trigger language plpgsql as $$ begin raise exception 'A row went bad.'; end $$; create trigger go_bad before update on enrolments for each row when (old.id = '${id}') execute function go_bad()`))
    return { [Symbol.asyncDispose]: () => overDatabase(databaseUrl, (client) => client.query('drop function go_bad cascade').then(() => undefined)) }
  }
  const resters = [
    { enrolmentId: lateId, id: late.id, then: 'submitted' },
    { enrolmentId: restingId, id: resting.id, then: 'approved' },
  ].sort((one, other) => (one.enrolmentId < other.enrolmentId ? -1 : 1))
  const [bad, good] = [resters[0], resters[1]]
  if (!bad || !good) throw new Error('Two rest.')
  {
    await using _row = await badRow(bad.enrolmentId)
    await moveClockTo(Date.parse(`${day(3)}T00:00:00Z`))
    await eventually(() => stateOf(good.id), (state) => state === good.then)
  }
  await eventually(() => stateOf(late.id), (state) => state === 'submitted')
  expect(await approvalOf(late.managerId, lateId)).toMatchObject({ state: 'submitted', askedOf: [{ id: late.managerId }], decidedAt: null })
  await eventually(() => stateOf(resting.id), (state) => state === 'approved')
  expect((await history(resting.id, restingId)).at(-1)).toBe('The break was over.')

  await moveClockTo(second.at)
  const third = await stepIs(silentId, 'expire')
  const above = managerOf(silent.managerId)
  expect(await approvalOf(above?.id ?? '', silentId)).toMatchObject({ why: `${nameOf(silent.managerId)} has not answered yet, so you are asked as the next manager.`, expiresAt: third.at })
  await eventually(() => stepsDone(world, organizerId), (steps) => steps.includes('escalation'))
  await moveClockTo(third.at)
  await eventually(() => stateOf(silent.id), (state) => state === 'declined')
  expect(await mine(silent.id)).toMatchObject({ decidedBy: null, sentence: expect.stringContaining('Nobody answered in time') as string })
  expect(await history(organizerId, silentId)).toEqual([`${silent.displayName} sent the request.`, 'Nobody answered for ten working days, so it closed.'])
})

test('when the clock jumps by weeks, each step is still taken, and nothing closes before somebody could answer what they were reminded of', async () => {
  const { program } = await callAs(organizerId, getCohort, { params: { cohortId } })
  const { id: later } = await callAs(organizerId, openCohort, { params: { programId: program.id }, input: { name: 'Later', enrolUntilOn: day(20), startsOn: day(20) } })
  const person = next()
  const enrolmentId = await enrol(person, later)
  await eventually(() => rowOf(enrolmentId, later), (row) => row?.asks[0]?.way !== null)
  tenant.clock.advance({ hours: 24 * 40 })
  const last = await stepIs(enrolmentId, 'expire')
  const row = await rowOf(enrolmentId, later)
  expect(row?.asks).toHaveLength(2)
  expect(row?.enrolment.state).toBe('submitted')
  expect(last.at - now().epochMilliseconds).toBeGreaterThan(15 * 3_600_000)
  await moveClockTo(last.at)
  await eventually(() => stateOf(person.id, later), (state) => state === 'declined')
})

test('whoever leaves the company before there is a circle leaves their place to the next in line, and nobody is asked about them any more', async () => {
  const { program } = await callAs(organizerId, getCohort, { params: { cohortId } })
  const { id: small } = await callAs(organizerId, openCohort, { params: { programId: program.id }, input: { name: 'Small', enrolUntilOn: day(20), startsOn: day(20), places: 1 } })
  const [leaver, waiting, asking] = [next(), next(), next()]
  for (const person of [leaver, waiting]) await decide(person.managerId, await enrol(person, small), { decision: 'approve' })
  const askingId = await enrol(asking, small)
  expect(await stateOf(waiting.id, small)).toBe('waitlisted')
  running.staff.disable(leaver.id)
  running.staff.disable(asking.id)
  await callAs(organizerId, startSync)
  await eventually(() => stateOf(waiting.id, small), (state) => state === 'approved')
  await eventually(() => rowOf(askingId, small), (row) => row?.enrolment.state === 'withdrawn')
  expect(await approvalOf(asking.managerId, askingId)).toMatchObject({ state: 'withdrawn', askedOf: [] })
  expect((await history(organizerId, askingId)).at(-1)).toMatch(/no longer in the company directory/)
})
