import { type Kysely, sql } from 'kysely'

/** Runs become scenarios with rules, locks, progress and a signed record; nobody is dropped, so there is a waitlist. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table match_runs
      add column name text not null default 'Run',
      add column rules jsonb,
      add column weights jsonb,
      add column locks jsonb,
      add column forbidden jsonb,
      add column standing_run_id uuid references match_runs,
      add column progress_stage text,
      add column progress_share double precision,
      add column figures jsonb,
      add column proof jsonb,
      add column fairness jsonb,
      add column fairness_words jsonb,
      add column blocking_pairs jsonb,
      add column input_hash text,
      add column circles_hash text,
      add column code_version text,
      drop constraint match_runs_state_check,
      add constraint match_runs_state_check check (state in ('requested', 'running', 'ready', 'published', 'failed', 'cancelled'))`.execute(db)
  // Whoever waits is matched by a later run of the same cohort, which is published beside the first.
  await sql`drop index match_runs_one_published`.execute(db)
  await sql`create index match_runs_cohort on match_runs (cohort_id, requested_at)`.execute(db)
  await sql`
    update match_runs set name = 'Run ' || numbered.number
    from (select id, row_number() over (partition by cohort_id order by requested_at, id) as number from match_runs) numbered
    where numbered.id = match_runs.id`.execute(db)
  // What every run before this one was made with.
  await sql`
    update match_runs set
      weights = '{"skill": 430000, "function": 220000, "interest": 150000, "goal": 110000, "hours": 90000, "distance": 0, "tie": 0, "language": 0, "theme": 0, "favourite": 0, "seniority": 0}',
      rules = jsonb_build_object('circleSize', cohorts.circle_size, 'distinctDepartments', 'hard', 'sameDepartmentPenalty', 200000, 'reportingLevels', 'any', 'sharedManager', false, 'minSharedHours', 2, 'cooldownSeasons', 2, 'floors', '[]'::jsonb)
    from cohorts where cohorts.id = match_runs.cohort_id`.execute(db)

  await sql`alter table match_proposals add column locked boolean not null default false`.execute(db)
  await sql`
    create table match_slots (
      run_id uuid not null references match_runs,
      number integer not null,
      slot jsonb not null,
      primary key (run_id, number)
    )`.execute(db)
  // A remedy was a sentence; now it also says which rule and how many.
  await sql`
    update match_unmatched set remedies = (
      select coalesce(jsonb_agg(jsonb_build_object('rule', coalesce(substring(words from '“([^”]+)”'), ''), 'frees', coalesce(substring(words from '([0-9]+) more people')::int, 1), 'text', words) order by place), '[]')
      from jsonb_array_elements_text(remedies) with ordinality as listed (words, place)
    )`.execute(db)

  await sql`
    create table program_match_settings (
      program_id uuid primary key references programs,
      rules jsonb not null,
      weights jsonb not null,
      changed_by uuid not null,
      changed_at bigint not null
    )`.execute(db)
  await sql`
    create table match_pair_wishes (
      cohort_id uuid not null references cohorts,
      mentor_enrolment_id uuid not null references enrolments,
      mentee_enrolment_id uuid not null references enrolments,
      wish text not null check (wish in ('lock', 'forbid')),
      by_person_id uuid not null,
      wished_at bigint not null,
      primary key (mentor_enrolment_id, mentee_enrolment_id)
    )`.execute(db)
  await sql`create index match_pair_wishes_cohort on match_pair_wishes (cohort_id)`.execute(db)
  await sql`
    create table match_secrets (
      cohort_id uuid primary key references cohorts,
      secret text not null,
      held_back_per_mille integer not null default 20 check (held_back_per_mille between 0 and 1000)
    )`.execute(db)
  await sql`
    create table signing_keys (
      purpose text primary key,
      private_key text not null,
      public_key text not null,
      made_at bigint not null
    )`.execute(db)
  await sql`
    create table match_manifests (
      run_id uuid primary key references match_runs,
      manifest jsonb not null,
      signature text not null,
      public_key text not null
    )`.execute(db)

  await sql`
    alter table enrolments
      drop constraint enrolments_state_check,
      add constraint enrolments_state_check check (state in ('draft', 'submitted', 'approved', 'waitlisted', 'declined', 'matched', 'completed', 'withdrawn'))`.execute(db)
}
