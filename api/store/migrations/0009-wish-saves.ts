import { type Kysely, sql } from 'kysely'

/** When somebody last said whom they wish for or not, whatever they said: from then on the lot draws anew for them. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table enrolment_wish_saves (
      cohort_id uuid not null references cohorts,
      person_id uuid not null references people,
      saved_at bigint not null,
      primary key (cohort_id, person_id)
    )`.execute(db)
}
