import { type Kysely, sql } from 'kysely'

/** What people are nudged to do and what they turned off, how sessions were for them, and what an organizer should look at. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table nudges (
      id uuid primary key,
      person_id uuid not null references people on delete cascade,
      kind text not null check (kind in ('prepare', 'pulse', 'quiet-circle', 'early-warning')),
      circle_id uuid references circles on delete cascade,
      cohort_id uuid references cohorts on delete cascade,
      number integer,
      key text not null unique,
      about_at bigint not null,
      due_at bigint not null,
      until_at bigint not null,
      state text not null default 'due' check (state in ('due', 'claimed', 'sent', 'dropped')),
      why text,
      claimed_at bigint,
      sent_at bigint,
      conversation_id text,
      activity_id text,
      answer text,
      answered_at bigint,
      check (circle_id is not null or cohort_id is not null)
    )`.execute(db)
  await sql`create index nudges_due on nudges (due_at) where state in ('due', 'claimed')`.execute(db)
  await sql`create index nudges_sent on nudges (person_id, sent_at)`.execute(db)
  await sql`create index nudges_circle on nudges (circle_id, kind)`.execute(db)
  await sql`
    create table nudge_settings (
      person_id uuid primary key references people on delete cascade,
      off jsonb not null,
      changed_at bigint not null
    )`.execute(db)
  await sql`
    create table pulses (
      circle_id uuid not null references circles on delete cascade,
      number integer not null,
      person_id uuid not null references people on delete cascade,
      worth integer check (worth between 1 and 5),
      next_step text check (next_step in ('no', 'partly', 'yes')),
      help text check (help in ('no', 'time', 'other')),
      skipped boolean not null default false,
      answered_at bigint not null,
      changed_at bigint not null,
      primary key (circle_id, number, person_id)
    )`.execute(db)
  await sql`
    create table warnings (
      id uuid primary key,
      circle_id uuid not null references circles on delete cascade,
      rule text not null check (rule in ('not-begun', 'quiet', 'moved-twice', 'help-asked', 'no-time', 'not-closed')),
      number integer,
      person_id uuid references people on delete cascade,
      sentence text not null,
      raised_at bigint not null,
      told_at bigint,
      snoozed_until bigint,
      closed_at bigint,
      closed_by uuid,
      outcome text check (outcome in ('acted', 'not-needed', 'passed')),
      unique nulls not distinct (circle_id, rule, number, person_id)
    )`.execute(db)
  await sql`create index warnings_open on warnings (circle_id) where closed_at is null`.execute(db)
}
