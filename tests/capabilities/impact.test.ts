import { afterAll, expect, inject, test } from 'vitest'
import { choosePlacesBy, decideEnrolment, drawPlaces, getMyEnrolment, getPlaceDraw, listEnrolmentMoves, listPlaceLots, saveMyEnrolment, submitMyEnrolment, withdrawEnrolment } from '#api/enrolment/contract.ts'
import { drawOrder, hashOf, hashOfTickets } from '#api/enrolment/draw-lots.ts'
import { deleteOutcomes, drawEncouragement, getImpact, importOutcomes, listEncouragementLots, type NewRegistration, registerOutcome, switchEncouragement } from '#api/impact/contract.ts'
import { changeCohort, getCohort } from '#api/programs/contract.ts'
import type { Refused } from '#scripts/rehearsal/company-app.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { enrolApproved, overDatabase } from '../support/enrol-approved.ts'
import { ablePeople, openSeason } from '../support/season.ts'
import { eventually, startWorld } from '../support/start-world.ts'

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { callAs, databaseUrl, running } = world
const organizerId = organizerOf(running.tenant.cast)
await waitForPeople(callAs, organizerId)
const people = ablePeople(world)
const refusal = (code: string) => expect.objectContaining({ code }) as Refused

async function openWithPlaces(name: string, places: number | null): Promise<string> {
  const cohortId = await openSeason(world, { name })
  const { enrolUntilOn } = await callAs(organizerId, getCohort, { params: { cohortId } })
  await callAs(organizerId, changeCohort, { params: { cohortId }, input: { name, enrolUntilOn, places } })
  return cohortId
}
const choose = (cohortId: string, by: 'order' | 'lot') => callAs(organizerId, choosePlacesBy, { params: { cohortId }, input: { by } })
const mine = async (id: string, cohortId: string) => (await callAs(id, getMyEnrolment, { params: { cohortId } })).enrolment
const impact = (cohortId: string) => callAs(organizerId, getImpact, { params: { cohortId } })
const bring = (cohortId: string, text: string, keep: boolean) => callAs(organizerId, importOutcomes, { params: { cohortId }, input: { text, keep } })
const register = (cohortId: string, more: Partial<NewRegistration> & Pick<NewRegistration, 'measuredOn'>) => callAs(organizerId, registerOutcome, { params: { cohortId }, input: { design: 'lottery', outcome: 'left', kind: 'yes-no', better: 'less', ...more } })
const ahead = (days: number) => running.tenant.clock.now().toZonedDateTimeISO('UTC').toPlainDate().add({ days }).toString()

test('a lot is chosen before anybody has a place, where places are limited, and can be put back until it is drawn', async () => {
  const unlimited = await openWithPlaces('Unlimited', null)
  await expect(choose(unlimited, 'lot')).rejects.toEqual(refusal('draw_not_possible'))
  const begun = await openWithPlaces('Begun', 3)
  await enrolApproved(databaseUrl, begun, people.slice(40, 41).map(({ id }) => ({ personId: id, role: 'mentee' as const })))
  await expect(choose(begun, 'lot')).rejects.toEqual(refusal('places_given'))
  const cohortId = await openWithPlaces('Changing', 3)
  expect((await choose(cohortId, 'lot')).by).toBe('lot')
  await expect(callAs(organizerId, drawPlaces, { params: { cohortId } })).rejects.toEqual(refusal('draw_not_due'))
  expect(await choose(cohortId, 'order')).toEqual({ by: 'order', drawsOn: null, seedHash: null, drawn: null })
  await expect(callAs(organizerId, drawPlaces, { params: { cohortId } })).rejects.toEqual(refusal('draw_not_possible'))
})

