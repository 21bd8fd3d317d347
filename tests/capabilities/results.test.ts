import { afterAll, expect, inject, test } from 'vitest'
import { publishMatchRun } from '#api/matching/contract.ts'
import type { Circle } from '#api/matching/contract.ts'
import { getRecords, getRecordsFile, getResults, getResultsFile, type Results, updateResults } from '#api/outcomes/contract.ts'
import { attainmentOf } from '#api/outcomes/goal-attainment.ts'
import { quartersOf, studentQuantile } from '#api/outcomes/say-figure.ts'
import { addGoal, changeGoal } from '#api/roadmap/contract.ts'
import { listSeries } from '#api/scheduling/contract.ts'
import { addAction } from '#api/sessions/contract.ts'
import { letColleaguesEnrol, letManagersAnswer, organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { castWishes } from '#scripts/tenant/cast/wishes.ts'
import { overDatabase } from '../support/enrol-approved.ts'
import { everythingQuiet } from '../support/everything-quiet.ts'
import { membersOf } from '../support/parties.ts'
import { mentorOf, openSeason, runMatch } from '../support/season.ts'
import { eventually, startWorld } from '../support/start-world.ts'

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { callAs, running, databaseUrl } = world
const { tenant } = running
const organizer = organizerOf(tenant.cast)
const day = 86_400_000
const now = () => tenant.clock.now().epochMilliseconds
const onDay = (ahead: number) => tenant.clock.now().toZonedDateTimeISO('UTC').toPlainDate().add({ days: ahead }).toString()

await waitForPeople(callAs, organizer)
const season = await openSeason(world, { name: 'Autumn' })
await letColleaguesEnrol(callAs, season, castWishes(tenant.cast).slice(0, 36))
const managers = new Set(tenant.cast.people.flatMap((person) => person.managerId ?? []))
await letManagersAnswer(callAs, [...managers, organizer].filter((id) => tenant.people.get(id)?.accountEnabled))
const run = await runMatch(world, season)
await callAs(organizer, publishMatchRun, { params: { runId: run.id } })
const { circles } = await eventually(() => callAs(organizer, listSeries, { params: { cohortId: season } }), (found) => found.circles.length > 0 && found.circles.every(({ series }) => series.state === 'booked' || series.state === 'no-time'))
await everythingQuiet(world)
const booked = circles.filter(({ series }) => series.state === 'booked').map(({ circle }) => circle)
await live(booked)

/** Three months on: every third circle closed one session only, the others three; people wrote what they write. */
async function live(all: readonly Circle[]): Promise<void> {
  const lastFirst = Math.max(...circles.map(({ series }) => series.occurrences[0]?.endAt ?? 0))
  tenant.clock.advance({ seconds: Math.ceil((lastFirst - now()) / 1000) + 3_600 })
  const { fill, close } = membersOf(world)
  for (const [at, circle] of all.entries()) {
    const party = { circleId: circle.id, mentor: mentorOf(circle).id, mentees: circle.mentees.map(({ id }) => id) }
    for (const [place, mentee] of party.mentees.entries()) {
      const goal = { title: 'Present a quarter alone', measure: 'Presentations', baseline: at % 2 === 0 ? 0 : 10, target: at % 2 === 0 ? 4 : 2, evidence: '', dueOn: onDay(60), levels: place === 0 ? ['a', 'b', 'c', 'd', 'e'] : null }
      await callAs(mentee, addGoal, { params: { circleId: circle.id }, input: { ...goal, current: at % 3 === 0 ? goal.baseline : (goal.baseline + goal.target) / 2 } })
    }
    await close(party.mentor, party, 1)
  }
  tenant.clock.advance({ months: 2 })
  for (const [at, circle] of all.entries()) {
    if (at % 3 === 2) continue
    const party = { circleId: circle.id, mentor: mentorOf(circle).id, mentees: circle.mentees.map(({ id }) => id) }
    for (const mentee of party.mentees) await fill(mentee, party, 2, 'skills', { skills: [{ skill: 'Negotiation', now: 1, needed: 3, importance: 2, evidence: 'Prices' }, { skill: 'Budgets', now: 2, needed: 3, importance: 1, evidence: 'None yet' }] })
    await close(party.mentor, party, 2)
    for (const mentee of party.mentees) await callAs(mentee, addAction, { params: { circleId: circle.id, number: 3 }, input: { what: 'Send the deck', ownerId: mentee, dueOn: onDay(3) } })
    await close(party.mentor, party, 3)
    for (const [place, mentee] of party.mentees.entries()) await fill(mentee, party, 4, 'skills-again', { skills: [{ skill: 'Negotiation', now: 3, then: place === 0 ? 0 : 1 }, { skill: 'Writing', now: 2, then: 2 }] })
  }
  await overDatabase(databaseUrl, async (client) => {
    await client.query(`update series set occurrences = jsonb_set(occurrences, '{1,moves}', '1') where circle_id = any($1)`, [all.slice(0, 4).map(({ id }) => id)])
    await client.query(`update actions set done_at = $1 where owner_id::text < '8'`, [now()])
    await client.query(
      `insert into pulses (circle_id, number, person_id, worth, next_step, answered_at, changed_at)
       select m.circle_id, n, m.person_id, 1 + (row_number() over (order by n, m.circle_id, m.person_id))::int % 5, 'yes', $1 + row_number() over (order by n, m.circle_id, m.person_id), $1
       from circle_members m cross join generate_series(1, 2) n on conflict do nothing`, [now() - 20 * day])
  })
  tenant.clock.advance({ days: 10 })
}

async function fresh(query: Parameters<typeof read>[0] = {}): Promise<Results> {
  const asked = now()
  await callAs(organizer, updateResults, { params: { cohortId: season } })
  return eventually(() => read(query), ({ computedAt, updating }) => !updating && (computedAt ?? 0) >= asked)
}

function read(query: { function?: string; site?: string; compareWith?: string } = {}): Promise<Results> {
  return callAs(organizer, getResults, { query: { cohortId: season, ...query } })
}

const valueOf = (results: Results, id: string) => results.figures.find((figure) => figure.id === id)?.value ?? null
const detailOf = (results: Results, id: string) => results.figures.find((figure) => figure.id === id)?.detail ?? null
const one = async (text: string, values: unknown[] = [season]) => overDatabase(databaseUrl, async (client) => (await client.query<Record<string, number | null>>(text, values)).rows[0] ?? {})

test('goal attainment, quartiles and intervals are those of the books', () => {
  const score = (...goals: [weight: number, level: number][]) => Number(attainmentOf(goals.map(([weight, level]) => ({ weight, level })))?.toFixed(2))
  expect(score([3, 1], [2, 0], [1, -1])).toBe(54.41)
  expect(score([3, -1], [2, -1], [1, -1])).toBe(36.78)
  expect(score([1, 0], [1, 1])).toBe(56.2)
  expect(score([1, 2])).toBe(70)
  expect([score([1, -2], [1, -2], [1, -2]), score([1, 2], [1, 2], [1, 2])]).toEqual([22.61, 77.39])
  expect([score([1, 0]), score([5, 0], [1, 0])]).toEqual([50, 50])
  expect(attainmentOf([])).toBeNull()
  expect(quartersOf({ 1: 1, 2: 1, 3: 1, 4: 1 })).toEqual([1.5, 2.5, 3.5])
  expect(quartersOf({ 7: 3, 0: 2 })).toEqual([0, 7, 7])
  // Student's t at 97.5 %: 2.776, 2.262, 2.045, 1.984.
  for (const [degrees, expected] of [[4, 2.776], [9, 2.262], [29, 2.045], [99, 1.984]] as const) expect(Math.abs(studentQuantile(degrees) - expected)).toBeLessThan(0.005)
})

test('every figure of a season is what its tables say when they are counted another way', async () => {
  const results = await fresh()
  const shares = await one(`
    with mine as (select c.*, s.occurrences from circles c left join series s on s.circle_id = c.id and s.state = 'booked' where c.cohort_id = $1),
      due as (select mine.id, (o ->> 'number')::int as number, coalesce((o ->> 'moves')::int, 0) > 0 or o ? 'movedAt' as moved from mine, jsonb_array_elements(occurrences) o
        where (o ->> 'endAt')::bigint <= $2 or exists (select from sessions x where x.circle_id = mine.id and x.number = (o ->> 'number')::int)),
      sat as (select distinct m.person_id from circle_members m join mine on mine.id = m.circle_id)
    select
      (select count(distinct person_id) from enrolments where cohort_id = $1 and submitted_at is not null)::int as enrolled,
      (select count(*) from people where account_enabled and not guest and removed_at is null)::int as eligible,
      (select count(*) from due)::int as due, (select count(*) from due where moved)::int as moved,
      (select count(*) from sessions x join mine on mine.id = x.circle_id)::int as held,
      (select count(*) from goals g join mine on mine.id = g.circle_id)::int as goals,
      (select count(*) from goals g join mine on mine.id = g.circle_id where abs(g.current - g.target) < abs(g.baseline - g.target))::int as nearer,
      (select round(100 * avg(way)) from (select avg(1 - (g.target - g.current) / (g.target - g.baseline)) as way from goals g join mine on mine.id = g.circle_id group by g.person_id) ways)::int as way,
      (select count(*) from actions a join mine on mine.id = a.circle_id)::int as actions, (select count(*) from actions a join mine on mine.id = a.circle_id where done_at is not null)::int as done,
      (select count(*) from sat)::int as sat,
      (select count(*) from enrolments e join sat using (person_id) where e.cohort_id = $1 and e.state = 'completed')::int as completed,
      (select percentile_disc(0.5) within group (order by days) from (
        select floor((first.at - yes.at) / 86400000.0) as days from circle_members m join mine on mine.id = m.circle_id
          join lateral (select min((o ->> 'startAt')::bigint) as at from jsonb_array_elements(mine.occurrences) o join sessions x on x.circle_id = mine.id and x.number = (o ->> 'number')::int) first on first.at is not null
          join lateral (select min(moved_at) as at from enrolment_moves where enrolment_id = m.enrolment_id and to_state = 'approved') yes on true) waits)::int as wait`, [season, now()])
  expect(results.figures.map(({ id }) => id)).toHaveLength(14)
  expect(shares['sat']).toBeGreaterThan(20)
  expect(detailOf(results, 'enrolled')).toBe(`${shares['enrolled']} of ${shares['eligible']} people`)
  expect(detailOf(results, 'held')).toBe(`${shares['held']} of ${shares['due']} sessions`)
  expect(detailOf(results, 'moved')).toBe(`${shares['moved']} of ${shares['due']} sessions`)
  expect(shares['moved']).toBeGreaterThan(3)
  expect(detailOf(results, 'goals-moved')).toBe(`${shares['nearer']} of ${shares['goals']} goals`)
  expect(valueOf(results, 'goal-movement')).toBe(shares['way'])
  expect(detailOf(results, 'actions-done')).toBe(`${shares['done']} of ${shares['actions']} actions`)
  expect(detailOf(results, 'completed')).toBe(`${shares['completed']} of ${shares['sat']} people`)
  expect(detailOf(results, 'repeat')).toBe(`0 of ${shares['sat']} people`)
  expect(Math.abs((valueOf(results, 'days-to-first') ?? -9) - (shares['wait'] ?? 0))).toBeLessThanOrEqual(1)
  // Negotiation went from 1 to 3 for everybody; who sits first saw the beginning at 0 afterwards.
  const learners = await one(`select count(*)::int as all, count(*) filter (where answers #>> '{skills,0,then}' = '0')::int as first from exercises x join circles c on c.id = x.circle_id where c.cohort_id = $1 and form_id = 'skills-again'`)
  expect(valueOf(results, 'skills-since')).toBe(2)
  // Negotiation 2 or 3, and of Writing nothing was said at the beginning.
  expect(valueOf(results, 'skills-then')).toBe(Math.round((10 * (2 * (learners['all'] ?? 0) + (learners['first'] ?? 0))) / (learners['all'] ?? 1)) / 10)
  // Nobody has looked back yet.
  expect(results.figures.find(({ id }) => id === 'goal-attainment')?.refused).toBe('none')
})

/** Ends of worked days that were passed, by walking over the dates; one more where the time of day has come again by then. */
function workedDays(from: number, until: number, zone: string, hours: Record<string, [string, string]>): number {
  const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
  const [start, end] = [from, until].map((at) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone))
  if (!start || !end) throw new Error('There are two moments.')
  const spanOf = (date: Temporal.PlainDate) => hours[names[date.dayOfWeek - 1] ?? '']
  const clock = (at: Temporal.ZonedDateTime) => at.toPlainTime().toString().slice(0, 8)
  const opening = spanOf(start.toPlainDate())
  const isIn = opening && clock(start) < `${opening[1]}:00`
  const dates = Array.from({ length: 60 }, (_, at) => start.toPlainDate().add({ days: at + (isIn ? 0 : 1) })).filter(spanOf)
  const first = dates[0]
  if (!first) return 0
  const begins = isIn && clock(start) >= `${opening[0]}:00` ? clock(start) : `${spanOf(first)?.[0]}:00`
  return dates.slice(1).filter((date) => Temporal.PlainDate.compare(date, end.toPlainDate()) < 0 || (date.equals(end.toPlainDate()) && begins <= clock(end))).length
}

