import { afterAll, expect, inject, test } from 'vitest'
import type { z } from 'zod'
import { getMyEnrolment, saveMyWishes, withdrawEnrolment } from '#api/enrolment/contract.ts'
import { cancelMatchRun, compareMatchRuns, getMatchManifest, getMatchRun, getMatchSettings, getProgramMatchSettings, listMatchRuns, type NewMatchRun, publishMatchRun, saveProgramMatchSettings, setPairWish, startMatchRun } from '#api/matching/contract.ts'
import { isGenuine } from '#api/matching/manifest.ts'
import { getCohort } from '#api/programs/contract.ts'
import { listSeries } from '#api/scheduling/contract.ts'
import type { Refused } from '#scripts/rehearsal/company-app.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { enrolApproved, holdBack, overDatabase } from '../support/enrol-approved.ts'
import { ablePeople, openSeason, runMatch } from '../support/season.ts'
import { send } from '../support/send.ts'
import { eventually, startWorld } from '../support/start-world.ts'

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { callAs, databaseUrl, running } = world
const organizerId = organizerOf(running.tenant.cast)
await waitForPeople(callAs, organizerId)
const people = [...ablePeople(world, 'London'), ...ablePeople(world, 'Berlin')]
const departments = [...new Set(people.map((person) => person.department))]

const run = (cohortId: string, input: z.input<typeof NewMatchRun> = {}) => runMatch(world, cohortId, input)
const get = (runId: string) => callAs(organizerId, getMatchRun, { params: { runId } })
const publish = (runId: string) => callAs(organizerId, publishMatchRun, { params: { runId } })
const wish = (cohortId: string, mentorId: string, menteeId: string, what: 'lock' | 'forbid' | 'none') => callAs(organizerId, setPairWish, { params: { cohortId }, input: { mentorId, menteeId, wish: what } })
const refusal = (code: string) => expect.objectContaining({ code }) as Refused
const pairsIn = (found: Awaited<ReturnType<typeof run>>) => found.circles.flatMap((circle) => circle.mentees.map((mentee) => ({ mentorId: circle.mentor.id, menteeId: mentee.person.id })))

/** A cohort of people who have not taken part yet, approved. */
async function seasonOf(name: string, mentors: number, mentees: number, capacity: 1 | 2 | 3 = 2) {
  const cohortId = await openSeason(world, { name })
  const taking = people.splice(0, mentors + mentees)
  const enrolmentOf = await enrolApproved(databaseUrl, cohortId, taking.map((person, at) => (at < mentors ? { personId: person.id, role: 'mentor', capacity } : { personId: person.id, role: 'mentee', explores: departments.filter((other) => other !== person.department) })))
  return { cohortId, mentors: taking.slice(0, mentors), mentees: taking.slice(mentors), enrolmentOf }
}

test('a run is a scenario: it has a name, its own rules and weights, and is compared with others before anybody is told', async () => {
  const { cohortId } = await seasonOf('scenarios', 2, 4)
  const usual = await run(cohortId)
  expect(usual).toMatchObject({ name: 'Run 1', standingRunId: null, progress: null, rules: { circleSize: 3, distinctDepartments: 'hard' } })
  const pairsOnly = await run(cohortId, { name: 'Pairs only', rules: { circleSize: 1 }, weights: { ...usual.weights, hours: 0 } })
  expect(pairsOnly).toMatchObject({ name: 'Pairs only', rules: { ...usual.rules, circleSize: 1 }, weights: { hours: 0 } })
  expect(pairsOnly.figures).toMatchObject({ circles: 2, matched: 2, unmatched: 2, bySize: [{ size: 1, circles: 2 }], repeatedDepartments: 0 })
  for (const { figures, circles, unmatched } of [usual, pairsOnly]) {
    expect(circles.length + unmatched.filter(({ role }) => role === 'mentor').length).toBe(figures.mentors)
    expect(figures.matched + unmatched.filter(({ role }) => role === 'mentee').length).toBe(figures.mentees)
    expect(figures.averageFit).toBe(Math.round(circles.reduce((sum, circle) => sum + circle.score, 0) / figures.matched))
    expect(figures.bySize.reduce((sum, { size, circles: number }) => sum + size * number, 0)).toBe(figures.matched)
  }
  const again = await run(cohortId, { name: 'The same' })
  const compared = await callAs(organizerId, compareMatchRuns, { params: { cohortId }, query: { runs: [usual.id, pairsOnly.id, again.id].join(',') } })
  expect(compared.runs.map(({ name, figures }) => ({ name, figures }))).toEqual([usual, pairsOnly, again].map(({ name, figures }) => ({ name, figures })))
  const changed = compared.changes.map(({ people: number, changes }) => [number, changes.length])
  expect(compared.changes.map(({ from, to }) => [from, to])).toEqual([[usual.id, pairsOnly.id], [usual.id, again.id], [pairsOnly.id, again.id]])
  expect(changed[1]).toEqual([0, 0])
  expect(changed[0]).toEqual(changed[2])
  const menteesBefore = new Map(pairsIn(usual).map((pair) => [pair.menteeId, pair.mentorId]))
  const menteesAfter = new Map(pairsIn(pairsOnly).map((pair) => [pair.menteeId, pair.mentorId]))
  for (const { person, role, before, after } of compared.changes[0]?.changes ?? []) {
    expect(before?.id).not.toBe(after?.id)
    if (role === 'mentee') expect([before?.id, after?.id]).toEqual([menteesBefore.get(person.id), menteesAfter.get(person.id)])
  }
  expect((await callAs(organizerId, getCohort, { params: { cohortId } })).state).toBe('enrolling')
})

