import { type Kysely, sql } from 'kysely'

/** Stories of circles, told with everybody's consent; and the message that asks for it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table stories (
      id uuid primary key,
      circle_id uuid not null references circles,
      state text not null check (state in ('draft', 'asked', 'agreed', 'published', 'withdrawn')),
      title text not null,
      before text not null,
      did text not null,
      after text not null,
      figures text not null,
      version integer not null,
      shortened boolean not null default false,
      written_by uuid not null references people,
      written_at bigint not null,
      changed_at bigint not null,
      asked_at bigint,
      withdrawn_at bigint,
      taken_down_at bigint
    )`.execute(db)
  await sql`create index stories_circle on stories (circle_id)`.execute(db)
  await sql`create index stories_published on stories (state) where state = 'published'`.execute(db)
  await sql`
    create table story_consents (
      story_id uuid not null references stories on delete cascade,
      person_id uuid not null references people,
      role text not null,
      consent jsonb,
      primary key (story_id, person_id)
    )`.execute(db)
  await sql`create index story_consents_person on story_consents (person_id)`.execute(db)
  await sql`
    create table story_publications (
      story_id uuid not null references stories on delete cascade,
      channel text not null check (channel in ('program', 'intranet', 'outside')),
      published_at bigint not null,
      published_by uuid not null references people,
      named jsonb not null,
      primary key (story_id, channel)
    )`.execute(db)
  await sql`alter table nudges drop constraint nudges_kind_check`.execute(db)
  await sql`alter table nudges add constraint nudges_kind_check check (kind in ('prepare', 'pulse', 'quiet-circle', 'early-warning', 'story'))`.execute(db)
}
