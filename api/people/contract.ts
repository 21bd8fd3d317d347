import { z } from 'zod'
import { Done, endpoint, Instant } from '../http/endpoint.ts'

/** A person as everybody in the company may see them: what the address book shows. */
export const Person = z.object({
  /** Entra object id: a GUID, not always one that RFC 9562 would make. */
  id: z.guid(),
  displayName: z.string(),
  jobTitle: z.string().nullable(),
  department: z.string().nullable(),
  officeLocation: z.string().nullable(),
})
export type Person = z.infer<typeof Person>

/** Duties that the company's Entra ID assigns as app roles. */
export const Role = z.enum(['organizer', 'succession-lead', 'auditor'])
export type Role = z.infer<typeof Role>

/** The signed-in person, with what Graph already knows of them. */
export const Me = z.object({
  person: Person,
  roles: z.array(Role),
  manager: Person.nullable(),
  /** How many people report to me. */
  reports: z.int(),
  skills: z.array(z.string()),
  interests: z.array(z.string()),
  /** IANA name; null while the mailbox is unknown. */
  timeZone: z.string().nullable(),
  /** BCP 47. */
  language: z.string().nullable(),
  /** The server's clock: screens count from this one, never from the device's. */
  nowAt: Instant,
})
export type Me = z.infer<typeof Me>

/** What the company's directory can suggest while someone fills in a form. */
export const Suggestions = z.object({
  skills: z.array(z.string()),
  interests: z.array(z.string()),
  departments: z.array(z.string()),
})
export type Suggestions = z.infer<typeof Suggestions>

export const SyncStatus = z.object({
  state: z.enum(['never', 'running', 'done', 'failed']),
  lastFinishedAt: Instant.nullable(),
  /** `full` reads everybody, `delta` only what changed since the last time. */
  lastKind: z.enum(['full', 'delta']).nullable(),
  /** How many people the last run transferred. */
  lastTransferred: z.int(),
  people: z.int(),
  departments: z.int(),
  withoutManager: z.int(),
  withoutDepartment: z.int(),
  withoutMailbox: z.int(),
  /** The reason in a plain sentence when the last run failed. */
  problem: z.string().nullable(),
})
export type SyncStatus = z.infer<typeof SyncStatus>

/** As much of a person as it takes to tell two of the same name apart. */
export const FoundPerson = Person.pick({ id: true, displayName: true, jobTitle: true, department: true })
export type FoundPerson = z.infer<typeof FoundPerson>

export const getMe = endpoint({ method: 'GET', path: '/api/me', summary: 'Who I am, my duties and what the directory knows of me', output: Me })
export const getSuggestions = endpoint({ method: 'GET', path: '/api/suggestions', summary: 'Skills, interests and departments that the company uses', output: Suggestions })
export const searchPeople = endpoint({ method: 'GET', path: '/api/people', summary: 'Colleagues by a part of their name, at most ten', query: z.object({ /** At least two letters. */ search: z.string().trim().min(2).max(60) }), output: z.object({ people: z.array(FoundPerson) }) })
export const getSyncStatus = endpoint({ method: 'GET', path: '/api/people/sync', summary: 'How fresh the org chart is (organizer)', output: SyncStatus })
export const startSync = endpoint({ method: 'POST', path: '/api/people/sync', summary: 'Read the org chart again now (organizer)', output: Done })
