/**
 * What a rehearsal company consists of before the clock starts: plain data, in the words of the directory.
 * Everything on the wire (Graph users, calendars, tokens) is made from this.
 */
export type CastPerson = {
  /** Entra object id (GUID, lower case). */
  id: string
  displayName: string
  givenName: string
  surname: string
  /** Also the SMTP address. */
  userPrincipalName: string
  jobTitle: string | null
  department: string | null
  officeLocation: string | null
  /** BCP 47, e.g. "en-GB". */
  preferredLanguage: string | null
  /** Object id of the manager, or null at the top and for vacancies. */
  managerId: string | null
  accountEnabled: boolean
  userType: 'Member' | 'Guest'
  skills: string[]
  interests: string[]
  /** `null`: no cloud mailbox, Graph answers 404 MailboxNotEnabledForRESTAPI. */
  mailbox: {
    /** Windows zone name, as Exchange stores it: "GMT Standard Time"; "Customized Time Zone" for one described by rules alone. */
    timeZone: string
    /** IANA name of the same zone, for the stand-in's own arithmetic: "Europe/London". */
    ianaTimeZone: string
    workingHours: { daysOfWeek: Weekday[]; startTime: string; endTime: string }
    /** Free and busy times are shown to nobody. */
    hidesFreeBusy?: boolean
  } | null
  /** App roles assigned to the person in the enterprise application; they travel in the token's `roles` claim. */
  roles: string[]
}

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'

/** A calendar entry somebody had before Crosspath came. Local wall clock of `timeZone` (IANA). */
export type CastEvent = {
  /** Person in whose mailbox it stands; attendees get a copy. */
  ownerId: string
  attendeeIds: string[]
  subject: string
  /** `YYYY-MM-DDTHH:mm:ss` without offset. */
  start: string
  end: string
  timeZone: string
  showAs: 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere'
  isAllDay: boolean
  sensitivity: 'normal' | 'private'
  /** Weekly on the start's weekday until the given local date, inclusive. */
  repeatsWeeklyUntil: string | null
}

export type Cast = {
  tenantId: string
  companyName: string
  domain: string
  people: CastPerson[]
  events: CastEvent[]
  /** The people the host page offers first, with one plain line each about what to try as them. */
  featured: { id: string; part: 'mentee' | 'mentor' | 'manager' | 'organizer' | 'succession-lead' | 'auditor'; line: string }[]
}