test('with a lot approvals wait for the draw, the clock draws on the day, anybody can check it, and later places go on in the drawn order', async () => {
  const cohortId = await openWithPlaces('By lot', 6)
  const { seedHash } = await choose(cohortId, 'lot')
  const [first, ...others] = people.slice(0, 16)
  if (!first) throw new Error('Somebody enrols.')
  await callAs(first.id, saveMyEnrolment, { params: { cohortId }, input: { role: 'mentee', goals: 'To see how other departments work.', skillsWanted: ['Negotiation'], functionsToExplore: ['Engineering', 'Finance', 'Legal'].filter((name) => name !== first.department) } })
  const { id: enrolmentId } = await callAs(first.id, submitMyEnrolment, { params: { cohortId } })
  await callAs(first.managerId, decideEnrolment, { params: { enrolmentId }, input: { decision: 'approve' } })
  expect(await mine(first.id, cohortId)).toMatchObject({ state: 'waitlisted', sentence: expect.stringMatching(/by lot.*the draw is on/) as string })
  expect((await callAs(first.id, listEnrolmentMoves, { params: { enrolmentId } })).moves.at(-1)?.sentence).toMatch(/approved this.* by lot, so it waits for the draw\.$/)
  await enrolApproved(databaseUrl, cohortId, others.map(({ id }) => ({ personId: id, role: 'mentee' as const })))
  await overDatabase(databaseUrl, (client) => client.query(`update enrolments set state = 'waitlisted', waits_for = 'place' where cohort_id = $1`, [cohortId]))
  // More places let nobody in before the draw.
  const { enrolUntilOn, name } = await callAs(organizerId, getCohort, { params: { cohortId } })
  await callAs(organizerId, changeCohort, { params: { cohortId }, input: { name, enrolUntilOn, places: 5 } })
  expect((await mine(first.id, cohortId))?.state).toBe('waitlisted')

  running.tenant.clock.advance({ days: 12 })
  const { drawn } = await eventually(() => callAs(first.id, getPlaceDraw, { params: { cohortId } }), (draw) => draw.drawn !== null)
  expect(drawn).toMatchObject({ people: 16, places: 5 })
  expect(hashOf(drawn?.seed ?? '')).toBe(seedHash)
  const { lots } = await callAs(organizerId, listPlaceLots, { params: { cohortId } })
  const tickets = lots.map(({ enrolmentId: id, stratum }) => ({ id, stratum }))
  expect(hashOfTickets(tickets)).toBe(drawn?.peopleHash)
  expect(lots.map((lot) => lot.enrolmentId)).toEqual(drawOrder(drawn?.seed ?? '', tickets))
  expect(lots.filter(({ won }) => won).map(({ place }) => place)).toEqual([1, 2, 3, 4, 5])
  await expect(choose(cohortId, 'order')).rejects.toEqual(refusal('places_given'))
  expect(await callAs(organizerId, drawPlaces, { params: { cohortId } })).toMatchObject({ drawn: { seed: drawn?.seed } })

  const ownerOf = await overDatabase(databaseUrl, async (client) => new Map((await client.query<{ id: string; person_id: string }>('select id, person_id from enrolments where cohort_id = $1', [cohortId])).rows.map((row) => [row.id, row.person_id])))
  const stateAt = async (place: number) => (await mine(ownerOf.get(lots[place - 1]?.enrolmentId ?? '') ?? '', cohortId))?.state
  expect([await stateAt(5), await stateAt(6), await stateAt(7)]).toEqual(['approved', 'waitlisted', 'waitlisted'])
  const waiting = await mine(ownerOf.get(lots[15]?.enrolmentId ?? '') ?? '', cohortId)
  expect(waiting?.sentence).toMatch(/by lot, which says nothing about you/)
  const told = () => overDatabase(databaseUrl, async (client) => (await client.query<{ won: boolean }>('select won from place_lots where cohort_id = $1 and told_at is not null', [cohortId])).rows)
  expect((await eventually(told, (rows) => rows.length === 11)).every(({ won }) => !won)).toBe(true)
  const leaving = lots[2]?.enrolmentId ?? ''
  await callAs(ownerOf.get(leaving) ?? '', withdrawEnrolment, { params: { enrolmentId: leaving } })
  expect([await stateAt(6), await stateAt(7)]).toEqual(['approved', 'waitlisted'])
})

