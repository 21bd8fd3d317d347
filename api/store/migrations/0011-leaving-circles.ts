import { type Kysely, sql } from 'kysely'

/** Who left a circle, or was in it when it closed: their places are free, and that they were together is not forgotten. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table circle_departures (
      circle_id uuid not null references circles,
      person_id uuid not null references people,
      enrolment_id uuid not null references enrolments,
      role text not null check (role in ('mentor', 'mentee')),
      left_at bigint not null,
      primary key (circle_id, enrolment_id)
    )`.execute(db)
  await sql`create index circle_departures_enrolment on circle_departures (enrolment_id)`.execute(db)
}
