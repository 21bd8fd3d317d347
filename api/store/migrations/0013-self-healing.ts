import { type Kysely, sql } from 'kysely'

/** What moving sessions by themselves needs: how often, who was asked, and who was told what. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table programs add column moves_per_session integer not null default 2 check (moves_per_session between 0 and 5)`.execute(db)
  await sql`
    create table move_questions (
      circle_id uuid not null references circles (id) on delete cascade,
      number integer not null,
      person_id uuid not null references people (id) on delete cascade,
      start_at bigint not null,
      state text not null check (state in ('asked', 'agreed', 'refused', 'closed')),
      asked_at bigint not null,
      answered_at bigint,
      conversation_id text,
      activity_id text,
      primary key (circle_id, number, person_id)
    )`.execute(db)
  await sql`
    create table circle_notices (
      id uuid primary key,
      circle_id uuid not null references circles (id) on delete cascade,
      person_id uuid not null references people (id) on delete cascade,
      what text not null,
      about jsonb not null,
      key text not null,
      written_at bigint not null,
      sent_at bigint,
      problem text,
      unique (circle_id, person_id, key)
    )`.execute(db)
}