test('answers are timed in working days of whoever gave them, and sessions are shown by month', async () => {
  const results = await fresh()
  const { rows } = await overDatabase(databaseUrl, (client) => client.query<{ sent: string; answered: string; zone: string; hours: Record<string, [string, string]> }>(`
    select s.moved_at as sent, a.moved_at as answered, p.time_zone as zone, p.working_hours as hours
    from enrolments e join lateral (select * from enrolment_moves where enrolment_id = e.id and from_state = 'submitted' and by_person_id is not null and to_state <> 'withdrawn' order by id limit 1) a on true
      join lateral (select * from enrolment_moves where enrolment_id = e.id and to_state = 'submitted' and id < a.id order by id desc limit 1) s on true left join people p on p.id = a.by_person_id
    where e.cohort_id = $1`, [season]))
  // Everybody answers within the day here: no working day has passed in between.
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.every(({ sent, answered }) => Number(answered) - Number(sent) < day)).toBe(true)
  expect(valueOf(results, 'approval-days')).toBe(0)
  await overDatabase(databaseUrl, (client) => client.query(`update enrolment_moves m set moved_at = moved_at - 21 * 86400000::bigint from enrolments e where e.id = m.enrolment_id and e.cohort_id = $1 and m.to_state = 'submitted'`, [season]))
  const waits = rows.map(({ sent, answered, zone, hours }) => workedDays(Number(sent) - 21 * day, Number(answered), zone, hours)).sort((a, b) => a - b)
  const half = waits.length / 2
  const later = await fresh()
  expect(waits[0]).toBeGreaterThan(5)
  expect(valueOf(later, 'approval-days')).toBe(Number.isInteger(half) ? ((waits[half - 1] ?? 0) + (waits[half] ?? 0)) / 2 : waits[Math.floor(half)])
  const counted = await one(`select count(*)::int as held from sessions x join circles c on c.id = x.circle_id where c.cohort_id = $1`)
  const sum = (part: 'held' | 'moved') => results.months.reduce((total, month) => total + month[part], 0)
  expect(sum('held') + sum('moved')).toBe(counted['held'])
  expect(detailOf(results, 'held')).toBe(`${counted['held']} of ${results.months.reduce((total, { held, moved, missed }) => total + held + moved + missed, 0)} sessions`)
})

