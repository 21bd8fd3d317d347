import { afterAll, expect, inject, test } from 'vitest'
import { decideEnrolment, getMyEnrolment, listEnrolments, saveMyEnrolment, submitMyEnrolment, withdrawEnrolment } from '#api/enrolment/contract.ts'
import type { EnrolmentState } from '#api/enrolment/contract.ts'
import { mayMove } from '#api/enrolment/state.ts'
import { changeCohort, getCohort } from '#api/programs/contract.ts'
import { Refused } from '#scripts/rehearsal/company-app.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { castCompany } from '#scripts/tenant/cast/company.ts'
import { overDatabase } from '../support/enrol-approved.ts'
import { ablePeople, openSeason } from '../support/season.ts'
import { eventually, startWorld } from '../support/start-world.ts'

// Nobody is out of office, so that cards go where they are looked for.
const company = castCompany({ startsOn: Temporal.Now.plainDateISO('UTC').toString() })
const world = await startWorld(inject('postgresUrl'), { cast: { ...company, events: company.events.filter((event) => event.showAs !== 'oof') } })
afterAll(() => world[Symbol.asyncDispose]())
const { callAs, connector, databaseUrl, running } = world
const organizerId = organizerOf(running.tenant.cast)
await waitForPeople(callAs, organizerId)

const places = 40
type Asked = { id: string; personId: string; approverIds: [string, string] }

async function openSmall(name: string): Promise<string> {
  const cohortId = await openSeason(world, { name })
  const cohort = await callAs(organizerId, getCohort, { params: { cohortId } })
  await callAs(organizerId, changeCohort, { params: { cohortId }, input: { name: cohort.name, enrolUntilOn: cohort.enrolUntilOn, places } })
  return cohortId
}

/** A hundred requests that wait, each asked of two among twenty approvers; written as submitting would. */
async function askForAHundred(cohortId: string): Promise<Asked[]> {
  const able = [...running.tenant.people.values()].filter((person) => person.accountEnabled && person.userType === 'Member' && person.id !== organizerId)
  const approvers = able.slice(0, 20).map(({ id }) => id)
  const asked = able.slice(20, 120).map(({ id: personId }, at): Asked => ({ id: crypto.randomUUID(), personId, approverIds: [approvers[at % 20] ?? '', approvers[(at * 7 + 3) % 20] ?? ''] }))
  expect(asked).toHaveLength(100)
  await overDatabase(databaseUrl, async (client) => {
    for (const { id, personId, approverIds } of asked) {
      await client.query(
        `insert into enrolments (id, cohort_id, person_id, role, state, goals, skills_wanted, functions_to_explore, skills_offered, capacity, interests, approver_id, saved_at, submitted_at)
         values ($1, $2, $3, 'mentee', 'submitted', 'Learn how others work.', '["Negotiation"]', '[]', '[]', 1, '[]', $4, 1, 1)`,
        [id, cohortId, personId, approverIds[0]],
      )
      await client.query(`insert into enrolment_moves (enrolment_id, from_state, to_state, by_person_id, door, moved_at, why) values ($1, 'draft', 'submitted', $2, 'tab', 1, 'sent')`, [id, personId])
      for (const approverId of new Set(approverIds)) await client.query(`insert into approval_asks (id, enrolment_id, person_id, why, asked_at, way) values (gen_random_uuid(), $1, $2, 'manager', 1, 'tab')`, [id, approverId])
    }
  })
  return asked
}

const decide = (byId: string, enrolmentId: string, input: { decision: 'approve' | 'decline'; change?: boolean }) => callAs(byId, decideEnrolment, { params: { enrolmentId }, input })
const withdraw = (asked: Asked) => callAs(asked.personId, withdrawEnrolment, { params: { enrolmentId: asked.id } })
const takers = ['approved', 'matched', 'active', 'completed', 'paused']

/** What every request of a cohort has come to, with the moves that led there. */
async function outcomes(cohortId: string) {
  return overDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string; state: EnrolmentState; decidedAt: string | null; moves: { from: EnrolmentState; to: EnrolmentState; why: string }[] }>(
      `select e.id, e.state, e.decided_at as "decidedAt", (select json_agg(json_build_object('from', from_state, 'to', to_state, 'why', why) order by m.id) from enrolment_moves m where m.enrolment_id = e.id) as moves
       from enrolments e where cohort_id = $1 order by e.decided_at, e.id`,
      [cohortId],
    )
    return rows
  })
}

/** Every state is where its moves lead, each of them in the table, and a request was decided at most once before it was changed on purpose. */
async function expectExplained(cohortId: string): Promise<Map<EnrolmentState, number>> {
  const found = await outcomes(cohortId)
  for (const { state, moves } of found) {
    const told = moves.map(({ from, to, why }) => `${from} → ${to} (${why})`).join(', ')
    expect(moves[0]?.from, told).toBe('draft')
    for (const [at, move] of moves.entries()) {
      expect(mayMove(move.from, move.to), told).toBe(true)
      expect(move.to, told).toBe(moves[at + 1]?.from ?? state)
    }
    expect(moves.filter(({ why }) => why === 'decided').length, told).toBeLessThanOrEqual(1)
  }
  return new Map([...Map.groupBy(found, ({ state }) => state)].map(([state, all]) => [state, all.length]))
}

