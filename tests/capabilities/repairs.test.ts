import { afterAll, expect, inject, test } from 'vitest'
import { getMyEnrolment } from '#api/enrolment/contract.ts'
import { getMatchSettings, publishMatchRun } from '#api/matching/contract.ts'
import { listCirclesToRepair, listRepairs, listRepairsDone, repairCircle, type RepairKind, type RepairOption } from '#api/repairs/contract.ts'
import { addGoal, getHome, getRoadmap } from '#api/roadmap/contract.ts'
import { listSeries } from '#api/scheduling/contract.ts'
import type { Refused } from '#scripts/rehearsal/company-app.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { enrolApproved, overDatabase } from '../support/enrol-approved.ts'
import { everythingQuiet } from '../support/everything-quiet.ts'
import { type Able, ablePeople, openSeason, runMatch } from '../support/season.ts'
import { snapshot } from '../support/snapshot.ts'
import { eventually, startWorld } from '../support/start-world.ts'
import { stepsDone } from '../support/steps-done.ts'

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { callAs, databaseUrl, running } = world
const organizerId = organizerOf(running.tenant.cast)
await waitForPeople(callAs, organizerId)
const people = ablePeople(world)
/** Less than a test may take, so that what was awaited is said. */
const patience = 40_000
const outdated = expect.objectContaining({ code: 'repair_outdated' }) as Refused
const name = 'to be repaired'
const cohortId = await openSeason(world, { name })

// Four circles of two mentees.
const mentors = people.splice(0, 4)
const mentees = people.splice(0, 8)
await enrolApproved(databaseUrl, cohortId, [...mentors.map(({ id }) => ({ personId: id, role: 'mentor' as const, capacity: 2 as const })), ...mentees.map(({ id }) => ({ personId: id, role: 'mentee' as const }))])
const run = await runMatch(world, cohortId)
await callAs(organizerId, publishMatchRun, { params: { runId: run.id } })
const booked = async () => (await callAs(organizerId, listSeries, { params: { cohortId } })).circles
const formed = await eventually(booked, (circles) => circles.length === 4 && circles.every((entry) => entry.series.state === 'booked'))
const [first, second, third, fourth] = formed.map(({ circle }) => ({ id: circle.id, mentor: circle.mentor?.id ?? '', mentees: circle.mentees.map(({ id }) => id) as [string, string] }))
if (!first || !second || !third || !fourth) throw new Error('Four circles stand.')

const look = async (circleId: string, personId?: string) => callAs(organizerId, listRepairs, { params: { circleId }, query: personId === undefined ? {} : { personId } })
const ways = async (circleId: string, kind: RepairKind, personId?: string) => (await look(circleId, personId)).options.filter((option) => option.kind === kind)
const apply = (circleId: string, option: RepairOption | undefined) => callAs(organizerId, repairCircle, { params: { circleId }, input: { kind: option?.kind ?? 'end', optionId: option?.id ?? '' } })
const stateOf = async (personId: string) => (await callAs(personId, getMyEnrolment, { params: { cohortId } })).enrolment?.state
const roadmapOf = (personId: string, circleId: string) => callAs(personId, getRoadmap, { params: { circleId } })
const present = async () => (await booked()).map(({ circle }) => circle)
/** Somebody of another department than all of these, approved for this season and free in it. */
async function approve(role: 'mentor' | 'mentee', besides: string[]): Promise<Able> {
  const departments = besides.map((id) => running.tenant.people.get(id)?.department)
  const [person] = people.splice(people.findIndex(({ department }) => !departments.includes(department)), 1)
  if (!person) throw new Error('The company has somebody like that.')
  await enrolApproved(databaseUrl, cohortId, [{ personId: person.id, role, capacity: 3 }])
  return person
}
function meetingsOf(personId: string): number {
  const from = running.tenant.clock.now()
  return running.calendars.eventsOf(personId, from, from.add({ hours: 24 * 250 })).filter((event) => event.subject.includes(name) && !event.isCancelled).length
}
const meet = (expected: Record<string, number>) => eventually(() => Promise.resolve(Object.fromEntries(Object.keys(expected).map((id) => [id, meetingsOf(id)]))), (found) => Object.entries(expected).every(([id, count]) => found[id] === count), patience)
/** Everybody whom the preview names has got its words on one card, and nobody else has. */
async function expectTold({ tells }: RepairOption): Promise<void> {
  for (const { person, text } of tells) {
    await eventually(() => Promise.resolve((world.connector.chats.ofPerson(person.id)?.messages ?? []).filter((message) => JSON.stringify(message).includes(JSON.stringify(text).slice(1, -1)))), (cards) => cards.length === 1, patience)
  }
  const kept = await overDatabase(databaseUrl, async (client) => (await client.query<{ person_id: string }>(`select person_id from circle_notices where what = 'repaired' and about ->> 'text' = any($1) order by person_id`, [tells.map(({ text }) => text)])).rows)
  expect(kept.map((row) => row.person_id)).toEqual(tells.map(({ person }) => person.id).sort())
}
/** The circle that took somebody in. */
let hostId = ''

