import type { Cast, CastEvent, CastPerson } from '#scripts/tenant/cast/types.ts'
import { overDatabase } from './enrol-approved.ts'

export type SeasonCompany = { cast: Cast; /** Mentees for whom the cohort has room. */ places: number; organizerId: string; mentors: string[]; mentees: string[]; /** A manager whose whole team nobody answers for. */ silent: string; /** Away when they are asked; the first of them named a delegate. */ away: string[]; delegateOfFirst: string }

const departments = ['Finance', 'Legal', 'Marketing', 'Operations', 'People', 'Product', 'Research', 'Sales'] as const
const skills = ['Negotiation', 'Budgeting', 'Data storytelling', 'Contract law', 'Pricing', 'Process improvement', 'Public speaking', 'Product strategy'] as const
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const
const zones = [
  { timeZone: 'GMT Standard Time', ianaTimeZone: 'Europe/London', office: 'London' },
  { timeZone: 'W. Europe Standard Time', ianaTimeZone: 'Europe/Berlin', office: 'Berlin' },
] as const

/** Managers of a department below its head; nine make a company of a thousand: `SEASON_TEAMS=9 npx vitest run tests/journeys/season.test.ts`. */
const managersEach = Number(process.env['SEASON_TEAMS'] ?? '1')
const teamOf = 14

function guid(number: number): string {
  return `00000001-0000-4000-8000-${String(number).padStart(12, '0')}`
}

/**
 * A company of 130 people or, on demand, of a thousand: one at the top, eight heads, managers below each, fourteen people below each of those. Everybody of the
 * teams takes part, three in fourteen as mentors. Some managers are away in the first three weeks.
 * @param startsOn local date of the first day.
 */
export function seasonCompany(startsOn: string): SeasonCompany {
  const people: CastPerson[] = []
  const hire = (managerId: string | null, department: string | null, title: string, roles: string[] = []): string => {
    const number = people.length
    const { office, ...zone } = zones[number % zones.length] ?? zones[0]
    people.push({
      id: guid(number),
      displayName: `Robin Person ${number}`,
      givenName: 'Robin',
      surname: `Person ${number}`,
      userPrincipalName: `person.${number}@season.example`,
      jobTitle: title,
      department,
      officeLocation: office,
      preferredLanguage: 'en-GB',
      managerId,
      accountEnabled: true,
      userType: 'Member',
      skills: [],
      interests: [],
      mailbox: { ...zone, workingHours: { daysOfWeek: [...weekdays], startTime: '09:00', endTime: '17:00' } },
      roles,
    })
    return guid(number)
  }
  const top = hire(null, null, 'Managing director')
  const organizerId = hire(top, 'People', 'Mentoring lead', ['Organizer'])
  const managers: string[] = []
  const mentors: string[] = []
  const mentees: string[] = []
  for (const department of departments) {
    const head = hire(top, department, `Head of ${department}`)
    for (let team = 0; team < managersEach; team += 1) {
      const manager = hire(head, department, 'Team lead')
      managers.push(manager)
      for (let member = 0; member < teamOf; member += 1) {
        const id = hire(manager, department, 'Specialist')
        if (member % 4 === 3) mentors.push(id)
        else mentees.push(id)
      }
    }
  }
  const [silent = '', first = '', second = '', delegateOfFirst = ''] = managers
  const events = [first, second].map((ownerId): CastEvent => ({ ownerId, attendeeIds: [], subject: 'Away', start: `${startsOn}T00:00:00`, end: `${Temporal.PlainDate.from(startsOn).add({ days: 21 }).toString()}T00:00:00`, timeZone: 'Europe/London', showAs: 'oof', isAllDay: true, sensitivity: 'normal', repeatsWeeklyUntil: null }))
  return { cast: { tenantId: guid(999_999), companyName: 'A Season', domain: 'season.example', people, events, featured: [{ id: organizerId, part: 'organizer', line: 'Runs the program.' }] }, places: Math.round(mentees.length * 0.75), organizerId, mentors, mentees, silent, away: [first, second], delegateOfFirst }
}

/** What somebody of the company answers in the form. */
export function answersOf(company: SeasonCompany, personId: string, number: number) {
  const own = departments.findIndex((name) => name === company.cast.people.find(({ id }) => id === personId)?.department)
  const at = (step: number) => (own + step) % departments.length
  return company.mentors.includes(personId)
    ? { role: 'mentor' as const, skillsOffered: [skills[own] ?? skills[0]], capacity: 3 as const }
    : { role: 'mentee' as const, goals: 'I want to understand how another department decides.', skillsWanted: [skills[at(1 + (number % 3))] ?? skills[0]], functionsToExplore: [departments[at(1 + (number % 3))] ?? departments[0], departments[at(4)] ?? departments[0]] }
}

/** Writes the company into a migrated database as if its directory and profiles had been read. */
export async function seedPeople(databaseUrl: string, { cast }: SeasonCompany, now: number): Promise<void> {
  await overDatabase(databaseUrl, async (client) => {
    const rows = cast.people.map((person) => ({
      id: person.id,
      user_principal_name: person.userPrincipalName,
      display_name: person.displayName,
      job_title: person.jobTitle,
      department: person.department,
      office_location: person.officeLocation,
      manager_id: person.managerId,
      time_zone: person.mailbox?.ianaTimeZone ?? null,
      working_hours: Object.fromEntries(weekdays.map((name) => [name, ['09:00', '17:00']])),
    }))
    await client.query(
      `insert into people (id, user_principal_name, display_name, job_title, department, office_location, manager_id, account_enabled, guest, language, time_zone, working_hours, mailbox, skills, interests, profile_read_at, synced_at)
       select id, user_principal_name, display_name, job_title, department, office_location, manager_id, true, false, 'en-GB', time_zone, working_hours, 'cloud', '[]', '[]', $2, $2
       from jsonb_to_recordset($1::jsonb) as row(id uuid, user_principal_name text, display_name text, job_title text, department text, office_location text, manager_id uuid, time_zone text, working_hours jsonb)`,
      [JSON.stringify(rows), now],
    )
  })
}
