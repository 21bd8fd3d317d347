import { type Kysely, sql } from 'kysely'

/** Whom somebody would like to be with in a cohort, or rather not: a table of its own, so that whoever reads enrolments does not read wishes. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table enrolment_wishes (
      cohort_id uuid not null references cohorts,
      person_id uuid not null references people,
      other_id uuid not null references people,
      kind text not null check (kind in ('favourite', 'not-with')),
      place integer not null,
      primary key (cohort_id, person_id, other_id),
      check (person_id <> other_id)
    )`.execute(db)
}
