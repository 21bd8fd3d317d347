import { type Kysely, sql } from 'kysely'

/** The directory as far as mentoring needs it, and how far each sync has come. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table people (
      id uuid primary key,
      user_principal_name text not null,
      display_name text not null,
      job_title text,
      department text,
      office_location text,
      manager_id uuid,
      account_enabled boolean not null,
      guest boolean not null,
      language text,
      time_zone text,
      working_hours jsonb,
      mailbox text not null default 'unknown' check (mailbox in ('unknown', 'cloud', 'none')),
      skills jsonb not null default '[]',
      interests jsonb not null default '[]',
      profile_read_at bigint,
      removed_at bigint,
      synced_at bigint not null
    )`.execute(db)
  // No foreign key on manager_id: delta pages name managers who arrive on a later page, or never.
  await sql`create index people_manager on people (manager_id)`.execute(db)
  await sql`
    create table directory_syncs (
      resource text primary key,
      delta_link text,
      state text not null check (state in ('running', 'done', 'failed')),
      kind text check (kind in ('full', 'delta')),
      transferred integer not null default 0,
      started_at bigint not null,
      finished_at bigint,
      problem text
    )`.execute(db)
  await sql`
    create table conversations (
      person_id uuid primary key,
      conversation_id text not null,
      service_url text not null,
      saved_at bigint not null
    )`.execute(db)
}
