/**
 * What the host page and its server say to each other under /host/api. JSON only; instants are ISO 8601 in UTC.
 * A GET about somebody who has left the company answers null; about an id that nobody ever had, 404.
 */

export type Part = 'mentee' | 'mentor' | 'manager' | 'organizer' | 'succession-lead' | 'auditor'

export type PersonLine = {
  id: string
  displayName: string
  userPrincipalName: string
  jobTitle: string | null
  department: string | null
  officeLocation: string | null
  preferredLanguage: string | null
  /** IANA; null: no mailbox in the cloud. */
  timeZone: string | null
  managerId: string | null
}

export type Featured = { id: string; part: Part; line: string }

/** Something a visitor may set off: shown as a title, one line of words, and a button that says `verb`. */
export type Offer = { id: string; title: string; line: string; verb?: string }

/** GET /host/api/company: what does not change while the page is open. */
export type Company = {
  companyName: string
  domain: string
  tenantId: string
  teamsAppId: string
  tabUrl: string
  /** The page that the app shows beside a call; null where its manifest declares none. */
  panelUrl: string | null
  /** Everybody in the directory, also guests and accounts that are switched off. */
  size: number
  /** Whom one can be. */
  people: PersonLine[]
  featured: Featured[]
  /** Where in the tab a step of the story begins, with its leading slash. */
  paths: Partial<Record<StepId, string>>
  actions: Offer[]
  troubles: Offer[]
}

export type StepId = 'org-chart' | 'enrol' | 'approve' | 'match' | 'book' | 'roadmap' | 'decline' | 'delegate' | 'escalation' | 'nudge' | 'pulse' | 'repair'

/** How far the story has come, told from what the tenant saw. `line` is a full sentence. */
export type Step = { id: StepId; done: boolean; line: string | null }

/** GET /host/api/state?person=ID */
export type State = {
  now: string
  /** Wall clock of the person (UTC without a mailbox), `YYYY-MM-DDTHH:mm:ss`. */
  localNow: string
  timeZone: string
  unread: number
  /** Lines of activity and mail that nobody has opened yet. */
  unseen: { activity: number; mail: number }
  /** What Teams refuses for the person; null: nothing. */
  teamsBlock: 'teams' | 'bot' | null
  /** What the other people of the company are doing while the clock moves, in a sentence; null when it stands. */
  living: string | null
  steps: Step[]
  /** Next occurrence of a Teams meeting series of the person, local wall clock. */
  nextSession: { subject: string; start: string } | null
}

export type ChatLine = {
  id: string
  author: 'app' | 'person'
  sentAt: string
  edited: boolean
  /** Grows when what this viewer sees changes: the page redraws the card then and only then. */
  revision: string
  text: string | null
  textFormat: 'plain' | 'markdown' | 'xml'
  cards: { [key: string]: unknown }[]
  /** The card's own refresh is due for this viewer. */
  refresh: { type: string; id?: string; title?: string; verb?: string; data?: unknown } | null
}

/** GET /host/api/people/ID/chat */
export type ChatView = { installed: boolean; messages: ChatLine[] }

/** GET /host/api/people/ID/activity, newest first; `at` is the person's wall clock. POST …/activity/LINE/seen */
export type ActivityLine = { id: string; at: string; title: string; text: string; link: string | null; seen: boolean }

/** GET /host/api/people/ID/mail, newest first. POST …/mail/MAIL/seen */
export type MailLine = { id: string; at: string; from: string; subject: string; bodyHtml: string; seen: boolean }

/** POST /host/api/people/ID/teams takes { block } */

/** POST /host/api/people/ID/chat/MESSAGE/press */
export type PressAnswer = { kind: 'card' } | { kind: 'text'; text: string } | { kind: 'error'; text: string }

export type ResponseWord = 'none' | 'organizer' | 'tentativelyAccepted' | 'accepted' | 'declined' | 'notResponded'

/** One entry of a person's calendar between two local dates. */
export type CalendarEntry = {
  id: string
  /** Id of the series; null for a single entry. */
  seriesId: string | null
  subject: string
  /** Wall clock in the person's zone, `YYYY-MM-DDTHH:mm`. */
  start: string
  end: string
  isAllDay: boolean
  showAs: 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere' | 'unknown'
  isPrivate: boolean
  isCancelled: boolean
  series: 'single' | 'occurrence' | 'exception'
  organizer: string
  isOrganizer: boolean
  location: string | null
  response: ResponseWord
  attendees: { name: string; address: string; response: ResponseWord; optional: boolean }[]
  bodyHtml: string | null
  joinUrl: string | null
}

/** GET /host/api/people/ID/calendar-entry/ENTRY answers one CalendarEntry; a series' id gives its next occurrence. */

/** GET /host/api/people/ID/calendar?from=YYYY-MM-DD&to=YYYY-MM-DD (`to` exclusive) */
export type CalendarView = { timeZone: string | null; entries: CalendarEntry[] }

/**
 * GET /host/api/people/ID/meeting?join=URL: the meeting behind a join address, of several dates the one nearest to now; null when
 * neither the person nor whoever made the address has it in their calendar. Wall clocks as in a CalendarEntry.
 */
export type MeetingView = { subject: string; start: string; end: string; organizer: string; people: { id: string | null; name: string; declined: boolean }[] }

/** POST /host/api/people/ID/calendar: an appointment of the person's own; wall clocks, whole days from midnight to midnight. */
export type NewAppointment = { subject: string; start: string; end: string; isAllDay: boolean; showAs: Exclude<CalendarEntry['showAs'], 'unknown'> }

/** POST /host/api/people/ID/calendar/ENTRY/move takes { start }, …/delete nothing; POST /host/api/people/ID/leave */
export type Leaving = { how: 'disable' | 'closeMailbox' | 'remove' }

/** GET /host/api/requests, newest first */
export type RequestLine = { at: string; method: string; path: string; status: number; service: string }

/** GET /host/api/changes, server-sent: which parts may look different now. */
export type Change = { parts: ('clock' | 'chat' | 'inbox' | 'requests' | 'people')[] }
