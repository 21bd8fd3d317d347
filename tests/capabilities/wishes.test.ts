import { afterAll, expect, inject, test } from 'vitest'
import { getMatchSettings, publishMatchRun, setPairWish } from '#api/matching/contract.ts'
import { decideEnrolment, getMyWishes, saveMyEnrolment, saveMyWishes, submitMyEnrolment } from '#api/enrolment/contract.ts'
import { searchPeople } from '#api/people/contract.ts'
import { Refused } from '#scripts/rehearsal/company-app.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { enrolApproved, holdBack, overDatabase } from '../support/enrol-approved.ts'
import { ablePeople, openSeason, publishPairs, runMatch } from '../support/season.ts'
import { send } from '../support/send.ts'
import { eventually, startWorld } from '../support/start-world.ts'

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { running, callAs, apiUrl, databaseUrl } = world
const { tenant, entra } = running
const organizerId = organizerOf(tenant.cast)
await waitForPeople(callAs, organizerId)
const cohortId = await openSeason(world)
const [owner, other, mentor, guest, favourite, unwanted, ...rest] = ablePeople(world)
if (!owner || !other || !mentor || !guest || !favourite || !unwanted) throw new Error('The company has six people who can take part.')

const params = { cohortId }
const keep = (id: string, favourites: string[], notWith: string[], cohort = cohortId) => callAs(id, saveMyWishes, { params: { cohortId: cohort }, input: { favourites, notWith } })
const refusal = (code: string) => expect.objectContaining({ code }) as Refused
const idsOf = (people: { id: string }[]) => people.map(({ id }) => id)

test('wishes are kept in their order, changed and taken back, before and after the form is sent', async () => {
  expect(await callAs(owner.id, getMyWishes, { params })).toEqual({ favourites: [], notWith: [] })
  const kept = await keep(owner.id, [favourite.id, mentor.id], [unwanted.id])
  expect([idsOf(kept.favourites), idsOf(kept.notWith)]).toEqual([[favourite.id, mentor.id], [unwanted.id]])
  expect(kept.notWith[0]).toEqual({ id: unwanted.id, displayName: unwanted.displayName, jobTitle: unwanted.jobTitle, department: unwanted.department })
  expect(await callAs(owner.id, getMyWishes, { params })).toEqual(kept)
  expect(await keep(owner.id, [mentor.id], [])).toMatchObject({ favourites: [{ id: mentor.id }], notWith: [] })
  expect(await callAs(other.id, getMyWishes, { params })).toEqual({ favourites: [], notWith: [] })
})

test('nobody names themselves, one person twice, more than three, or somebody unknown', async () => {
  await expect(keep(owner.id, [owner.id], [])).rejects.toEqual(refusal('invalid_input'))
  await expect(keep(owner.id, [mentor.id], [mentor.id])).rejects.toEqual(refusal('invalid_input'))
  await expect(keep(owner.id, [], idsOf(rest.slice(0, 4)))).rejects.toEqual(refusal('invalid_input'))
  await expect(keep(owner.id, ['99999999-9999-4999-8999-999999999999'], [])).rejects.toEqual(refusal('invalid_input'))
  expect(idsOf((await callAs(owner.id, getMyWishes, { params })).favourites)).toEqual([mentor.id])
})

test('two windows that save at once both succeed, and one of them stands whole', async () => {
  const saves = [0, 1, 2, 3].map((at) => keep(other.id, [rest[at]!.id], [rest[at + 4]!.id]))
  await Promise.all(saves)
  const stands = await callAs(other.id, getMyWishes, { params })
  const at = rest.findIndex(({ id }) => id === stands.favourites[0]?.id)
  expect(idsOf(stands.notWith)).toEqual([rest[at + 4]!.id])
})

test('after enrolment has closed, wishes stand as they are', async () => {
  const { cohortId: closed } = await publishPairs(world, [[rest[8]!, rest[9]!]], 'closed')
  await expect(keep(rest[9]!.id, [rest[8]!.id], [], closed)).rejects.toEqual(refusal('enrolment_closed'))
})

