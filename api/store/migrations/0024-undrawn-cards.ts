import { type Kysely, sql } from 'kysely'

/** Cards that could not be drawn anew: since when, and when it is tried again. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table approval_copies add column undrawn_since bigint, add column redraw_at bigint`.execute(db)
  await sql`alter table enrolment_questions add column undrawn_since bigint, add column redraw_at bigint`.execute(db)
  await sql`create index approval_copies_redraw on approval_copies (redraw_at) where redraw_at is not null`.execute(db)
  await sql`create index enrolment_questions_redraw on enrolment_questions (redraw_at) where redraw_at is not null`.execute(db)
}
