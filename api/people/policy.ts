import type { Caller } from '../http/authenticate.ts'
import type { Person } from './contract.ts'
import type { PersonRecord } from './store.ts'

/** Everybody who is signed in to the company. */
export const everybody = (_caller: Caller): boolean => true

/** Who runs programs: the Entra app role Organizer. */
export const organizers = (caller: Caller): boolean => caller.roles.includes('organizer')

/** Who looks after critical roles: the Entra app role SuccessionLead. Being an organizer does not make one. */
export const successionLeads = (caller: Caller): boolean => caller.roles.includes('succession-lead')

/** Who reads figures and records: organizers, and whoever has the Entra app role Auditor. */
export const organizersAndAuditors = (caller: Caller): boolean => organizers(caller) || caller.roles.includes('auditor')

/** What everybody may see of a person: the address book's card, nothing more. */
export function toPerson(record: PersonRecord): Person {
  return { id: record.id, displayName: record.displayName, jobTitle: record.jobTitle, department: record.department, officeLocation: record.officeLocation }
}
