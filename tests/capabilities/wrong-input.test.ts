import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, inject, test } from 'vitest'
import { listApprovals, saveMyEnrolment, submitMyEnrolment } from '#api/enrolment/contract.ts'
import { Refusal } from '#api/http/endpoint.ts'
import { addGoal } from '#api/roadmap/contract.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { everythingQuiet } from '../support/everything-quiet.ts'
import { ablePeople, openSeason, publishPairs } from '../support/season.ts'
import { send, type Sending } from '../support/send.ts'
import { snapshot } from '../support/snapshot.ts'
import { eventually, startWorld } from '../support/start-world.ts'

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { running, callAs, apiUrl } = world
const organizerId = organizerOf(running.tenant.cast)
await waitForPeople(callAs, organizerId)

// Two circles that meet, and beside them a cohort in which one person has been sent to their manager and another has begun.
const [ann, bob, cid, dee, eve, fay] = ablePeople(world)
if (!ann || !bob || !cid || !dee || !eve || !fay) throw new Error('The company has six people who can take part.')
const { run, circles, cohortId: running1 } = await publishPairs(world, [[ann, bob], [cid, dee]], 'running')
const circleOf = (personId: string) => circles.find(({ circle }) => circle.mentees.some((mentee) => mentee.id === personId))?.circle ?? { id: '', mentor: { id: '' } }
const hers = circleOf(bob.id)
const others = circleOf(dee.id)
const goal = await callAs(bob.id, addGoal, { params: { circleId: hers.id }, input: { title: 'Lead a review', measure: 'reviews', baseline: 0, target: 1, dueOn: '2199-01-01' } })
const open = await openSeason(world, { name: 'open' })
const answers = { role: 'mentee' as const, goals: 'I want to learn how others work.', skillsWanted: ['Negotiation'], functionsToExplore: [ann.department, bob.department, cid.department] }
await callAs(eve.id, saveMyEnrolment, { params: { cohortId: open }, input: answers })
const asked = await callAs(eve.id, submitMyEnrolment, { params: { cohortId: open } })
await callAs(fay.id, saveMyEnrolment, { params: { cohortId: open }, input: { ...answers, goals: '' } })
await eventually(() => Promise.resolve(world.connector.chats.ofPerson(eve.managerId)?.messages.length ?? 0), (count) => count === 1)
const everybody = [ann.id, bob.id, cid.id, dee.id, eve.id, fay.id]
await everythingQuiet(world)

/** Sends as somebody and expects a refusal with this status and code; returns its words. */
async function refused(personId: string, sending: Sending & { path: string }, status: number, code: string): Promise<Refusal['error']> {
  const { path, ...rest } = sending
  const answer = await send(apiUrl + path, { ...rest, token: await running.entra.issueUserToken(personId) })
  const about = `${rest.method ?? 'GET'} ${path} ${JSON.stringify(rest.json ?? null).slice(0, 120)}: ${answer.text.slice(0, 300)}`
  expect([answer.status, (answer.body as Partial<Refusal> | null)?.error?.code], about).toEqual([status, code])
  const { error } = Refusal.parse(answer.body)
  expect(error.requestId, about).toBe(answer.requestId)
  expect(error.message, about).toMatch(/^\p{Lu}.{8,}\.$|: /u)
  expect(answer.text, about).not.toMatch(/at \w+.*\(.*:\d+:\d+\)|node_modules|select .* from/)
  // Each fault is a sentence of ours, not the word of a library.
  for (const detail of error.details ?? []) expect(detail.message, about).toMatch(/^(?!.*(?:Invalid|Too (?:small|big)|expected (?:string|number|array|object))).+\.$/)
  return error
}

/** Whatever is tried inside, nothing may come of it. */
async function nothingChanges(attempt: () => Promise<unknown>): Promise<void> {
  const before = await snapshot(world, everybody)
  await attempt()
  expect(await snapshot(world, everybody)).toEqual(before)
}

const mine = `/api/cohorts/${open}/my-enrolment`
const asJson = { 'content-type': 'application/json' }

test('a body that is no JSON, says it is something else, or is too large is refused before anything is done', () =>
  nothingChanges(async () => {
    const put = { path: mine, method: 'PUT' }
    for (const text of ['{"role": "mentee"', 'role=mentee', '"mentee"', 'null', '{"role":"mentee"} trailing', '\u{feff}{'.repeat(3)]) await refused(fay.id, { ...put, headers: asJson, text }, 400, 'invalid_json')
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml']) {
      await refused(fay.id, { ...put, headers: { 'content-type': type }, text: JSON.stringify(answers) }, 415, 'unsupported_media_type')
    }
    await refused(fay.id, { ...put, headers: { 'content-type': 'application/json; charset=latin1' }, text: JSON.stringify(answers) }, 415, 'unsupported_media_type')
    await refused(fay.id, { ...put, headers: { ...asJson, 'content-encoding': 'zstd-old' }, text: JSON.stringify(answers) }, 415, 'unsupported_media_type')
    await refused(fay.id, { ...put, headers: { ...asJson, 'content-encoding': 'gzip' }, text: JSON.stringify(answers) }, 400, 'invalid_input')
    await refused(fay.id, { ...put, json: { ...answers, goals: 'g'.repeat(110_000) } }, 413, 'too_large')
    await refused(fay.id, { ...put, headers: { ...asJson, 'content-encoding': 'gzip' }, text: new Uint8Array(gzipSync(JSON.stringify({ ...answers, goals: 'g'.repeat(5_000_000) }))) }, 413, 'too_large')
  }))