test('a program keeps its own rules and weights, and its next run is made with them', async () => {
  const { cohortId } = await seasonOf('program rules', 1, 2)
  const { program } = await callAs(organizerId, getCohort, { params: { cohortId } })
  const usual = await callAs(organizerId, getProgramMatchSettings, { params: { programId: program.id } })
  await callAs(organizerId, saveProgramMatchSettings, { params: { programId: program.id }, input: { rules: { ...usual.rules, distinctDepartments: 'prefer', floors: [200_000, 600_000] }, weights: { ...usual.weights, skill: 100_000 } } })
  const { rules, weights } = await run(cohortId)
  expect(rules).toMatchObject({ distinctDepartments: 'prefer', floors: [200_000, 600_000], circleSize: 3 })
  expect(weights.skill).toBe(100_000)
  expect(await callAs(organizerId, getMatchSettings, { params: { cohortId } })).toEqual({ rules, weights, pairs: [] })
})

test('only what a run has proposed can be locked; a locked pair stands, a forbidden one never comes', async () => {
  const { cohortId, mentors, mentees } = await seasonOf('wishes', 3, 4)
  const [mentor, mentee] = [mentors[0]?.id ?? '', mentees[0]?.id ?? '']
  await expect(wish(cohortId, mentor, mentee, 'lock')).rejects.toEqual(refusal('pair_not_proposed'))
  await expect(callAs(organizerId, startMatchRun, { params: { cohortId }, input: { locks: [{ mentorId: mentor, menteeId: mentee }] } })).rejects.toEqual(refusal('pair_not_proposed'))
  const first = await run(cohortId)
  const [kept, parted] = pairsIn(first)
  if (!kept || !parted) throw new Error('Two pairs come about.')
  await wish(cohortId, kept.mentorId, kept.menteeId, 'lock')
  const { pairs } = await wish(cohortId, parted.mentorId, parted.menteeId, 'forbid')
  expect(pairs).toMatchObject([{ wish: 'lock', mentor: { id: kept.mentorId }, by: { id: organizerId } }, { wish: 'forbid', mentee: { id: parted.menteeId } }])
  const second = await run(cohortId)
  expect(pairsIn(second)).toContainEqual(kept)
  expect(pairsIn(second)).not.toContainEqual(parted)
  expect(second.circles.flatMap((circle) => circle.mentees.filter((entry) => entry.locked).map((entry) => entry.person.id))).toEqual([kept.menteeId])
  expect([second.locks.length, second.forbidden.length]).toEqual([1, 1])
  const other = mentors.find((person) => person.id !== kept.mentorId)?.id ?? ''
  for (const list of ['locks', 'forbidden'] as const) {
    const asked = callAs(organizerId, startMatchRun, { params: { cohortId }, input: { [list]: [kept, { mentorId: other, menteeId: organizerId }] } })
    await expect(asked).rejects.toMatchObject({ code: 'invalid_input', message: expect.stringContaining(`body.${list}.1: These two are not`) as string })
  }
  await expect(callAs(organizerId, startMatchRun, { params: { cohortId }, input: { forbidden: [kept], locks: [kept] } })).rejects.toEqual(refusal('pair_not_free'))
  await expect(wish(cohortId, other, mentors[0]?.id ?? '', 'forbid')).rejects.toEqual(refusal('not_found'))
  await wish(cohortId, parted.mentorId, parted.menteeId, 'none')
  expect((await wish(cohortId, kept.mentorId, kept.menteeId, 'none')).pairs).toEqual([])
  expect(pairsIn(await run(cohortId))).toEqual(pairsIn(first))
})

