import { z } from 'zod'
import { type Graph, graphStatus } from './client.ts'

/** A person as `/users` and `/users/delta` give them. In a delta page everything but the id may be missing: it did not change. */
export type DirectoryPerson = {
  id: string
  removed: boolean
  userPrincipalName?: string | undefined
  displayName?: string | undefined
  jobTitle?: string | null | undefined
  department?: string | null | undefined
  officeLocation?: string | null | undefined
  preferredLanguage?: string | null | undefined
  accountEnabled?: boolean | undefined
  userType?: string | null | undefined
  /** undefined: not said; null: has none any more. */
  managerId?: string | null | undefined
}

/** What a person's profile and mailbox say beyond the directory. */
export type Profile = {
  id: string
  /** null: Graph did not tell (SharePoint profile missing or not readable); keep what is known. */
  skills: string[] | null
  interests: string[] | null
  /** 'unknown': the answer was an error that says nothing about the mailbox. */
  mailbox: 'cloud' | 'none' | 'unknown'
  /** As Exchange stores it: a Windows name or an IANA name. */
  timeZone: string | null
  language: string | null
  workingHours: { daysOfWeek: string[]; startTime: string; endTime: string } | null
}

const text = z.string().nullable().optional()
const DeltaUser = z.object({
  id: z.string(),
  '@removed': z.object({ reason: z.string() }).optional(),
  userPrincipalName: z.string().optional(),
  displayName: text,
  jobTitle: text,
  department: text,
  officeLocation: text,
  preferredLanguage: text,
  accountEnabled: z.boolean().nullable().optional(),
  userType: text,
  'manager@delta': z.array(z.object({ id: z.string(), '@removed': z.object({ reason: z.string() }).optional() })).optional(),
  manager: z.object({ id: z.string() }).nullable().optional(),
})
const DeltaPage = z.object({ value: z.array(DeltaUser), '@odata.nextLink': z.string().optional(), '@odata.deltaLink': z.string().optional() })

const fields = 'id,userPrincipalName,displayName,jobTitle,department,officeLocation,preferredLanguage,accountEnabled,userType'

/**
 * Reads the directory since `deltaLink`, or all of it when null. Each page is handed over as it comes.
 * Returns the link for the next time. Replays and duplicates are normal.
 * @throws ExpiredDelta when the link is too old (410): begin again without one.
 * Source: learn.microsoft.com/graph/api/user-delta, learn.microsoft.com/graph/delta-query-overview
 */
export async function readPeopleDelta(graph: Graph, deltaLink: string | null, onPage: (people: DirectoryPerson[]) => Promise<void>): Promise<string> {
  let next = deltaLink ?? `/users/delta?$select=${fields},manager`
  for (;;) {
    const page = DeltaPage.parse(await getPage(graph, next))
    await onPage(page.value.map(toPerson))
    if (page['@odata.deltaLink']) return page['@odata.deltaLink']
    if (!page['@odata.nextLink']) throw new Error('Graph ended a delta listing without a delta link.')
    next = page['@odata.nextLink']
  }
}

/** The delta link has expired; the whole directory must be read again. */
export class ExpiredDelta extends Error {}

async function getPage(graph: Graph, path: string): Promise<unknown> {
  try {
    return await graph.get(path)
  } catch (error) {
    if (graphStatus(error) === 410) throw new ExpiredDelta('The delta link has expired.')
    throw error
  }
}

/** Reads one person with their manager, null when the directory has nobody by that id. */
export async function readPerson(graph: Graph, id: string): Promise<DirectoryPerson | null> {
  try {
    const user = DeltaUser.parse(await graph.get(`/users/${id}?$select=${fields}&$expand=manager($select=id)`))
    return { ...toPerson(user), managerId: user.manager?.id ?? null }
  } catch (error) {
    if (graphStatus(error) === 404) return null
    throw error
  }
}

function toPerson(user: z.infer<typeof DeltaUser>): DirectoryPerson {
  const managers = user['manager@delta']
  const current = managers?.find((manager) => !manager['@removed'])
  return {
    id: user.id.toLowerCase(),
    removed: user['@removed'] !== undefined,
    userPrincipalName: user.userPrincipalName,
    displayName: user.displayName ?? undefined,
    jobTitle: user.jobTitle,
    department: user.department,
    officeLocation: user.officeLocation,
    preferredLanguage: user.preferredLanguage,
    accountEnabled: user.accountEnabled ?? undefined,
    userType: user.userType,
    managerId: managers === undefined ? undefined : (current?.id.toLowerCase() ?? null),
  }
}

const ProfileBody = z.object({ skills: z.array(z.string()).nullable().optional(), interests: z.array(z.string()).nullable().optional() })
const MailboxBody = z.object({
  timeZone: z.string().nullable().optional(),
  language: z.object({ locale: z.string().nullable().optional() }).nullable().optional(),
  workingHours: z
    .object({ daysOfWeek: z.array(z.string()), startTime: z.string(), endTime: z.string() })
    .nullable()
    .optional(),
})

/**
 * Reads skills, interests, time zone and working hours of up to some hundred people, in batches.
 * Skills and interests live in SharePoint, are given one person at a time and never appear in delta;
 * no mailbox is a 404 and an ordinary answer. Source: learn.microsoft.com/graph/api/user-get-mailboxsettings
 */
export async function readProfiles(graph: Graph, ids: string[]): Promise<Profile[]> {
  const answers = await graph.batch(
    ids.flatMap((id) => [
      { id: `profile:${id}`, method: 'GET' as const, url: `/users/${id}?$select=skills,interests` },
      { id: `mailbox:${id}`, method: 'GET' as const, url: `/users/${id}/mailboxSettings` },
    ]),
  )
  return ids.map((id) => {
    const profile = answers.get(`profile:${id}`)
    const mailbox = answers.get(`mailbox:${id}`)
    const known = profile?.status === 200 ? ProfileBody.safeParse(profile.body).data : undefined
    const settings = mailbox?.status === 200 ? MailboxBody.safeParse(mailbox.body).data : undefined
    return {
      id,
      skills: known ? (known.skills ?? []) : null,
      interests: known ? (known.interests ?? []) : null,
      mailbox: settings ? 'cloud' : mailbox?.status === 404 ? 'none' : 'unknown',
      timeZone: settings?.timeZone ?? null,
      language: settings?.language?.locale ?? null,
      workingHours: settings?.workingHours ?? null,
    }
  })
}
