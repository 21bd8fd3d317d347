import { afterAll, expect, inject, test } from 'vitest'
import { canonicalJson } from '#api/matching/canonical.ts'
import { compareMatchRuns, getMatchManifest, getMatchSettings, listMatchRuns, publishMatchRun } from '#api/matching/contract.ts'
import { listEnrolments } from '#api/enrolment/contract.ts'
import { startSync } from '#api/people/contract.ts'
import { getCohort, listCohorts } from '#api/programs/contract.ts'
import { completeSession, getHome } from '#api/roadmap/contract.ts'
import { listSeries } from '#api/scheduling/contract.ts'
import { addCriticalRole, addKnowledgeItem, changeKnowledgeItem, getCriticalRole, getSuccession, listBenchObjectives, type NewKnowledgeItem, removeCandidate, removeCriticalRole, setBenchObjective, setCandidate, setEarlierPost } from '#api/succession/contract.ts'
import { coinOf } from '#api/succession/draw.ts'
import type { Refused } from '#scripts/rehearsal/company-app.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { enrolApproved, overDatabase } from '../support/enrol-approved.ts'
import { ablePeople, openSeason, runMatch } from '../support/season.ts'
import { eventually, startWorld } from '../support/start-world.ts'

const world = await startWorld(inject('postgresUrl'), { logLevel: 'debug' })
afterAll(() => world[Symbol.asyncDispose]())
const { callAs, databaseUrl, running } = world
const organizerId = organizerOf(running.tenant.cast)
const leadId = running.tenant.featured.find(({ part }) => part === 'succession-lead')?.id ?? ''
const auditorId = running.tenant.featured.find(({ part }) => part === 'auditor')?.id ?? ''
await waitForPeople(callAs, organizerId)
const able = ablePeople(world)
const mentors = able.slice(0, 7)
const mentees = able.slice(7, 17)
const refusal = (code: string) => expect.objectContaining({ code }) as Refused
const place = (personId: string, id: string, readiness: 'now' | '1-2-years' = 'now') => callAs(leadId, setCandidate, { params: { roleId: id, personId }, input: { readiness, note: '' } })
const detail = (id: string) => callAs(leadId, getCriticalRole, { params: { roleId: id } })
const departments = [...new Set(mentors.map(({ department }) => department))]
const asking = departments.slice(0, 5)
const { role: asked } = await callAs(leadId, addCriticalRole, { input: { title: 'Head of Network Insight', department: null, holderId: null, functions: asking, note: '' } })

/** What does not depend on when something was done, or on the ids it was given then. */
function plainOf(answers: unknown, ids: string[]): string {
  return ids.reduce((text, id, at) => text.replaceAll(id, `id ${at}`), canonicalJson(answers)).replace(/\b1[6-9]\d{11}\b/g, '"at"').replace(/Bridges (One|Two)|\b(One|Two)\b/g, 'name')
}

/** A cohort of the same people, with the lot's secret that all tests share: everything of its run that anybody but a lead can read. */
async function liveCohort(name: string) {
  const cohortId = await openSeason(world, { name })
  const { program } = await callAs(organizerId, getCohort, { params: { cohortId } })
  await callAs(leadId, setBenchObjective, { params: { programId: program.id }, input: { weight: 'full' } })
  const taking = [...mentors, ...mentees].map(({ id }) => id)
  await enrolApproved(databaseUrl, cohortId, [...mentors.map(({ id }) => ({ personId: id, role: 'mentor' as const, capacity: 2 as const })), ...mentees.map(({ id }) => ({ personId: id, role: 'mentee' as const }))])
  // A run takes people in the order of their enrolments' ids, which are drawn: both cohorts get the same order.
  const enrolments = await overDatabase(databaseUrl, async (client) => {
    const orderly = taking.map((_, at) => `${cohortId.slice(0, 8)}-0000-4000-8000-${String(at).padStart(12, '0')}`)
    for (const [at, personId] of taking.entries()) await client.query('update enrolments set id = $1 where cohort_id = $2 and person_id = $3', [orderly[at], cohortId, personId])
    return orderly
  })
  const [run, again] = [await runMatch(world, cohortId), await runMatch(world, cohortId)]
  const seen = [
    run,
    again,
    await callAs(organizerId, listMatchRuns, { params: { cohortId } }),
    await callAs(organizerId, compareMatchRuns, { params: { cohortId }, query: { runs: `${run.id},${again.id}` } }),
    await callAs(organizerId, getMatchSettings, { params: { cohortId } }),
    await callAs(organizerId, listEnrolments, { params: { cohortId } }),
  ]
  const ids = [cohortId, program.id, run.id, again.id, ...enrolments]
  return { cohortId, programId: program.id, run, ids, seen: plainOf(seen, ids) }
}