test('colleagues are found by parts of their name: ten at most, never oneself, never who has left, and no wildcards', async () => {
  const search = async (words: string) => (await callAs(owner.id, searchPeople, { query: { search: words } })).people
  const [first = '', last = ''] = favourite.displayName.split(' ')
  expect((await search(`${last.toUpperCase()} ${first.slice(0, 2)}`)).map(({ id }) => id)).toContain(favourite.id)
  expect(Object.keys((await search(first))[0]!).sort()).toEqual(['department', 'displayName', 'id', 'jobTitle'])
  expect((await search('an')).length).toBe(10)
  expect(idsOf(await search(owner.displayName))).not.toContain(owner.id)
  const gone = [...tenant.people.values()].find((person) => !person.accountEnabled)!
  expect(idsOf(await search(gone.displayName))).not.toContain(gone.id)
  for (const words of ['%%', '__', String.raw`\\`]) expect(await search(words)).toEqual([])
  await expect(search('a')).rejects.toEqual(refusal('invalid_input'))
  await expect(search('  a  ')).rejects.toEqual(refusal('invalid_input'))
})

test('nobody but their owner ever receives a wish: no route, no role, no card, no record beside it', async () => {
  // Two colleagues who take part in nothing, so that whoever reads of them can only have it from the wishes.
  const silent = [favourite, unwanted]
  const season = await openSeason(world, { name: 'scanned' })
  await callAs(owner.id, saveMyEnrolment, { params: { cohortId: season }, input: { role: 'mentee', goals: 'I want to learn how others work.', skillsWanted: ['Negotiation'], functionsToExplore: [mentor.department, guest.department, other.department] } })
  await keep(owner.id, [favourite.id], [unwanted.id], season)
  const sent = await callAs(owner.id, submitMyEnrolment, { params: { cohortId: season } })
  await eventually(() => Promise.resolve(world.connector.chats.ofPerson(owner.managerId)?.messages.length ?? 0), (count) => count >= 1)
  await callAs(owner.managerId, decideEnrolment, { params: { enrolmentId: sent.id }, input: { decision: 'approve' } })
  await enrolApproved(databaseUrl, season, [{ personId: mentor.id, role: 'mentor' }])
  await keep(mentor.id, [], [unwanted.id], season)
  const run = await runMatch(world, season)
  expect(run.circles).toHaveLength(1)
  const again = await runMatch(world, season)

  const document = (await send(`${apiUrl}/api/openapi.json`)).body as { paths: Record<string, Record<string, unknown>> }
  const known: Record<string, string> = { cohortId: season, runId: run.id, programId: run.cohortId, enrolmentId: sent.id }
  const { programId } = await overDatabase(databaseUrl, async (client) => (await client.query<{ programId: string }>('select program_id as "programId" from cohorts where id = $1', [season])).rows[0]!)
  const paths = Object.entries(document.paths).filter(([, verbs]) => 'get' in verbs).map(([path]) => path).filter((path) => path !== '/api/people')
  const addresses = paths.map((path) => path.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'programId' ? programId : (known[name] ?? season))))
  const roles = { owner: owner.id, approver: owner.managerId, mentor: mentor.id, organizer: organizerId, outsider: other.id, favourite: favourite.id, unwanted: unwanted.id }
  let read = 0
  for (const [role, personId] of Object.entries(roles)) {
    const token = await entra.issueUserToken(personId, role === 'organizer' ? {} : { roles: [] })
    for (const address of [...addresses, `/api/cohorts/${season}/match-runs/compare?runs=${run.id},${again.id}`]) {
      const answer = await send(apiUrl + address, { token })
      if (answer.status === 200) read++
      for (const person of silent) {
        // Somebody may read of themselves.
        if (person.id === personId) continue
        const about = `${role} ${address}`
        const isOwners = address.endsWith('/my-wishes') && (role === 'owner' || (role === 'mentor' && person === unwanted))
        expect([about, answer.text.includes(person.id)]).toEqual([about, isOwners])
        expect([about, answer.text.includes(person.displayName)]).toEqual([about, isOwners])
      }
      if (!address.endsWith('/my-wishes')) expect(answer.text).not.toMatch(/notWith|"favourites"/)
    }
  }
  expect(read).toBeGreaterThan(30)

  const told = JSON.stringify([...tenant.people.keys()].map((id) => world.connector.chats.ofPerson(id)?.messages ?? []))
  const mail = JSON.stringify(running.mail)
  const tables = await overDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(`select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`)
    const holding: string[] = []
    for (const { name } of rows) {
      const found = await client.query<{ count: number }>(`select count(*)::int as count from ${name.split('.').map((part) => `"${part}"`).join('.')} t where t::text like any($1)`, [silent.map(({ id }) => `%${id}%`)])
      if (found.rows[0]!.count > 0) holding.push(name)
    }
    return holding.sort()
  })
  for (const person of silent) expect([told.includes(person.id), told.includes(person.displayName), mail.includes(person.id)]).toEqual([false, false, false])
  expect(tables).toEqual(['public.enrolment_wishes', 'public.people'])
})

