import { afterAll, expect, inject, test } from 'vitest'
import { publishMatchRun } from '#api/matching/contract.ts'
import { getMyNudges } from '#api/nudges/contract.ts'
import { completeSession } from '#api/roadmap/contract.ts'
import { listSeries } from '#api/scheduling/contract.ts'
import { answerMyTies, getMyTies, getTies, type Ties } from '#api/ties/contract.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { enrolApproved, overDatabase } from '../support/enrol-approved.ts'
import { openSeason, runMatch } from '../support/season.ts'
import { eventually, startWorld } from '../support/start-world.ts'

type Circle = { id: string; cohort: number; members: string[]; sessions: number }
type Tied = { people: string[]; cohort: number }

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { callAs, running, databaseUrl } = world
const { tenant } = running
const organizer = organizerOf(tenant.cast)
await waitForPeople(callAs, organizer)
const departmentOf = (id: string) => tenant.people.get(id)?.department ?? ''

/** Everything that was done, kept beside the product while it was done. */
const circles: Circle[] = []
const named: Tied[] = []
const cohorts: string[] = []
for (const name of ['one', 'other']) {
  await liveCohort(name)
  tenant.clock.advance({ hours: 24 * 33 })
  const members = new Set(circles.filter(({ cohort }) => cohort === cohorts.length - 1).flatMap((circle) => circle.members))
  await eventually(readAsked, (asked) => asked.filter(({ cohort_id }) => cohort_id === cohorts.at(-1)).length === members.size)
  await answerAll()
}
tenant.clock.advance({ hours: 48 })
const final = tenant.clock.now().epochMilliseconds - 3_600_000
const company = await eventually(() => callAs(organizer, getTies, { query: {} }), ({ countedAt }) => (countedAt ?? 0) > final)

function readAsked() {
  return overDatabase(databaseUrl, async (client) => (await client.query<{ cohort_id: string; person_id: string }>(`select cohort_id, person_id from (select person_id, split_part(key, ':', 2) as cohort_id from nudges where kind = 'kept-ties') as asked`)).rows)
}

/** People of six departments are put in circles; in every second circle two sessions are held. */
async function liveCohort(name: string): Promise<void> {
  const cohortId = await openSeason(world, { name })
  const taken = new Set(circles.flatMap(({ members }) => members))
  const able = [...tenant.people.values()].filter((person) => person.accountEnabled && person.managerId && person.id !== organizer && person.department && !taken.has(person.id))
  const departments = [...Map.groupBy(able, ({ department }) => department ?? '')].sort(([, some], [, others]) => others.length - some.length).slice(0, 6)
  const chosen = departments.flatMap(([, people]) => people.slice(0, name === 'one' ? 6 : 4))
  await enrolApproved(databaseUrl, cohortId, chosen.map((person, at) => (at % 3 === 0 ? { personId: person.id, role: 'mentor' as const, capacity: 2 } : { personId: person.id, role: 'mentee' as const, explores: departments.map(([department]) => department) })))
  const run = await runMatch(world, cohortId)
  await callAs(organizer, publishMatchRun, { params: { runId: run.id } })
  const found = await eventually(() => callAs(organizer, listSeries, { params: { cohortId } }), (all) => all.circles.length > 0 && all.circles.every(({ series }) => series.state === 'booked' || series.state === 'no-time'))
  const mine = found.circles.map(({ circle, series }) => ({ id: circle.id, cohort: cohorts.length, members: [circle.mentor?.id ?? '', ...circle.mentees.map(({ id }) => id)], sessions: 0, booked: series.state === 'booked' }))
  cohorts.push(cohortId)
  tenant.clock.advance({ hours: 24 * 62 })
  for (const [at, circle] of mine.entries()) {
    circles.push(circle)
    for (const number of at % 2 === 0 && circle.booked ? [1, 2] : [1].slice(0, Number(circle.booked))) {
      await callAs(circle.members[0] ?? '', completeSession, { params: { circleId: circle.id, number }, input: { agreed: '' } })
      circle.sessions += 1
    }
  }
}

/** Whoever is asked names the first person they may, but for some who leave it. */
async function answerAll(): Promise<void> {
  for (const [at, personId] of [...new Set(circles.flatMap(({ members }) => members))].entries()) {
    const { questions } = await callAs(personId, getMyTies)
    for (const { cohortId, colleagues } of questions) {
      if (at % 7 === 6) await callAs(personId, answerMyTies, { params: { cohortId }, input: { named: [], skip: true } })
      else {
        const [first] = colleagues
        await callAs(personId, answerMyTies, { params: { cohortId }, input: { named: first ? [first.id] : [] } })
        if (first) named.push({ people: [personId, first.id], cohort: cohorts.indexOf(cohortId) })
      }
    }
  }
}