/** Counts who is in, again and again while something goes on, and keeps the most it saw. */
async function watchPlaces(cohortId: string, until: Promise<unknown>): Promise<number> {
  const watch = { over: false, most: 0 }
  const ended = until.finally(() => (watch.over = true))
  await overDatabase(databaseUrl, async (client) => {
    while (!watch.over) {
      const { rows } = await client.query<{ taken: number }>('select count(*)::int as taken from enrolments where cohort_id = $1 and state = any($2)', [cohortId, takers])
      watch.most = Math.max(watch.most, rows[0]?.taken ?? 0)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })
  await ended
  return watch.most
}

test('a hundred yeses at once take forty places and not one more; the others wait in the order of approval', async () => {
  const cohortId = await openSmall('at once')
  const asked = await askForAHundred(cohortId)
  const most = await watchPlaces(cohortId, Promise.all(asked.map(({ id, approverIds }, at) => decide(approverIds[at % 2] ?? '', id, { decision: 'approve' }))))
  expect(most).toBe(places)
  expect(await expectExplained(cohortId)).toEqual(new Map([['approved', places], ['waitlisted', 60]]))

  // Ten go at once: the ten who were approved first of those who wait are in.
  const before = await outcomes(cohortId)
  const going = new Set(before.filter(({ state }) => state === 'approved').slice(0, 10).map(({ id }) => id))
  const firstInLine = before.filter(({ state }) => state === 'waitlisted').slice(0, 10).map(({ id }) => id)
  await Promise.all(asked.filter(({ id }) => going.has(id)).map(withdraw))
  const after = new Map((await outcomes(cohortId)).map(({ id, state }) => [id, state]))
  expect(firstInLine.map((id) => after.get(id))).toEqual(firstInLine.map(() => 'approved'))
  expect(await expectExplained(cohortId)).toEqual(new Map([['withdrawn', 10], ['approved', places], ['waitlisted', 50]]))
}, 240_000)

test('yeses of one approver, noes of the other, changed minds and withdrawals all at once: never over forty, never two outcomes, everything explained by its moves', async () => {
  const cohortId = await openSmall('mixed')
  const asked = await askForAHundred(cohortId)
  const presses = asked.flatMap((entry, at) => {
    const [one, other] = entry.approverIds
    return [
      () => decide(one, entry.id, { decision: 'approve' }),
      ...(at % 3 === 0 ? [() => decide(other, entry.id, { decision: 'decline' as const })] : [() => decide(other, entry.id, { decision: 'approve' as const })]),
      ...(at % 5 === 0 ? [() => withdraw(entry)] : []),
      ...(at % 7 === 0 ? [() => decide(one, entry.id, { decision: 'decline' as const, change: true })] : []),
    ]
  })
  const settled = Promise.allSettled(presses.map((press) => press()))
  const most = await watchPlaces(cohortId, settled)
  const refused = (await settled).flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason instanceof Refused ? outcome.reason.code : String(outcome.reason)] : []))
  // Whoever came second is told so, and nobody meets a fault: no deadlock, no error of ours.
  expect([...new Set(refused)].filter((code) => !['enrolment_already_decided', 'enrolment_wrong_state'].includes(code))).toEqual([])
  expect(most).toBeLessThanOrEqual(places)
  const counts = await expectExplained(cohortId)
  expect(counts.get('submitted')).toBeUndefined()
  expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(100)
  // Nobody waits beside a place that is free.
  const taken = counts.get('approved') ?? 0
  expect(taken).toBeLessThanOrEqual(places)
  if ((counts.get('waitlisted') ?? 0) > 0) expect(taken).toBe(places)
}, 240_000)

test('a press on the card while the tab decides: one of them counts, both see it, and neither gets an error for the same answer', async () => {
  const cohortId = await openSeason(world, { name: 'two doors' })
  const people = [...Map.groupBy(ablePeople(world), (person) => person.managerId).values()].flatMap(([first]) => first ?? []).slice(0, 3)
  for (const [round, person] of people.entries()) {
    const functionsToExplore = ['Engineering', 'Finance', 'Legal'].filter((name) => name !== person.department)
    await callAs(person.id, saveMyEnrolment, { params: { cohortId }, input: { role: 'mentee', goals: 'To see how other departments work.', skillsWanted: ['Negotiation'], functionsToExplore } })
    const { id: enrolmentId } = await callAs(person.id, submitMyEnrolment, { params: { cohortId } })
    const message = await eventually(
      () => Promise.resolve(connector.chats.ofPerson(person.managerId)?.messages.find((entry) => JSON.stringify(entry.content.cards).includes(enrolmentId))),
      (found) => found !== undefined,
    )
    const card = message?.content.cards[0] as { actions?: { title: string }[] } | undefined
    const approve = card?.actions?.find(({ title }) => title === 'Approve')
    if (!message || !approve) throw new Error('The card has a button to approve.')
    const decision = round === 0 ? ('approve' as const) : ('decline' as const)
    const [pressed, decided] = await Promise.allSettled([connector.bot.press(person.managerId, message.id, approve as never, 'manual'), decide(person.managerId, enrolmentId, { decision })])
    expect(pressed).toMatchObject({ status: 'fulfilled', value: { kind: 'card' } })
    const mine = (await callAs(person.id, getMyEnrolment, { params: { cohortId } })).enrolment
    expect(decided.status).toBe(mine?.state === (decision === 'approve' ? 'approved' : 'declined') ? 'fulfilled' : 'rejected')
    expect(JSON.stringify(pressed)).toContain(mine?.state === 'approved' ? 'Approved' : 'Declined')
    const row = (await callAs(organizerId, listEnrolments, { params: { cohortId } })).enrolments.find((entry) => entry.enrolment.id === enrolmentId)
    expect(row?.enrolment.decidedBy?.id).toBe(person.managerId)
  }
  await expectExplained(cohortId)
})