/** Where people stand now, as a preview says it. */
async function placesNow(ids: string[]): Promise<string[]> {
  const circles = await present()
  return Promise.all(ids.map(async (id) => {
    const circle = circles.find(({ mentor, mentees: members }) => [mentor, ...members].some((member) => member?.id === id))
    if (circle) return circle.mentor?.id === id ? `Mentor of ${circle.name}` : `In ${circle.name}`
    return (await stateOf(id)) === 'completed' ? 'Has completed the season' : (await stateOf(id)) === 'waitlisted' ? 'Waits for the next match run' : 'elsewhere'
  }))
}
async function expectPlaces({ changes }: RepairOption): Promise<void> {
  expect(await placesNow(changes.map(({ person }) => person.id))).toEqual(changes.map(({ to }) => to))
}

test('a look at the ways changes nothing, shows each kind, and neither offers nor names whom somebody would rather not be with', async () => {
  const [fits, unwanted] = [await approve('mentor', first.mentees), await approve('mentor', first.mentees)]
  await overDatabase(databaseUrl, (client) => client.query(`insert into enrolment_wishes (cohort_id, person_id, other_id, kind, place) values ($1, $2, $3, 'not-with', 0)`, [cohortId, first.mentees[0], unwanted.id]))
  await everythingQuiet(world)
  const before = await snapshot(world)
  const { circle, options } = await look(first.id)
  expect(await snapshot(world)).toEqual(before)
  expect(circle.id).toBe(first.id)
  expect(new Set(options.map(({ kind }) => kind))).toEqual(new Set(['swap', 'merge', 'split', 'rematch', 'end']))
  const swaps = options.filter(({ kind }) => kind === 'swap')
  expect(swaps.map(({ changes }) => changes.find(({ to }) => to.startsWith('Mentor of'))?.person.id)).toEqual([fits.id])
  expect(JSON.stringify(options.filter(({ kind, changes }) => kind !== 'split' || changes.some(({ person }) => person.id === first.mentees[0])))).not.toContain(unwanted.id)
  expect(options.filter(({ kind }) => kind === 'merge')).toMatchObject([{ possible: false, changes: [], tells: [], whyNot: expect.stringContaining('has room for everybody here') as string }])
  await overDatabase(databaseUrl, (client) => client.query(`update enrolments set state = 'withdrawn' where cohort_id = $1 and person_id = $2`, [cohortId, unwanted.id]))
})

test('a swap brings another mentor to the same sessions: seats, states, calendars and cards are as the preview said, and it is done once', async () => {
  const [way] = await ways(first.id, 'swap')
  if (!way) throw new Error('A mentor is offered.')
  const named = way.changes.find(({ from }) => from === 'Mentor with free seats')?.person.id ?? ''
  const [gone, taken] = [await snapshot(world), (await roadmapOf(first.mentees[0], first.id)).stages.map(({ session }) => session.startAt)]
  await expect(apply(first.id, { ...way, id: way.id.replace(/.$/, (last) => (last === '0' ? '1' : '0')) })).rejects.toEqual(outdated)
  await expect(apply(first.id, { ...way, id: 'made up' })).rejects.toEqual(outdated)
  expect(await snapshot(world)).toEqual(gone)
  const done = await apply(first.id, way)
  expect(done).toMatchObject({ kind: 'swap', circle: { id: first.id }, by: { id: organizerId }, changes: way.changes })
  await expect(apply(first.id, way)).rejects.toEqual(outdated)
  await expectPlaces(way)
  expect([await stateOf(named), await stateOf(first.mentor)]).toEqual(['matched', 'waitlisted'])
  await meet({ [named]: 4, [first.mentees[0]]: 4, [first.mentees[1]]: 4, [first.mentor]: 0 })
  const roadmap = await roadmapOf(first.mentees[0], first.id)
  // Where one did not suit the new mentor it may have been moved since.
  expect(roadmap.series.occurrences.map(({ movedFromAt, startAt }) => movedFromAt ?? startAt)).toEqual(taken)
  expect(JSON.stringify(roadmap.circle.reasons)).not.toContain(running.tenant.people.get(first.mentor)?.displayName)
  await expectTold(way)
  expect((await callAs(organizerId, listRepairsDone, { params: { cohortId } })).repairs).toEqual([done])
  expect(await stepsDone(world, organizerId)).toContain('repair')
})

