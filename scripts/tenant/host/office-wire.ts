/** What the stand-in for Office.js inside the add-in's page and the host page around it say to each other, by postMessage. */

export type Attendee = { displayName: string; emailAddress: string }

/** The open appointment. Instants are ISO 8601 in UTC. */
export type OutlookItem = {
  /** compose: its organizer has it open. */
  mode: 'read' | 'compose'
  subject: string
  start: string
  end: string
  organizer: Attendee
  required: Attendee[]
  optional: Attendee[]
  bodyHtml: string
  /** Null for a single appointment and for a series as a whole. */
  seriesId: string | null
  recurring: boolean
}

/** What Outlook tells a page that opens beside the item. */
export type Opening = {
  item: OutlookItem
  language: string
  profile: { displayName: string; emailAddress: string; timeZone: string }
  theme: OfficeColours
}

export type OfficeColours = { bodyBackgroundColor: string; bodyForegroundColor: string; controlBackgroundColor: string; controlForegroundColor: string }

/** What nested app authentication answers, in the words of its bridge. */
export type NestedToken = {
  token: { access_token: string; id_token: string; expires_in: number; scope: string }
  account: { environment: string; homeAccountId: string; localAccountId: string; tenantId: string; username: string; name: string }
}

export type OfficeRequest =
  | { id: number; office: 'open' }
  | { id: number; office: 'change'; change: Partial<OutlookItem> }
  | { id: number; office: 'browse'; url: string }
  | { id: number; office: 'token'; clientId: string; scope: string }

export type OfficeAnswer = { id: number; office: 'answer'; value: unknown } | { id: number; office: 'refusal'; message: string } | { office: 'theme'; theme: OfficeColours }