test('a wish brings two people together, and no score, reason or figure shows it', async () => {
  const season = await openSeason(world, { name: 'named' })
  const leaders = rest.slice(22, 27)
  const others = rest.slice(27, 32)
  await enrolApproved(databaseUrl, season, [...leaders.map(({ id }) => ({ personId: id, role: 'mentor' as const })), ...others.map(({ id }) => ({ personId: id, role: 'mentee' as const }))])
  const rules = { distinctDepartments: 'off', minSharedHours: 0 } as const
  const before = await runMatch(world, season, { rules })
  const pairsIn = (run: typeof before) => run.circles.flatMap(({ mentor: { id }, mentees }) => mentees.map(({ person }) => `${id} ${person.id}`)).sort()
  const [circle, another] = before.circles
  const two = circle!.mentees[0]!.person.id
  await keep(two, [another!.mentor.id], [], season)
  const after = await runMatch(world, season, { rules })
  expect(pairsIn(after)).not.toEqual(pairsIn(before))
  expect(pairsIn(after)).toContain(`${another!.mentor.id} ${two}`)
  const members = after.circles.flatMap(({ mentees }) => mentees)
  for (const { reasons, score } of members) {
    expect(reasons.map(({ kind }) => kind)).not.toContain('favourite')
    expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score)
  }
  expect(after.figures.score).toBe(members.reduce((sum, { score }) => sum + score, 0))
  expect(after.proof).toMatchObject({ proven: true, gap: 0 })
})

test('two mentees of whom one would rather not meet the other are in no circle together, and nothing tells why', async () => {
  const [leader, one, other] = [rest[15]!, rest[16]!, rest[17]!]
  const season = await openSeason(world, { name: 'peers' })
  await enrolApproved(databaseUrl, season, [{ personId: leader.id, role: 'mentor', capacity: 2 }, { personId: one.id, role: 'mentee' }, { personId: other.id, role: 'mentee' }])
  const before = await runMatch(world, season, { rules: { distinctDepartments: 'off' } })
  expect(before.circles.map(({ mentees }) => mentees.length)).toEqual([2])
  await keep(one.id, [], [other.id], season)
  const after = await runMatch(world, season, { rules: { distinctDepartments: 'off' } })
  expect(after.circles.map(({ mentees }) => mentees.length)).toEqual([1])
  expect(after.unmatched.map(({ reasons }) => reasons)).toEqual([['No fitting mentor under the current rules.']])
})

test('two people of whom one would rather not are never mentor and mentee, and the why-not does not tell', async () => {
  const [one, two] = [rest[10]!, rest[11]!]
  const season = await openSeason(world, { name: 'apart' })
  await enrolApproved(databaseUrl, season, [{ personId: one.id, role: 'mentor' }, { personId: two.id, role: 'mentee', explores: [one.department] }])
  expect((await runMatch(world, season)).circles).toHaveLength(1)
  await keep(two.id, [], [one.id], season)
  const apart = await runMatch(world, season)
  expect(apart.circles).toEqual([])
  expect(apart.unmatched.flatMap(({ reasons }) => reasons).sort()).toEqual(['No fitting mentee under the current rules.', 'No fitting mentor under the current rules.'])
})