test('each missing or wrong field is named with its path', () =>
  nothingChanges(async () => {
    const wrong: [json: unknown, path: string][] = [
      [{}, 'body.role'],
      [[], 'body'],
      [{ ...answers, role: 'organizer' }, 'body.role'],
      [{ ...answers, goals: 7 }, 'body.goals'],
      [{ ...answers, goals: 'g'.repeat(601) }, 'body.goals'],
      [{ ...answers, skillsWanted: 'Negotiation' }, 'body.skillsWanted'],
      [{ ...answers, skillsWanted: ['  '] }, 'body.skillsWanted.0'],
      [{ ...answers, skillsWanted: Array.from({ length: 11 }, (_, at) => `skill ${at}`) }, 'body.skillsWanted'],
      [{ ...answers, capacity: 4 }, 'body.capacity'],
      [{ ...answers, capacity: 1.5 }, 'body.capacity'],
      [{ ...answers, goals: 'a NUL \u0000 in it' }, 'body.goals'],
      [{ ...answers, skillsWanted: ['half a \ud800 pair'] }, 'body.skillsWanted.0'],
    ]
    const words: (string | undefined)[] = []
    for (const [json, path] of wrong) {
      const error = await refused(fay.id, { path: mine, method: 'PUT', json }, 400, 'invalid_input')
      expect(error.details?.map((detail) => detail.path), JSON.stringify(json)).toContain(path)
      words.push(error.details?.find((detail) => detail.path === path)?.message)
    }
    expect(words.slice(0, 10)).toEqual([
      'This is missing.', 'This must be an object with names and values.', 'This must be mentee or mentor.', 'This must be text.', 'This must have at most 600 characters.', 'This must be a list.',
      'This must not be empty.', 'This must have at most 10 entries.', 'This must be at most 3.', 'This must be a whole number.',
    ])
    const goalInput = { title: 'Lead a review', measure: 'reviews', baseline: 0, target: 1, dueOn: '2030-01-01' }
    for (const change of [{ dueOn: '2030-02-30' }, { dueOn: '0000-01-01' }, { dueOn: '9999-12-31' }, { dueOn: 'soon' }, { target: 0 }, { target: 'much' }, { title: 'No' }]) {
      await refused(bob.id, { path: `/api/circles/${hers.id}/goals`, method: 'POST', json: { ...goalInput, ...change } }, 400, 'invalid_input')
    }
    await refused(bob.id, { path: `/api/circles/${hers.id}/goals`, method: 'POST', headers: asJson, text: JSON.stringify(goalInput).replace('"target":1', '"target":1e999') }, 400, 'invalid_input')
    await refused(organizerId, { path: '/api/programs', method: 'POST', json: { name: 'A program', purpose: 'short' } }, 400, 'invalid_input')
    await refused(eve.managerId, { path: `/api/enrolments/${asked.id}/decision`, method: 'POST', json: { decision: 'maybe' } }, 400, 'invalid_input')
  }))

