import { type Kysely, sql } from 'kysely'

/** What a run was made of may have changed when it is published; and what a job gave up is taken up again, but not at every look at the clock. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table match_runs add column wish_changes integer`.execute(db)
  await sql`alter table circle_notices add column tried_at bigint`.execute(db)
  await sql`create index circle_notices_unsent on circle_notices (written_at) where sent_at is null and problem is null`.execute(db)
}