function tiesOf(some: readonly Circle[]): Tied[] {
  const found = new Map<string, Tied>()
  for (const { members, cohort } of some) for (const [at, a] of members.entries()) for (const b of members.slice(at + 1)) {
    const key = [a, b].sort().join()
    if (!found.has(key)) found.set(key, { people: [a, b], cohort })
  }
  return [...found.values()]
}

const outward = ({ people }: Tied) => departmentOf(people[0] ?? '') !== departmentOf(people[1] ?? '')
const layer = (ties: Ties, name: string) => ties.layers.find((one) => one.layer === name)

test('what was scheduled and held between departments is what a plain count of circles and sessions gives', () => {
  const scheduled = tiesOf(circles)
  const held = tiesOf(circles.filter(({ sessions }) => sessions >= 2))
  expect(circles.length).toBeGreaterThan(8)
  const between = scheduled.filter(outward).length
  expect(layer(company, 'scheduled')).toMatchObject({ between, within: scheduled.length - between })
  expect(layer(company, 'scheduled')?.ei).toBeCloseTo((2 * between - scheduled.length) / scheduled.length, 2)
  expect(layer(company, 'held')?.between).toBe(held.filter(outward).length)
})

test('a tie is kept when one of the two says so, whole blocks of five people at a time, and silence is no answer', async () => {
  const rows = await overDatabase(databaseUrl, async (client) => (await client.query<{ cohort_id: string; person_id: string }>('select cohort_id, person_id from tie_answers where not skipped order by answered_at, person_id')).rows)
  const counted = cohorts.flatMap((cohortId, cohort) => {
    const mine = rows.filter((row) => row.cohort_id === cohortId).map((row) => row.person_id)
    return mine.slice(0, mine.length - (mine.length % 5)).map((id) => ({ id, cohort }))
  })
  const pairs = new Set(counted.flatMap(({ id, cohort }) => named.filter(({ people, cohort: of }) => of === cohort && people[0] === id).map(({ people }) => [...people].sort().join())))
  expect(pairs.size).toBeGreaterThan(4)
  expect(layer(company, 'kept')?.between).toBe(pairs.size)
  const asked = new Set(circles.map(({ members, cohort }) => members.map((id) => `${cohort} ${id}`)).flat()).size
  expect(company.asked).toBe(asked)
  expect(company.answered?.share).toBeCloseTo(counted.length / asked, 6)
})

test('no cut shows a pair of departments of fewer than five people, and what is shown is true', async () => {
  const cuts = await readCuts()
  for (const { some, ties } of cuts) {
    for (const matrix of ties.matrices.filter((one) => one.layer === 'scheduled')) {
      for (const [row, { name }] of matrix.departments.entries()) for (const [column, { name: other }] of matrix.departments.entries()) {
        const shown = matrix.cells[row]?.[column]
        const mine = tiesOf(circles).filter(({ people, cohort }) => some.includes(cohort) && people.map(departmentOf).sort().join() === [name, other].sort().join())
        if (shown === null || shown === undefined) continue
        expect(shown).toBe(mine.length)
        if (shown > 0) expect(new Set(mine.flatMap(({ people }) => people)).size).toBeGreaterThanOrEqual(5)
      }
    }
  }
})

