import { type Kysely, sql } from 'kysely'

/** Who was not there when their circle met, as its members know it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table session_absences (
      circle_id uuid not null references circles,
      number integer not null,
      person_id uuid not null references people,
      marked_by uuid references people on delete set null,
      marked_at bigint not null,
      primary key (circle_id, number, person_id)
    )`.execute(db)
}