test('rules and weights of a match run that make no sense are refused with their path', () =>
  nothingChanges(async () => {
    const path = `/api/cohorts/${running1}/match-runs`
    const weights = { skill: 360_000, function: 180_000, interest: 120_000, goal: 90_000, hours: 70_000, distance: 40_000, tie: 40_000 }
    const wrong: [json: unknown, path: string][] = [
      [{ name: ' ' }, 'body.name'],
      [{ rules: { circleSize: 5 } }, 'body.rules.circleSize'],
      [{ rules: { circleSize: 0 } }, 'body.rules.circleSize'],
      [{ rules: { distinctDepartments: 'sometimes' } }, 'body.rules.distinctDepartments'],
      [{ rules: { reportingLevels: -1 } }, 'body.rules.reportingLevels'],
      [{ rules: { minSharedHours: 25 } }, 'body.rules.minSharedHours'],
      [{ rules: { floors: [500_000, 400_000] } }, 'body.rules.floors'],
      [{ rules: { floors: [1, 2, 3] } }, 'body.rules.floors'],
      [{ rules: { circelSize: 2 } }, 'body.rules.circelSize'],
      [{ weights: { ...weights, skils: 1 } }, 'body.weights.skils'],
      [{ wieghts: weights }, 'body.wieghts'],
      [{ weights: { ...weights, skill: 360_001 } }, 'body.weights'],
      [{ weights: { ...weights, skill: -1 } }, 'body.weights.skill'],
      [{ weights: { skill: 1 } }, 'body.weights.goal'],
      [{ weights: { skill: 0, function: 0, interest: 0, goal: 0, hours: 0, distance: 0, tie: 0 } }, 'body.weights'],
      [{ locks: [{ mentorId: 'Jon', menteeId: ann.id }] }, 'body.locks.0.mentorId'],
      [{ standingRunId: 'the last' }, 'body.standingRunId'],
    ]
    for (const [json, at] of wrong) {
      const error = await refused(organizerId, { path, method: 'POST', json }, 400, 'invalid_input')
      expect(error.details?.map((detail) => detail.path), JSON.stringify(json)).toContain(at)
    }
    for (const runs of ['', run.id, `${run.id},`, `${run.id},${run.id},${run.id},${run.id}`, `${run.id},${run.id}`, 'a,b']) await refused(organizerId, { path: `${path}/compare?runs=${runs}` }, 400, 'invalid_input')
    await refused(organizerId, { path: `/api/match-runs/${run.id}/cancel`, method: 'POST' }, 409, 'match_run_over')
  }))

test('what the form still lacks is a 422 that names each field, and the draft stays one', () =>
  nothingChanges(async () => {
    const error = await refused(fay.id, { path: `${mine}/submit`, method: 'POST' }, 422, 'enrolment_incomplete')
    expect(error.details?.map((detail) => detail.path)).toEqual(['goals'])
  }))

test('ids that are none, and ids that nobody has', () =>
  nothingChanges(async () => {
    for (const id of ['1', 'undefined', '%00', "' or 1=1 --", '0'.repeat(36), `${open}x`]) {
      await refused(fay.id, { path: `/api/cohorts/${encodeURIComponent(id)}` }, 400, 'invalid_input')
      await refused(bob.id, { path: `/api/circles/${encodeURIComponent(id)}/roadmap` }, 400, 'invalid_input')
      for (const step of ['publish', 'cancel']) await refused(organizerId, { path: `/api/match-runs/${encodeURIComponent(id)}/${step}`, method: 'POST' }, 400, 'invalid_input')
      await refused(organizerId, { path: `/api/match-runs/${encodeURIComponent(id)}/manifest` }, 400, 'invalid_input')
    }
    for (const number of ['0', '13', '1.5', 'one', '-1']) await refused(bob.id, { path: `/api/circles/${hers.id}/sessions/${number}/complete`, method: 'POST', json: {} }, 400, 'invalid_input')
    const nobodys = randomUUID()
    const goalInput = { title: 'Lead a review', measure: 'reviews', baseline: 0, target: 1, dueOn: '2030-01-01' }
    for (const [personId, method, path, json] of [
      [fay.id, 'GET', `/api/cohorts/${nobodys}`, undefined],
      [fay.id, 'PUT', `/api/cohorts/${nobodys}/my-enrolment`, answers],
      [fay.id, 'POST', `/api/cohorts/${nobodys}/my-enrolment/submit`, undefined],
      [fay.id, 'POST', `/api/enrolments/${nobodys}/withdraw`, undefined],
      [fay.id, 'POST', `/api/enrolments/${nobodys}/decision`, { decision: 'approve' }],
      [bob.id, 'GET', `/api/circles/${nobodys}/roadmap`, undefined],
      [bob.id, 'POST', `/api/circles/${nobodys}/goals`, goalInput],
      [bob.id, 'PUT', `/api/goals/${nobodys}`, goalInput],
      [bob.id, 'DELETE', `/api/goals/${nobodys}`, undefined],
      [bob.id, 'PUT', `/api/circles/${hers.id}/sessions/1/preparation`, { itemId: 'nothing', done: true }],
      [bob.id, 'PUT', `/api/circles/${hers.id}/sessions/9/preparation`, { itemId: 'goal', done: true }],
      [organizerId, 'POST', `/api/programs/${nobodys}/cohorts`, { name: 'Autumn', enrolUntilOn: '2100-01-01', startsOn: '2100-01-02' }],
      [organizerId, 'POST', `/api/cohorts/${nobodys}/match-runs`, undefined],
      [organizerId, 'GET', `/api/match-runs/${nobodys}`, undefined],
      [organizerId, 'POST', `/api/match-runs/${nobodys}/publish`, undefined],
      [organizerId, 'POST', `/api/match-runs/${nobodys}/cancel`, undefined],
      [organizerId, 'GET', `/api/match-runs/${nobodys}/manifest`, undefined],
      [organizerId, 'GET', `/api/programs/${nobodys}/match-settings`, undefined],
      [organizerId, 'GET', `/api/cohorts/${nobodys}/match-settings`, undefined],
      [organizerId, 'PUT', `/api/cohorts/${nobodys}/match-pairs`, { mentorId: nobodys, menteeId: nobodys, wish: 'forbid' }],
      [organizerId, 'PUT', `/api/cohorts/${open}/match-pairs`, { mentorId: nobodys, menteeId: nobodys, wish: 'forbid' }],
      [organizerId, 'GET', `/api/cohorts/${nobodys}/match-runs/compare?runs=${run.id},${nobodys}`, undefined],
      [organizerId, 'GET', `/api/cohorts/${open}/match-runs/compare?runs=${run.id},${nobodys}`, undefined],
      [organizerId, 'POST', `/api/circles/${nobodys}/series/retry`, undefined],
    ] as const) {
      await refused(personId, { path, method, json }, 404, 'not_found')
    }
  }))

