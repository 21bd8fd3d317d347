import type pg from 'pg'

const programs = 3
const quarters = 12
/** People who take part in one cohort, of all of a company. */
const shareOfCohort = 0.02
const day = 86_400_000

/**
 * Writes so many people and three years of cohorts, three every quarter, straight into a migrated database: circles of four with four
 * sessions, goals, skills, actions and pulses. Returns the cohorts, the oldest first.
 */
export async function writeYears(client: pg.Client, people: number, organizerId: string, now: number): Promise<string[]> {
  const run = (text: string, values: unknown[] = []) => client.query<{ id: string }>(text, values)
  const members = Math.max(40, Math.floor((people * shareOfCohort) / 4) * 4)
  await run(`create temp table crowd as select n, gen_random_uuid() as id from generate_series(0, $1::int - 1) n`, [people])
  await run(`create index on crowd (n)`)
  await run(
    `insert into people (id, user_principal_name, display_name, department, office_location, account_enabled, guest, time_zone, synced_at)
     select id, 'crowd' || n || '@bench.example', 'Person ' || n, 'Department ' || (n % 25), 'Site ' || (n / 25 % 20), true, false, 'Europe/Berlin', $1 from crowd`, [now])
  await run(
    `insert into programs (id, name, purpose, sessions, session_minutes, mentor_needs_approval, created_by, created_at)
     select gen_random_uuid(), 'Bench ' || n, 'Learn from another part of the company.', 4, 60, false, $1, 0 from generate_series(1, $2::int) n`, [organizerId, programs])
  await run(
    `insert into cohorts (id, program_id, name, state, enrol_until_on, starts_on, ends_on, circle_size, created_by, created_at)
     select gen_random_uuid(), p.id, p.name || ' ' || q, case when q >= $2::int - 1 then 'running' else 'finished' end, starts, starts, starts + 130, 3, $1, $3
     from programs p cross join generate_series(0, $2::int - 1) q cross join lateral (select (to_timestamp($3 / 1000.0) - make_interval(months => ($2::int - q) * 3))::date as starts) s
     where p.name like 'Bench %'`, [organizerId, quarters, now])
  const { rows } = await run(`select c.id from cohorts c join programs p on p.id = c.program_id where p.name like 'Bench %' order by c.starts_on, c.id`)
  for (const [at, { id }] of rows.entries()) await writeCohort(run, id, { first: (at * members * 7) % people, people, members, organizerId })
  await run('analyze')
  return rows.map(({ id }) => id)
}

type Run = (text: string, values?: unknown[]) => Promise<unknown>

