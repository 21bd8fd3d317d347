import pg from 'pg'
import type { Cast, CastPerson } from '../tenant/cast/types.ts'

/** A GUID for a thing of a kind by its number. */
function guid(kind: number, number: number): string {
  return `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`
}

const departments = ['Engineering', 'Product', 'Finance', 'Sales', 'Marketing', 'Legal', 'Operations', 'Research', 'Support', 'Design']
const skills = ['Negotiation', 'Data storytelling', 'Budgeting', 'Product discovery', 'Interviewing', 'Public speaking', 'Roadmapping']
const given = ['Ada', 'Ben', 'Chiara', 'Dana', 'Emeka', 'Farah', 'Goran', 'Hana', 'Ines', 'Jonas', 'Kaveh', 'Lena', 'Mina']
const family = ['Abel', 'Brandt', 'Costa', 'Dietrich', 'Eze', 'Fontaine', 'Garcia', 'Haddad', 'Ito', 'Jansen', 'Kowalski']

/** One of some words by a number. */
function pick(words: readonly string[], number: number): string {
  return words[number % words.length] ?? ''
}

function person(number: number): CastPerson {
  const isHead = number <= departments.length
  return {
    id: guid(1, number),
    displayName: `${pick(given, number)} ${pick(family, number * 7)} ${number}`,
    givenName: pick(given, number),
    surname: `${pick(family, number * 7)} ${number}`,
    userPrincipalName: `person.${number}@large.example`,
    jobTitle: 'Specialist',
    department: number === 0 ? 'People' : pick(departments, number),
    officeLocation: 'London',
    preferredLanguage: 'en-GB',
    managerId: number === 0 ? null : isHead ? guid(1, 0) : guid(1, (number % departments.length) + (number % departments.length === 0 ? departments.length : 0)),
    accountEnabled: true,
    userType: 'Member',
    skills: [pick(skills, number)],
    interests: [],
    // Without mailboxes no calendar is asked for: here the page is looked at, not the run.
    mailbox: null,
    roles: number === 0 ? ['Organizer'] : [],
  }
}

/** A company of so many people who all take part, and an organizer. One in four is a mentor of up to three. */
export function makeLargeCompany(people: number): Cast {
  const everybody = Array.from({ length: people + 1 }, (_, number) => person(number))
  return { tenantId: guid(9, 9), companyName: 'Large Company', domain: 'large.example', people: everybody, events: [], featured: [{ id: guid(1, 0), part: 'organizer', line: 'Runs the program.' }] }
}

/** Four reasons a mentee, as a run gives them. */
const reasons = [
  { kind: 'skill', points: 410_000, text: 'Offers negotiation and budgeting, which they want to learn.' },
  { kind: 'function', points: 140_000, text: 'Works in a function that they want to explore.' },
  { kind: 'hours', points: 70_000, text: 'Eight hours at work together on the best day.' },
  { kind: 'distance', points: 30_000, text: 'Far from each other in the org chart.' },
]

/** Writes everybody but the organizer into a cohort as approved, when the directory has been read, and a finished run that puts three mentees with each mentor. */
export async function writeRun(databaseUrl: string, cohortId: string, runId: string, { people }: Cast, now: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const taking = people.slice(1)
  const isMentor = (at: number) => at % 4 === 0
  try {
    await client.query(
      `insert into enrolments (id, cohort_id, person_id, role, state, goals, skills_wanted, functions_to_explore, skills_offered, capacity, interests, saved_at, submitted_at, decided_at)
       select id, $2, person, role, 'approved', 'Learn how other departments work.', wanted::jsonb, explore::jsonb, offered::jsonb, 3, '[]', $3, $3, $3
       from unnest($1::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[]) as entry (id, person, role, wanted, explore, offered)`,
      [
        taking.map((_, at) => guid(6, at)), cohortId, now, taking.map(({ id }) => id), taking.map((_, at) => (isMentor(at) ? 'mentor' : 'mentee')),
        taking.map((_, at) => JSON.stringify(isMentor(at) ? [] : [pick(skills, at * 3)])),
        taking.map((_, at) => JSON.stringify(isMentor(at) ? [] : [pick(departments, at * 3 + 1)])),
        taking.map((_, at) => JSON.stringify(isMentor(at) ? [pick(skills, at), pick(skills, at + 2)] : [])),
      ],
    )
    const mentors = taking.filter((_, at) => isMentor(at)).length
    const mentees = taking.length - mentors
    await client.query(
      `insert into match_runs (id, cohort_id, name, state, requested_by, requested_at, finished_at, mentors, mentees, circles, matched, score, bound, figures, proof)
       values ($1, $2, 'Run 1', 'ready', $3, $4, $4, $5, $6, $5, $6, $7, $7, $8, $9)`,
      [
        runId, cohortId, guid(1, 0), now, mentors, mentees, mentees * 650_000,
        JSON.stringify({ mentors, mentees, circles: mentors, matched: mentees, unmatched: 0, score: mentees * 650_000, bound: mentees * 650_000, averageFit: 650_000, bySize: [{ size: 3, circles: mentors }], repeatedDepartments: 0, departmentTies: 90, belowFloors: [], withTime: mentors }),
        JSON.stringify({ proven: true, bound: { matched: mentees, score: mentees * 650_000 }, gap: 0, timeCosts: 0 }),
      ],
    )
    const pairs = taking.flatMap((_, at) => (isMentor(at) ? [] : [{ number: Math.floor(at / 4) + 1, mentor: guid(6, at - (at % 4)), mentee: guid(6, at) }]))
    await client.query(
      `insert into match_proposals (run_id, number, mentor_enrolment_id, mentee_enrolment_id, score, reasons, locked)
       select $1, number, mentor, mentee, 650000, $5, false from unnest($2::int[], $3::uuid[], $4::uuid[]) as entry (number, mentor, mentee)`,
      [runId, pairs.map(({ number }) => number), pairs.map(({ mentor }) => mentor), pairs.map(({ mentee }) => mentee), JSON.stringify(reasons)],
    )
    await client.query(`insert into match_slots (run_id, number, slot) select $1, number, $3 from unnest($2::int[]) as number`, [
      runId, Array.from({ length: mentors }, (_, at) => at + 1),
      JSON.stringify({ words: 'Second Tuesday of the month, 14:00', firstAt: now + 14 * 86_400_000, timeZone: 'Europe/London', sessions: 4, minutes: 60, onPattern: 4, unseen: [] }),
    ])
  } finally {
    await client.end()
  }
}