test('one mentee can be looked after alone: they wait for the next run, which does not repeat the pair, and the others go on', async () => {
  const [leaves, stays] = first.mentees
  await expect(look(first.id, first.mentor)).rejects.toEqual(expect.objectContaining({ code: 'not_found' }))
  const [way] = await ways(first.id, 'rematch', leaves)
  if (!way) throw new Error('A way is offered.')
  expect(way.changes.map(({ person }) => person.id)).toEqual([leaves])
  await apply(first.id, way)
  await expectPlaces(way)
  expect(await placesNow([stays])).toEqual([`In ${(await present()).find(({ id }) => id === first.id)?.name}`])
  await meet({ [leaves]: 0, [stays]: 4 })
  const { pairs } = await callAs(organizerId, getMatchSettings, { params: { cohortId } })
  expect(pairs.map(({ mentee, wish }) => [mentee.id, wish])).toEqual([[leaves, 'forbid']])
  await expectTold(way)
})

test('two circles become one: goals go along, the meetings of the first are called off, and nobody sits twice', async () => {
  const [, joins] = first.mentees
  await overDatabase(databaseUrl, (client) => client.query(`update enrolments set capacity = 3 where cohort_id = $1 and role = 'mentor'`, [cohortId]))
  await callAs(joins, addGoal, { params: { circleId: first.id }, input: { title: 'Lead a review', measure: 'reviews', baseline: 0, target: 1, dueOn: '2199-01-01' } })
  const [way, ...others] = await ways(first.id, 'merge')
  if (!way?.possible) throw new Error('Another circle has room.')
  expect(others.length).toBeLessThan(3)
  // Somebody leaves the other circle meanwhile: what was shown is no more.
  const host = (await present()).find((circle) => way.changes.some(({ to }) => to === `In ${circle.name}`))
  await overDatabase(databaseUrl, (client) => client.query(`delete from circle_members where circle_id = $1 and person_id = $2`, [host?.id, host?.mentees[0]?.id]))
  await expect(apply(first.id, way)).rejects.toEqual(outdated)
  const again = (await ways(first.id, 'merge')).find(({ title }) => title === way.title)
  if (!again || !host) throw new Error('It still has room.')
  hostId = host.id
  await apply(first.id, again)
  await expectPlaces(again)
  const roadmap = await eventually(() => roadmapOf(joins, host.id), ({ goals }) => goals.length === 1)
  expect(roadmap.circle.mentees).toHaveLength(2)
  await meet({ [joins]: 4 })
  expect((await present()).map(({ id }) => id)).not.toContain(first.id)
  await expectTold(again)
})

test('a circle is split: one mentee begins with another mentor and is booked anew, the others keep their sessions', async () => {
  await approve('mentor', third.mentees)
  const [way] = await ways(third.id, 'split')
  if (!way?.possible) throw new Error('A mentor is offered.')
  await apply(third.id, way)
  await expectPlaces(way)
  const circles = await eventually(booked, (found) => found.every(({ series }) => series.state === 'booked'))
  const [mover = '', guide = ''] = way.changes.map(({ person }) => person.id)
  const begun = circles.find(({ circle }) => circle.mentor?.id === guide && circle.mentees.some(({ id }) => id === mover))
  expect(begun?.circle.mentees).toHaveLength(1)
  await meet({ [mover]: 4, [third.mentor]: 4 })
  await expectTold(way)
})

