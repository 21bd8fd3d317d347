import pg from 'pg'

/** Somebody who takes part without the form and the manager's answer having been played. */
export type ApprovedPerson = { personId: string; role: 'mentor' | 'mentee'; capacity?: 1 | 2 | 3; explores?: string[]; goals?: string; skills?: string[] }

/**
 * Writes approved enrolments straight into the database, for tests that begin after enrolment. Returns the enrolment of each person.
 * People must be in the directory already.
 */
export async function enrolApproved(databaseUrl: string, cohortId: string, people: ApprovedPerson[]): Promise<Map<string, string>> {
  return overDatabase(databaseUrl, async (client) => {
    const enrolments = new Map<string, string>()
    for (const { personId, role, capacity = 1, explores = [], goals = role === 'mentee' ? 'Learn how other departments work.' : '', skills = ['Negotiation'] } of people) {
      const id = crypto.randomUUID()
      enrolments.set(personId, id)
      await client.query(
        `insert into enrolments (id, cohort_id, person_id, role, state, goals, skills_wanted, functions_to_explore, skills_offered, capacity, interests, saved_at, submitted_at, decided_at)
         values ($1, $2, $3, $4, 'approved', $5, $6, $7, $8, $9, '[]', $10, $10, $10)`,
        [id, cohortId, personId, role, goals, JSON.stringify(role === 'mentee' ? skills : []), JSON.stringify(explores), JSON.stringify(role === 'mentor' ? skills : []), capacity, Date.now()],
      )
    }
    return enrolments
  })
}

/** Lets the lot hold back so many of a thousand pairs of a cohort: none, where a test counts on every pair, instead of one in fifty. */
export async function holdBack(databaseUrl: string, cohortId: string, perMille: number): Promise<void> {
  await overDatabase(databaseUrl, (client) => client.query(`insert into match_secrets (cohort_id, secret, held_back_per_mille) values ($1, $2, $3) on conflict (cohort_id) do update set held_back_per_mille = $3`, [cohortId, 'of the tests', perMille]))
}

/** Lends a connection to a test's database. */
export async function overDatabase<Answer>(databaseUrl: string, use: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