test('a run that is to keep another changes as few pairs as it can', async () => {
  const { cohortId } = await seasonOf('standing', 3, 5)
  const first = await run(cohortId)
  const [parted] = pairsIn(first)
  const around = await run(cohortId, { standingRunId: first.id, forbidden: parted ? [parted] : [], weights: { ...first.weights, skill: 0, function: 0 } })
  expect(around.standingRunId).toBe(first.id)
  const stands = new Set(pairsIn(around).map((pair) => JSON.stringify(pair)))
  const kept = pairsIn(first).filter((pair) => stands.has(JSON.stringify(pair))).length
  expect(kept).toBeGreaterThanOrEqual(pairsIn(first).length - 2)
  expect(stands.has(JSON.stringify(parted))).toBe(false)
})

test('a move is tried before it is kept: it changes as little as it can, it can be locked then, and what may not be is refused in words', async () => {
  // People of departments in turn, of an office that no other test takes from.
  people.unshift(...ablePeople(world, 'New York').slice(0, 8))
  const { cohortId, mentees } = await seasonOf('moves', 3, 5)
  const first = await run(cohortId)
  const moves = first.circles.flatMap(({ mentor }) => mentees.filter(({ id, department }) => department !== mentor.department && !pairsIn(first).some((pair) => pair.mentorId === mentor.id && pair.menteeId === id)).map(({ id }) => ({ mentorId: mentor.id, menteeId: id })))
  const [move] = moves
  if (!move) throw new Error('Somebody can be moved.')
  const tried = await run(cohortId, { standingRunId: first.id, move })
  expect(tried.move).toMatchObject({ mentor: { id: move.mentorId }, mentee: { id: move.menteeId } })
  expect(pairsIn(tried)).toContainEqual(move)
  expect([tried.locks, tried.forbidden, tried.figures.matched]).toEqual([[], [], first.figures.matched])
  await wish(cohortId, move.mentorId, move.menteeId, 'lock')
  const kept = await run(cohortId, { standingRunId: tried.id })
  expect(kept.move).toBeNull()
  expect(pairsIn(kept)).toEqual(pairsIn(tried))
  const other = first.circles.find(({ mentor }) => mentor.id !== move.mentorId)?.mentor.id ?? ''
  await expect(run(cohortId, { move: { ...move, mentorId: other } })).rejects.toEqual(refusal('pair_not_free'))
  await wish(cohortId, move.mentorId, move.menteeId, 'forbid')
  await expect(run(cohortId, { move })).rejects.toMatchObject({ code: 'pair_not_free', message: 'You keep these two apart. Allow them again first.' })
  await wish(cohortId, move.mentorId, move.menteeId, 'none')
  await expect(run(cohortId, { move, rules: { minSharedHours: 12 } })).rejects.toMatchObject({ code: 'pair_against_rules', message: 'Mentor and mentee need enough working hours in common on one day. Choose another mentor, or try a scenario with another rule.' })
  await expect(run(cohortId, { move: { ...move, menteeId: organizerId } })).rejects.toEqual(refusal('invalid_input'))
})

test('every proposed circle has a monthly time that is free in all its calendars, told in words', async () => {
  const { cohortId } = await seasonOf('times', 4, 8, 3)
  const found = await run(cohortId)
  expect(found.figures.withTime).toBe(found.circles.length)
  expect(found.proof).toMatchObject({ proven: true, gap: 0 })
  for (const { slot, mentor, mentees } of found.circles) {
    expect(slot?.words).toMatch(/^(First|Second|Third|Fourth|Last) (Mon|Tues|Wednes|Thurs|Fri)day of the month, \d\d:\d\d$/)
    expect(slot).toMatchObject({ sessions: 4, unseen: [] })
    const at = Temporal.Instant.fromEpochMilliseconds(slot?.firstAt ?? 0)
    for (const { id } of [mentor, ...mentees.map((entry) => entry.person)]) {
      const busy = running.calendars.eventsOf(id, at, at.add({ minutes: 60 })).filter((event) => event.showAs === 'busy' || event.showAs === 'oof')
      expect(busy, `${id} at ${at.toString()}`).toEqual([])
    }
  }
})

