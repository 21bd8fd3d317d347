import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { readPerson } from '../graph/people.ts'
import type { FoundPerson, Person } from './contract.ts'
import { toPerson } from './policy.ts'
import { refreshProfiles } from './refresh-profiles.ts'
import { findPeople, findPerson, listColleagues, listLineUpward, listReportingLines, listWords, type PersonRecord, savePeople } from './store.ts'

export type { PersonRecord } from './store.ts'

type Doors = Pick<Context, 'db' | 'graph' | 'now' | 'log'>

/**
 * The person who is signed in. Somebody who joined the company after the last sync is read from Graph at once,
 * and the profile is read on the first visit, so that forms are filled in.
 * @throws AppError person_unknown when the directory has nobody by that id, or the account is disabled.
 */
export async function getSignedIn(context: Doors, personId: string): Promise<PersonRecord> {
  let person = await findPerson(context.db, personId)
  if (!person) {
    const found = await readPerson(context.graph, personId)
    if (found) await savePeople(context.db, [found], context.now())
    person = await findPerson(context.db, personId)
  }
  if (!person?.enabled) throw new AppError('person_unknown', 'The company directory does not know you as an active person. Ask your IT team.')
  if (person.profileReadAt === null) {
    await refreshProfiles(context, [personId])
    person = (await findPerson(context.db, personId)) ?? person
  }
  return person
}

/** @throws AppError not_found */
export async function getPerson(context: Pick<Context, 'db'>, id: string): Promise<PersonRecord> {
  const person = await findPerson(context.db, id)
  if (!person) throw new AppError('not_found', 'The directory does not know this person.')
  return person
}

/** People by id for screens; whoever has left the directory altogether is shown as a former colleague. */
export async function getPeople(context: Pick<Context, 'db'>, ids: (string | null)[]): Promise<(id: string) => Person> {
  return shownOf(await findPeople(context.db, ids.filter((id) => id !== null)))
}

/** The same of records that are read already. */
export function shownOf(people: ReadonlyMap<string, PersonRecord>): (id: string) => Person {
  return (id) => {
    const record = people.get(id)
    return record ? toPerson(record) : { id, displayName: 'Former colleague', jobTitle: null, department: null, officeLocation: null }
  }
}

/** One full record, null when the directory has nobody by that id. */
export function findRecord(context: Pick<Context, 'db'>, id: string): Promise<PersonRecord | null> {
  return findPerson(context.db, id)
}

/** Full records by id, for the engines. */
export function listRecords(context: Pick<Context, 'db'>, ids: string[]): Promise<Map<string, PersonRecord>> {
  return findPeople(context.db, ids)
}

/** Managers above a person, nearest first, without those whose account is disabled or gone. A cycle in the directory ends the walk. */
export async function findManagersUpward(context: Pick<Context, 'db'>, personId: string): Promise<PersonRecord[]> {
  return (await listLineUpward(context.db, personId)).filter(({ enabled }) => enabled)
}

/** Whoever reports to a person or to the same manager, active and no guests, by name. */
export async function findColleagues(context: Pick<Context, 'db'>, personId: string, limit: number): Promise<FoundPerson[]> {
  const person = await findPerson(context.db, personId)
  return person ? listColleagues(context.db, person, limit) : []
}

/** Every reporting line of the company: person to manager. */
export function listLines(context: Pick<Context, 'db'>): Promise<Map<string, string | null>> {
  return listReportingLines(context.db)
}

/** The company's departments, by name. */
export async function listDepartments(context: Pick<Context, 'db'>): Promise<string[]> {
  return (await listWords(context.db)).departments
}
