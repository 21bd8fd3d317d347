import { type Kysely, sql } from 'kysely'

/**
 * Critical roles, their benches, what is to be passed on, and who has met which function. `exposures` holds everybody whose
 * circle met, candidate or not, so that the table tells nothing; `succession_draws` is drawn once and never changed.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table critical_roles (
      id uuid primary key,
      title text not null,
      department text,
      holder_id uuid,
      holder_left_at bigint,
      functions jsonb not null,
      note text not null,
      created_by uuid not null,
      created_at bigint not null,
      removed_at bigint
    )`.execute(db)
  await sql`
    create table bench_candidates (
      role_id uuid not null references critical_roles,
      person_id uuid not null,
      readiness text not null check (readiness in ('now', '1-2-years', '3-5-years')),
      note text not null,
      added_at bigint not null,
      left_at bigint,
      primary key (role_id, person_id)
    )`.execute(db)
  await sql`
    create table succession_changes (
      id uuid primary key,
      role_id uuid not null references critical_roles,
      at bigint not null,
      by_person_id uuid,
      kind text not null,
      person_id uuid,
      from_words text,
      to_words text
    )`.execute(db)
  await sql`create index succession_changes_role on succession_changes (role_id, at)`.execute(db)
  await sql`
    create table earlier_posts (
      person_id uuid not null,
      function_key text not null,
      function text not null,
      added_by uuid not null,
      added_at bigint not null,
      primary key (person_id, function_key)
    )`.execute(db)
  await sql`
    create table exposures (
      person_id uuid not null,
      function_key text not null,
      first_at bigint not null,
      primary key (person_id, function_key)
    )`.execute(db)
  await sql`
    create table knowledge_items (
      id uuid primary key,
      role_id uuid not null references critical_roles,
      what text not null,
      kind text not null check (kind in ('judgement', 'relation', 'procedure', 'history', 'tool')),
      held_by uuid,
      learner_id uuid,
      risk_if_lost integer not null check (risk_if_lost between 1 and 5),
      hard_to_write integer not null check (hard_to_write between 1 and 5),
      steps jsonb not null,
      checked_by text not null,
      written_at text not null,
      confirmed boolean not null,
      created_at bigint not null,
      changed_at bigint not null
    )`.execute(db)
  await sql`create index knowledge_items_role on knowledge_items (role_id)`.execute(db)
  await sql`
    create table bench_objectives (
      program_id uuid primary key references programs,
      weight text not null check (weight in ('off', 'some', 'full')),
      changed_by uuid not null,
      changed_at bigint not null
    )`.execute(db)
  await sql`
    create table bench_objectives_begun (
      cohort_id uuid primary key references cohorts,
      weight text not null check (weight in ('off', 'some', 'full')),
      functions jsonb not null,
      begun_at bigint not null
    )`.execute(db)
  await sql`
    create table succession_draws (
      cohort_id uuid not null references cohorts,
      person_id uuid not null,
      drawn boolean not null,
      fresh boolean not null,
      drawn_at bigint not null,
      primary key (cohort_id, person_id)
    )`.execute(db)
  await sql`create index succession_draws_person on succession_draws (person_id)`.execute(db)
}