test('while a run works the API answers and says how far it is; cancelled, it leaves nothing behind, and the next one begins', async () => {
  const { cohortId } = await seasonOf('cancelled', 2, 3)
  running.trouble.order({ kind: 'slow', path: /getSchedule$/, times: 1, milliseconds: 6_000 })
  const { id: runId } = await callAs(organizerId, startMatchRun, { params: { cohortId } })
  const atWork = await eventually(() => get(runId), (found) => found.progress?.stage === 'Reading free and busy times')
  expect(atWork.progress?.share).toBeGreaterThan(0.1)
  expect(atWork.progress?.share).toBeLessThan(1)
  await expect(callAs(organizerId, startMatchRun, { params: { cohortId } })).rejects.toEqual(refusal('match_run_under_way'))
  expect((await callAs(organizerId, cancelMatchRun, { params: { runId } })).state).toBe('cancelled')
  expect((await callAs(organizerId, cancelMatchRun, { params: { runId } })).state).toBe('cancelled')
  const next = await run(cohortId)
  expect(next.state).toBe('ready')
  expect(await get(runId)).toMatchObject({ state: 'cancelled', progress: null, circles: [], unmatched: [], proof: null })
  await expect(callAs(organizerId, cancelMatchRun, { params: { runId: next.id } })).rejects.toEqual(refusal('match_run_over'))
  await expect(callAs(organizerId, compareMatchRuns, { params: { cohortId }, query: { runs: `${runId},${next.id}` } })).rejects.toEqual(refusal('match_run_not_ready'))
  await expect(publish(runId)).rejects.toEqual(refusal('match_run_not_ready'))
})

test('calendars that cannot be read count as not known, and the run goes on', async () => {
  const { cohortId, mentors, mentees } = await seasonOf('unreadable', 1, 2)
  for (const person of [...mentors, ...mentees]) running.staff.hideFreeBusy(person.id)
  const found = await run(cohortId)
  expect(found).toMatchObject({ state: 'ready', figures: { matched: 2, withTime: 1 } })
  expect(found.circles[0]?.slot?.unseen.map((person) => person.id).sort()).toEqual([found.circles[0]?.mentor.id, ...(found.circles[0]?.mentees.map((entry) => entry.person.id) ?? [])].sort())
})

test('whoever is left over waits, is told so kindly, and is placed by a later run that touches no circle that stands', async () => {
  const { cohortId, mentees, enrolmentOf } = await seasonOf('waitlist', 1, 3, 2)
  const first = await run(cohortId)
  expect(first.figures).toMatchObject({ matched: 2, unmatched: 1 })
  const [{ person: waiting, remedies } = { person: { id: '' }, remedies: [] }] = first.unmatched
  expect(remedies.every((remedy) => remedy.frees > 0 && remedy.text.endsWith('.'))).toBe(true)
  await publish(first.id)
  const { enrolment } = await callAs(waiting.id, getMyEnrolment, { params: { cohortId } })
  expect(enrolment).toMatchObject({ state: 'waitlisted', sentence: expect.stringContaining('You are on the waitlist') as string })
  expect((await callAs(organizerId, listMatchRuns, { params: { cohortId } })).ready).toEqual({ mentors: 0, mentees: 1, freeSeats: 0 })
  await expect(callAs(organizerId, startMatchRun, { params: { cohortId } })).rejects.toEqual(refusal('nobody_to_match'))
  const late = people.splice(0, 1)[0]
  await enrolApproved(databaseUrl, cohortId, [{ personId: late?.id ?? '', role: 'mentor' }])
  const before = await eventually(() => callAs(organizerId, listSeries, { params: { cohortId } }), ({ circles }) => circles.every(({ series }) => series.state === 'booked'))
  const second = await run(cohortId)
  expect(pairsIn(second)).toEqual([{ mentorId: late?.id, menteeId: waiting.id }])
  await publish(second.id)
  const after = await eventually(() => callAs(organizerId, listSeries, { params: { cohortId } }), ({ circles }) => circles.length === 2 && circles.every(({ series }) => series.state === 'booked'))
  expect(after.circles.filter(({ circle }) => circle.id === before.circles[0]?.circle.id)).toEqual(before.circles)
  expect((await callAs(waiting.id, getMyEnrolment, { params: { cohortId } })).enrolment?.state).toBe('matched')
  const inFirst = mentees.find((person) => person.id !== waiting.id)
  await expect(callAs(inFirst?.id ?? '', withdrawEnrolment, { params: { enrolmentId: enrolmentOf.get(inFirst?.id ?? '') ?? '' } })).rejects.toEqual(refusal('enrolment_wrong_state'))
})