test('a circle ends well: everybody has completed, the meetings are called off, and what was reached stays to be read', async () => {
  const ending = fourth.id === hostId ? second : fourth
  const [one, other] = ending.mentees
  const [way] = await ways(ending.id, 'end')
  if (!way) throw new Error('It can always end.')
  // A goal more is something that it reached.
  await callAs(one, addGoal, { params: { circleId: ending.id }, input: { title: 'Lead a review', measure: 'reviews', baseline: 0, target: 1, dueOn: '2199-01-01' } })
  await expect(apply(ending.id, way)).rejects.toEqual(outdated)
  const [again] = await ways(ending.id, 'end')
  if (!again) throw new Error('It can always end.')
  expect(again.keeps).toContain('go on reading')
  await apply(ending.id, again)
  await expectPlaces(again)
  // What split off before may have gone to the same mentor, who goes on with it.
  const leads = (await present()).filter((circle) => circle.mentor?.id === ending.mentor)
  await meet({ [one]: 0, [other]: 0, [ending.mentor]: 4 * leads.length })
  expect(await roadmapOf(one, ending.id)).toMatchObject({ currentStage: null, goals: [{ title: 'Lead a review' }] })
  expect((await callAs(other, getHome)).journeys.find(({ cohort }) => cohort.id === cohortId)).toMatchObject({ circle: { id: ending.id }, stage: null })
  await expectTold(again)
  await expect(look(ending.id)).rejects.toEqual(expect.objectContaining({ code: 'not_found' }))
})

test('a circle that is dissolved puts everybody back among those who wait', async () => {
  const circle = (await present()).find(({ id }) => id === third.id)
  const way = (await ways(third.id, 'rematch')).at(-1)
  if (!way || !circle) throw new Error('It can always be dissolved.')
  await apply(third.id, way)
  await expectPlaces(way)
  expect(await Promise.all([circle.mentor?.id ?? '', ...circle.mentees.map(({ id }) => id)].map(stateOf))).toEqual(['waitlisted', ...circle.mentees.map(() => 'waitlisted')])
  await expectTold(way)
  const kinds = (await callAs(organizerId, listRepairsDone, { params: { cohortId } })).repairs.map(({ kind }) => kind)
  expect(kinds).toEqual(['rematch', 'end', 'split', 'merge', 'rematch', 'swap'])
})

/** Circles of one mentor and one mentee each, straight in the database, without meetings. */
async function writePairs(season: string, pairs: [mentor: string, mentee: string][]): Promise<string[]> {
  const enrolmentOf = await enrolApproved(databaseUrl, season, pairs.flatMap(([mentor, mentee]) => [{ personId: mentor, role: 'mentor' as const }, { personId: mentee, role: 'mentee' as const }]))
  const runId = crypto.randomUUID()
  return overDatabase(databaseUrl, async (client) => {
    await client.query(`insert into match_runs (id, cohort_id, name, state, requested_by, requested_at, mentors, mentees, circles, matched, score, bound) values ($1, $2, 'Run 1', 'published', $3, 0, 0, 0, 0, 0, 0, 0)`, [runId, season, organizerId])
    await client.query(`update enrolments set state = 'matched' where id = any($1)`, [[...enrolmentOf.values()]])
    const ids: string[] = []
    for (const [mentor, mentee] of pairs) {
      const id = crypto.randomUUID()
      ids.push(id)
      await client.query(`insert into circles (id, cohort_id, run_id, name, state, formed_at) values ($1, $2, $3, $4, 'active', 0)`, [id, season, runId, `Circle ${ids.length}`])
      for (const [personId, role] of [[mentor, 'mentor'], [mentee, 'mentee']]) await client.query(`insert into circle_members (circle_id, person_id, enrolment_id, role, reasons) values ($1, $2, $3, $4, '[]')`, [id, personId, enrolmentOf.get(personId ?? ''), role])
    }
    return ids
  })
}

test('a hundred repairs at once that want the same mentor, pressed again and again, fill the seats that were offered and not one more', async () => {
  const season = await openSeason(world, { name: 'race' })
  const [wanted] = people.splice(0, 1)
  if (!wanted) throw new Error('The company has somebody more.')
  const others = [...running.tenant.people.values()].filter((person) => person.officeLocation === 'London' && person.accountEnabled && person.id !== wanted.id)
  const apart = others.filter(({ department, managerId }) => department !== null && department !== wanted.department && managerId !== wanted.managerId).slice(0, 25)
  const leading = others.filter((person) => !apart.includes(person))
  const circleIds = await writePairs(season, apart.flatMap((mentee, at) => (leading[at] ? [[leading[at].id, mentee.id] as [string, string]] : [])))
  const wantedId = (await enrolApproved(databaseUrl, season, [{ personId: wanted.id, role: 'mentor', capacity: 3 }])).get(wanted.id) ?? ''
  const looked = await Promise.all(circleIds.map(async (circleId) => ({ circleId, way: (await ways(circleId, 'swap')).find(({ id }) => id.startsWith(wantedId)) })))
  const shown = looked.filter(({ way }) => way)
  expect(shown.length).toBeGreaterThan(10)
  const outcomes = await Promise.allSettled(Array.from({ length: 100 }, (_, at) => apply(shown[at % shown.length]?.circleId ?? '', shown[at % shown.length]?.way)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toEqual(outdated)
  const seats = await overDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ circle_id: string; person_id: string; role: string }>(`select circle_id, person_id, role from circle_members join circles on circles.id = circle_id where cohort_id = $1 and state = 'active'`, [season])
    return rows
  })
  const theirs = new Set(seats.filter((seat) => seat.person_id === wanted.id).map((seat) => seat.circle_id))
  expect(seats.filter((seat) => theirs.has(seat.circle_id) && seat.role === 'mentee')).toHaveLength(3)
  expect(new Set(seats.filter(({ role }) => role === 'mentee').map((seat) => seat.person_id)).size).toBe(circleIds.length)
})