test('whoever puts all cuts side by side and solves their equations learns no small pair of departments', async () => {
  const cuts = await readCuts()
  const departments = company.matrices[0]?.departments.map(({ name }) => name) ?? []
  const size = departments.length
  const unknown = (cohort: number, a: number, b: number) => cohort * size * size + Math.min(a, b) * size + Math.max(a, b)
  const equation = (some: readonly number[], pairs: readonly (readonly [number, number])[]) => {
    const line = Array.from({ length: cohorts.length * size * size }, () => 0)
    for (const cohort of some) for (const [a, b] of pairs) line[unknown(cohort, a, b)] = 1
    return line
  }
  const outwardPairs = departments.flatMap((_, a) => departments.flatMap((__, b) => (a < b ? [[a, b] as const] : [])))
  const known: number[][] = []
  for (const { some, ties } of cuts) {
    const { between, within } = layer(ties, 'scheduled') ?? {}
    if (between !== null) known.push(equation(some, outwardPairs))
    if (within !== null) known.push(equation(some, departments.map((_, a) => [a, a] as const)))
    const matrix = ties.matrices.find((one) => one.layer === 'scheduled')
    for (const [a, row] of (matrix?.cells ?? []).entries()) for (const [b, cell] of row.entries()) if (a <= b && cell !== null) known.push(equation(some, [[a, b]]))
    for (const [a, department] of (matrix?.departments ?? []).entries()) if (department.between !== null) known.push(equation(some, outwardPairs.filter((pair) => pair.includes(a))))
  }
  const solved = reduce(known)
  let small = 0
  for (const { some } of cuts) for (const [a, name] of departments.entries()) for (const [b, other] of departments.entries()) {
    if (a > b) continue
    const mine = tiesOf(circles).filter(({ people, cohort }) => some.includes(cohort) && people.map(departmentOf).sort().join() === [name, other].sort().join())
    const people = new Set(mine.flatMap((tie) => tie.people)).size
    if (people === 0 || people >= 5) continue
    small += 1
    expect(isKnown(solved, equation(some, [[a, b]])), `${name} and ${other} in ${some.join()}`).toBe(false)
  }
  expect(small).toBeGreaterThan(5)
})

test('an answer is its owner’s, about people of other departments, and final after a day', async () => {
  const personId = circles.at(-1)?.members[0] ?? ''
  const { questions: [question] } = await callAs(personId, getMyTies)
  expect(question?.colleagues.every(({ department }) => department !== departmentOf(personId))).toBe(true)
  const params = { cohortId: question?.cohortId ?? '' }
  await expect(callAs(personId, answerMyTies, { params, input: { named: [] } })).rejects.toMatchObject({ code: 'session_wrong_state' })
  const colleague = [...tenant.people.values()].find((person) => person.accountEnabled && person.id !== personId && person.department === departmentOf(personId))
  await expect(callAs(personId, answerMyTies, { params, input: { named: [colleague?.id ?? ''] } })).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(callAs(organizer, answerMyTies, { params, input: { named: [] } })).rejects.toMatchObject({ code: 'not_found' })
  await expect(callAs(organizer, getTies, { query: { programId: params.cohortId, cohortId: params.cohortId } })).rejects.toMatchObject({ code: 'invalid_input' })
})

test('everybody in a circle is asked once by the nudges’ own rules, and can turn it off', async () => {
  expect((await callAs(circles[0]?.members[1] ?? '', getMyNudges)).kinds.map(({ kind }) => kind)).toContain('kept-ties')
  const asked = await readAsked()
  expect(asked.map((row) => `${cohorts.indexOf(row.cohort_id)} ${row.person_id}`).sort()).toEqual(circles.flatMap(({ members, cohort }) => members.map((id) => `${cohort} ${id}`)).filter((row, at, all) => all.indexOf(row) === at).sort())
})

async function readCuts(): Promise<{ some: number[]; ties: Ties }[]> {
  const parts = company.cuts.flatMap(({ programId, cohorts: own }) => [{ query: { programId }, some: own.map(({ id }) => cohorts.indexOf(id)) }, ...own.map(({ id }) => ({ query: { cohortId: id }, some: [cohorts.indexOf(id)] }))])
  return [{ some: [0, 1], ties: company }, ...(await Promise.all(parts.map(async ({ query, some }) => ({ some, ties: await callAs(organizer, getTies, { query }) }))))]
}

/** Gauss and Jordan: rows with a leading one each. */
function reduce(rows: number[][]): number[][] {
  const found: number[][] = []
  for (const row of rows) {
    const rest = subtract(row, found)
    const lead = rest.findIndex((value) => Math.abs(value) > 1e-9)
    if (lead >= 0) found.push(rest.map((value) => value / (rest[lead] ?? 1)))
  }
  return found
}

function subtract(row: readonly number[], found: readonly (readonly number[])[]): number[] {
  const rest = [...row]
  for (const other of found) {
    const times = rest[other.findIndex((value) => Math.abs(value) > 1e-9)] ?? 0
    if (Math.abs(times) > 1e-9) other.forEach((value, at) => { rest[at] = (rest[at] ?? 0) - times * value })
  }
  return rest
}

function isKnown(solved: readonly (readonly number[])[], row: readonly number[]): boolean {
  return subtract(row, solved).every((value) => Math.abs(value) < 1e-9)
}
