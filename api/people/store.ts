import { sql } from 'kysely'
import type { DirectoryPerson } from '../graph/people.ts'
import type { Db } from '../store/open.ts'
import type { WorkingHours } from '../store/stored.ts'
import type { FoundPerson, Person } from './contract.ts'

/** A person as the rest of the product needs them. */
export type PersonRecord = Person & {
  mail: string
  managerId: string | null
  enabled: boolean
  guest: boolean
  language: string | null
  timeZone: string | null
  workingHours: WorkingHours | null
  mailbox: 'unknown' | 'cloud' | 'none'
  skills: string[]
  interests: string[]
  profileReadAt: number | null
}

const columns = ['id', 'userPrincipalName as mail', 'displayName', 'jobTitle', 'department', 'officeLocation', 'managerId', 'accountEnabled', 'guest', 'language', 'timeZone', 'workingHours', 'mailbox', 'skills', 'interests', 'profileReadAt', 'removedAt'] as const

type Row = Omit<PersonRecord, 'enabled'> & { accountEnabled: boolean; removedAt: number | null }

function toRecord({ accountEnabled, removedAt, ...row }: Row): PersonRecord {
  return { ...row, enabled: accountEnabled && removedAt === null }
}

/** Finds people by id; ids that nobody has are left out. */
export async function findPeople(db: Db, ids: string[]): Promise<Map<string, PersonRecord>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('people').select(columns).where(sql<boolean>`id = any(${sql.val([...new Set(ids)])}::uuid[])`).execute()
  return new Map(rows.map((row) => [row.id, toRecord(row)]))
}

export async function findPerson(db: Db, id: string): Promise<PersonRecord | null> {
  return (await findPeople(db, [id])).get(id) ?? null
}

/** Everybody above a person in the directory, nearest first, whatever became of their accounts; each once. */
export async function listLineUpward(db: Db, personId: string): Promise<PersonRecord[]> {
  const line = sql<{ above: string; height: number }>`
    with recursive line as (
      select id, manager_id, 0 as height, array[id] as seen from people where id = ${personId}
      union all
      select above.id, above.manager_id, line.height + 1, line.seen || above.id from people above join line on above.id = line.manager_id where above.id <> all(line.seen))
    select id as above, height from line where height > 0`
  const rows = await db.selectFrom('people').innerJoin(sql<{ above: string; height: number }>`(${line})`.as<'line'>('line'), 'line.above', 'people.id').select(columns).orderBy('line.height').execute()
  return rows.map(toRecord)
}

/** Colleagues whose name contains every word, those whose name begins so first; at most ten, never oneself. */
export async function searchPeople(db: Db, search: string, exceptId: string): Promise<FoundPerson[]> {
  const literal = (word: string) => word.replace(/[\\%_]/g, '\\$&')
  let query = db.selectFrom('people').select(['id', 'displayName', 'jobTitle', 'department']).where('removedAt', 'is', null).where('accountEnabled', '=', true).where('guest', '=', false).where('id', '!=', exceptId)
  for (const word of search.split(/\s+/)) query = query.where('displayName', 'ilike', `%${literal(word)}%`)
  return query.orderBy((e) => e('displayName', 'ilike', `${literal(search)}%`), 'desc').orderBy('displayName').orderBy('id').limit(10).execute()
}

/** Whoever reports to a person, and whoever reports to the same manager, by name. */
export async function listColleagues(db: Db, person: Pick<PersonRecord, 'id' | 'managerId'>, limit: number): Promise<FoundPerson[]> {
  const managers = person.managerId === null ? [person.id] : [person.id, person.managerId]
  return db
    .selectFrom('people')
    .select(['id', 'displayName', 'jobTitle', 'department'])
    .where('managerId', 'in', managers)
    .where('id', '!=', person.id)
    .where('removedAt', 'is', null)
    .where('accountEnabled', '=', true)
    .where('guest', '=', false)
    .orderBy('displayName')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function countReports(db: Db, managerId: string): Promise<number> {
  const row = await db.selectFrom('people').select((e) => e.fn.countAll<number>().as('count')).where('managerId', '=', managerId).where('removedAt', 'is', null).where('accountEnabled', '=', true).executeTakeFirstOrThrow()
  return row.count
}

/** Every manager line of the company: who reports to whom. Small: two ids a person. */
export async function listReportingLines(db: Db): Promise<Map<string, string | null>> {
  const rows = await db.selectFrom('people').select(['id', 'managerId']).where('removedAt', 'is', null).execute()
  return new Map(rows.map((row) => [row.id, row.managerId]))
}

/** Writes one page of the directory. What a delta page does not say is left as it was. */
export async function savePeople(db: Db, people: DirectoryPerson[], now: number): Promise<void> {
  for (const person of people) {
    if (person.removed) {
      await db.updateTable('people').set({ removedAt: now, syncedAt: now }).where('id', '=', person.id).execute()
      continue
    }
    const said = {
      ...(person.userPrincipalName !== undefined && { userPrincipalName: person.userPrincipalName }),
      ...(person.displayName !== undefined && { displayName: person.displayName }),
      ...(person.jobTitle !== undefined && { jobTitle: person.jobTitle }),
      ...(person.department !== undefined && { department: person.department?.trim() || null }),
      ...(person.officeLocation !== undefined && { officeLocation: person.officeLocation }),
      ...(person.preferredLanguage !== undefined && { language: person.preferredLanguage }),
      ...(person.accountEnabled !== undefined && { accountEnabled: person.accountEnabled }),
      ...(person.userType !== undefined && { guest: person.userType === 'Guest' }),
      ...(person.managerId !== undefined && { managerId: person.managerId }),
      removedAt: null,
      syncedAt: now,
    }
    await db
      .insertInto('people')
      .values({ id: person.id, userPrincipalName: '', displayName: '', accountEnabled: true, guest: false, mailbox: 'unknown', skills: '[]', interests: '[]', ...said })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(said))
      .execute()
  }
}

