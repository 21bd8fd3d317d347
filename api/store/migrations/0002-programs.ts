import { type Kysely, sql } from 'kysely'

/** Programs, and their runs with dates. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table programs (
      id uuid primary key,
      name text not null,
      theme text,
      purpose text not null,
      sessions integer not null check (sessions between 3 and 12),
      session_minutes integer not null check (session_minutes between 15 and 240),
      mentor_needs_approval boolean not null,
      created_by uuid not null,
      created_at bigint not null
    )`.execute(db)
  await sql`
    create table cohorts (
      id uuid primary key,
      program_id uuid not null references programs,
      name text not null,
      state text not null check (state in ('enrolling', 'matching', 'running', 'finished')),
      enrol_until_on date not null,
      starts_on date not null,
      ends_on date not null,
      circle_size integer not null check (circle_size between 1 and 3),
      created_by uuid not null,
      created_at bigint not null
    )`.execute(db)
}
