import { type Kysely, sql } from 'kysely'

/**
 * The content of roadmaps as packs, and what people write in their sessions. What somebody wrote belongs to them: it is found by
 * person and circle together, and never by circle alone unless it was shared.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table packs (
      id text not null,
      version integer not null,
      text text not null,
      pack jsonb not null,
      imported_by uuid references people on delete set null,
      imported_at bigint not null,
      primary key (id, version)
    )`.execute(db)
  // Null: a program from before there were packs; it has the usual four sessions.
  await sql`alter table programs add column pack jsonb`.execute(db)
  await sql`
    create table exercises (
      circle_id uuid not null references circles,
      person_id uuid not null references people,
      number integer not null,
      form_id text not null,
      answers jsonb not null,
      shared boolean not null,
      ready_at bigint,
      version integer not null,
      changed_at bigint not null,
      primary key (circle_id, person_id, number, form_id)
    )`.execute(db)
  await sql`
    create table session_notes (
      circle_id uuid not null references circles,
      number integer not null,
      person_id uuid not null references people,
      text text not null,
      shared boolean not null,
      version integer not null,
      changed_at bigint not null,
      primary key (circle_id, number, person_id)
    )`.execute(db)
  await sql`
    create table actions (
      id uuid primary key,
      circle_id uuid not null references circles,
      number integer not null,
      what text not null,
      done_when text not null,
      owner_id uuid not null references people,
      due_on date not null,
      done_at bigint,
      created_by uuid not null references people,
      created_at bigint not null,
      changed_at bigint not null
    )`.execute(db)
  await sql`create index actions_circle on actions (circle_id)`.execute(db)
  await sql`create index actions_owner on actions (owner_id) where done_at is null`.execute(db)
  await sql`
    create table session_runs (
      circle_id uuid not null references circles,
      number integer not null,
      version integer not null,
      started_at bigint not null,
      step integer not null,
      step_started_at bigint not null,
      paused_at bigint,
      finished_at bigint,
      pressed_by uuid references people on delete set null,
      primary key (circle_id, number)
    )`.execute(db)
  await sql`
    create table ideas (
      id uuid primary key,
      circle_id uuid not null references circles,
      problem text not null,
      for_whom text not null,
      smallest_test text not null,
      test_by date,
      owner_id uuid not null references people,
      state text not null,
      outcome text not null,
      evidence text not null,
      created_by uuid not null references people,
      created_at bigint not null,
      changed_at bigint not null
    )`.execute(db)
  await sql`create index ideas_circle on ideas (circle_id)`.execute(db)
  await sql`
    alter table goals
      add column why text not null default '',
      add column kind text not null default 'result',
      add column in_my_hands integer,
      add column levels jsonb,
      add column outcome text,
      add column level integer,
      add column reviewed_at bigint`.execute(db)
}
