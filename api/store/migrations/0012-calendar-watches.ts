import { type Kysely, sql } from 'kysely'

/** Whose calendars Graph reports changes of, and which series wait to be looked at. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table calendar_watches (
      person_id uuid primary key references people (id) on delete cascade,
      subscription_id text unique,
      client_state text not null,
      expires_at bigint not null,
      problem text,
      tried_at bigint not null
    )`.execute(db)
  await sql`alter table series add column check_requested_at bigint, add column checked_at bigint`.execute(db)
  await sql`create index series_checked on series (checked_at) where state = 'booked'`.execute(db)
}
