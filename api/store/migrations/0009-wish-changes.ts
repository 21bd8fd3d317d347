import { type Kysely, sql } from 'kysely'

/** How often somebody has changed whom they would rather not be with: each time the lot draws once more for them. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table enrolment_wish_changes (
      cohort_id uuid not null references cohorts,
      person_id uuid not null references people,
      changes integer not null check (changes > 0),
      primary key (cohort_id, person_id)
    )`.execute(db)
}
