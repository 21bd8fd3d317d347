import { type Kysely, sql } from 'kysely'

/** Which moves of an enrolment its owner has been told of, so that nobody hears the same twice. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table told_moves (
      move_id bigint primary key references enrolment_moves on delete cascade,
      told_at bigint not null
    )`.execute(db)
  // Whoever was decided on before has heard of it.
  await sql`insert into told_moves (move_id, told_at) select id, moved_at from enrolment_moves`.execute(db)
}
