import { type Kysely, sql } from 'kysely'

/** Who is asked to approve, by which way and in how many messages; questions back; breaks; how long an answer may take; places. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table enrolments
      drop constraint enrolments_state_check,
      add constraint enrolments_state_check check (state in ('draft', 'submitted', 'approved', 'declined', 'not-until', 'paused', 'waitlisted', 'matched', 'active', 'completed', 'withdrawn')),
      add column until_on date,
      add column paused_from text check (paused_from in ('approved', 'waitlisted', 'matched', 'active')),
      add column waits_for text check (waits_for in ('place', 'circle')),
      add column due_what text check (due_what in ('remind', 'escalate', 'expire')),
      add column due_at bigint`.execute(db)
  await sql`update enrolments set waits_for = 'circle' where state = 'waitlisted'`.execute(db)
  await sql`create index enrolments_due on enrolments (due_at) where due_at is not null`.execute(db)
  await sql`create index enrolments_until on enrolments (until_on) where until_on is not null`.execute(db)
  await sql`
    create table approval_asks (
      id uuid primary key,
      enrolment_id uuid not null references enrolments on delete cascade,
      person_id uuid not null,
      why text not null check (why in ('manager', 'next-manager', 'organizer', 'delegate', 'away', 'escalation')),
      by_person_id uuid,
      asked_at bigint not null,
      closed_at bigint,
      way text check (way in ('card', 'feed', 'mail', 'tab')),
      attempts jsonb not null default '[]',
      reached_at bigint,
      reminded_at bigint
    )`.execute(db)
  // One person is asked once at a time about one request.
  await sql`create unique index approval_asks_open on approval_asks (enrolment_id, person_id) where closed_at is null`.execute(db)
  await sql`create index approval_asks_person on approval_asks (person_id)`.execute(db)
  await sql`
    create table approval_copies (
      conversation_id text not null,
      activity_id text not null,
      ask_id uuid not null references approval_asks on delete cascade,
      sent_at bigint not null,
      drawn text not null,
      primary key (conversation_id, activity_id)
    )`.execute(db)
  await sql`create index approval_copies_ask on approval_copies (ask_id)`.execute(db)
  // What was asked by one card so far is one ask with one copy.
  await sql`
    insert into approval_asks (id, enrolment_id, person_id, why, asked_at, way, attempts, reached_at)
    select gen_random_uuid(), enrolment_id, approver_id, 'manager', sent_at, delivery, case when problem is null then '[]'::jsonb else jsonb_build_array(jsonb_build_object('way', 'card', 'problem', problem)) end, sent_at
    from approval_cards`.execute(db)
  await sql`
    insert into approval_copies (conversation_id, activity_id, ask_id, sent_at, drawn)
    select card.conversation_id, card.activity_id, ask.id, card.sent_at, coalesce(card.redrawn_state, 'submitted')
    from approval_cards card join approval_asks ask using (enrolment_id)
    where card.conversation_id is not null and card.activity_id is not null
    on conflict do nothing`.execute(db)
  await sql`drop table approval_cards`.execute(db)
  await sql`
    create table enrolment_questions (
      id uuid primary key,
      enrolment_id uuid not null references enrolments on delete cascade,
      by_person_id uuid not null,
      question text not null,
      asked_at bigint not null,
      answer text,
      answered_at bigint,
      conversation_id text,
      activity_id text
    )`.execute(db)
  await sql`create index enrolment_questions_enrolment on enrolment_questions (enrolment_id)`.execute(db)
  await sql`
    create table approval_delegates (
      person_id uuid primary key references people on delete cascade,
      delegate_id uuid not null references people on delete cascade,
      named_at bigint not null,
      check (person_id <> delegate_id)
    )`.execute(db)
  await sql`
    alter table programs
      add column remind_after_days integer not null default 2 check (remind_after_days between 1 and 30),
      add column escalate_after_days integer not null default 5 check (escalate_after_days between 1 and 40),
      add column expire_after_days integer not null default 10 check (expire_after_days between 1 and 60),
      add constraint programs_waits check (remind_after_days < escalate_after_days and escalate_after_days < expire_after_days)`.execute(db)
  await sql`alter table cohorts add column places integer check (places between 1 and 100000)`.execute(db)
}
