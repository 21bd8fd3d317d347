import { type Kysely, sql } from 'kysely'

/** Meetings besides the sessions: booked by a member, with the whole circle or with one member of it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table check_ins (
      id uuid primary key,
      circle_id uuid not null references circles (id) on delete cascade,
      by_person_id uuid not null references people (id) on delete cascade,
      with_id uuid references people (id) on delete cascade check (with_id <> by_person_id),
      start_at bigint not null,
      end_at bigint not null check (end_at > start_at),
      state text not null check (state in ('intended', 'booked', 'cancelled', 'failed')),
      mailbox_id uuid not null,
      transaction_id text not null,
      event_id text,
      join_url text,
      problem text,
      changed_at bigint not null
    )`.execute(db)
  await sql`create index check_ins_circle on check_ins (circle_id, start_at)`.execute(db)
}
