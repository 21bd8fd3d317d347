import { type Kysely, sql } from 'kysely'

/** A series that is handed over goes on in another mailbox: how often it was, from which session on, and what is left to be ended. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table series
      add column generation integer not null default 0,
      add column first_number integer not null default 1,
      add column ical_uid text,
      add column former jsonb not null default '[]'`.execute(db)
}