test('an outcome is said beforehand and kept as it was said; too few people, too early or without a file, no number is told', async () => {
  const cohortId = await openWithPlaces('Small', 4)
  expect((await impact(cohortId)).finding).toEqual({ state: 'not-random', design: null, arms: null, judged: null })
  await expect(register(cohortId, { measuredOn: ahead(12) })).rejects.toEqual(refusal('draw_not_possible'))
  await choose(cohortId, 'lot')
  await expect(register(cohortId, { measuredOn: ahead(2) })).rejects.toEqual(refusal('dates_out_of_order'))
  const [registered] = (await register(cohortId, { measuredOn: ahead(12) })).registrations
  expect(registered).toMatchObject({ version: 1, afterStart: false, intact: true, hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string })
  await expect(overDatabase(databaseUrl, (client) => client.query(`update impact_registrations set outcome = 'promoted' where cohort_id = $1`, [cohortId]))).rejects.toThrow('stays as it was')
  const some = people.slice(16, 26)
  await enrolApproved(databaseUrl, cohortId, some.map(({ id }) => ({ personId: id, role: 'mentee' as const })))
  await overDatabase(databaseUrl, (client) => client.query(`update enrolments set state = 'waitlisted', waits_for = 'place' where cohort_id = $1`, [cohortId]))
  expect((await impact(cohortId)).finding).toMatchObject({ state: 'not-drawn', design: 'lottery' })
  running.tenant.clock.advance({ days: 11 })
  await eventually(() => impact(cohortId), ({ finding }) => finding.state === 'too-early')
  expect((await bring(cohortId, `person,left\n${some.map(({ userPrincipalName }, at) => `${userPrincipalName},${at % 3 === 0 ? 'yes' : 'no'}`).join('\n')}`, true)).kept).toBe(true)
  // Before its day not even whose outcome is known can be seen.
  expect((await impact(cohortId)).finding.arms).toEqual([{ people: 4, known: 0, tookPart: 0 }, { people: 6, known: 0, tookPart: 0 }])
  running.tenant.clock.advance({ days: 2 })
  const { finding, outcomes } = await impact(cohortId)
  expect(finding).toMatchObject({ state: 'judged', arms: [{ people: 4, known: 4 }, { people: 6, known: 6 }], judged: { asDrawn: { interval: null, refused: { why: 'arm-too-small', people: 50 } }, moved: { interval: null }, levels: null, smallest: null } })
  expect(outcomes).toMatchObject({ columns: [{ name: 'left', kind: 'yes-no' }], people: 10, unknown: 0 })
  // Said again once it has begun: a second version that says so, beside the first.
  expect((await register(cohortId, { measuredOn: ahead(1), better: 'more' })).registrations.map(({ version, afterStart, better }) => [version, afterStart, better])).toEqual([[2, true, 'more'], [1, false, 'less']])
  const after = await callAs(organizerId, deleteOutcomes, { params: { cohortId } })
  expect(after.outcomes).toBeNull()
  expect(await overDatabase(databaseUrl, async (client) => (await client.query('select 1 from impact_outcomes where cohort_id = $1', [cohortId])).rowCount)).toBe(0)
})

test('a file is kept whole or not at all; each fault is named with its line, and whom nobody knows by line alone', async () => {
  const cohortId = await openWithPlaces('Files', 4)
  const [ada, ben, cleo] = people.slice(26, 29).map(({ userPrincipalName }) => userPrincipalName)
  const wrong = await bring(cohortId, `Person;left;hours\n${ada};yes;1,5\n${ben};perhaps;2\n${ben};no;3\n;no;4\n${cleo};no\n`, true)
  expect(wrong).toMatchObject({ kept: false, faults: [{ line: 2 }, { line: 3, message: expect.stringContaining('left') as string }, { line: 4, message: 'This person stands in line 3 already.' }, { line: 5 }, { line: 6 }] })
  expect((await impact(cohortId)).outcomes).toBeNull()
  const good = `\uFEFFperson\tleft\thours\n${ada?.toUpperCase()}\tyes\t1.5\n${people[27]?.id}\tNo\t\nnobody@example.com\tno\t2\n`
  expect(await bring(cohortId, good, false)).toEqual({ columns: [{ name: 'left', kind: 'yes-no' }, { name: 'hours', kind: 'number' }], people: 2, unknown: 1, unknownLines: [4], faults: [], kept: false })
  expect((await impact(cohortId)).outcomes).toBeNull()
  expect((await bring(cohortId, good, true)).kept).toBe(true)
  expect(await overDatabase(databaseUrl, async (client) => (await client.query<{ outcome: string; value: number }>('select outcome, value from impact_outcomes where cohort_id = $1 order by outcome, value', [cohortId])).rows)).toEqual([{ outcome: 'hours', value: 1.5 }, { outcome: 'left', value: 0 }, { outcome: 'left', value: 1 }])
  expect((await bring(cohortId, 'person,left\n"open,yes\n', true)).faults).toHaveLength(1)
  expect((await bring(cohortId, `person,left\n${ada},yes\n${people[26]?.id},no`, true)).faults).toEqual([{ line: 3, message: 'This person stands in line 2 already.' }])
  expect((await impact(cohortId)).outcomes?.people).toBe(2)
})