test('a run from before somebody changed whom they would rather not be with is outdated, in the same words for whatever changed, and whomever it is about', async () => {
  const [one, two, three, bystander] = [rest[32]!, rest[33]!, rest[34]!, rest[35]!]
  const season = await openSeason(world, { name: 'changed minds' })
  await enrolApproved(databaseUrl, season, [{ personId: one.id, role: 'mentor' }, { personId: two.id, role: 'mentee' }, { personId: three.id, role: 'mentee' }])
  const rules = { distinctDepartments: 'off', minSharedHours: 0 } as const
  const publish = (runId: string) => callAs(organizerId, publishMatchRun, { params: { runId } }).then(() => 'published', (error: unknown) => (error instanceof Refused ? [error.code, error.message] : error))
  const answers: unknown[] = []
  // About the circle that was proposed, about nobody in it, and by somebody who is in no run at all.
  for (const [who, notWith] of [[two, [one.id]], [two, [bystander.id]], [bystander, [three.id]]] as const) {
    const run = await runMatch(world, season, { rules })
    await keep(who.id, [], [...notWith], season)
    answers.push(await publish(run.id))
  }
  // Somebody who takes their form back.
  const run = await runMatch(world, season, { rules })
  await overDatabase(databaseUrl, (client) => client.query(`update enrolments set state = 'withdrawn' where cohort_id = $1 and person_id = $2`, [season, one.id]))
  answers.push(await publish(run.id))
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set([JSON.stringify(['match_run_outdated', 'People have changed their forms since this run. Run the match again, then publish.'])]))
  await overDatabase(databaseUrl, (client) => client.query(`update enrolments set state = 'approved' where cohort_id = $1 and person_id = $2`, [season, one.id]))
  // A favourite is no reason to run again.
  const last = await runMatch(world, season, { rules })
  await keep(two.id, [three.id], [bystander.id], season)
  expect(await publish(last.id)).toBe('published')
})

test('a lock that a run does not keep is over in silence, with the same words for a wish and for the lot', async () => {
  /** Locks the only pair of a season, lets something part it, and says what an organizer reads before and after the next run. */
  async function lockedThen(name: string, one: (typeof rest)[number], two: (typeof rest)[number], part: (season: string) => Promise<unknown>) {
    const season = await openSeason(world, { name })
    const settings = () => callAs(organizerId, getMatchSettings, { params: { cohortId: season } })
    await enrolApproved(databaseUrl, season, [{ personId: one.id, role: 'mentor' }, { personId: two.id, role: 'mentee' }])
    await runMatch(world, season)
    await callAs(organizerId, setPairWish, { params: { cohortId: season }, input: { mentorId: one.id, menteeId: two.id, wish: 'lock' } })
    const together = await runMatch(world, season)
    expect([together.locks.length, together.circles[0]?.mentees[0]?.locked]).toEqual([1, true])
    await part(season)
    const meanwhile = (await settings()).pairs.length
    const { circles, locks, unmatched } = await runMatch(world, season)
    return { meanwhile, circles, locks, unmatched: unmatched.map(({ role, reasons, remedies }) => ({ role, reasons, remedies })), after: (await settings()).pairs }
  }
  const [one, two, three, four] = [rest[18]!, rest[19]!, rest[20]!, rest[21]!]
  const byWish = await lockedThen('parted by a wish', one, two, (season) => keep(two.id, [], [one.id], season))
  const byLot = await lockedThen('parted by lot', three, four, (season) => holdBack(databaseUrl, season, 1_000))
  expect(byWish).toMatchObject({ meanwhile: 1, circles: [], locks: [], after: [] })
  expect({ ...byLot, unmatched: byLot.unmatched.toSorted((a, b) => (a.role < b.role ? -1 : 1)) }).toEqual({ ...byWish, unmatched: byWish.unmatched.toSorted((a, b) => (a.role < b.role ? -1 : 1)) })
})