test('a mentor with as many free seats as people are left is offered, and whoever has left the company leaves the circle with the swap', async () => {
  const season = await openSeason(world, { name: 'one has left' })
  const [mentor, stays, left, wanted] = people.splice(0, 4)
  if (!mentor || !stays || !left || !wanted) throw new Error('The company has four people more.')
  const [circleId = ''] = await writePairs(season, [[mentor.id, stays.id]])
  const enrolmentOf = await enrolApproved(databaseUrl, season, [{ personId: left.id, role: 'mentee' }, { personId: wanted.id, role: 'mentor', capacity: 1 }])
  await overDatabase(databaseUrl, async (client) => {
    await client.query(`update enrolments set state = 'matched' where id = $1`, [enrolmentOf.get(left.id)])
    await client.query(`insert into circle_members (circle_id, person_id, enrolment_id, role, reasons) values ($1, $2, $3, 'mentee', '[]')`, [circleId, left.id, enrolmentOf.get(left.id)])
    await client.query('update people set account_enabled = false where id = $1', [left.id])
  })
  const way = (await ways(circleId, 'swap')).find(({ id }) => id.startsWith(enrolmentOf.get(wanted.id) ?? '?'))
  expect(way?.changes).toContainEqual(expect.objectContaining({ from: 'In Circle 1', to: 'Has left the company' }))
  expect(way?.tells.map(({ person }) => person.id)).not.toContain(left.id)
  await apply(circleId, way)
  const members = await overDatabase(databaseUrl, async (client) => (await client.query<{ person_id: string }>('select person_id from circle_members where circle_id = $1', [circleId])).rows.map((row) => row.person_id))
  expect(members.sort()).toEqual([stays.id, wanted.id].sort())
  expect(await overDatabase(databaseUrl, async (client) => (await client.query<{ state: string }>('select state from enrolments where id = $1', [enrolmentOf.get(left.id)])).rows)).toEqual([{ state: 'withdrawn' }])
})

test('circles that need a look are listed with their reasons, and healthy ones are not', async () => {
  const season = await openSeason(world, { name: 'to be looked at' })
  const [a, b, c, d, e, f, g, h, i, j] = people.splice(0, 10).map(({ id }) => id)
  if (!a || !b || !c || !d || !e || !f || !g || !h || !i || !j) throw new Error('The company has ten people more.')
  const [healthy, alone, under, beside, away] = await writePairs(season, [[a, b], [c, d], [e, f], [g, h], [i, j]])
  expect((await callAs(organizerId, listCirclesToRepair, { params: { cohortId: season } })).circles).toEqual([])
  await overDatabase(databaseUrl, async (client) => {
    await client.query('delete from circle_members where circle_id = $1 and person_id = $2', [alone, c])
    await client.query('update people set manager_id = $1 where id = $2', [e, f])
    await client.query('update people set department = (select department from people where id = $1) where id = $2', [g, h])
    await client.query(`update enrolments set state = 'paused', paused_from = 'matched', until_on = '2199-01-01' where cohort_id = $1 and person_id = $2`, [season, j])
  })
  const { circles } = await callAs(organizerId, listCirclesToRepair, { params: { cohortId: season } })
  expect(Object.fromEntries(circles.map(({ circle, reasons }) => [circle.id, reasons.map(({ kind, person }) => [kind, person?.id ?? null])]))).toEqual({
    [alone ?? '']: [['no-mentor', null]],
    [under ?? '']: [['in-line', f]],
    [beside ?? '']: [['same-department', h]],
    [away ?? '']: [['long-break', j]],
  })
  expect(circles.map(({ circle }) => circle.id)).not.toContain(healthy)
  expect(circles.flatMap(({ reasons }) => reasons).every(({ line }) => /^[^!]+\.$/.test(line))).toBe(true)
})
