import { type Kysely, sql } from 'kysely'

/** A run may try one mentee with one mentor, to show what that would cost before anybody is held together. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table match_runs add column move jsonb`.execute(db)
}
