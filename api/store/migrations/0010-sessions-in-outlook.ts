import { type Kysely, sql } from 'kysely'

/** In whose mailbox a program's series stand, and what an occurrence needs to be found and moved on its own. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table programs add column series_mailbox text not null default 'mentor'`.execute(db)
  await sql`
    update series set occurrences = coalesce(
      (select jsonb_agg('{"eventId": null, "moves": 0}'::jsonb || entry order by (entry ->> 'number')::integer) from jsonb_array_elements(occurrences) as entry),
      '[]'
    )`.execute(db)
}
