import { type Kysely, sql } from 'kysely'

/** A cohort may give its places by lot. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table place_draws (
      cohort_id uuid primary key references cohorts,
      seed text not null,
      seed_hash text not null,
      chosen_by uuid not null,
      chosen_at bigint not null,
      drawn_at bigint,
      drawn_by uuid,
      places integer
    )`.execute(db)
  await sql`
    create table place_lots (
      cohort_id uuid not null references place_draws,
      enrolment_id uuid not null references enrolments,
      stratum text not null,
      place integer not null,
      won boolean not null,
      told_at bigint,
      attempts jsonb not null default '[]',
      primary key (cohort_id, enrolment_id)
    )`.execute(db)
  await sql`create unique index place_lots_place on place_lots (cohort_id, place)`.execute(db)
  await sql`create index place_lots_enrolment on place_lots (enrolment_id)`.execute(db)
}
