import { type Kysely, sql } from 'kysely'

/** Every time a message may have reached somebody, also where a nudge was tried again or its circle is gone: the cap counts them all. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table nudge_attempts (
      nudge_id uuid not null,
      person_id uuid not null references people on delete cascade,
      claimed_at bigint not null,
      sent_at bigint,
      primary key (nudge_id, claimed_at)
    )`.execute(db)
  await sql`create index nudge_attempts_person on nudge_attempts (person_id, claimed_at)`.execute(db)
  await sql`
    insert into nudge_attempts (nudge_id, person_id, claimed_at, sent_at)
    select id, person_id, coalesce(claimed_at, sent_at), sent_at from nudges where claimed_at is not null or sent_at is not null`.execute(db)
}
