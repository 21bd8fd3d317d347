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

/** Writes everybody but the organizer into a cohort as approved, when the directory has been read. */
export async function enrolEverybody(databaseUrl: string, cohortId: string, { people }: Cast, now: number): Promise<void> {
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
  } finally {
    await client.end()
  }
}