test('what is read of nobody moves on in steps of five people, also when somebody is erased', async () => {
  const before = await fresh()
  const goals = await overDatabase(databaseUrl, async (client) => (await client.query<{ id: string; person_id: string; title: string; measure: string; baseline: number; target: number; due_on: Date }>(`select g.* from goals g join circles c on c.id = g.circle_id where c.cohort_id = $1 order by g.person_id limit 6`, [season])).rows)
  const reach = (goal: (typeof goals)[number]) => callAs(goal.person_id, changeGoal, { params: { goalId: goal.id }, input: { title: goal.title, measure: goal.measure, baseline: goal.baseline, target: goal.target, current: goal.target, dueOn: onDay(90) } })
  for (const goal of goals.slice(0, 4)) await reach(goal)
  const same = await fresh()
  expect(valueOf(same, 'goal-movement')).toBe(valueOf(before, 'goal-movement'))
  expect(detailOf(same, 'goals-moved')).toBe(detailOf(before, 'goals-moved'))
  for (const goal of goals.slice(4)) await reach(goal)
  expect(valueOf(await fresh(), 'goal-movement')).toBeGreaterThan(valueOf(before, 'goal-movement') ?? 0)
})

test('of a function or a site nothing is shown that tells of fewer than five people, and the two are never joined', async () => {
  const all = await fresh()
  expect(all.functions.length).toBeGreaterThan(1)
  const shown = new Map<string, number>()
  for (const name of all.functions) {
    const cut = await read({ function: name })
    for (const { id, people } of cut.figures) {
      if (people === null) continue
      expect(people, `${name} ${id}`).toBeGreaterThanOrEqual(5)
      shown.set(id, (shown.get(id) ?? 0) + people)
    }
    expect(cut.figures.filter(({ group }) => group === 'progress').map(({ refused }) => refused).every((why) => why === 'later' || why === 'none')).toBe(true)
    expect(cut.figures.find(({ id }) => id === 'pulse')?.refused).toBe('not-split')
  }
  for (const id of ['completed', 'enrolled']) {
    const left = (all.figures.find((figure) => figure.id === id)?.people ?? 0) - (shown.get(id) ?? 0)
    expect(left === 0 || left >= 5, `${left} people are left of ${id}`).toBe(true)
  }
  await expect(callAs(organizer, getResults, { query: { cohortId: season, function: 'Sales', site: 'London' } })).rejects.toThrow(/one at a time/)
  // Those without a department and such as nobody has heard of look the same.
  expect((await read({ function: 'Nowhere' })).figures.every(({ refused }) => refused === 'none')).toBe(true)
})

