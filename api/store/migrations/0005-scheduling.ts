import { type Kysely, sql } from 'kysely'

/** The monthly series of a circle: intended first, booked when Outlook has it. One row a circle, so never two series. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table series (
      circle_id uuid primary key references circles,
      state text not null check (state in ('planning', 'intended', 'booked', 'no-time', 'failed')),
      mailbox_id uuid,
      transaction_id text unique,
      time_zone text,
      pattern jsonb,
      starts_on text,
      minutes integer,
      occurrences jsonb not null default '[]',
      attempts integer not null default 0,
      event_id text,
      join_url text,
      web_link text,
      problem text,
      changed_at bigint not null
    )`.execute(db)
}
