import type { Caller } from '../http/authenticate.ts'
import type { Person } from './contract.ts'
import type { PersonRecord } from './store.ts'

/** Everybody who is signed in to the company. */
export const everybody = (_caller: Caller): boolean => true

/** Who runs programs: the Entra app role Organizer. */
export const organizers = (caller: Caller): boolean => caller.roles.includes('organizer')

/** What everybody may see of a person: the address book's card, nothing more. */
export function toPerson(record: PersonRecord): Person {
  return { id: record.id, displayName: record.displayName, jobTitle: record.jobTitle, department: record.department, officeLocation: record.officeLocation }
}
