import { type Kysely, sql } from 'kysely'

/** What a circle writes on its way: sessions closed, preparation ticked, goals. Dates come from the series. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table sessions (
      circle_id uuid not null references circles,
      number integer not null,
      completed_at bigint not null,
      completed_by uuid not null references people,
      agreed text not null,
      primary key (circle_id, number)
    )`.execute(db)
  await sql`
    create table preparations (
      circle_id uuid not null references circles,
      number integer not null,
      person_id uuid not null references people,
      item_id text not null,
      done_at bigint not null,
      primary key (circle_id, number, person_id, item_id)
    )`.execute(db)
  await sql`
    create table goals (
      id uuid primary key,
      circle_id uuid not null references circles,
      person_id uuid not null references people,
      title text not null,
      measure text not null,
      baseline double precision not null,
      target double precision not null,
      current double precision not null,
      evidence text not null,
      due_on date not null,
      created_at bigint not null,
      changed_at bigint not null
    )`.execute(db)
  await sql`create index goals_circle on goals (circle_id)`.execute(db)
}
