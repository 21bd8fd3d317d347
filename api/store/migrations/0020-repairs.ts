import { type Kysely, sql } from 'kysely'

/** What organizers repaired, and circles that have ended well: their members may still read what they reached. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table circles
      drop constraint circles_state_check,
      add constraint circles_state_check check (state in ('active', 'ended', 'completed'))`.execute(db)
  await sql`
    create table circle_repairs (
      id uuid primary key,
      circle_id uuid not null references circles,
      kind text not null check (kind in ('swap', 'merge', 'split', 'rematch', 'end')),
      circle_name text not null,
      by_person_id uuid not null,
      at bigint not null,
      before jsonb not null,
      after jsonb not null
    )`.execute(db)
  await sql`create index circle_repairs_circle on circle_repairs (circle_id)`.execute(db)
}