test('of enough people drawn by lot the estimate is told, as anybody computes it', async () => {
  const cohortId = await openWithPlaces('Large', 130)
  await choose(cohortId, 'lot')
  await register(cohortId, { measuredOn: ahead(11) })
  const drawn = await insertDrawn(cohortId, 130, 125)
  running.tenant.clock.advance({ days: 12 })
  // 6 of 130 drawn in have left, and 15 of 125 others.
  const lines = drawn.map(({ upn, won }, at) => `${upn},${(won ? at < 6 : at < 130 + 15) ? 'yes' : 'no'}`)
  expect(await bring(cohortId, `person,left\n${lines.join('\n')}`, true)).toMatchObject({ people: 255, unknown: 0, kept: true })
  const { finding } = await impact(cohortId)
  const expected = newcombe([6, 130], [15, 125])
  expect(finding).toMatchObject({ state: 'judged', arms: [{ people: 130, known: 130, tookPart: 60 }, { people: 125, known: 125, tookPart: 0 }] })
  const { judged } = finding
  expect(judged?.levels).toEqual([expect.closeTo(6 / 130, 10), expect.closeTo(15 / 125, 10)])
  // Two circles of three left together, so the arm is worth less than 130 strangers, and the interval is no narrower than theirs.
  expect(judged?.designEffect).toBeGreaterThan(1)
  const grown = newcombe([6 / (judged?.designEffect ?? 1), 130 / (judged?.designEffect ?? 1)], [15, 125])
  expect(judged?.asDrawn.interval).toEqual({ difference: expect.closeTo(expected.difference, 10) as number, low: expect.closeTo(grown.low, 6) as number, high: expect.closeTo(grown.high, 6) as number })
  expect(grown.low).toBeLessThan(expected.low)
  expect(judged?.moved.refused?.why).toBe('too-wide')
})

test('invitations by lot go to half of whoever has not asked to join, spread over the departments, once and within the week’s messages', async () => {
  const cohortId = await openWithPlaces('Invited', null)
  await expect(callAs(organizerId, drawEncouragement, { params: { cohortId } })).rejects.toEqual(refusal('draw_not_possible'))
  const { encouragement: chosen } = await callAs(organizerId, switchEncouragement, { params: { cohortId }, input: { on: true } })
  const [full] = people.slice(30, 31)
  await overDatabase(databaseUrl, (client) => client.query(`insert into nudge_attempts (nudge_id, person_id, claimed_at) select gen_random_uuid(), $1, $2::bigint + n from generate_series(1, 2) n`, [full?.id, running.tenant.clock.now().epochMilliseconds + 3 * 86_400_000]))
  const { encouragement } = await callAs(organizerId, drawEncouragement, { params: { cohortId } })
  const { drawn } = encouragement ?? {}
  expect(hashOf(drawn?.seed ?? '')).toBe(chosen?.seedHash)
  const { lots } = await callAs(organizerId, listEncouragementLots, { params: { cohortId } })
  const tickets = lots.map(({ personId, stratum }) => ({ id: personId, stratum }))
  expect(drawn).toMatchObject({ people: lots.length, invited: Math.floor(lots.length / 2), peopleHash: hashOfTickets(tickets) })
  expect(new Set(lots.filter(({ invited }) => invited).map(({ personId }) => personId))).toEqual(new Set(drawOrder(drawn?.seed ?? '', tickets).slice(0, drawn?.invited)))
  for (const some of Map.groupBy(lots, ({ stratum }) => stratum).values()) expect(Math.abs(some.filter(({ invited }) => invited).length - some.length / 2)).toBeLessThanOrEqual(2)
  await expect(callAs(organizerId, switchEncouragement, { params: { cohortId }, input: { on: false } })).rejects.toEqual(refusal('places_given'))
  // To ten in the morning of a working day at least three days on.
  const now = running.tenant.clock.now().toZonedDateTimeISO('UTC')
  let then = now.add({ days: 3 }).with({ hour: 10, minute: 0 })
  while (then.dayOfWeek > 5) then = then.add({ days: 1 })
  running.tenant.clock.advance({ milliseconds: then.epochMilliseconds - now.epochMilliseconds })
  const reached = async () => (await impact(cohortId)).encouragement?.drawn?.reached ?? 0
  expect(await eventually(reached, (count) => count >= 4)).toBeLessThanOrEqual(drawn?.invited ?? 0)
  const invited = await overDatabase(databaseUrl, async (client) => (await client.query<{ person_id: string; attempts: number }>(`select lot.person_id, (select count(*)::int from nudge_attempts attempt where attempt.person_id = lot.person_id) as attempts from encouragement_lots lot where cohort_id = $1 and told_at is not null`, [cohortId])).rows)
  expect(invited.every(({ attempts }) => attempts === 1)).toBe(true)
  expect(invited.map(({ person_id: id }) => id)).not.toContain(full?.id)
})