async function writeCohort(run: Run, cohortId: string, { first, people, members, organizerId }: { first: number; people: number; members: number; organizerId: string }): Promise<void> {
  const ms = `(extract(epoch from c.starts_on) * 1000)::bigint`
  await run(`drop table if exists seats`)
  await run(
    `create temp table seats as select s as seat, crowd.id as person_id, gen_random_uuid() as enrolment_id, s % 4 = 0 as leads
     from generate_series(0, ${members - 1}) s join crowd on crowd.n = (${first} + s) % ${people}`)
  await run(`drop table if exists rounds`)
  await run(`create temp table rounds as select n, gen_random_uuid() as id from generate_series(0, ${members / 4 - 1}) n`)
  await run(
    `insert into enrolments (id, cohort_id, person_id, role, state, goals, skills_wanted, functions_to_explore, skills_offered, capacity, interests, saved_at, submitted_at, decided_at, decided_by)
     select enrolment_id, c.id, person_id, case when leads then 'mentor' else 'mentee' end, case when c.state = 'finished' then case when seat % 9 = 1 then 'withdrawn' else 'completed' end else 'active' end, 'Learn.', '[]', '[]', '[]', 3, '[]',
       ${ms} - ${30 * day}, ${ms} - ${30 * day}, ${ms} - ${28 * day}, $2 from seats, cohorts c where c.id = $1`, [cohortId, organizerId])
  await run(
    `insert into enrolment_moves (enrolment_id, from_state, to_state, by_person_id, door, moved_at)
     select enrolment_id, move.was, move.now, case when move.now = 'approved' then $2::uuid else person_id end, 'tab', ${ms} - (30 - move.after * (seat % 6)) * ${day}::bigint
     from seats, cohorts c, (values ('draft', 'submitted', 0), ('submitted', 'approved', 1)) as move (was, now, after) where c.id = $1 order by move.after`, [cohortId, organizerId])
  await run(
    `with run as (insert into match_runs (id, cohort_id, name, state, requested_by, requested_at, mentors, mentees, circles, matched, score, bound)
       select gen_random_uuid(), id, 'Run 1', 'published', $2, 0, 1, 1, 1, 1, 1, 1 from cohorts where id = $1 returning id)
     insert into circles (id, cohort_id, run_id, name, state, formed_at) select rounds.id, c.id, run.id, 'Circle ' || n, case when c.state = 'finished' then 'completed' else 'active' end, ${ms} from rounds, run, cohorts c where c.id = $1`, [cohortId, organizerId])
  await run(`insert into circle_members (circle_id, person_id, enrolment_id, role, reasons) select rounds.id, person_id, enrolment_id, case when leads then 'mentor' else 'mentee' end, '[]' from seats join rounds on rounds.n = seat / 4`)
  await run(
    `insert into series (circle_id, state, occurrences, attempts, changed_at)
     select rounds.id, 'booked', (select jsonb_agg(jsonb_build_object('number', k, 'startAt', ${ms} + k * ${30 * day}::bigint, 'endAt', ${ms} + k * ${30 * day}::bigint + 3600000, 'exception', false, 'moves', (rounds.n + k) % 5 / 4)) from generate_series(1, 4) k), 1, ${ms}
     from rounds, cohorts c where c.id = $1`, [cohortId])
  const closed = `rounds cross join generate_series(1, 4) k, cohorts c where c.id = $1 and (rounds.n + k) % 8 > 0 and ${ms} + k * ${30 * day}::bigint < extract(epoch from now()) * 1000`
  await run(`insert into sessions (circle_id, number, completed_at, completed_by, agreed) select rounds.id, k, ${ms} + k * ${30 * day}::bigint + 3600000, $2, '' from ${closed}`, [cohortId, organizerId])
  await run(
    `insert into goals (id, circle_id, person_id, title, measure, baseline, target, current, evidence, due_on, created_at, changed_at)
     select gen_random_uuid(), rounds.id, person_id, 'Present a quarter', 'Talks', 0, 4, seat % 5, '', c.ends_on, ${ms}, ${ms} from seats join rounds on rounds.n = seat / 4, cohorts c where c.id = $1 and not leads`, [cohortId])
  await run(
    `insert into exercises (circle_id, person_id, number, form_id, answers, shared, ready_at, version, changed_at)
     select rounds.id, person_id, form.number, form.id, jsonb_build_object('skills', jsonb_build_array(jsonb_build_object('skill', 'Negotiation', 'now', form.level + seat % 2, 'then', 1))), false, ${ms}, 1, ${ms}
     from seats join rounds on rounds.n = seat / 4, cohorts c, (values ('skills', 2, 1), ('skills-again', 4, 2)) as form (id, number, level) where c.id = $1 and not leads`, [cohortId])
  await run(
    `insert into actions (id, circle_id, number, what, done_when, owner_id, due_on, done_at, created_by, created_at, changed_at)
     select gen_random_uuid(), rounds.id, 3, 'Send the deck', '', person_id, c.starts_on + 95, case when seat % 3 > 0 then ${ms} + ${94 * day}::bigint end, person_id, ${ms}, ${ms} from seats join rounds on rounds.n = seat / 4, cohorts c where c.id = $1 and not leads`, [cohortId])
  await run(
    `insert into pulses (circle_id, number, person_id, worth, next_step, answered_at, changed_at)
     select rounds.id, k, person_id, 2 + (seat + k) % 4, 'yes', ${ms} + k * ${30 * day}::bigint + ${day}, ${ms} from seats join rounds on rounds.n = seat / 4 cross join generate_series(1, 4) k, cohorts c where c.id = $1 and seat % 4 < 3 and ${ms} + k * ${30 * day}::bigint < extract(epoch from now()) * 1000`, [cohortId])
}
