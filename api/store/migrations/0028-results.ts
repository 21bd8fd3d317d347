import { type Kysely, sql } from 'kysely'

/**
 * Figures of cohorts, and since when the levels of a goal are written: those from after the second session are not counted. Of goals from
 * before, the last change says it, which can only leave some out.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table goals add column levels_written_at bigint`.execute(db)
  await sql`update goals set levels_written_at = changed_at where levels is not null`.execute(db)
  await sql`
    create table result_states (
      cohort_id uuid primary key references cohorts on delete cascade,
      requested_at bigint not null,
      computed_at bigint,
      final boolean not null default false
    )`.execute(db)
  await sql`
    create table result_snapshots (
      cohort_id uuid not null references cohorts on delete cascade,
      cut text not null check (cut in ('all', 'function', 'site')),
      name text not null,
      figures jsonb not null,
      months jsonb not null,
      voices jsonb not null,
      primary key (cohort_id, cut, name)
    )`.execute(db)
  await sql`
    create table result_parts (
      cohort_id uuid not null references cohorts on delete cascade,
      part text not null check (part in ('goals', 'attainment', 'skills', 'actions')),
      person_id uuid not null references people on delete cascade,
      value jsonb not null,
      primary key (cohort_id, part, person_id)
    )`.execute(db)
}