/** People whom nobody but the database knows, drawn already: the first in, the rest behind them; sixty of the first have met in circles of three. */
async function insertDrawn(cohortId: string, won: number, others: number): Promise<{ upn: string; won: boolean }[]> {
  const rows = Array.from({ length: won + others }, (_, at) => ({ id: crypto.randomUUID(), enrolment: crypto.randomUUID(), upn: `drawn${at}@example.com`, place: at + 1, won: at < won }))
  const circles = Array.from({ length: 20 }, (_, at) => ({ id: crypto.randomUUID(), at }))
  const runId = crypto.randomUUID()
  await overDatabase(databaseUrl, async (client) => {
    const given = JSON.stringify(rows)
    const from = `from jsonb_to_recordset($1::jsonb) as r (id uuid, enrolment uuid, upn text, place int, won boolean)`
    await client.query(`insert into people (id, user_principal_name, display_name, department, account_enabled, guest, mailbox, skills, interests, synced_at) select id, upn, upn, 'Drawn', true, false, 'none', '[]', '[]', 0 ${from}`, [given])
    await client.query(`insert into enrolments (id, cohort_id, person_id, role, state, goals, skills_wanted, functions_to_explore, skills_offered, capacity, interests, saved_at, submitted_at, decided_at, waits_for) select enrolment, $2, id, 'mentee', case when won then 'completed' else 'waitlisted' end, '', '[]', '[]', '[]', 1, '[]', 0, 0, 0, case when won then null else 'place' end ${from}`, [given, cohortId])
    await client.query(`update place_draws set drawn_at = 1, places = $2 where cohort_id = $1`, [cohortId, won])
    await client.query(`insert into place_lots (cohort_id, enrolment_id, stratum, place, won, told_at) select $2, enrolment, 'Drawn', place, won, 1 ${from}`, [given, cohortId])
    await client.query(`insert into match_runs (id, cohort_id, name, state, requested_by, requested_at, mentors, mentees, circles, matched, score, bound) values ($1, $2, 'Run', 'cancelled', $3, 0, 0, 0, 0, 0, 0, 0)`, [runId, cohortId, organizerId])
    for (const { id, at } of circles) {
      await client.query(`insert into circles (id, cohort_id, run_id, name, state, formed_at) values ($1, $2, $3, $4, 'ended', 0)`, [id, cohortId, runId, `Circle ${at}`])
      await client.query(`insert into circle_members (circle_id, person_id, enrolment_id, role, reasons) select $2, id, enrolment, 'mentee', '[]' ${from}`, [JSON.stringify(rows.slice(3 * at, 3 * at + 3)), id])
    }
  })
  return rows
}

/** Newcombe's interval worked out otherwise: each share's bounds are where the score test just accepts them, found by halving. */
function newcombe(first: [yes: number, people: number], second: [yes: number, people: number]) {
  const z2 = 1.959963984540054 ** 2
  const bounds = ([yes, of]: [number, number]) => {
    const share = yes / of
    const halve = (inside: number, outside: number): number => {
      const middle = (inside + outside) / 2
      if (Math.abs(inside - outside) < 1e-13) return middle
      return (share - middle) ** 2 * of <= z2 * middle * (1 - middle) ? halve(middle, outside) : halve(inside, middle)
    }
    return { share, low: halve(share, 0), high: halve(share, 1) }
  }
  const [one, two] = [bounds(first), bounds(second)]
  const difference = one.share - two.share
  return { difference, low: difference - Math.sqrt((one.share - one.low) ** 2 + (two.high - two.share) ** 2), high: difference + Math.sqrt((one.high - one.share) ** 2 + (two.share - two.low) ** 2) }
}