test('what is of another cohort or another time cannot be touched through this one', () =>
  nothingChanges(async () => {
    await refused(fay.id, { path: `/api/cohorts/${running1}/my-enrolment`, method: 'PUT', json: answers }, 409, 'enrolment_closed')
    await refused(fay.id, { path: `/api/cohorts/${running1}/my-enrolment/submit`, method: 'POST' }, 409, 'enrolment_closed')
    await refused(organizerId, { path: `/api/cohorts/${running1}/match-runs`, method: 'POST' }, 422, 'nobody_to_match')
    await refused(organizerId, { path: `/api/cohorts/${open}/match-runs`, method: 'POST' }, 422, 'nobody_to_match')
    await refused(organizerId, { path: `/api/circles/${hers.id}/series/retry`, method: 'POST' }, 409, 'series_not_retriable')
    // A circle's id is no run's, a run's no cohort's.
    await refused(organizerId, { path: `/api/match-runs/${running1}` }, 404, 'not_found')
    await refused(organizerId, { path: `/api/cohorts/${run.id}/enrolments` }, 404, 'not_found')
    await refused(bob.id, { path: `/api/circles/${open}/roadmap` }, 404, 'not_found')
    await refused(bob.id, { path: `/api/circles/${hers.id}/sessions/2/complete`, method: 'POST', json: {} }, 409, 'session_wrong_state')
    const program = await send(`${apiUrl}/api/programs`, { token: await running.entra.issueUserToken(organizerId) })
    const [{ id: programId } = { id: '' }] = (program.body as { programs: { id: string }[] }).programs
    for (const dates of [{ enrolUntilOn: '2020-01-01', startsOn: '2100-01-02' }, { enrolUntilOn: '2100-01-02', startsOn: '2100-01-01' }]) {
      await refused(organizerId, { path: `/api/programs/${programId}/cohorts`, method: 'POST', json: { name: 'Autumn', ...dates } }, 422, 'dates_out_of_order')
    }
  }))

test('what is somebody else’s is not there: enrolment, approval, circle, session, goal', () =>
  nothingChanges(async () => {
    const goalInput = { title: 'Taken over', measure: 'reviews', baseline: 0, target: 1, dueOn: '2030-01-01' }
    for (const personId of [fay.id, eve.managerId, organizerId]) await refused(personId, { path: `/api/enrolments/${asked.id}/withdraw`, method: 'POST' }, 404, 'not_found')
    for (const personId of [eve.id, fay.id, bob.id, organizerId]) await refused(personId, { path: `/api/enrolments/${asked.id}/decision`, method: 'POST', json: { decision: 'approve' } }, 404, 'not_found')
    expect((await callAs(fay.id, listApprovals)).approvals).toEqual([])
    for (const personId of [dee.id, (others.mentor?.id ?? ''), fay.id, organizerId]) {
      await refused(personId, { path: `/api/circles/${hers.id}/roadmap` }, 404, 'not_found')
      await refused(personId, { path: `/api/circles/${hers.id}/sessions/1/complete`, method: 'POST', json: { agreed: 'Nothing.' } }, 404, 'not_found')
      await refused(personId, { path: `/api/circles/${hers.id}/sessions/1/preparation`, method: 'PUT', json: { itemId: 'goal', done: true } }, 404, 'not_found')
      await refused(personId, { path: `/api/circles/${hers.id}/goals`, method: 'POST', json: goalInput }, 404, 'not_found')
    }
    // The mentor of the same circle reads the goal, but it is not theirs to change.
    for (const personId of [(hers.mentor?.id ?? ''), dee.id, organizerId]) {
      await refused(personId, { path: `/api/goals/${goal.id}`, method: 'PUT', json: goalInput }, 404, 'not_found')
      await refused(personId, { path: `/api/goals/${goal.id}`, method: 'DELETE' }, 404, 'not_found')
    }
  }))
