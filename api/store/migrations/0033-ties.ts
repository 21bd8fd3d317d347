import { type Kysely, sql } from 'kysely'

/** With whom people kept talking after a season began, and what is told of ties between departments; and the message that asks. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table tie_answers (
      cohort_id uuid not null references cohorts on delete cascade,
      person_id uuid not null references people on delete cascade,
      answered_at bigint not null,
      changed_at bigint not null,
      skipped boolean not null,
      primary key (cohort_id, person_id)
    )`.execute(db)
  await sql`
    create table tie_names (
      cohort_id uuid not null,
      person_id uuid not null,
      other_id uuid not null references people on delete cascade,
      primary key (cohort_id, person_id, other_id),
      foreign key (cohort_id, person_id) references tie_answers on delete cascade
    )`.execute(db)
  await sql`create table tie_reports (cut text primary key, report jsonb not null, facts text not null, counted_at bigint not null)`.execute(db)
  await sql`alter table nudges drop constraint nudges_kind_check, add constraint nudges_kind_check check (kind in ('prepare', 'pulse', 'quiet-circle', 'early-warning', 'story', 'kept-ties'))`.execute(db)
}
