import { type Kysely, sql } from 'kysely'

/** Invitations by lot, what was said beforehand of an outcome, and the outcomes themselves. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table encouragements (
      cohort_id uuid primary key references cohorts,
      seed text not null,
      seed_hash text not null,
      chosen_by uuid not null,
      chosen_at bigint not null,
      drawn_at bigint
    )`.execute(db)
  await sql`
    create table encouragement_lots (
      cohort_id uuid not null references encouragements,
      person_id uuid not null,
      stratum text not null,
      invited boolean not null,
      claimed_at bigint,
      told_at bigint,
      way text check (way in ('card', 'feed', 'mail', 'tab')),
      attempts jsonb not null default '[]',
      primary key (cohort_id, person_id)
    )`.execute(db)
  await sql`
    create table impact_registrations (
      cohort_id uuid not null references cohorts,
      version integer not null,
      design text not null check (design in ('lottery', 'encouragement')),
      outcome text not null,
      kind text not null check (kind in ('yes-no', 'number')),
      better text not null check (better in ('more', 'less')),
      measured_on date not null,
      registered_by uuid not null,
      registered_at bigint not null,
      after_start boolean not null,
      hash text not null,
      primary key (cohort_id, version)
    )`.execute(db)
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'What was registered stays as it was; a change is a new version.';
    end $$`.execute(db)
  await sql`create trigger impact_registrations_stay before update on impact_registrations for each row execute function refuse_change()`.execute(db)
  await sql`
    create table impact_imports (
      cohort_id uuid primary key references cohorts,
      columns jsonb not null,
      people integer not null,
      unknown integer not null,
      imported_by uuid not null,
      imported_at bigint not null
    )`.execute(db)
  await sql`
    create table impact_outcomes (
      cohort_id uuid not null references impact_imports on delete cascade,
      person_id uuid not null,
      outcome text not null,
      value double precision not null,
      primary key (cohort_id, outcome, person_id)
    )`.execute(db)
}
