import { type Kysely, sql } from 'kysely'

/** Why an enrolment moved, so that its history can be told; and what is to be known of those who were asked and are no more. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table enrolment_moves add column why text, add column until_on date, add column working_days integer`.execute(db)
  await sql`
    alter table approval_asks
      add column superseded boolean not null default false,
      add column away_until_on date,
      add column reminder_ordered_at bigint`.execute(db)
  // First come, first served needs the order of approval at hand.
  await sql`create index enrolments_waiting_for_place on enrolments (cohort_id, decided_at) where waits_for = 'place'`.execute(db)
  // Requests that wait already: whoever was to decide is asked, and the clock looks at them once, to reckon by the calendar.
  await sql`
    insert into approval_asks (id, enrolment_id, person_id, why, asked_at)
    select gen_random_uuid(), id, approver_id, 'manager', submitted_at from enrolments
    where state = 'submitted' and approver_id is not null and not exists (select from approval_asks where enrolment_id = enrolments.id)`.execute(db)
  await sql`update enrolments set due_what = 'remind', due_at = submitted_at where state = 'submitted' and due_what is null`.execute(db)
}
