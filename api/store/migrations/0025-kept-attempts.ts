import { type Kysely, sql } from 'kysely'

/** By which ways somebody could not be told of a decision or a question, so that a repetition goes on with the next; and that a question has arrived, by whichever way. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table told_moves alter column told_at drop not null, add column attempts jsonb not null default '[]'`.execute(db)
  await sql`alter table enrolment_questions add column attempts jsonb not null default '[]', add column reached_at bigint`.execute(db)
}