/** Marks everybody who was not seen since `since` as gone: after a full read they are no longer in the directory. */
export async function removeUnseen(db: Db, since: number, now: number): Promise<void> {
  await db.updateTable('people').set({ removedAt: now }).where('syncedAt', '<', since).where('removedAt', 'is', null).execute()
}

/** Takes the manager from everybody in the directory but those who were said to have one. */
export async function clearManagers(db: Db, managed: ReadonlySet<string>): Promise<void> {
  const rows = await db.selectFrom('people').select('id').where('managerId', 'is not', null).where('removedAt', 'is', null).execute()
  const alone = rows.map((row) => row.id).filter((id) => !managed.has(id))
  for (let at = 0; at < alone.length; at += 1_000) await db.updateTable('people').set({ managerId: null }).where('id', 'in', alone.slice(at, at + 1_000)).execute()
}

/** People whose profile and mailbox were never read, or not since `before`. */
export async function listStaleProfiles(db: Db, before: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('people')
    .select('id')
    .where('removedAt', 'is', null)
    .where('accountEnabled', '=', true)
    .where((e) => e.or([e('profileReadAt', 'is', null), e('profileReadAt', '<', before)]))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

export async function saveProfile(
  db: Db,
  profile: { id: string; skills: string[] | null; interests: string[] | null; mailbox: 'unknown' | 'cloud' | 'none'; timeZone: string | null; workingHours: WorkingHours | null },
  now: number,
): Promise<void> {
  await db
    .updateTable('people')
    .set({
      ...(profile.skills && { skills: JSON.stringify(profile.skills) }),
      ...(profile.interests && { interests: JSON.stringify(profile.interests) }),
      ...(profile.mailbox !== 'unknown' && { mailbox: profile.mailbox }),
      ...(profile.timeZone && { timeZone: profile.timeZone }),
      ...(profile.workingHours && { workingHours: JSON.stringify(profile.workingHours) }),
      profileReadAt: now,
    })
    .where('id', '=', profile.id)
    .execute()
}

export async function countPeople(db: Db): Promise<{ people: number; departments: number; withoutManager: number; withoutDepartment: number; withoutMailbox: number }> {
  const row = await db
    .selectFrom('people')
    .select([
      sql<number>`count(*)`.as('people'),
      sql<number>`count(distinct department)`.as('departments'),
      sql<number>`count(*) filter (where manager_id is null)`.as('withoutManager'),
      sql<number>`count(*) filter (where department is null)`.as('withoutDepartment'),
      sql<number>`count(*) filter (where mailbox = 'none')`.as('withoutMailbox'),
    ])
    .where('removedAt', 'is', null)
    .where('accountEnabled', '=', true)
    .executeTakeFirstOrThrow()
  return row
}

/** Words that the company itself uses, the most common first. */
export async function listWords(db: Db): Promise<{ skills: string[]; interests: string[]; departments: string[] }> {
  const common = async (column: 'skills' | 'interests') => {
    const { rows } = await sql<{ word: string }>`
      select min(word) as word from people, jsonb_array_elements_text(${sql.ref(column)}) as word
      where removed_at is null group by lower(word) order by count(*) desc, min(word) limit 400`.execute(db)
    return rows.map((row) => row.word)
  }
  const departments = await db.selectFrom('people').select('department').distinct().where('department', 'is not', null).where('removedAt', 'is', null).where('accountEnabled', '=', true).orderBy('department').execute()
  return { skills: await common('skills'), interests: await common('interests'), departments: departments.flatMap((row) => (row.department ? [row.department] : [])) }
}

export type SyncRecord = { deltaLink: string | null; state: 'running' | 'done' | 'failed'; kind: 'full' | 'delta' | null; transferred: number; startedAt: number; finishedAt: number | null; problem: string | null }

export async function findSync(db: Db): Promise<SyncRecord | null> {
  const row = await db.selectFrom('directorySyncs').selectAll().where('resource', '=', 'people').executeTakeFirst()
  if (!row) return null
  const { resource: _resource, ...record } = row
  return record
}

export async function saveSync(db: Db, record: SyncRecord): Promise<void> {
  await db.insertInto('directorySyncs').values({ resource: 'people', ...record }).onConflict((conflict) => conflict.column('resource').doUpdateSet(record)).execute()
}
