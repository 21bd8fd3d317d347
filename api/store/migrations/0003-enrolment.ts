import { type Kysely, sql } from 'kysely'

/** One person's place in one cohort, every move of it, and the card that asked the approver. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table enrolments (
      id uuid primary key,
      cohort_id uuid not null references cohorts,
      person_id uuid not null references people,
      role text not null check (role in ('mentee', 'mentor')),
      state text not null check (state in ('draft', 'submitted', 'approved', 'declined', 'matched', 'completed', 'withdrawn')),
      goals text not null,
      skills_wanted jsonb not null,
      functions_to_explore jsonb not null,
      skills_offered jsonb not null,
      capacity integer not null check (capacity between 1 and 3),
      interests jsonb not null,
      approver_id uuid,
      saved_at bigint not null,
      submitted_at bigint,
      decided_at bigint,
      decided_by uuid,
      reason text
    )`.execute(db)
  // Declined and withdrawn are ends: a new request is a new record. Beside them there is one place for a person in a cohort.
  await sql`create unique index enrolments_one_place on enrolments (cohort_id, person_id) where state not in ('declined', 'withdrawn')`.execute(db)
  await sql`create index enrolments_person on enrolments (person_id)`.execute(db)
  await sql`create index enrolments_approver on enrolments (approver_id) where approver_id is not null`.execute(db)
  await sql`
    create table enrolment_moves (
      id bigint generated always as identity primary key,
      enrolment_id uuid not null references enrolments,
      from_state text not null,
      to_state text not null,
      by_person_id uuid,
      door text not null check (door in ('tab', 'card', 'system')),
      reason text,
      moved_at bigint not null
    )`.execute(db)
  await sql`create index enrolment_moves_enrolment on enrolment_moves (enrolment_id)`.execute(db)
  await sql`
    create table approval_cards (
      enrolment_id uuid primary key references enrolments,
      approver_id uuid not null,
      conversation_id text,
      activity_id text,
      delivery text not null check (delivery in ('card', 'tab')),
      problem text,
      sent_at bigint not null,
      redrawn_state text
    )`.execute(db)
}