const one = await liveCohort('One')
// Whoever is drawn anyway, and whoever is not drawn though they are a candidate: of these nothing may tell the flag.
const alike = mentees.filter(({ id }) => [0, 3].includes(coinOf('of the tests', id)))
for (const { id } of alike) await place(id, asked.id)
const two = await liveCohort('Two')
const logged = [...world.api.lines]

test('where the lot answers alike, an organizer reads the same bytes of a cohort with candidates and without', () => {
  expect(alike.length).toBeGreaterThan(1)
  expect(one.run.state).toBe('ready')
  expect(one.run.circles.length).toBeGreaterThan(2)
  expect(two.seen === one.seen).toBe(true)
  expect(one.seen).not.toMatch(/favourite|succession|candidate|"bench/i)
})

test('more candidates change nothing in a cohort that has been drawn', async () => {
  for (const { id } of mentees) await place(id, asked.id)
  const later = await runMatch(world, two.cohortId)
  const told = ({ circles, unmatched, figures, fairness, proof, blockingPairs }: typeof later) => canonicalJson({ circles, unmatched, figures, fairness, proof, blockingPairs })
  expect(told(later)).toBe(told(two.run))
  for (const { id } of mentees.filter((mentee) => !alike.includes(mentee))) await callAs(leadId, removeCandidate, { params: { roleId: asked.id, personId: id } })
})

test('the signed record, circles, homes and lists of people say the same, and no log line names a bench', async () => {
  const toldOf = async ({ cohortId, run, ids }: typeof one) => {
    await callAs(organizerId, publishMatchRun, { params: { runId: run.id } })
    const { manifest } = await callAs(organizerId, getMatchManifest, { params: { runId: run.id } })
    const { circles } = await callAs(organizerId, listSeries, { params: { cohortId } })
    return { told: plainOf([manifest, circles.map(({ circle: { name, mentor, mentees: members } }) => canonicalJson([name, mentor, members])).sort()], ids) }
  }
  const [first, second] = [await toldOf(one), await toldOf(two)]
  expect(second.told === first.told).toBe(true)
  const [mentee] = mentees
  const bosses = mentees.flatMap(({ managerId }) => managerId)
  const homes = await Promise.all([mentee?.id ?? '', ...bosses, organizerId, auditorId].map((id) => callAs(id, getHome)))
  expect(canonicalJson([homes, await callAs(organizerId, listCohorts)])).not.toMatch(/succession|bench|Network Insight/i)
  const log = [...logged, ...world.api.lines].join('\n')
  expect(log.length).toBeGreaterThan(1_000)
  expect(log.replace(/\/api\/succession[^"]*/g, '')).not.toMatch(/favourite|drawn|candidate|Network Insight|readiness/i)
})

test('nobody but a succession lead reads or changes anything here, an organizer included', async () => {
  for (const id of [organizerId, auditorId, mentees[0]?.id ?? '']) {
    await expect(callAs(id, getSuccession)).rejects.toEqual(refusal('not_allowed'))
    await expect(callAs(id, listBenchObjectives)).rejects.toEqual(refusal('not_allowed'))
    await expect(callAs(id, setBenchObjective, { params: { programId: one.programId }, input: { weight: 'off' } })).rejects.toEqual(refusal('not_allowed'))
  }
  const { objectives } = await callAs(leadId, listBenchObjectives)
  expect(objectives.find(({ program }) => program.id === one.programId)).toMatchObject({ weight: 'full', begun: [{ name: 'One', weight: 'full' }] })
})

test('once a session was held, its people have seen each other’s functions', async () => {
  const { circles } = await eventually(() => callAs(organizerId, listSeries, { params: { cohortId: one.cohortId } }), (found) => found.circles.some(({ series }) => series.state === 'booked'))
  const met = circles.find(({ series }) => series.state === 'booked')?.circle
  const [mentee] = met?.mentees ?? []
  if (!met?.mentor?.department || !mentee?.department) throw new Error('A circle has a mentor and a mentee of departments.')
  const { role } = await callAs(leadId, addCriticalRole, { input: { title: 'Head of Bridges', department: 'Operations', holderId: mentors[0]?.id ?? null, functions: [met.mentor.department, mentee.department], note: '' } })
  await place(mentee.id, role.id)
  expect((await detail(role.id)).candidates[0]?.exposures.map(({ seen }) => seen)).toEqual(['not-yet', 'worked'])
  await callAs(met.mentor.id, completeSession, { params: { circleId: met.id, number: 1 }, input: { agreed: '' } })
  const after = await eventually(() => detail(role.id), ({ candidates }) => candidates[0]?.exposures[0]?.seen === 'mentored')
  expect(after.role).toMatchObject({ state: 'thin', bench: 1, ready: 'now', coverage: [{ people: 1, state: 'thin', seen: 'mentored' }, { people: 1, state: 'thin', seen: 'worked' }] })
})

test('an earlier post counts on the map for every role, and can be taken back', async () => {
  const person = able.at(-1)!
  const foreign = asking.filter((name) => name !== person.department)
  const { role } = await callAs(leadId, addCriticalRole, { input: { title: 'Plant lead', department: null, holderId: null, functions: [foreign[0]!, foreign[0]!.toUpperCase()], note: '' } })
  expect(role).toMatchObject({ functions: [foreign[0]], state: 'empty', holder: null })
  await place(person.id, role.id, '1-2-years')
  const set = (worked: boolean) => callAs(leadId, setEarlierPost, { params: { roleId: role.id, personId: person.id }, input: { function: foreign[0]!, worked } })
  expect((await set(true)).candidates[0]?.exposures).toEqual([{ function: foreign[0], seen: 'worked', byHand: true }])
  expect((await set(false)).candidates[0]?.exposures).toEqual([{ function: foreign[0], seen: 'not-yet', byHand: false }])
  expect((await detail(role.id)).changes.map(({ kind, by }) => [kind, by?.id])).toEqual(Array.from(['candidate-changed', 'candidate-changed', 'candidate-added', 'role-added'], (kind) => [kind, leadId]))
  await callAs(leadId, removeCriticalRole, { params: { roleId: role.id } })
  await expect(detail(role.id)).rejects.toEqual(refusal('not_found'))
})

test('something is passed on once it was done alone and that is confirmed, and not before', async () => {
  const item: NewKnowledgeItem = { what: 'When to shut a valve by hand', kind: 'judgement', heldById: mentors[1]?.id ?? null, learnerId: alike[0]?.id ?? null, riskIfLost: 5, hardToWrite: 4, steps: ['2026-11-01', null, null, null, null], check: 'Two night shifts without a call', writtenAt: '', confirmed: false }
  await expect(callAs(leadId, addKnowledgeItem, { params: { roleId: asked.id }, input: { ...item, confirmed: true } })).rejects.toEqual(refusal('invalid_input'))
  const { items: [kept] } = await callAs(leadId, addKnowledgeItem, { params: { roleId: asked.id }, input: item })
  expect(kept).toMatchObject({ what: item.what, transferred: false, steps: item.steps })
  const done = await callAs(leadId, changeKnowledgeItem, { params: { itemId: kept?.id ?? '' }, input: { ...item, steps: ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04', null], confirmed: true } })
  expect(done.items[0]).toMatchObject({ transferred: true, learner: { id: alike[0]?.id } })
})

test('whoever leaves the company stays on the bench with a sentence, and the figures say it', async () => {
  const before = (await detail(asked.id)).role.bench
  const leaver = alike[1]?.id ?? ''
  running.staff.disable(leaver)
  await callAs(organizerId, startSync)
  const { role, candidates, changes } = await eventually(() => detail(asked.id), (found) => found.role.shrank !== null)
  expect(role).toMatchObject({ bench: before - 1, shrank: { from: before, to: before - 1 } })
  expect(candidates.find(({ person }) => person.id === leaver)?.leftAt).toBe(role.shrank?.at)
  expect(changes[0]).toMatchObject({ kind: 'candidate-left', by: null, person: { id: leaver } })
  const { figures, roles } = await callAs(leadId, getSuccession)
  expect(figures.roles).toBe(roles.length)
  expect(figures.covered + figures.thin + figures.empty).toBe(figures.roles)
})