test('figures and rows leave as files that a spreadsheet opens without running anything', async () => {
  await overDatabase(databaseUrl, (client) => client.query(`update circles set name = '=HYPERLINK("http://evil")' where id = $1`, [booked[0]?.id]))
  const csv = await callAs(organizer, getResultsFile, { query: { cohortId: season, format: 'csv' } })
  const text = Buffer.from(csv.base64, 'base64').toString('utf8')
  expect(text.startsWith('\uFEFFOf,Group,Figure')).toBe(true)
  expect(text.trim().split('\r\n')).toHaveLength(15)
  const rows = Buffer.from((await callAs(organizer, getRecordsFile, { params: { cohortId: season, list: 'circles' }, query: { format: 'csv' } })).base64, 'base64').toString('utf8')
  expect(rows).toContain(`"'=HYPERLINK(""http://evil"")"`)
  expect(rows).not.toMatch(/(^|,|\n)"?[=@+-]/)
  const sheet = Buffer.from((await callAs(organizer, getRecordsFile, { params: { cohortId: season, list: 'sessions' }, query: { format: 'xlsx' } })).base64, 'base64')
  expect(sheet.subarray(0, 2).toString()).toBe('PK')
  const counted = await one(`select count(*)::int as people from enrolments where cohort_id = $1 and submitted_at is not null`)
  expect((await callAs(organizer, getRecords, { params: { cohortId: season, list: 'enrolments' } })).rows).toHaveLength(counted['people'] ?? 0)
})

test('two weeks after the last day the figures are final: split for good, and whoever is erased later changes nothing', async () => {
  tenant.clock.advance({ months: 8 })
  await eventually(async () => (await one(`select (state = 'finished')::int as over from cohorts where id = $1`))['over'], (over) => over === 1)
  const final = await eventually(() => read(), ({ final: isFinal }) => isFinal)
  const [name = ''] = final.functions
  const cut = await read({ function: name })
  await overDatabase(databaseUrl, (client) => client.query(`delete from goals where circle_id in (select id from circles where cohort_id = $1)`, [season]))
  await expect(callAs(organizer, updateResults, { params: { cohortId: season } })).rejects.toThrow(/final/)
  tenant.clock.advance({ days: 3 })
  expect(await read()).toEqual(final)
  expect(await read({ function: name })).toEqual(cut)
  const company = await callAs(organizer, getResults, { query: {} })
  expect(detailOf(company, 'held')).toBe(detailOf(final, 'held'))
  expect((await read({ compareWith: season })).figures.find(({ id }) => id === 'held')?.change).toBe('The same as Autumn')
})
