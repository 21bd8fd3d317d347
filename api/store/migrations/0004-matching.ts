import { type Kysely, sql } from 'kysely'

/** Match runs with their proposals, and the circles that a published run made real. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table match_runs (
      id uuid primary key,
      cohort_id uuid not null references cohorts,
      state text not null check (state in ('requested', 'running', 'ready', 'published', 'failed')),
      requested_by uuid not null references people,
      requested_at bigint not null,
      finished_at bigint,
      mentors integer not null default 0,
      mentees integer not null default 0,
      circles integer not null default 0,
      matched integer not null default 0,
      score bigint not null default 0,
      bound bigint not null default 0,
      problem text
    )`.execute(db)
  // Two organizers pressing at once start one run, and a cohort is published once.
  await sql`create unique index match_runs_one_under_way on match_runs (cohort_id) where state in ('requested', 'running')`.execute(db)
  await sql`create unique index match_runs_one_published on match_runs (cohort_id) where state = 'published'`.execute(db)
  await sql`
    create table match_proposals (
      run_id uuid not null references match_runs,
      number integer not null,
      mentor_enrolment_id uuid not null references enrolments,
      mentee_enrolment_id uuid not null references enrolments,
      score integer not null check (score between 0 and 1000000),
      reasons jsonb not null,
      primary key (run_id, mentee_enrolment_id)
    )`.execute(db)
  await sql`
    create table match_unmatched (
      run_id uuid not null references match_runs,
      enrolment_id uuid not null references enrolments,
      reasons jsonb not null,
      remedies jsonb not null,
      primary key (run_id, enrolment_id)
    )`.execute(db)
  await sql`
    create table circles (
      id uuid primary key,
      cohort_id uuid not null references cohorts,
      run_id uuid not null references match_runs,
      name text not null,
      state text not null check (state in ('active', 'ended')),
      formed_at bigint not null
    )`.execute(db)
  await sql`create index circles_cohort on circles (cohort_id)`.execute(db)
  await sql`
    create table circle_members (
      circle_id uuid not null references circles,
      person_id uuid not null references people,
      enrolment_id uuid not null references enrolments,
      role text not null check (role in ('mentor', 'mentee')),
      reasons jsonb not null,
      primary key (circle_id, person_id)
    )`.execute(db)
  await sql`create index circle_members_person on circle_members (person_id)`.execute(db)
  await sql`create unique index circle_members_one_mentor on circle_members (circle_id) where role = 'mentor'`.execute(db)
  await sql`create unique index circle_members_one_circle on circle_members (enrolment_id) where role = 'mentee'`.execute(db)
}