test('a run says how many have joined and left since', async () => {
  const { cohortId, mentees, enrolmentOf } = await seasonOf('stale', 1, 3)
  const { id, changedSince } = await run(cohortId)
  expect(changedSince).toEqual({ joined: 0, left: 0 })
  await callAs(mentees[0]?.id ?? '', withdrawEnrolment, { params: { enrolmentId: enrolmentOf.get(mentees[0]?.id ?? '') ?? '' } })
  await enrolApproved(databaseUrl, cohortId, people.splice(0, 2).map((person) => ({ personId: person.id, role: 'mentee' })))
  expect((await get(id)).changedSince).toEqual({ joined: 2, left: 1 })
})

test('a published run has a signed record that shows any later change, and the same people give the same hashes', async () => {
  const { cohortId } = await seasonOf('record', 2, 3)
  const [one, other] = [await run(cohortId), await run(cohortId)]
  const hashes = await overDatabase(databaseUrl, async (client) => (await client.query<{ input_hash: string; circles_hash: string }>('select input_hash, circles_hash from match_runs where cohort_id = $1', [cohortId])).rows)
  expect(hashes[0]).toEqual(hashes[1])
  await expect(callAs(organizerId, getMatchManifest, { params: { runId: one.id } })).rejects.toEqual(refusal('match_run_not_ready'))
  await publish(one.id)
  const signed = await callAs(organizerId, getMatchManifest, { params: { runId: one.id } })
  expect(signed.manifest).toMatchObject({ runId: one.id, cohortId, rules: one.rules, weights: one.weights, matched: one.figures.matched, score: one.figures.score, publishedBy: organizerId, inputHash: hashes[0]?.input_hash, circlesHash: hashes[0]?.circles_hash })
  expect(isGenuine(signed)).toBe(true)
  for (const change of [{ matched: 99 }, { score: signed.manifest.score + 1 }, { publishedBy: one.circles[0]?.mentor.id ?? '' }, { rules: { ...signed.manifest.rules, circleSize: 1 } }]) expect(isGenuine({ ...signed, manifest: { ...signed.manifest, ...change } })).toBe(false)
  expect(isGenuine({ ...signed, publicKey: 'none' })).toBe(false)
  await publish(one.id)
  expect(await callAs(organizerId, getMatchManifest, { params: { runId: one.id } })).toEqual(signed)
  await expect(publish(other.id)).rejects.toEqual(refusal('match_run_outdated'))
})

test('whenever somebody changes whom they would rather not be with the lot draws once more for them, so that what changes between two runs proves nothing', async () => {
  const { cohortId, mentees } = await seasonOf('drawn anew', 3, 5)
  await holdBack(databaseUrl, cohortId, 500)
  const hashAfterRun = async () => {
    const { id } = await run(cohortId)
    return overDatabase(databaseUrl, async (client) => (await client.query<{ input_hash: string }>('select input_hash from match_runs where id = $1', [id])).rows[0]?.input_hash)
  }
  const before = await hashAfterRun()
  expect(await hashAfterRun()).toBe(before)
  const notWith = [organizerId]
  for (const { id } of mentees) await callAs(id, saveMyWishes, { params: { cohortId }, input: { notWith } })
  expect(await hashAfterRun()).not.toBe(before)
})

test('no answer that an organizer can get tells of the cohort’s secret, of what is held back, or of prices that would tell who named whom', async () => {
  const { cohortId } = await seasonOf('secret', 2, 3)
  await holdBack(databaseUrl, cohortId, 300)
  const [one, other] = [await run(cohortId), await run(cohortId)]
  await publish(one.id)
  const [[{ secret } = { secret: '' }], keys] = await overDatabase(databaseUrl, async (client) => [
    (await client.query<{ secret: string }>('select secret from match_secrets where cohort_id = $1', [cohortId])).rows,
    (await client.query<{ private_key: string }>('select private_key from signing_keys')).rows,
  ] as const)
  expect([secret.length > 5, keys.length]).toEqual([true, 1])
  const token = await running.entra.issueUserToken(organizerId)
  for (const path of [`cohorts/${cohortId}/match-settings`, `cohorts/${cohortId}/match-runs`, `cohorts/${cohortId}/match-runs/compare?runs=${one.id},${other.id}`, `match-runs/${one.id}`, `match-runs/${one.id}/manifest`, `cohorts/${cohortId}/enrolments`, `cohorts/${cohortId}`]) {
    const answer = await send(`${world.apiUrl}/api/${path}`, { token })
    expect(answer.status, path).toBe(200)
    expect(answer.text, path).not.toContain(secret)
    expect(answer.text, path).not.toContain('PRIVATE KEY')
    expect(answer.text, path).not.toMatch(/never"|heldBack|held back|veto|notWith|favourites"|perMille|lottery|prices?"|certificate"/i)
  }
})
