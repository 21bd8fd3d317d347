import pg from 'pg'
import type { Cast, CastEvent, CastPerson } from '../tenant/cast/types.ts'

/** Circles as they are formed, before anybody has looked for a time; ids are the company's own. */
export type FormedCircle = { id: string; mentorId: string; menteeIds: string[] }
export type BookingCompany = { cast: Cast; cohortId: string; circles: FormedCircle[]; organizerId: string }

/** A GUID for a thing of a kind by its number. */
function guid(kind: number, number: number): string {
  return `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`
}

const london = { timeZone: 'GMT Standard Time', ianaTimeZone: 'Europe/London', workingHours: { daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const, startTime: '09:00', endTime: '17:00' } }

function person(number: number): CastPerson {
  const surname = `Person ${number}`
  return {
    id: guid(1, number),
    displayName: `Sam ${surname}`,
    givenName: 'Sam',
    surname,
    userPrincipalName: `person.${number}@many.example`,
    jobTitle: 'Engineer',
    department: 'Research',
    officeLocation: 'London',
    preferredLanguage: 'en-GB',
    managerId: null,
    accountEnabled: true,
    userType: 'Member',
    skills: [],
    interests: [],
    mailbox: { ...london, workingHours: { ...london.workingHours, daysOfWeek: [...london.workingHours.daysOfWeek] } },
    roles: number === 0 ? ['Organizer'] : [],
  }
}

/**
 * A company whose circles have been formed and nothing more: pairs, every tenth mentor with two of them. In every fourth circle the mentor is
 * away for the first half of one month and the second half of the next, so that no monthly date is free throughout and
 * one session has to be moved.
 * @param startsOn local date of the rehearsal's first day; sessions start ten days later.
 */
export function makeBookingCompany(circles: number, startsOn: string): BookingCompany {
  const organizer = person(0)
  const people = [organizer]
  const hire = () => {
    const hired = person(people.length)
    people.push(hired)
    return hired.id
  }
  const formed: FormedCircle[] = []
  for (let number = 0; number < circles; number += 1) {
    const shared = number % 10 === 9 ? formed.at(-1)?.mentorId : undefined
    formed.push({ id: guid(2, number), mentorId: shared ?? hire(), menteeIds: [hire()] })
  }
  const first = Temporal.PlainDate.from(startsOn).add({ days: 10 }).with({ day: 1 })
  const events = formed.filter((_, number) => number % 4 === 0).flatMap(({ mentorId }) => [
    away(mentorId, first.add({ months: 2 }), first.add({ months: 2, days: 15 })),
    away(mentorId, first.add({ months: 3, days: 14 }), first.add({ months: 4 })),
  ])
  return { cast: { tenantId: guid(9, 9), companyName: 'Many Circles', domain: 'many.example', people, events, featured: [{ id: organizer.id, part: 'organizer', line: 'Runs the program.' }] }, cohortId: guid(3, 1), circles: formed, organizerId: organizer.id }
}

function away(ownerId: string, from: Temporal.PlainDate, until: Temporal.PlainDate): CastEvent {
  return { ownerId, attendeeIds: [], subject: 'Away', start: `${from.toString()}T00:00:00`, end: `${until.toString()}T00:00:00`, timeZone: 'Europe/London', showAs: 'oof', isAllDay: true, sensitivity: 'normal', repeatsWeeklyUntil: null }
}

/** Writes the company into a migrated database as if its people had been read, had enrolled, and their run were published at `now`. */
export async function seedBookingCompany(databaseUrl: string, { cast, cohortId, circles, organizerId }: BookingCompany, options: { startsOn: string; now: number; seriesMailbox?: string }): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { now, seriesMailbox = 'mentor' } = options
  const starts = Temporal.PlainDate.from(options.startsOn).add({ days: 10 })
  const week = JSON.stringify(Object.fromEntries(london.workingHours.daysOfWeek.map((name) => [name, ['09:00', '17:00']])))
  const programId = guid(4, 1)
  const runId = guid(5, 1)
  const members = circles.flatMap((circle, at) => [
    { circleId: circle.id, personId: circle.mentorId, enrolmentId: guid(6, at), role: 'mentor' },
    ...circle.menteeIds.map((personId, mentee) => ({ circleId: circle.id, personId, enrolmentId: guid(7, at * 10 + mentee), role: 'mentee' })),
  ])
  const mentorEnrolments = new Map<string, string>()
  for (const member of members) {
    if (member.role !== 'mentor') continue
    member.enrolmentId = mentorEnrolments.get(member.personId) ?? member.enrolmentId
    mentorEnrolments.set(member.personId, member.enrolmentId)
  }
  try {
    await client.query('begin')
    await client.query(
      `insert into people (id, user_principal_name, display_name, job_title, department, office_location, account_enabled, guest, language, time_zone, working_hours, mailbox, profile_read_at, synced_at)
       select id, upn, name, 'Engineer', 'Research', 'London', true, false, 'en-GB', 'Europe/London', $4::jsonb, 'cloud', $5, $5 from unnest($1::uuid[], $2::text[], $3::text[]) as entry (id, upn, name)`,
      [cast.people.map((entry) => entry.id), cast.people.map((entry) => entry.userPrincipalName), cast.people.map((entry) => entry.displayName), week, now],
    )
    await client.query(`insert into directory_syncs (resource, state, kind, started_at, finished_at) values ('people', 'done', 'full', $1, $1)`, [now])
    await client.query(`insert into programs (id, name, purpose, sessions, session_minutes, mentor_needs_approval, series_mailbox, created_by, created_at) values ($1, 'BuildTogether', 'Learn from another part of the company.', 4, 60, false, $2, $3, $4)`, [programId, seriesMailbox, organizerId, now])
    await client.query(`insert into cohorts (id, program_id, name, state, enrol_until_on, starts_on, ends_on, circle_size, created_by, created_at) values ($1, $2, 'Spring', 'running', $3, $3, $4, 1, $5, $6)`, [cohortId, programId, starts.toString(), starts.add({ months: 4 }).toString(), organizerId, now])
    await client.query(`insert into match_runs (id, cohort_id, state, requested_by, requested_at, finished_at) values ($1, $2, 'published', $3, $4, $4)`, [runId, cohortId, organizerId, now])
    const enrolled = new Map(members.map((member) => [member.enrolmentId, member]))
    await client.query(
      `insert into enrolments (id, cohort_id, person_id, role, state, goals, skills_wanted, functions_to_explore, skills_offered, capacity, interests, saved_at)
       select id, $4, person, role, 'matched', '', '[]', '[]', '[]', 2, '[]', $5 from unnest($1::uuid[], $2::uuid[], $3::text[]) as entry (id, person, role)`,
      [[...enrolled.keys()], [...enrolled.values()].map((member) => member.personId), [...enrolled.values()].map((member) => member.role), cohortId, now],
    )
    await client.query(`insert into circles (id, cohort_id, run_id, name, state, formed_at) select id, $2, $3, 'Circle', 'active', $4 from unnest($1::uuid[]) as id`, [circles.map((circle) => circle.id), cohortId, runId, now])
    await client.query(
      `insert into circle_members (circle_id, person_id, enrolment_id, role, reasons) select circle, person, enrolment, role, '[]' from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) as entry (circle, person, enrolment, role)`,
      [members.map((member) => member.circleId), members.map((member) => member.personId), members.map((member) => member.enrolmentId), members.map((member) => member.role)],
    )
    await client.query('commit')
  } finally {
    await client.end()
  }
}
